//! What is typed, and what becomes of it.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, batch, practice, stage, texts};
use hotseat_api::Code;
use hotseat_api::dto::{Action, PlanSettings, TextReplacement};
use hotseat_interview::{Doc, Event, Millis};

/// An interview in its first answer.
fn answering(settings: PlanSettings) -> Desk {
    let desk = Desk::new();
    desk.begins(settings);
    desk.acts(Action::BeginAnswer);
    desk
}

fn strict() -> PlanSettings {
    PlanSettings { strict: true, answer: Some(Millis::seconds(10)), ..practice(2) }
}

fn answer(desk: &Desk) -> String {
    texts(&desk.now()).0
}

fn replaces(desk: &Desk, doc: Doc, text: &str) -> Result<hotseat_api::dto::Saved, hotseat_api::ApiError> {
    let replacement =
        TextReplacement { session: desk.now().session, item: desk.item(), doc, text: text.to_owned() };
    desk.hotseat.replace_text(replacement)
}

#[test]
fn a_batch_keeps_when_each_edit_was_typed() {
    let desk = answering(practice(1));
    desk.clock.pass(Millis(2000));
    let saved =
        desk.edits(Doc::Answer, &[(0, "", "😀 it", 900), (2, " it", " one", 400), (6, "", " two", 0)]);
    assert_eq!(saved.unwrap().at, Millis(2000));
    assert_eq!(answer(&desk), "😀 one two");
    let session = desk.now().session;
    let typed: Vec<_> = desk
        .exported(&session)
        .log
        .iter()
        .filter_map(|logged| match &logged.recorded.event {
            Event::Edited { edit, .. } => Some((logged.recorded.at.0, edit.typed_at.0)),
            _ => None,
        })
        .collect();
    assert_eq!(typed, [(2000, 1100), (2000, 1600), (2000, 2000)]);
    desk.acts(Action::Done);
    assert_eq!(desk.review(&session).items[0].takes[0].latency, Some(Millis(1100)));
}

#[test]
fn answer_and_notes_are_two_texts() {
    let desk = Desk::new();
    desk.begins(practice(1));
    desk.notes("think: ");
    let early = desk.edits(Doc::Answer, &[(0, "", "too early", 0)]).unwrap_err();
    assert_eq!(early.code, Code::NotNow, "{early}");
    desk.acts(Action::BeginAnswer);
    desk.types("say");
    desk.notes("write");
    assert_eq!(texts(&desk.now()), ("say".to_owned(), "think: write".to_owned()));
}

/// All or none: one edit that doesn't fit takes the others with it, and the text can be healed.
#[test]
fn texts_that_have_come_apart_are_brought_together() {
    let desk = answering(practice(1));
    desk.types("the event loop");
    let log = desk.exported(&desk.now().session).log;
    let before = desk.now();
    for wrong in [(4, "Event", "poll", 0), (40, "", "far out", 0)] {
        desk.clock.pass(Millis(300));
        let error = desk.edits(Doc::Answer, &[(0, "the", "an", 0), wrong]).unwrap_err();
        assert_eq!(error.code, Code::OutOfStep, "{wrong:?}: {error}");
        assert_eq!(desk.now(), before, "{wrong:?} changed something");
        assert_eq!(desk.exported(&before.session).log, log, "{wrong:?} is in the log");
    }
    let inside_a_pair = desk.edits(Doc::Answer, &[(0, "", "😀", 0), (1, "", "x", 0)]).unwrap_err();
    assert_eq!(inside_a_pair.code, Code::OutOfStep, "{inside_a_pair}");

    replaces(&desk, Doc::Answer, "what the window has").unwrap();
    assert_eq!(answer(&desk), "what the window has");
    desk.types(", and on");
    assert_eq!(answer(&desk), "what the window has, and on");
    replaces(&desk, Doc::Notes, "noted").unwrap();
    assert_eq!(texts(&desk.now()).1, "noted");
}

#[test]
fn what_was_typed_before_a_strict_limit_may_arrive_after_it() {
    let desk = answering(strict());
    desk.spends(9);
    desk.types("in time");
    desk.clock.pass(Millis(1000));
    desk.hotseat.tick().unwrap();
    assert_eq!(stage(&desk.now()), "judging");
    desk.clock.pass(Millis(500));
    desk.edits(Doc::Answer, &[(7, "", ", too", 600)]).unwrap();
    assert_eq!(answer(&desk), "in time, too");
    let late = desk.edits(Doc::Answer, &[(12, "", " late", 400)]).unwrap_err();
    assert_eq!(late.code, Code::NotNow, "{late}");
    // However long the disk was full.
    desk.clock.pass(Millis::seconds(60));
    desk.edits(Doc::Answer, &[(12, "", ", and this", 60_600)]).unwrap();
    assert_eq!(answer(&desk), "in time, too, and this");
    desk.judges_all_and_locks();
    let locked = desk.edits(Doc::Answer, &[(0, "", "x", 60_600)]).unwrap_err();
    assert_eq!(locked.code, Code::NotNow, "{locked}");
}

/// The last words of all may come when nothing is held any more.
#[test]
fn words_typed_before_the_end_reach_an_interview_that_has_just_ended() {
    let settings =
        PlanSettings { think: Some(Millis::ZERO), session_limit: Some(Millis::seconds(5)), ..strict() };
    let desk = Desk::new();
    let session = desk.begins(settings).session;
    desk.spends(5);
    assert_eq!(desk.hotseat.current().unwrap(), None, "the limit has ended it");
    desk.clock.pass(Millis(400));
    let typed =
        |text: &str, ago: u64| desk.hotseat.edit(batch(&session, 0, Doc::Answer, &[(0, "", text, ago)]));
    let after = typed("after the end", 300).unwrap_err();
    assert_eq!(after.code, Code::NotNow, "{after}");
    typed("before the end", 500).unwrap();
    let review = desk.review(&session);
    assert_eq!(review.items[0].takes[0].text, "before the end");
    assert_eq!(
        (review.card.answered, review.card.awaiting),
        (1, 1),
        "it is an answer now, and can be judged"
    );
}

/// The window learns of the limit a moment after it: one keystroke beyond it must not take with it
/// the words of the second before. It makes no difference whether a tick came first.
#[test]
fn a_batch_across_a_strict_limit_is_taken_up_to_it() {
    for ticked in [true, false] {
        let desk = answering(strict());
        desk.spends(9);
        desk.clock.pass(Millis(1000));
        if ticked {
            desk.hotseat.tick().unwrap();
        }
        desk.clock.pass(Millis(50));
        desk.edits(Doc::Answer, &[(0, "", "in ", 850), (3, "", "time", 50), (7, "", "!", 49)]).unwrap();
        desk.hotseat.tick().unwrap();
        assert_eq!((stage(&desk.now()), answer(&desk).as_str()), ("judging", "in time"), "ticked: {ticked}");
    }
}

#[test]
fn without_strict_mode_nothing_is_ever_cut() {
    let desk = answering(PlanSettings { strict: false, ..strict() });
    desk.spends(30);
    desk.types("in overtime");
    assert_eq!((stage(&desk.now()), answer(&desk).as_str()), ("answering", "in overtime"));
}

#[test]
fn edits_of_anything_else_are_refused() {
    let desk = answering(practice(2));
    let earlier = desk.now().session;
    desk.begins(practice(2));
    let live = desk.now();
    let refused = |session: &str, item: u32, code: Code| {
        let error = desk.hotseat.edit(batch(session, item, Doc::Answer, &[(0, "", "x", 0)])).unwrap_err();
        assert_eq!(error.code, code, "item {item} of {session}: {error}");
        let replacement =
            TextReplacement { session: session.to_owned(), item, doc: Doc::Answer, text: "x".to_owned() };
        let error = desk.hotseat.replace_text(replacement).unwrap_err();
        assert_eq!(error.code, code, "item {item} of {session}: {error}");
    };
    refused(&earlier, 0, Code::NotNow);
    refused("none", 0, Code::NotFound);
    refused(&live.session, 1, Code::NotNow);
    refused(&live.session, 7, Code::NotFound);
    assert_eq!(desk.now(), live);
    assert_eq!(desk.exported(&earlier).items[0].text(), "");
}

#[test]
fn a_locked_answer_is_not_edited() {
    let desk = answering(practice(1));
    desk.types("final");
    desk.acts(Action::Done);
    for locked in [false, true] {
        if locked {
            desk.judges_all_and_locks();
        }
        let error = desk.edits(Doc::Answer, &[(5, "", ", or not", 0)]).unwrap_err();
        assert_eq!(error.code, Code::NotNow, "locked: {locked}: {error}");
    }
    assert_eq!(answer(&desk), "final");
}
