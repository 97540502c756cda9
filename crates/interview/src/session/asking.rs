//! From one question to the next: asking, closing an answer, skipping, parking, ending.

use super::{Refusal, Session, Stage};
use crate::{Close, Millis, Mode, Outcome, Take};

impl Session {
    pub(super) fn begin(&mut self) -> Result<(), Refusal> {
        if self.stage != Stage::Waiting {
            return Err(Refusal::NotNow);
        }
        self.ask_next(self.at);
        Ok(())
    }

    pub(super) fn ask_next(&mut self, now: Millis) {
        let Some(item) = self.queue.pop_front() else {
            self.judge_next_or_finish();
            return;
        };
        let state = &mut self.items[item as usize];
        state.outcome = Outcome::Open;
        if state.takes.is_empty() {
            self.stage = Stage::Thinking { item };
            if self.until_limit(item) == Some(Millis::ZERO) {
                self.cross_limits(now);
            }
        } else {
            self.stage = self.answering(item);
        }
    }

    /// Where an answer is given: a spoken one waits for the microphone.
    pub(super) fn answering(&self, item: u32) -> Stage {
        if self.speaking { Stage::Opening { item } } else { Stage::Answering { item } }
    }

    pub(super) fn begin_answer(&mut self) -> Result<(), Refusal> {
        let Stage::Thinking { item } = self.stage else { return Err(Refusal::NotNow) };
        if self.paused {
            return Err(Refusal::NotNow);
        }
        self.open_answer(item, self.at);
        Ok(())
    }

    pub(super) fn open_answer(&mut self, item: u32, now: Millis) {
        self.stage = self.answering(item);
        self.items[item as usize].hinted |= self.hints;
        self.items[item as usize].takes.push(Take { begun: now, ..Take::default() });
    }

    pub(super) fn close_answer(&mut self, item: u32, close: Close) {
        self.close_answer_at(item, close, self.at);
    }

    pub(super) fn close_answer_at(&mut self, item: u32, close: Close, now: Millis) {
        self.paused = false;
        let state = &mut self.items[item as usize];
        state.outcome = Outcome::Answered;
        if let Some(take) = state.takes.last_mut() {
            take.closed = Some(now);
            take.close = Some(close);
        }
        match self.plan.settings.mode {
            Mode::Practice => self.stage = Stage::Judging { item },
            Mode::Exam => {
                self.to_judge.insert(item);
                self.ask_next(now);
            }
        }
    }

    pub(super) fn retake(&mut self, item: u32) -> Result<(), Refusal> {
        let takes = self.state(item)?.takes.len();
        if self.stage != (Stage::Judging { item }) || !self.state(item)?.awaits_judgement() {
            return Err(Refusal::NotNow);
        }
        // In an exam the judging comes after the last answer: there is no going back.
        if self.plan.settings.mode == Mode::Exam {
            return Err(Refusal::NotNow);
        }
        if takes >= usize::from(self.plan.settings.takes) {
            return Err(Refusal::NoTakesLeft);
        }
        // A try that the session limit ends before it starts would only hide the answer there is.
        if self.cuts_at_session_limit() && self.budget_reading().left == Millis::ZERO {
            return Err(Refusal::NotNow);
        }
        let state = &mut self.items[item as usize];
        state.outcome = Outcome::Open;
        state.judgements.clear();
        state.rows.clear();
        state.overall = None;
        self.open_answer(item, self.at);
        Ok(())
    }

    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let item = self.open_item()?;
        self.paused = false;
        self.items[item as usize].outcome = Outcome::Skipped;
        self.close_open_take(item, Close::Ended, self.at);
        match self.plan.settings.mode {
            Mode::Practice => self.stage = Stage::Revealed { item },
            Mode::Exam => self.ask_next(self.at),
        }
        Ok(())
    }

    pub(super) fn park(&mut self) -> Result<(), Refusal> {
        let item = self.open_item()?;
        if self.queue.is_empty() {
            return Err(Refusal::NothingElseToAsk);
        }
        self.paused = false;
        let state = &mut self.items[item as usize];
        state.outcome = Outcome::Parked;
        state.times_parked += 1;
        self.queue.push_back(item);
        self.ask_next(self.at);
        Ok(())
    }

    pub(super) fn pause(&mut self, pause: bool) -> Result<(), Refusal> {
        let can_pause = match self.stage {
            Stage::Probing { .. } => true,
            Stage::Opening { .. } => false,
            _ => self.open_item().is_ok(),
        };
        if !can_pause || self.paused == pause {
            return Err(Refusal::NotNow);
        }
        self.paused = pause;
        Ok(())
    }

    pub(super) fn end_early(&mut self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Finished => Err(Refusal::NotNow),
            Stage::Thinking { .. } | Stage::Opening { .. } | Stage::Answering { .. } => {
                self.end_asking(self.at, Close::Ended);
                Ok(())
            }
            Stage::Probing { item } => {
                self.close_probe(item, self.at);
                self.settle_unasked(self.at, Close::Ended);
                self.stage = Stage::Finished;
                Ok(())
            }
            Stage::Waiting | Stage::Judging { .. } | Stage::Revealed { .. } => {
                self.settle_unasked(self.at, Close::Ended);
                self.stage = Stage::Finished;
                Ok(())
            }
        }
    }

    /// Ends the asking: drafts count as answers, the rest was not reached.
    pub(super) fn end_asking(&mut self, now: Millis, close: Close) {
        self.paused = false;
        self.settle_unasked(now, close);
        self.judge_next_or_finish();
    }

    pub(super) fn settle_unasked(&mut self, now: Millis, close: Close) {
        self.queue.clear();
        for item in 0..self.items.len() {
            let state = &self.items[item];
            if !matches!(state.outcome, Outcome::Ahead | Outcome::Open | Outcome::Parked) {
                continue;
            }
            // Of an earlier try too: an answer does not go because another was begun.
            let answered = state.takes.iter().any(Take::is_answered);
            self.items[item].outcome = if answered { Outcome::Answered } else { Outcome::NotReached };
            if answered {
                self.to_judge.insert(item as u32);
            }
            self.close_open_take(item as u32, close, now);
        }
    }

    pub(super) fn close_open_take(&mut self, item: u32, close: Close, now: Millis) {
        if let Some(take) = self.items[item as usize].takes.last_mut()
            && take.close.is_none()
        {
            take.closed = Some(now);
            take.close = Some(close);
        }
    }
}
