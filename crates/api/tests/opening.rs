//! Data folders that can't be used, and who may hold an interview in one that can.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, Hands, practice};
use hotseat_api::dto::{Action, HistoryFilter};
use hotseat_api::{ApiError, Code, Hotseat};
use hotseat_interview::Millis;
use hotseat_storage::OwnerLock;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn refused(folder: &Path) -> ApiError {
    match Hotseat::open(folder, Arc::<Hands>::default()) {
        Ok(_) => panic!("{} was opened", folder.display()),
        Err(error) => error,
    }
}

/// Expects the folder to be refused with that code, in a message that names it and says `advice`.
fn check(folder: &Path, code: Code, advice: &str) {
    let error = refused(folder);
    assert_eq!(error.code, code, "{error}");
    for expected in [&folder.display().to_string(), advice] {
        assert!(error.message.contains(expected), "{expected:?} is not in {:?}", error.message);
    }
}

#[test]
fn a_folder_is_made_where_there_is_none() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("not").join("there yet");
    Hotseat::open(&folder, Arc::<Hands>::default()).unwrap().library(Default::default()).unwrap();
    assert!(folder.join("hotseat.db").exists());
}

#[test]
fn a_data_folder_that_is_a_file_is_left_alone() {
    let base = tempfile::tempdir().unwrap();
    let file = base.path().join("notes.txt");
    fs::write(&file, "mine").unwrap();
    check(&file, Code::ReadOnly, "is a file, not a folder: choose another data folder");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn data_of_a_newer_hotseat_is_left_alone() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hotseat.db");
    drop(desk.hotseat.leave().unwrap());
    rusqlite::Connection::open(desk.path().join("hotseat.db"))
        .unwrap()
        .execute("VACUUM INTO ?1", [path.display().to_string()])
        .unwrap();
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 4000).unwrap();
    let before = fs::read(&path).unwrap();
    check(folder.path(), Code::NewerVersion, "update Hotseat, or choose another data folder");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = "This is somebody's diary. ".repeat(200);
    fs::write(folder.path().join("hotseat.db"), &text).unwrap();
    check(folder.path(), Code::Damaged, "move it away and restore a copy");
    assert_eq!(fs::read_to_string(folder.path().join("hotseat.db")).unwrap(), text);
}

#[test]
fn reopening_brings_nothing_new_and_loses_nothing() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.answers("kept");
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    let (library, review) = (desk.hotseat.library(Default::default()).unwrap(), desk.review(&session));
    let desk = desk.dies_and_comes_back(Millis::seconds(1));
    assert_eq!(desk.hotseat.library(Default::default()).unwrap(), library);
    assert_eq!(desk.review(&session), review);
}

#[test]
fn beginning_another_interview_leaves_the_first_to_be_continued() {
    let desk = Desk::new();
    let first = desk.begins(practice(2)).session;
    desk.acts(Action::BeginAnswer);
    desk.spends(4);
    desk.types("a draft");
    desk.clock.pass(Millis::seconds(1));
    let second = desk.begins(practice(1)).session;
    assert_ne!(first, second);
    assert_eq!(desk.now().session, second);
    let error = desk.hotseat.act(first.clone(), None, Action::Done).unwrap_err();
    assert_eq!(error.code, Code::NotNow, "{error}");
    desk.acts(Action::EndEarly);

    let home = desk.hotseat.home().unwrap();
    let unfinished = home.unfinished.expect("the first is offered");
    // The second in which the other was begun still counted.
    assert_eq!((unfinished.session, unfinished.standing), (first.clone(), "answering, 0:05 used".to_owned()));
    assert_eq!(common::texts(&desk.hotseat.resume(first).unwrap()).0, "a draft");
}

#[test]
fn a_plan_that_cannot_be_begun_leaves_the_live_interview_alone() {
    let desk = Desk::new();
    let live = desk.begins(practice(1));
    let settings = |change: fn(&mut hotseat_api::dto::PlanSettings)| {
        let mut settings = practice(1);
        change(&mut settings);
        settings
    };
    for (bad, says) in [
        (settings(|s| s.topics = vec!["gardening".into()]), "topics gardening"),
        (settings(|s| s.count = 0), "number of questions"),
        (settings(|s| s.extra_time = 10), "extra time"),
        (settings(|s| s.answer = Some(Millis(1))), "time to answer"),
    ] {
        for error in [
            desk.hotseat.preview_plan(bad.clone()).map(drop).unwrap_err(),
            desk.hotseat.begin(bad.clone()).map(drop).unwrap_err(),
        ] {
            assert_eq!(error.code, Code::Invalid, "{error}");
            assert!(error.message.contains(says), "{says:?} is not in {:?}", error.message);
        }
    }
    assert_eq!(desk.now(), live);
}

/// Another program holds the folder's one interview: reading and importing go on.
#[test]
fn one_process_at_a_time_holds_an_interview() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.hotseat.leave().unwrap();
    let other = OwnerLock::acquire(desk.path()).unwrap();
    let note = Action::Note { item: None, text: "mine".to_owned(), place: None };
    for error in [
        desk.hotseat.begin(practice(1)).map(drop).unwrap_err(),
        desk.hotseat.resume(session.clone()).map(drop).unwrap_err(),
        desk.hotseat.amend(session.clone(), note).map(drop).unwrap_err(),
    ] {
        assert_eq!(error.code, Code::Busy, "{error}");
        assert!(error.message.contains("finish or close that one first"), "{error}");
    }
    assert_eq!(desk.hotseat.history(HistoryFilter::default()).unwrap().sessions.len(), 1);
    assert!(!desk.hotseat.library(Default::default()).unwrap().questions.is_empty());
    assert!(desk.hotseat.session(session.clone()).is_ok());
    drop(other);
    desk.hotseat.resume(session).unwrap();
    assert!(OwnerLock::acquire_at_once(desk.path()).is_err(), "now this one holds it");
    desk.acts(Action::EndEarly);
    OwnerLock::acquire(desk.path()).expect("a finished interview is let go of");
}
