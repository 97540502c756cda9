use super::{LevelCount, SessionCard};
use hotseat_interview::{Judgement, KeyPoint, Level, Millis, PackId, QuestionId, Trap};
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
    /// A pack in the native format, in a folder of its own: added or begun by the person.
    Own,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackCard {
    pub id: PackId,
    pub title: String,
    pub summary: String,
    pub kind: PackKind,
    /// How many there are to practise: those set aside are not counted.
    pub questions: u32,
    /// Where the files of a pack of one's own are.
    pub folder: Option<String>,
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

/// How a person stands to a question. One may be in several of these.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// In no interview yet.
    NeverAsked,
    Asked,
    /// When its key points were last judged, one was "didn't".
    Missed,
    /// When they were last judged, none was "didn't" and one was "partly".
    Partly,
    /// When they were last judged, all were "said it".
    Said,
    /// Has key points that were proposed by the import and not looked at.
    ToReview,
    /// The person changed it: it is not what its list or pack has.
    Edited,
    /// Gone from its list, and kept because it was edited or asked. Not asked any more.
    SetAside,
}

/// Which questions of the library. Each part that is empty lets all through; of the entries of one
/// part, any will do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct LibraryFilter {
    pub packs: Vec<PackId>,
    pub topics: Vec<String>,
    pub levels: Vec<Level>,
    /// Questions set aside only come where this names them.
    pub states: Vec<QuestionState>,
    /// Words that must all stand in the title or the topics, whatever their case.
    pub text: String,
    /// Leave out this many of those that pass,
    pub from: u32,
    /// and give at most so many; none gives all.
    pub limit: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct QuestionRow {
    pub id: QuestionId,
    pub pack: PackId,
    /// As written, and as inline Markdown, rendered and sanitised.
    pub title: String,
    pub title_html: String,
    pub level: Option<Level>,
    pub topics: Vec<String>,
    pub key_points: u32,
    /// Key points that were proposed by the import and not looked at.
    pub unreviewed: u32,
    /// In how many interviews it was asked.
    pub asked: u32,
    /// When it was last asked, RFC 3339.
    pub last_asked: Option<String>,
    /// The worst judgement of a key point when they were last judged.
    pub last_judged: Option<Judgement>,
    pub edited: bool,
    pub set_aside: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TopicCount {
    pub topic: String,
    pub questions: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackCount {
    pub pack: PackId,
    pub questions: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct StateCount {
    pub state: QuestionState,
    pub questions: u32,
}

/// What passes a filter. The counts say how many questions there would be if only that entry of its
/// part were chosen, all other parts being as they are; entries without a question are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Library {
    /// All packs, whatever the filter.
    pub packs: Vec<PackCard>,
    pub pack_counts: Vec<PackCount>,
    /// Most questions first.
    pub topics: Vec<TopicCount>,
    pub levels: Vec<LevelCount>,
    pub states: Vec<StateCount>,
    /// How many questions pass the filter, and how many there are without one.
    pub matching: u32,
    pub all: u32,
    /// Those that pass, in the bank's order, from `from` on, at most `limit`.
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
    pub edited: bool,
    pub set_aside: bool,
}
