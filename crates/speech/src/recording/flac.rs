use crate::playback::Audio;
use crate::recording::RecordingError;
use crate::recording::disk::{folder_of, sync_folder};
use crate::recording::error::At;
use flac_codec::encode::{FlacSampleWriter, Options};
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// Samples that are looked at together.
const BLOCK: usize = 1 << 16;

/// A recording as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub path: PathBuf,
    /// Samples per second.
    pub rate: u32,
    pub frames: u64,
}

/// Turns a finished WAV into a FLAC beside it and removes the WAV, when and only when the FLAC on the
/// disk gives back the same samples. Can be interrupted anywhere and done again. Takes about a second
/// for each minute of recording.
///
/// # Errors
/// Whatever happens, the WAV is then still there and whole.
pub fn keep(wav: &Path) -> Result<Kept, RecordingError> {
    keep_as(wav, &wav.with_extension("flac"))
}

pub(crate) fn keep_as(wav: &Path, flac: &Path) -> Result<Kept, RecordingError> {
    let mut original = Audio::open(wav)?;
    if original.frames() == 0 {
        return Err(RecordingError::Empty { path: wav.to_owned() });
    }
    let part = flac.with_extension("flac.part");
    let written =
        compress(&mut original, &part).and_then(|()| same(&mut original, &mut Audio::open_flac(&part)?));
    match written {
        Ok(true) => {}
        Ok(false) => {
            fs::remove_file(&part).at("remove", &part)?;
            return Err(RecordingError::Differs { path: flac.to_owned() });
        }
        Err(error) => {
            // What is left of it is removed at the next start, should it not go now.
            let _ = fs::remove_file(&part);
            return Err(error);
        }
    }
    let folder = folder_of(wav);
    fs::rename(&part, flac).at("rename", &part)?;
    sync_folder(folder).at("sync the folder of", flac)?;
    fs::remove_file(wav).at("remove", wav)?;
    sync_folder(folder).at("sync the folder of", flac)?;
    Ok(Kept { path: flac.to_owned(), rate: original.rate(), frames: original.frames() })
}

fn compress(original: &mut Audio, part: &Path) -> Result<(), RecordingError> {
    let failed = |error: flac_codec::Error| match error {
        flac_codec::Error::Io(source) => {
            RecordingError::File { doing: "write", path: part.to_owned(), source }
        }
        other => RecordingError::Compressing { path: part.to_owned(), reason: other.to_string() },
    };
    let file = File::create(part).at("create", part)?;
    let also = file.try_clone().at("open", part)?;
    let mut encoder =
        FlacSampleWriter::new(BufWriter::new(file), Options::default(), original.rate(), 16, 1, None)
            .map_err(failed)?;
    let (mut samples, mut wide) = (vec![0; BLOCK], Vec::with_capacity(BLOCK));
    let mut at = 0;
    loop {
        let count = original.read(at, &mut samples)?;
        if count == 0 {
            break;
        }
        wide.clear();
        wide.extend(samples[..count].iter().map(|sample| i32::from(*sample)));
        encoder.write(&wide).map_err(failed)?;
        at += count as u64;
    }
    encoder.finalize().map_err(failed)?;
    also.sync_all().at("sync", part)
}

/// Whether two recordings hold the same samples at the same rate.
pub(crate) fn same(one: &mut Audio, other: &mut Audio) -> Result<bool, RecordingError> {
    if (one.rate(), one.frames()) != (other.rate(), other.frames()) {
        return Ok(false);
    }
    let (mut of_one, mut of_other) = (vec![0; BLOCK], vec![0; BLOCK]);
    let mut at = 0;
    loop {
        let count = one.read(at, &mut of_one)?;
        if count != other.read(at, &mut of_other)? || of_one[..count] != of_other[..count] {
            return Ok(false);
        }
        if count == 0 {
            return Ok(true);
        }
        at += count as u64;
    }
}
