//! What a person decided about the lines of a file, and where those lines are when the file has changed.

use super::reading::ListFile;
use crate::dto::{ImportChoices, ImportColumns};
use hotseat_content::{Choices, Columns};
use serde::{Deserialize, Serialize};

/// Choices as they are kept: with what stood in each line, so that it is found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptChoices {
    /// Of the file's content when they were made.
    hash: String,
    questions: Vec<KeptLine>,
    not_questions: Vec<KeptLine>,
    columns: Option<ImportColumns>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptLine {
    line: u32,
    text: String,
}

impl KeptChoices {
    pub(crate) fn of(file: &ListFile, choices: &ImportChoices) -> KeptChoices {
        let text = String::from_utf8_lossy(&file.bytes);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let keep = |line: &u32| KeptLine {
            line: *line,
            text: line
                .checked_sub(1)
                .and_then(|at| lines.get(at as usize))
                .copied()
                .unwrap_or_default()
                .to_owned(),
        };
        KeptChoices {
            hash: file.hash.clone(),
            questions: choices.questions.iter().map(keep).collect(),
            not_questions: choices.not_questions.iter().map(keep).collect(),
            columns: choices.columns,
        }
    }

    /// The choices for the file as it is now. A line that is no more in it is forgotten; one that is there
    /// several times is the one nearest to where it was.
    pub(crate) fn for_file(&self, file: &ListFile) -> ImportChoices {
        let text = String::from_utf8_lossy(&file.bytes);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let find = |kept: &KeptLine| {
            if self.hash == file.hash {
                return Some(kept.line);
            }
            let same = lines.iter().zip(1..).filter(|(text, _)| !text.is_empty() && **text == kept.text);
            same.map(|(_, line)| line).min_by_key(|line: &u32| line.abs_diff(kept.line))
        };
        ImportChoices {
            questions: self.questions.iter().filter_map(find).collect(),
            not_questions: self.not_questions.iter().filter_map(find).collect(),
            columns: self.columns,
        }
    }
}

/// As the import takes them.
pub(crate) fn to_content(choices: &ImportChoices) -> Choices {
    Choices {
        questions: choices.questions.iter().copied().collect(),
        not_questions: choices.not_questions.iter().copied().collect(),
        columns: choices.columns.map(|columns| Columns {
            question: columns.question as usize,
            answer: columns.answer.map(|column| column as usize),
            level: columns.level.map(|column| column as usize),
            topics: columns.topics.map(|column| column as usize),
            header: columns.header,
        }),
    }
}

pub(super) fn from_content(columns: &Columns) -> ImportColumns {
    let number = |column: usize| u32::try_from(column).unwrap_or(u32::MAX);
    ImportColumns {
        question: number(columns.question),
        answer: columns.answer.map(number),
        level: columns.level.map(number),
        topics: columns.topics.map(number),
        header: columns.header,
    }
}
