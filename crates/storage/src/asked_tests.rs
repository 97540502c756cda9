use super::*;
use crate::samples::{session_id, store_with_session, wall};

fn asked(item: u32, question: &str, said: u32) -> Asked {
    Asked { item, question: question.into(), at: wall(item.into()), said, partly: 0, didnt: 1 }
}

#[test]
fn what_was_asked_is_stored_in_place_of_what_was_before() {
    let (_folder, store) = store_with_session();
    let set = |asked: &[Asked]| store.write(|db| db.set_asked(&session_id(), asked)).unwrap();
    set(&[asked(0, "q0", 0)]);
    set(&[asked(0, "q0", 2), asked(1, "q1", 0)]);
    store
        .read(|db| {
            assert_eq!(db.asked(&session_id())?, [asked(0, "q0", 2), asked(1, "q1", 0)]);
            assert_eq!((db.times_asked(&"q0".into())?, db.times_asked(&"q9".into())?), (1, 0));
            let found = AskedIn { session: session_id(), item: 1, at: wall(1) };
            assert_eq!(db.asked_in(&"q1".into())?, [found]);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    store.write(|db| db.delete_session(&session_id())).unwrap();
    assert_eq!(store.read(|db| db.times_asked(&"q0".into())).unwrap(), 0, "it goes with its session");
    let error = store.write(|db| db.set_asked(&session_id(), &[])).unwrap_err();
    assert!(matches!(error, StoreError::NotFound { what: "session", .. }), "{error:?}");
}
