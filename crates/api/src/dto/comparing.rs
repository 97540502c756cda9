use hotseat_interview::{Engine, Verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// With what answers are compared from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ComparingView {
    /// The engine that speaks.
    pub engine: Engine,
    /// The sentence model that was chosen, whether or not it can be used.
    pub model: Option<String>,
    /// Why the chosen model does not speak, and what to do.
    pub trouble: Option<String>,
}

/// A key point whose verdict is another than in another comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VerdictChange {
    pub key_point: String,
    pub say: String,
    pub before: Verdict,
    pub now: Verdict,
    /// The person's own verdict, which stays.
    pub overruled: Option<Verdict>,
}

/// A misconception that was heard by one comparison and not by another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TrapChange {
    pub trap: String,
    pub why: String,
    /// It is heard now, and was not before.
    pub heard: bool,
}

/// A stored comparison of an answer, and in what the newest one differs from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ComparisonVersion {
    pub engine: Engine,
    /// RFC 3339.
    pub made: String,
    /// What it said of each key point, in the question's order.
    pub verdicts: Vec<PointWas>,
    pub points: Vec<VerdictChange>,
    pub traps: Vec<TrapChange>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PointWas {
    pub key_point: String,
    pub verdict: Verdict,
}

/// What can be compared again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReplayStart {
    /// The engine that would speak.
    pub engine: Engine,
    /// The newest first.
    pub sessions: Vec<ReplaySession>,
    /// Compared answers of all of them.
    pub answers: u32,
    /// Those whose newest comparison is by another engine, or by another version of it.
    pub by_others: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReplaySession {
    pub id: String,
    pub answers: u32,
    pub by_others: u32,
}

/// What came of comparing answers again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Replayed {
    /// How many were compared.
    pub answers: u32,
    /// Those of which something is said otherwise now.
    pub changed: Vec<AnswerChange>,
    /// Why sessions were left out.
    pub left_out: Vec<String>,
}

/// An answer of which something is said otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AnswerChange {
    pub session: String,
    pub session_title: String,
    /// Counted from 0.
    pub item: u32,
    /// The question's title.
    pub question: String,
    pub before: Engine,
    pub now: Engine,
    pub points: Vec<VerdictChange>,
    pub traps: Vec<TrapChange>,
}
