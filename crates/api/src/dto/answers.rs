use hotseat_interview::{Judgement, QuestionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most seconds that a scripted answer may take for one thing: the longest clock there is.
pub const LONGEST_SECONDS: u32 = 4 * 60 * 60;

/// What is said in an interview that is held without a window, by question. A question of the plan
/// that has no entry is skipped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    pub answers: BTreeMap<QuestionId, ScriptedAnswer>,
}

/// What is done about one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ScriptedAnswer {
    /// How long to think before answering; at the limit the answer clock starts by itself.
    #[schemars(range(max = 14400))]
    pub think_seconds: u32,
    /// How long to answer. The text is typed evenly over this time; in strict mode the rest of it
    /// is lost at the limit.
    #[schemars(range(max = 14400))]
    pub answer_seconds: u32,
    /// Tries before the answer that counts, in order; the plan must allow so many takes.
    pub earlier: Vec<ScriptedTry>,
    /// The answer.
    pub text: String,
    /// A recording of the answer as it was spoken (WAV, FLAC, MP3, Ogg, Opus, M4A, WebM), in place of the
    /// text or beside it; its place is seen from the file of answers. All of it counts, strict or not.
    /// Without `answer_seconds` it takes as long as it is.
    pub recording: Option<String>,
    /// Scratch notes, made before thinking.
    pub notes: String,
    /// Put the question off once, after thinking, and answer it when it comes back; where no other
    /// question is left it is answered at once.
    pub park: bool,
    /// Skip the question after thinking.
    pub skip: bool,
    /// The own judgement of each key point. Once all are there the answer is locked and compared;
    /// with some missing, or none, it stays unjudged.
    pub judgements: Option<BTreeMap<String, Judgement>>,
    /// Rubric levels by row.
    pub rubric: BTreeMap<String, u8>,
    /// The level of the whole answer, after the rows; an exam is locked only with it.
    pub overall: Option<u8>,
    /// What is said to follow-ups, in order; nothing where there are more of them.
    pub follow_ups: Vec<String>,
}

/// A try at a question that is followed by another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ScriptedTry {
    /// How long it takes. The text is typed evenly over this time.
    #[schemars(range(max = 14400))]
    pub answer_seconds: u32,
    pub text: String,
}
