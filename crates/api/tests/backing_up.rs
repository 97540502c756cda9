//! Everything in one file and back again; and what is no backup, or one that somebody has changed.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, practice};
use hotseat_api::dto::{Action, Deletion, PlanSettings};
use hotseat_api::{Code, Hotseat, check_backup, restore_backup};
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech/answers/event-loop-phases.flac")
}

/// A desk with a session that has a recording, a pack of its own, and a deleted session.
fn held() -> (Desk, String) {
    let desk = Desk::new();
    let gone = desk.begins(practice(1)).session;
    desk.acts(Action::EndEarly);
    desk.hotseat.delete_from_history(Deletion { session: gone, item: None, sound_only: false }).unwrap();
    let session = desk.begins(PlanSettings { probes: false, ..practice(1) }).session;
    desk.answers(OWN_WORDS);
    desk.hotseat.add_recording(session.clone(), 0, fixture().display().to_string()).unwrap();
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    desk.hotseat.new_pack("My own".into(), None).unwrap();
    (desk, session)
}

/// A place for backups and what comes of them.
struct Outside(tempfile::TempDir);

impl Outside {
    fn new() -> Outside {
        Outside(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// What there is, hidden files too.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn backed_up(desk: &Desk, outside: &Outside) -> PathBuf {
    let path = outside.path("b.zip");
    let view = desk.hotseat.back_up(path.display().to_string()).unwrap();
    assert_eq!((view.sessions, view.recordings, view.missing), (1, 1, 0), "{view:?}");
    path
}

#[test]
fn what_was_restored_is_what_was_backed_up() {
    let (desk, session) = held();
    let outside = Outside::new();
    let path = backed_up(&desk, &outside);
    assert_eq!(outside.names(), ["b.zip"], "nothing is left beside it");
    let checked = check_backup(&path).unwrap();
    assert_eq!((checked.sessions, checked.recordings), (1, 1));

    let folder = outside.path("restored");
    let restored = restore_backup(&path, &folder).unwrap();
    assert_eq!(Path::new(&restored.folder), folder);
    assert_eq!(outside.names(), ["b.zip", "restored"]);
    let there = Hotseat::open(&folder, desk.clock.clone()).unwrap();
    assert_eq!(
        serde_json::to_value(there.session_export(&session).unwrap()).unwrap(),
        serde_json::to_value(desk.exported(&session)).unwrap()
    );
    let view = there.timeline(session.clone(), 0, None).unwrap();
    let recording = &view.clips[0].recording;
    assert!(!there.waveform(recording.clone(), 64).unwrap().is_empty(), "its sound can be heard");
    let own = there.home().unwrap().packs.into_iter().find(|pack| pack.title == "My own").unwrap();
    let within = own.folder.as_deref().map(Path::new).is_some_and(|pack| pack.starts_with(&folder));
    assert!(within, "its own packs are in the new folder: {own:?}");
    assert_eq!(there.disk_use().unwrap().deleted.len(), 1, "and what was deleted can still be taken back");
}

#[test]
fn nothing_is_overwritten() {
    let (desk, _) = held();
    let outside = Outside::new();
    let path = backed_up(&desk, &outside);
    let check = |folder: &Path, code: Option<Code>| {
        let found = restore_backup(&path, folder);
        assert_eq!(found.err().map(|error| error.code), code, "{}", folder.display());
    };
    let full = outside.path("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("mine.txt"), "mine").unwrap();
    check(&full, Some(Code::Invalid));
    assert_eq!(fs::read_to_string(full.join("mine.txt")).unwrap(), "mine");
    check(desk.path(), Some(Code::Invalid));
    check(&full.join("mine.txt"), Some(Code::Io));
    let empty = outside.path("empty");
    fs::create_dir(&empty).unwrap();
    check(&empty, None);
    check(&empty, Some(Code::Invalid));
    check(&outside.path("a/new/one"), None);
}

#[test]
fn an_interview_that_is_held_is_not_cut_in_two() {
    let (desk, _) = held();
    let outside = Outside::new();
    desk.begins(practice(1));
    let path = outside.path("b.zip").display().to_string();
    assert_eq!(desk.hotseat.back_up(path).unwrap_err().code, Code::NotNow);
    assert_eq!(outside.names(), Vec::<String>::new());
}

#[test]
fn a_recording_whose_file_is_gone_is_counted_and_said() {
    let (desk, session) = held();
    fs::remove_dir_all(desk.path().join("recordings").join(session)).unwrap();
    let outside = Outside::new();
    let view = desk.hotseat.back_up(outside.path("b.zip").display().to_string()).unwrap();
    assert_eq!((view.recordings, view.missing), (0, 1));
}

/// The backup, with one file of it changed, taken out or added.
fn changed(path: &Path, target: &Path, change: impl Fn(&str, Vec<u8>) -> Vec<(String, Vec<u8>)>) {
    let mut archive = ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut zip = ZipWriter::new(fs::File::create(target).unwrap());
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        for (name, bytes) in change(&name, bytes) {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&bytes).unwrap();
        }
    }
    zip.finish().unwrap();
}

#[test]
fn a_backup_that_somebody_changed_is_not_restored() {
    let (desk, _) = held();
    let outside = Outside::new();
    let path = backed_up(&desk, &outside);
    let whole = fs::read(&path).unwrap();
    let check = |what: &str, code: Code| {
        let target = outside.path("changed.zip");
        let found = check_backup(&target).expect_err(what);
        assert_eq!(found.code, code, "{what}: {found}");
        let found = restore_backup(&target, &outside.path("r")).expect_err(what);
        assert_eq!(found.code, code, "{what}: {found}");
        assert_eq!(outside.names(), ["b.zip", "changed.zip"], "{what}: something was left");
    };
    let target = outside.path("changed.zip");
    let list = |text: &str, from: &str, to: &str| text.replacen(from, to, 1).into_bytes();

    fs::write(&target, &whole[..whole.len() / 2]).unwrap();
    check("cut off", Code::Invalid);
    fs::write(&target, "not a zip").unwrap();
    check("another file", Code::Invalid);
    changed(&path, &target, |name, bytes| match name.ends_with(".flac") || name.ends_with(".wav") {
        true => vec![(name.to_owned(), bytes.iter().map(|byte| byte ^ 1).collect())],
        false => vec![(name.to_owned(), bytes)],
    });
    check("another sound", Code::Damaged);
    changed(&path, &target, |name, bytes| match name {
        "hotseat.db" => Vec::new(),
        _ => vec![(name.to_owned(), bytes)],
    });
    check("no database", Code::Damaged);
    for (what, from, to, code) in [
        ("a way out", "\"hotseat.db\"", "\"../hotseat.db\"", Code::Invalid),
        ("a later version", "\"version\": 1", "\"version\": 2", Code::NewerVersion),
        ("another size", "\"bytes\": ", "\"bytes\": 1", Code::Damaged),
        ("no list", "{", "", Code::Invalid),
    ] {
        changed(&path, &target, |name, bytes| match name {
            "hotseat-backup.json" => {
                vec![(name.to_owned(), list(&String::from_utf8(bytes).unwrap(), from, to))]
            }
            _ => vec![(name.to_owned(), bytes)],
        });
        check(what, code);
    }
    assert_eq!(check_backup(&outside.path("none.zip")).unwrap_err().code, Code::NotFound);
}
