use crate::samples::{NO_QUESTIONS, new_session, pack, plan, session_id, store, store_with_session, tick};
use crate::{Change, Store, StoreError};
use hotseat_interview::{Event, Millis, Recorded};
use std::time::Duration;

#[test]
fn a_failed_write_leaves_nothing_behind() {
    let (_folder, store) = store();
    let outcome = store.write(|db| {
        db.create_session(&new_session(&plan(1)))?;
        db.put_pack(&pack("node", "Node.js"), NO_QUESTIONS)?;
        db.append_events(&session_id(), 7, &[tick(0)])
    });
    assert!(matches!(outcome, Err(StoreError::LogGap { expected: 0, found: 7, .. })), "{outcome:?}");
    let left = store.read(|db| Ok::<_, StoreError>((db.sessions()?, db.packs()?))).unwrap();
    assert_eq!(left, (vec![], vec![]));
}

#[test]
fn a_write_says_what_it_changed_once() {
    let (_folder, store) = store();
    let (_, changes) = store
        .write(|db| {
            db.create_session(&new_session(&plan(1)))?;
            db.append_events(&session_id(), 0, &[tick(0)])?;
            db.put_pack(&pack("node", "Node.js"), NO_QUESTIONS)
        })
        .unwrap();
    assert_eq!(changes, [Change::Session(session_id()), Change::Bank]);
    let (_, changes) = store.write(|db| db.append_events(&session_id(), 1, &[])).unwrap();
    assert_eq!(changes, [], "nothing was appended");
}

#[test]
fn a_panic_while_writing_harms_nothing() {
    let (_folder, store) = store();
    let write = || {
        store.write(|db| -> Result<(), StoreError> {
            db.create_session(&new_session(&plan(1)))?;
            panic!("on purpose");
        })
    };
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(write)).unwrap_err();
    assert_eq!(store.read(|db| db.sessions()).unwrap(), []);
    store.write(|db| db.create_session(&new_session(&plan(1)))).unwrap();
}

#[test]
fn a_second_writer_is_told_that_the_database_is_busy() {
    let (folder, first) = store_with_session();
    let second = Store::open(folder.path()).unwrap();
    second.lock().busy_timeout(Duration::ZERO).unwrap();
    first
        .write(|db| {
            // From the first moment, not from the first statement on.
            let outcome = second.write(|db| db.append_events(&session_id(), 0, &[tick(1)]));
            assert!(matches!(outcome, Err(StoreError::Busy { .. })), "{outcome:?}");
            db.append_events(&session_id(), 0, &[tick(0)])?;
            assert_eq!(second.read(|db| db.log(&session_id()))?, [], "readers see what is committed");
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let outcome = second.write(|db| db.append_events(&session_id(), 0, &[tick(1)]));
    assert!(matches!(outcome, Err(StoreError::LogGap { expected: 1, .. })), "{outcome:?}");
}

#[test]
fn a_full_disk_costs_nothing_that_was_stored() {
    let (folder, store) = store_with_session();
    let long = |n: i64| {
        let text = "word ".repeat(2000);
        let event = Event::Noted { item: None, text, place: None };
        crate::Logged { recorded: Recorded { at: Millis(0), event }, ..tick(n) }
    };
    // SQLite counts the pages that a file may have; there is no portable way to fill a real disk.
    let allow = |pages: i64| {
        let connection = store.lock();
        connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    };
    let pages: i64 = store.lock().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    allow(pages + 20);
    let mut stored = Vec::new();
    let refused = loop {
        let first = u32::try_from(stored.len()).unwrap();
        let batch = [tick(i64::from(first)), long(i64::from(first) + 1)];
        match store.write(|db| db.append_events(&session_id(), first, &batch)) {
            Ok(_) => stored.extend(batch),
            Err(error) => break error,
        }
        assert!(stored.len() < 1000, "the limit was never met");
    };
    assert!(matches!(refused, StoreError::DiskFull { .. }), "{refused:?}");
    assert!(!stored.is_empty(), "nothing fitted at all");
    assert_eq!(store.read(|db| db.log(&session_id())).unwrap(), stored, "through the same connection");
    let reopened = Store::open(folder.path()).unwrap();
    assert_eq!(reopened.read(|db| db.log(&session_id())).unwrap(), stored, "after reopening");

    allow(pages + 1000);
    let first = u32::try_from(stored.len()).unwrap();
    store.write(|db| db.append_events(&session_id(), first, &[long(0)])).unwrap();
}

#[test]
fn pragmas_are_those_that_keep_an_answer() {
    let (_folder, store) = store();
    let check = |pragma: &str, expected: &str| {
        let connection = store.lock();
        let value: rusqlite::types::Value =
            connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0)).unwrap();
        assert_eq!(format!("{value:?}"), expected, "{pragma}");
    };
    check("journal_mode", "Text(\"wal\")");
    check("synchronous", "Integer(2)");
    check("foreign_keys", "Integer(1)");
    check("busy_timeout", "Integer(5000)");
}

#[test]
fn a_store_can_be_shared_between_threads() {
    fn check<T: Send + Sync>() {}
    check::<Store>();
}

#[test]
fn what_changed_between_two_states_is_remembered() {
    let (folder, store) = store_with_session();
    let stamp = |store: &Store| store.read(|db| db.stamp()).unwrap();
    let before = stamp(&store);
    assert_eq!(store.changes_between(before, before), Some(vec![]));
    store.write(|db| db.append_events(&session_id(), 0, &[tick(0)])).unwrap();
    store.write(|db| db.append_events(&session_id(), 1, &[tick(1)])).unwrap();
    let between = stamp(&store);
    store.write(|db| db.put_pack(&pack("node", "Node.js"), NO_QUESTIONS)).unwrap();
    let after = stamp(&store);
    let session = Change::Session(session_id());
    assert_eq!(store.changes_between(before, between), Some(vec![session.clone()]));
    assert_eq!(store.changes_between(before, after), Some(vec![session, Change::Bank]));
    assert_eq!(store.changes_between(between, after), Some(vec![Change::Bank]));

    // What was rolled back has changed nothing, but nobody can tell that from the numbers.
    let outcome = store.write(|db| {
        db.append_events(&session_id(), 2, &[tick(2)])?;
        db.append_events(&session_id(), 9, &[tick(2)])
    });
    outcome.unwrap_err();
    store.write(|db| db.append_events(&session_id(), 2, &[tick(2)])).unwrap();
    assert_eq!(store.changes_between(after, stamp(&store)), None);

    let known = stamp(&store);
    let other = Store::open(folder.path()).unwrap();
    other.write(|db| db.append_events(&session_id(), 3, &[tick(3)])).unwrap();
    assert_eq!(store.changes_between(known, stamp(&store)), None, "another process has written");
}
