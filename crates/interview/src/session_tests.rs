//! Tests of the session: laws over arbitrary interviews, and examples that read like one.

#[path = "session_tests/clocks.rs"]
mod clocks;
#[path = "session_tests/judging.rs"]
mod judging;
#[path = "session_tests/locked.rs"]
mod locked;
#[path = "session_tests/order.rs"]
mod order;
#[path = "session_tests/promises.rs"]
mod promises;
#[path = "session_tests/replaying.rs"]
mod replaying;
#[path = "session_tests/texts.rs"]
mod texts;
#[path = "session_tests/time_laws.rs"]
mod time_laws;
#[path = "session_tests/walk.rs"]
mod walk;
#[path = "session_tests/without_answer.rs"]
mod without_answer;

use super::*;
use crate::*;
use crate::{Asked, GapKind, PlanSettings, Question, Rubric, Zone};
use serde_json::{from_value, json};

fn question(id: &str, points: usize) -> Question {
    let point = |index| json!({ "id": format!("k{index}"), "weight": "core", "say": "", "reviewed": true });
    let points: Vec<_> = (0..points).map(point).collect();
    from_value(json!({ "id": id, "pack": "p", "title": id, "key_points": points })).unwrap()
}

/// Two rows, `clarity` and `depth`, with the levels 1 to 3.
fn rubric() -> Rubric {
    let levels: Vec<_> = (1..=3).map(|level| json!({ "level": level, "label": "", "anchor": "" })).collect();
    let row = |id| json!({ "id": id, "title": id, "question": "", "levels": levels });
    from_value(json!({ "id": "r", "title": "", "version": 1, "rows": [row("clarity"), row("depth")] }))
        .unwrap()
}

/// Each question has 30 s to think, 120 s to answer, and two key points: `k0` and `k1`.
pub(super) fn plan(count: usize, settings: PlanSettings) -> Plan {
    let items = (0..count)
        .map(|item| Asked {
            question: question(&format!("q{item}"), 2),
            think: Millis::seconds(30),
            answer: Millis::seconds(120),
        })
        .collect();
    Plan { settings, rubric: rubric(), items }
}

pub(super) fn practice() -> PlanSettings {
    PlanSettings::default()
}

fn exam() -> PlanSettings {
    PlanSettings { mode: Mode::Exam, ..practice() }
}

fn strict(settings: PlanSettings) -> PlanSettings {
    PlanSettings { strict: true, ..settings }
}

fn types(item: u32, inserted: &str, typed_at: u64) -> Event {
    let edit =
        Edit { offset: 0, removed: String::new(), inserted: inserted.to_owned(), typed_at: Millis(typed_at) };
    Event::Edited { item, doc: Doc::Answer, edit }
}

fn judges(item: u32, key_point: &str) -> Event {
    Event::Judged { item, key_point: key_point.to_owned(), judgement: Judgement::Said }
}

fn scores(item: u32, row: &str, level: u8) -> Event {
    Event::RowScored { item, row: row.to_owned(), level }
}

fn scores_whole(item: u32, level: u8) -> Event {
    Event::OverallScored { item, level }
}

/// Everything that locking `item` takes, at one moment.
fn judges_and_locks(item: u32, at: u64) -> [(u64, Event); 6] {
    [
        judges(item, "k0"),
        judges(item, "k1"),
        scores(item, "clarity", 2),
        scores(item, "depth", 1),
        scores_whole(item, 2),
        Event::Locked { item },
    ]
    .map(|event| (at, event))
}

/// Plays a script of `(milliseconds, event)`, all of which must be accepted.
fn play(plan: Plan, script: &[(u64, Event)]) -> Session {
    let mut session = Session::new(Arc::new(plan));
    go_on(&mut session, script);
    session
}

fn go_on(session: &mut Session, script: &[(u64, Event)]) {
    for (at, event) in script {
        if let Err(refusal) = session.apply(event, Millis(*at)) {
            panic!("{event:?} at {at} ms was refused in {:?}: {refusal}", session.stage());
        }
    }
}

/// Expects `event` to be refused for that reason.
fn refuses(session: &Session, at: u64, event: Event, expected: Refusal) {
    let answer = session.clone().apply(&event, Millis(at));
    assert_eq!(answer, Err(expected), "{event:?} at {at} ms in {:?}", session.stage());
}

fn outcomes(session: &Session) -> Vec<Outcome> {
    session.items().iter().map(|item| item.outcome).collect()
}
