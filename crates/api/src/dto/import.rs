use hotseat_interview::{PackId, QuestionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which columns of a table hold what, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportColumns {
    pub question: u32,
    pub answer: Option<u32>,
    pub level: Option<u32>,
    pub topics: Option<u32>,
    /// Whether the first row names the columns.
    pub header: bool,
}

/// What a person decided about single lines of a list, against what the import made of them. Kept
/// for the file, and used again when it is imported again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct ImportChoices {
    /// Lines that are questions, counted from 1.
    pub questions: Vec<u32>,
    /// Lines that are none.
    pub not_questions: Vec<u32>,
    /// The columns of a table; none leaves them to be guessed.
    pub columns: Option<ImportColumns>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TakenAs {
    Question,
    /// A part of an answer.
    SubHeading,
    LeftOut,
}

/// A line that is a question, or could have been one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportLine {
    /// Counted from 1.
    pub line: u32,
    pub text: String,
    pub taken_as: TakenAs,
    /// In words, for a person.
    pub why: String,
    /// The person decided it.
    pub chosen: bool,
}

/// What taking a question would do to the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportStatus {
    New,
    /// The list says something else now.
    Changed,
    Unchanged,
    /// Was set aside when it went from the list, and comes back.
    Back,
    /// A duplicate that the person chose to leave out.
    LeftOut,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportRow {
    /// The id it has in the bank, or will have.
    pub id: QuestionId,
    /// The number it has in the file: a label.
    pub number: Option<String>,
    pub title: String,
    /// Lines of the question and its answer, counted from 1.
    pub first_line: u32,
    pub last_line: u32,
    pub has_answer: bool,
    pub key_points: u32,
    pub status: ImportStatus,
    /// The person edited it in the bank. What they changed is kept; the rest follows the list.
    pub edited_here: bool,
    /// What the list changed, in words: "title", "answer", …; empty unless it is `changed`.
    pub changes: Vec<String>,
    /// The title it has in the bank, where that is another.
    pub title_before: Option<String>,
}

/// A question of the bank that the list has no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct GoneRow {
    pub id: QuestionId,
    pub title: String,
    /// It is set aside, not removed.
    pub kept: bool,
    /// "you edited it", "it was asked in 2 interviews"; empty if it is removed.
    pub why: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateDecision {
    KeepBoth,
    /// The second one is not taken; in the bank, it is set aside.
    LeaveOut,
}

/// One side of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DuplicateSide {
    pub id: QuestionId,
    /// As written, and rendered.
    pub title: String,
    pub title_html: String,
    pub answer_html: Option<String>,
    /// Where it is: the title of a pack, or the list that is being looked at.
    pub pack_title: String,
}

/// Two questions that seem to be the same one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DuplicateView {
    /// The one that was there before, or stands first.
    pub first: DuplicateSide,
    /// The one that could be left out.
    pub second: DuplicateSide,
    /// 0 to 1: how much of what the titles are about is the same.
    pub titles: f32,
    /// 0 to 1: how alike the answers are; none if one has no answer.
    pub answers: Option<f32>,
    pub decision: Option<DuplicateDecision>,
}

/// Something in the file that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportNote {
    /// Counted from 1; 0 speaks of the whole file.
    pub line: u32,
    /// Names the kind of note: `chat-remnant`.
    pub code: String,
    pub message: String,
    /// What stands there, shortened.
    pub text: Option<String>,
}

/// What would be taken from a list, before anything is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportPreview {
    pub path: String,
    pub file: String,
    /// Names exactly what is shown here: only that is taken.
    pub hash: String,
    /// The name it has in the bank, or one to begin with, to be changed by the person.
    pub title: String,
    /// How the file marks its questions, in words.
    pub dialect: String,
    /// 0 to 1: the share of signals that agree on the dialect.
    pub confidence: f32,
    /// The choices that were used: given, or remembered.
    pub choices: ImportChoices,
    /// The names of a table's columns, or what stands first in each; empty for other files.
    pub columns: Vec<String>,
    /// How a table was read.
    pub columns_used: Option<ImportColumns>,
    /// Everything that is a question or could have been one, in the order of the file.
    pub lines: Vec<ImportLine>,
    pub questions: Vec<ImportRow>,
    pub gone: Vec<GoneRow>,
    pub duplicates: Vec<DuplicateView>,
    pub notes: Vec<ImportNote>,
    /// The imported list that this is a newer state of, if this file is there already.
    pub replaces: Option<PackId>,
}
