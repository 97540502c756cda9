use super::*;
use crate::samples::{session_id, store_with_session, wall};
use serde_json::json;

fn recording(id: &str) -> StoredRecording {
    StoredRecording {
        id: id.to_owned(),
        session: session_id(),
        item: 1,
        take: 0,
        probe: None,
        file: format!("{id}.wav"),
        origin: "built-in".to_owned(),
        made_at: wall(3),
        length: None,
        ended: None,
        bytes: 0,
        drift_ppm: None,
        removed_at: None,
        chosen: None,
    }
}

#[test]
fn a_recording_left_open_is_found_again() {
    let (_folder, store) = store_with_session();
    let (open, whole) = (recording("a"), recording("b"));
    let whole = StoredRecording {
        file: "b.flac".into(),
        length: Some(Millis(61_000)),
        ended: Some(RecordingEnd::Stopped),
        bytes: 1 << 40,
        drift_ppm: Some(-12.5),
        ..whole
    };
    for stored in [&open, &recording("b"), &whole] {
        let (_, changes) = store.write(|db| db.put_recording(stored)).unwrap();
        assert_eq!(changes, [Change::Session(session_id())]);
    }
    assert_eq!(store.read(|db| db.open_recordings()).unwrap(), std::slice::from_ref(&open));
    assert_eq!(store.read(|db| db.recordings(&session_id())).unwrap(), [open, whole]);
}

#[test]
fn the_newest_transcript_counts_until_another_is_chosen() {
    let (_folder, store) = store_with_session();
    store.write(|db| db.put_recording(&recording("a"))).unwrap();
    let add = |second, based_on, body: &str| {
        store.write(|db| db.add_transcript("a", wall(second), based_on, &json!(body))).unwrap().0
    };
    let counts = || store.read(|db| db.transcript("a")).unwrap().map(|found| found.body);
    let heard = add(10, None, "heard");
    let edited = add(20, Some(heard), "edited");
    assert_eq!(counts(), Some(json!("edited")));
    store.write(|db| db.choose_transcript("a", Some(heard))).unwrap();
    store.write(|db| db.put_recording(&StoredRecording { bytes: 7, ..recording("a") })).unwrap();
    assert_eq!(counts(), Some(json!("heard")), "what is learnt of the file leaves the choice");
    add(30, None, "heard again");
    assert_eq!(counts(), Some(json!("heard again")), "a new one counts");
    let all: Vec<_> = store.read(|db| db.transcripts("a")).unwrap();
    assert_eq!(all.iter().map(|one| one.based_on).collect::<Vec<_>>(), [None, Some(heard), None]);
    assert_eq!(all[1].id, edited);
}

#[test]
fn a_transcript_of_another_recording_can_not_be_chosen() {
    let (_folder, store) = store_with_session();
    for id in ["a", "b"] {
        store.write(|db| db.put_recording(&recording(id))).unwrap();
    }
    let (of_b, _) = store.write(|db| db.add_transcript("b", wall(0), None, &json!(1))).unwrap();
    let error = store.write(|db| db.choose_transcript("a", Some(of_b))).unwrap_err();
    assert!(matches!(error, StoreError::NotFound { what: "transcript", .. }), "{error:?}");
}

#[test]
fn recordings_go_with_their_session() {
    let (_folder, store) = store_with_session();
    store.write(|db| db.put_recording(&recording("a"))).unwrap();
    store.write(|db| db.add_transcript("a", wall(0), None, &json!(1))).unwrap();
    store.write(|db| db.delete_session(&session_id())).unwrap();
    assert_eq!(store.read(|db| db.transcripts("a")).unwrap(), []);
    assert_eq!(store.read(|db| db.open_recordings()).unwrap(), []);
}
