//! The program may end at any moment; the interview goes on at the same question with the same
//! time used and the same text.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, asked, exam, practice, stage, texts};
use hotseat_api::dto::{Action, HistoryFilter, InterviewView, StageView};
use hotseat_api::{Code, Hotseat, SessionExport};
use hotseat_interview::{Doc, Event, GapKind, Millis, Reading};
use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

const AWAY: Millis = Millis::seconds(3 * 60 * 60);

fn clocks(view: &InterviewView) -> Option<[Reading; 2]> {
    match &view.stage {
        StageView::Thinking { clock, .. }
        | StageView::Opening { clock, .. }
        | StageView::Answering { clock, .. } => Some([*clock; 2]),
        StageView::Judging { answer, .. } => Some([answer.think, answer.answer]),
        StageView::Revealed { review, .. } => Some([review.think, review.answer]),
        StageView::Waiting | StageView::Finished => None,
    }
}

fn last_gap(export: &SessionExport) -> Option<Event> {
    export
        .log
        .iter()
        .rev()
        .map(|logged| &logged.recorded.event)
        .find(|e| matches!(e, Event::Gap { .. }))
        .cloned()
}

/// Holds an interview up to some moment, lets the program end there, and checks that Home offers
/// it with these words and that it goes on as it stood.
fn check(hold: impl FnOnce(&Desk), position: u32, standing: &str) {
    let desk = Desk::new();
    let session = desk.begins(practice(3)).session;
    hold(&desk);
    let before = desk.now();

    let desk = desk.dies_and_comes_back(AWAY);
    let unfinished = desk.hotseat.home().unwrap().unfinished.expect("it is offered");
    assert_eq!(unfinished.session, session, "{standing}");
    assert_eq!((unfinished.position, unfinished.of, unfinished.standing.as_str()), (position, 3, standing));
    assert_eq!(desk.hotseat.current().unwrap(), None, "nothing is held before the person says so");

    let after = desk.hotseat.resume(session.clone()).unwrap();
    assert_eq!(stage(&after), stage(&before), "{standing}");
    assert_eq!(asked(&after), asked(&before), "{standing}");
    assert_eq!(texts(&after), texts(&before), "{standing}");
    assert_eq!(clocks(&after), clocks(&before), "{standing}");
    assert_eq!((after.whole, after.at), (before.whole, before.at), "no time has passed: {standing}");
    assert_eq!(after.paused, before.paused || before.running, "a clock waits for the person: {standing}");
    assert!(!after.running, "{standing}");

    let export = desk.exported(&session);
    assert_eq!(last_gap(&export), Some(Event::Gap { kind: GapKind::Closed, wall: AWAY }), "{standing}");
    assert_eq!(desk.review(&session).gaps, AWAY, "{standing}");
    if before.running {
        desk.spends(20);
        assert_eq!(desk.now().whole, before.whole, "a paused clock stands: {standing}");
        desk.acts(Action::Unpause);
        desk.spends(2);
        assert_eq!(desk.now().whole.used, before.whole.used + Millis::seconds(2), "it goes on: {standing}");
    }
}

#[test]
fn an_interview_goes_on_where_it_stood() {
    check(
        |desk| {
            desk.spends(7);
            desk.notes("start with the loop");
        },
        1,
        "thinking, 0:07 used",
    );
    check(
        |desk| {
            desk.acts(Action::BeginAnswer);
            desk.spends(65);
            desk.types("Half of an 😀 answer");
        },
        1,
        "answering, 1:05 used",
    );
    check(
        |desk| {
            desk.acts(Action::BeginAnswer);
            desk.spends(3);
            desk.types("While I think");
            desk.acts(Action::Pause);
        },
        1,
        "answering, 0:03 used",
    );
    check(|desk| drop(desk.answers(OWN_WORDS)), 1, "your answer waits for your judgement");
    check(
        |desk| {
            desk.answers(OWN_WORDS);
            desk.judges_all_and_locks();
        },
        1,
        "looking at the key points",
    );
    check(
        |desk| {
            desk.acts(Action::BeginAnswer);
            desk.types("put off");
            desk.acts(Action::Park);
            desk.acts(Action::Skip);
            desk.acts(Action::MoveOn);
            desk.spends(1);
        },
        2,
        "thinking, 0:01 used",
    );
}

#[test]
fn half_judged_answers_stay_half_judged() {
    let desk = Desk::new();
    let session = desk.begins(exam(2)).session;
    desk.answers(OWN_WORDS);
    let StageView::Judging { points, .. } = desk.answers(OWN_WORDS).stage else {
        panic!("both are answered")
    };
    desk.acts(common::judges(0, &points[1].id, hotseat_interview::Judgement::Didnt));
    let before = desk.now();
    let desk = desk.dies_and_comes_back(AWAY);
    assert_eq!(desk.hotseat.resume(session).unwrap().stage, before.stage);
}

/// What no tick has told of yet is lost with the program: less than a second, in the person's favour.
#[test]
fn the_time_since_the_last_tick_does_not_count() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.spends(5);
    desk.clock.pass(Millis(900));
    let desk = desk.dies_and_comes_back(Millis::ZERO);
    assert_eq!(desk.hotseat.resume(session).unwrap().whole.used, Millis::seconds(5));
}

#[test]
fn each_interruption_is_a_gap_of_its_own() {
    let desk = Desk::new();
    let session = desk.begins(practice(1)).session;
    desk.spends(1);
    let desk = desk.dies_and_comes_back(Millis::seconds(60));
    desk.hotseat.resume(session.clone()).unwrap();
    desk.acts(Action::Unpause);
    desk.spends(1);
    let desk = desk.dies_and_comes_back(Millis::seconds(30));
    let view = desk.hotseat.resume(session.clone()).unwrap();
    assert_eq!(view.whole.used, Millis::seconds(2));
    assert_eq!(desk.review(&session).gaps, Millis::seconds(90));
}

#[test]
fn leaving_is_no_different_from_being_ended() {
    let desk = Desk::new();
    let session = desk.begins(practice(2)).session;
    desk.spends(3);
    let home = desk.hotseat.leave().unwrap();
    assert_eq!(home.unfinished.map(|unfinished| unfinished.session), Some(session.clone()));
    assert_eq!(desk.hotseat.current().unwrap(), None);
    desk.clock.pass(Millis::seconds(40));
    let view = desk.hotseat.resume(session.clone()).unwrap();
    assert_eq!((view.whole.used, view.paused), (Millis::seconds(3), true));
    assert_eq!(desk.review(&session).gaps, Millis::seconds(40));
    assert_eq!(desk.hotseat.resume(session).unwrap(), view, "it is held already");
}

/// The limit has passed and no tick has told of it yet: there is no clock left to pause.
#[test]
fn leaving_in_the_moment_of_a_strict_limit_is_possible() {
    let settings = hotseat_api::dto::PlanSettings {
        strict: true,
        think: Some(Millis::ZERO),
        answer: Some(Millis::seconds(4)),
        ..practice(1)
    };
    let desk = Desk::new();
    desk.begins(settings);
    desk.spends(3);
    desk.clock.pass(Millis(1500));
    let unfinished = desk.hotseat.leave().unwrap().unfinished.expect("it is offered");
    assert_eq!(unfinished.standing, "your answer waits for your judgement");
}

#[test]
fn what_cannot_be_taken_up_leaves_the_live_one_alone() {
    let desk = Desk::new();
    let finished = desk.begins(practice(1)).session;
    desk.acts(Action::EndEarly);
    let live = desk.begins(practice(1));
    for (session, code) in [(finished, Code::NotNow), ("none".to_owned(), Code::NotFound)] {
        let error = desk.hotseat.resume(session).unwrap_err();
        assert_eq!(error.code, code, "{error}");
        assert_eq!(desk.now(), live, "after: {error}");
    }
}

/// An unreadable session is History's to tell of; Home still opens, and offers the one before it.
#[test]
fn a_damaged_session_does_not_close_the_door() {
    let desk = Desk::new();
    let older = desk.begins(practice(1)).session;
    desk.clock.pass(Millis::seconds(1));
    let newer = desk.begins(practice(1)).session;
    desk.hotseat.leave().unwrap();
    let database = rusqlite::Connection::open(desk.path().join("hotseat.db")).unwrap();
    let impossible = r#"UPDATE session_event SET body = '{"at":0,"event":"moved_on"}' WHERE session_id = ?1"#;
    assert!(database.execute(impossible, [&newer]).unwrap() > 0);

    let home = desk.hotseat.home().unwrap();
    assert_eq!(home.unfinished.map(|unfinished| unfinished.session), Some(older));
    let error = desk.hotseat.session(newer).unwrap_err();
    assert_eq!(error.code, Code::Damaged, "{error}");
    assert_eq!(desk.hotseat.history(HistoryFilter::default()).unwrap().sessions.len(), 2);
}

/// Tells the test below, run again in a child process, where to hold an interview until it is killed.
const FOLDER: &str = "HOTSEAT_TYPE_UNTIL_KILLED_IN";

/// Not as if it were killed, but killed.
#[test]
fn what_was_said_to_be_saved_outlives_a_kill() {
    if let Some(folder) = env::var_os(FOLDER) {
        types_until_killed(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "what_was_said_to_be_saved_outlives_a_kill", "--nocapture"])
        .env(FOLDER, folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reports = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut saved = reports.nth(24).expect("it says what it has saved").unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    // What it had still said before it died counts as well.
    for report in reports {
        saved = Some(report.unwrap()).filter(|report| report.len() > saved.len()).unwrap_or(saved);
    }

    let hotseat = Hotseat::open(folder.path(), Arc::<common::Hands>::default()).unwrap();
    let unfinished = hotseat.home().unwrap().unfinished.expect("it is offered");
    let view = hotseat.resume(unfinished.session).unwrap();
    let (text, _) = texts(&view);
    assert!(text.starts_with(saved.trim_end()), "{saved:?} was saved, and {text:?} is left");
    assert!(view.whole.used >= Millis::seconds(24), "{:?}", view.whole);
}

/// Types a word each second, and after each says on standard error what is saved.
fn types_until_killed(folder: &Path) -> ! {
    let clock = Arc::<common::Hands>::default();
    let hotseat = Hotseat::open(folder, clock.clone()).unwrap();
    let session = hotseat.begin(practice(1)).unwrap().session;
    hotseat.act(session.clone(), None, Action::BeginAnswer).unwrap();
    let mut text = String::new();
    loop {
        clock.pass(Millis::seconds(1));
        hotseat.tick().unwrap();
        let word = format!("word{} ", text.len());
        hotseat
            .edit(common::batch(&session, 0, Doc::Answer, &[(common::length(&text), "", &word, 0)]))
            .unwrap();
        text += &word;
        // Nobody listens any more once the parent has had enough.
        let _ = writeln!(io::stderr(), "{text}");
    }
}
