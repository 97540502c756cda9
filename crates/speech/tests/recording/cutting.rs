//! A recording that is cut off at any byte opens, and loses nothing but the sample that was cut.

use crate::{recording, samples_of, signal};
use hotseat_interview::Millis;
use hotseat_speech::playback::Audio;
use hotseat_speech::recording::{Limits, RecordingError, Recovered, Writer, import, recover};
use proptest::prelude::*;
use std::fs;
use std::io::{self, Cursor, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

const RATE: u32 = 4_000;

#[test]
fn cut_at_every_byte_it_opens_with_all_that_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = recording(folder.path(), "answer.wav", RATE, 4_500);
    let expected = signal(0..4_500);
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    for length in (0..=file.metadata().unwrap().len()).rev() {
        file.set_len(length).unwrap();
        let samples = samples_of(&path);
        assert_eq!(samples.len() as u64, length.saturating_sub(44) / 2, "cut at byte {length}");
        assert!(expected.starts_with(&samples), "cut at byte {length}, other samples came out");
    }
}

/// A storage that remembers what was synced beside what was written.
#[derive(Clone, Default)]
struct Disk(Arc<Mutex<Contents>>);

#[derive(Default)]
struct Contents {
    written: Cursor<Vec<u8>>,
    synced: Vec<u8>,
}

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().written.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Disk {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.0.lock().unwrap().written.seek(place)
    }
}

impl hotseat_speech::recording::Storage for Disk {
    fn sync(&mut self) -> io::Result<()> {
        let mut disk = self.0.lock().unwrap();
        disk.synced = disk.written.get_ref().clone();
        Ok(())
    }
}

#[test]
fn a_power_cut_loses_at_most_a_second() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answer.wav");
    let disk = Disk::default();
    let mut writer = Writer::over(disk.clone(), &path, RATE).unwrap();
    for piece in signal(0..20_000).chunks(RATE as usize / 20) {
        writer.write(piece).unwrap();
        // The power goes: only what was synced is there. Its header is good for any player.
        let synced = disk.0.lock().unwrap().synced.clone();
        let said = u32::from_le_bytes(synced[40..44].try_into().unwrap()) as usize;
        assert_eq!(said, synced.len() - 44, "after {} samples the header lies", writer.frames());
        fs::write(&path, &synced).unwrap();
        let there = Audio::open(&path).unwrap().frames();
        assert!(
            writer.frames() - there <= u64::from(RATE),
            "of {} samples {there} are there",
            writer.frames()
        );
    }
}

#[test]
fn what_a_killed_program_left_is_made_whole() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(recover(&at("no such folder")).unwrap().len(), 0);
    let whole = fs::read(recording(folder.path(), "b.wav", RATE, 9_000)).unwrap();
    fs::write(at("b.wav"), &whole[..whole.len() - 3]).unwrap();
    fs::write(at("a.wav"), b"this is no recording").unwrap();
    fs::write(at("c.wav"), &whole[..30]).unwrap();
    fs::write(at("d.flac.part"), b"unfinished").unwrap();
    fs::write(at("e.wav.part"), b"unfinished").unwrap();
    fs::write(at("notes.txt"), b"not ours").unwrap();

    let found = recover(folder.path()).unwrap();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(matches!(&found[0], Err(RecordingError::NotARecording { path, .. }) if *path == at("a.wav")));
    let expected = Recovered { path: at("b.wav"), length: Millis(2_249) };
    assert_eq!(found[1].as_ref().unwrap(), &expected);
    assert_eq!(samples_of(&at("b.wav")), signal(0..8_998));
    let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["a.wav", "b.wav", "notes.txt"]);
    assert_eq!(fs::read(at("a.wav")).unwrap(), b"this is no recording", "left as it was");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Made whole, it is a WAV for others, too: another decoder reads the same from it.
    #[test]
    fn made_whole_others_read_it_too(cut in 46usize..18_044) {
        let folder = tempfile::tempdir().unwrap();
        let path = recording(folder.path(), "answer.wav", RATE, 9_000);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..cut]).unwrap();
        recover(folder.path()).unwrap().pop().unwrap().unwrap();
        let imported = folder.path().join("imported.flac");
        import(&path, &imported, Limits { reserve: 0, ..Limits::default() }).unwrap();
        prop_assert_eq!(samples_of(&imported), signal(0..(cut as u64 - 44) / 2));
    }

    /// No file, whatever is in it, does more than fail to open.
    #[test]
    fn garbage_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), head in 0usize..60) {
        let folder = tempfile::tempdir().unwrap();
        let path = recording(folder.path(), "answer.wav", RATE, 50);
        let mut whole = fs::read(&path).unwrap();
        whole.truncate(head);
        whole.extend(bytes);
        fs::write(&path, &whole).unwrap();
        refused_or_read(&path);
        fs::write(&path, [b"fLaC".as_slice(), &whole].concat()).unwrap();
        refused_or_read(&path);
    }
}

fn refused_or_read(path: &Path) {
    if let Ok(mut audio) = Audio::open(path) {
        let mut samples = [0; 1000];
        let _ = audio.read(0, &mut samples);
        let _ = audio.read(7, &mut samples);
    }
    let _ = import(path, &path.with_extension("imported.flac"), Limits::default());
}
