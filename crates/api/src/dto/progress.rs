use hotseat_interview::{Level, Millis, PackId, QuestionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the person works towards. Days are written `2026-11-21`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Goal {
    /// The day of the interview.
    pub interview: String,
    /// Minutes that each day has room for.
    pub minutes: u16,
    /// The packs that are practised; empty means all.
    pub packs: Vec<PackId>,
}

/// A question to be practised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PracticeView {
    pub question: QuestionId,
    pub title: String,
    pub topics: Vec<String>,
    /// How long it is planned to take: its clocks, and a minute to judge it.
    pub cost: Millis,
    /// How many of its key points are due by then.
    pub due: u32,
    /// It was never asked before.
    pub new: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PlanDayView {
    pub day: String,
    /// The sum of its questions.
    pub cost: Millis,
    pub questions: Vec<PracticeView>,
}

/// The days until the interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ScheduleView {
    pub today: String,
    pub goal: Option<Goal>,
    /// The interview was before today: the plan has ended.
    pub passed: bool,
    /// From today to the day before the interview; empty without a goal.
    pub days: Vec<PlanDayView>,
    /// Questions that no day has room for, the greatest need first.
    pub left_over: Vec<PracticeView>,
    /// Key points in the packs of the goal, and how many will have been said on three separate days if
    /// every answer goes well.
    pub points: u32,
    pub reached: u32,
}

/// What to do today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Today {
    pub day: String,
    /// Key points that are due, in the packs of the goal.
    pub due: u32,
    /// Without any that is due: the next day with one.
    pub next_due: Option<String>,
    /// Answers judged and locked today.
    pub done: u32,
    pub goal: Option<Goal>,
    /// Days from today to the interview.
    pub days_left: Option<u32>,
    /// Today's step of the plan to the interview; none without a goal, or after it.
    pub step: Option<PlanDayView>,
    /// What is weakest, as much as fits into the minutes of a day; 15 where there is no goal.
    pub weak: Vec<QuestionId>,
}

/// Days from the first to the last of them, both included; none leaves that end open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Period {
    pub from: Option<String>,
    pub to: Option<String>,
}

/// How long a place of a trend lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Day,
    Week,
    Month,
}

/// The mean of what was measured in a day, a week or a month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TrendPlace {
    /// Its first and last day.
    pub from: String,
    pub to: String,
    pub mean: f64,
    /// How many values that is the mean of.
    pub n: u32,
}

/// What a figure is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 0 to 1 of the key points, by their weight: said 1, partly a half, in the person's own judgement.
    Share,
    /// A level of a rubric.
    Level,
    WordsPerMinute,
    PerMinute,
    Seconds,
    /// Of the time to answer: 1 is all of it, more is overtime.
    ShareOfTime,
}

/// How a figure went over the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Trend {
    /// What it is of: a topic, a level, a row.
    pub name: String,
    pub unit: Unit,
    /// The highest value that there can be, where there is one.
    pub highest: Option<f64>,
    /// How many values there are in all.
    pub n: u32,
    /// In order; only places with values.
    pub places: Vec<TrendPlace>,
}

/// How ready the person is for a topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TopicReadiness {
    pub topic: String,
    /// Questions of it in the bank, and how many of those were asked and rated.
    pub questions: u32,
    pub asked: u32,
    /// Key points that are due.
    pub due: u32,
    /// None where fewer than three questions were asked: too little to say.
    pub readiness: Option<ReadinessView>,
}

/// The share of a topic's key points, by weight, that would be said today, with its 95 % interval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReadinessView {
    pub share: f64,
    pub low: f64,
    pub high: f64,
}

/// How well a key point was remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Remembered {
    Again,
    Hard,
    Good,
}

/// A key point whose rating is another than the time before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ChangedPoint {
    pub question: QuestionId,
    pub title: String,
    /// The idea, as it is asked now; its id where the bank has it no more.
    pub say: String,
    pub before: Remembered,
    pub now: Remembered,
}

/// What the last session changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SessionChanges {
    pub session: String,
    pub day: String,
    pub gained: Vec<ChangedPoint>,
    pub lost: Vec<ChangedPoint>,
    /// Key points asked for the first time, and how many of those were said.
    pub first: u32,
    pub first_said: u32,
    pub same: u32,
}

/// Key points of the bank by how far they have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Standing {
    /// Said on three separate days since the last miss, on two, on one.
    pub three: u32,
    pub two: u32,
    pub one: u32,
    /// Asked, and not said since.
    pub none: u32,
    pub never_asked: u32,
}

/// All figures of a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ProgressView {
    pub today: String,
    /// The days that the figures are of: those asked for, within those that have any.
    pub from: Option<String>,
    pub to: Option<String>,
    pub step: Step,
    pub sessions: u32,
    pub answers: u32,
    pub standing: Standing,
    /// The topics of the bank, those with the least ready first.
    pub readiness: Vec<TopicReadiness>,
    pub topics: Vec<Trend>,
    pub levels: Vec<Trend>,
    pub rows: Vec<Trend>,
    pub delivery: Vec<Trend>,
    pub changes: Option<SessionChanges>,
    /// What schedules, with its version.
    pub scheduler: String,
}

/// The name of a level in a trend.
pub(crate) fn level_name(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Junior) => "Junior",
        Some(Level::Mid) => "Mid",
        Some(Level::Senior) => "Senior",
        None => "No level",
    }
}
