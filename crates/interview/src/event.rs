use crate::{Edit, Millis, Verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The person's own judgement of a key point, made before the reveal.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    Said,
    Partly,
    Didnt,
}

/// Which text an edit belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Doc {
    Answer,
    /// Scratch notes: kept, never compared.
    Notes,
}

/// Why no time passed on the timeline while it did on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GapKind {
    /// The program was not running.
    Closed,
    /// The machine was asleep, or the program stopped.
    Asleep,
}

/// Everything that can happen in a session. Items are counted from 0 in the order of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    Begun,
    /// Time has passed: committed each second while a clock runs.
    Tick,
    /// The person ends the time to think.
    AnswerBegun,
    Edited {
        item: u32,
        doc: Doc,
        edit: Edit,
    },
    Paused,
    Unpaused,
    AnswerDone,
    /// Another try at the same question, before it is locked.
    Retaken {
        item: u32,
    },
    Skipped,
    /// Put off until the others are done, with its draft and the time used.
    Parked,
    EndedEarly,
    Judged {
        item: u32,
        key_point: String,
        judgement: Judgement,
    },
    RowScored {
        item: u32,
        row: String,
        level: u8,
    },
    /// The person's judgement is final; only now is anything revealed.
    Locked {
        item: u32,
    },
    MovedOn,
    /// The person's own verdict beside the program's; none takes it back.
    Overruled {
        item: u32,
        key_point: String,
        verdict: Option<Verdict>,
    },
    /// A note made in review; none of its text ever replaces an earlier one.
    Noted {
        item: Option<u32>,
        text: String,
    },
    /// Time that does not count.
    Gap {
        kind: GapKind,
        wall: Millis,
    },
}

/// An event as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Recorded {
    /// Place on the session's timeline; never smaller than that of the event before.
    pub at: Millis,
    #[serde(flatten)]
    pub event: Event,
}
