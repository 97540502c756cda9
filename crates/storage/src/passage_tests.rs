use super::*;
use crate::samples::{new_session, plan, session_id, store_with_session};
use crate::{NewSession, Store};

fn passage(key: &str, text: &str) -> Passage {
    Passage {
        key: key.to_owned(),
        item: Some(0),
        kind: PassageKind::Answer,
        recording: None,
        at: Some(Millis(1500)),
        text: text.to_owned(),
    }
}

fn found(store: &Store, typed: &str) -> Vec<String> {
    let found = store.read(|db| db.search_passages(typed, None, 50)).unwrap();
    found.into_iter().map(|passage| passage.text).collect()
}

#[test]
fn the_index_follows_every_change() {
    let (_folder, store) = store_with_session();
    let set =
        |passages: &[Passage]| store.write(|db| db.set_passages(&session_id(), passages)).map(drop).unwrap();
    set(&[passage("a", "the poll phase"), passage("b", "the check phase")]);
    assert_eq!(found(&store, "poll"), ["the \u{1}poll\u{2} phase"]);
    assert_eq!(found(&store, "phase").len(), 2);

    set(&[passage("a", "the timers phase")]);
    assert_eq!(found(&store, "poll"), Vec::<String>::new());
    assert_eq!(found(&store, "phase"), ["the timers \u{1}phase\u{2}"]);

    let spoken =
        Passage { kind: PassageKind::Spoken, recording: Some("r".into()), ..passage("r", "said phase") };
    store.write(|db| db.set_passage(&session_id(), &spoken)).unwrap();
    set(&[]);
    assert_eq!(
        found(&store, "phase"),
        ["said \u{1}phase\u{2}"],
        "the words of recordings stand by themselves"
    );

    store.write(|db| db.delete_session(&session_id())).unwrap();
    assert_eq!(found(&store, "phase"), Vec::<String>::new());
}

#[test]
fn pieces_of_one_session_stand_together_and_later_sessions_after_them() {
    let (_folder, store) = store_with_session();
    let later = SessionId::from("later");
    store.write(|db| db.set_passages(&session_id(), &[passage("a", "one")])).unwrap();
    let plan = plan(1);
    store.write(|db| db.create_session(&NewSession { id: later.clone(), ..new_session(&plan) })).unwrap();
    store.write(|db| db.set_passages(&later, &[passage("a", "two")])).unwrap();
    store.write(|db| db.set_passage(&session_id(), &passage("b", "three"))).unwrap();
    let many: Vec<Passage> = (0..600).map(|n| passage(&n.to_string(), "four")).collect();
    store.write(|db| db.set_passages(&later, &many)).unwrap();

    let numbers = |id: &SessionId| -> Vec<i64> {
        store.read(|db| db.passages(id)).unwrap().into_iter().map(|(number, _)| number).collect()
    };
    let (first, second) = (numbers(&session_id()), numbers(&later));
    assert_eq!((first.len(), second.len()), (2, 600));
    assert!(first.iter().max() < second.iter().min(), "{first:?} {second:?}");
}
