//! Rubrics of one's own: copied, changed, carried to a file and back.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::Desk;
use hotseat_api::dto::PlanSettings;
use hotseat_api::{Code, Severity};
use hotseat_interview::{Anchor, Row, Rubric};

fn rubric(desk: &Desk, id: &str) -> Rubric {
    desk.hotseat.rubric(id.to_owned()).unwrap().rubric
}

/// Of a fresh rubric with one row.
fn fresh(title: &str) -> Rubric {
    let level = |level| Anchor { level, label: format!("L{level}"), anchor: format!("heard at {level}") };
    let row = Row {
        id: String::new(),
        title: "Being clear".into(),
        question: "Could one follow?".into(),
        weight: 2,
        levels: vec![level(1), level(2)],
    };
    Rubric { id: String::new(), title: title.into(), version: 9, rows: vec![row.clone(), row] }
}

#[test]
fn a_bundled_rubric_is_copied_and_the_copy_has_versions() {
    let desk = Desk::new();
    let mut mine = rubric(&desk, "technical");
    let original = mine.clone();
    mine.rows[0].title = "Being right".into();
    let saved = desk.hotseat.save_rubric(mine).unwrap();
    assert_eq!((saved.rubric.id.as_str(), saved.rubric.version, saved.own), ("technical-own", 1, true));
    assert_eq!(saved.rubric.title, "Technical answer (own)");
    assert_eq!(rubric(&desk, "technical"), original, "the bundled one was changed");

    let mut next = saved.rubric.clone();
    next.rows[1].weight = 3;
    let next = desk.hotseat.save_rubric(next).unwrap();
    assert_eq!((next.rubric.version, next.versions.len()), (2, 2));
    assert_eq!(next.versions[1].rubric, saved.rubric, "the version before is kept as it was");
    let same = desk.hotseat.save_rubric(next.rubric.clone()).unwrap();
    assert_eq!(same.versions.len(), 2, "saving without a change makes no version");
}

#[test]
fn a_session_keeps_the_version_that_it_was_scored_with() {
    let desk = Desk::new();
    let mine = desk.hotseat.save_rubric(fresh("Mine")).unwrap().rubric;
    assert_eq!(
        (mine.id.as_str(), mine.rows[0].id.as_str(), mine.rows[1].id.as_str()),
        ("mine", "being-clear", "being-clear-2")
    );
    let settings = PlanSettings { rubric: Some(mine.id.clone()), ..common::practice(1) };
    let session = desk.begins(settings.clone()).session;
    desk.hotseat.leave().unwrap();
    let mut changed = mine.clone();
    changed.rows[0].levels[0].anchor = "heard quite differently".into();
    desk.hotseat.save_rubric(changed).unwrap();
    assert_eq!(desk.exported(&session).plan.rubric, mine);
    assert_eq!(desk.hotseat.plan(settings.clone()).unwrap().rubric.version, 2, "a new plan has the new one");

    let left = desk.hotseat.remove_rubric(mine.id.clone()).unwrap();
    assert!(left.iter().all(|card| card.id != mine.id), "{left:?}");
    assert_eq!(desk.exported(&session).plan.rubric, mine);
    assert_eq!(desk.hotseat.plan(settings).unwrap_err().code, Code::NotFound);
    assert_eq!(desk.hotseat.remove_rubric("technical".into()).unwrap_err().code, Code::NotNow);
    assert_eq!(desk.hotseat.remove_rubric("nothing".into()).unwrap_err().code, Code::NotFound);
}

#[test]
fn a_file_brings_the_same_rubric_to_another_folder_and_none_twice() {
    let (desk, other) = (Desk::new(), Desk::new());
    let mine = desk.hotseat.save_rubric(fresh("Mine: all of it")).unwrap().rubric;
    let path = desk.path().join("mine.yaml").display().to_string();
    desk.hotseat.export_rubric(mine.id.clone(), path.clone()).unwrap();
    assert_eq!(other.hotseat.import_rubric(path.clone()).unwrap().rubric, mine);
    for desk in [&desk, &other] {
        let again = desk.hotseat.import_rubric(path.clone()).unwrap();
        assert_eq!((again.rubric.version, again.versions.len()), (1, 1));
    }
    desk.hotseat.export_rubric("technical".into(), path.clone()).unwrap();
    assert!(!other.hotseat.import_rubric(path.clone()).unwrap().own, "the bundled one makes no copy");
    std::fs::write(&path, "id: x\ntitle: X\nrows: []\n").unwrap();
    assert_eq!(desk.hotseat.import_rubric(path).unwrap_err().code, Code::Invalid);
}

#[test]
fn mistakes_are_named_with_their_row() {
    let desk = Desk::new();
    let mut bad = fresh("Mine");
    bad.rows[1].levels[1].level = 1;
    bad.rows[1].title = "Second".into();
    let check = desk.hotseat.check_rubric(bad.clone()).unwrap();
    let found: Vec<_> = check.problems.iter().map(|p| (p.row, p.severity, p.code.as_str())).collect();
    assert_eq!(found, [(Some(1), Severity::Error, "levels-out-of-order")]);
    let error = desk.hotseat.save_rubric(bad).unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    assert!(error.message.contains("Row \"Second\""), "{error}");
    assert_eq!(desk.hotseat.rubrics().unwrap().iter().filter(|card| card.own).count(), 0);
    assert!(desk.hotseat.check_rubric(fresh("")).unwrap().problems.iter().any(|p| p.row.is_none()));
}
