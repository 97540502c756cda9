use crate::LintReport;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why a pack or rubric can't be used.
#[derive(Debug, Error)]
pub enum PackError {
    #[error("can't read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("{} is {size} bytes long, more than the {limit} a file of a pack may have; split it", path.display())]
    TooLarge { path: PathBuf, size: u64, limit: u64 },
    #[error("{}, line {line}: not UTF-8 text; save the file as UTF-8", path.display())]
    NotText { path: PathBuf, line: u32 },
    #[error("{} is no pack: there is no pack.yaml in it; see docs/authoring.md for what a pack holds", path.display())]
    NoHeader { path: PathBuf },
    #[error("{} has more than {limit} question files; split the pack", path.display())]
    TooManyFiles { path: PathBuf, limit: usize },
    /// The pack has mistakes; the report holds every one of them.
    #[error("{}", summary(.0))]
    Invalid(Box<LintReport>),
}

fn summary(report: &LintReport) -> String {
    let more = match report.errors() {
        0 | 1 => String::new(),
        errors => format!(" (and {} more; lint shows them all)", errors - 1),
    };
    match report.first_error() {
        Some(first) => {
            format!("{}, line {}, column {}: {}{more}", first.file, first.line, first.column, first.message)
        }
        None => "the pack could not be read".to_owned(),
    }
}
