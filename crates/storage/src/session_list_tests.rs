use super::*;
use crate::samples::{plan, store, wall};
use crate::{NewSession, Progress, SessionId, Store, Target};
use hotseat_interview::Plan;

fn held(store: &Store, id: &str, title: &str, second: i64, mode: Mode, progress: &Progress) {
    let mut plan: Plan = plan(1);
    plan.settings.mode = mode;
    let id = SessionId::from(id);
    store
        .write(|db| {
            db.create_session(&NewSession {
                id: id.clone(),
                title: title.to_owned(),
                created_at: wall(second),
                plan: &plan,
            })?;
            db.set_progress(&id, progress)
        })
        .unwrap();
}

fn some() -> (tempfile::TempDir, Store) {
    let (folder, store) = store();
    let done = Progress { finished: true, ..Progress::default() };
    held(&store, "a", "Node.js", 0, Mode::Practice, &done);
    held(&store, "b", "Go, concurrency", 86_400, Mode::Exam, &Progress { awaiting: 2, ..done.clone() });
    held(&store, "c", "Node.js streams", 172_800, Mode::Practice, &Progress::default());
    store
        .write(|db| {
            db.set_tags(&SessionId::from("a"), &["acme".to_owned(), "warm-up".to_owned()])?;
            db.set_tags(&SessionId::from("b"), &["acme".to_owned()])
        })
        .unwrap();
    (folder, store)
}

fn check(store: &Store, filter: &SessionFilter, expected: &[&str]) {
    let found = store.read(|db| db.sessions_page(filter, 0, 10)).unwrap();
    let ids: Vec<String> = found.into_iter().map(|summary| summary.id.0).collect();
    assert_eq!(ids, expected, "{filter:?}");
    let count = store.read(|db| db.sessions_count(filter)).unwrap();
    assert_eq!(count as usize, expected.len(), "{filter:?}");
}

#[test]
fn every_filter_narrows_the_list() {
    let (_folder, store) = some();
    let all = SessionFilter::default();
    let words = |words: &[&str]| SessionFilter {
        words: words.iter().map(|&word| word.to_owned()).collect(),
        ..SessionFilter::default()
    };
    let tags = |tags: &[&str]| SessionFilter {
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
        ..SessionFilter::default()
    };
    check(&store, &all, &["c", "b", "a"]);
    check(&store, &words(&["NODE"]), &["c", "a"]);
    check(&store, &words(&["node", "stream"]), &["c"]);
    check(&store, &words(&["100%"]), &[]);
    check(&store, &tags(&["acme"]), &["b", "a"]);
    check(&store, &tags(&["warm-up", "nobody's"]), &["a"]);
    check(&store, &SessionFilter { mode: Some(Mode::Exam), ..all.clone() }, &["b"]);
    for (standing, expected) in
        [(Standing::Unfinished, "c"), (Standing::Awaiting, "b"), (Standing::Done, "a")]
    {
        check(&store, &SessionFilter { standing: Some(standing), ..all.clone() }, &[expected]);
    }
    check(&store, &SessionFilter { standing: Some(Standing::Finished), ..all.clone() }, &["b", "a"]);
    let day = wall(86_400).to_string()[..10].to_owned();
    check(&store, &SessionFilter { from: Some(day.clone()), ..all.clone() }, &["c", "b"]);
    check(&store, &SessionFilter { until: Some(day.clone()), ..all.clone() }, &["b", "a"]);
    check(&store, &SessionFilter { from: Some(day.clone()), until: Some(day), ..all }, &["b"]);
}

#[test]
fn pages_are_parts_of_the_whole() {
    let (_folder, store) = some();
    let page = |skip| store.read(|db| db.sessions_page(&SessionFilter::default(), skip, 2)).unwrap();
    assert_eq!(page(0).len() + page(2).len(), 3);
    assert_eq!(page(2)[0].id.0, "a");
    assert_eq!(page(9), []);
}

#[test]
fn what_is_deleted_is_in_no_list() {
    let (_folder, store) = some();
    let target = Target { session: SessionId::from("b"), item: None, sound_only: false };
    store.write(|db| db.trash(&target, wall(1))).unwrap();
    check(&store, &SessionFilter::default(), &["c", "a"]);
    assert_eq!(store.read(|db| db.sessions()).unwrap().len(), 2);
    let tags = store.read(|db| db.all_tags()).unwrap();
    assert_eq!(tags, [("acme".to_owned(), 1), ("warm-up".to_owned(), 1)]);
    store.write(|db| db.restore(&target)).unwrap();
    check(&store, &SessionFilter::default(), &["c", "b", "a"]);
}
