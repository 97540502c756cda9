use hotseat_interview::PackId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportRow {
    /// The number it has in the file: a label.
    pub number: Option<String>,
    pub title: String,
    /// Lines of the question and its answer, counted from 1.
    pub first_line: u32,
    pub last_line: u32,
    pub has_answer: bool,
    pub key_points: u32,
}

/// Something in the file that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportNote {
    pub line: u32,
    pub message: String,
}

/// What would be taken from a list, before anything is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportPreview {
    pub path: String,
    pub file: String,
    /// SHA-256 of the file, in hex: what is taken is what was shown.
    pub hash: String,
    /// A name for the bank, to be changed by the person.
    pub title: String,
    /// How the file marks its questions, in words.
    pub dialect: String,
    /// 0 to 1: the share of signals that agree on the dialect.
    pub confidence: f32,
    pub questions: Vec<ImportRow>,
    pub notes: Vec<ImportNote>,
    /// The imported list that would be replaced, if this file is there already.
    pub replaces: Option<PackId>,
}
