//! Recordings: cut off anywhere, on a full disk, killed, kept, read back and imported.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod cutting;
mod full_disk;
mod importing;
mod keeping;
mod killing;
mod reading;
mod sharing;

use hotseat_speech::capture::numbered;
use hotseat_speech::playback::Audio;
use hotseat_speech::recording::Writer;
use std::path::{Path, PathBuf};

/// The numbered signal, from one number to another.
fn signal(numbers: std::ops::Range<u64>) -> Vec<i16> {
    numbers.map(numbered).collect()
}

/// A finished WAV of the numbered signal.
fn recording(folder: &Path, name: &str, rate: u32, frames: u64) -> PathBuf {
    let path = folder.join(name);
    let mut writer = Writer::create(&path, rate).unwrap();
    for piece in signal(0..frames).chunks(rate as usize / 20) {
        writer.write(piece).unwrap();
    }
    assert_eq!(writer.finish().unwrap(), frames);
    path
}

/// Whether these are samples of the numbered signal, one after the other, from whichever number on.
fn is_unbroken(samples: &[i16]) -> bool {
    let matches = |from: u64| samples.iter().zip(from..).all(|(sample, number)| *sample == numbered(number));
    (0..10_000_000).any(matches)
}

fn samples_of(path: &Path) -> Vec<i16> {
    let mut audio = Audio::open(path).unwrap();
    let mut samples = vec![0; usize::try_from(audio.frames()).unwrap() + 1];
    let count = audio.read(0, &mut samples).unwrap();
    samples.truncate(count);
    samples
}

/// Where the spoken answers lie.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech/answers").join(name)
}
