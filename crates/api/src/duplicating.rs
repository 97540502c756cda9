//! Questions that seem to be the same: proposed, and decided about by the person.

use crate::dto::{DuplicateDecision, DuplicateSide, DuplicateView};
use crate::{ApiError, Hotseat};
use hotseat_content::{duplicates, html, inline_html};
use hotseat_interview::{PackId, Question, QuestionId};
use hotseat_storage as storage;
use hotseat_storage::{BankQuestion, OrNotFound, QuestionFilter, ReadTx, StoreError, WriteTx};
use std::collections::HashMap;

impl Hotseat {
    /// Pairs of questions in the bank that seem to be the same one.
    pub fn bank_duplicates(&self) -> Result<Vec<DuplicateView>, ApiError> {
        Ok(self.store.read(bank_duplicates)?)
    }

    /// Remembers what the person decided about a pair. The second question is set aside when it is to be
    /// left out, and comes back when that is taken back.
    pub fn decide_bank_duplicate(
        &self,
        first: QuestionId,
        second: QuestionId,
        decision: Option<DuplicateDecision>,
    ) -> Result<Vec<DuplicateView>, ApiError> {
        let (pairs, _) = self.store.write(|tx| {
            for id in [&first, &second] {
                tx.question(id)?.or_not_found("question", id)?;
            }
            let left_out_before =
                Decisions::read(tx)?.about(&first, &second) == Some(DuplicateDecision::LeaveOut);
            tx.decide_duplicate(&first, &second, decision.map(storage::DuplicateDecision::from))?;
            match decision {
                Some(DuplicateDecision::LeaveOut) => set_aside(tx, &second, true)?,
                _ if left_out_before => set_aside(tx, &second, false)?,
                _ => {}
            }
            bank_duplicates(tx)
        })?;
        Ok(pairs)
    }
}

fn bank_duplicates(tx: &ReadTx<'_>) -> Result<Vec<DuplicateView>, StoreError> {
    let questions = tx.questions(&QuestionFilter::default())?;
    let decisions = Decisions::read(tx)?;
    let titles: HashMap<PackId, String> =
        tx.packs()?.into_iter().map(|listing| (listing.pack.id, listing.pack.title)).collect();
    let title = |pack: &PackId| titles.get(pack).cloned().unwrap_or_default();
    let by_id: HashMap<_, &Question> = questions.iter().map(|question| (&question.id, question)).collect();
    let views = duplicates(&questions).into_iter().filter_map(|pair| {
        let (first, second) = (by_id.get(&pair.first)?, by_id.get(&pair.second)?);
        Some(DuplicateView {
            decision: decisions.about(&pair.first, &pair.second),
            titles: pair.titles,
            answers: pair.answers,
            first: side(first, title(&first.pack)),
            second: side(second, title(&second.pack)),
        })
    });
    Ok(views.collect())
}

pub(crate) fn set_aside(tx: &mut WriteTx<'_>, id: &QuestionId, aside: bool) -> Result<(), StoreError> {
    let stored = tx.bank_question(id)?.or_not_found("question", id)?;
    tx.save_question(&BankQuestion { set_aside: aside, ..stored })
}

pub(crate) fn side(question: &Question, pack_title: String) -> DuplicateSide {
    let answer = question.model_answer.as_deref().or(question.short.as_deref());
    DuplicateSide {
        id: question.id.clone(),
        title: question.title.clone(),
        title_html: inline_html(&question.title),
        answer_html: answer.map(html),
        pack_title,
    }
}

impl DuplicateView {
    pub(crate) fn leaves_out_second(&self) -> bool {
        self.decision == Some(DuplicateDecision::LeaveOut)
    }
}

/// Everything that was decided about pairs.
pub(crate) struct Decisions(HashMap<(QuestionId, QuestionId), DuplicateDecision>);

impl Decisions {
    pub(crate) fn read(tx: &ReadTx<'_>) -> Result<Decisions, StoreError> {
        let made = tx.duplicate_choices()?.into_iter();
        Ok(Decisions(made.map(|made| ((made.first, made.second), made.decision.into())).collect()))
    }

    /// To keep both is the same whichever comes first; to leave one out is not.
    pub(crate) fn about(&self, first: &QuestionId, second: &QuestionId) -> Option<DuplicateDecision> {
        let other_way = || self.0.get(&(second.clone(), first.clone())).copied();
        let kept_both = |decision: &DuplicateDecision| *decision == DuplicateDecision::KeepBoth;
        self.0.get(&(first.clone(), second.clone())).copied().or_else(|| other_way().filter(kept_both))
    }

    /// Whether a question is left out for another that is there.
    pub(crate) fn left_out(&self, tx: &ReadTx<'_>, id: &QuestionId) -> Result<bool, StoreError> {
        for ((first, second), decision) in &self.0 {
            if second == id
                && *decision == DuplicateDecision::LeaveOut
                && tx.bank_question(first)?.is_some_and(|first| !first.set_aside)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// For whose sake a question was left out.
    pub(crate) fn left_out_for<'d>(&'d self, id: &'d QuestionId) -> impl Iterator<Item = &'d QuestionId> {
        let left_out = self
            .0
            .iter()
            .filter(move |((_, second), decision)| second == id && **decision == DuplicateDecision::LeaveOut);
        left_out.map(|((first, _), _)| first)
    }
}

impl From<storage::DuplicateDecision> for DuplicateDecision {
    fn from(decision: storage::DuplicateDecision) -> DuplicateDecision {
        match decision {
            storage::DuplicateDecision::KeepBoth => DuplicateDecision::KeepBoth,
            storage::DuplicateDecision::LeaveOut => DuplicateDecision::LeaveOut,
        }
    }
}

impl From<DuplicateDecision> for storage::DuplicateDecision {
    fn from(decision: DuplicateDecision) -> storage::DuplicateDecision {
        match decision {
            DuplicateDecision::KeepBoth => storage::DuplicateDecision::KeepBoth,
            DuplicateDecision::LeaveOut => storage::DuplicateDecision::LeaveOut,
        }
    }
}
