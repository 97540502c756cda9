use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a report is about: one session, or all finished ones of some days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct ReportScope {
    /// One session; the rest is not looked at then.
    pub session: Option<String>,
    /// The first day and the last, `YYYY-MM-DD` in UTC, both inclusive; none is from the first session
    /// on, or up to the last.
    pub from: Option<String>,
    pub until: Option<String>,
    /// Only sessions with one of these tags.
    pub tags: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// One page that needs nothing beside it.
    Html,
    Markdown,
    Pdf,
    Json,
    /// Missed points as notes that Anki imports.
    Anki,
    /// All figures: a row for each answer and for each key point.
    Csv,
}
