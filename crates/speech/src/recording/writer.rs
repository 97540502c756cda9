use crate::recording::RecordingError;
use crate::recording::disk::{folder_of, sync_folder};
use crate::recording::error::At;
use crate::recording::wav;
use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Where a recording is written to: a file, or in tests something that fails.
pub trait Storage: Write + Seek + Send {
    /// Returns when everything written so far would outlive a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

impl Storage for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

impl Storage for Box<dyn Storage> {
    fn sync(&mut self) -> io::Result<()> {
        (**self).sync()
    }
}

/// A new file, whose name outlives a power cut.
pub(super) fn create(path: &Path) -> Result<File, RecordingError> {
    let file = OpenOptions::new().write(true).create_new(true).open(path).at("create", path)?;
    sync_folder(folder_of(path)).at("sync the folder of", path)?;
    Ok(file)
}

/// Writes a recording while it is spoken.
///
/// Every block is handed to the system at once, so that a killed program loses nothing of it; with
/// each second of sound the header is brought up to date and everything synced, so that a power cut
/// loses at most that second.
pub struct Writer<S: Storage = File> {
    storage: S,
    path: PathBuf,
    rate: u32,
    frames: u64,
    safe: u64,
    bytes: Vec<u8>,
}

impl Writer<File> {
    /// Begins a recording in a new file.
    ///
    /// # Errors
    /// Where the file exists already (no recording is ever written over) or can't be made.
    pub fn create(path: &Path, rate: u32) -> Result<Writer<File>, RecordingError> {
        Writer::over(create(path)?, path, rate)
    }
}

impl<S: Storage> Writer<S> {
    /// Begins a recording in an empty storage; `path` is its name in errors.
    pub fn over(storage: S, path: &Path, rate: u32) -> Result<Writer<S>, RecordingError> {
        let mut writer =
            Writer { storage, path: path.to_owned(), rate, frames: 0, safe: 0, bytes: Vec::new() };
        writer.storage.write_all(&wav::header(rate, 0)).at("write", path)?;
        writer.storage.sync().at("sync", path)?;
        Ok(writer)
    }

    /// Samples written so far.
    pub fn frames(&self) -> u64 {
        self.frames
    }

    /// How many more samples a WAV can take.
    pub fn room(&self) -> u64 {
        wav::MOST_FRAMES - self.frames
    }

    /// Writes on. After an error, what was written before stands, and [`Writer::finish`] can close it.
    pub fn write(&mut self, samples: &[i16]) -> Result<(), RecordingError> {
        self.bytes.clear();
        self.bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        // A write that failed half-way has moved the place; the next one stands where it should.
        let place = SeekFrom::Start(wav::HEADER + self.frames * 2);
        self.storage.seek(place).at("write", &self.path)?;
        self.storage.write_all(&self.bytes).at("write", &self.path)?;
        self.frames += samples.len() as u64;
        if self.frames - self.safe >= u64::from(self.rate) { self.make_safe() } else { Ok(()) }
    }

    /// Brings the header up to date and syncs.
    fn make_safe(&mut self) -> Result<(), RecordingError> {
        // In one write, so that the sizes in it never contradict each other.
        let header = wav::header(self.rate, self.frames);
        self.storage.seek(SeekFrom::Start(0)).at("write", &self.path)?;
        self.storage.write_all(&header).at("write the header of", &self.path)?;
        self.storage.sync().at("sync", &self.path)?;
        self.safe = self.frames;
        Ok(())
    }

    /// Closes the recording; returns how many samples it has.
    pub fn finish(mut self) -> Result<u64, RecordingError> {
        self.make_safe()?;
        Ok(self.frames)
    }
}
