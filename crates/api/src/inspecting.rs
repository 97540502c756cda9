use crate::ApiError;
use crate::importing::{ListFile, dialect_words};
use hotseat_content::{Choices, Dialect, ImportedQuestion, Note, to_questions};
use hotseat_interview::KeyPoint;
use serde::Serialize;
use std::path::Path;

/// Everything that was found in a list, down to the answers. Nothing is stored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListReport {
    pub path: String,
    pub file: String,
    /// SHA-256 of the file, in hex: names this state of it when it is taken into the bank.
    pub hash: String,
    /// A name for the bank.
    pub title: String,
    pub dialect: Dialect,
    /// The dialect as one would tell a person.
    pub dialect_words: String,
    /// 0 to 1: how much of the evidence speaks for the dialect. Not a probability.
    pub confidence: f32,
    pub questions: Vec<ListQuestion>,
    pub notes: Vec<Note>,
}

/// A question as it stands in a list, with what would become its key points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListQuestion {
    #[serde(flatten)]
    pub found: ImportedQuestion,
    /// Proposals that nobody has reviewed.
    pub key_points_proposed: Vec<KeyPoint>,
}

/// Reads a list without a data folder.
///
/// # Errors
/// When the file can't be read, or can't be a list at all.
pub fn inspect_list(path: &Path) -> Result<ListReport, ApiError> {
    let list = ListFile::read(path)?;
    let import = list.import(&Choices::default())?;
    let questions = to_questions(&import, &list.pack_id());
    Ok(ListReport {
        path: path.display().to_string(),
        title: list.title(&import),
        file: list.name,
        hash: list.hash,
        dialect: import.dialect,
        dialect_words: dialect_words(import.dialect),
        confidence: import.confidence,
        questions: import
            .questions
            .into_iter()
            .zip(questions)
            .map(|(found, question)| ListQuestion { found, key_points_proposed: question.key_points })
            .collect(),
        notes: import.notes,
    })
}
