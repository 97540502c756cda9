use hotseat_interview::Millis;
use std::io;
use std::path::{Path, PathBuf};

/// Why a recording could not be made, kept or read.
#[derive(Debug, thiserror::Error)]
pub enum RecordingError {
    #[error("could not {doing} {}: {source}", path.display())]
    File { doing: &'static str, path: PathBuf, source: io::Error },
    #[error(
        "only {free} bytes are free on the disk of {}, and {needed} are kept free; make room there and try again",
        path.display()
    )]
    DiskLow { path: PathBuf, free: u64, needed: u64 },
    #[error("{} is no recording that can be read: {reason}", path.display())]
    NotARecording { path: PathBuf, reason: String },
    #[error("could not write the clip: {0}")]
    Clip(#[source] io::Error),
    #[error("{} holds no sound", path.display())]
    Empty { path: PathBuf },
    #[error("{} is longer than {} s; cut it and import the parts", path.display(), most.0 / 1000)]
    TooLong { path: PathBuf, most: Millis },
    #[error("could not compress {}: {reason}; the recording itself is unharmed", path.display())]
    Compressing { path: PathBuf, reason: String },
    #[error(
        "{} came out different from the recording it was made of and was removed; the recording is unharmed",
        path.display()
    )]
    Differs { path: PathBuf },
}

impl RecordingError {
    /// Whether the disk was full, however that came to be known.
    pub fn is_disk_full(&self) -> bool {
        match self {
            RecordingError::DiskLow { .. } => true,
            RecordingError::File { source, .. } | RecordingError::Clip(source) => {
                matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
            }
            _ => false,
        }
    }
}

/// An input-output error that knows what was done to which file.
pub(crate) trait At<T> {
    fn at(self, doing: &'static str, path: &Path) -> Result<T, RecordingError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, doing: &'static str, path: &Path) -> Result<T, RecordingError> {
        self.map_err(|source| RecordingError::File { doing, path: path.to_owned(), source })
    }
}
