use super::*;
use crate::samples::{new_session, pack, plan, question, store, wall};
use crate::{Asked, BankQuestion, SessionId};
use hotseat_interview::{KeyPoint, Question, Weight};

fn with_points(reviewed: &[bool], question: Question) -> Question {
    let point = |(n, &reviewed): (usize, &bool)| KeyPoint {
        id: format!("p{n}"),
        weight: Weight::Core,
        say: "So it is.".into(),
        accept: vec![],
        probe: None,
        reviewed,
    };
    Question { key_points: reviewed.iter().enumerate().map(point).collect(), ..question }
}

#[test]
fn a_line_says_what_the_question_and_the_sessions_say() {
    let (_folder, store) = store();
    let one = with_points(&[true, false, false], question("node", "one", &["b", "a"], Some(Level::Mid)));
    let two = question("node", "two", &[], None);
    let edited = BankQuestion { base: Some(two.clone()), set_aside: true, ..BankQuestion::from(&two) };
    let plan = plan(2);
    let hold = |id: &str, at: i64, judged: [u32; 3]| {
        let id = SessionId::from(id);
        let [said, partly, didnt] = judged;
        let asked = Asked { item: 0, question: "one".into(), at: wall(at), said, partly, didnt };
        store
            .write(|db| {
                db.create_session(&crate::NewSession { id: id.clone(), ..new_session(&plan) })?;
                db.set_asked(&id, &[asked])
            })
            .unwrap();
    };
    store.write(|db| db.put_pack(&pack("node", "Node.js"), &[BankQuestion::from(&one), edited])).unwrap();
    hold("later", 9, [1, 0, 2]);
    hold("earlier", 3, [3, 0, 0]);
    hold("latest", 12, [0, 0, 0]);
    let lines = store.read(|db| db.question_lines()).unwrap();
    let line = QuestionLine {
        id: "one".into(),
        pack: "node".into(),
        title: one.title,
        level: Some(Level::Mid),
        topics: one.topics,
        key_points: 3,
        unreviewed: 2,
        edited: false,
        set_aside: false,
        asked: 3,
        last_asked: Some(wall(12)),
        last_judged: Some([1, 0, 2]),
    };
    assert_eq!(lines[0], line, "asked last is not judged last");
    assert_eq!((lines[1].edited, lines[1].set_aside, lines[1].asked), (true, true, 0));
}

#[test]
fn what_is_set_aside_is_kept_and_not_practised() {
    let (_folder, store) = store();
    let kept = BankQuestion { set_aside: true, ..BankQuestion::from(&question("node", "old", &["x"], None)) };
    let put = [BankQuestion::from(&question("node", "new", &["y"], None)), kept.clone()];
    store.write(|db| db.put_pack(&pack("node", "Node.js"), &put)).unwrap();
    store
        .read(|db| {
            let ids: Vec<_> = db.questions(&Default::default())?.into_iter().map(|q| q.id.0).collect();
            assert_eq!(ids, ["new"]);
            assert_eq!(db.topics(&[])?.len(), 1);
            assert_eq!(db.packs()?[0].questions, 1);
            assert_eq!(db.bank_question(&"old".into())?, Some(kept));
            assert_eq!(db.bank_questions(&"node".into())?.len(), 2);
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn a_stamp_changes_with_every_writer() {
    let (folder, store) = store();
    let stamp = || store.read(|db| db.stamp()).unwrap();
    let first = stamp();
    assert_eq!(first, stamp(), "reading changes nothing");
    store.write(|db| db.put_pack_row(&pack("node", "Node.js"))).unwrap();
    let second = stamp();
    assert_ne!(first, second);
    let other = crate::Store::open(folder.path()).unwrap();
    other.write(|db| db.put_pack_row(&pack("deno", "Deno"))).unwrap();
    assert_ne!(second, stamp(), "another process is another writer");
}
