//! Lists of interview questions in anybody's Markdown.

mod asides;
mod assemble;
mod body;
mod candidates;
mod choose;
mod decode;
mod evidence;
mod folder;
mod foreign;
mod formats;
mod found;
mod label;
mod label_words;
mod labelled;
mod lines;
mod markdown;
mod marks;
mod notes;
mod numbers;
mod parts;
mod proposals;
mod questions;
mod regions;
mod repair;
mod rows;
mod scan;
mod seen;
mod sift;
mod single;
mod stacked;
mod titles;
mod vocabulary;
mod words;
mod wrap;

pub(crate) use words::normal;

pub use decode::MAX_LIST_BYTES;
pub use folder::import_files;
pub use formats::{Columns, ColumnsError};
pub use found::{Choices, Dialect, ImportedQuestion, ListImport, Note, SeenLine, TableRead, TakenAs};
pub use proposals::propose_key_points;
pub use questions::to_questions;

use thiserror::Error;

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
    /// A picture, an archive, or another thing that is known by its first bytes.
    #[error("{file} is {what}, and no list of questions; {advice}")]
    Foreign { file: String, what: &'static str, advice: &'static str },
    #[error("{file} is a damaged deck: {message}; export it from Anki again")]
    Deck { file: String, message: String },
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
    import_list_with(file_name, bytes, &Choices::default())
}

/// As [`import_list`], but what a person decided about single lines stands.
///
/// # Errors
/// As [`import_list`].
pub fn import_list_with(file_name: &str, bytes: &[u8], choices: &Choices) -> Result<ListImport, ImportError> {
    if let Some(found) = formats::import_packed(file_name, bytes, choices) {
        return found;
    }
    foreign::refuse(file_name, bytes)?;
    let (text, notes) = decode::decode(file_name, bytes)?;
    match formats::import(file_name, &text, choices) {
        Some(found) => found.map(|mut list| {
            list.notes.splice(0..0, notes);
            list
        }),
        None => Ok(markdown::import(file_name, &text, choices, notes)),
    }
}
