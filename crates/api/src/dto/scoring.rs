use super::{AskedView, PointToJudge, RowToScore, TakeView};
use hotseat_content::Severity;
use hotseat_interview::{Judgement, Rubric};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A rubric in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RubricCard {
    pub id: String,
    pub title: String,
    pub version: u32,
    pub rows: u32,
    /// The person's own; the others came with a pack.
    pub own: bool,
}

/// A rubric as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RubricVersion {
    /// RFC 3339.
    pub made: String,
    pub rubric: Rubric,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RubricView {
    pub rubric: Rubric,
    /// The person's own; another is copied when it is saved.
    pub own: bool,
    /// The versions of an own one, the newest first.
    pub versions: Vec<RubricVersion>,
}

/// One mistake in a rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RubricProblem {
    /// The row it is in, counted from 0; none for the whole.
    pub row: Option<u32>,
    /// With an error it can't be saved.
    pub severity: Severity,
    pub code: String,
    pub message: String,
    pub help: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RubricCheck {
    pub problems: Vec<RubricProblem>,
    /// The rubric as its file would be.
    pub yaml: String,
}

/// An answer that is old enough to be scored again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DueAnswer {
    pub session: String,
    pub item: u32,
    pub title_html: String,
    /// When it was locked, RFC 3339.
    pub locked: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RescoresDue {
    pub count: u32,
    /// Days that go by before an answer is offered.
    pub after_days: u32,
    /// The longest waiting of them.
    pub answers: Vec<DueAnswer>,
}

/// A locked answer to be scored once more, holding nothing of its first scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RescoreView {
    pub session: String,
    pub question: AskedView,
    pub take: TakeView,
    pub points: Vec<PointToJudge>,
    pub rows: Vec<RowToScore>,
    pub overall_levels: Vec<u8>,
}

/// How a key point was judged each time, the first score first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DriftPoint {
    pub id: String,
    pub say: String,
    pub judgements: Vec<Option<Judgement>>,
}

/// How a row was scored each time; the whole answer is the row without an id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DriftRow {
    pub id: Option<String>,
    pub title: String,
    /// The levels there are, from the lowest.
    pub scale: Vec<u8>,
    pub levels: Vec<Option<u8>>,
}

/// One answer as it was scored at different times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DriftView {
    pub title_html: String,
    /// RFC 3339, the lock first.
    pub times: Vec<String>,
    pub points: Vec<DriftPoint>,
    pub rows: Vec<DriftRow>,
}

/// What one's own scores are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    Verdicts,
    Rescores,
    Mentors,
}

/// A mean and its interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct IntervalView {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// How often two scores were the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AgreementView {
    pub pairs: u32,
    pub same: u32,
    /// One step apart on the scale.
    pub near: u32,
    pub further: u32,
    /// The share that was the same, with Wilson's interval.
    pub share: Option<IntervalView>,
    /// Cohen's kappa with quadratic weights; none below twenty pairs, or where it is not defined.
    pub kappa: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TopicBias {
    pub topic: String,
    pub answers: u32,
    /// None below five answers.
    pub bias: Option<IntervalView>,
}

/// Some answers that were locked one after the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TrendStep {
    /// When the first and the last of them was locked, RFC 3339.
    pub from: String,
    pub to: String,
    pub answers: u32,
    pub bias: Option<IntervalView>,
}

/// One's own scores against one kind of other. A bias is a share of the whole scale, -1 to 1: above 0
/// the own score was the higher one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CalibrationPart {
    pub against: Against,
    /// Answers that have both.
    pub answers: u32,
    /// None below five answers; percentile bootstrap over answers.
    pub bias: Option<IntervalView>,
    /// The standard deviation of the answers' biases.
    pub spread: Option<f64>,
    /// Of single judgements; none against mentors, who score rows.
    pub agreement: Option<AgreementView>,
    pub topics: Vec<TopicBias>,
    pub trend: Vec<TrendStep>,
}

/// How a row of a rubric was scored by the person and by mentors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RowAgreement {
    pub rubric: String,
    pub row: String,
    pub title: String,
    pub agreement: AgreementView,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CalibrationView {
    /// Answers that were locked without having been shown before.
    pub answers: u32,
    /// As many are needed before anything is said.
    pub needed: u32,
    /// Empty while there are too few.
    pub parts: Vec<CalibrationPart>,
    pub mentor_rows: Vec<RowAgreement>,
}
