use super::*;
use crate::samples::{plan, session_id, store_with_session, wall};
use crate::{Asked, Passage, Store, Target};
use hotseat_interview::QuestionId;

/// A session with a typed answer, a spoken one and a note.
fn store_with_words() -> (tempfile::TempDir, Store) {
    let (folder, store) = store_with_session();
    let passage = |key: &str, item, kind, at, text: &str| Passage {
        key: key.to_owned(),
        item,
        kind,
        recording: (kind == PassageKind::Spoken).then(|| "r".to_owned()),
        at: Some(Millis(at)),
        text: text.to_owned(),
    };
    let pieces = [
        passage("answer", Some(0), PassageKind::Answer, 31_000, "First the timers, then process.nextTick."),
        passage("r", Some(1), PassageKind::Spoken, 90_000, "a café keeps the timers of the loop"),
        passage("note", None, PassageKind::Note, 0, "Look up the timers again"),
    ];
    let asked = |item| Asked { item, question: question(item), at: wall(0), said: 0, partly: 0, didnt: 0 };
    let questions = plan(2);
    store
        .write(|db| {
            for piece in &pieces {
                db.set_passage(&session_id(), piece)?;
            }
            for asked in &questions.items {
                db.put_asked_question(&asked.question)?;
            }
            db.set_asked(&session_id(), &[asked(0), asked(1)])
        })
        .unwrap();
    (folder, store)
}

fn question(item: u32) -> QuestionId {
    QuestionId(format!("q{item}"))
}

#[test]
fn hits_say_where_they_are() {
    let (_folder, store) = store_with_words();
    let found = store.read(|db| db.search_passages("timer", None, 10)).unwrap();
    let places: Vec<_> = found
        .iter()
        .map(|hit| {
            (hit.kind, hit.item, hit.question.as_deref(), hit.at.map(|at| at.0), hit.recording.as_deref())
        })
        .collect();
    assert_eq!(
        places,
        [
            (PassageKind::Note, None, None, Some(0), None),
            (PassageKind::Spoken, Some(1), Some("What is q1?"), Some(90_000), Some("r")),
            (PassageKind::Answer, Some(0), Some("What is q0?"), Some(31_000), None),
        ]
    );
    assert!(found[2].text.contains("\u{1}timers\u{2}"), "{:?}", found[2].text);
}

#[test]
fn searching_forgives() {
    let (_folder, store) = store_with_words();
    let check = |typed: &str, expected: usize| {
        let found = store.read(|db| db.search_passages(typed, None, 10)).unwrap();
        assert_eq!(found.len(), expected, "{typed:?}");
    };
    check("TIMERS loop", 1);
    check("cafe", 1);
    check("nextTick", 1);
    check("process.next", 1);
    check("\"the timers\"", 3);
    check("\"timers the\"", 0);
    check("\"the tim\"", 0);
    check("\"the timers", 3);
    check("", 0);
    check("*", 0);
    check("timers OR", 0);
    check("nobody said this", 0);
}

#[test]
fn pages_follow_each_other() {
    let (_folder, store) = store_with_words();
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = store.read(|db| db.search_passages("the", before, 1)).unwrap();
        let Some(last) = page.last() else { break };
        before = Some(last.number);
        seen.push(last.kind);
    }
    assert_eq!(seen, [PassageKind::Note, PassageKind::Spoken, PassageKind::Answer]);
}

#[test]
fn a_question_is_found_once_where_it_was_asked_last() {
    let (_folder, store) = store_with_words();
    let found = store.read(|db| db.search_questions("q1")).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].title.as_str(), found[0].item, found[0].times, &found[0].session),
        ("What is \u{1}q1\u{2}?", 1, 1, &session_id())
    );
    assert_eq!(store.read(|db| db.search_questions("what")).unwrap().len(), 2);

    let all = Target { session: session_id(), item: None, sound_only: false };
    store.write(|db| db.trash(&all, wall(9))).unwrap();
    assert_eq!(store.read(|db| db.search_questions("what")).unwrap(), []);
}
