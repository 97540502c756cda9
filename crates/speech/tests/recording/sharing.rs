//! Sound that is handed to someone else: what was silenced is gone from the samples.

use crate::samples_of;
use hotseat_interview::Millis;
use hotseat_speech::playback::{Audio, shared_flac};
use hotseat_speech::recording::Writer;
use hotseat_speech::transcription::{SAMPLE_RATE, Span};
use std::f64::consts::TAU;
use std::path::Path;

const RATE: u32 = 48_000;
/// How far the filter that changes the rate may carry a sound, in ms.
const CARRIED: u64 = 20;

/// Three seconds of a steady tone.
fn tone(folder: &Path) -> Audio {
    let path = folder.join("tone.wav");
    let mut writer = Writer::create(&path, RATE).unwrap();
    let sample = |at: u32| ((f64::from(at) / f64::from(RATE) * 440.0 * TAU).sin() * 12_000.0) as i16;
    writer.write(&(0..3 * RATE).map(sample).collect::<Vec<_>>()).unwrap();
    writer.finish().unwrap();
    Audio::open(&path).unwrap()
}

fn shared(silent: &[(u64, u64)]) -> Vec<i16> {
    let folder = tempfile::tempdir().unwrap();
    let spans: Vec<Span> =
        silent.iter().map(|&(from, to)| Span { from: Millis(from), to: Millis(to) }).collect();
    let flac = shared_flac(&mut tone(folder.path()), &spans).unwrap();
    let path = folder.path().join("shared.flac");
    std::fs::write(&path, flac).unwrap();
    samples_of(&path)
}

/// The loudest sample between two moments, in ms.
fn loudest(samples: &[i16], from: u64, to: u64) -> u16 {
    let place = |ms: u64| (ms * u64::from(SAMPLE_RATE) / 1000) as usize;
    samples[place(from)..place(to).min(samples.len())].iter().map(|s| s.unsigned_abs()).max().unwrap_or(0)
}

#[test]
fn a_shared_recording_is_as_long_and_as_loud() {
    let samples = shared(&[]);
    assert_eq!(samples.len(), 3 * SAMPLE_RATE as usize);
    assert!(loudest(&samples, 100, 2900) > 11_000);
}

#[test]
fn silenced_spans_hold_nothing_and_the_rest_is_left() {
    let samples = shared(&[(500, 900), (2000, 2500), (2900, 99_000)]);
    for (from, to) in [(500, 900), (2000, 2500), (2900, 3000)] {
        let found = loudest(&samples, from + CARRIED, to - CARRIED);
        assert_eq!(found, 0, "something is left between {from} and {to} ms");
    }
    for (from, to) in [(100, 450), (950, 1950), (2550, 2850)] {
        assert!(loudest(&samples, from, to) > 11_000, "the sound between {from} and {to} ms is gone");
    }
}
