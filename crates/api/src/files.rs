//! The files that a person writes or keeps outside the data folder: plans, answers, texts.

use crate::dto::Answers;
use crate::history::write_whole;
use crate::{ApiError, Code};
use hotseat_interview::Plan;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Far more than a plan of 200 questions takes.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// A plan that was written by [`write_plan`].
///
/// # Errors
/// When the file can't be read, is no plan, or its settings are out of range.
pub fn read_plan(path: &Path) -> Result<Plan, ApiError> {
    let plan: Plan = read_json(path, "plan")?;
    plan.settings.validate()?;
    Ok(plan)
}

/// The answers for an interview without a window.
///
/// # Errors
/// When the file can't be read, or does not hold answers.
pub fn read_answers(path: &Path) -> Result<Answers, ApiError> {
    read_json(path, "file of answers")
}

/// Writes a plan as JSON: whole, or not at all.
///
/// # Errors
/// When the file can't be written.
pub fn write_plan(plan: &Plan, path: &Path) -> Result<(), ApiError> {
    let mut text = serde_json::to_string_pretty(plan).map_err(|error| {
        ApiError::new(Code::Damaged, "This plan can't be written as JSON.").with_detail(error)
    })?;
    text.push('\n');
    write_whole(path, text.as_bytes())
}

/// The text of a file of at most 16 MiB.
///
/// # Errors
/// When it can't be read, is too large, or isn't UTF-8.
pub fn read_text(path: &Path) -> Result<String, ApiError> {
    let shown = path.display();
    if path.is_dir() {
        return Err(ApiError::new(Code::Invalid, format!("{shown} is a folder: name a file.")));
    }
    let file = File::open(path).map_err(|error| {
        let code = if error.kind() == ErrorKind::NotFound { Code::NotFound } else { Code::Io };
        ApiError::new(code, format!("{shown} can't be read: {error}."))
    })?;
    text_of(file, &shown.to_string())
}

/// A text of at most 16 MiB; `name` is said where it is none.
///
/// # Errors
/// When it can't be read, is too large, or isn't UTF-8.
pub fn text_of(source: impl Read, name: &str) -> Result<String, ApiError> {
    let mut bytes = Vec::new();
    source
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ApiError::new(Code::Io, format!("{name} can't be read: {error}.")))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ApiError::new(Code::Invalid, format!("{name} is larger than 16 MiB: shorten it.")));
    }
    String::from_utf8(bytes)
        .map_err(|_| ApiError::new(Code::Invalid, format!("{name} is no UTF-8 text: save it as UTF-8.")))
}

fn read_json<T: DeserializeOwned>(path: &Path, what: &str) -> Result<T, ApiError> {
    let text = read_text(path)?;
    serde_json::from_str(&text)
        .map_err(|error| ApiError::new(Code::Invalid, format!("{} is no {what}: {error}.", path.display())))
}
