//! Ideas that light up while one practises: asked for, seen without their words, and kept in mind for
//! ever; never in an exam.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, exam, practice};
use hotseat_api::Code;
use hotseat_api::dto::{Action, PlanSettings};

/// The key points of the question on the stage, as they are said, in their order.
fn points(desk: &Desk, session: &str) -> Vec<String> {
    let plan = desk.exported(session).plan;
    plan.items[desk.item() as usize].question.key_points.iter().map(|point| point.say.clone()).collect()
}

#[test]
fn ideas_light_up_as_they_are_typed_or_heard() {
    let desk = Desk::new();
    let session = desk.begins(PlanSettings { probes: false, ..practice(1) }).session;
    desk.acts(Action::BeginAnswer);
    let points = points(&desk, &session);
    let look = |spoken: &str| desk.hotseat.ideas_so_far(session.clone(), spoken.into());

    let error = look("").unwrap_err();
    assert_eq!(error.code, Code::NotNow, "nobody asked for it");
    desk.acts(Action::Hints { on: true });
    assert_eq!(look("").unwrap(), vec![false; points.len()], "nothing is said yet");
    desk.types(&points[1]);
    let lit = look("").unwrap();
    assert!(lit[1] && !lit[0], "what is typed: {lit:?} of {points:?}");
    let lit = look(&points[0]).unwrap();
    assert!(lit[0] && lit[1], "what is heard, too: {lit:?} of {points:?}");

    desk.acts(Action::Done);
    assert_eq!(look("").unwrap_err().code, Code::NotNow, "the answer is given");
    desk.judges_all_and_locks();
    assert!(desk.review(&session).items[0].hinted, "the session keeps it in mind");
}

#[test]
fn nothing_lights_up_in_an_exam() {
    let desk = Desk::new();
    let session = desk.begins(exam(1)).session;
    desk.acts(Action::BeginAnswer);
    desk.refuses(Action::Hints { on: true }, Code::NotNow);
    assert_eq!(desk.hotseat.ideas_so_far(session, String::new()).unwrap_err().code, Code::NotNow);
}
