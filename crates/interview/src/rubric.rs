use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The scale by which a person scores an answer: rows of equal weight, each with its levels
/// anchored in observable behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Rubric {
    pub id: String,
    pub title: String,
    /// Counted up whenever an anchor changes; a session keeps the version it was scored with.
    pub version: u32,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Row {
    pub id: String,
    pub title: String,
    /// What this row asks of the answer, in one line.
    pub question: String,
    /// From the lowest level to the highest.
    pub levels: Vec<Anchor>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Anchor {
    pub level: u8,
    pub label: String,
    /// What is heard in an answer of this level.
    pub anchor: String,
}

impl Rubric {
    pub fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }
}
