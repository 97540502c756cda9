//! The worker that owns the microphone, over simulated microphones and over a real sound server.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

#[cfg(target_os = "linux")]
mod awake;
mod devices;
mod hanging_disk;
mod pulse;
mod warnings;

use hotseat_speech::capture::{Capture, Record, Report, Simulated, Source, numbered};
use hotseat_speech::playback::Audio;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// How long anything may take before it has not happened.
const PATIENCE: Duration = Duration::from_secs(30);

struct Desk {
    capture: Capture,
    reports: Receiver<Report>,
    folder: tempfile::TempDir,
}

impl Desk {
    fn with(source: impl Source) -> Desk {
        let (tell, reports) = mpsc::channel();
        // The desk may be left while the worker still has something to say.
        let capture = Capture::start(Arc::new(source), move |report| drop(tell.send(report)));
        Desk { capture, reports, folder: tempfile::tempdir().unwrap() }
    }

    fn record(&self) {
        self.capture.record(Record { path: self.answer(), reserve: 0, live: None }).unwrap();
    }

    fn answer(&self) -> std::path::PathBuf {
        self.folder.path().join("answer.wav")
    }

    /// Waits for a report of this kind.
    fn until<T>(&self, what: &str, wanted: impl Fn(Report) -> Option<T>) -> T {
        // Levels keep coming, twenty for each second of sound: a minute of them, and it has not happened.
        let mut levels = 0;
        while levels < 20 * 60 {
            let report =
                self.reports.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("it was never told: {what}"));
            levels += u32::from(matches!(report, Report::Level(_)));
            if let Some(found) = wanted(report) {
                return found;
            }
        }
        panic!("it was not told in a minute of sound: {what}");
    }
}

/// Waits until so many more samples have come from the simulated microphones.
fn hears(simulated: &Simulated, frames: u64) {
    let until = simulated.given() + frames;
    let began = std::time::Duration::from_millis(5);
    for _ in 0..PATIENCE.as_millis() / began.as_millis() {
        if simulated.given() >= until {
            return;
        }
        std::thread::sleep(began);
    }
    panic!("the simulated microphone stood still");
}

fn samples_of(path: &Path) -> Vec<i16> {
    let mut audio = Audio::open(path).unwrap();
    let mut samples = vec![0; usize::try_from(audio.frames()).unwrap() + 1];
    let count = audio.read(0, &mut samples).unwrap();
    samples.truncate(count);
    samples
}

/// The number of the first of these samples, if all are of the numbered signal, one after the other.
fn numbers_from(samples: &[i16]) -> Option<u64> {
    let matches =
        |from: &u64| samples.iter().zip(*from..).all(|(sample, number)| *sample == numbered(number));
    (0..10_000_000).find(matches)
}
