use super::{ComparisonVersion, ItemReview, SpokenWord, TextRange, TimeSpan};
use hotseat_interview::{
    Engine, GapKind, Judgement, MatchKind, Millis, MissReason, Mode, Outcome, QuestionId, RecordingEnd,
    Verdict,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A try at a question on one axis of time: the answer's own playing time, from 0. A spoken
/// answer is its recordings one after the other, those made elsewhere last; a typed one is the time that ran on
/// its clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TimelineView {
    pub session: String,
    pub session_title: String,
    /// How many questions the session has.
    pub of: u32,
    pub question: QuestionId,
    /// Which of the takes of `review`, counted from 0.
    pub take: u32,
    /// What may be seen of it, verdicts included.
    pub review: Box<ItemReview>,
    pub length: Millis,
    /// Time to think that was used before it.
    pub think: Millis,
    /// Where the axis lies on the session's timeline, in order; nothing lies between two of them.
    pub stretches: Vec<Stretch>,
    pub clips: Vec<Clip>,
    /// Who spoke or wrote when: in order, without gaps, from 0 to `length`.
    pub activity: Vec<Activity>,
    pub changes: Vec<ChangeMark>,
    /// What was typed of the answer before any follow-up, in the order in which it was typed.
    pub edits: Vec<ReplayEdit>,
    /// The words of the typed answer, each with when it was typed.
    pub typed: Vec<TypedWord>,
    /// Scratch notes as they were written, a line of thought each.
    pub scratch: Vec<ScratchMark>,
    /// One for each key point, once everything may be seen; empty before, and for any take but the last.
    pub points: Vec<PointMark>,
    /// Misconceptions that were said; empty before everything may be seen.
    pub traps: Vec<TrapMark>,
    /// Notes made in review.
    pub notes: Vec<NoteMark>,
    /// Every comparison of it, the newest first, which is the one that is shown; empty before everything
    /// may be seen.
    pub comparisons: Vec<ComparisonVersion>,
    /// The engine that would compare it now.
    pub engine_now: Engine,
    /// What mentors said of it; kept back until the person's own judgement is locked.
    pub comments: Vec<CommentMark>,
}

/// A part of the axis, and where it lies on the session's timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Stretch {
    pub from: Millis,
    pub length: Millis,
    pub begun: Millis,
}

/// A recording on the axis, with the words that count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Clip {
    pub recording: String,
    pub from: Millis,
    pub length: Millis,
    pub origin: String,
    /// Its sound was deleted; its words are here.
    pub removed: bool,
    /// The follow-up that it answers; none for the answer itself.
    pub probe: Option<String>,
    /// With times in the recording.
    pub words: Vec<SpokenWord>,
    /// The version of the transcript that counts; none while there is none.
    pub transcript: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Somebody spoke, by the speech gate, or typed.
    Talk,
    Pause,
    /// The sound is gone, so that nobody can tell.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Activity {
    pub kind: ActivityKind,
    pub from: Millis,
    pub to: Millis,
}

/// Something that happened around an answer while it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    Listening {
        device: String,
    },
    NotListening {
        why: String,
    },
    Lost {
        device: String,
    },
    FellBack {
        device: String,
    },
    CameBack {
        device: String,
    },
    /// Nothing but silence for a second and a half.
    Silent,
    Clipping,
    /// The disk did not answer, and so much of what was said found no room.
    Missing {
        length: Millis,
    },
    /// A recording ended otherwise than by being done.
    Ended {
        end: RecordingEnd,
    },
    Added {
        file: String,
    },
    /// The person went on speaking, or typing.
    Speaks {
        on: bool,
    },
    Paused {
        length: Millis,
    },
    /// Put off, and taken up again after the others.
    Parked,
    Away {
        gap: GapKind,
        wall: Millis,
    },
    Probe {
        ask: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ChangeMark {
    pub at: Millis,
    /// On the session's timeline.
    pub session: Millis,
    pub change: Change,
}

/// One edit of the answer, to be replayed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReplayEdit {
    pub at: Millis,
    /// In UTF-16 code units.
    pub offset: u32,
    /// How many units were taken out.
    pub removed: u32,
    pub inserted: String,
}

/// A word of the typed answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TypedWord {
    /// Where it stands in the answer as it was given.
    pub range: TextRange,
    /// From its first letter to its last.
    pub time: TimeSpan,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ScratchMark {
    /// Written while thinking: `at` is then a place in the time to think.
    pub thinking: bool,
    pub at: Millis,
    pub text: String,
}

/// A key point on the axis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PointMark {
    pub id: String,
    /// The verdict that counts: the person's own, or else the program's. None where nothing counts.
    pub counts: Option<Verdict>,
    /// Something to look at again.
    pub miss: bool,
    /// When the words were said that it rests on.
    pub spans: Vec<TimeSpan>,
    /// Of a miss: the words that came nearest to it, and so the place at which the answer turned away.
    /// None where the answer did not touch it.
    pub near: Option<Near>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Near {
    pub said: String,
    /// None where these words have no time of their own.
    pub time: Option<TimeSpan>,
}

/// A word of the answer that met a word of the key point's phrasing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MetWord {
    pub said: String,
    pub phrasing: String,
    pub kind: MatchKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TrapMark {
    pub id: String,
    pub spans: Vec<TimeSpan>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct NoteMark {
    pub text: String,
    /// RFC 3339.
    pub made: String,
    /// None for a note on the whole answer.
    pub at: Option<Millis>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CommentMark {
    /// The mentor, as they wrote it.
    pub name: String,
    /// Plain text.
    pub text: String,
    /// None for a comment on the whole answer.
    pub at: Option<Millis>,
}

/// Why a verdict came out as it did, and what would have changed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PointExplanation {
    pub key_point: String,
    /// Which words met which.
    pub met: Vec<MetWord>,
    /// Words that, said right after what was found, would have made it covered; each was tried.
    pub words: Vec<String>,
    /// The same in a sentence; empty where there is nothing to say.
    pub sentence: String,
}

/// All answers to one question, over all sessions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttemptsView {
    pub question: QuestionId,
    pub title_html: String,
    /// The oldest first.
    pub attempts: Vec<Attempt>,
}

/// One answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Attempt {
    pub session: String,
    pub session_title: String,
    pub item: u32,
    /// RFC 3339: when the question was first seen.
    pub asked: String,
    pub mode: Mode,
    pub outcome: Outcome,
    /// Everything about it may be seen. Before that there are no points.
    pub revealed: bool,
    pub spoken: bool,
    /// On the answer clock.
    pub used: Millis,
    /// The person's level for the whole answer.
    pub overall: Option<u8>,
    /// The words of the last try.
    pub text: String,
    pub points: Vec<AttemptPoint>,
    /// Points that count for more than in the last answer before it that could be compared.
    pub gained: Vec<String>,
    /// Points that count for less.
    pub lost: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AttemptPoint {
    pub id: String,
    pub say: String,
    pub judgement: Option<Judgement>,
    /// The verdict that counts; none where the program could not tell, or misheard.
    pub counts: Option<Verdict>,
    /// It is the person's own.
    pub own: bool,
    pub reason: Option<MissReason>,
}
