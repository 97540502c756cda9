use crate::dto::{Attempt, AttemptPoint, AttemptsView};
use crate::journal::Journal;
use crate::view::item_review;
use crate::{ApiError, Code, Hotseat};
use hotseat_content::inline_html;
use hotseat_interview::{QuestionId, Verdict};
use hotseat_storage::AskedIn;

impl Hotseat {
    /// All answers to a question, over all sessions, with what each gained and lost against the one
    /// before.
    ///
    /// # Errors
    /// When the question is neither in the bank nor in any session.
    pub fn attempts(&self, question: QuestionId) -> Result<AttemptsView, ApiError> {
        let (asked, bank) = self.store.read(|tx| {
            Ok::<_, hotseat_storage::StoreError>((tx.asked_in(&question)?, tx.question(&question)?))
        })?;
        let mut title = bank.map(|found| found.title);
        let mut attempts: Vec<Attempt> = Vec::new();
        for one in asked {
            let (attempt, asked_title) = match self.attempt(&one) {
                Ok(found) => found,
                // A session that can't be read is no reason not to show the others; History says what it is.
                Err(error) if error.code == Code::Damaged => continue,
                Err(error) => return Err(error),
            };
            // A question that has left the bank is known by how it was asked.
            title.get_or_insert(asked_title);
            attempts.push(attempt);
        }
        let Some(title) = title else {
            return Err(ApiError::new(Code::NotFound, format!("There is no question {:?}.", question.0)));
        };
        weigh(&mut attempts);
        Ok(AttemptsView { question, title_html: inline_html(&title), attempts })
    }

    fn attempt(&self, one: &AskedIn) -> Result<(Attempt, String), ApiError> {
        let (journal, _) = Journal::load(&self.store, &one.session)?;
        let held = &journal.session;
        let comparison = journal.comparison(&self.store, one.item)?;
        let spoken = journal.spoken(&self.store, one.item)?;
        let review = item_review(held, one.item, &spoken, comparison.as_ref(), Vec::new());
        let index = one.item as usize;
        let (Some(review), Some(state), Some(asked)) =
            (review, held.items().get(index), held.plan().items.get(index))
        else {
            return Err(super::no_such_question(one.item));
        };
        let points = review.reveal.iter().flat_map(|reveal| &reveal.points);
        let attempt = Attempt {
            session: journal.id.0.clone(),
            session_title: journal.title.clone(),
            item: one.item,
            asked: one.at.to_string(),
            mode: held.plan().settings.mode,
            outcome: state.outcome,
            revealed: review.reveal.is_some(),
            spoken: state.take().is_some_and(|take| !take.recordings.is_empty()),
            used: review.answer.used,
            overall: state.overall,
            text: spoken.answer_of(state).text,
            points: points
                .map(|point| AttemptPoint {
                    id: point.id.clone(),
                    say: point.say.clone(),
                    judgement: point.judgement,
                    counts: state.counted_verdict(&point.id, point.verdict),
                    own: point.overruled.is_some(),
                    reason: point.reason,
                })
                .collect(),
            gained: Vec::new(),
            lost: Vec::new(),
        };
        Ok((attempt, asked.question.title.clone()))
    }
}

/// Holds each attempt against the last one before it whose point counts, point by point.
fn weigh(attempts: &mut [Attempt]) {
    for index in 1..attempts.len() {
        let (before, now) = attempts.split_at_mut(index);
        let Some(now) = now.first_mut() else { return };
        for point in &now.points {
            let Some(counts) = point.counts else { continue };
            let earlier = before.iter().rev().find_map(|attempt| {
                attempt.points.iter().find(|other| other.id == point.id).and_then(|other| other.counts)
            });
            match earlier.map(|earlier| rank(counts).cmp(&rank(earlier))) {
                Some(std::cmp::Ordering::Greater) => now.gained.push(point.id.clone()),
                Some(std::cmp::Ordering::Less) => now.lost.push(point.id.clone()),
                _ => {}
            }
        }
    }
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Covered => 2,
        Verdict::Partly => 1,
        Verdict::Missed | Verdict::Contradicted | Verdict::CannotTell => 0,
    }
}
