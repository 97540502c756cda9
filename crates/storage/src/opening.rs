use crate::StoreError;
use crate::migrations::{self, MIGRATIONS};
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a transaction waits for another process to finish its own.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many others may come first while a fresh database is set up.
const TRIES: usize = 20;

pub(crate) fn database_in(folder: &Path) -> PathBuf {
    folder.join("hotseat.db")
}

pub(crate) fn open(folder: &Path, path: &Path) -> Result<Connection, StoreError> {
    create_folder(folder)?;
    // The system says why a file can't be written to; SQLite would only say that it can't.
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(|error| StoreError::io(path, "opening", error))?;
    let sqlite = |error| StoreError::sqlite(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(sqlite)?;
    connection.busy_timeout(PATIENCE).map_err(sqlite)?;
    if connection.is_readonly(MAIN_DB).map_err(sqlite)? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    migrations::check(&connection, path, MIGRATIONS)?;
    set_pragmas(&connection).map_err(sqlite)?;
    migrations::migrate(&mut connection, path, MIGRATIONS)?;
    Ok(connection)
}

fn set_pragmas(connection: &Connection) -> rusqlite::Result<()> {
    use_write_ahead_log(connection)?;
    // An answer is at stake: a commit is on the disk when it returns, power cut or not.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is deleted is overwritten, not only marked as free.
    connection.pragma_update(None, "secure_delete", true)?;
    // Room for every statement of this crate.
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Of several processes that open a fresh database at once, SQLite lets one make this change and
/// turns the others away without waiting.
fn use_write_ahead_log(connection: &Connection) -> rusqlite::Result<()> {
    let change = || connection.pragma_update(None, "journal_mode", "WAL");
    let mut outcome = change();
    for _ in 0..TRIES {
        match &outcome {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                // This does wait, until the other is done.
                connection.execute_batch("BEGIN IMMEDIATE; COMMIT")?;
                outcome = change();
            }
            _ => break,
        }
    }
    outcome
}

pub(crate) fn open_reading(path: &Path) -> Result<Connection, StoreError> {
    File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::NotFound { what: "database", id: path.display().to_string() },
        _ => StoreError::io(path, "opening", error),
    })?;
    let sqlite = |error| StoreError::sqlite(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(sqlite)?;
    if migrations::version(&connection).is_err() && !has_unmerged_log(path) {
        // SQLite reads a database with a write-ahead log only where it may make files beside it,
        // or is told that nobody will write.
        connection = Connection::open_with_flags(immutable_uri(path)?, flags | OpenFlags::SQLITE_OPEN_URI)
            .map_err(sqlite)?;
    }
    connection.busy_timeout(PATIENCE).map_err(sqlite)?;
    migrations::check(&connection, path, MIGRATIONS)?;
    let found = migrations::version(&connection).map_err(sqlite)?;
    let known = migrations::known(MIGRATIONS);
    if found < known {
        return Err(StoreError::OlderVersion { path: path.to_owned(), found, known });
    }
    Ok(connection)
}

fn has_unmerged_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).is_ok_and(|meta| meta.len() > 0)
}

fn immutable_uri(path: &Path) -> Result<String, StoreError> {
    let whole = std::path::absolute(path).map_err(|error| StoreError::io(path, "finding", error))?;
    let mut uri = String::from("file://");
    let text = whole.to_string_lossy().replace('\\', "/");
    if !text.starts_with('/') {
        uri.push('/');
    }
    for c in text.chars() {
        match c {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            _ => uri.push(c),
        }
    }
    uri.push_str("?immutable=1");
    Ok(uri)
}

pub(crate) fn create_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        // What a person says in an interview is nobody else's.
        builder.mode(0o700);
    }
    match builder.create(folder) {
        Ok(()) => Ok(()),
        Err(_) if is_file(folder) => Err(StoreError::NotAFolder { path: folder.to_owned() }),
        Err(error) => Err(StoreError::io(folder, "creating", error)),
    }
}

fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| !meta.is_dir())
}

#[cfg(test)]
#[path = "opening_tests.rs"]
mod tests;
