//! What stands in a mentor's file, as its own script reads it.

use hotseat_interview::{Judgement, Level, Millis, OwnScore, Row, Weight};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Says what a file is, and which shape of it.
pub(super) const BUNDLE_FORMAT: &str = "hotseat-answers";
pub(super) const BUNDLE_VERSION: u32 = 1;

/// Answers handed to a mentor: the data inside the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedAnswers {
    pub format: String,
    pub version: u32,
    /// A response names it; the session itself is named nowhere.
    pub bundle: String,
    /// Who answered, as they want to be called; may be empty.
    pub by: String,
    pub title: String,
    /// RFC 3339.
    pub made: String,
    pub rubric: SharedRubric,
    pub items: Vec<SharedItem>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedRubric {
    pub title: String,
    pub rows: Vec<Row>,
    /// The levels that the whole answer can be given.
    pub overall: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedItem {
    /// Its place in the interview, counted from 0.
    pub item: u32,
    /// Cleaned HTML.
    pub title_html: String,
    pub body_html: Option<String>,
    pub level: Option<Level>,
    pub parts: Vec<SharedPart>,
    /// The person's own scores, to be shown once the mentor has scored.
    pub own: Option<OwnScore>,
    pub guide: Option<SharedGuide>,
}

/// What was typed, or one recording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedPart {
    pub part: String,
    /// The follow-up that it answers.
    pub ask: Option<String>,
    /// None where the person left the words out.
    pub words: Option<Vec<SharedWord>>,
    /// The id of the element that holds its sound: a FLAC in base64.
    pub sound: Option<String>,
    pub length: Option<Millis>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedWord {
    /// The word and the blank space after it; a redacted one is a bar.
    pub text: String,
    /// When it was said, in its recording.
    pub from: Option<Millis>,
    pub redacted: bool,
}

/// What a good answer holds: of locked answers only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedGuide {
    pub points: Vec<SharedPoint>,
    /// Cleaned HTML.
    pub short_html: Option<String>,
    pub model_answer_html: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedPoint {
    pub say: String,
    pub weight: Weight,
    /// The person's own, where they share their scores.
    pub judgement: Option<Judgement>,
}
