//! A disk that stops answering while an answer is spoken: the person is told, and the session knows
//! what is missing.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, practice, stage};
use hotseat_api::HearingParts;
use hotseat_api::dto::{Action, Change, Heard, MicrophoneState, PlanSettings};
use hotseat_interview::Millis;
use hotseat_speech::capture::{CaptureError, Feed, Line, Microphone, MicrophoneId, Opened, Source, line};
use hotseat_speech::recording::{Disk, Files, RecordingError, Storage};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

const RATE: u32 = 4_000;
const PATIENCE: Duration = Duration::from_secs(30);

/// Whether the disk hangs. One desk stands in this file: what a program hears with has no state.
static HANGS: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());
static LINE: Mutex<Option<Line>> = Mutex::new(None);

fn hang(on: bool) {
    *HANGS.0.lock().unwrap() = on;
    HANGS.1.notify_all();
}

struct Hanging;

impl Disk for Hanging {
    fn free(&self, folder: &Path) -> Result<u64, RecordingError> {
        Files.free(folder)
    }

    fn create(&self, path: &Path) -> Result<Box<dyn Storage>, RecordingError> {
        Ok(Box::new(HangingFile(Files.create(path)?)))
    }
}

struct HangingFile(Box<dyn Storage>);

impl Write for HangingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Seek for HangingFile {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.0.seek(place)
    }
}

impl Storage for HangingFile {
    fn sync(&mut self) -> io::Result<()> {
        drop(HANGS.1.wait_while(HANGS.0.lock().unwrap(), |hangs| *hangs).unwrap());
        self.0.sync()
    }
}

/// A microphone that hears what the test hands it, and waits for nobody.
struct ByHand;

impl Source for ByHand {
    fn microphones(&self) -> Result<Vec<Microphone>, CaptureError> {
        let (id, name) = (MicrophoneId("desk".to_owned()), "desk".to_owned());
        let host = "test".to_owned();
        Ok(vec![Microphone { id, name, host, is_default: true, is_monitor: false }])
    }

    fn open(&self, id: &MicrophoneId) -> Result<Opened, CaptureError> {
        let line = LINE.lock().unwrap().take().ok_or(CaptureError::NotConnected { id: id.0.clone() })?;
        Ok(Opened { line, running: Box::new(()) })
    }
}

struct Voice {
    feed: Feed,
    began: Instant,
    said: u64,
}

impl Voice {
    /// Tenths of a second of sound, not faster than there is room for them.
    fn says(&mut self, tenths: u64) {
        for _ in 0..tenths {
            while self.feed.room() < 400 {
                std::thread::sleep(Duration::from_millis(1));
            }
            self.shouts(1);
        }
    }

    /// The same, whether there is room for them or not.
    fn shouts(&mut self, tenths: u64) {
        for _ in 0..tenths {
            self.said += 100;
            let at = self.began + Duration::from_millis(self.said);
            self.feed.push(&[0.25; 400], |sample| sample, at);
        }
    }
}

/// What is told of the microphone by nothing but [`hotseat_api::Hotseat::hear_at_once`].
fn told(desk: &Desk, wanted: MicrophoneState) -> String {
    for _ in 0..100_000 {
        match desk.hotseat.hear_at_once(PATIENCE) {
            Some(Heard::Microphone { state, message }) if state == wanted => return message,
            Some(Heard::Microphone { state, message }) if state != MicrophoneState::DiskWaits => {
                panic!("{state:?} instead of {wanted:?}: {message}")
            }
            Some(_) => {}
            None => break,
        }
    }
    panic!("{wanted:?} was never told");
}

/// Lets the interview hear until it stands here.
fn hears(desk: &Desk, wanted: &str) {
    for _ in 0..1_000 {
        if stage(&desk.now()) == wanted {
            return;
        }
        desk.hotseat.hear(Duration::from_millis(50)).unwrap();
    }
    panic!("the interview stands at {} and not at {wanted}", stage(&desk.now()));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "an Instant can't be had in any other way")]
fn the_person_is_told_and_what_is_missing_has_its_place() {
    let (feed, line) = line(RATE, 1);
    *LINE.lock().unwrap() = Some(line);
    let mut voice = Voice { feed, began: Instant::now(), said: 0 };
    let (source, disk) =
        (|| -> Arc<dyn Source> { Arc::new(ByHand) }, || -> Arc<dyn Disk> { Arc::new(Hanging) });
    let desk = Desk::hearing(HearingParts { source, disk, ..HearingParts::default() });
    let session = desk.begins(PlanSettings { speak: true, ..practice(1) }).session;
    desk.spends(1);
    desk.acts(Action::BeginAnswer);
    desk.hotseat.hear(Duration::ZERO).unwrap();
    voice.says(5);
    hears(&desk, "answering");

    hang(true);
    voice.says(10);
    // Nobody asks the interview for it: were it held up by the same disk, this would still be told.
    let waits = told(&desk, MicrophoneState::DiskWaits);
    assert!(
        waits.starts_with("The disk has not answered for ")
            && waits.ends_with(" s. What you say is being kept in memory."),
        "{waits}"
    );
    voice.says(1_180);
    voice.shouts(60);
    let full = loop {
        let message = told(&desk, MicrophoneState::DiskWaits);
        if !message.ends_with("kept in memory.") {
            break message;
        }
    };
    assert!(full.contains("is not kept"), "{full}");
    hang(false);
    voice.says(250);
    let answers = told(&desk, MicrophoneState::DiskAnswers);
    assert!(answers.contains("found no room"), "{answers}");

    desk.spends(150);
    desk.acts(Action::Done);
    for _ in 0..1_000 {
        desk.hotseat.hear(Duration::from_millis(20)).unwrap();
        let timeline = desk.hotseat.timeline(session.clone(), 0, None).unwrap();
        let missing: Vec<(Millis, Millis)> = timeline
            .changes
            .iter()
            .filter_map(|mark| match mark.change {
                Change::Missing { length } => Some((mark.at, length)),
                _ => None,
            })
            .collect();
        if timeline.length.0 < voice.said || missing.is_empty() {
            continue;
        }
        assert!(missing[0].0.0 >= 119_000, "two minutes find room: {missing:?}");
        let sum: u64 = missing.iter().map(|(_, length)| length.0).sum();
        let seconds = sum / 1000;
        assert!(answers.contains(&format!("{} s of what you said", seconds.max(1))), "{answers} {missing:?}");
        return;
    }
    panic!("the session does not know what is missing: {:#?}", desk.hotseat.timeline(session, 0, None));
}
