//! Small values for tests.

use crate::{Logged, NewSession, Pack, PackKind, SessionId, Store, StoredLocked, WallTime};
use hotseat_interview::{
    Anchor, Asked, Doc, Edit, Event, GapKind, Level, LockedAnswer, Millis, PackId, Plan, PlanSettings,
    Question, Recorded, Row, Rubric, Samples, Verdict,
};
use proptest::prelude::*;
use tempfile::TempDir;

/// An open store in a folder that goes away with it.
pub(crate) fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    (folder, store)
}

/// A store that holds the session of [`session_id`], with nothing in its log.
pub(crate) fn store_with_session() -> (TempDir, Store) {
    let (folder, store) = store();
    store.write(|db| db.create_session(&new_session(&plan(2)))).unwrap();
    (folder, store)
}

pub(crate) fn wall(second: i64) -> WallTime {
    jiff::Timestamp::from_second(1_795_000_000 + second).unwrap().into()
}

pub(crate) fn session_id() -> SessionId {
    SessionId::from("01985f6e-0000-7000-8000-000000000001")
}

pub(crate) fn new_session(plan: &Plan) -> NewSession<'_> {
    NewSession { id: session_id(), title: "Node.js".into(), created_at: wall(0), plan }
}

pub(crate) fn rubric() -> Rubric {
    let anchor = |level| Anchor { level, label: format!("level {level}"), anchor: "what is heard".into() };
    let row = Row {
        id: "clarity".into(),
        title: "Clarity".into(),
        weight: 2,
        question: "Could one follow it?".into(),
        levels: vec![anchor(1), anchor(2)],
    };
    Rubric { id: "technical".into(), title: "Technical".into(), version: 1, rows: vec![row] }
}

pub(crate) fn plan(questions: usize) -> Plan {
    let asked = |n: usize| Asked {
        question: question("node", &format!("q{n}"), &["runtime"], Some(Level::Mid)),
        think: Millis::seconds(30),
        answer: Millis::seconds(120),
    };
    Plan { settings: PlanSettings::default(), rubric: rubric(), items: (0..questions).map(asked).collect() }
}

pub(crate) fn pack(id: &str, title: &str) -> Pack {
    Pack {
        id: PackId::from(id),
        title: title.into(),
        summary: Some("For tests".into()),
        version: "1.0.0".into(),
        licence: Some("CC-BY-4.0".into()),
        language: "en".into(),
        kind: PackKind::Bundled,
        rubric: None,
        topics: vec!["runtime".into(), "streams".into()],
        terminology: vec!["libuv".into()],
        content_hash: "1".into(),
        installed_at: wall(0),
        folder: None,
        header: None,
    }
}

pub(crate) fn question(pack: &str, id: &str, topics: &[&str], level: Option<Level>) -> Question {
    Question {
        id: id.into(),
        pack: pack.into(),
        title: format!("What is {id}?"),
        body: None,
        level,
        topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
        think: None,
        answer: Some(Millis::seconds(90)),
        follows: None,
        key_points: Vec::new(),
        traps: Vec::new(),
        short: None,
        model_answer: Some("An *answer*.".into()),
        shown: None,
        samples: Samples::default(),
        sources: Vec::new(),
        checked: None,
        origin: None,
    }
}

pub(crate) fn tick(second: i64) -> Logged {
    let at = Millis(second.unsigned_abs() * 1000);
    Logged { wall: wall(second), recorded: Recorded { at, event: Event::Tick } }
}

/// Any event, of every shape that the log has to carry. The log does not ask whether it makes sense.
pub(crate) fn any_logged() -> impl Strategy<Value = Logged> {
    let edit = (any::<u32>(), ".{0,8}", ".{0,8}", any::<u64>())
        .prop_map(|(offset, removed, inserted, at)| Edit { offset, removed, inserted, typed_at: Millis(at) });
    let event = prop_oneof![
        Just(Event::Tick),
        Just(Event::Begun),
        (any::<u32>(), edit).prop_map(|(item, edit)| Event::Edited { item, doc: Doc::Answer, edit }),
        (any::<u32>(), ".{0,8}").prop_map(|(item, key_point)| Event::Overruled {
            item,
            key_point,
            verdict: Some(Verdict::CannotTell)
        }),
        (any::<Option<u32>>(), ".{0,20}").prop_map(|(item, text)| Event::Noted {
            item,
            text,
            place: Some(Millis(9))
        }),
        any::<u64>().prop_map(|wall| Event::Gap { kind: GapKind::Closed, wall: Millis(wall) }),
    ];
    (0i64..1_000_000, any::<u64>(), event).prop_map(|(second, at, event)| Logged {
        wall: wall(second),
        recorded: Recorded { at: Millis(at), event },
    })
}

pub(crate) const NO_QUESTIONS: &[Question] = &[];

/// A locked answer of [`session_id`], spoken and scored with nothing.
pub(crate) fn locked(item: u32, second: i64) -> StoredLocked {
    let answer = LockedAnswer {
        question: "q0".into(),
        title: "What is q0?".into(),
        pack: "node".into(),
        level: None,
        topics: vec!["runtime".into()],
        points: Vec::new(),
        rubric: "technical".into(),
        rows: Vec::new(),
        rescores: Vec::new(),
        peeked: false,
        used: Millis::seconds(80),
        budget: Millis::seconds(120),
        latency: None,
        recordings: vec!["r1".into()],
    };
    StoredLocked {
        session: session_id(),
        item,
        locked_at: wall(second),
        rescored_at: Vec::new(),
        answer,
        delivered: None,
    }
}
