//! What comes after an answer: judging, scoring, locking, disagreeing.

use super::{Refusal, Session, Stage};
use crate::{ItemState, Judgement, Verdict};

impl Session {
    pub(super) fn judge_next_or_finish(&mut self) {
        // An answer left unjudged is not asked about twice; it can be judged from History.
        while let Some(item) = self.to_judge.pop_first() {
            if self.items[item as usize].awaits_judgement() {
                self.stage = Stage::Judging { item };
                return;
            }
        }
        self.stage = Stage::Finished;
    }

    pub(super) fn judged_item(&self, item: u32) -> Result<&ItemState, Refusal> {
        let state = self.state(item)?;
        if state.locked.is_some() {
            return Err(Refusal::AlreadyLocked);
        }
        let asking = matches!(self.stage, Stage::Thinking { .. } | Stage::Answering { .. });
        if !state.awaits_judgement() || asking {
            return Err(Refusal::NotNow);
        }
        Ok(state)
    }

    pub(super) fn judge(&mut self, item: u32, key_point: &str, judgement: Judgement) -> Result<(), Refusal> {
        self.judged_item(item)?;
        self.known_key_point(item, key_point)?;
        self.items[item as usize].judgements.insert(key_point.to_owned(), judgement);
        Ok(())
    }

    pub(super) fn score(&mut self, item: u32, row: &str, level: u8) -> Result<(), Refusal> {
        self.judged_item(item)?;
        let known = self
            .plan
            .rubric
            .row(row)
            .is_some_and(|row| row.levels.iter().any(|anchor| anchor.level == level));
        if !known {
            return Err(Refusal::NoSuchLevel { row: row.to_owned(), level });
        }
        self.items[item as usize].rows.insert(row.to_owned(), level);
        Ok(())
    }

    pub(super) fn lock(&mut self, item: u32) -> Result<(), Refusal> {
        let judgements = &self.judged_item(item)?.judgements;
        let points = &self.plan.items[item as usize].question.key_points;
        let left = points.iter().filter(|point| !judgements.contains_key(&point.id)).count();
        if left > 0 {
            return Err(Refusal::JudgeFirst { left });
        }
        self.items[item as usize].locked = Some(self.at);
        if self.stage == (Stage::Judging { item }) {
            self.stage = Stage::Revealed { item };
        }
        Ok(())
    }

    pub(super) fn move_on(&mut self) -> Result<(), Refusal> {
        if !matches!(self.stage, Stage::Judging { .. } | Stage::Revealed { .. }) {
            return Err(Refusal::NotNow);
        }
        self.ask_next(self.at);
        Ok(())
    }

    pub(super) fn overrule(
        &mut self,
        item: u32,
        key_point: &str,
        verdict: Option<Verdict>,
    ) -> Result<(), Refusal> {
        if self.state(item)?.locked.is_none() {
            return Err(Refusal::NotNow);
        }
        self.known_key_point(item, key_point)?;
        let overruled = &mut self.items[item as usize].overruled;
        match verdict {
            Some(verdict) => overruled.insert(key_point.to_owned(), verdict),
            None => overruled.remove(key_point),
        };
        Ok(())
    }

    pub(super) fn known_key_point(&self, item: u32, key_point: &str) -> Result<(), Refusal> {
        match self.plan.items[item as usize].question.key_point(key_point) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoSuchKeyPoint(key_point.to_owned())),
        }
    }
}
