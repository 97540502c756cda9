//! Lists that are no Markdown: tables, JSON, YAML, quizzes, and what flash card programs write.

mod aiken;
mod anki;
mod card;
mod data;
mod deck;
mod gift;
mod json;
mod lines;
mod markup;
mod moodle;
mod obsidian;
mod quiz;
mod table;
mod yaml;

pub use table::Columns;

use super::{
    Choices, Dialect, ImportError, ImportedQuestion, ListImport, Note, SeenLine, TableRead, TakenAs,
};
use hotseat_interview::Level;
use std::path::Path;

/// A question of a list that is no Markdown.
#[derive(Debug, Default)]
struct Record {
    /// Counted from 1; 0 if the format doesn't say.
    line: u32,
    last_line: u32,
    number: Option<String>,
    title: String,
    /// Choices, and what else belongs to the question.
    body: Option<String>,
    answer: Option<String>,
    level: Option<Level>,
    topics: Vec<String>,
}

/// What a file holds, before it is weighed.
struct Found {
    dialect: Dialect,
    /// 0 to 1.
    confidence: f32,
    records: Vec<Record>,
    table: Option<TableRead>,
    notes: Vec<Note>,
}

/// Reads a list that is no Markdown; none if the file is Markdown or plain text.
pub(super) fn import(file: &str, text: &str, choices: &Choices) -> Option<Result<ListImport, ImportError>> {
    let ending = Path::new(file).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let found = match ending.as_deref() {
        // Whoever names columns says that it is a table.
        _ if choices.columns.is_some() => table::read(file, text, choices.columns.as_ref()),
        Some("json") => json::read(file, text),
        Some("jsonl" | "ndjson") => json::read_lines(file, text),
        Some("yaml" | "yml") => yaml::read(file, text, 0..text.len()),
        Some("csv" | "tsv" | "tab") => table::read(file, text, choices.columns.as_ref()),
        Some("xml") => moodle::read(file, text),
        Some("gift") => Ok(gift::read(text)),
        _ if obsidian::looks_like_one(text) => Ok(obsidian::read(text)),
        Some("md" | "markdown" | "mdx") => yaml::front_matter(file, text)?,
        _ if moodle::looks_like_one(text) => moodle::read(file, text),
        _ if gift::looks_like_one(text) => Ok(gift::read(text)),
        _ if aiken::looks_like_one(text) => Ok(aiken::read(text)),
        _ if anki::has_headers(text) => anki::read(file, text),
        _ if text.trim_start().starts_with(['[', '{']) && json::is_json(text) => json::read(file, text),
        _ if table::looks_like_one(text) => table::read(file, text, choices.columns.as_ref()),
        _ => yaml::front_matter(file, text)?,
    };
    Some(found.map(|found| list(file, found, choices)))
}

/// Reads a list that is no text at all; none if it is text, or nothing that is known.
pub(super) fn import_packed(
    file: &str,
    bytes: &[u8],
    choices: &Choices,
) -> Option<Result<ListImport, ImportError>> {
    let found = bytes.starts_with(b"PK").then(|| deck::read(file, bytes))??;
    Some(found.map(|found| list(file, found, choices)))
}

fn list(file: &str, found: Found, choices: &Choices) -> ListImport {
    let Found { dialect, confidence, records, table, mut notes } = found;
    let mut lines = Vec::with_capacity(records.len());
    let mut questions = Vec::with_capacity(records.len());
    for record in records.into_iter().filter(|record| !record.title.is_empty()) {
        let taken = !choices.not_questions.contains(&record.line);
        lines.push(SeenLine {
            line: record.line,
            text: record.title.clone(),
            taken_as: if taken { TakenAs::Question } else { TakenAs::LeftOut },
            why: if taken { called(dialect) } else { "taken out by hand" },
        });
        if taken {
            questions.push(question(record));
        }
    }
    if questions.is_empty() {
        let message = "no questions were found: nothing in this file is called a question".to_owned();
        notes.push(Note { line: 0, code: "no-questions", message });
    }
    super::notes::about_answers(&questions, &mut notes);
    notes.sort_by_key(|note| note.line);
    let (dialect, confidence) = if lines.is_empty() { (Dialect::None, 0.0) } else { (dialect, confidence) };
    ListImport { file: file.to_owned(), dialect, confidence, title: None, questions, lines, table, notes }
}

/// Why a record is a question.
fn called(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Table => "a row of the table",
        Dialect::Anki | Dialect::Cards => "a card of the deck",
        Dialect::Quiz => "a question of the quiz",
        _ => "its name, or its form, says that it is a question",
    }
}

fn question(record: Record) -> ImportedQuestion {
    let Record { line, last_line, number, title, body, answer, level, topics } = record;
    ImportedQuestion {
        number_as_written: number,
        title,
        heading_line: line,
        first_line: line,
        last_line: last_line.max(line),
        level,
        topics,
        sections: Vec::new(),
        bold_labels: Vec::new(),
        n_code_blocks: 0,
        body,
        answer,
    }
}

fn malformed(file: &str, line: u32, message: impl ToString) -> ImportError {
    ImportError::Malformed { file: file.to_owned(), line, message: message.to_string() }
}
