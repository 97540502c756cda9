use crate::recording::RecordingError;
use crate::recording::error::At;
use crate::recording::writer::{Storage, create};
use std::fs::File;
use std::io;
use std::path::Path;

/// Bytes that a recording leaves free on its disk: enough for the database, and for everything else
/// on the machine to go on. At 48 kHz a minute of recording takes under 6 MB.
pub const RESERVE: u64 = 200 * 1024 * 1024;

/// The disk that recordings are written to: the machine's own, or in tests one that fails or hangs.
pub trait Disk: Send + Sync + 'static {
    /// Bytes that may still be written where this folder is.
    fn free(&self, folder: &Path) -> Result<u64, RecordingError>;

    /// A new, empty file, whose name outlives a power cut.
    ///
    /// # Errors
    /// Where the file exists already, or can't be made.
    fn create(&self, path: &Path) -> Result<Box<dyn Storage>, RecordingError>;
}

/// What the system calls files.
pub struct Files;

impl Disk for Files {
    fn free(&self, folder: &Path) -> Result<u64, RecordingError> {
        free_space(folder)
    }

    fn create(&self, path: &Path) -> Result<Box<dyn Storage>, RecordingError> {
        Ok(Box::new(create(path)?))
    }
}

/// Bytes that may still be written to the disk that holds this folder or file.
pub fn free_space(path: &Path) -> Result<u64, RecordingError> {
    fs4::available_space(path).at("ask for the free space of", path)
}

/// The folder that a file lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the names in a folder outlive a power cut. Only Unix lets a folder be synced.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
