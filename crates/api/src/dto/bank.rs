use super::SessionCard;
use hotseat_interview::{KeyPoint, Level, Millis, PackId, QuestionId, Trap};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PackKind {
    /// Ships with the program.
    Bundled,
    /// A list that the person brought.
    Imported,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackCard {
    pub id: PackId,
    pub title: String,
    pub summary: String,
    pub kind: PackKind,
    pub questions: u32,
}

/// An interview that was interrupted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Unfinished {
    pub session: String,
    pub title: String,
    /// The question it stands at, counted from 1.
    pub position: u32,
    pub of: u32,
    /// Where it stands, in words: "answering, 1:12 used".
    pub standing: String,
    /// When its last event was committed, RFC 3339.
    pub last_saved: String,
}

/// What the first screen shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Home {
    pub packs: Vec<PackCard>,
    pub unfinished: Option<Unfinished>,
    /// The latest sessions, newest first, three at most.
    pub latest: Vec<SessionCard>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct LibraryFilter {
    pub packs: Vec<PackId>,
    pub topics: Vec<String>,
    pub levels: Vec<Level>,
    /// Words that must all stand in the title, whatever their case.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct QuestionRow {
    pub id: QuestionId,
    pub pack: PackId,
    /// Inline Markdown, rendered and sanitised.
    pub title_html: String,
    pub level: Option<Level>,
    pub topics: Vec<String>,
    pub key_points: u32,
    /// Key points that were proposed by the import and not looked at.
    pub unreviewed: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TopicCount {
    pub topic: String,
    pub questions: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Library {
    pub packs: Vec<PackCard>,
    /// All topics of the bank with how many questions have them, most first.
    pub topics: Vec<TopicCount>,
    /// Questions that pass the filter, in the bank's order.
    pub questions: Vec<QuestionRow>,
}

/// A question opened in the library: everything in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct QuestionView {
    pub id: QuestionId,
    pub pack: PackId,
    pub title_html: String,
    pub body_html: Option<String>,
    pub level: Option<Level>,
    pub topics: Vec<String>,
    pub think: Option<Millis>,
    pub answer: Option<Millis>,
    pub key_points: Vec<KeyPoint>,
    pub traps: Vec<Trap>,
    pub short_html: Option<String>,
    pub model_answer_html: Option<String>,
    pub shown_html: Option<String>,
    pub sources: Vec<String>,
    /// "from list.md, lines 12 to 30", or when it was checked.
    pub provenance: Option<String>,
}
