//! Recordings made elsewhere. Those other formats are made by programs of the system, where they are.

use crate::{fixture, samples_of};
use hotseat_interview::Millis;
use hotseat_speech::recording::{Imported, Limits, RecordingError, import};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Makes another format of a fixture; false where the program is missing.
fn converted(program: &str, arguments: &[&str]) -> bool {
    match Command::new(program).args(arguments).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            // What it was not built for, it says.
            assert!(output.status.success() || said.contains("no handler"), "{program}: {said}");
            output.status.success()
        }
        Err(_) => false,
    }
}

fn imports(folder: &Path, from: &Path) -> Result<Imported, RecordingError> {
    let to = folder.join("imported.flac");
    let _ = fs::remove_file(&to);
    import(from, &to, Limits { reserve: 0, ..Limits::default() })
}

fn check(format: &str, exact: bool, program: &str, arguments: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let original = fixture("worker-threads.flac");
    let made = folder.path().join(format!("answer.{format}"));
    let named = |argument: &&str| match *argument {
        "IN" => original.to_string_lossy().into_owned(),
        "OUT" => made.to_string_lossy().into_owned(),
        other => other.to_owned(),
    };
    let arguments: Vec<_> = arguments.iter().map(named).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    if !converted(program, &arguments) {
        eprintln!("NOT TESTED: import of {format}, since {program} is missing or can't make it");
        return;
    }
    let imported = imports(folder.path(), &made).unwrap();
    assert_eq!(imported.damaged, 0, "{format}");
    let off = imported.length.0.abs_diff(13_403);
    // An MP3 is padded to whole frames, and does not always say by how much.
    let most = if format == "mp3" { 120 } else { 60 };
    assert!(off < most, "{format} is {off} ms off in length");
    let (is, should) = (samples_of(&imported.kept.path), samples_of(&original));
    if exact {
        assert!(is == should, "{format} has other samples");
    } else {
        // Loud where the original is, and not where it is not.
        let per_second = |samples: &[i16], rate: u32| -> Vec<f64> {
            samples
                .chunks(rate as usize / 4)
                .map(|some| {
                    some.iter().map(|it| f64::from(it.unsigned_abs())).sum::<f64>() / some.len() as f64
                })
                .collect()
        };
        let (is, should) = (per_second(&is, imported.kept.rate), per_second(&should, 16_000));
        // A little later or earlier is no harm, so that the neighbours count, too.
        for (at, around) in should.windows(3).enumerate() {
            let [low, high] =
                [around.iter().copied().fold(f64::MAX, f64::min), around.iter().copied().fold(0.0, f64::max)];
            let loud = is[at + 1];
            let close = low * 0.6 - 150.0 < loud && loud < high * 1.4 + 150.0;
            assert!(close, "{format}: quarter {} is as loud as {loud}, not {around:?}", at + 1);
        }
    }
    // The same file under a wrong name.
    let misnamed = folder.path().join("answer.bin");
    fs::copy(&made, &misnamed).unwrap();
    assert_eq!(imports(folder.path(), &misnamed).unwrap().length, imported.length, "{format}, misnamed");
    // Cut in half, it gives about half, or an error, and never an endless loop.
    let bytes = fs::read(&made).unwrap();
    fs::write(&misnamed, &bytes[..bytes.len() / 2]).unwrap();
    match imports(folder.path(), &misnamed) {
        Ok(half) => assert!(half.length < imported.length, "{format}, cut"),
        Err(error) => assert!(matches!(error, RecordingError::NotARecording { .. }), "{format}: {error}"),
    }
    assert!(!folder.path().join("imported.wav.part").exists(), "{format}: something was left behind");
}

#[test]
fn every_format_is_imported() {
    let sox = |more: &[&'static str]| [&["IN"], more, &["OUT"]].concat();
    check("wav", true, "sox", &sox(&[]));
    check("flac", true, "sox", &sox(&["-C", "8"]));
    check("wav", true, "sox", &sox(&["-b", "24"]));
    check("wav", false, "sox", &sox(&["-r", "44100", "-c", "2"]));
    check("ogg", false, "sox", &sox(&[]));
    check("mp3", false, "sox", &sox(&[]));
    check("opus", false, "opusenc", &["IN", "OUT"]);
    let ffmpeg = |more: &[&'static str]| [&["-i", "IN"], more, &["OUT"]].concat();
    check("mp3", false, "ffmpeg", &ffmpeg(&[]));
    check("opus", false, "ffmpeg", &ffmpeg(&[]));
    check("m4a", false, "ffmpeg", &ffmpeg(&["-c:a", "aac"]));
    check("m4a", true, "ffmpeg", &ffmpeg(&["-c:a", "alac"]));
    check("webm", false, "ffmpeg", &ffmpeg(&[]));
}

#[test]
fn what_can_not_be_taken_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let check = |from: &Path, limits: Limits, expected: &str| {
        let error = import(from, &at("imported.flac"), limits).unwrap_err().to_string();
        assert!(error.contains(expected), "{error:?} should say {expected:?}");
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(left, ["answer.txt"]);
    };
    fs::write(at("answer.txt"), "An answer, but written. ".repeat(5_000)).unwrap();
    let limits = Limits { reserve: 0, ..Limits::default() };
    check(&at("answer.txt"), limits, "is no recording that can be read");
    check(&at("no such file"), limits, "could not open");
    let short = Limits { length: Millis::seconds(10), reserve: 0 };
    check(&fixture("worker-threads.flac"), short, "is longer than 0 minutes");
    let full = Limits { reserve: u64::MAX, ..limits };
    check(&fixture("worker-threads.flac"), full, "are kept free");

    fs::write(at("imported.flac"), b"here already").unwrap();
    let refused = import(&fixture("worker-threads.flac"), &at("imported.flac"), limits);
    assert!(refused.is_err());
    assert_eq!(fs::read(at("imported.flac")).unwrap(), b"here already");
}
