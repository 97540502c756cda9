use super::SessionCard;
use hotseat_interview::{Millis, Mode, QuestionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a session stands, as one looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SessionState {
    Unfinished,
    /// Finished, with answers that wait for the person's judgement.
    Awaiting,
    /// Finished and judged.
    Done,
}

/// Which sessions are listed; everything that is given must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct HistoryFilter {
    /// Words of the title, each of which must be in it.
    pub text: String,
    /// One of these.
    pub tags: Vec<String>,
    pub mode: Option<Mode>,
    pub state: Option<SessionState>,
    /// The first day and the last, `YYYY-MM-DD` in UTC, both inclusive.
    pub from: Option<String>,
    pub until: Option<String>,
    /// How many are left out at the beginning.
    pub skip: u32,
    /// How many are listed at most; none lists all.
    pub limit: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TagCount {
    pub tag: String,
    pub count: u32,
}

/// A part of the list of sessions, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct HistoryPage {
    pub sessions: Vec<SessionCard>,
    /// How many pass the filter.
    pub matching: u32,
    /// How many there are.
    pub all: u32,
    /// Every tag in use.
    pub tags: Vec<TagCount>,
}

/// What a hit is a piece of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A typed answer.
    Answer,
    Spoken,
    /// Scratch notes made while answering.
    Scratch,
    /// A note made in review.
    Note,
}

/// A run of text, found or beside what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SnippetPart {
    pub text: String,
    pub found: bool,
}

/// A piece of what the person wrote or said, in which everything was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SearchHit {
    pub session: String,
    pub session_title: String,
    /// When the session was held, RFC 3339.
    pub held: String,
    /// The question, counted from 0; none for a note on the whole session.
    pub item: Option<u32>,
    /// Its title, rendered.
    pub question_html: Option<String>,
    pub kind: HitKind,
    pub snippet: Vec<SnippetPart>,
    /// The recording that holds the words.
    pub recording: Option<String>,
    /// The try that it is of, counted from 0; none for notes.
    pub take: Option<u32>,
    /// When they were said, in their recording; else the place on the session's timeline of the text that
    /// holds them.
    pub at: Option<Millis>,
    /// Where the first of them stands in a typed answer, in UTF-16 code units.
    pub place: Option<u32>,
}

/// A question that was asked, and where it was asked last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct QuestionHit {
    pub question: QuestionId,
    pub snippet: Vec<SnippetPart>,
    pub session: String,
    pub session_title: String,
    /// RFC 3339.
    pub held: String,
    pub item: u32,
    /// In how many sessions it was asked.
    pub times: u32,
}

/// A part of what a search found, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SearchPage {
    pub hits: Vec<SearchHit>,
    /// On the first page only.
    pub questions: Vec<QuestionHit>,
    /// Asks for the next page; none when this is the last.
    pub next: Option<u32>,
}
