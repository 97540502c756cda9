use crate::ApiError;
use std::path::Path;

pub use hotseat_content::{LintReport, Problem, Severity, render};

/// Finds every mistake in a pack folder, a question file (`.md`) or a rubric (`.yaml`).
///
/// # Errors
/// Only when something can't be read at all: mistakes are the report's.
pub fn lint(path: &Path) -> Result<LintReport, ApiError> {
    Ok(hotseat_content::lint(path)?)
}
