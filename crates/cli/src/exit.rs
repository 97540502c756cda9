use hotseat_api::{ApiError, Code};
use std::process::ExitCode;

/// How a command ended, as the numbers that `--help` promises. Of several, the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    Done = 0,
    /// What was asked about has problems.
    Problems = 1,
    BadInput = 2,
    NotFound = 3,
    /// The data folder or a file can't be used.
    Unusable = 4,
}

impl From<&ApiError> for Exit {
    fn from(error: &ApiError) -> Exit {
        match error.code {
            Code::Invalid | Code::NotNow | Code::OutOfStep => Exit::BadInput,
            Code::NotFound => Exit::NotFound,
            Code::Busy | Code::ReadOnly | Code::NewerVersion | Code::DiskFull | Code::Damaged | Code::Io => {
                Exit::Unusable
            }
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
