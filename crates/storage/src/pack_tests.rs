use super::*;
use crate::QuestionFilter;
use crate::samples::{NO_QUESTIONS, new_session, pack, plan, question, rubric, session_id, store};
use hotseat_interview::Question;

#[test]
fn packs_come_back_as_stored_by_title() {
    let (_folder, store) = store();
    let mut node = pack("node", "Node.js");
    node.rubric = Some("technical".into());
    let bare = Pack { summary: None, licence: None, kind: PackKind::Imported, ..pack("the-list", "a list") };
    store
        .write(|db| {
            db.put_rubric(&rubric())?;
            db.put_pack(&node, &[question("node", "one", &[], None), question("node", "two", &[], None)])?;
            db.put_pack(&bare, NO_QUESTIONS)
        })
        .unwrap();
    let expected =
        [PackListing { pack: bare, questions: 0 }, PackListing { pack: node.clone(), questions: 2 }];
    assert_eq!(store.read(|db| db.packs()).unwrap(), expected);
    assert_eq!(store.read(|db| db.pack(&node.id)).unwrap(), Some(node));
}

#[test]
fn a_pack_is_brought_up_to_date_in_place() {
    let (_folder, store) = store();
    let mut node = pack("node", "Node.js");
    let [kept, changed, gone, added] =
        ["kept", "changed", "gone", "added"].map(|id| question("node", id, &[], None));
    let put = |pack: &Pack, questions: &[Question]| store.write(|db| db.put_pack(pack, questions)).unwrap().0;
    let outcome = put(&node, &[kept.clone(), changed.clone(), gone]);
    assert_eq!(outcome, PackPut { added: 3, ..PackPut::default() });

    let changed = Question { title: "Better asked".into(), ..changed };
    node.content_hash = "2".into();
    let outcome = put(&node, &[added.clone(), changed.clone(), kept.clone()]);
    assert_eq!(outcome, PackPut { added: 1, changed: 1, unchanged: 1, removed: 1, elsewhere: vec![] });
    let stored = store.read(|db| db.questions(&QuestionFilter::default())).unwrap();
    assert_eq!(stored, [added, changed, kept], "in the new order");
    assert_eq!(store.read(|db| db.pack(&node.id)).unwrap(), Some(node));
}

#[test]
fn a_question_stays_with_the_pack_that_had_it_first() {
    let (_folder, store) = store();
    let first = question("node", "shared", &[], None);
    let (outcome, _) = store
        .write(|db| {
            db.put_pack(&pack("node", "Node.js"), std::slice::from_ref(&first))?;
            let again = [question("list", "shared", &[], None), question("list", "own", &[], None)];
            db.put_pack(&pack("list", "A list"), &again)
        })
        .unwrap();
    let elsewhere = vec![("shared".into(), "node".into())];
    assert_eq!(outcome, PackPut { added: 1, elsewhere, ..PackPut::default() });
    assert_eq!(store.read(|db| db.question(&"shared".into())).unwrap(), Some(first));
}

#[test]
fn a_pack_that_contradicts_itself_is_refused_whole() {
    let (_folder, store) = store();
    let check = |pack: Pack, questions: &[Question], expected: &str| {
        let error = store.write(|db| db.put_pack(&pack, questions)).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert_eq!(store.read(|db| db.packs()).unwrap(), []);
    };
    check(
        pack("node", "Node.js"),
        &[question("node", "one", &[], None), question("deno", "two", &[], None)],
        r#"question "two" can't be stored: it belongs to pack "deno", not "node""#,
    );
    check(
        pack("node", "Node.js"),
        &[question("node", "one", &[], None), question("node", "one", &[], None)],
        r#"question "one" can't be stored: pack "node" has two questions with this id"#,
    );
    check(
        Pack { rubric: Some("nowhere".into()), ..pack("node", "Node.js") },
        &[],
        r#"there is no rubric "nowhere""#,
    );
}

#[test]
fn removing_a_pack_takes_its_questions_and_no_session() {
    let (_folder, store) = store();
    store
        .write(|db| {
            db.put_pack(&pack("node", "Node.js"), &[question("node", "q0", &["runtime"], None)])?;
            db.put_pack(&pack("deno", "Deno"), &[question("deno", "d0", &["runtime"], None)])?;
            db.create_session(&new_session(&plan(1)))
        })
        .unwrap();
    let (_, changes) = store.write(|db| db.remove_pack(&"node".into())).unwrap();
    assert_eq!(changes, [Change::Bank]);
    store
        .read(|db| {
            assert_eq!(db.question(&"q0".into())?, None);
            assert_eq!(db.topics(&[])?.iter().map(|topic| topic.questions).sum::<u32>(), 1);
            assert_eq!(db.packs()?.len(), 1);
            assert_eq!(db.session(&session_id())?.map(|session| session.plan), Some(plan(1)));
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let error = store.write(|db| db.remove_pack(&"node".into())).unwrap_err();
    assert!(matches!(error, StoreError::NotFound { what: "pack", .. }), "{error:?}");
}
