//! What of an answer is compared, and where the comparison goes.

use crate::ApiError;
use crate::answers::SpokenWords;
use crate::indexing::{Verdicts, index_of, verdicts_of};
use crate::journal::Journal;
use crate::probing::after_probe;
use hotseat_interview::{Answer, Comparison, Question, Session};
use hotseat_storage::{SessionId, SessionIndex, Store, StoreError, StoredComparison, WallTime, WriteTx};

/// The last take of an answer, and its replies to follow-ups, as they are compared.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ToCompare {
    pub(crate) item: u32,
    take: u32,
    pub(crate) question: Question,
    answer: Answer,
    /// The key point that each reply counts for.
    replies: Vec<(String, Answer)>,
}

impl ToCompare {
    /// None where there is no such question, or no take of it.
    pub(crate) fn of(store: &Store, session: &Session, item: u32) -> Result<Option<ToCompare>, ApiError> {
        let index = item as usize;
        let (Some(asked), Some(state)) = (session.plan().items.get(index), session.items().get(index)) else {
            return Ok(None);
        };
        let Some(take) = state.takes.len().checked_sub(1) else { return Ok(None) };
        let spoken = SpokenWords::of(store, state)?;
        let probes = state.take().map_or(&[][..], |take| &take.probes).iter();
        Ok(Some(ToCompare {
            item,
            take: u32::try_from(take).unwrap_or(u32::MAX),
            question: asked.question.clone(),
            answer: spoken.answer_of(state),
            replies: probes
                .map(|probe| (probe.key_point.clone(), spoken.answer(&probe.text, &probe.recordings)))
                .collect(),
        }))
    }

    /// Each text that is compared for itself.
    pub(crate) fn answers(&self) -> impl Iterator<Item = &Answer> {
        std::iter::once(&self.answer).chain(self.replies.iter().map(|(_, said)| said))
    }

    /// Compares it, replies counting for their own point only.
    pub(crate) fn compared(
        &self,
        compare: impl Fn(&Question, &Answer) -> Comparison,
        wall: WallTime,
    ) -> StoredComparison {
        let mut comparison = compare(&self.question, &self.answer);
        let mut text = self.answer.clone();
        for (key_point, said) in &self.replies {
            let found = compare(&self.question, said);
            after_probe(&mut comparison, &found, key_point, &mut text, said);
        }
        StoredComparison { item: self.item, take: self.take, made_at: wall, answer: Some(text), comparison }
    }
}

/// New comparisons of a session's locked answers, and what the tables beside its log hold then.
pub(crate) struct Recompared {
    comparisons: Vec<StoredComparison>,
    verdicts: Verdicts,
    before: SessionIndex,
    index: SessionIndex,
}

impl Recompared {
    /// The earlier comparisons stay beside these.
    pub(crate) fn write(&self, tx: &mut WriteTx<'_>, id: &SessionId) -> Result<(), StoreError> {
        for comparison in &self.comparisons {
            tx.add_comparison(id, comparison)?;
        }
        tx.update_index(id, &self.before, &self.index)
    }
}

impl Journal {
    /// What of an answer is compared; none where it is deleted.
    pub(crate) fn to_compare(&self, store: &Store, item: u32) -> Result<Option<ToCompare>, ApiError> {
        if self.hidden.contains(&item) {
            return Ok(None);
        }
        ToCompare::of(store, &self.session, item)
    }

    /// A locked answer that is there.
    pub(crate) fn is_locked(&self, item: u32) -> bool {
        let state = self.session.items().get(item as usize);
        state.is_some_and(|state| state.locked.is_some()) && !self.hidden.contains(&item)
    }

    /// What is to be stored when these are the newest comparisons.
    pub(crate) fn recompared(&self, comparisons: Vec<StoredComparison>) -> Recompared {
        let mut verdicts = self.verdicts.clone();
        for stored in &comparisons {
            verdicts.insert(stored.item, verdicts_of(&stored.comparison));
        }
        let index = index_of(&self.id, &self.session, &self.times, &verdicts, &self.hidden);
        Recompared { comparisons, verdicts, before: self.index.clone(), index }
    }

    /// They are on disk.
    pub(crate) fn take_recompared(&mut self, stored: Recompared) {
        self.verdicts = stored.verdicts;
        self.index = stored.index;
    }

    /// Compares a locked answer again, if that says anything new. What was said of it before stays
    /// beside it.
    pub(crate) fn compare_again(
        &mut self,
        store: &Store,
        item: u32,
        wall: WallTime,
        compare: impl Fn(&Question, &Answer) -> Comparison,
    ) -> Result<(), ApiError> {
        if !self.is_locked(item) {
            return Ok(());
        }
        let Some(wanted) = self.to_compare(store, item)? else { return Ok(()) };
        let made = wanted.compared(compare, wall);
        let before = self.comparison(store, item)?;
        if before.as_ref().is_some_and(|before| says_the_same(before, &made)) {
            return Ok(());
        }
        let words = before.is_none_or(|before| before.answer != made.answer);
        let stored = self.recompared(vec![made]);
        store.write(|tx| {
            stored.write(tx, &self.id)?;
            // Where other words were heard, pace and fillers are to be counted again.
            if words { tx.forget_delivered(&self.id, item) } else { Ok(()) }
        })?;
        self.take_recompared(stored);
        Ok(())
    }
}

/// Whether nothing would be learnt from storing `made` beside `before`.
pub(crate) fn says_the_same(before: &StoredComparison, made: &StoredComparison) -> bool {
    before.comparison == made.comparison && before.answer == made.answer
}
