//! Moodle's Aiken format: a question, choices with letters, and `ANSWER: B`.

use super::Found;
use super::quiz::Quiz;
use crate::list::{Dialect, Note};

const ANSWER: &str = "ANSWER:";

/// Whether a text is in this format: there are answers, and no Markdown.
pub(super) fn looks_like_one(text: &str) -> bool {
    text.contains(ANSWER)
        && text.lines().any(|line| key(line).is_some())
        && !text.lines().any(|line| line.starts_with(['#', '<']))
}

/// The letter after `ANSWER:`.
fn key(line: &str) -> Option<char> {
    let mut rest = line.trim_end().strip_prefix(ANSWER)?.trim_start().chars();
    rest.next().filter(|letter| letter.is_ascii_uppercase() && rest.next().is_none())
}

/// The letter and text of a choice: `B) text`.
fn choice(line: &str) -> Option<(char, &str)> {
    let mut chars = line.chars();
    let letter = chars.next().filter(char::is_ascii_uppercase)?;
    let rest = chars.as_str().strip_prefix(['.', ')'])?;
    rest.starts_with(' ').then(|| (letter, rest.trim()))
}

pub(super) fn read(text: &str) -> Found {
    let (mut records, mut notes) = (Vec::new(), Vec::new());
    let mut asked: Vec<&str> = Vec::new();
    let mut choices: Vec<(char, &str)> = Vec::new();
    let mut first = 0u32;
    for (line, text) in (1u32..).zip(text.lines()) {
        if text.trim().is_empty() {
            continue;
        }
        if let Some(key) = key(text) {
            let right = choices.iter().find(|(letter, _)| *letter == key);
            if right.is_none() {
                let message =
                    format!("the answer {key} is none of the choices above; it is taken without an answer");
                notes.push(Note { line, code: "no-answer", message });
            }
            let quiz = Quiz {
                lines: (first, line),
                asked: asked.join("\n"),
                right: right.map(|(_, text)| format!("{key}: {text}")).into_iter().collect(),
                choices: choices.iter().map(|(letter, text)| format!("{letter}: {text}")).collect(),
                ..Quiz::default()
            };
            records.extend(quiz.record());
            asked.clear();
            choices.clear();
        } else if let Some(choice) = choice(text).filter(|_| !asked.is_empty()) {
            choices.push(choice);
        } else {
            if asked.is_empty() {
                first = line;
            }
            asked.push(text.trim());
        }
    }
    Found { dialect: Dialect::Quiz, confidence: 0.9, records, table: None, notes }
}
