//! A question with choices as the formats for quizzes have it.

use super::Record;
use super::card::titled;

/// A question of a quiz, before it is one of ours.
#[derive(Debug, Default)]
pub(super) struct Quiz {
    /// First and last line, counted from 1.
    pub lines: (u32, u32),
    pub asked: String,
    pub choices: Vec<String>,
    pub right: Vec<String>,
    pub remarks: Vec<String>,
    pub topics: Vec<String>,
}

impl Quiz {
    pub fn record(self) -> Option<Record> {
        let (title, text) = titled(&self.asked);
        let bullets = (!self.choices.is_empty())
            .then(|| self.choices.iter().map(|choice| format!("- {choice}")).collect::<Vec<_>>().join("\n"));
        let right = (!self.right.is_empty()).then(|| self.right.join("; "));
        let remarks = self.remarks.into_iter().filter(|remark| !remark.is_empty());
        let said: Vec<String> = right.into_iter().chain(remarks).collect();
        let body: Vec<String> = text.into_iter().chain(bullets).collect();
        let record = Record {
            line: self.lines.0,
            last_line: self.lines.1,
            title,
            body: (!body.is_empty()).then(|| body.join("\n\n")),
            answer: (!said.is_empty()).then(|| said.join("\n\n")),
            topics: self.topics,
            ..Record::default()
        };
        (!record.title.is_empty()).then_some(record)
    }
}
