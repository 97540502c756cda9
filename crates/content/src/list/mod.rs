//! Lists of interview questions in anybody's Markdown.

mod assemble;
mod candidates;
mod choices;
mod choose;
mod decode;
mod evidence;
mod formats;
mod label;
mod lines;
mod notes;
mod parts;
mod proposals;
mod questions;
mod regions;
mod repair;
mod sift;
mod single;
mod titles;
mod vocabulary;
mod words;

pub use decode::MAX_LIST_BYTES;
pub use formats::{Columns, import_table};
pub use proposals::propose_key_points;
pub use questions::to_questions;

use assemble::Member;
use evidence::Page;
use hotseat_interview::Level;
use lines::{Heading, Kind, Line};
use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

/// How a list marks its questions: found for the whole document, never line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(tag = "family", rename_all = "snake_case")]
pub enum Dialect {
    /// `### 12. Title`
    NumberedHeadings {
        level: u8,
    },
    /// `12. ### Title`
    ListItemHeadings {
        level: u8,
    },
    /// `### Title`
    Headings {
        level: u8,
    },
    /// `Q. Title`, `Q12: Title`, `Question: Title`, with or without heading marks or bold.
    Prefixed,
    /// `<details><summary>Title</summary>`
    Details,
    /// A line that is bold as a whole, numbered or not.
    BoldLines,
    /// `12. Title` as an ordered list or plain lines.
    NumberedLines,
    /// Bullets, mostly without answers.
    Bullets,
    /// `### Label`, and below it a paragraph that is the question.
    LabelAndBody {
        level: u8,
    },
    /// Paragraphs of one line that end in a question mark.
    PlainLines,
    /// The file is one question: its title, and the answer below it.
    OneQuestion,
    /// Rows of a table: CSV or TSV.
    Table,
    Json,
    /// A YAML list, also in the front matter of Markdown.
    Yaml,
    /// Notes that Anki exported to text.
    Anki,
    /// The document holds no questions.
    None,
}

/// What was found in a list. Nothing is stored.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ListImport {
    /// Name of the file, without its folder.
    pub file: String,
    pub dialect: Dialect,
    /// 0 to 1: how much of the evidence speaks for the chosen dialect. Above 0.8 the questions
    /// confirm each other (an unbroken sequence of numbers, or nearly all in question form, each
    /// with an answer); below 0.5 the preview should ask the person to look. It is not a probability.
    pub confidence: f32,
    /// The document's own title.
    pub title: Option<String>,
    /// In the order of the document.
    pub questions: Vec<ImportedQuestion>,
    pub notes: Vec<Note>,
}

/// A question as it stands in a list. Lines are counted from 1, and ranges include their ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportedQuestion {
    /// A label, not an id: lists repeat and skip numbers.
    pub number_as_written: Option<String>,
    /// Without number and heading marks; inline Markdown is kept.
    pub title: String,
    pub heading_line: u32,
    /// First and last line of the answer, without blank lines, separators and back-to-top links at
    /// its end; both are `heading_line` if there is none.
    pub first_line: u32,
    pub last_line: u32,
    pub level: Option<Level>,
    pub topics: Vec<String>,
    /// Headings inside the answer.
    pub sections: Vec<String>,
    /// Lines of the answer that are one bold run: headings in all but name.
    pub bold_labels: Vec<String>,
    /// Fenced blocks in the answer.
    pub n_code_blocks: u32,
    /// What belongs to the question beside its title: the code it asks about, choices.
    pub body: Option<String>,
    pub answer: Option<String>,
}

/// Something a person should know about an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Note {
    /// Counted from 1; 0 speaks of the whole document.
    pub line: u32,
    /// Names the kind of note: `no-questions`.
    pub code: &'static str,
    pub message: String,
}

/// Why a file can't be a list at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    #[error("{file} is empty")]
    Empty { file: String },
    #[error("{file} is {size} bytes long, more than the {limit} that can be imported; split it")]
    TooLarge { file: String, size: usize, limit: usize },
    #[error("{file} has {lines} lines, more than the {limit} that can be imported; split it")]
    TooManyLines { file: String, lines: usize, limit: usize },
    #[error("{file} is no text: there is a NUL byte in line {line}; save the list as UTF-8 text")]
    Binary { file: String, line: u32 },
    #[error("{file} is not valid {encoding} in line {line}; save the list as UTF-8 text")]
    Encoding { file: String, encoding: &'static str, line: u32 },
    /// JSON, YAML or a table with a mistake in it.
    #[error("{file}, line {line}: {message}; correct it there")]
    Malformed { file: String, line: u32, message: String },
}

/// Finds the questions of a list. It reads the whole document to see how it marks them, and takes
/// time in proportion to its length.
///
/// # Errors
/// When the bytes are no text, or too many. A text without questions is no error: the result then
/// has none, and a note that says so.
pub fn import_list(file_name: &str, bytes: &[u8]) -> Result<ListImport, ImportError> {
    let (text, mut notes) = decode::decode(file_name, bytes)?;
    if let Some(found) = formats::import(file_name, &text) {
        return found.map(|mut list| {
            list.notes.splice(0..0, notes);
            list
        });
    }
    let lines = lines::scan(&text, &mut notes);
    let candidates = candidates::candidates(&lines);
    let labelled = candidates::labelled(&lines, &candidates);
    let page = Page::read(&lines);
    let choice = choose::choose(&lines, &page, candidates.iter().chain(&labelled));
    if let Some(member) = single::single(&lines, choice.as_ref()) {
        return Ok(one_question(file_name, &lines, member, notes));
    }
    let Some(choice) = choice else {
        notes.push(notes::nothing_found(&lines));
        return Ok(ListImport {
            file: file_name.to_owned(),
            dialect: Dialect::None,
            confidence: 0.0,
            title: document_title(&lines, &[]),
            questions: Vec::new(),
            notes,
        });
    };
    let mut others = regions::others(&lines, &page, &candidates, &choice);
    others.extend(regions::other_levels(&candidates, &choice));
    let mut members = regions::members(&choice, &others);
    repair::repair(&lines, &candidates, &mut members, &mut notes);
    let title = document_title(&lines, &members);
    let questions = assemble::assemble(&lines, &members, choice.family, title.as_deref());
    notes::about_title(&lines, &questions, title.as_deref(), &mut notes);
    notes::about_questions(&questions, choice.family, &mut notes);
    notes::about_answers(&questions, &mut notes);
    notes::about_skipped(&candidates, &members, choice.family, &mut notes);
    notes.sort_by_key(|note| note.line);
    let confidence = choose::confidence(&choice);
    Ok(ListImport {
        file: file_name.to_owned(),
        dialect: choice.family.dialect(),
        confidence,
        title,
        questions,
        notes,
    })
}

fn one_question(file_name: &str, lines: &[Line<'_>], member: Member<'_>, mut notes: Vec<Note>) -> ListImport {
    let family = member.family;
    let questions = assemble::assemble(lines, &[member], family, None);
    notes::about_questions(&questions, family, &mut notes);
    notes::about_answers(&questions, &mut notes);
    notes.sort_by_key(|note| note.line);
    ListImport {
        file: file_name.to_owned(),
        dialect: Dialect::OneQuestion,
        confidence: 0.7,
        title: questions.first().map(|question| question.title.clone()),
        questions,
        notes,
    }
}

/// The first heading of the highest level, if it stands above the questions.
fn document_title(lines: &[Line<'_>], members: &[Member<'_>]) -> Option<String> {
    let end = members.first().map_or(lines.len(), |first| first.line);
    lines[..end].iter().find_map(|line| match line.kind {
        Kind::Heading(Heading { level: 1, text, item: None, .. }) if !text.is_empty() => {
            Some(text.to_owned())
        }
        _ => None,
    })
}
