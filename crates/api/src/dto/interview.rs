use super::{ItemReview, SpokenView};
use hotseat_interview::{
    ClockStyle, Doc, Judgement, Level, Millis, MissReason, Mode, OwnScore, Reading, Row, Verdict, Weight,
    Zone,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The interview as it stands, holding nothing that may not be seen yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct InterviewView {
    pub session: String,
    pub title: String,
    pub mode: Mode,
    pub clock_style: ClockStyle,
    pub strict: bool,
    /// What the interviewer says at this moment; may be empty.
    pub line: String,
    /// Questions dealt with, the present one included; at most `of`.
    pub position: u32,
    pub of: u32,
    pub paused: bool,
    /// Whether a clock runs: readings then go on from where they are, in real time.
    pub running: bool,
    /// The time of the whole interview.
    pub whole: Reading,
    /// The time of the last committed event.
    pub at: Millis,
    pub stage: StageView,
}

/// What is asked, without anything of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AskedView {
    pub item: u32,
    pub title_html: String,
    pub body_html: Option<String>,
    pub level: Option<Level>,
    pub topics: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PointToJudge {
    pub id: String,
    pub weight: Weight,
    pub say: String,
    pub judgement: Option<Judgement>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RowToScore {
    pub row: Row,
    pub level: Option<u8>,
}

/// A follow-up and what was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ProbeView {
    pub ask: String,
    pub text: String,
    pub spoken: Vec<SpokenView>,
}

/// One's own answer, as it was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AnswerView {
    pub text: String,
    pub spoken: Vec<SpokenView>,
    pub notes: String,
    pub think: Reading,
    pub answer: Reading,
    pub take: u32,
    pub takes: u32,
    /// Taken at the limit, in strict mode.
    pub cut: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StageView {
    Waiting,
    Thinking {
        question: AskedView,
        clock: Reading,
        notes: String,
        may_park: bool,
    },
    /// The microphone is being opened: no clock runs yet.
    Opening {
        question: AskedView,
        clock: Reading,
        notes: String,
        may_park: bool,
    },
    Answering {
        question: AskedView,
        /// The follow-up that is asked, under what is left of the answer's clock.
        probe: Option<String>,
        clock: Reading,
        zone: Zone,
        text: String,
        /// Whether the answer is spoken.
        speaking: bool,
        /// Whether key points light up.
        hints: bool,
        notes: String,
        /// Which try this is, counted from 1, and how many there may be.
        take: u32,
        takes: u32,
        may_park: bool,
    },
    Judging {
        question: AskedView,
        answer: AnswerView,
        probes: Vec<ProbeView>,
        points: Vec<PointToJudge>,
        rows: Vec<RowToScore>,
        /// The person's level for the whole answer, and those there are.
        overall: Option<u8>,
        overall_levels: Vec<u8>,
        /// Key points first, then rows, then the whole, then the lock: an exam holds to it.
        in_order: bool,
        /// Everything was shown before the lock.
        peeked: bool,
        may_retake: bool,
        may_lock: bool,
        last: bool,
    },
    Revealed {
        review: Box<ItemReview>,
        last: bool,
    },
    Finished,
}

/// What a person does in an interview or in its review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Action {
    BeginAnswer,
    Pause,
    Unpause,
    Done,
    Retake {
        item: u32,
    },
    Skip,
    Park,
    EndEarly,
    Judge {
        item: u32,
        key_point: String,
        judgement: Judgement,
    },
    Score {
        item: u32,
        row: String,
        level: u8,
    },
    Lock {
        item: u32,
    },
    MoveOn,
    Overrule {
        item: u32,
        key_point: String,
        verdict: Option<Verdict>,
    },
    Note {
        item: Option<u32>,
        text: String,
        place: Option<Millis>,
    },
    /// Answers are spoken from here on, or typed again.
    Speak {
        on: bool,
    },
    ScoreWhole {
        item: u32,
        level: u8,
    },
    /// Shows everything before the lock; in practice only, and kept for ever.
    Peek {
        item: u32,
    },
    /// Key points light up while one answers; in practice only.
    Hints {
        on: bool,
    },
    /// Why a point was missed; none takes it back.
    Explain {
        item: u32,
        key_point: String,
        reason: Option<MissReason>,
    },
    /// Scores a locked answer once more, without having seen the first scores.
    Rescore {
        item: u32,
        score: OwnScore,
    },
}

/// One edit as the editor made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TypedEdit {
    /// In UTF-16 code units.
    pub offset: u32,
    pub removed: String,
    pub inserted: String,
    /// How long before sending it was typed.
    pub ago: Millis,
}

/// Edits of one text, in the order in which they were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct EditBatch {
    pub session: String,
    pub item: u32,
    pub doc: Doc,
    pub edits: Vec<TypedEdit>,
}

/// The whole of a text, sent when edits no longer fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TextReplacement {
    pub session: String,
    pub item: u32,
    pub doc: Doc,
    pub text: String,
}

/// Committed to disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Saved {
    pub at: Millis,
}
