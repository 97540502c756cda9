use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The scale by which a person scores an answer: rows, each with its levels anchored in observable
/// behaviour.
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
    /// How much it counts beside the other rows; 1 is the usual.
    #[serde(default = "one")]
    pub weight: u8,
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

fn one() -> u8 {
    1
}

impl Rubric {
    /// The levels that a whole answer can be given: those of the rows.
    pub fn overall_levels(&self) -> BTreeSet<u8> {
        let of_rows: BTreeSet<u8> =
            self.rows.iter().flat_map(|row| &row.levels).map(|anchor| anchor.level).collect();
        if of_rows.is_empty() { (1..=5).collect() } else { of_rows }
    }

    pub fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }
}
