use super::QuestionView;
use hotseat_content::Severity;
use hotseat_interview::{PackId, QuestionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One mistake in a text, at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EditProblem {
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
    /// How many characters it is about; 0 points between two.
    pub length: u32,
    /// With an error a text can't be saved.
    pub severity: Severity,
    /// Names the kind of mistake: `missing-weight`.
    pub code: String,
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// What becomes of a text while it is being written. Nothing is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EditCheck {
    pub problems: Vec<EditProblem>,
    /// The question as it would be; none while nothing can be read.
    pub question: Option<QuestionView>,
}

/// Text that was written and not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Draft {
    pub text: String,
    /// When it was kept, RFC 3339.
    pub kept_at: String,
}

/// A question opened to be edited, as native Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EditView {
    /// None for one that is being begun.
    pub id: Option<QuestionId>,
    pub pack: PackId,
    pub pack_title: String,
    /// The text as saved; for a question that is being begun, something to start from.
    pub text: String,
    /// Names this state of the text: handed back on saving.
    pub seen: String,
    /// The file that it is written to; none if the bank keeps it.
    pub file: Option<String>,
    /// What saving does, in a sentence.
    pub saving: String,
    pub draft: Option<Draft>,
    /// The person changed it before; `revert_question` takes that back.
    pub edited: bool,
    pub check: EditCheck,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SaveQuestion {
    /// None for one that is being begun: its id stands in its heading.
    pub id: Option<QuestionId>,
    pub pack: PackId,
    pub text: String,
    /// That of the [`EditView`] that was edited.
    pub seen: String,
}

/// What became of saving. Only in the first case was anything written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum SaveOutcome {
    Saved {
        edit: Box<EditView>,
    },
    /// The text has errors.
    Mistakes {
        check: Box<EditCheck>,
    },
    /// Someone else wrote it meanwhile. `theirs` is what it is now; to save over it, save again with
    /// the `seen` of that.
    ChangedMeanwhile {
        theirs: Box<EditView>,
    },
}

/// Which questions are written to a file: those of the packs, and those named. At least one of the
/// two names something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct BankSelection {
    pub packs: Vec<PackId>,
    pub questions: Vec<QuestionId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BankFormat {
    /// One Markdown file as the program reads it.
    Native,
    /// A whole pack as a folder: `pack.yaml` and its question files.
    Folder,
    Json,
    /// A text that Anki imports.
    Anki,
}
