//! The session state machine.
//!
//! Time reaches it only with events. [`Session::apply`] first lets the running clock run up to the
//! event's place on the timeline, which may carry the session across limits on the way, and then
//! lets the event happen. So a session never depends on how often it was ticked.

use crate::editing::{EditRefused, apply_edit};
use crate::{
    Close, Doc, Edit, Event, ItemState, Judgement, Millis, Mode, Outcome, Plan, Reading, Recorded, Take,
    Verdict,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use thiserror::Error;
use ts_rs::TS;

/// How long after a strict time-up the words typed before it may still arrive.
pub const LATE_EDITS: Millis = Millis::seconds(2);

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    Waiting,
    Thinking { item: u32 },
    Answering { item: u32 },
    Judging { item: u32 },
    Revealed { item: u32 },
    Finished,
}

/// What is to be done after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The judgement is locked: compare the answer and show everything.
    Compare { item: u32 },
    /// The session is over: let go of it.
    Finish,
}

/// Why an event could not happen. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    #[error("time ran backwards: {at:?} after {last:?}")]
    TimeBackwards { at: Millis, last: Millis },
    #[error("this can't be done now")]
    NotNow,
    #[error("there is no question {0} in this interview")]
    NoSuchItem(u32),
    #[error("there is no key point {0:?} in this question")]
    NoSuchKeyPoint(String),
    #[error("there is no level {level} in row {row:?} of the rubric")]
    NoSuchLevel { row: String, level: u8 },
    #[error("this answer is locked")]
    AlreadyLocked,
    #[error("{left} key points are not judged yet")]
    JudgeFirst { left: usize },
    #[error("no takes are left for this question")]
    NoTakesLeft,
    #[error("this is the only question left")]
    NothingElseToAsk,
    #[error(transparent)]
    Edit(#[from] EditRefused),
}

/// An event in the log that could not happen.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("event {index} of the log can't have happened: {refusal}")]
pub struct ReplayError {
    /// Place in the log, from 0.
    pub index: usize,
    pub refusal: Refusal,
}

/// An interview held under a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Session {
    #[serde(skip)]
    plan: Arc<Plan>,
    at: Millis,
    stage: Stage,
    paused: bool,
    paused_for: Millis,
    /// Time that belongs to no clock: judging, reading the reveal.
    untimed: Millis,
    items: Vec<ItemState>,
    /// Questions to ask, first to last; the one being asked is not among them.
    queue: VecDeque<u32>,
    /// Answers that nobody was asked to judge yet, because the asking went on or ended before them.
    to_judge: BTreeSet<u32>,
    gaps: Millis,
    notes: Vec<(Option<u32>, String)>,
}

impl Session {
    pub fn new(plan: Arc<Plan>) -> Session {
        let count = u32::try_from(plan.items.len()).unwrap_or(u32::MAX);
        Session {
            items: vec![ItemState::default(); plan.items.len()],
            queue: (0..count).collect(),
            to_judge: BTreeSet::new(),
            plan,
            at: Millis::ZERO,
            stage: Stage::Waiting,
            paused: false,
            paused_for: Millis::ZERO,
            untimed: Millis::ZERO,
            gaps: Millis::ZERO,
            notes: Vec::new(),
        }
    }

    /// The session that a log tells of.
    ///
    /// # Errors
    /// When an event of the log can't have happened under this plan: the log is damaged.
    pub fn replay<'a>(
        plan: Arc<Plan>,
        log: impl IntoIterator<Item = &'a Recorded>,
    ) -> Result<Session, ReplayError> {
        let mut session = Session::new(plan);
        for (index, recorded) in log.into_iter().enumerate() {
            session.step(&recorded.event, recorded.at).map_err(|refusal| ReplayError { index, refusal })?;
        }
        Ok(session)
    }

    /// Lets the clock run up to `at`, then lets `event` happen.
    ///
    /// # Errors
    /// When the event can't happen; the session is as it was, the clock included.
    pub fn apply(&mut self, event: &Event, at: Millis) -> Result<Option<Effect>, Refusal> {
        let mut next = self.clone();
        let effect = next.step(event, at)?;
        *self = next;
        Ok(effect)
    }

    fn step(&mut self, event: &Event, at: Millis) -> Result<Option<Effect>, Refusal> {
        if at < self.at {
            return Err(Refusal::TimeBackwards { at, last: self.at });
        }
        let before = self.stage;
        self.advance(at);
        let mut effect = None;
        match event {
            Event::Begun => self.begin()?,
            Event::Tick => {}
            Event::AnswerBegun => self.begin_answer()?,
            Event::Edited { item, doc, edit } => self.edit(*item, *doc, edit)?,
            Event::Paused => self.pause(true)?,
            Event::Unpaused => self.pause(false)?,
            Event::AnswerDone => {
                let Stage::Answering { item } = self.stage else { return Err(Refusal::NotNow) };
                self.close_answer(item, Close::Done);
            }
            Event::Retaken { item } => self.retake(*item)?,
            Event::Skipped => self.skip()?,
            Event::Parked => self.park()?,
            Event::EndedEarly => self.end_early()?,
            Event::Judged { item, key_point, judgement } => self.judge(*item, key_point, *judgement)?,
            Event::RowScored { item, row, level } => self.score(*item, row, *level)?,
            Event::Locked { item } => {
                self.lock(*item)?;
                effect = Some(Effect::Compare { item: *item });
            }
            Event::MovedOn => self.move_on()?,
            Event::Overruled { item, key_point, verdict } => self.overrule(*item, key_point, *verdict)?,
            Event::Noted { item, text } => {
                if let Some(item) = item {
                    self.state(*item)?;
                }
                self.notes.push((*item, text.clone()));
            }
            Event::Gap { wall, .. } => self.gaps += *wall,
        }
        if self.stage == Stage::Finished && before != Stage::Finished {
            effect = Some(Effect::Finish);
        }
        Ok(effect)
    }

    // ---- time -------------------------------------------------------------------------------

    /// Spends the time up to `at`: each millisecond goes to exactly one clock, or to the pause, or
    /// to no clock.
    fn advance(&mut self, at: Millis) {
        let mut left = at - self.at;
        self.at = at;
        while left > Millis::ZERO {
            let spent = match self.stage {
                _ if self.paused => {
                    self.paused_for += left;
                    left
                }
                Stage::Thinking { item } => {
                    let spent = left.min(self.until_limit(item).unwrap_or(left));
                    self.items[item as usize].think_used += spent;
                    spent
                }
                Stage::Answering { item } => {
                    let spent = left.min(self.until_limit(item).unwrap_or(left));
                    if let Some(take) = self.items[item as usize].takes.last_mut() {
                        take.used += spent;
                    }
                    spent
                }
                _ => {
                    self.untimed += left;
                    left
                }
            };
            left = left - spent;
            self.cross_limits(at - left);
        }
    }

    /// How long until the running clock makes something happen by itself.
    fn until_limit(&self, item: u32) -> Option<Millis> {
        let asked = &self.plan.items[item as usize];
        let state = &self.items[item as usize];
        let own = match self.stage {
            Stage::Thinking { .. } => Some(asked.think - state.think_used),
            Stage::Answering { .. } if self.plan.settings.strict => {
                state.take().map(|take| asked.answer - take.used)
            }
            _ => None,
        };
        let whole = self.cuts_at_session_limit().then(|| self.budget_reading().left);
        own.into_iter().chain(whole).min()
    }

    fn cuts_at_session_limit(&self) -> bool {
        self.plan.settings.strict && self.plan.settings.session_limit.is_some()
    }

    fn cross_limits(&mut self, now: Millis) {
        let (Stage::Thinking { item } | Stage::Answering { item }) = self.stage else { return };
        if self.paused || self.until_limit(item) != Some(Millis::ZERO) {
            return;
        }
        if self.cuts_at_session_limit() && self.budget_reading().left == Millis::ZERO {
            self.end_asking(now, Close::TimeUp);
            return;
        }
        match self.stage {
            Stage::Thinking { item } => self.open_answer(item, now),
            Stage::Answering { item } => self.close_answer_at(item, Close::TimeUp, now),
            _ => {}
        }
    }

    // ---- asking -----------------------------------------------------------------------------

    fn begin(&mut self) -> Result<(), Refusal> {
        if self.stage != Stage::Waiting {
            return Err(Refusal::NotNow);
        }
        self.ask_next(self.at);
        Ok(())
    }

    fn ask_next(&mut self, now: Millis) {
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
            self.stage = Stage::Answering { item };
        }
    }

    fn begin_answer(&mut self) -> Result<(), Refusal> {
        let Stage::Thinking { item } = self.stage else { return Err(Refusal::NotNow) };
        if self.paused {
            return Err(Refusal::NotNow);
        }
        self.open_answer(item, self.at);
        Ok(())
    }

    fn open_answer(&mut self, item: u32, now: Millis) {
        self.stage = Stage::Answering { item };
        self.items[item as usize].takes.push(Take { begun: now, ..Take::default() });
    }

    fn close_answer(&mut self, item: u32, close: Close) {
        self.close_answer_at(item, close, self.at);
    }

    fn close_answer_at(&mut self, item: u32, close: Close, now: Millis) {
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

    fn retake(&mut self, item: u32) -> Result<(), Refusal> {
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
        self.open_answer(item, self.at);
        Ok(())
    }

    fn skip(&mut self) -> Result<(), Refusal> {
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

    fn park(&mut self) -> Result<(), Refusal> {
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

    fn pause(&mut self, pause: bool) -> Result<(), Refusal> {
        self.open_item()?;
        if self.paused == pause {
            return Err(Refusal::NotNow);
        }
        self.paused = pause;
        Ok(())
    }

    fn end_early(&mut self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Finished => Err(Refusal::NotNow),
            Stage::Thinking { .. } | Stage::Answering { .. } => {
                self.end_asking(self.at, Close::Ended);
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
    fn end_asking(&mut self, now: Millis, close: Close) {
        self.paused = false;
        self.settle_unasked(now, close);
        self.judge_next_or_finish();
    }

    fn settle_unasked(&mut self, now: Millis, close: Close) {
        self.queue.clear();
        for item in 0..self.items.len() {
            let state = &self.items[item];
            if !matches!(state.outcome, Outcome::Ahead | Outcome::Open | Outcome::Parked) {
                continue;
            }
            // Of an earlier try too: an answer does not go because another was begun.
            let answered = state.takes.iter().any(|take| !take.text.trim().is_empty());
            self.items[item].outcome = if answered { Outcome::Answered } else { Outcome::NotReached };
            if answered {
                self.to_judge.insert(item as u32);
            }
            self.close_open_take(item as u32, close, now);
        }
    }

    fn close_open_take(&mut self, item: u32, close: Close, now: Millis) {
        if let Some(take) = self.items[item as usize].takes.last_mut()
            && take.close.is_none()
        {
            take.closed = Some(now);
            take.close = Some(close);
        }
    }

    // ---- text -------------------------------------------------------------------------------

    fn edit(&mut self, item: u32, doc: Doc, edit: &Edit) -> Result<(), Refusal> {
        let at = self.at;
        let stage = self.stage;
        self.state(item)?;
        let state = &mut self.items[item as usize];
        if state.locked.is_some() {
            return Err(Refusal::AlreadyLocked);
        }
        match doc {
            Doc::Notes => {
                if matches!(stage, Stage::Waiting | Stage::Finished) {
                    return Err(Refusal::NotNow);
                }
                apply_edit(&mut state.notes, edit)?;
            }
            Doc::Answer => {
                let Some(take) = state.takes.last_mut() else { return Err(Refusal::NotNow) };
                let open = stage == Stage::Answering { item } && take.close.is_none();
                let late = take.close == Some(Close::TimeUp)
                    && take.closed.is_some_and(|closed| edit.typed_at <= closed && at <= closed + LATE_EDITS);
                if !open && !late {
                    return Err(Refusal::NotNow);
                }
                apply_edit(&mut take.text, edit)?;
                take.first_typed.get_or_insert(edit.typed_at);
                if late && !take.text.trim().is_empty() && state.outcome == Outcome::NotReached {
                    state.outcome = Outcome::Answered;
                    self.to_judge.insert(item);
                }
            }
        }
        Ok(())
    }

    // ---- judging ----------------------------------------------------------------------------

    fn judge_next_or_finish(&mut self) {
        // An answer left unjudged is not asked about twice; it can be judged from History.
        while let Some(item) = self.to_judge.pop_first() {
            if self.items[item as usize].awaits_judgement() {
                self.stage = Stage::Judging { item };
                return;
            }
        }
        self.stage = Stage::Finished;
    }

    fn judged_item(&self, item: u32) -> Result<&ItemState, Refusal> {
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

    fn judge(&mut self, item: u32, key_point: &str, judgement: Judgement) -> Result<(), Refusal> {
        self.judged_item(item)?;
        self.known_key_point(item, key_point)?;
        self.items[item as usize].judgements.insert(key_point.to_owned(), judgement);
        Ok(())
    }

    fn score(&mut self, item: u32, row: &str, level: u8) -> Result<(), Refusal> {
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

    fn lock(&mut self, item: u32) -> Result<(), Refusal> {
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

    fn move_on(&mut self) -> Result<(), Refusal> {
        if !matches!(self.stage, Stage::Judging { .. } | Stage::Revealed { .. }) {
            return Err(Refusal::NotNow);
        }
        self.ask_next(self.at);
        Ok(())
    }

    fn overrule(&mut self, item: u32, key_point: &str, verdict: Option<Verdict>) -> Result<(), Refusal> {
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

    fn known_key_point(&self, item: u32, key_point: &str) -> Result<(), Refusal> {
        match self.plan.items[item as usize].question.key_point(key_point) {
            Some(_) => Ok(()),
            None => Err(Refusal::NoSuchKeyPoint(key_point.to_owned())),
        }
    }

    fn open_item(&self) -> Result<u32, Refusal> {
        match self.stage {
            Stage::Thinking { item } | Stage::Answering { item } => Ok(item),
            _ => Err(Refusal::NotNow),
        }
    }

    fn state(&self, item: u32) -> Result<&ItemState, Refusal> {
        self.items.get(item as usize).ok_or(Refusal::NoSuchItem(item))
    }

    // ---- what can be seen -------------------------------------------------------------------

    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Place on the timeline: the time of the last event.
    pub fn at(&self) -> Millis {
        self.at
    }

    pub fn is_paused(&self) -> bool {
        self.paused
    }

    pub fn paused_for(&self) -> Millis {
        self.paused_for
    }

    /// Time on the timeline that belonged to no clock: judging, and reading the reveal.
    pub fn untimed(&self) -> Millis {
        self.untimed
    }

    /// Wall time that did not count, because the program was closed or the machine asleep.
    pub fn gaps(&self) -> Millis {
        self.gaps
    }

    pub fn items(&self) -> &[ItemState] {
        &self.items
    }

    /// Notes made in review, in order, each with the item it belongs to.
    pub fn notes(&self) -> &[(Option<u32>, String)] {
        &self.notes
    }

    /// The question the session is at.
    pub fn current(&self) -> Option<u32> {
        match self.stage {
            Stage::Thinking { item }
            | Stage::Answering { item }
            | Stage::Judging { item }
            | Stage::Revealed { item } => Some(item),
            Stage::Waiting | Stage::Finished => None,
        }
    }

    /// Whether time counts just now.
    pub fn is_running(&self) -> bool {
        !self.paused && matches!(self.stage, Stage::Thinking { .. } | Stage::Answering { .. })
    }

    pub fn can_park(&self) -> bool {
        self.open_item().is_ok() && !self.queue.is_empty()
    }

    /// Whether another try at `item` is allowed now.
    pub fn can_retake(&self, item: u32) -> bool {
        self.clone().retake(item).is_ok()
    }

    /// Whether the judgement of `item` may be locked now.
    pub fn can_lock(&self, item: u32) -> bool {
        self.clone().lock(item).is_ok()
    }

    /// Whether moving on from `item` ends the session.
    pub fn is_last(&self, item: u32) -> bool {
        let mut next = self.clone();
        self.current() == Some(item) && next.move_on().is_ok() && next.stage == Stage::Finished
    }

    pub fn think_reading(&self, item: u32) -> Reading {
        let index = item as usize;
        match (self.plan.items.get(index), self.items.get(index)) {
            (Some(asked), Some(state)) => Reading::new(asked.think, state.think_used),
            _ => Reading::default(),
        }
    }

    /// The clock of the item's last take.
    pub fn answer_reading(&self, item: u32) -> Reading {
        let index = item as usize;
        match (self.plan.items.get(index), self.items.get(index)) {
            (Some(asked), Some(state)) => {
                Reading::new(asked.answer, state.take().map_or(Millis::ZERO, |take| take.used))
            }
            _ => Reading::default(),
        }
    }

    /// The time of the whole interview: all that was used on its clocks.
    pub fn budget_reading(&self) -> Reading {
        Reading::new(self.plan.budget(), self.items.iter().map(ItemState::used).sum())
    }

    /// How long until a clock changes its light or makes something happen; none while none runs,
    /// or when nothing more will change.
    pub fn until_next_change(&self) -> Option<Millis> {
        if !self.is_running() {
            return None;
        }
        let item = self.current()?;
        let zone = match self.stage {
            Stage::Answering { .. } => self.answer_reading(item).until_next_zone(),
            _ => None,
        };
        self.until_limit(item).into_iter().chain(zone).min()
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
