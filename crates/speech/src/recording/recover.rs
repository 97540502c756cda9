use crate::playback::Audio;
use crate::recording::error::At;
use crate::recording::{RecordingError, flac, length_of, wav};
use hotseat_interview::Millis;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A recording that was never closed, whole again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    pub path: PathBuf,
    pub length: Millis,
}

/// Finds what a killed program left in the folder of its recordings and makes it whole: each WAV gets
/// a header that says its true length, unfinished FLAC files go, and a WAV goes whose FLAC is complete.
/// Not to be called while anything is being recorded in that folder.
///
/// Each WAV answers for itself, by name: one that can't be mended hides no other and is left as it is.
///
/// # Errors
/// Only if the folder can't be read; a folder that does not exist holds nothing.
pub fn recover(folder: &Path) -> Result<Vec<Result<Recovered, RecordingError>>, RecordingError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut recordings = Vec::new();
    for entry in fs::read_dir(folder).at("read", folder)? {
        let path = entry.at("read", folder)?.path();
        let name = path.to_string_lossy();
        if name.ends_with(".flac.part") || name.ends_with(".wav.part") {
            fs::remove_file(&path).at("remove", &path)?;
        } else if name.ends_with(".wav") {
            recordings.push(path);
        }
    }
    recordings.sort();
    Ok(recordings.iter().filter_map(|path| mend(path).transpose()).collect())
}

/// None where there is no sound to be saved, or nothing to be done.
fn mend(path: &Path) -> Result<Option<Recovered>, RecordingError> {
    let mut audio = Audio::open(path)?;
    if audio.frames() == 0 {
        // Not one sample had reached the disk.
        fs::remove_file(path).at("remove", path)?;
        return Ok(None);
    }
    let compressed = path.with_extension("flac");
    if compressed.exists() && Audio::open(&compressed).and_then(|mut it| flac::same(&mut audio, &mut it))? {
        // Killed between the new name of the FLAC and the end of the WAV.
        fs::remove_file(path).at("remove", path)?;
        return Ok(None);
    }
    let mut file = OpenOptions::new().write(true).open(path).at("open", path)?;
    // Half a sample at the end is nothing that anybody said.
    file.set_len(wav::HEADER + audio.frames() * 2).at("mend", path)?;
    file.write_all(&wav::header(audio.rate(), audio.frames())).at("mend", path)?;
    file.sync_all().at("sync", path)?;
    Ok(Some(Recovered { path: path.to_owned(), length: length_of(audio.frames(), audio.rate()) }))
}
