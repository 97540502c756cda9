use super::*;
use crate::Target;
use crate::samples::{session_id, store_with_session, wall};
use hotseat_interview::{Engine, Evidence, PointVerdict, Rule, Span, Verdict};

fn comparison(version: &str, score: f32) -> Comparison {
    let evidence = Evidence { spans: vec![Span { from: 3, to: 9 }], ..Evidence::default() };
    let point = PointVerdict {
        key_point: "one".into(),
        verdict: Verdict::Partly,
        score: Some(score),
        rule: Rule::Some,
        evidence,
    };
    let engine = Engine { name: "lexical".into(), version: version.into() };
    Comparison { engine, points: vec![point], traps: vec![] }
}

#[test]
fn every_run_is_kept_the_newest_first() {
    let (_folder, store) = store_with_session();
    let of = |item, take, second, version| StoredComparison {
        item,
        take,
        made_at: wall(second),
        answer: Some(Answer::typed("the poll phase")),
        comparison: comparison(version, 0.1),
    };
    // The clock was set back between the first and the second: the order is that of the runs.
    let runs = [of(0, 0, 50, "1"), of(0, 0, 20, "2"), of(0, 1, 60, "2"), of(1, 0, 70, "2")];
    for run in &runs {
        let (_, changes) = store.write(|db| db.add_comparison(&session_id(), run)).unwrap();
        assert_eq!(changes, [Change::Session(session_id())]);
    }
    let newest_first: Vec<_> = runs.iter().rev().cloned().collect();
    assert_eq!(store.read(|db| db.comparisons(&session_id())).unwrap(), newest_first);
    let check = |item, take, expected: Option<&StoredComparison>| {
        let found = store.read(|db| db.newest_comparison(&session_id(), item, take)).unwrap();
        assert_eq!(found.as_ref(), expected, "item {item}, take {take}");
    };
    check(0, 0, Some(&runs[1]));
    check(0, 1, Some(&runs[2]));
    check(2, 0, None);
    store.write(|db| db.delete_session(&session_id())).unwrap();
    assert_eq!(store.read(|db| db.comparisons(&session_id())).unwrap(), []);
}

#[test]
fn a_comparison_needs_its_session() {
    let (_folder, store) = store_with_session();
    let run = StoredComparison {
        item: 0,
        take: 0,
        made_at: wall(0),
        answer: None,
        comparison: comparison("1", 1.0),
    };
    let error = store.write(|db| db.add_comparison(&"ghost".into(), &run)).unwrap_err();
    assert!(matches!(error, StoreError::NotFound { what: "session", .. }), "{error:?}");
}

#[test]
fn sessions_are_counted_by_the_engine_of_their_newest_comparisons() {
    let (_folder, store) = store_with_session();
    let engine = |version: &str| Engine { name: "lexical".into(), version: version.into() };
    let check = |version: &str, expected: &[(u32, u32)]| {
        let found = store.read(|db| db.compared_sessions(&engine(version))).unwrap();
        let found: Vec<_> = found.iter().map(|session| (session.answers, session.by_others)).collect();
        assert_eq!(found, expected, "by version {version}");
    };
    check("2", &[]);
    let runs = [(0, 0, "1"), (0, 1, "2"), (1, 0, "1"), (2, 0, "2"), (2, 0, "1")];
    for (item, take, version) in runs {
        let comparison = comparison(version, 0.1);
        let run = StoredComparison { item, take, made_at: wall(1), answer: None, comparison };
        store.write(|db| db.add_comparison(&session_id(), &run)).unwrap();
    }
    check("2", &[(3, 2)]);
    check("1", &[(3, 1)]);
    check("3", &[(3, 3)]);
    let target = Target { session: session_id(), item: None, sound_only: false };
    store.write(|db| db.trash(&target, wall(2))).unwrap();
    check("2", &[]);
}
