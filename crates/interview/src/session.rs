//! The session state machine.
//!
//! Time reaches it only with events. [`Session::apply`] first lets the running clock run up to the
//! event's place on the timeline, which may carry the session across limits on the way, and then
//! lets the event happen. So a session never depends on how often it was ticked.

mod asking;
mod judging;
mod probing;
mod seeing;
mod speaking;
mod timing;
mod writing;

pub use probing::MOST_PROBES;

use crate::editing::EditRefused;
use crate::{Close, Event, ItemState, Millis, Plan, Recorded};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use thiserror::Error;
use ts_rs::TS;

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    Waiting,
    Thinking {
        item: u32,
    },
    /// The microphone is being opened; no clock runs until its first live sample.
    Opening {
        item: u32,
    },
    /// A follow-up is asked, under what is left of the answer's clock.
    Probing {
        item: u32,
    },
    Answering {
        item: u32,
    },
    Judging {
        item: u32,
    },
    Revealed {
        item: u32,
    },
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
    #[error("{left} rows of the rubric are not scored yet")]
    ScoreFirst { left: usize },
    #[error("the whole answer is not scored yet")]
    ScoreWholeFirst,
    #[error("no takes are left for this question")]
    NoTakesLeft,
    #[error("there is no recording {0:?} in this interview")]
    NoSuchRecording(String),
    #[error("there is a recording {0:?} already")]
    RecordingTwice(String),
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
    /// Answers are spoken from here on.
    speaking: bool,
    /// Key points light up while one answers.
    hints: bool,
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
    notes: Vec<Note>,
}

/// A note made in review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The question it belongs to; none for the whole session.
    pub item: Option<u32>,
    pub text: String,
    /// What it speaks of, on the session's timeline.
    pub place: Option<Millis>,
}

impl Session {
    pub fn new(plan: Arc<Plan>) -> Session {
        let count = u32::try_from(plan.items.len()).unwrap_or(u32::MAX);
        Session {
            items: vec![ItemState::default(); plan.items.len()],
            queue: (0..count).collect(),
            to_judge: BTreeSet::new(),
            speaking: plan.settings.speak,
            plan,
            hints: false,
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
        Session::replay_seen(plan, log, |_, _| {})
    }

    /// The same; `seen` looks at the session after each event, which it is told by its number.
    ///
    /// # Errors
    /// Those of [`Session::replay`].
    pub fn replay_seen<'a>(
        plan: Arc<Plan>,
        log: impl IntoIterator<Item = &'a Recorded>,
        mut seen: impl FnMut(&Session, usize),
    ) -> Result<Session, ReplayError> {
        let mut session = Session::new(plan);
        for (index, recorded) in log.into_iter().enumerate() {
            session.step(&recorded.event, recorded.at).map_err(|refusal| ReplayError { index, refusal })?;
            seen(&session, index);
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

    pub(crate) fn step(&mut self, event: &Event, at: Millis) -> Result<Option<Effect>, Refusal> {
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
            Event::AnswerDone => match self.stage {
                Stage::Answering { item } => self.close_answer(item, Close::Done),
                Stage::Probing { item } => self.close_probe(item, self.at),
                _ => return Err(Refusal::NotNow),
            },
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
            Event::OverallScored { item, level } => self.score_overall(*item, *level)?,
            Event::Peeked { item } => self.peek(*item)?,
            Event::HintsSwitched { on } => self.switch_hints(*on)?,
            Event::Noted { item, text, place } => {
                if let Some(item) = item {
                    self.state(*item)?;
                }
                self.notes.push(Note { item: *item, text: text.clone(), place: *place });
            }
            Event::Explained { item, key_point, reason } => self.explain(*item, key_point, *reason)?,
            Event::Rescored { item, score } => self.rescore(*item, score)?,
            Event::SpeechSwitched { on } => self.switch_speech(*on)?,
            Event::Listening { item, recording, device } => self.listening(*item, recording, device)?,
            Event::NotListening { item, .. } => self.not_listening(*item)?,
            // A mark on the timeline: the clock never stops for it.
            Event::Microphone { .. } => {}
            Event::Recorded { recording, length, end } => self.recorded(recording, *length, *end)?,
            Event::RecordingAdded { item, recording, length, file } => {
                self.add_recording(*item, recording, *length, file)?;
            }
            Event::ProbeAsked { item, key_point, ask, reason } => {
                self.ask_probe(*item, key_point, ask, reason)?;
            }
            Event::Gap { wall, .. } => self.gaps += *wall,
        }
        if self.stage == Stage::Finished && before != Stage::Finished {
            effect = Some(Effect::Finish);
        }
        Ok(effect)
    }

    fn open_item(&self) -> Result<u32, Refusal> {
        match self.stage {
            Stage::Thinking { item } | Stage::Opening { item } | Stage::Answering { item } => Ok(item),
            _ => Err(Refusal::NotNow),
        }
    }

    fn state(&self, item: u32) -> Result<&ItemState, Refusal> {
        self.items.get(item as usize).ok_or(Refusal::NoSuchItem(item))
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
