//! Everything in one file, and back again.
//!
//! A backup is a zip archive: the database as it was at one moment, the sound files that it speaks of,
//! packs that were begun in the data folder, and last a list of all of these with their sizes and hashes.
//! Speech models are not in it: they can be had again. It is restored into a folder of its own, which
//! appears whole or not at all; what is there already is never touched.

mod list;
mod reading;
mod restoring;
mod writing;

pub use restoring::{check_backup, restore_backup};

use crate::dto::{BackupView, Restored};
use crate::{ApiError, Hotseat};
use list::BackupList;
use std::path::Path;

impl Hotseat {
    /// [`check_backup`], for the window.
    pub fn check_backup(&self, path: String) -> Result<BackupView, ApiError> {
        check_backup(Path::new(&path))
    }

    /// [`restore_backup`], for the window: never into the folder that is open, which is not empty.
    pub fn restore_backup(&self, path: String, folder: String) -> Result<Restored, ApiError> {
        restore_backup(Path::new(&path), Path::new(&folder))
    }
}

fn view(path: &Path, list: &BackupList, missing: u32) -> BackupView {
    BackupView {
        path: path.display().to_string(),
        made: list.made.clone(),
        sessions: list.sessions,
        recordings: list.recordings,
        missing,
        bytes: list.files.iter().map(|file| file.bytes).sum(),
    }
}
