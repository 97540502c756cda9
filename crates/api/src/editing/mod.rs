//! Questions as texts that a person writes.

mod key_points;
mod saving;
mod standing;

use crate::bank::question_view;
use crate::dto::{Draft, EditCheck, EditProblem, EditView, PackId, QuestionId};
use crate::{ApiError, Code, Hotseat};
use hotseat_content::{LintReport, Source, lint_question};
use hotseat_interview::Question;
use hotseat_storage as storage;
use hotseat_storage::{BankQuestion, OrNotFound, ReadTx, StoreError};
use standing::Standing;

/// What a question that is being begun starts from.
const BEGINNING: &str = "\
## What would you ask?
```yaml
level: mid
key_points:
  - id: first-idea
    weight: core
    say: The one idea that a good answer holds, in a full sentence.
    accept:
      - another way in which people say it
    probe: What would you ask someone who left it out?
```

### Said aloud
What a good candidate would say, in a minute or two.
";

impl Hotseat {
    /// Opens a question to be edited. What stands in a file is read from there.
    pub fn edit_question(&self, id: QuestionId) -> Result<EditView, ApiError> {
        let standing = self.store.read(|tx| Standing::of(tx, &id))?;
        self.edit_view(&standing)
    }

    /// Opens a text for a question that is to be added to a pack of one's own.
    pub fn begin_question(&self, pack: PackId) -> Result<EditView, ApiError> {
        let pack = self.store.read(|tx| tx.pack(&pack)?.or_not_found("pack", &pack))?;
        let standing = Standing::beginning(pack, BEGINNING)?;
        self.edit_view(&standing)
    }

    /// What is wrong with a text, and the question as it would be. Nothing is stored.
    pub fn check_question(
        &self,
        id: Option<QuestionId>,
        pack: PackId,
        text: String,
    ) -> Result<EditCheck, ApiError> {
        Ok(self.store.read(|tx| check(tx, id.as_ref(), &pack, &text))?.1)
    }

    /// Keeps a text that is not saved yet; none throws it away. A pack has one text of a question that is
    /// being begun.
    pub fn keep_draft(
        &self,
        id: Option<QuestionId>,
        pack: PackId,
        text: Option<String>,
    ) -> Result<Option<Draft>, ApiError> {
        let draft = text.map(|text| storage::Draft { text, kept_at: self.wall() });
        self.store.write(|tx| tx.set_draft(&pack, id.as_ref(), draft.as_ref()))?;
        Ok(draft.map(Draft::from))
    }

    fn edit_view(&self, standing: &Standing) -> Result<EditView, ApiError> {
        let id = standing.id();
        let pack = &standing.pack;
        let (check, draft) = self.store.read(|tx| {
            let check = check(tx, id, &pack.id, &standing.text)?.1;
            Ok::<_, StoreError>((check, tx.draft(&pack.id, id)?))
        })?;
        Ok(EditView {
            id: id.cloned(),
            pack: pack.id.clone(),
            pack_title: pack.title.clone(),
            seen: standing.seen(),
            file: standing.file.as_ref().map(|file| file.path.display().to_string()),
            saving: standing.saving(),
            draft: draft.map(Draft::from),
            edited: standing.stored.as_ref().is_some_and(|stored| stored.base.is_some()),
            text: standing.text.clone(),
            check,
        })
    }
}

impl From<storage::Draft> for Draft {
    fn from(draft: storage::Draft) -> Draft {
        Draft { text: draft.text, kept_at: draft.kept_at.to_string() }
    }
}

/// The question of a text, if it could be stored, and what there is to say about it.
fn check(
    tx: &ReadTx<'_>,
    id: Option<&QuestionId>,
    pack: &PackId,
    text: &str,
) -> Result<(Option<Question>, EditCheck), StoreError> {
    let row = tx.pack(pack)?.or_not_found("pack", pack)?;
    let others: Vec<Question> = tx.bank_questions(pack)?.into_iter().map(|stored| stored.question).collect();
    let text = match id {
        Some(_) => text.to_owned(),
        None => with_own_id(tx, pack, text)?,
    };
    let source = Source::new("question.md", &text);
    let (question, report) = lint_question(&source, pack, id, &others, &row.topics);
    let sound = report.errors() == 0;
    let view = question.as_ref().map(|question| question_view(BankQuestion::from(question)));
    let check = EditCheck { problems: problems(report), question: view };
    Ok((question.filter(|_| sound), check))
}

fn problems(report: LintReport) -> Vec<EditProblem> {
    let problem = |problem: &hotseat_content::Problem| EditProblem {
        line: problem.line,
        column: problem.column,
        length: problem.length(&report),
        severity: problem.severity,
        code: problem.code.to_owned(),
        message: problem.message.clone(),
        help: problem.help.clone(),
    };
    report.problems.iter().map(problem).collect()
}

/// The text of a new question with an id made of its title, unless its author gave it one.
fn with_own_id(tx: &ReadTx<'_>, pack: &PackId, text: &str) -> Result<String, StoreError> {
    let places = hotseat_content::question_places(text);
    let [(None, _)] = places.as_slice() else { return Ok(text.to_owned()) };
    let source = Source::new("question.md", text);
    let (question, _) = lint_question(&source, pack, None, &[], &[]);
    let title = question.map(|question| question.title).unwrap_or_default();
    let slug = match hotseat_content::slug(&title) {
        slug if slug.is_empty() => "question".to_owned(),
        slug => slug,
    };
    let stem = format!("{pack}-{slug}");
    let stem = stem.get(..70).unwrap_or(&stem).trim_end_matches('-').to_owned();
    let mut id = QuestionId(stem.clone());
    let mut number = 2;
    while tx.bank_question(&id)?.is_some() {
        id = QuestionId(format!("{stem}-{number}"));
        number += 1;
    }
    Ok(hotseat_content::with_id(text, &id))
}

fn not_own(pack: &storage::Pack) -> ApiError {
    let message = format!(
        "Questions are added to packs of your own; {:?} is not one. Begin a pack, and write it there.",
        pack.title
    );
    ApiError::new(Code::Invalid, message)
}
