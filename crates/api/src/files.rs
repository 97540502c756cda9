//! The files that a person writes or keeps outside the data folder: plans, answers, texts.

use crate::dto::Answers;
use crate::{ApiError, Code};
use hotseat_interview::Plan;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::Path;
use tempfile::NamedTempFile;

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

/// Through a temporary file beside it, so that neither a full disk nor a pulled plug leaves half of
/// one, or harms what stood there before.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let failed = |error: io::Error| not_written(path, &error);
    let mut file = temporary().tempfile_in(beside(path)).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    put_in_place(file, path)
}

/// The folder of a file.
pub(crate) fn beside(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Gives a file that was written in the same folder its name, in place of what stood there before.
pub(crate) fn put_in_place(file: NamedTempFile, path: &Path) -> Result<(), ApiError> {
    let put = || {
        if let Ok(before) = std::fs::metadata(path) {
            file.as_file().set_permissions(before.permissions())?;
        }
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        sync_folder(beside(path))
    };
    put().map_err(|error: io::Error| not_written(path, &error))
}

pub(crate) fn not_written(path: &Path, error: &io::Error) -> ApiError {
    let code = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
        io::ErrorKind::NotFound => Code::NotFound,
        _ => Code::Io,
    };
    ApiError::new(code, format!("{} can't be written: {error}.", path.display()))
}

/// A new file is readable by whom the person lets read their files, not by them alone.
#[cfg(unix)]
pub(crate) fn temporary() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.permissions(std::fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
pub(crate) fn temporary() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

/// The new name is on the disk when this returns.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Folders can't be opened as files here.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn read_json<T: DeserializeOwned>(path: &Path, what: &str) -> Result<T, ApiError> {
    let text = read_text(path)?;
    serde_json::from_str(&text)
        .map_err(|error| ApiError::new(Code::Invalid, format!("{} is no {what}: {error}.", path.display())))
}
