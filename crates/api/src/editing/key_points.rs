use super::standing::Standing;
use crate::dto::{KeyPoint, QuestionId, QuestionView};
use crate::{ApiError, Code, Hotseat};
use hotseat_content::{Source, lint_question, rewrite_question, slug};
use hotseat_interview::Question;

impl Hotseat {
    /// Puts a key point into a question: in place of the one with its id, or as a new one. Without an id it
    /// gets one of what it says.
    pub fn put_key_point(&self, question: QuestionId, point: KeyPoint) -> Result<QuestionView, ApiError> {
        let point = tidy(point)?;
        self.change_points(question, |points| {
            match points.iter_mut().find(|known| known.id == point.id) {
                Some(known) => *known = point,
                None => points.push(KeyPoint { id: free_id(points, &point), ..point }),
            }
            Ok(())
        })
    }

    /// Takes a key point out of a question. Interviews that were held with it keep theirs.
    pub fn remove_key_point(
        &self,
        question: QuestionId,
        key_point: String,
    ) -> Result<QuestionView, ApiError> {
        self.change_points(question, |points| {
            let before = points.len();
            points.retain(|point| point.id != key_point);
            if points.len() == before {
                let message = format!("The question has no key point {key_point:?}.");
                return Err(ApiError::new(Code::NotFound, message));
            }
            Ok(())
        })
    }

    fn change_points(
        &self,
        id: QuestionId,
        change: impl FnOnce(&mut Vec<KeyPoint>) -> Result<(), ApiError>,
    ) -> Result<QuestionView, ApiError> {
        let standing = self.store.read(|tx| Standing::of(tx, &id))?;
        let mut question = as_it_stands(&standing)?;
        change(&mut question.key_points)?;
        let text = rewrite_question(&standing.text, &question);
        self.store_text(standing, question, text)?;
        self.question(id)
    }
}

/// What the file says, which may be newer than the bank.
fn as_it_stands(standing: &Standing) -> Result<Question, ApiError> {
    let pack = &standing.pack.id;
    let (Some(stored), Some(place)) = (&standing.stored, &standing.file) else {
        let stored = standing.stored.as_ref().map(|stored| stored.question.clone());
        return stored.ok_or_else(|| ApiError::new(Code::NotFound, "This question is not saved yet."));
    };
    let source = Source::new(place.path.display().to_string(), &standing.text);
    let (question, report) = lint_question(&source, pack, Some(&stored.question.id), &[], &[]);
    // A question that follows another is not beside it here.
    let broken = report.problems.iter().any(|problem| {
        problem.severity == hotseat_content::Severity::Error && problem.code != "unknown-follows"
    });
    question.filter(|_| !broken).ok_or_else(|| {
        let message =
            format!("{} has mistakes: open the question and correct them first.", place.path.display());
        ApiError::new(Code::Invalid, message)
    })
}

/// A key point with no blank space at the ends of its texts, and without empty phrasings.
fn tidy(point: KeyPoint) -> Result<KeyPoint, ApiError> {
    let trimmed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let say = trimmed(&point.say);
    if say.is_empty() {
        return Err(ApiError::new(Code::Invalid, "A key point says something: write it, or remove it."));
    }
    let accept =
        point.accept.iter().map(|phrasing| trimmed(phrasing)).filter(|phrasing| !phrasing.is_empty());
    let probe = point.probe.as_deref().map(trimmed).filter(|probe| !probe.is_empty());
    Ok(KeyPoint { accept: accept.collect(), probe, say, ..point })
}

fn free_id(points: &[KeyPoint], point: &KeyPoint) -> String {
    let stem = match slug(if point.id.is_empty() { &point.say } else { &point.id }) {
        slug if slug.is_empty() => "idea".to_owned(),
        slug => slug,
    };
    let words: Vec<&str> = stem.split('-').take(5).collect();
    let stem = words.join("-");
    let taken = |id: &str| points.iter().any(|point| point.id == id);
    let mut id = stem.clone();
    let mut number = 2;
    while taken(&id) {
        id = format!("{stem}-{number}");
        number += 1;
    }
    id
}
