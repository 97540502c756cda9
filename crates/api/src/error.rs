use hotseat_content::{ImportError, PackError};
use hotseat_interview::{PlanError, Refusal, ReplayError};
use hotseat_speech::capture::CaptureError;
use hotseat_speech::models::ModelError;
use hotseat_speech::recording::RecordingError;
use hotseat_storage::StoreError;
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

impl ApiError {
    pub fn new(code: Code, message: impl Into<String>) -> ApiError {
        ApiError { code, message: message.into(), detail: None }
    }

    pub fn with_detail(self, detail: impl ToString) -> ApiError {
        ApiError { detail: Some(detail.to_string()), ..self }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> ApiError {
        let code = match &error {
            StoreError::ReadOnly { .. } | StoreError::NotAFolder { .. } => Code::ReadOnly,
            StoreError::NewerVersion { .. } | StoreError::OlderVersion { .. } => Code::NewerVersion,
            StoreError::DiskFull { .. } => Code::DiskFull,
            StoreError::Damaged { .. } => Code::Damaged,
            StoreError::Busy { .. } | StoreError::Owned { .. } | StoreError::LogGap { .. } => Code::Busy,
            StoreError::NotFound { .. } => Code::NotFound,
            StoreError::Invalid { .. } => Code::Invalid,
            StoreError::Io { .. } | StoreError::Sqlite { .. } => Code::Io,
        };
        ApiError::new(code, sentence(&error.to_string()))
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> ApiError {
        let code = match &refusal {
            Refusal::Edit(_) => Code::OutOfStep,
            Refusal::NoSuchItem(_)
            | Refusal::NoSuchKeyPoint(_)
            | Refusal::NoSuchLevel { .. }
            | Refusal::NoSuchRecording(_) => Code::NotFound,
            _ => Code::NotNow,
        };
        ApiError::new(code, sentence(&refusal.to_string()))
    }
}

impl From<ReplayError> for ApiError {
    fn from(error: ReplayError) -> ApiError {
        ApiError::new(Code::Damaged, "The log of this session is damaged: it can't be shown.")
            .with_detail(error)
    }
}

impl From<PlanError> for ApiError {
    fn from(error: PlanError) -> ApiError {
        ApiError::new(Code::Invalid, sentence(&error.to_string()))
    }
}

impl From<PackError> for ApiError {
    fn from(error: PackError) -> ApiError {
        let code = match &error {
            PackError::Read { source, .. } if source.kind() == std::io::ErrorKind::NotFound => Code::NotFound,
            PackError::Read { .. } => Code::Io,
            _ => Code::Invalid,
        };
        ApiError::new(code, sentence(&error.to_string()))
    }
}

impl From<RecordingError> for ApiError {
    fn from(error: RecordingError) -> ApiError {
        let code = match &error {
            error if error.is_disk_full() => Code::DiskFull,
            RecordingError::NotARecording { .. }
            | RecordingError::TooLong { .. }
            | RecordingError::Empty { .. } => Code::Invalid,
            RecordingError::File { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
                Code::NotFound
            }
            _ => Code::Io,
        };
        ApiError::new(code, sentence(&error.to_string()))
    }
}

impl From<CaptureError> for ApiError {
    fn from(error: CaptureError) -> ApiError {
        match error {
            CaptureError::Recording(error) => error.into(),
            CaptureError::NoMicrophone | CaptureError::NotConnected { .. } => {
                ApiError::new(Code::NotFound, sentence(&error.to_string()))
            }
            _ => ApiError::new(Code::Io, sentence(&error.to_string())),
        }
    }
}

impl From<ModelError> for ApiError {
    fn from(error: ModelError) -> ApiError {
        let code = match &error {
            ModelError::NotInstalled { .. } | ModelError::NotInCatalogue { .. } => Code::NotFound,
            ModelError::DiskTooFull { .. } => Code::DiskFull,
            ModelError::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound => Code::NotFound,
            ModelError::Io { .. } | ModelError::BrokeOff { .. } | ModelError::Status { .. } => Code::Io,
            _ => Code::Invalid,
        };
        ApiError::new(code, sentence(&error.to_string()))
    }
}

impl From<ImportError> for ApiError {
    fn from(error: ImportError) -> ApiError {
        ApiError::new(Code::Invalid, sentence(&error.to_string()))
    }
}

/// An error of ours as a sentence: a capital first (unless it begins with a path), a full stop last.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let mut out: String = match chars.next() {
        Some(first) if first.is_lowercase() && !begins_with_path(text) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    };
    if !out.ends_with(['.', '?', '…']) {
        out.push('.');
    }
    out
}

fn begins_with_path(text: &str) -> bool {
    let word = text.split([' ', ',', ':']).next().unwrap_or_default();
    word.contains(['/', '\\', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(sentence(text), expected);
    }

    #[test]
    fn errors_become_sentences_and_paths_stay_paths() {
        check("no question matches", "No question matches.");
        check("list.md is empty", "list.md is empty.");
        check("packs/go/pack.yaml, line 3: no title", "packs/go/pack.yaml, line 3: no title.");
        check("/data can't be written to", "/data can't be written to.");
        check("", ".");
    }
}
