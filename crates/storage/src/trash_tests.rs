use super::*;
use crate::samples::{plan, session_id, store_with_session, wall};
use crate::{Asked, NewSession, Passage, PassageKind, Store, StoredComparison, StoredRecording};
use hotseat_interview::{Comparison, Doc, Edit, Engine, Event, Millis, QuestionId, Recorded, RecordingEnd};
use std::path::Path;

/// Nobody else would ever write this word.
const MARK: &str = "xylographer";

fn typed(n: u32) -> Logged {
    let edit = Edit {
        offset: 0,
        removed: String::new(),
        inserted: format!("{MARK} {n} and what a person says about it"),
        typed_at: Millis(u64::from(n)),
    };
    let event = Event::Edited { item: 0, doc: Doc::Answer, edit };
    Logged { wall: wall(i64::from(n)), recorded: Recorded { at: Millis(u64::from(n)), event } }
}

fn blank(logged: &Logged) -> Logged {
    Logged { recorded: Recorded { event: Event::Tick, ..logged.recorded.clone() }, ..logged.clone() }
}

/// Fills a session with the marked word, wherever a word can stand.
fn fill(store: &Store, id: &SessionId, events: u32) {
    let log: Vec<Logged> = (0..events).map(typed).collect();
    let recording = StoredRecording {
        id: format!("r-{id}"),
        session: id.clone(),
        item: 0,
        take: 0,
        probe: None,
        file: format!("{id}/r.flac"),
        origin: "Headset".into(),
        made_at: wall(0),
        length: Some(Millis(61_000)),
        ended: Some(RecordingEnd::Stopped),
        bytes: 480_000,
        drift_ppm: None,
        removed_at: None,
        chosen: None,
    };
    let engine = Engine { name: "words".into(), version: "1".into() };
    let comparison = StoredComparison {
        item: 0,
        take: 0,
        made_at: wall(1),
        answer: Some(hotseat_interview::Answer::typed(MARK)),
        comparison: Comparison { engine, points: Vec::new(), traps: Vec::new() },
    };
    let passage = Passage {
        key: "answer/0/0".into(),
        item: Some(0),
        kind: PassageKind::Answer,
        recording: None,
        at: None,
        text: format!("{MARK} and what a person says about it"),
    };
    let asked =
        Asked { item: 0, question: QuestionId::from("q0"), at: wall(0), said: 1, partly: 0, didnt: 0 };
    store
        .write(|db| {
            for chunk in log.chunks(7) {
                let first = db.next_event(id)?;
                db.append_events(id, first, chunk)?;
            }
            db.set_asked(id, &[asked])?;
            db.put_recording(&recording)?;
            db.add_transcript(&recording.id, wall(2), None, &serde_json::json!({ "words": [MARK] }))?;
            db.add_comparison(id, &comparison)?;
            db.set_passages(id, &[passage])
        })
        .unwrap();
}

/// In which files of the folder the bytes of the marked word stand.
fn traces(folder: &Path) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes());
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let found = files.filter(|file| holds(&std::fs::read(file).unwrap()));
    found.map(|file| file.display().to_string()).collect()
}

fn whole() -> Target {
    Target { session: session_id(), item: None, sound_only: false }
}

#[test]
fn a_deleted_session_leaves_no_byte_of_its_words() {
    let (folder, store) = store_with_session();
    // Others around it, so that pages are shared, split and joined.
    let plan = plan(2);
    let ids: Vec<SessionId> = (0..12).map(|n| SessionId(format!("other-{n}"))).collect();
    for (n, id) in (0..).zip(&ids) {
        let title = "Other".to_owned();
        store
            .write(|db| {
                db.create_session(&NewSession { id: id.clone(), title, created_at: wall(n), plan: &plan })
            })
            .unwrap();
        fill(&store, id, 40 + 30 * u32::try_from(n).unwrap());
    }
    fill(&store, &session_id(), 300);
    assert!(!traces(folder.path()).is_empty(), "the word was never written: this test would prove nothing");

    for id in ids.iter().chain([&session_id()]) {
        let target = Target { session: id.clone(), item: None, sound_only: false };
        store.write(|db| db.trash(&target, wall(1))).unwrap();
        store.write(|db| db.purge_session(id)).unwrap();
    }
    store.leave_no_trace().unwrap();
    assert_eq!(traces(folder.path()), Vec::<String>::new());
    let doomed = store.read(|db| db.doomed_files()).unwrap();
    assert_eq!(doomed.len(), 13, "each sound file has to go as well: {doomed:?}");
    store.write(|db| db.file_is_gone(&doomed[0])).unwrap();
    assert_eq!(store.read(|db| db.doomed_files()).unwrap().len(), 12);
}

#[test]
fn a_deleted_answer_leaves_no_byte_of_its_words_and_the_session_stays() {
    let (folder, store) = store_with_session();
    fill(&store, &session_id(), 200);
    let log = store.read(|db| db.log(&session_id())).unwrap();
    let without: Vec<Logged> = log.iter().map(blank).collect();
    let short = store.write(|db| db.purge_answer(&session_id(), 0, &without[1..])).unwrap_err();
    assert!(matches!(short, StoreError::LogGap { expected: 200, found: 199, .. }), "{short}");
    store.write(|db| db.purge_answer(&session_id(), 0, &without)).unwrap();
    store.leave_no_trace().unwrap();
    assert_eq!(traces(folder.path()), Vec::<String>::new());
    assert_eq!(store.read(|db| db.log(&session_id())).unwrap(), without);
    assert_eq!(store.read(|db| db.recordings(&session_id())).unwrap(), []);
    assert_eq!(store.read(|db| db.doomed_files()).unwrap().len(), 1);
}

#[test]
fn what_goes_is_known_before_and_can_be_taken_back() {
    let (_folder, store) = store_with_session();
    fill(&store, &session_id(), 3);
    let goes = store.read(|db| db.goes(&whole())).unwrap();
    let expected = Goes { recordings: 1, sound_ms: 61_000, sound_bytes: 480_000, transcripts: 1 };
    assert_eq!(goes, expected);
    let other = Target { item: Some(1), ..whole() };
    assert_eq!(store.read(|db| db.goes(&other)).unwrap(), Goes::default());

    store.write(|db| db.trash(&whole(), wall(5))).unwrap();
    store.write(|db| db.trash(&whole(), wall(6))).unwrap();
    let trashed = store.read(|db| db.all_trashed()).unwrap();
    let expected = [Trashed { target: whole(), title: "Node.js".into(), at: wall(5) }];
    assert_eq!(trashed, expected, "what is deleted twice is deleted since the first time");
    assert_eq!(store.read(|db| db.deleted_of(&session_id())).unwrap(), (true, vec![]));
    assert_eq!(store.read(|db| db.search_passages(MARK, None, 9)).unwrap(), []);

    store.write(|db| db.restore(&whole())).unwrap();
    assert_eq!(store.read(|db| db.unindexed_sessions()).unwrap(), [session_id()]);
    assert!(matches!(store.write(|db| db.restore(&whole())), Err(StoreError::NotFound { .. })));
}

#[test]
fn sound_goes_alone_and_comes_back_as_long_as_it_is_there() {
    let (_folder, store) = store_with_session();
    fill(&store, &session_id(), 3);
    let sound = Target { item: Some(0), sound_only: true, ..whole() };
    let removed = || store.read(|db| db.recordings(&session_id())).unwrap()[0].removed_at;
    store.write(|db| db.trash(&sound, wall(5))).unwrap();
    assert_eq!(removed(), Some(wall(5)));
    store.write(|db| db.restore(&sound)).unwrap();
    assert_eq!(removed(), None);

    store.write(|db| db.trash(&sound, wall(7))).unwrap();
    store.write(|db| db.purge_sound(&sound)).unwrap();
    assert_eq!(store.read(|db| db.doomed_files()).unwrap().len(), 1);
    assert_eq!(store.read(|db| db.goes(&sound)).unwrap().recordings, 0);
    assert_eq!(store.read(|db| db.transcripts(&format!("r-{}", session_id()))).unwrap().len(), 1);
    assert!(matches!(store.write(|db| db.restore(&sound)), Err(StoreError::NotFound { .. })));
}

#[test]
fn rules_are_kept_and_say_what_they_are_about() {
    let (_folder, store) = store_with_session();
    fill(&store, &session_id(), 3);
    assert_eq!(store.read(|db| db.retention()).unwrap(), crate::Retention::default());
    let rules = crate::Retention { sound: Some(30), sessions: None };
    store.write(|db| db.set_retention(rules)).unwrap();
    assert_eq!(store.read(|db| db.retention()).unwrap(), rules);

    assert_eq!(store.read(|db| db.sound_before(wall(0))).unwrap(), []);
    assert_eq!(store.read(|db| db.sound_before(wall(1))).unwrap(), [(session_id(), 0)]);
    assert_eq!(store.read(|db| db.sessions_before(wall(0))).unwrap(), []);
    assert_eq!(store.read(|db| db.sessions_before(wall(1))).unwrap(), [session_id()]);
    store.write(|db| db.trash(&whole(), wall(1))).unwrap();
    assert_eq!(store.read(|db| db.sessions_before(wall(1))).unwrap(), []);
}

#[test]
fn no_rule_deletes_again_what_was_taken_back() {
    let (_folder, store) = store_with_session();
    fill(&store, &session_id(), 3);
    let sound = Target { item: Some(0), sound_only: true, ..whole() };
    for target in [sound, whole()] {
        store.write(|db| db.trash(&target, wall(5))).unwrap();
        store.write(|db| db.restore(&target)).unwrap();
    }
    assert_eq!(store.read(|db| db.sound_before(wall(9))).unwrap(), []);
    assert_eq!(store.read(|db| db.sessions_before(wall(9))).unwrap(), []);
    // The person still can.
    store.write(|db| db.trash(&whole(), wall(9))).unwrap();
    assert_eq!(store.read(|db| db.deleted_of(&session_id())).unwrap(), (true, vec![]));
}
