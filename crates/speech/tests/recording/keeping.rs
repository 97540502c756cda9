//! A finished WAV becomes a FLAC with the same samples, and goes only then.

use crate::{recording, samples_of, signal};
use hotseat_speech::playback::Audio;
use hotseat_speech::recording::{Kept, Limits, RecordingError, Writer, import, keep, recover};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

fn check(rate: u32, samples: &[i16]) {
    let folder = tempfile::tempdir().unwrap();
    let wav = folder.path().join("answer.wav");
    let mut writer = Writer::create(&wav, rate).unwrap();
    writer.write(samples).unwrap();
    writer.finish().unwrap();
    let kept = keep(&wav).unwrap();
    let expected = Kept { path: folder.path().join("answer.flac"), rate, frames: samples.len() as u64 };
    assert_eq!(kept, expected);
    assert_eq!(names(folder.path()), ["answer.flac"]);
    assert!(samples_of(&kept.path) == samples, "other samples at {rate} Hz, of {}", samples.len());
    // Another decoder, which has nothing to do with this encoder, reads the same.
    let imported = folder.path().join("imported.flac");
    import(&kept.path, &imported, Limits { reserve: 0, ..Limits::default() }).unwrap();
    assert!(samples_of(&imported) == samples, "another decoder reads other samples at {rate} Hz");
}

#[test]
fn every_sample_comes_back() {
    for rate in [8_000, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000] {
        check(rate, &signal(0..10_000));
    }
    check(48_000, &[0]);
    check(48_000, &signal(0..4_096));
    check(48_000, &signal(0..4_097));
    check(48_000, &[0; 20_000]);
    check(48_000, &[i16::MIN, i16::MAX].repeat(5_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]
    #[test]
    fn every_sample_of_anything_comes_back(samples in proptest::collection::vec(any::<i16>(), 1..9_000)) {
        check(44_100, &samples);
    }
}

#[test]
fn nothing_said_is_nothing_kept() {
    let folder = tempfile::tempdir().unwrap();
    let wav = recording(folder.path(), "answer.wav", 48_000, 0);
    assert!(matches!(keep(&wav), Err(RecordingError::Empty { .. })));
    assert_eq!(names(folder.path()), ["answer.wav"], "it is still there");
}

#[test]
fn interrupted_anywhere_it_is_done_again() {
    // Killed while it was compressed.
    let folder = tempfile::tempdir().unwrap();
    let wav = recording(folder.path(), "answer.wav", 16_000, 9_000);
    fs::write(folder.path().join("answer.flac.part"), b"half").unwrap();
    keep(&wav).unwrap();
    assert_eq!(names(folder.path()), ["answer.flac"]);

    // Killed before the WAV went.
    recording(folder.path(), "answer.wav", 16_000, 9_000);
    assert_eq!(recover(folder.path()).unwrap().len(), 0, "the FLAC is complete: nothing is to be recovered");
    assert_eq!(names(folder.path()), ["answer.flac"]);

    // A FLAC of the same name that is something else takes nothing with it.
    recording(folder.path(), "answer.wav", 16_000, 8_000);
    assert_eq!(recover(folder.path()).unwrap().len(), 1);
    assert_eq!(names(folder.path()), ["answer.flac", "answer.wav"]);
}

#[test]
fn a_recording_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let wav = recording(folder.path(), "answer.wav", 16_000, 9_000);
    let refused = Writer::create(&wav, 16_000).err().map(|error| error.to_string());
    let expected = format!("could not create {}: File exists (os error 17)", wav.display());
    assert_eq!(refused, Some(expected));
    assert_eq!(Audio::open(&wav).unwrap().frames(), 9_000);
}
