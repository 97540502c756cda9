//! A disk that fills up while someone types: an error that says so, and nothing lost.
//!
//! The disk is a real one, of a few megabytes, that only a child process sees. Where the system
//! lets nobody mount one, the test says so and passes; the way the store itself meets a full
//! database is tested in `crates/storage` wherever it runs.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]
#![cfg(target_os = "linux")]

mod common;

use common::{Hands, asked, batch, length, practice, texts};
use hotseat_api::dto::{Action, ExportFormat, InterviewView};
use hotseat_api::{ApiError, Code, Hotseat};
use hotseat_interview::{Doc, Millis};
use std::env;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// Tells the test, run again in a child process, where its small disk is.
const DISK: &str = "HOTSEAT_SMALL_DISK";
const TEST: &str = "a_full_disk_says_so_and_costs_nothing";

#[test]
fn a_full_disk_says_so_and_costs_nothing() {
    if let Some(disk) = env::var_os(DISK) {
        return holds_an_interview_on(Path::new(&disk));
    }
    let folder = tempfile::tempdir().unwrap();
    let mount = r#"mount -t tmpfs -o size=6m tmpfs "$HOTSEAT_SMALL_DISK""#;
    let private = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        command.env(DISK, folder.path());
        command
    };
    if !private(mount).output().is_ok_and(|output| output.status.success()) {
        eprintln!("NOT TESTED: this system lets nobody mount a small disk of their own");
        return;
    }
    let output = private(&format!(r#"{mount} && exec "$@""#))
        .arg(env::current_exe().unwrap())
        .args(["--exact", TEST, "--nocapture"])
        .output()
        .unwrap();
    let [said, complained] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "on the small disk:\n{said}\n{complained}");
    assert!(said.contains("1 passed"), "it did not run: {said}");
}

/// Takes all that is left, so that not one more block can be had.
fn fill(disk: &Path) {
    let mut file = File::create(disk.join("filler")).unwrap();
    for block in [64 * 1024, 4096, 1] {
        while file.write_all(&vec![0; block]).is_ok() {}
    }
    let refused = file.write(&[0]).expect_err("the disk is full");
    assert_eq!(refused.kind(), ErrorKind::StorageFull);
}

fn make_room(disk: &Path) {
    fs::remove_file(disk.join("filler")).unwrap();
}

struct Typist {
    hotseat: Hotseat,
    clock: Arc<Hands>,
    session: String,
}

impl Typist {
    fn now(&self) -> InterviewView {
        self.hotseat.current().unwrap().expect("the interview is live")
    }

    fn text(&self) -> String {
        texts(&self.now()).0
    }

    fn types(&self, text: &str) -> Result<(), ApiError> {
        let item = asked(&self.now()).item;
        let edits = batch(&self.session, item, Doc::Answer, &[(length(&self.text()), "", text, 0)]);
        self.hotseat.edit(edits).map(drop)
    }
}

fn is_full(error: ApiError) {
    assert_eq!(error.code, Code::DiskFull, "{error}");
    assert!(error.message.contains("free some space and try again"), "{error}");
    assert!(error.message.contains("what was stored before is safe"), "{error}");
}

fn holds_an_interview_on(disk: &Path) {
    let clock = Arc::<Hands>::default();
    let hotseat = Hotseat::open(disk, clock.clone()).unwrap();
    let session = hotseat.begin(practice(2)).unwrap().session;
    hotseat.act(session.clone(), None, Action::BeginAnswer).unwrap();
    let typist = Typist { hotseat, clock, session: session.clone() };
    typist.types("What was typed before. ").unwrap();

    fill(disk);
    // The log has room of its own until it must grow.
    let sentence = "And what is typed now, and now. ".repeat(40);
    let mut more = 0;
    let (before, error) = loop {
        let before = typist.now();
        typist.clock.pass(Millis(100));
        match typist.types(&sentence) {
            Ok(()) => more += 1,
            Err(error) => break (before, error),
        }
        assert!(more < 5000, "the disk is never full");
    };
    is_full(error);
    assert_eq!(typist.now(), before, "a refused edit changed something");
    // Nothing that is tried meanwhile gets through, or does harm.
    is_full(typist.types(&sentence).unwrap_err());
    is_full(typist.hotseat.tick().unwrap_err());
    is_full(typist.hotseat.act(session.clone(), None, Action::Done).unwrap_err());
    is_full(typist.hotseat.leave().unwrap_err());
    let report = disk.join("session.md");
    let export = typist.hotseat.export(session.clone(), ExportFormat::Markdown, report.display().to_string());
    assert_eq!(export.unwrap_err().code, Code::DiskFull);
    assert!(!report.exists(), "half a report was left behind");
    assert_eq!(typist.now(), before, "what was refused changed something");

    make_room(disk);
    typist.types(&sentence).unwrap();
    let whole = format!("What was typed before. {}", sentence.repeat(more + 1));
    assert_eq!(typist.text(), whole);
    typist.hotseat.tick().unwrap();
    let used = typist.now().whole.used;
    assert_eq!(used, Millis(100 * (more as u64 + 1)), "the time of a full disk counts like any other");

    let Typist { hotseat, clock, .. } = typist;
    drop(hotseat);
    let hotseat = Hotseat::open(disk, clock).unwrap();
    let view = hotseat.resume(session).unwrap();
    assert_eq!((texts(&view).0, view.whole.used), (whole, used), "after a restart");

    drop(hotseat);
    fill(disk);
    match Hotseat::open(disk, Arc::<Hands>::default()) {
        Ok(hotseat) => is_full(hotseat.begin(practice(1)).map(drop).unwrap_err()),
        Err(error) => is_full(error),
    }
}
