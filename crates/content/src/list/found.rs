//! What an import finds, and what a person decided about it.

use super::Columns;
use hotseat_interview::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
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
    /// Rows of a table: CSV, TSV, or one in Markdown.
    Table,
    Json,
    /// A YAML list, also in the front matter of Markdown.
    Yaml,
    /// Notes that Anki exported, to text or as a deck.
    Anki,
    /// Cards in a text: `question::answer`.
    Cards,
    /// Moodle's GIFT, Aiken or XML.
    Quiz,
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
    /// Every line that could have been a question, in the order of the document: what it was taken
    /// as, and why. Bullets and numbered lines that don't ask are left out where the list marks its
    /// questions otherwise.
    pub lines: Vec<SeenLine>,
    /// How a table was read; none for what is no table.
    pub table: Option<TableRead>,
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

/// A line that could have been a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SeenLine {
    /// Counted from 1; the number of the note in a deck of cards.
    pub line: u32,
    /// The line as written, without blank space at its ends.
    pub text: String,
    pub taken_as: TakenAs,
    /// The reason, as one would tell a person.
    pub why: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TakenAs {
    Question,
    /// Part of the answer above it.
    SubHeading,
    /// Neither: it names a part of the list, or belongs to the page.
    LeftOut,
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TableRead {
    /// The fields of the first row, which names the columns if `columns.header` says so.
    pub first_row: Vec<String>,
    pub columns: Columns,
}

/// What a person decided about single lines of a file; the rest is inferred as ever. Lines that the
/// file doesn't have are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Choices {
    /// Lines that are questions, whatever they look like; counted from 1, as [`SeenLine::line`].
    pub questions: BTreeSet<u32>,
    /// Lines that are none.
    pub not_questions: BTreeSet<u32>,
    /// Which columns of a table hold what.
    pub columns: Option<Columns>,
}
