//! An old answer scored again: offered in time, blind, and kept beside the first score.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, exam, practice};
use hotseat_api::Code;
use hotseat_api::dto::{Action, OwnScore, StageView};
use hotseat_interview::{Judgement, Millis};

const DAY: Millis = Millis(24 * 60 * 60 * 1000);

/// Holds an exam of one question, everything "said" and every level 3.
fn held(desk: &Desk) -> String {
    let session = desk.begins(exam(1)).session;
    desk.answers(OWN_WORDS);
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    session
}

fn due(desk: &Desk) -> u32 {
    let due = desk.hotseat.rescores_due().unwrap();
    assert_eq!(due.count as usize, due.answers.len());
    due.count
}

/// Every point partly, every row at level 2.
fn another(desk: &Desk, session: &str) -> OwnScore {
    let view = desk.hotseat.begin_rescore(session.to_owned(), 0).unwrap();
    OwnScore {
        judgements: view.points.iter().map(|point| (point.id.clone(), Judgement::Partly)).collect(),
        rows: view.rows.iter().map(|row| (row.row.id.clone(), 2)).collect(),
        overall: Some(2),
    }
}

#[test]
fn an_answer_is_offered_after_a_week_until_it_is_scored_again() {
    let desk = Desk::new();
    let session = held(&desk);
    assert_eq!(due(&desk), 0);
    desk.clock.pass(Millis(7 * DAY.0 - 60_000));
    assert_eq!(due(&desk), 0, "a minute too early");
    desk.clock.pass(Millis(60_000));
    assert_eq!(due(&desk), 1);
    let desk = desk.dies_and_comes_back(DAY);
    assert_eq!(due(&desk), 1, "it is offered after a start as well");
    let drift = desk.hotseat.rescore(session.clone(), 0, another(&desk, &session)).unwrap();
    assert_eq!(due(&desk), 0);
    assert_eq!(drift.times.len(), 2);
    assert!(!drift.points.is_empty());
    for point in &drift.points {
        assert_eq!(point.judgements, [Some(Judgement::Said), Some(Judgement::Partly)], "{}", point.id);
    }
    for row in &drift.rows {
        assert_eq!(row.levels, [Some(3), Some(2)], "{}", row.title);
    }
    assert_eq!(desk.hotseat.drift(session, 0).unwrap(), Some(drift));
}

#[test]
fn nothing_of_the_first_score_is_handed_out() {
    let desk = Desk::new();
    let session = held(&desk);
    let view = desk.hotseat.begin_rescore(session.clone(), 0).unwrap();
    assert!(view.points.iter().all(|point| point.judgement.is_none()));
    assert!(view.rows.iter().all(|row| row.level.is_none()));
    assert_eq!(view.take.text, OWN_WORDS);
    let sent = serde_json::to_string(&view).unwrap();
    for field in ["\"verdict\"", "\"reveal\"", "\"model_answer", "\"said\"", "\"overall\":"] {
        assert!(!sent.contains(field), "{field} is sent: {sent}");
    }
}

#[test]
fn what_was_shown_before_the_lock_is_not_offered() {
    let desk = Desk::new();
    desk.begins(practice(1));
    let view = desk.answers(OWN_WORDS);
    let StageView::Judging { question, .. } = view.stage else { panic!("it is judged now") };
    desk.acts(Action::Peek { item: question.item });
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    desk.clock.pass(Millis(30 * DAY.0));
    assert_eq!(due(&desk), 0);
}

#[test]
fn a_score_must_be_whole_and_of_a_locked_answer() {
    let desk = Desk::new();
    let session = held(&desk);
    let check = |score: OwnScore, code: Code| {
        let error = desk.hotseat.rescore(session.clone(), 0, score.clone()).expect_err("it is refused");
        assert_eq!(error.code, code, "{score:?}: {error}");
        assert_eq!(desk.hotseat.drift(session.clone(), 0).unwrap(), None, "something was kept");
    };
    check(OwnScore::default(), Code::NotNow);
    let whole = another(&desk, &session);
    check(OwnScore { overall: Some(99), ..whole.clone() }, Code::NotFound);
    check(OwnScore { rows: [("nothing".to_owned(), 1)].into(), ..whole.clone() }, Code::NotFound);
    assert_eq!(desk.hotseat.rescore(session, 9, whole.clone()).unwrap_err().code, Code::NotFound);

    let live = desk.begins(practice(1)).session;
    assert_eq!(desk.hotseat.begin_rescore(live.clone(), 0).unwrap_err().code, Code::NotNow);
    assert_eq!(desk.hotseat.rescore(live, 0, whole).unwrap_err().code, Code::NotNow);
}

#[test]
fn what_an_earlier_version_left_unnoted_is_read_from_the_logs() {
    let desk = Desk::new();
    let session = held(&desk);
    desk.hotseat.rescore(session.clone(), 0, another(&desk, &session)).unwrap();
    let id = hotseat_storage::SessionId(session.clone());
    let scored = |desk: &Desk| {
        hotseat_storage::Store::open(desk.path()).unwrap().read(|tx| tx.locked_of(&id)).unwrap()
    };
    let before = scored(&desk);
    assert!(before[0].answer.points.iter().any(|point| point.found.is_some()), "{before:?}");
    let database = rusqlite::Connection::open(desk.path().join("hotseat.db")).unwrap();
    database.execute_batch("DELETE FROM locked_answer; UPDATE session SET indexed = 0").unwrap();
    drop(database);
    let desk = desk.dies_and_comes_back(DAY);
    assert_eq!(scored(&desk), before);
}
