use crate::recording::RecordingError;
use crate::recording::error::At;
use std::fs::File;
use std::io;
use std::path::Path;

/// Bytes that a recording leaves free on its disk: enough for the database, and for everything else
/// on the machine to go on. At 48 kHz a minute of recording takes under 6 MB.
pub const RESERVE: u64 = 200 * 1024 * 1024;

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
