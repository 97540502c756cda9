use super::*;
use crate::Store;
use crate::samples::{pack, question, store};
use hotseat_interview::{Checked, KeyPoint, Origin, Samples, Trap, Weight};

fn bank() -> (tempfile::TempDir, Store) {
    let (folder, store) = store();
    let node = [
        question("node", "z-first", &["runtime", "event-loop"], Some(Level::Senior)),
        question("node", "a-second", &["streams"], Some(Level::Junior)),
        question("node", "m-third", &["streams", "runtime", "streams"], None),
    ];
    let aws = [question("s3", "lambda", &["runtime"], Some(Level::Junior))];
    store
        .write(|db| {
            db.put_pack(&pack("node", "Node.js"), &node)?;
            db.put_pack(&pack("s3", "a cloud"), &aws)
        })
        .unwrap();
    (folder, store)
}

#[test]
fn filters_narrow_and_the_order_is_the_banks() {
    let (_folder, store) = bank();
    let check = |packs: &[&str], topics: &[&str], levels: &[Level], expected: &[&str]| {
        let filter = QuestionFilter {
            packs: packs.iter().map(|&id| id.into()).collect(),
            topics: topics.iter().map(|&topic| topic.into()).collect(),
            levels: levels.to_vec(),
        };
        let found = store.read(|db| db.questions(&filter)).unwrap();
        let ids: Vec<_> = found.iter().map(|question| question.id.0.as_str()).collect();
        assert_eq!(ids, expected, "{filter:?}");
    };
    check(&[], &[], &[], &["lambda", "z-first", "a-second", "m-third"]);
    check(&["node"], &[], &[], &["z-first", "a-second", "m-third"]);
    check(&["node", "s3", "gone"], &["runtime"], &[], &["lambda", "z-first", "m-third"]);
    check(&[], &["streams", "event-loop"], &[], &["z-first", "a-second", "m-third"]);
    check(&[], &[], &[Level::Junior], &["lambda", "a-second"]);
    check(&[], &["runtime"], &[Level::Junior, Level::Senior], &["lambda", "z-first"]);
    check(&["s3"], &["streams"], &[], &[]);
    check(&["'); DROP TABLE question; --"], &[], &[], &[]);
}

#[test]
fn a_question_comes_back_whole() {
    let (_folder, store) = store();
    let whole = Question {
        body: Some("```js\nconst a = '\u{0}\u{1f600}';\n```".into()),
        think: Some(hotseat_interview::Millis(1)),
        follows: Some("basics".into()),
        key_points: vec![KeyPoint {
            id: "one".into(),
            weight: Weight::Core,
            say: "It says so.".into(),
            accept: vec!["so it says".into()],
            probe: Some("Does it?".into()),
            reviewed: true,
        }],
        traps: vec![Trap { id: "no".into(), hear: vec!["it does not".into()], why: "It does.".into() }],
        short: Some("Short".into()),
        shown: Some("Shown".into()),
        samples: Samples { low: Some("hm".into()), middle: None, high: Some("well".into()) },
        sources: vec!["https://nodejs.org/".into()],
        checked: Some(Checked { date: "2026-11-21".into(), against: None }),
        origin: Some(Origin {
            file: "list.md".into(),
            first_line: 1,
            last_line: 9,
            number: Some("Q3".into()),
            licence: None,
        }),
        ..question("node", "whole", &["runtime"], Some(Level::Mid))
    };
    store.write(|db| db.put_pack(&pack("node", "Node.js"), std::slice::from_ref(&whole))).unwrap();
    assert_eq!(store.read(|db| db.question(&whole.id)).unwrap(), Some(whole));
    assert_eq!(store.read(|db| db.question(&"none".into())).unwrap(), None);
}
