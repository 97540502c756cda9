use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of thing went wrong. A code exists because someone does something different for it:
/// the window's table of errors, or the command line's exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What was given can't be used: a bad plan, an unreadable list, a pack with mistakes.
    Invalid,
    NotFound,
    /// The interview does not allow this now.
    NotNow,
    /// The text here and the text there have come apart: send it whole.
    OutOfStep,
    /// Another Hotseat holds the live interview of this data folder.
    Busy,
    /// The data folder, or the file to write, can't be written.
    ReadOnly,
    /// The data folder was written by a newer Hotseat.
    NewerVersion,
    DiskFull,
    /// Stored data can't be read as what it should be.
    Damaged,
    /// Reading or writing a file failed in some other way.
    Io,
}

/// The one shape in which an error leaves the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    pub code: Code,
    /// What happened and what to do, in plain English.
    pub message: String,
    /// What helps someone look into it: a path, a line, the error below.
    #[serde(default)]
    pub detail: Option<String>,
}
