use super::RowAgreement;
use hotseat_interview::Millis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A word of an answer that can be redacted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ShareWord {
    pub text: String,
    /// The blank space after it.
    pub after: String,
}

/// What was typed, or one recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SharePart {
    /// Names it within its answer.
    pub part: String,
    /// The follow-up that it answers.
    pub ask: Option<String>,
    pub words: Vec<ShareWord>,
    /// Of its sound, where there is some to share.
    pub sound: Option<Millis>,
    /// A recording that nobody has written down: nothing can be redacted in it.
    pub unwritten: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ShareItem {
    pub item: u32,
    pub title_html: String,
    pub locked: bool,
    pub parts: Vec<SharePart>,
}

/// What there is to share of a session: its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ShareStart {
    pub session: String,
    pub title: String,
    pub rubric_title: String,
    pub items: Vec<ShareItem>,
}

/// A run of words to be taken out: `from` inclusive, `to` exclusive, counted from 0 in their part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RedactedWords {
    pub item: u32,
    pub part: String,
    pub from: u32,
    pub to: u32,
}

/// What goes into the file for a mentor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ShareChoice {
    pub session: String,
    /// The person's name, as the mentor reads it; may be empty.
    pub by: String,
    pub items: Vec<u32>,
    pub sound: bool,
    pub words: bool,
    /// The person's own scores; the mentor sees them after scoring. Of locked answers only.
    pub own_scores: bool,
    /// Key points and model answers. Of locked answers only.
    pub model: bool,
    pub redact: Vec<RedactedWords>,
    /// Words or phrases that are taken out wherever they were said or typed.
    pub redact_phrases: Vec<String>,
}

/// A file that was made for a mentor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Shared {
    pub path: String,
    pub bytes: u32,
    /// How much of that is sound.
    pub sound_bytes: u32,
    /// Words that were blanked, and the time that was silenced.
    pub blanked: u32,
    pub silenced: Millis,
}

/// A mentor's file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Merged {
    pub session: String,
    pub session_title: String,
    pub name: String,
    /// Answers that the mentor scored.
    pub scored: u32,
    pub comments: u32,
    /// This very file was read before; nothing has changed.
    pub already: bool,
}

/// A row, or the whole answer where there is no row, as both scored it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MentorRow {
    pub row: Option<String>,
    pub title: String,
    pub own: Option<u8>,
    pub mentor: Option<u8>,
}

/// What a mentor said of a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MentorRemark {
    /// The recording it speaks of, and when in it.
    pub recording: Option<String>,
    pub at: Option<Millis>,
    /// Plain text.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MentorItemView {
    pub item: u32,
    pub title_html: String,
    /// While the person's own judgement is not locked, the mentor's is kept back.
    pub locked: bool,
    pub rows: Vec<MentorRow>,
    pub remarks: Vec<MentorRemark>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MentorView {
    pub id: String,
    /// As the mentor wrote it.
    pub name: String,
    /// RFC 3339.
    pub made: String,
    pub items: Vec<MentorItemView>,
}

/// Mentors' scores beside the person's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MentorsView {
    pub mentors: Vec<MentorView>,
    /// By row of this session's rubric, over all sessions that were scored with it.
    pub agreement: Vec<RowAgreement>,
}
