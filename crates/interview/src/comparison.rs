use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether a key point was in the answer: the program's word, or a person's.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Covered,
    Partly,
    Missed,
    /// The answer says the opposite.
    Contradicted,
    /// Too little to go on.
    CannotTell,
}

/// Which engine spoke, so that a stored verdict says where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Engine {
    pub name: String,
    pub version: String,
}

/// A run of words in an answer: indices into [`crate::Answer::words`], `from` inclusive, `to` exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
pub struct Span {
    pub from: u32,
    pub to: u32,
}

/// How a word of the answer met a word of the key point.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// The same word, written the same.
    Same,
    /// The same stem.
    Stem,
    /// Two words here that are one there, or the reverse ("set immediate").
    Joined,
    /// It sounds alike, or several words together do ("engine ex" for nginx).
    HeardAlike,
    /// Hardly a letter differs.
    SpeltAlike,
    /// Another word that means about the same.
    NearInMeaning,
    /// A word that says the opposite, or another number.
    Opposite,
}

/// One word of the answer that met one word of the phrasing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct WordMatch {
    /// Index into [`crate::Answer::words`].
    pub answer_word: u32,
    pub phrasing_word: String,
    pub kind: MatchKind,
}

/// Why a verdict came out as it did.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// There is no answer.
    Empty,
    /// The answer has too few words to judge anything by.
    TooShort,
    /// The key point has no word that means anything by itself.
    NothingToMatch,
    /// Enough of a phrasing's words stand close together.
    Enough,
    /// Some of them do.
    Some,
    /// Hardly any do.
    Hardly,
    /// Enough do, but the passage denies it, or the key point denies and the passage does not.
    Denied,
    /// Enough do, but who does what to whom is the other way round.
    Swapped,
    /// Enough do, but it is said as a guess.
    Guessed,
    /// Not enough do, but the recogniser was not sure of the words.
    Doubtful,
}

/// The words that a verdict rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Evidence {
    pub spans: Vec<Span>,
    /// The phrasing (the sentence itself or an accepted one) that these words came nearest to.
    pub phrasing: Option<String>,
    pub matched: Vec<WordMatch>,
    /// Words of that phrasing that the answer did not have.
    pub missing: Vec<String>,
}

/// What the program says of one key point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PointVerdict {
    pub key_point: String,
    pub verdict: Verdict,
    /// 0 to 1. What it measures is the engine's to say (see `docs/comparison.md`); none where there was
    /// nothing to compare.
    pub score: Option<f32>,
    pub rule: Rule,
    pub evidence: Evidence,
}

/// Whether a misconception was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TrapVerdict {
    pub trap: String,
    pub said: bool,
    pub evidence: Evidence,
}

/// An answer held against a question's key points and traps, in the question's order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Comparison {
    pub engine: Engine,
    pub points: Vec<PointVerdict>,
    pub traps: Vec<TrapVerdict>,
}
