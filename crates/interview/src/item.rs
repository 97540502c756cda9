use crate::{Judgement, Millis, Verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What became of a question in this session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not asked yet.
    #[default]
    Ahead,
    /// Being asked.
    Open,
    /// Put off; comes back.
    Parked,
    Answered,
    Skipped,
    /// The interview ended before it.
    NotReached,
}

/// How a take ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Close {
    Done,
    /// Strict mode: taken at the limit.
    TimeUp,
    /// The interview was ended.
    Ended,
}

/// One try at a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Take {
    pub text: String,
    /// Time used on the answer clock.
    pub used: Millis,
    /// When the answer clock first started, on the session's timeline.
    pub begun: Millis,
    /// When the first character was typed: the response latency is `first_typed - begun`.
    pub first_typed: Option<Millis>,
    pub closed: Option<Millis>,
    pub close: Option<Close>,
}

/// Everything a session knows of one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ItemState {
    pub outcome: Outcome,
    /// Time used on the think clock.
    pub think_used: Millis,
    /// Tries in order; the last one counts.
    pub takes: Vec<Take>,
    pub notes: String,
    pub times_parked: u32,
    /// By key point.
    pub judgements: BTreeMap<String, Judgement>,
    /// Rubric levels by row.
    pub rows: BTreeMap<String, u8>,
    /// When the judgement was locked, on the session's timeline.
    pub locked: Option<Millis>,
    /// The person's own verdicts beside the program's, by key point.
    pub overruled: BTreeMap<String, Verdict>,
}

impl ItemState {
    pub fn take(&self) -> Option<&Take> {
        self.takes.last()
    }

    /// The text of the last take; empty when there is none.
    pub fn text(&self) -> &str {
        self.take().map_or("", |take| &take.text)
    }

    /// Whether the person may still judge it.
    pub fn awaits_judgement(&self) -> bool {
        self.outcome == Outcome::Answered && self.locked.is_none()
    }

    /// Whether everything about it may be shown: after the lock, or when there is nothing to judge.
    pub fn is_revealed(&self) -> bool {
        self.locked.is_some() || matches!(self.outcome, Outcome::Skipped | Outcome::NotReached)
    }

    pub(crate) fn used(&self) -> Millis {
        self.think_used + self.takes.iter().map(|take| take.used).sum()
    }
}
