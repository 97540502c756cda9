use crate::{Edit, Millis, OwnScore, Verdict};
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

/// Why a key point was missed, in the person's own judgement.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MissReason {
    Forgot,
    NoTime,
    /// The question was taken for another one.
    Misread,
    /// It was said, and the recogniser heard something else: it never counts against the person.
    Misheard,
}

/// Something that happened to the microphone while it was listening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MicrophoneChange {
    /// The device vanished, or stopped giving sound.
    Lost { device: String },
    /// Another device has taken over.
    FellBack { device: String },
    /// The device chosen by the person is back.
    CameBack { device: String },
    /// Nothing but silence for a second and a half.
    Silent,
    /// Too loud to be recorded truly.
    Clipping,
    /// Of this recording, this is missing: the disk did not answer for so long that there was no more
    /// room for it. Silence stands for it.
    Missing {
        recording: String,
        /// In the recording.
        from: Millis,
        length: Millis,
    },
}

/// Why a recording ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordingEnd {
    /// The answer was done, paused, or left.
    Stopped,
    /// The disk had no more room than its reserve.
    DiskFull,
    /// No microphone was left.
    NoMicrophone,
    /// The program was killed; the file was made whole at the next start.
    Recovered,
    /// The file could not be written or read any more.
    Failed,
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
    /// The person's level for the whole answer, on the rubric's own scale.
    OverallScored {
        item: u32,
        level: u8,
    },
    /// Practice only: everything is shown before the lock, and the session says so for ever.
    Peeked {
        item: u32,
    },
    /// Practice only: key points light up while one answers, from here on or no more.
    HintsSwitched {
        on: bool,
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
        /// What it speaks of, on the session's timeline; none for a note on the whole.
        #[serde(default)]
        place: Option<Millis>,
    },
    /// Why a point was missed, or none to take it back.
    Explained {
        item: u32,
        key_point: String,
        reason: Option<MissReason>,
    },
    /// A locked answer, scored once more without seeing the first scores.
    Rescored {
        item: u32,
        score: OwnScore,
    },
    /// The person switched between speaking and typing; it holds until switched again.
    SpeechSwitched {
        on: bool,
    },
    /// The first live sample of a recording: the answer clock starts here, not at the click.
    Listening {
        item: u32,
        /// Id of the recording.
        recording: String,
        device: String,
    },
    /// No microphone could be opened: the answer is typed.
    NotListening {
        item: u32,
        why: String,
    },
    Microphone {
        change: MicrophoneChange,
    },
    /// A recording is whole on disk.
    Recorded {
        recording: String,
        length: Millis,
        end: RecordingEnd,
    },
    /// A recording made elsewhere was added to an answer.
    RecordingAdded {
        item: u32,
        recording: String,
        length: Millis,
        /// Name of the file it came from, without its folder.
        file: String,
    },
    /// An authored follow-up was asked, under what is left of the answer's clock.
    ProbeAsked {
        item: u32,
        key_point: String,
        ask: String,
        /// Why this one: for the log, never shown before the lock.
        reason: String,
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
