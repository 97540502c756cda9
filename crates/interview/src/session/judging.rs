//! What comes after an answer: judging, scoring, locking, disagreeing.

use super::{Refusal, Session, Stage};
use crate::{ItemState, Judgement, MissReason, Mode, OwnScore, Verdict};

/// How the level of the whole answer is called where rows have names.
const OVERALL: &str = "overall";

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
        let asking = self.open_item().is_ok() || matches!(self.stage, Stage::Probing { .. });
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
        if self.plan.settings.mode == Mode::Exam {
            self.all_judged(item)?;
        }
        self.known_row_level(row, level)?;
        self.items[item as usize].rows.insert(row.to_owned(), level);
        Ok(())
    }

    fn known_row_level(&self, row: &str, level: u8) -> Result<(), Refusal> {
        let known = self
            .plan
            .rubric
            .row(row)
            .is_some_and(|row| row.levels.iter().any(|anchor| anchor.level == level));
        if known { Ok(()) } else { Err(Refusal::NoSuchLevel { row: row.to_owned(), level }) }
    }

    pub(super) fn lock(&mut self, item: u32) -> Result<(), Refusal> {
        self.judged_item(item)?;
        self.all_judged(item)?;
        if self.plan.settings.mode == Mode::Exam {
            self.all_rows_scored(item)?;
            self.items[item as usize].overall.ok_or(Refusal::ScoreWholeFirst)?;
        }
        self.items[item as usize].locked = Some(self.at);
        if self.stage == (Stage::Judging { item }) {
            self.stage = Stage::Revealed { item };
        }
        Ok(())
    }

    fn all_judged(&self, item: u32) -> Result<(), Refusal> {
        let judgements = &self.state(item)?.judgements;
        let points = &self.plan.items[item as usize].question.key_points;
        match points.iter().filter(|point| !judgements.contains_key(&point.id)).count() {
            0 => Ok(()),
            left => Err(Refusal::JudgeFirst { left }),
        }
    }

    fn all_rows_scored(&self, item: u32) -> Result<(), Refusal> {
        let rows = &self.state(item)?.rows;
        match self.plan.rubric.rows.iter().filter(|row| !rows.contains_key(&row.id)).count() {
            0 => Ok(()),
            left => Err(Refusal::ScoreFirst { left }),
        }
    }

    /// The ideas come before the rows, and the rows before the whole: judging idea by idea is what
    /// keeps one from believing too much (`docs/decisions.md`). An exam holds to that order.
    pub(super) fn score_overall(&mut self, item: u32, level: u8) -> Result<(), Refusal> {
        self.judged_item(item)?;
        if self.plan.settings.mode == Mode::Exam {
            self.all_judged(item)?;
            self.all_rows_scored(item)?;
        }
        self.known_level(level)?;
        self.items[item as usize].overall = Some(level);
        Ok(())
    }

    fn known_level(&self, level: u8) -> Result<(), Refusal> {
        if self.plan.rubric.overall_levels().contains(&level) {
            Ok(())
        } else {
            Err(Refusal::NoSuchLevel { row: OVERALL.to_owned(), level })
        }
    }

    pub(super) fn peek(&mut self, item: u32) -> Result<(), Refusal> {
        let state = self.judged_item(item)?;
        if self.plan.settings.mode == Mode::Exam || state.peeked.is_some() {
            return Err(Refusal::NotNow);
        }
        self.items[item as usize].peeked = Some(self.at);
        Ok(())
    }

    pub(super) fn switch_hints(&mut self, on: bool) -> Result<(), Refusal> {
        let over = self.stage == Stage::Finished;
        if over || self.plan.settings.mode == Mode::Exam || self.hints == on {
            return Err(Refusal::NotNow);
        }
        self.hints = on;
        if let (true, Stage::Answering { item } | Stage::Opening { item }) = (on, self.stage) {
            self.items[item as usize].hinted = true;
        }
        Ok(())
    }

    pub(super) fn explain(
        &mut self,
        item: u32,
        key_point: &str,
        reason: Option<MissReason>,
    ) -> Result<(), Refusal> {
        if !self.state(item)?.is_revealed() {
            return Err(Refusal::NotNow);
        }
        self.known_key_point(item, key_point)?;
        let reasons = &mut self.items[item as usize].reasons;
        match reason {
            Some(reason) => reasons.insert(key_point.to_owned(), reason),
            None => reasons.remove(key_point),
        };
        Ok(())
    }

    pub(super) fn rescore(&mut self, item: u32, score: &OwnScore) -> Result<(), Refusal> {
        if self.state(item)?.locked.is_none() {
            return Err(Refusal::NotNow);
        }
        for key_point in score.judgements.keys() {
            self.known_key_point(item, key_point)?;
        }
        for (row, level) in &score.rows {
            self.known_row_level(row, *level)?;
        }
        score.overall.map_or(Ok(()), |level| self.known_level(level))?;
        self.items[item as usize].rescores.push(score.clone());
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
