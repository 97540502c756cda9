//! Recordings made elsewhere. Those in `formats` are the first four seconds of a spoken answer, as
//! `ffmpeg -t 4` writes them.

use crate::{fixture, samples_of};
use hotseat_interview::Millis;
use hotseat_speech::recording::{Imported, Limits, RecordingError, import};
use std::fs;
use std::path::{Path, PathBuf};

const ANYTHING: Limits = Limits { length: Millis::seconds(60), reserve: 0 };

fn format(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recording/formats").join(name)
}

fn imports(folder: &Path, from: &Path) -> Result<Imported, RecordingError> {
    let to = folder.join("imported.flac");
    let _ = fs::remove_file(&to);
    import(from, &to, ANYTHING)
}

/// How loud each quarter of a second is.
fn loudness(samples: &[i16], rate: u32) -> Vec<f64> {
    let mean =
        |some: &[i16]| some.iter().map(|it| f64::from(it.unsigned_abs())).sum::<f64>() / some.len() as f64;
    samples.chunks(rate as usize / 4).map(mean).collect()
}

/// The samples themselves where the format keeps them; else it is as loud as the original, and when.
fn check(name: &str, rate: u32, exact: bool) {
    let folder = tempfile::tempdir().unwrap();
    let made = format(name);
    let imported = imports(folder.path(), &made).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((imported.damaged, imported.kept.rate), (0, rate), "{name}");
    let off = imported.length.0.abs_diff(4_000);
    // An MP3 or AAC is padded to whole frames, and does not always say by how much.
    assert!(off < 130, "{name} is {off} ms off in length");
    let (is, should) = (samples_of(&imported.kept.path), samples_of(&fixture("worker-threads.flac")));
    if exact {
        assert!(is == should[..64_000], "{name} has other samples");
    }
    let (is, should) = (loudness(&is, rate), loudness(&should[..64_000], 16_000));
    // A little later or earlier is no harm, so that the neighbours count, too.
    for (at, around) in should.windows(3).enumerate() {
        let low = around.iter().copied().fold(f64::MAX, f64::min);
        let high = around.iter().copied().fold(0.0, f64::max);
        let close = low * 0.6 - 100.0 < is[at + 1] && is[at + 1] < high * 1.4 + 100.0;
        assert!(close, "{name}: quarter {} is as loud as {}, not {around:?}", at + 1, is[at + 1]);
    }
    // What it is, its content says, not its name.
    let misnamed = folder.path().join("answer.txt");
    fs::copy(&made, &misnamed).unwrap();
    assert_eq!(imports(folder.path(), &misnamed).unwrap().length, imported.length, "{name}, misnamed");
    // Cut off, it gives less, or an error, and never an endless loop.
    let bytes = fs::read(&made).unwrap();
    for cut in (0..bytes.len()).step_by(bytes.len() / 9) {
        fs::write(&misnamed, &bytes[..cut]).unwrap();
        match imports(folder.path(), &misnamed) {
            Ok(part) => assert!(part.length <= imported.length, "{name}, cut at {cut}"),
            Err(RecordingError::NotARecording { .. } | RecordingError::Empty { .. }) => {}
            Err(error) => panic!("{name}, cut at {cut}: {error}"),
        }
        assert!(!folder.path().join("imported.wav.part").exists(), "{name}: something was left behind");
    }
}

#[test]
fn every_format_is_imported() {
    check("24bit.wav", 16_000, true);
    check("stereo.wav", 16_000, true);
    check("stereo.flac", 48_000, false);
    check("alac.m4a", 16_000, true);
    check("aac.m4a", 16_000, false);
    check("mp3.mp3", 16_000, false);
    check("vorbis.ogg", 44_100, false);
    check("opus.opus", 48_000, false);
    check("opus.webm", 16_000, false);
}

#[test]
fn bytes_turned_over_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let damaged = folder.path().join("damaged");
    for name in
        ["24bit.wav", "stereo.flac", "alac.m4a", "aac.m4a", "mp3.mp3", "vorbis.ogg", "opus.opus", "opus.webm"]
    {
        let whole = fs::read(format(name)).unwrap();
        for round in 0..5u64 {
            let mut bytes = whole.clone();
            for which in 0..8 {
                let place = hotseat_speech::capture::numbered(round * 8 + which).unsigned_abs();
                // Half of them in the head, where it hurts.
                let within = if which % 2 == 0 { bytes.len().min(600) } else { bytes.len() };
                let place = usize::from(place) * 7 % within;
                bytes[place] ^= 1 << (which % 8);
            }
            fs::write(&damaged, &bytes).unwrap();
            // It may come out damaged; it may not come out longer than the limit, or not at all.
            if let Ok(imported) = imports(folder.path(), &damaged) {
                assert!(imported.length <= ANYTHING.length, "{name}, round {round}");
            }
        }
    }
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
    check(&at("answer.txt"), ANYTHING, "is no recording that can be read");
    check(&at("no such file"), ANYTHING, "could not open");
    let short = Limits { length: Millis::seconds(10), reserve: 0 };
    check(&fixture("worker-threads.flac"), short, "is longer than 10 s");
    check(&fixture("worker-threads.flac"), Limits { reserve: u64::MAX, ..ANYTHING }, "are kept free");

    fs::write(at("imported.flac"), b"here already").unwrap();
    let refused = import(&fixture("worker-threads.flac"), &at("imported.flac"), ANYTHING);
    assert!(refused.is_err());
    assert_eq!(fs::read(at("imported.flac")).unwrap(), b"here already");
}
