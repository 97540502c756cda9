use super::*;
use crate::Store;
use crate::samples::{new_session, plan, session_id, store, store_with_session, tick, wall};
use hotseat_interview::PlanSettings;

fn create(store: &Store, id: &str, created: i64) {
    let plan = plan(3);
    let session = NewSession { id: id.into(), created_at: wall(created), ..new_session(&plan) };
    store.write(|db| db.create_session(&session)).unwrap();
}

#[test]
fn a_session_comes_back_with_its_plan() {
    let (_folder, store) = store();
    let mut plan = plan(3);
    plan.settings = PlanSettings { mode: Mode::Exam, seed: u32::MAX, ..PlanSettings::default() };
    let (_, changes) = store.write(|db| db.create_session(&new_session(&plan))).unwrap();
    assert_eq!(changes, [Change::Session(session_id())]);
    let summary = SessionSummary {
        id: session_id(),
        title: "Node.js".into(),
        created_at: wall(0),
        mode: Mode::Exam,
        questions: 3,
        progress: Progress::default(),
    };
    let stored = store.read(|db| db.session(&session_id())).unwrap();
    assert_eq!(stored, Some(StoredSession { summary, plan }));
    assert_eq!(store.read(|db| db.session(&"none".into())).unwrap(), None);
}

#[test]
fn the_same_session_is_not_created_twice() {
    let (_folder, store) = store_with_session();
    let error = store.write(|db| db.create_session(&new_session(&plan(1)))).unwrap_err();
    assert!(matches!(error, StoreError::Invalid { what: "session", .. }), "{error:?}");
    assert_eq!(store.read(|db| db.session(&session_id())).unwrap().unwrap().plan, plan(2));
}

#[test]
fn lists_are_newest_first_and_know_what_is_unfinished() {
    let (_folder, store) = store();
    for (id, created) in [("a", 20), ("c", 10), ("b", 10)] {
        create(&store, id, created);
    }
    let progress = Progress {
        answered: 2,
        awaiting: 1,
        used: Millis(61_500),
        said: 3,
        partly: 2,
        didnt: 1,
        finished: true,
        started_at: Some(wall(11)),
        ended_at: Some(wall(99)),
    };
    store.write(|db| db.set_progress(&"c".into(), &progress)).unwrap();
    let ids = |summaries: Vec<SessionSummary>| summaries.into_iter().map(|s| s.id.0).collect::<Vec<_>>();
    assert_eq!(ids(store.read(|db| db.sessions()).unwrap()), ["a", "c", "b"]);
    assert_eq!(ids(store.read(|db| db.unfinished_sessions()).unwrap()), ["a", "b"]);
    let stored = store.read(|db| db.session(&"c".into())).unwrap().unwrap();
    assert_eq!(stored.summary.progress, progress);
}

#[test]
fn deleting_takes_everything_of_one_session() {
    let (_folder, store) = store_with_session();
    create(&store, "other", 5);
    store
        .write(|db| {
            db.append_events(&session_id(), 0, &[tick(0)])?;
            db.append_events(&"other".into(), 0, &[tick(1)])
        })
        .unwrap();
    let (_, changes) = store.write(|db| db.delete_session(&session_id())).unwrap();
    assert_eq!(changes, [Change::Session(session_id())]);
    store
        .read(|db| {
            assert_eq!(db.session(&session_id())?, None);
            assert_eq!(db.log(&session_id())?, []);
            assert_eq!(db.log(&"other".into())?, [tick(1)]);
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn what_is_not_there_is_named() {
    let (_folder, store) = store();
    let check = |outcome: Result<((), Vec<Change>), StoreError>| {
        assert_eq!(outcome.unwrap_err().to_string(), "there is no session \"ghost\"");
    };
    check(store.write(|db| db.delete_session(&"ghost".into())));
    check(store.write(|db| db.set_progress(&"ghost".into(), &Progress::default())));
    check(store.write(|db| db.append_events(&"ghost".into(), 0, &[]).map(drop)));
}
