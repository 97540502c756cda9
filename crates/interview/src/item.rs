use crate::{Judgement, Millis, MissReason, RecordingEnd, Verdict};
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

/// A whole judgement of an answer, made at one sitting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct OwnScore {
    /// By key point.
    pub judgements: BTreeMap<String, Judgement>,
    /// Rubric levels by row.
    pub rows: BTreeMap<String, u8>,
    pub overall: Option<u8>,
}

/// A recording that belongs to a take. Its sound is in a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RecordingRef {
    pub id: String,
    /// Its first sample, on the session's timeline; of a recording made elsewhere, when it was added.
    pub begun: Millis,
    /// None until it is whole on disk.
    pub length: Option<Millis>,
    pub end: Option<RecordingEnd>,
    /// The microphone, or the name of the file it came from.
    pub from: String,
}

/// An authored follow-up and what was answered. It belongs to one key point only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Probed {
    pub key_point: String,
    pub ask: String,
    /// Why this one was chosen.
    pub reason: String,
    pub text: String,
    pub recordings: Vec<RecordingRef>,
    /// When it was asked, on the session's timeline.
    pub asked: Millis,
    /// When it was answered.
    pub closed: Option<Millis>,
}

impl Probed {
    /// Whether anything was typed or spoken.
    pub fn is_answered(&self) -> bool {
        !self.text.trim().is_empty() || !self.recordings.is_empty()
    }
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
    /// What was spoken, in order; pauses and interruptions part it.
    #[serde(default)]
    pub recordings: Vec<RecordingRef>,
    /// Follow-ups, in order; two at most.
    #[serde(default)]
    pub probes: Vec<Probed>,
}

impl Take {
    /// Whether anything was typed or spoken.
    pub fn is_answered(&self) -> bool {
        !self.text.trim().is_empty() || !self.recordings.is_empty()
    }

    /// Its recordings and those of its follow-ups.
    pub fn recordings(&self) -> impl Iterator<Item = &RecordingRef> {
        self.recordings.iter().chain(self.probes.iter().flat_map(|probe| &probe.recordings))
    }

    pub(crate) fn recordings_mut(&mut self) -> impl Iterator<Item = &mut RecordingRef> {
        self.recordings.iter_mut().chain(self.probes.iter_mut().flat_map(|probe| &mut probe.recordings))
    }
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
    /// The person's level for the whole answer.
    #[serde(default)]
    pub overall: Option<u8>,
    /// When everything was shown before the lock, on the session's timeline.
    #[serde(default)]
    pub peeked: Option<Millis>,
    /// Key points lit up while it was answered.
    #[serde(default)]
    pub hinted: bool,
    /// Why points were missed, by key point.
    #[serde(default)]
    pub reasons: BTreeMap<String, MissReason>,
    /// Later scores of the same answer, in order.
    #[serde(default)]
    pub rescores: Vec<OwnScore>,
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

    /// The text that is being written: that of the last follow-up, if one was asked.
    pub fn open_text(&self) -> &str {
        let probe = self.take().and_then(|take| take.probes.last());
        probe.map_or_else(|| self.text(), |probe| &probe.text)
    }

    /// The score as it stands, which a lock makes final.
    pub fn own_score(&self) -> OwnScore {
        OwnScore { judgements: self.judgements.clone(), rows: self.rows.clone(), overall: self.overall }
    }

    /// Whether the person may still judge it.
    pub fn awaits_judgement(&self) -> bool {
        self.outcome == Outcome::Answered && self.locked.is_none()
    }

    /// Whether everything about it may be shown: after the lock, after a look before it in practice,
    /// or when there is nothing to judge.
    pub fn is_revealed(&self) -> bool {
        self.locked.is_some()
            || self.peeked.is_some()
            || matches!(self.outcome, Outcome::Skipped | Outcome::NotReached)
    }

    pub(crate) fn used(&self) -> Millis {
        self.think_used + self.takes.iter().map(|take| take.used).sum()
    }
}
