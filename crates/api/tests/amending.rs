//! A session in History: what may still be done to it, and what no more.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, judges, practice, stage};
use hotseat_api::Code;
use hotseat_api::dto::{Action, HistoryFilter, ItemReview, SessionView};
use hotseat_interview::{Judgement, Millis, Outcome, Verdict};

/// A finished interview of two questions: the first was answered and left for later, the second
/// was not reached.
fn finished() -> (Desk, String) {
    let desk = Desk::new();
    let session = desk.begins(practice(2)).session;
    desk.answers(OWN_WORDS);
    desk.acts(Action::EndEarly);
    assert_eq!(desk.hotseat.current().unwrap(), None);
    (desk, session)
}

fn amends(desk: &Desk, session: &str, action: Action) -> SessionView {
    let amended = desk.hotseat.amend(session.to_owned(), action.clone());
    amended.unwrap_or_else(|error| panic!("{action:?}: {error}"))
}

fn refuses(desk: &Desk, session: &str, action: Action, code: Code) {
    let before = desk.exported(session);
    let error = desk.hotseat.amend(session.to_owned(), action.clone()).expect_err("it is refused");
    assert_eq!(error.code, code, "{action:?}: {error}");
    assert_eq!(desk.exported(session), before, "{action:?} was refused, and changed something");
}

fn judges_and_locks(desk: &Desk, session: &str) -> ItemReview {
    for point in &desk.exported(session).plan.items[0].question.key_points {
        amends(desk, session, judges(0, &point.id, Judgement::Partly));
    }
    amends(desk, session, Action::Lock { item: 0 }).items.swap_remove(0)
}

#[test]
fn an_answer_that_was_left_can_be_judged_later() {
    let (desk, session) = finished();
    let first = desk.review(&session).items.swap_remove(0);
    assert!(first.to_judge.is_some() && first.reveal.is_none(), "{first:?}");
    refuses(&desk, &session, Action::Lock { item: 0 }, Code::NotNow);
    let row = first.rows_to_score[0].row.id.clone();
    amends(&desk, &session, Action::Score { item: 0, row: row.clone(), level: 2 });

    let first = judges_and_locks(&desk, &session);
    assert!(first.to_judge.is_none() && first.locked.is_some(), "{first:?}");
    let reveal = first.reveal.expect("the lock reveals here as well");
    assert!(reveal.points.iter().all(|point| point.judgement == Some(Judgement::Partly)));
    assert!(reveal.points.iter().all(|point| point.verdict.is_some()), "it was compared: {reveal:?}");
    assert_eq!(reveal.rows[0].level, Some(2));
    let card = &desk.hotseat.history(HistoryFilter::default()).unwrap().sessions[0];
    assert_eq!((card.awaiting, card.own.partly as usize), (0, reveal.points.len()), "lists know it as well");

    let point = &reveal.points[0].id;
    refuses(&desk, &session, judges(0, point, Judgement::Said), Code::NotNow);
    refuses(&desk, &session, Action::Score { item: 0, row, level: 3 }, Code::NotNow);
    refuses(&desk, &session, Action::Lock { item: 0 }, Code::NotNow);
}

#[test]
fn a_persons_verdict_stands_beside_the_programs() {
    let (desk, session) = finished();
    let point = desk.exported(&session).plan.items[0].question.key_points[0].id.clone();
    let overrules = |verdict| Action::Overrule { item: 0, key_point: point.clone(), verdict };
    refuses(&desk, &session, overrules(Some(Verdict::Covered)), Code::NotNow);
    judges_and_locks(&desk, &session);
    let programs = desk.review(&session).items[0].reveal.clone().unwrap().points[0].verdict;
    assert!(programs.is_some_and(|verdict| verdict != Verdict::Covered), "{programs:?}");

    let both = |view: SessionView| {
        let point = view.items[0].reveal.clone().unwrap().points.swap_remove(0);
        (point.verdict, point.overruled, point.judgement)
    };
    let own = Some(Judgement::Partly);
    let overruled = amends(&desk, &session, overrules(Some(Verdict::Covered)));
    assert_eq!(both(overruled), (programs, Some(Verdict::Covered), own));
    let taken_back = amends(&desk, &session, overrules(None));
    assert_eq!(both(taken_back), (programs, None, own));
    assert_eq!(desk.exported(&session).comparisons.len(), 1, "the program's own is as it was");
}

#[test]
fn notes_are_kept_with_the_time_at_which_they_were_made() {
    let (desk, session) = finished();
    let before = desk.review(&session);
    let note = |item, text: &str| Action::Note { item, text: text.to_owned(), place: None };
    desk.clock.pass(Millis::seconds(3600));
    amends(&desk, &session, note(None, "too fast"));
    desk.clock.pass(Millis::seconds(1));
    amends(&desk, &session, note(Some(1), "read about this"));
    let view = amends(&desk, &session, note(None, "better than last time"));

    let of = |notes: &[hotseat_api::dto::ReviewNote]| -> Vec<(String, String)> {
        notes.iter().map(|note| (note.text.clone(), note.made[10..19].to_owned())).collect()
    };
    let began: jiff::Timestamp = before.card.started.parse().unwrap();
    // The interview took four seconds.
    let at =
        |second: i64| (began + jiff::SignedDuration::from_secs(4 + second)).to_string()[10..19].to_owned();
    let expected = [("too fast".to_owned(), at(3600)), ("better than last time".to_owned(), at(3601))];
    assert_eq!(of(&view.review_notes), expected);
    assert_eq!(of(&view.items[1].review_notes), [("read about this".to_owned(), at(3601))]);
    assert_eq!(
        (view.whole, view.card.used),
        (before.whole, before.card.used),
        "reviewing takes none of its time"
    );
    refuses(&desk, &session, note(Some(9), "of nothing"), Code::NotFound);
}

/// Neither a finished interview nor one that was interrupted while it was running.
#[test]
fn history_does_not_run_an_interview() {
    let steps = [
        Action::BeginAnswer,
        Action::Pause,
        Action::Unpause,
        Action::Done,
        Action::Retake { item: 0 },
        Action::Skip,
        Action::Park,
        Action::MoveOn,
    ];
    let (desk, finished) = finished();
    desk.begins(practice(2));
    desk.acts(Action::BeginAnswer);
    let interrupted = desk.now().session;
    desk.hotseat.leave().unwrap();
    for session in [&finished, &interrupted] {
        for step in &steps {
            refuses(&desk, session, step.clone(), Code::NotNow);
        }
    }
    refuses(&desk, &finished, Action::EndEarly, Code::NotNow);
    let error = desk.hotseat.amend("none".to_owned(), Action::Lock { item: 0 }).unwrap_err();
    assert_eq!(error.code, Code::NotFound, "{error}");
}

#[test]
fn the_live_interview_is_not_amended_behind_its_back() {
    let (desk, finished) = finished();
    let live = desk.begins(practice(1)).session;
    let note = Action::Note { item: None, text: "meanwhile".to_owned(), place: None };
    refuses(&desk, &live, note.clone(), Code::NotNow);
    let view = amends(&desk, &finished, note.clone());
    assert_eq!(view.review_notes.len(), 1, "another session may be");
    desk.hotseat.leave().unwrap();
    assert_eq!(amends(&desk, &live, note).review_notes.len(), 1);
}

#[test]
fn an_interrupted_interview_can_be_ended_without_taking_it_up() {
    let desk = Desk::new();
    let session = desk.begins(practice(2)).session;
    desk.spends(2);
    let desk = desk.dies_and_comes_back(Millis::seconds(60));
    let view = amends(&desk, &session, Action::EndEarly);
    assert!(view.card.finished);
    assert!(view.items.iter().all(|item| item.outcome == Outcome::NotReached));
    assert_eq!(desk.hotseat.home().unwrap().unfinished, None, "it is not offered any more");
}

#[test]
fn a_follow_up_without_an_answer_changes_nothing() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    let before = "My bicycle stood in the dark cellar since autumn, and nobody pumped its tyres.";
    let mut view = desk.answers(before);
    let mut asked = 0;
    while stage(&view) == "answering" {
        asked += 1;
        view = desk.acts(Action::Done);
    }
    assert_eq!(asked, 2, "nothing was said of the question");
    desk.judges_all_and_locks();
    let reveal = desk.review(&session).items.swap_remove(0).reveal.unwrap();
    assert_eq!(reveal.text, before, "nothing is added to the answer");
    for point in reveal.points {
        assert_eq!((point.verdict, point.after_probe), (Some(Verdict::Missed), false), "{}", point.id);
    }
}
