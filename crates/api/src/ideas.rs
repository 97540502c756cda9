//! Which key points a growing answer covers, for whoever wants to see them light up while they practise.

use crate::{ApiError, Code, Hotseat};
use hotseat_comparison::Comparer;
use hotseat_interview::{Answer, Stage, Verdict};
use hotseat_storage::SessionId;
use std::sync::{Mutex, PoisonError};

/// The question that is being answered, read once for all the times that its answer is looked at.
#[derive(Default)]
pub(crate) struct Ideas(Mutex<Option<(SessionId, u32, Comparer)>>);

impl Hotseat {
    /// Whether each key point is covered so far, in their order, by the words alone. `spoken` is what
    /// was heard of the recording that is being made. Nothing of it is stored; that it was looked at
    /// is, since the hints were switched on.
    ///
    /// # Errors
    /// When no answer is being given, or hints are not on.
    pub fn ideas_so_far(&self, session: String, spoken: String) -> Result<Vec<bool>, ApiError> {
        let not_now = || ApiError::new(Code::NotNow, "Key points light up while an answer is given.");
        let (id, item, question, answer) = {
            let guard = self.live();
            let live = guard.as_ref().filter(|live| live.journal.id.0 == session).ok_or_else(not_now)?;
            let held = &live.journal.session;
            let Stage::Answering { item } = held.stage() else { return Err(not_now()) };
            let (Some(state), Some(asked), true) =
                (held.items().get(item as usize), held.plan().items.get(item as usize), held.shows_hints())
            else {
                return Err(not_now());
            };
            let mut answer = live.journal.spoken(&self.store, item)?.answer_of(state);
            if !spoken.trim().is_empty() {
                answer = Answer::typed(&format!("{}\n{spoken}", answer.text));
            }
            (live.journal.id.clone(), item, asked.question.clone(), answer)
        };
        let mut kept = self.ideas.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.take().filter(|(of, at, _)| (of, *at) == (&id, item));
        let (_, _, comparer) = kept.insert(known.unwrap_or_else(|| (id, item, Comparer::new(&question))));
        let points = comparer.compare(&answer).points;
        Ok(points.into_iter().map(|point| point.verdict == Verdict::Covered).collect())
    }
}
