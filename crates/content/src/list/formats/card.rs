//! A flash card as a question: which of its fields asks, and which answers.

use super::Record;
use super::data::{ANSWER, QUESTION, one_line};
use super::markup::{cloze, plain};
use crate::list::Note;

/// A front longer than this is a text with a question in it.
const LONGEST_TITLE: usize = 300;

/// The fields of a note, as a program for flash cards keeps them.
pub(super) struct Card<'f> {
    /// Counted from 1.
    pub line: u32,
    pub fields: Vec<&'f str>,
    /// What the fields are called; empty if nobody knows.
    pub names: &'f [String],
    pub html: bool,
    pub topics: Vec<String>,
}

impl Card<'_> {
    /// The question of a card; none if its front has no text.
    pub fn record(self, notes: &mut Vec<Note>) -> Option<Record> {
        let named = |known: &[&str]| {
            self.names.iter().position(|name| known.iter().any(|known| name.eq_ignore_ascii_case(known)))
        };
        let front =
            named(QUESTION).filter(|&at| self.fields.get(at).is_some_and(|field| !field.trim().is_empty()));
        let front = front.or_else(|| self.fields.iter().position(|field| !field.trim().is_empty()))?;
        let back = named(ANSWER).filter(|&at| at != front);
        let back =
            back.or_else(|| (0..self.fields.len()).find(|&at| at != front && !self.text(at).is_empty()));
        if self.fields.iter().any(|field| field.contains("<img")) {
            notes.push(Note {
                line: self.line,
                code: "picture",
                message: "this card shows a picture, which was left out".to_owned(),
            });
        }
        let (asked, hidden) = cloze(&self.text(front));
        let back = back.map(|at| self.text(at)).filter(|back| !back.is_empty());
        let answer = match (hidden.is_empty(), back) {
            (true, back) => back,
            (false, None) => Some(hidden.join(", ")),
            (false, Some(back)) => Some(format!("{}\n\n{back}", hidden.join(", "))),
        };
        let (title, body) = titled(&asked);
        let record = Record {
            line: self.line,
            last_line: self.line,
            title,
            body,
            answer,
            topics: self.topics,
            ..Record::default()
        };
        (!record.title.is_empty()).then_some(record)
    }

    fn text(&self, at: usize) -> String {
        let field = self.fields.get(at).copied().unwrap_or_default();
        if self.html { plain(field) } else { field.trim().to_owned() }
    }
}

/// The line that stands for a text, and the whole of it where that is more than the line.
pub(super) fn titled(text: &str) -> (String, Option<String>) {
    if text.len() <= LONGEST_TITLE && !text.contains("```") {
        return (one_line(text), None);
    }
    let first = text.lines().map(one_line).find(|line| !line.is_empty() && !line.starts_with("```"));
    let title = first.unwrap_or_else(|| one_line(text));
    (title, Some(text.to_owned()))
}
