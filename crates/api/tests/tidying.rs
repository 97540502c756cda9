//! Deleting, taking it back, and letting go for good.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, practice};
use hotseat_api::Code;
use hotseat_api::dto::{Action, Deletion, HistoryFilter, KeepRules};
use hotseat_interview::{Judgement, Millis, RecordingEnd};
use hotseat_storage::{SessionId, Store, StoredRecording};
use std::path::Path;

const MARK: &str = "xylographer";
const DAY: u64 = 86_400_000;

fn held(desk: &Desk) -> String {
    let session = desk.begins(practice(2)).session;
    desk.notes("an xylographer in the notes");
    desk.answers("What an xylographer would say about it.");
    desk.acts(Action::EndEarly);
    session
}

fn whole(session: &str) -> Deletion {
    Deletion { session: session.to_owned(), item: None, sound_only: false }
}

/// Puts a sound file beside the first answer, as a recording leaves it.
fn records(desk: &Desk, session: &str) -> std::path::PathBuf {
    let folder = desk.path().join("recordings").join(session);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("r.flac");
    std::fs::write(&file, b"sound").unwrap();
    let row = StoredRecording {
        id: "r".into(),
        session: SessionId::from(session),
        item: 0,
        take: 0,
        probe: None,
        file: format!("{session}/r.flac"),
        origin: "Headset".into(),
        made_at: hotseat_api::Clock::wall(&*desk.clock).into(),
        length: Some(Millis(61_000)),
        ended: Some(RecordingEnd::Stopped),
        bytes: 5,
        drift_ppm: None,
        removed_at: None,
        chosen: None,
    };
    Store::open(desk.path()).unwrap().write(|tx| tx.put_recording(&row)).unwrap();
    file
}

fn traces(folder: &Path) -> Vec<String> {
    let holds = |bytes: &[u8]| bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes());
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let found = files.filter(|path| path.is_file() && holds(&std::fs::read(path).unwrap()));
    found.map(|path| path.display().to_string()).collect()
}

fn listed(desk: &Desk) -> usize {
    desk.hotseat.history(HistoryFilter::default()).unwrap().sessions.len()
}

#[test]
fn a_session_goes_is_taken_back_and_goes_for_good_after_a_day() {
    let desk = Desk::new();
    let session = held(&desk);
    let file = records(&desk, &session);
    let before = desk.exported(&session);
    let goes = desk.hotseat.what_goes(whole(&session)).unwrap();
    assert_eq!((goes.answers, goes.files, goes.sound, goes.bytes), (1, 1, Millis(61_000), 5));
    assert_eq!(listed(&desk), 1, "only said, not done");

    desk.hotseat.delete_from_history(whole(&session)).unwrap();
    assert_eq!(listed(&desk), 0);
    assert_eq!(desk.hotseat.search(MARK.into(), None).unwrap().hits, []);
    assert_eq!(desk.hotseat.session(session.clone()).unwrap_err().code, Code::NotFound);
    assert_eq!(desk.hotseat.recording_bytes("r").unwrap_err().code, Code::NotFound);

    let desk = desk.dies_and_comes_back(Millis(DAY - 3_600_000));
    assert_eq!(desk.hotseat.disk_use().unwrap().deleted.len(), 1);
    desk.hotseat.undelete(whole(&session)).unwrap();
    assert_eq!(desk.exported(&session), before);
    assert_eq!(desk.hotseat.search(MARK.into(), None).unwrap().hits.len(), 2);
    assert!(file.exists());

    desk.hotseat.delete_from_history(whole(&session)).unwrap();
    let desk = desk.dies_and_comes_back(Millis(DAY + 1));
    assert_eq!(desk.hotseat.disk_use().unwrap().deleted, []);
    assert_eq!(desk.hotseat.undelete(whole(&session)).unwrap_err().code, Code::NotFound);
    assert_eq!(traces(desk.path()), Vec::<String>::new());
    assert!(!file.exists() && !file.parent().unwrap().exists());
}

#[test]
fn an_answer_goes_and_its_judgement_and_times_stay() {
    let desk = Desk::new();
    let session = held(&desk);
    let file = records(&desk, &session);
    for point in &desk.exported(&session).plan.items[0].question.key_points {
        desk.hotseat.amend(session.clone(), common::judges(0, &point.id, Judgement::Partly)).unwrap();
    }
    desk.hotseat.amend(session.clone(), Action::Lock { item: 0 }).unwrap();
    let before = desk.exported(&session);
    let answer = Deletion { item: Some(0), ..whole(&session) };

    desk.hotseat.delete_from_history(answer.clone()).unwrap();
    let shown = desk.review(&session);
    assert_eq!(shown.deleted, [0]);
    let text = serde_json::to_string(&shown).unwrap();
    assert!(!text.contains(MARK), "{text}");
    assert!(!serde_json::to_string(&desk.exported(&session)).unwrap().contains(MARK));
    assert_eq!(desk.hotseat.search(MARK.into(), None).unwrap().hits, []);
    let note = Action::Note { item: Some(0), text: "no".into(), place: None };
    assert_eq!(desk.hotseat.amend(session.clone(), note).unwrap_err().code, Code::NotNow);

    desk.hotseat.undelete(answer.clone()).unwrap();
    assert_eq!(desk.exported(&session), before);

    desk.hotseat.delete_from_history(answer.clone()).unwrap();
    desk.hotseat.purge(Some(answer)).unwrap();
    let after = desk.exported(&session);
    assert_eq!(after.items[0].judgements, before.items[0].judgements);
    assert_eq!(after.items[0].takes[0].used, before.items[0].takes[0].used);
    assert_eq!(after.items[0].text(), "…");
    assert!(desk.review(&session).items[0].review_notes[0].text.contains("were deleted on 20"));
    assert_eq!(after.replay().unwrap().items(), after.items);
    assert_eq!(traces(desk.path()), Vec::<String>::new());
    assert!(!file.exists());
}

#[test]
fn the_sound_goes_alone() {
    let desk = Desk::new();
    let session = held(&desk);
    let file = records(&desk, &session);
    let sound = Deletion { sound_only: true, ..whole(&session) };
    let goes = desk.hotseat.what_goes(sound.clone()).unwrap();
    assert_eq!((goes.answers, goes.files), (0, 1));
    desk.hotseat.delete_from_history(sound.clone()).unwrap();
    assert_eq!(desk.hotseat.recording_bytes("r").unwrap_err().code, Code::NotFound);
    desk.hotseat.undelete(sound.clone()).unwrap();
    assert_eq!(desk.hotseat.recording_bytes("r").unwrap(), b"sound");
    desk.hotseat.delete_from_history(sound).unwrap();
    let used = desk.hotseat.purge(None).unwrap();
    assert_eq!((used.sound, used.deleted.len()), (0, 0));
    assert!(!file.exists());
    assert_eq!(desk.hotseat.search(MARK.into(), None).unwrap().hits.len(), 2, "the words stay");
}

#[test]
fn rules_delete_what_is_too_old_and_nothing_that_is_held() {
    let desk = Desk::new();
    let session = held(&desk);
    let file = records(&desk, &session);
    let sound = KeepRules { sound_days: Some(30), session_days: None };
    assert_eq!(desk.hotseat.set_keep_rules(sound).unwrap().deleted, []);
    let desk = desk.dies_and_comes_back(Millis(31 * DAY));
    let deleted = desk.hotseat.disk_use().unwrap().deleted;
    assert!(deleted.len() == 1 && deleted[0].what.sound_only, "{deleted:?}");
    let desk = desk.dies_and_comes_back(Millis(DAY + 1));
    assert!(!file.exists());
    assert_eq!(listed(&desk), 1);

    let live = desk.begins(practice(1)).session;
    desk.clock.pass_unseen(Millis(10 * DAY));
    let sessions = KeepRules { sound_days: None, session_days: Some(7) };
    let deleted = desk.hotseat.set_keep_rules(sessions).unwrap().deleted;
    assert_eq!(deleted.iter().map(|thing| thing.what.clone()).collect::<Vec<_>>(), [whole(&session)]);
    let refused = desk.hotseat.delete_from_history(whole(&live)).unwrap_err();
    assert_eq!(refused.code, Code::NotNow);
    let bad = KeepRules { sound_days: Some(0), session_days: None };
    assert_eq!(desk.hotseat.set_keep_rules(bad).unwrap_err().code, Code::Invalid);
}
