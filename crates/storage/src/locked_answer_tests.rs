use super::*;
use crate::samples::{locked, session_id, store_with_session, wall};

fn stored(item: u32, second: i64, rescored: &[i64], peeked: bool) -> StoredLocked {
    let mut one = locked(item, second);
    one.rescored_at = rescored.iter().map(|&second| wall(second)).collect();
    one.answer.peeked = peeked;
    one
}

#[test]
fn locked_answers_come_in_the_order_of_their_locks() {
    let (_folder, store) = store_with_session();
    let [first, second] = [locked(1, 3), locked(0, 9)];
    store.write(|db| db.set_locked(&session_id(), &[], &[second.clone(), first.clone()])).unwrap();
    assert_eq!(store.read(|db| db.all_locked()).unwrap(), [first.clone(), second.clone()]);
    assert_eq!(store.read(|db| db.locked_of(&session_id())).unwrap(), [second.clone(), first.clone()]);
    let both = [second.clone(), first];
    store.write(|db| db.set_locked(&session_id(), &both, std::slice::from_ref(&second))).unwrap();
    assert_eq!(store.read(|db| db.all_locked()).unwrap(), [second]);
    store.write(|db| db.delete_session(&session_id())).unwrap();
    assert!(store.read(|db| db.all_locked()).unwrap().is_empty(), "they go with their session");
}

#[test]
fn what_waits_for_another_look_is_old_unseen_and_scored_once() {
    let (_folder, store) = store_with_session();
    let all = [
        stored(0, 20, &[], false),
        stored(1, 10, &[], false),
        stored(2, 5, &[90, 95], false),
        stored(3, 5, &[], true),
    ];
    store.write(|db| db.set_locked(&session_id(), &[], &all)).unwrap();
    assert_eq!(store.read(|db| db.locked_of(&session_id())).unwrap(), all);
    let check = |before: i64, expected: &[u32]| {
        let due = store.read(|db| db.due(wall(before), 9)).unwrap();
        let items: Vec<u32> = due.iter().map(|one| one.item).collect();
        assert_eq!(items, expected, "due at second {before}");
        let count = store.read(|db| db.due_count(wall(before))).unwrap();
        assert_eq!(count as usize, expected.len(), "counted at second {before}");
    };
    check(9, &[]);
    check(10, &[1]);
    check(60, &[1, 0]);
}
