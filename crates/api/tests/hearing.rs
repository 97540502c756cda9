//! What becomes of the microphone and the disk while an answer is spoken: the person is told, and the
//! session knows of it.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, Hands, practice, stage};
use hotseat_api::dto::{Action, Change, Heard, HearingSettings, MicrophoneState, PlanSettings, StageView};
use hotseat_api::{HearingParts, Hotseat};
use hotseat_interview::{Millis, RecordingEnd};
use hotseat_speech::capture::{
    Act, CaptureError, Feed, Line, Microphone, MicrophoneId, Opened, Simulated, Source, line,
};
use hotseat_speech::recording::{Disk, Files, RecordingError, Storage};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, LazyLock, Mutex};
use std::time::{Duration, Instant};

const RATE: u32 = 4_000;
const PATIENCE: Duration = Duration::from_secs(30);

/// Whether the disk of [`Hanging`] hangs. What a program hears with is made without any state.
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

static HEADSET: LazyLock<Simulated> = LazyLock::new(|| Simulated::new(1.0));

fn answered_for(desk: &Desk) -> Millis {
    match desk.now().stage {
        StageView::Answering { clock, .. } => clock.used,
        _ => panic!("the interview stands at {}", stage(&desk.now())),
    }
}

/// Listens until this is told of the microphone.
fn until(desk: &Desk, wanted: MicrophoneState) {
    for _ in 0..1_000 {
        let told = desk.hotseat.hear(Duration::from_millis(50)).unwrap();
        if told.iter().any(|heard| matches!(heard, Heard::Microphone { state, .. } if *state == wanted)) {
            return;
        }
    }
    panic!("{wanted:?} was never told");
}

#[test]
fn a_microphone_that_goes_and_comes_back_is_marked_and_the_clock_goes_on() {
    let headset = || HEADSET.plug("headset", 16_000, Act::Plays(Arc::new([0.25])));
    HEADSET.plug("built-in", 16_000, Act::Silence);
    headset();
    let source = || -> Arc<dyn Source> { Arc::new(HEADSET.clone()) };
    let desk = Desk::hearing(HearingParts { source, ..HearingParts::default() });
    let microphone = Some("headset".to_owned());
    desk.hotseat.set_hearing(HearingSettings { microphone, ..HearingSettings::default() }).unwrap();
    let session = desk.begins(PlanSettings { speak: true, ..practice(1) }).session;
    desk.spends(1);
    desk.acts(Action::BeginAnswer);
    hears(&desk, "answering");
    let before = answered_for(&desk);
    HEADSET.unplug("headset");
    until(&desk, MicrophoneState::Lost);
    desk.spends(2);
    until(&desk, MicrophoneState::FellBack);
    // The one that stands in for it hears nothing at all.
    until(&desk, MicrophoneState::Silent);
    desk.spends(2);
    headset();
    until(&desk, MicrophoneState::CameBack);
    desk.spends(1);
    assert_eq!(answered_for(&desk), before + Millis::seconds(5), "the clock never stops for it");

    desk.acts(Action::Done);
    hears(&desk, "judging");
    let changes = desk.hotseat.timeline(session, 0, None).unwrap().changes;
    let changes: Vec<Change> = changes.into_iter().map(|mark| mark.change).collect();
    let (headset, other) = (|| "headset".to_owned(), "built-in".to_owned());
    let expected = [
        Change::Listening { device: headset() },
        Change::Lost { device: headset() },
        Change::FellBack { device: other },
        Change::Silent,
        Change::CameBack { device: headset() },
    ];
    assert_eq!(changes, expected);
}

static DESK: LazyLock<Simulated> = LazyLock::new(|| Simulated::new(1.0));

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copied = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            std::fs::copy(&path, &copied).unwrap();
        }
    }
}

/// What the disk held in the middle of an answer is what a killed program leaves behind.
#[test]
fn a_recording_that_was_cut_off_is_offered_in_its_interview() {
    DESK.plug("desk", 16_000, Act::Numbered);
    let source = || -> Arc<dyn Source> { Arc::new(DESK.clone()) };
    let desk = Desk::hearing(HearingParts { source, ..HearingParts::default() });
    let session = desk.begins(PlanSettings { speak: true, ..practice(1) }).session;
    desk.spends(1);
    desk.acts(Action::BeginAnswer);
    hears(&desk, "answering");
    let until = DESK.given() + 32_000;
    while DESK.given() < until {
        desk.hotseat.hear(Duration::from_millis(20)).unwrap();
    }
    let after = tempfile::tempdir().unwrap();
    copy(desk.path(), after.path());
    drop(desk);

    let hotseat = Hotseat::open(after.path(), Arc::<Hands>::default()).unwrap();
    let home = hotseat.home().unwrap();
    assert!(home.unfinished.iter().any(|one| one.session == session), "{home:?}");
    let view = hotseat.resume(session.clone()).unwrap();
    assert_eq!(stage(&view), "answering");
    let take = hotseat.session(session.clone()).unwrap().items.remove(0).takes.pop().unwrap();
    let [spoken] = &take.spoken[..] else { panic!("one recording: {:?}", take.spoken) };
    // Two seconds were given; the last one may not have been on the disk.
    assert!(spoken.length.is_some_and(|length| length >= Millis::seconds(1)), "{spoken:?}");
    assert!(hotseat.waveform(spoken.recording.clone(), 40).unwrap().iter().any(|column| column.high > 0));
    let recovered = Change::Ended { end: RecordingEnd::Recovered };
    let changes = hotseat.timeline(session, 0, None).unwrap().changes;
    assert!(changes.iter().any(|mark| mark.change == recovered), "{changes:?}");
}
