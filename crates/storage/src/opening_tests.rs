use super::*;
use crate::samples::{session_id, store_with_session, tick};
use crate::{OwnerLock, Store};
use tempfile::tempdir;

fn set_version(folder: &Path, version: i64) {
    let connection = Connection::open(database_in(folder)).unwrap();
    connection.pragma_update(None, "user_version", version).unwrap();
}

#[test]
fn a_fresh_folder_is_made_for_one_person() {
    let parent = tempdir().unwrap();
    let folder = parent.path().join("deep").join("down");
    Store::open(&folder).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    }
    Store::open(&folder).unwrap();
}

#[test]
fn a_file_is_not_a_folder() {
    let parent = tempdir().unwrap();
    let file = parent.path().join("notes.txt");
    fs::write(&file, "mine").unwrap();
    for folder in [file.clone(), file.join("inside")] {
        let error = Store::open(&folder).unwrap_err();
        assert!(matches!(error, StoreError::NotAFolder { .. } | StoreError::Io { .. }), "{error:?}");
        let error = OwnerLock::acquire(&folder).unwrap_err();
        assert!(matches!(error, StoreError::NotAFolder { .. } | StoreError::Io { .. }), "{error:?}");
    }
    assert!(matches!(Store::open(&file), Err(StoreError::NotAFolder { path }) if path == file));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_database_from_a_newer_hotseat_is_left_alone() {
    let (folder, store) = store_with_session();
    store.write(|db| db.append_events(&session_id(), 0, &[tick(0)])).unwrap();
    drop(store);
    let known = migrations::known(MIGRATIONS);
    set_version(folder.path(), known + 1);
    let before = fs::read(database_in(folder.path())).unwrap();
    for outcome in [Store::open(folder.path()), Store::open_reading(folder.path())] {
        let error = outcome.unwrap_err();
        assert!(
            matches!(error, StoreError::NewerVersion { found, known: k, .. } if (found, k) == (known + 1, known)),
            "{error:?}"
        );
    }
    assert_eq!(fs::read(database_in(folder.path())).unwrap(), before);
    set_version(folder.path(), known);
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.read(|db| db.log(&session_id())).unwrap(), [tick(0)]);
}

#[test]
fn what_is_not_our_database_is_refused_and_left_alone() {
    fn check(what: &str, bytes: &[u8]) {
        let folder = tempdir().unwrap();
        let path = database_in(folder.path());
        fs::write(&path, bytes).unwrap();
        for outcome in [Store::open(folder.path()), Store::open_reading(folder.path())] {
            let error = outcome.unwrap_err();
            assert!(matches!(error, StoreError::Damaged { .. }), "{what}: {error:?}");
        }
        assert_eq!(fs::read(&path).unwrap(), bytes, "{what} was changed");
    }
    check("text", "To whom it may concern. ".repeat(100).as_bytes());
    check("short text", b"hello");

    let other = tempdir().unwrap();
    let path = other.path().join("other.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE invoice (id)").unwrap();
    check("another program's database", &fs::read(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", -3).unwrap();
    check("a version below nothing", &fs::read(&path).unwrap());
}

#[test]
fn a_damaged_page_is_an_error_and_no_crash() {
    let (folder, store) = store_with_session();
    for first in 0..200 {
        store.write(|db| db.append_events(&session_id(), first, &[tick(first.into())])).unwrap();
    }
    drop(store);
    let path = database_in(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    // Everything after the first page, which holds the schema.
    bytes[4096..].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    let error =
        Store::open(folder.path()).and_then(|store| store.read(|db| db.log(&session_id()))).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
}

#[test]
fn a_database_opened_for_reading_refuses_to_be_written() {
    let (folder, store) = store_with_session();
    drop(store);
    let reader = Store::open_reading(folder.path()).unwrap();
    assert_eq!(reader.read(|db| db.sessions()).unwrap().len(), 1);
    let error = reader.write(|db| db.append_events(&session_id(), 0, &[tick(0)])).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error:?}");
}

#[test]
fn reading_needs_a_database_of_this_version() {
    let empty = tempdir().unwrap();
    let error = Store::open_reading(empty.path()).unwrap_err();
    assert!(matches!(error, StoreError::NotFound { what: "database", .. }), "{error:?}");
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0, "reading made a file");

    File::create(database_in(empty.path())).unwrap();
    let error = Store::open_reading(empty.path()).unwrap_err();
    assert!(matches!(error, StoreError::OlderVersion { found: 0, .. }), "{error:?}");
}

#[test]
fn an_immutable_address_finds_files_with_any_name() {
    for name in ["plain", "with space", "50% off?", "#1 ünïcode"] {
        let parent = tempdir().unwrap();
        let path = parent.path().join(name);
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 42).unwrap();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(immutable_uri(&path).unwrap(), flags).unwrap();
        assert_eq!(migrations::version(&connection).unwrap(), 42, "{name}");
    }
}

/// Permissions do not bind the superuser: run as one, this test says so and checks nothing.
#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_read_only_but_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, store) = store_with_session();
    drop(store);
    let allow = |folder_mode, file_mode| {
        fs::set_permissions(database_in(folder.path()), fs::Permissions::from_mode(file_mode)).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(folder_mode)).unwrap();
    };
    allow(0o555, 0o444);
    let bound = File::create(folder.path().join("probe")).is_err();
    let (open, reading) = (Store::open(folder.path()), Store::open_reading(folder.path()));
    allow(0o755, 0o644);
    if !bound {
        println!("permissions do not bind this user: not checked");
        return;
    }
    assert!(matches!(open, Err(StoreError::ReadOnly { .. })), "{open:?}");
    assert_eq!(reading.unwrap().read(|db| db.sessions()).unwrap().len(), 1);
}

#[test]
fn many_may_open_a_fresh_folder_at_once() {
    for _ in 0..40 {
        let folder = tempdir().unwrap();
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| Store::open(folder.path()))).collect();
            for thread in threads {
                thread.join().unwrap().unwrap();
            }
        });
    }
}
