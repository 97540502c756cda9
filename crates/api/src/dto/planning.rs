use super::{PackCard, RubricCard, TopicCount};
use hotseat_interview::{Level, Millis, PlanSettings};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LevelCount {
    pub level: Level,
    pub questions: u32,
}

/// What there is to plan with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PlanStart {
    /// The defaults, with a fresh seed.
    pub settings: PlanSettings,
    pub packs: Vec<PackCard>,
    pub topics: Vec<TopicCount>,
    pub levels: Vec<LevelCount>,
    /// The rubrics that one can score with.
    pub rubrics: Vec<RubricCard>,
}

/// What the settings come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PlanPreview {
    /// Questions in the bank that match.
    pub matching: u32,
    /// Questions that will be asked.
    pub count: u32,
    /// The time of the whole interview, extra time included.
    pub budget: Millis,
    /// The topics of the questions that will be asked, in no telling order.
    pub topics: Vec<String>,
    /// What the chosen lists and levels have to choose from, the most frequent first.
    pub offered_topics: Vec<TopicCount>,
    /// The levels of the chosen lists and topics, from junior to senior.
    pub offered_levels: Vec<LevelCount>,
}
