use super::*;
use crate::Store;
use crate::samples::{any_logged, session_id, store_with_session, tick};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// However a log is cut into batches, it is read back as it was written, here and after
    /// opening again.
    #[test]
    fn a_log_comes_back_as_written(batches in prop::collection::vec(prop::collection::vec(any_logged(), 0..6), 0..8)) {
        let (folder, store) = store_with_session();
        let mut first = 0;
        for batch in &batches {
            first = store.write(|db| db.append_events(&session_id(), first, batch)).unwrap().0;
        }
        let whole = batches.concat();
        prop_assert_eq!(store.read(|db| db.next_event(&session_id())).unwrap() as usize, whole.len());
        prop_assert_eq!(&store.read(|db| db.log(&session_id())).unwrap(), &whole);
        drop(store);
        prop_assert_eq!(&Store::open(folder.path()).unwrap().read(|db| db.log(&session_id())).unwrap(), &whole);
    }

    /// A batch that does not continue the log is refused whole, whatever its number.
    #[test]
    fn only_the_next_number_is_taken(had in 0u32..4, first in 0u32..8) {
        let (_folder, store) = store_with_session();
        let before: Vec<_> = (0..had).map(|n| tick(n.into())).collect();
        store.write(|db| db.append_events(&session_id(), 0, &before)).unwrap();
        let outcome = store.write(|db| db.append_events(&session_id(), first, &[tick(90), tick(91)]));
        let log = store.read(|db| db.log(&session_id())).unwrap();
        if first == had {
            prop_assert_eq!(outcome.unwrap().0, had + 2);
            prop_assert_eq!(log.len(), before.len() + 2);
        } else {
            let told = matches!(outcome, Err(StoreError::LogGap { expected, found, .. }) if (expected, found) == (had, first));
            prop_assert!(told, "{:?}", outcome);
            prop_assert_eq!(log, before);
        }
    }
}

#[test]
fn a_log_with_a_hole_is_not_taken_for_a_whole_one() {
    let (folder, store) = store_with_session();
    store.write(|db| db.append_events(&session_id(), 0, &[tick(0), tick(1), tick(2)])).unwrap();
    let other = rusqlite::Connection::open(folder.path().join("hotseat.db")).unwrap();
    let check = |sql: &str, expected: &str| {
        other.execute_batch(sql).unwrap();
        let error = store.read(|db| db.log(&session_id())).unwrap_err();
        assert!(
            matches!(&error, StoreError::Damaged { detail, .. } if detail.contains(expected)),
            "after {sql}: {error:?}"
        );
    };
    check("UPDATE session_event SET body = '{\"at\":1}' WHERE seq = 1", "event");
    check("DELETE FROM session_event WHERE seq = 1", "has event 2 where 1 should be");
}
