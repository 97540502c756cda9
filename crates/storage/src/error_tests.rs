use super::*;
use rusqlite::ffi;
use tempfile::tempdir;

fn of_code(path: &Path, code: i32) -> StoreError {
    StoreError::sqlite(path, rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
}

#[test]
fn codes_of_sqlite_become_what_a_person_can_act_on() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("hotseat.db");
    let check = |code, expected: fn(&StoreError) -> bool| {
        let error = of_code(&path, code);
        assert!(expected(&error), "code {code} became {error:?}");
        assert!(error.to_string().contains("hotseat.db"), "{error} does not say where");
    };
    check(ffi::SQLITE_FULL, |e| matches!(e, StoreError::DiskFull { .. }));
    check(ffi::SQLITE_READONLY, |e| matches!(e, StoreError::ReadOnly { .. }));
    check(ffi::SQLITE_BUSY, |e| matches!(e, StoreError::Busy { .. }));
    check(ffi::SQLITE_CORRUPT, |e| matches!(e, StoreError::Damaged { .. }));
    check(ffi::SQLITE_NOTADB, |e| matches!(e, StoreError::Damaged { .. }));
    // Writing beside the file works, so the disk is not to blame.
    check(ffi::SQLITE_IOERR_WRITE, |e| matches!(e, StoreError::Sqlite { .. }));
    check(ffi::SQLITE_CONSTRAINT, |e| matches!(e, StoreError::Sqlite { .. }));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "the probe was left behind");
}

#[test]
fn an_io_error_is_explained_by_the_system_where_it_can_be() {
    let gone = tempdir().unwrap().path().join("gone").join("hotseat.db");
    let error = of_code(&gone, ffi::SQLITE_IOERR_FSYNC);
    assert!(
        matches!(&error, StoreError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound),
        "{error:?}"
    );
}

#[test]
fn refusals_of_the_system_become_what_a_person_can_act_on() {
    let check = |kind: io::ErrorKind, expected: fn(&StoreError) -> bool| {
        let error = StoreError::io(Path::new("data"), "opening", kind.into());
        assert!(expected(&error), "{kind:?} became {error:?}");
    };
    check(io::ErrorKind::PermissionDenied, |e| matches!(e, StoreError::ReadOnly { .. }));
    check(io::ErrorKind::ReadOnlyFilesystem, |e| matches!(e, StoreError::ReadOnly { .. }));
    check(io::ErrorKind::StorageFull, |e| matches!(e, StoreError::DiskFull { .. }));
    check(io::ErrorKind::QuotaExceeded, |e| matches!(e, StoreError::DiskFull { .. }));
    check(io::ErrorKind::IsADirectory, |e| matches!(e, StoreError::Io { .. }));
}

#[test]
fn nothing_found_names_what_was_looked_for() {
    let error = None::<()>.or_not_found("pack", "node").unwrap_err();
    assert_eq!(error.to_string(), "there is no pack \"node\"");
}
