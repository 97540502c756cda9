use crate::session::tests::{plan, practice};
use crate::*;
use std::sync::Arc;

fn spoken() -> Session {
    let mut session = Session::new(Arc::new(plan(2, PlanSettings { speak: true, ..practice() })));
    session.apply(&Event::Begun, Millis(0)).unwrap();
    session
}

fn listens(item: u32, recording: &str) -> Event {
    Event::Listening { item, recording: recording.to_owned(), device: "built-in".to_owned() }
}

#[test]
fn the_answer_clock_starts_at_the_first_live_sample() {
    let mut session = spoken();
    session.apply(&Event::AnswerBegun, Millis(4_000)).unwrap();
    assert_eq!(session.stage(), Stage::Opening { item: 0 });
    assert!(!session.is_running(), "no clock runs while the microphone is opened");
    session.apply(&listens(0, "r"), Millis(4_700)).unwrap();
    session.apply(&Event::Tick, Millis(5_700)).unwrap();
    let take = session.items()[0].take().unwrap();
    assert_eq!((take.begun, take.used), (Millis(4_700), Millis(1_000)));
    assert_eq!(take.recordings[0].begun, Millis(4_700));
    assert_eq!(session.untimed(), Millis(700));
}

#[test]
fn without_a_microphone_the_answer_is_typed() {
    let mut session = spoken();
    session.apply(&Event::AnswerBegun, Millis(0)).unwrap();
    session.apply(&Event::NotListening { item: 0, why: "none found".into() }, Millis(3_000)).unwrap();
    assert_eq!(session.stage(), Stage::Answering { item: 0 });
    assert_eq!(session.answer_reading(0).used, Millis(0));
}

#[test]
fn a_recording_ends_when_its_file_is_whole_whatever_was_asked_since() {
    let mut session = spoken();
    for (event, at) in [(Event::AnswerBegun, 0), (listens(0, "r"), 10), (Event::AnswerDone, 2_000)] {
        session.apply(&event, Millis(at)).unwrap();
    }
    session.apply(&Event::MovedOn, Millis(2_100)).unwrap();
    let recorded =
        Event::Recorded { recording: "r".into(), length: Millis(1_990), end: RecordingEnd::Stopped };
    session.apply(&recorded, Millis(2_500)).unwrap();
    let recording = &session.items()[0].takes[0].recordings[0];
    assert_eq!((recording.length, recording.end), (Some(Millis(1_990)), Some(RecordingEnd::Stopped)));
    assert!(session.items()[0].awaits_judgement(), "a recording is an answer, with no word typed");
}

#[test]
fn an_interview_that_ends_while_one_speaks_keeps_the_answer() {
    let mut session = spoken();
    for (event, at) in [(Event::AnswerBegun, 0), (listens(0, "r"), 10), (Event::EndedEarly, 2_000)] {
        session.apply(&event, Millis(at)).unwrap();
    }
    assert_eq!(session.items()[0].outcome, Outcome::Answered);
}
