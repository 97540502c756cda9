use crate::ApiError;
use crate::dto::ImportChoices;
use crate::importing::{ListFile, dialect_words, to_content};
use hotseat_content::{Choices, Dialect, ImportedQuestion, Note, duplicates, to_questions};
use hotseat_interview::KeyPoint;
use serde::Serialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

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

/// Two questions in lists that seem to be the same one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListDuplicate {
    pub first: ListPlace,
    pub second: ListPlace,
    /// 0 to 1: how much of what the titles are about is the same.
    pub titles: f32,
    /// 0 to 1: how alike the answers are; none if one has no answer.
    pub answers: Option<f32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListPlace {
    pub path: String,
    /// Counted from 1.
    pub line: u32,
    pub title: String,
}

/// Looks for questions that are asked twice in some lists, without a data folder.
///
/// # Errors
/// When a file can't be read, or can't be a list at all.
pub fn inspect_duplicates(paths: &[PathBuf]) -> Result<Vec<ListDuplicate>, ApiError> {
    let mut questions = Vec::new();
    let mut places = HashMap::new();
    for path in paths {
        let list = ListFile::read(path)?;
        let import = list.import(&Choices::default())?;
        for question in to_questions(&import, &list.pack_id()) {
            let place = ListPlace {
                path: path.display().to_string(),
                line: question.origin.as_ref().map_or(0, |origin| origin.first_line),
                title: question.title.clone(),
            };
            // The same file named twice is one list.
            if places.insert(question.id.clone(), place).is_none() {
                questions.push(question);
            }
        }
    }
    let pairs = duplicates(&questions).into_iter().filter_map(|pair| {
        Some(ListDuplicate {
            first: places.get(&pair.first)?.clone(),
            second: places.get(&pair.second)?.clone(),
            titles: pair.titles,
            answers: pair.answers,
        })
    });
    Ok(pairs.collect())
}

/// Reads a list without a data folder.
///
/// # Errors
/// When the file can't be read, or can't be a list at all.
pub fn inspect_list(path: &Path, choices: &ImportChoices) -> Result<ListReport, ApiError> {
    let list = ListFile::read(path)?;
    let import = list.import(&to_content(choices))?;
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
