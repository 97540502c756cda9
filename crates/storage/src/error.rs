use rusqlite::ErrorCode;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What went wrong with the data folder, and what to do about it.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("{path} can't be written to: allow writing in that folder, or choose another data folder")]
    ReadOnly { path: PathBuf },

    #[error("{path} is a file, not a folder: choose another data folder")]
    NotAFolder { path: PathBuf },

    #[error(
        "{path} was written by a newer Hotseat (data version {found}, this one knows {known}): \
         update Hotseat, or choose another data folder; nothing was changed"
    )]
    NewerVersion { path: PathBuf, found: i64, known: i64 },

    /// Only when it is opened for reading alone: otherwise it would be brought up to date.
    #[error(
        "{path} was written by an older Hotseat (data version {found}, this one reads {known}): \
         open it once where it can be written to, and it is brought up to date"
    )]
    OlderVersion { path: PathBuf, found: i64, known: i64 },

    #[error(
        "the disk that holds {path} is full: free some space and try again; what was stored before is safe"
    )]
    DiskFull { path: PathBuf },

    #[error(
        "{path} is damaged, or not a Hotseat database ({detail}): move it away and restore a copy, \
         or choose another data folder"
    )]
    Damaged { path: PathBuf, detail: String },

    #[error("{path} is being written by another program: try again when that has finished")]
    Busy { path: PathBuf },

    /// See [`crate::OwnerLock`].
    #[error("another Hotseat is holding an interview in {folder}: finish or close that one first")]
    Owned { folder: PathBuf },

    #[error("there is no {what} {id:?}")]
    NotFound { what: &'static str, id: String },

    /// What the caller handed over contradicts itself.
    #[error("{what} {id:?} can't be stored: {reason}")]
    Invalid { what: &'static str, id: String, reason: String },

    #[error("the next event of session {session} is number {expected}, not {found}: read the session again")]
    LogGap { session: String, expected: u32, found: u32 },

    #[error("{operation} {path}: {source}")]
    Io { path: PathBuf, operation: &'static str, source: io::Error },

    #[error("{path}: {source}")]
    Sqlite { path: PathBuf, source: rusqlite::Error },
}

impl StoreError {
    pub(crate) fn io(path: &Path, operation: &'static str, source: io::Error) -> StoreError {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                StoreError::ReadOnly { path }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull { path },
            _ => StoreError::Io { path, operation, source },
        }
    }

    /// Says what an error of SQLite means for the database at `path`.
    pub(crate) fn sqlite(path: &Path, source: rusqlite::Error) -> StoreError {
        use rusqlite::Error as E;
        let damaged = |detail: String| StoreError::Damaged { path: path.to_owned(), detail };
        match &source {
            E::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                    StoreError::Busy { path: path.to_owned() }
                }
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
                    StoreError::ReadOnly { path: path.to_owned() }
                }
                ErrorCode::DiskFull => StoreError::DiskFull { path: path.to_owned() },
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => damaged(source.to_string()),
                // SQLite says `FULL` only where a plain write found no space; the other ways to
                // meet a full disk come back as these two, and only the system knows better.
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => match why_unwritable(path) {
                    Some(refused) => StoreError::io(path, "writing beside", refused),
                    None => StoreError::Sqlite { path: path.to_owned(), source },
                },
                _ => StoreError::Sqlite { path: path.to_owned(), source },
            },
            E::FromSqlConversionFailure(_, _, why) => damaged(why.to_string()),
            E::InvalidColumnType(..) | E::IntegralValueOutOfRange(..) | E::Utf8Error(..) => {
                damaged(source.to_string())
            }
            _ => StoreError::Sqlite { path: path.to_owned(), source },
        }
    }
}

/// Why the system would not let a file be written beside the database; none when it lets it.
fn why_unwritable(database: &Path) -> Option<io::Error> {
    /// Larger than a block of any common file system, so that it can't hide in a half-used one.
    const PROBE: usize = 128 * 1024;
    let probe = database.with_extension(format!("probe-{}", std::process::id()));
    let outcome = std::fs::write(&probe, vec![1; PROBE]);
    // It may not exist at all; there is nothing more to be done about it here.
    let _ = std::fs::remove_file(&probe);
    outcome.err()
}

/// Turns "there is none" into an error that names what was looked for.
pub trait OrNotFound<T> {
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    fn or_not_found(self, what: &'static str, id: impl ToString) -> Result<T, StoreError>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, what: &'static str, id: impl ToString) -> Result<T, StoreError> {
        self.ok_or_else(|| StoreError::NotFound { what, id: id.to_string() })
    }
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
