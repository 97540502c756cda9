use crate::session::tests::{plan, practice};
use crate::*;
use std::sync::Arc;

fn answered(settings: PlanSettings) -> Session {
    let mut session = Session::new(Arc::new(plan(1, settings)));
    for (event, at) in [(Event::Begun, 0), (Event::AnswerBegun, 0), (Event::AnswerDone, 60_000)] {
        session.apply(&event, Millis(at)).unwrap();
    }
    session
}

fn probe(key_point: &str) -> Event {
    Event::ProbeAsked { item: 0, key_point: key_point.into(), ask: "And then?".into(), reason: "".into() }
}

#[test]
fn a_follow_up_is_asked_under_what_is_left_of_the_answer() {
    let mut session = answered(practice());
    session.apply(&probe("k1"), Millis(60_500)).unwrap();
    let edit = Edit { offset: 0, removed: "".into(), inserted: "then".into(), typed_at: Millis(70_000) };
    session.apply(&Event::Edited { item: 0, doc: Doc::Answer, edit }, Millis(70_000)).unwrap();
    session.apply(&Event::AnswerDone, Millis(80_500)).unwrap();
    assert_eq!(session.answer_reading(0).used, Millis(80_000), "60 s of answer and 20 s of follow-up");
    let take = session.items()[0].take().unwrap();
    assert_eq!((take.text.as_str(), take.probes[0].text.as_str()), ("", "then"));
    assert_eq!(session.stage(), Stage::Judging { item: 0 });
}

#[test]
fn two_follow_ups_at_most_and_none_twice() {
    let mut session = answered(practice());
    for (event, refused) in [
        (probe("k0"), false),
        (Event::AnswerDone, false),
        (probe("k0"), true),
        (probe("k1"), false),
        (Event::AnswerDone, false),
        (probe("k1"), true),
    ] {
        let at = session.at();
        assert_eq!(session.apply(&event, at).is_err(), refused, "{event:?}");
    }
}

#[test]
fn none_in_an_exam_and_none_without_time() {
    let mut exam = answered(PlanSettings { mode: Mode::Exam, ..practice() });
    assert_eq!(exam.apply(&probe("k0"), Millis(60_000)), Err(Refusal::NotNow), "in an exam");
    let mut off = answered(PlanSettings { probes: false, ..practice() });
    assert_eq!(off.apply(&probe("k0"), Millis(60_000)), Err(Refusal::NotNow), "switched off");
    let mut late = Session::new(Arc::new(plan(1, practice())));
    for (event, at) in [(Event::Begun, 0), (Event::AnswerBegun, 0), (Event::AnswerDone, 120_000)] {
        late.apply(&event, Millis(at)).unwrap();
    }
    assert_eq!(late.apply(&probe("k0"), Millis(120_000)), Err(Refusal::NotNow), "no time left");
}

#[test]
fn a_strict_limit_ends_the_follow_up_and_keeps_its_words() {
    let mut session = answered(PlanSettings { strict: true, ..practice() });
    session.apply(&probe("k0"), Millis(60_000)).unwrap();
    session.apply(&Event::Tick, Millis(130_000)).unwrap();
    assert_eq!(session.stage(), Stage::Judging { item: 0 });
    let edit = Edit { offset: 0, removed: "".into(), inserted: "late".into(), typed_at: Millis(119_999) };
    session.apply(&Event::Edited { item: 0, doc: Doc::Answer, edit }, Millis(130_000)).unwrap();
    assert_eq!(session.items()[0].take().unwrap().probes[0].text, "late");
}
