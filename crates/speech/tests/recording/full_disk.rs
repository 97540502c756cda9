//! A disk that fills up: what was written before is kept and closed cleanly.

use crate::{is_unbroken, samples_of, signal};
use hotseat_speech::capture::{Act, Capture, Choice, Ended, Record, Report, Simulated};
use hotseat_speech::recording::{RecordingError, Storage, Writer};
use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// A file that takes so many bytes and no more.
struct Small {
    file: File,
    most: u64,
}

impl Write for Small {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let place = self.file.stream_position()?;
        let room = usize::try_from(self.most.saturating_sub(place)).unwrap();
        if room == 0 {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        self.file.write(&bytes[..bytes.len().min(room)])
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Small {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.file.seek(place)
    }
}

impl Storage for Small {
    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }
}

#[test]
fn whatever_byte_is_the_last_one_the_recording_is_closed() {
    for most in [44, 45, 46, 1_000, 1_001, 8_043, 8_044, 8_045, 12_345] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answer.wav");
        let file = File::create(&path).unwrap();
        let mut writer = Writer::over(Small { file, most }, &path, 4_000).unwrap();
        let samples = signal(0..20_000);
        let error =
            samples.chunks(200).find_map(|piece| writer.write(piece).err()).expect("the disk is full");
        assert!(error.is_disk_full(), "{error}");
        let frames = writer.finish().unwrap();
        assert_eq!(frames, (most - 44) / 400 * 200, "whole pieces that fit into {most} bytes");
        let there = samples_of(&path);
        assert!(there.len() as u64 >= frames && samples.starts_with(&there), "on {most} bytes");
    }
}

#[test]
fn without_the_reserve_no_recording_begins() {
    let folder = tempfile::tempdir().unwrap();
    let simulated = Simulated::new(1.0);
    simulated.plug("desk", 48_000, Act::Numbered);
    let capture = Capture::start(Arc::new(simulated), |_| {});
    capture.open(Choice::Default).unwrap();
    let path = folder.path().join("answer.wav");
    let refused = capture.record(Record { path: path.clone(), reserve: u64::MAX, live: None }).unwrap_err();
    assert!(refused.to_string().contains("make room there"), "{refused}");
    assert!(!path.exists());
}

/// Tells the test, run again in a child process, where its small disk is.
const DISK: &str = "HOTSEAT_SMALL_DISK";
const NAME: &str = "full_disk::a_disk_that_fills_up_ends_the_recording_cleanly";

/// A real disk of six megabytes, that only a child process sees. Where the system lets nobody mount
/// one, the test says so and passes.
#[test]
fn a_disk_that_fills_up_ends_the_recording_cleanly() {
    if let Some(disk) = std::env::var_os(DISK) {
        records_on(Path::new(&disk), 2_000_000);
        records_on(Path::new(&disk), 0);
        return;
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
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(
        output.status.success() && said[0].contains("1 passed"),
        "on the small disk:\n{}",
        said.join("\n")
    );
}

/// With a reserve the recording ends there; without one, where the disk does.
fn records_on(disk: &Path, reserve: u64) {
    let simulated = Simulated::new(f64::INFINITY);
    simulated.plug("desk", 48_000, Act::Numbered);
    let (tell, reports) = mpsc::channel();
    let capture = Capture::start(Arc::new(simulated), move |report| drop(tell.send(report)));
    let path = disk.join("answer.wav");
    capture.record(Record { path: path.clone(), reserve, live: None }).unwrap();
    let recorded = loop {
        match reports.recv_timeout(Duration::from_secs(60)).expect("the disk fills up") {
            Report::Closed(recorded) => break recorded,
            Report::Failed { error, .. } => panic!("it failed instead of ending: {error}"),
            _ => {}
        }
    };
    assert_eq!(recorded.ended, Ended::DiskLow);
    let samples = samples_of(&path);
    assert!(samples.len() as u64 >= recorded.frames && recorded.frames > 1_000_000, "{}", recorded.frames);
    assert!(is_unbroken(&samples), "something got lost on the way");
    if reserve > 0 {
        assert_eq!(samples.len() as u64, recorded.frames);
        let free = hotseat_speech::recording::free_space(disk).unwrap();
        assert!(free > reserve - 200_000, "{free} bytes are left of a reserve of {reserve}");
    }
    std::fs::remove_file(&path).unwrap();
    // The microphone is still open, and the next recording can be made.
    capture.record(Record { path: path.clone(), reserve: 0, live: None }).unwrap();
    let again = capture.stop();
    assert!(matches!(again, Ok(_) | Err(hotseat_speech::capture::CaptureError::NotRecording)), "{again:?}");
    drop(capture);
    match std::fs::remove_file(&path) {
        Ok(()) => {}
        Err(error) => panic!("{}", RecordingError::File { doing: "remove", path, source: error }),
    }
}
