use super::*;
use crate::samples::{session_id, store_with_session, wall};

fn scored(item: u32, locked: i64, rescored: &[i64], peeked: bool) -> Scored {
    let about = ScoredAbout::of("q0".into(), "What?".into(), vec!["streams".into()], "technical".into());
    Scored::new(item, wall(locked), rescored.iter().map(|&second| wall(second)).collect(), peeked, about)
}

#[test]
fn what_waits_for_another_look_is_old_unseen_and_scored_once() {
    let (_folder, store) = store_with_session();
    assert_eq!(store.read(|db| db.sessions_with_scored_unknown()).unwrap(), [session_id()]);
    let all = [
        scored(0, 20, &[], false),
        scored(1, 10, &[], false),
        scored(2, 5, &[90], false),
        scored(3, 5, &[], true),
    ];
    store.write(|db| db.set_scored(&session_id(), &all)).unwrap();
    assert_eq!(store.read(|db| db.sessions_with_scored_unknown()).unwrap(), []);
    assert_eq!(store.read(|db| db.scored(&session_id())).unwrap(), all);
    let check = |before: i64, expected: &[u32]| {
        let due = store.read(|db| db.due(wall(before), 9)).unwrap();
        let items: Vec<u32> = due.iter().map(|(_, one)| one.item).collect();
        assert_eq!(items, expected, "due at second {before}");
        let count = store.read(|db| db.due_count(wall(before))).unwrap();
        assert_eq!(count as usize, expected.len(), "counted at second {before}");
    };
    check(9, &[]);
    check(10, &[1]);
    check(60, &[1, 0]);
    let in_order = store.read(|db| db.all_scored()).unwrap();
    let in_order: Vec<u32> = in_order.iter().map(|(_, one)| one.item).collect();
    assert_eq!(in_order, [2, 3, 1, 0]);
    store.write(|db| db.delete_session(&session_id())).unwrap();
    assert_eq!(store.read(|db| db.all_scored()).unwrap(), [], "they go with their session");
}
