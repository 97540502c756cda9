//! A disk that stops answering while somebody speaks: it really hangs, until the test lets it go on.

use crate::{Desk, PATIENCE, samples_of};
use hotseat_speech::capture::{
    Capture, CaptureError, Change, Ended, Feed, Line, Microphone, MicrophoneId, Opened, Record, Report,
    Source, line, numbered,
};
use hotseat_speech::recording::{Disk, Files, RecordingError, Storage, from_sample};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

const RATE: u32 = 4_000;
/// A tenth of a second.
const BLOCK: u64 = 400;

/// What the disk does when it is asked to.
#[derive(Clone, Copy, PartialEq)]
enum Does {
    Answer,
    HangInSync,
    HangInCreate,
    Fail,
}

struct Gate {
    does: Mutex<(Does, bool)>,
    changed: Condvar,
}

impl Gate {
    fn set(&self, does: Does) {
        *self.does.lock().unwrap() = (does, false);
        self.changed.notify_all();
    }

    /// Returns when somebody hangs here.
    fn until_somebody_hangs(&self) {
        let there = self.changed.wait_while(self.does.lock().unwrap(), |does| !does.1).unwrap();
        drop(there);
    }

    fn pass(&self, unless: Does) -> io::Result<()> {
        let mut does = self.does.lock().unwrap();
        while does.0 == unless {
            does.1 = true;
            self.changed.notify_all();
            does = self.changed.wait(does).unwrap();
        }
        if does.0 == Does::Fail { Err(io::Error::other("the cable is loose")) } else { Ok(()) }
    }
}

struct Hanging(Arc<Gate>);

impl Disk for Hanging {
    fn free(&self, folder: &Path) -> Result<u64, RecordingError> {
        Files.free(folder)
    }

    fn create(&self, path: &Path) -> Result<Box<dyn Storage>, RecordingError> {
        self.0.pass(Does::HangInCreate).unwrap();
        Ok(Box::new(HangingFile(Files.create(path)?, Arc::clone(&self.0))))
    }
}

struct HangingFile(Box<dyn Storage>, Arc<Gate>);

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
        self.1.pass(Does::HangInSync)?;
        self.0.sync()
    }
}

/// A microphone that hears what the test hands it, and waits for nobody.
struct ByHand(Mutex<Option<Line>>);

impl Source for ByHand {
    fn microphones(&self) -> Result<Vec<Microphone>, CaptureError> {
        Ok(vec![Microphone {
            id: MicrophoneId("desk".to_owned()),
            name: "desk".to_owned(),
            host: "test".to_owned(),
            is_default: true,
            is_monitor: false,
        }])
    }

    fn open(&self, id: &MicrophoneId) -> Result<Opened, CaptureError> {
        let line = self.0.lock().unwrap().take();
        let line = line.ok_or(CaptureError::NotConnected { id: id.0.clone() })?;
        Ok(Opened { line, running: Box::new(()) })
    }
}

struct Speaker {
    feed: Feed,
    began: Instant,
    /// Frames that were said.
    said: u64,
}

impl Speaker {
    fn says(&mut self, tenths: u64) {
        for _ in 0..tenths {
            let samples: Vec<f32> =
                (self.said..self.said + BLOCK).map(|n| from_sample(numbered(n))).collect();
            self.said += BLOCK;
            let at = self.began + Duration::from_millis(self.said * 1000 / u64::from(RATE));
            self.feed.push(&samples, |sample| sample, at);
        }
    }

    /// The same, but not faster than there is room for it.
    fn says_calmly(&mut self, tenths: u64) {
        for _ in 0..tenths {
            while (self.feed.room() as u64) < BLOCK {
                std::thread::sleep(Duration::from_millis(1));
            }
            self.says(1);
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "an Instant can't be had in any other way")]
fn desk(does: Does) -> (Desk, Speaker, Arc<Gate>) {
    let gate = Arc::new(Gate { does: Mutex::new((does, false)), changed: Condvar::new() });
    let (feed, line) = line(RATE, 1);
    let (tell, reports) = std::sync::mpsc::channel();
    let source = ByHand(Mutex::new(Some(line)));
    let disk = Hanging(Arc::clone(&gate));
    let capture = Capture::start_on(Arc::new(disk), Arc::new(source), move |report| drop(tell.send(report)));
    let desk = Desk { capture, reports, folder: tempfile::tempdir().unwrap() };
    (desk, Speaker { feed, began: Instant::now(), said: 0 }, gate)
}

/// Waits for a report of this kind; hours of sound may be reported meanwhile.
fn until<T>(desk: &Desk, what: &str, wanted: impl Fn(Report) -> Option<T>) -> T {
    loop {
        let report = desk.reports.recv_timeout(PATIENCE);
        if let Some(found) = wanted(report.unwrap_or_else(|_| panic!("it was never told: {what}"))) {
            return found;
        }
    }
}

fn waits(report: Report) -> Option<bool> {
    if let Report::DiskWaits { kept, .. } = report { Some(kept) } else { None }
}

fn answers(report: Report) -> Option<u64> {
    if let Report::DiskAnswers { lost } = report { Some(lost.0) } else { None }
}

fn numbers(from: u64, to: u64) -> Vec<i16> {
    (from..to).map(numbered).collect()
}

#[test]
fn a_disk_that_hangs_is_told_of_and_what_is_said_meanwhile_is_kept() {
    let (desk, mut speaker, gate) = desk(Does::Answer);
    desk.record();
    gate.set(Does::HangInSync);
    speaker.says(15);
    gate.until_somebody_hangs();
    assert!(until(&desk, "the disk does not answer", waits), "there is room for it");
    // As long as it may hang for nothing to be lost; the ring alone holds 20 s.
    speaker.says_calmly(1_000);
    gate.set(Does::Answer);
    assert_eq!(until(&desk, "it answers again", answers), 0);
    let recorded = desk.capture.stop().unwrap();
    assert_eq!((recorded.lost, recorded.ended), (0, Ended::Stopped));
    let samples = samples_of(&recorded.path);
    assert!(samples.starts_with(&numbers(0, speaker.said)), "all that was said is in the file, in order");
}

#[test]
fn what_finds_no_room_is_missing_where_it_was_said_and_its_length_is_told() {
    let (desk, mut speaker, gate) = desk(Does::Answer);
    desk.record();
    gate.set(Does::HangInSync);
    speaker.says(15);
    gate.until_somebody_hangs();
    speaker.says_calmly(1_165);
    // More than fits into what is left of the memory and the ring.
    speaker.says(100);
    until(&desk, "what is said now is not kept", |report| waits(report).filter(|kept| !kept));
    gate.set(Does::Answer);
    // The ring is empty again long before this is said.
    speaker.says_calmly(300);
    let lost = until(&desk, "it answers again", answers);
    let recorded = desk.capture.stop().unwrap();
    let gaps: Vec<(usize, usize)> = recorded
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::Missing { at, length } => Some((frame(at.0), frame(at.0 + length.0))),
            _ => None,
        })
        .collect();
    let missing: usize = gaps.iter().map(|(from, to)| to - from).sum();
    assert!(missing > 0, "{recorded:?}");
    assert_eq!((missing, missing as u64), (frame(lost), recorded.lost), "{gaps:?}");
    assert!(gaps[0].0 >= frame(118_000), "two minutes find room, but: {gaps:?}");
    let mut expected = numbers(0, speaker.said);
    for (from, to) in &gaps {
        expected[*from..*to].fill(0);
    }
    let samples = samples_of(&recorded.path);
    let differs = samples.iter().zip(&expected).position(|(is, should)| is != should);
    assert_eq!(differs, None, "silence where something is missing, all else in its place: {gaps:?}");
    assert!(samples.len() >= expected.len());
}

fn frame(ms: u64) -> usize {
    usize::try_from(ms * u64::from(RATE) / 1000).unwrap()
}

#[test]
fn a_recording_that_ends_while_the_disk_hangs_is_written_when_it_answers() {
    let (desk, mut speaker, gate) = desk(Does::Answer);
    desk.record();
    gate.set(Does::HangInSync);
    speaker.says(30);
    gate.until_somebody_hangs();
    assert!(matches!(desk.capture.stop(), Err(CaptureError::DiskNotAnswering)));
    assert!(matches!(desk.capture.stop(), Err(CaptureError::NotRecording)), "the worker is not held up");
    gate.set(Does::Answer);
    let closed = until(&desk, "closed", |report| match report {
        Report::Closed(recorded) => Some(recorded),
        _ => None,
    });
    assert_eq!((closed.lost, closed.frames), (0, speaker.said));
    assert!(samples_of(&desk.answer()) == numbers(0, speaker.said), "every sample is there");
}

#[test]
fn a_recording_begins_although_its_file_can_not_be_made_yet() {
    let (desk, mut speaker, gate) = desk(Does::HangInCreate);
    desk.record();
    speaker.says(20);
    assert!(until(&desk, "the disk does not answer", waits));
    assert!(!desk.answer().exists());
    gate.set(Does::Answer);
    until(&desk, "it answers again", answers);
    let recorded = desk.capture.stop().unwrap();
    assert!(samples_of(&recorded.path).starts_with(&numbers(0, speaker.said)));
}

#[test]
fn a_disk_that_fails_after_it_hung_is_told_to_have_failed() {
    let (desk, mut speaker, gate) = desk(Does::Answer);
    desk.record();
    gate.set(Does::HangInSync);
    speaker.says(15);
    until(&desk, "the disk does not answer", waits);
    gate.set(Does::Fail);
    let (error, path) = until(&desk, "it failed", |report| match report {
        Report::Failed { error, path } => Some((error, path)),
        Report::DiskAnswers { .. } => panic!("nothing is well again"),
        _ => None,
    });
    assert!(error.to_string().contains("the cable is loose"), "{error}");
    let there = samples_of(&path);
    assert!(there.len() >= RATE as usize && numbers(0, speaker.said).starts_with(&there), "what was written");
}

/// A file that exists is refused at once, as before; nothing is ever written over.
#[test]
fn a_disk_that_answers_says_at_once_what_is_wrong() {
    let (desk, _speaker, _gate) = desk(Does::Answer);
    std::fs::write(desk.answer(), "not to be touched").unwrap();
    let refused = desk.capture.record(Record { path: desk.answer(), reserve: 0, live: None });
    assert!(matches!(refused, Err(CaptureError::Recording(RecordingError::File { .. }))), "{refused:?}");
    assert_eq!(std::fs::read_to_string(desk.answer()).unwrap(), "not to be touched");
}
