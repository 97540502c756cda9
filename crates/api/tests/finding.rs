//! Search over what was written, and the list of sessions.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, practice};
use hotseat_api::dto::{Action, HistoryFilter, HitKind, SearchPage, SessionState};
use hotseat_api::{Clock, Code};
use hotseat_interview::{Millis, RecordingEnd};
use hotseat_speech::transcription::{TimedWord, Transcript, edited};
use hotseat_storage::{SessionId, Store, StoredRecording};

fn found(desk: &Desk, query: &str) -> SearchPage {
    desk.hotseat.search(query.to_owned(), None).unwrap()
}

/// An interview of two questions that was ended after the first answer.
fn held(desk: &Desk, answer: &str, notes: &str) -> String {
    let session = desk.begins(practice(2)).session;
    desk.notes(notes);
    desk.answers(answer);
    desk.acts(Action::EndEarly);
    session
}

#[test]
fn everything_written_is_found_and_says_where() {
    let desk = Desk::new();
    let session = held(&desk, "The quokka keeps its young in a pouch.", "begin with marsupials");
    let note = Action::Note { item: Some(0), text: "say marsupial sooner".into(), place: None };
    desk.hotseat.amend(session.clone(), note).unwrap();

    let hit = found(&desk, "quok").hits.remove(0);
    assert_eq!((hit.session.as_str(), hit.item, hit.kind), (session.as_str(), Some(0), HitKind::Answer));
    assert!(hit.question_html.is_some() && hit.at.is_some(), "{hit:?}");
    assert_eq!((hit.take, hit.place), (Some(0), Some(4)), "of the first try, at its fifth letter");
    let marked: Vec<&str> =
        hit.snippet.iter().filter(|part| part.found).map(|part| part.text.as_str()).collect();
    assert_eq!(marked, ["quokka"]);

    let kinds: Vec<HitKind> = found(&desk, "marsupial").hits.iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [HitKind::Note, HitKind::Scratch]);
    assert_eq!(found(&desk, "\"in a pouch\"").hits.len(), 1);
    assert_eq!(found(&desk, "\"pouch a in").hits.len(), 0);
    assert_eq!(found(&desk, "AND OR NOT ( \" *").hits.len(), 0);
}

#[test]
fn a_question_is_found_where_it_was_asked_and_its_secrets_are_not() {
    let desk = Desk::new();
    let session = held(&desk, "Words of no weight.", "");
    let question = desk.exported(&session).plan.items[0].question.clone();
    let word = question.title.split(|c: char| !c.is_alphabetic()).max_by_key(|word| word.len()).unwrap();
    let page = found(&desk, word);
    assert!(
        page.questions.iter().any(|hit| hit.question == question.id && hit.session == session),
        "{page:?}"
    );
    // A sentence of a key point, which nobody has said.
    for point in &question.key_points {
        assert_eq!(found(&desk, &format!("\"{}\"", point.say)).hits, []);
    }
}

/// A recording of an answer, with words at known times.
fn says(desk: &Desk, session: &str, words: &[(&str, u64)]) {
    let row = StoredRecording {
        id: "r".into(),
        session: SessionId::from(session),
        item: 0,
        take: 0,
        probe: None,
        file: format!("{session}/r.flac"),
        origin: "Headset".into(),
        made_at: Clock::wall(&*desk.clock).into(),
        length: Some(Millis(60_000)),
        ended: Some(RecordingEnd::Stopped),
        bytes: 5,
        drift_ppm: None,
        removed_at: None,
        chosen: None,
    };
    let word = |(text, from): &(&str, u64)| TimedWord {
        text: (*text).to_owned(),
        from: Millis(*from),
        to: Millis(from + 300),
        confidence: 0.9,
    };
    let heard = Transcript { words: words.iter().map(word).collect(), ..edited(None, "") };
    let body = serde_json::to_value(&heard).unwrap();
    let store = Store::open(desk.path()).unwrap();
    store
        .write(|tx| {
            tx.put_recording(&row)?;
            tx.add_transcript("r", row.made_at, None, &body)
        })
        .unwrap();
}

#[test]
fn a_spoken_word_is_found_at_its_second() {
    let desk = Desk::new();
    let session = held(&desk, "Typed.", "");
    says(&desk, &session, &[("So,", 1_000), ("the", 1_400), ("quokka", 7_250), ("jumps.", 8_000)]);
    // Correcting a word lets the rest keep its times, and lets all be found.
    desk.hotseat.edit_transcript("r".into(), "So, the quokka sleeps.".into()).unwrap();
    let hits = found(&desk, "quokk").hits;
    assert_eq!(hits.len(), 1);
    assert_eq!((hits[0].kind, hits[0].recording.as_deref()), (HitKind::Spoken, Some("r")));
    assert_eq!((hits[0].take, hits[0].at), (Some(0), Some(Millis(7_250))));
    assert_eq!(found(&desk, "sleeps").hits.len(), 1);
    assert_eq!(found(&desk, "jumps").hits.len(), 0);
}

#[test]
fn what_an_earlier_version_stored_is_found_after_the_next_start() {
    let desk = Desk::new();
    let session = held(&desk, "The quokka keeps its young in a pouch.", "");
    let database = rusqlite::Connection::open(desk.path().join("hotseat.db")).unwrap();
    database
        .execute_batch("DELETE FROM passage; DELETE FROM question_asked; UPDATE session SET indexed = 0")
        .unwrap();
    drop(database);
    assert_eq!(found(&desk, "quokka").hits, []);
    let desk = desk.dies_and_comes_back(Millis::ZERO);
    assert_eq!(found(&desk, "quokka").hits[0].session, session);
    let title = &desk.exported(&session).plan.items[0].question.title;
    assert!(!found(&desk, title).questions.is_empty(), "{title}");
}

#[test]
fn the_list_is_filtered_and_paged() {
    let desk = Desk::new();
    let first = held(&desk, "One.", "");
    let second = held(&desk, "Two.", "");
    desk.hotseat.rename_session(first.clone(), "  Acme,\n first round ".into()).unwrap();
    let card =
        desk.hotseat.tag_session(first.clone(), vec![" acme ".into(), "acme".into(), String::new()]).unwrap();
    assert_eq!((card.title.as_str(), card.tags), ("Acme, first round", vec!["acme".to_owned()]));

    let only_first = [first.clone()];
    let ids = |filter: HistoryFilter| -> Vec<String> {
        desk.hotseat.history(filter).unwrap().sessions.into_iter().map(|card| card.id).collect()
    };
    let all = HistoryFilter::default();
    assert_eq!(ids(HistoryFilter { text: "ROUND acme".into(), ..all.clone() }), only_first);
    assert_eq!(ids(HistoryFilter { tags: vec!["acme".into()], ..all.clone() }), only_first);
    assert_eq!(ids(HistoryFilter { state: Some(SessionState::Awaiting), ..all.clone() }).len(), 2);
    assert_eq!(ids(HistoryFilter { skip: 1, limit: Some(1), ..all.clone() }), only_first);
    assert_eq!(ids(HistoryFilter { limit: Some(1), ..all.clone() }), [second]);
    let page = desk.hotseat.history(HistoryFilter { text: "acme".into(), ..all.clone() }).unwrap();
    assert_eq!((page.matching, page.all, page.tags.len()), (1, 2, 1));

    let refused =
        |result: Result<(), hotseat_api::ApiError>| assert_eq!(result.unwrap_err().code, Code::Invalid);
    refused(desk.hotseat.history(HistoryFilter { from: Some("yesterday".into()), ..all }).map(drop));
    refused(desk.hotseat.rename_session(first.clone(), " \n".into()).map(drop));
    refused(desk.hotseat.tag_session(first.clone(), vec!["x".repeat(41)]).map(drop));
    let nobody = desk.hotseat.rename_session("nobody".into(), "x".into()).unwrap_err();
    assert_eq!(nobody.code, Code::NotFound);
}
