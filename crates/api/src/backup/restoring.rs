use super::list::DATABASE;
use super::reading::{Backup, not_unpacked};
use super::view;
use crate::dto::{BackupView, Restored};
use crate::files::sync_folder;
use crate::{ApiError, Code};
use hotseat_storage::Store;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Reads all of a backup, and says what is in it. Nothing is restored.
///
/// # Errors
/// When it is no backup, is damaged anywhere, or was made by a newer Hotseat.
pub fn check_backup(path: &Path) -> Result<BackupView, ApiError> {
    let mut backup = Backup::open(path)?;
    let opened = tempfile::tempdir().map_err(|error| not_unpacked(DATABASE, &error))?;
    for file in backup.list.files.clone() {
        if file.path == DATABASE {
            let target = opened.path().join(DATABASE);
            let mut database = File::create(target).map_err(|error| not_unpacked(DATABASE, &error))?;
            backup.copy(&file, &mut database)?;
        } else {
            backup.copy(&file, &mut io::sink())?;
        }
    }
    // This copy may be brought up to date.
    Store::open(opened.path())?.check_whole()?;
    Ok(view(path, &backup.list, 0))
}

/// Restores a backup into a folder that is empty or not there yet. The folder appears whole, when all was
/// read and found as it was written, or not at all.
///
/// # Errors
/// When the folder holds anything, when the backup is damaged or was made by a newer Hotseat, and when
/// there is no room.
pub fn restore_backup(path: &Path, folder: &Path) -> Result<Restored, ApiError> {
    let folder = std::path::absolute(folder).map_err(|error| not_unpacked(DATABASE, &error))?;
    let shown = folder.display().to_string();
    let failed = |error: io::Error| not_unpacked(&shown, &error);
    let exists = is_empty_folder(&folder)?;
    let mut backup = Backup::open(path)?;
    let Some(parent) = folder.parent() else {
        return Err(ApiError::new(
            Code::Invalid,
            format!("{shown} can't be restored into: name a folder in it."),
        ));
    };
    fs::create_dir_all(parent).map_err(failed)?;
    // On the same disk, so that it takes its place in one step; readable by nobody else.
    let made = tempfile::Builder::new().prefix(".hotseat-restore-").tempdir_in(parent).map_err(failed)?;
    for file in backup.list.files.clone() {
        let target = made.path().join(&file.path);
        let mut target = create(&made, &target).map_err(|error| not_unpacked(&file.path, &error))?;
        backup.copy(&file, &mut target)?;
        target.sync_all().map_err(|error| not_unpacked(&file.path, &error))?;
    }
    let store = Store::open(made.path())?;
    store.check_whole()?;
    store.write(|tx| tx.packs_have_moved(&backup.list.folder, &folder))?;
    store.leave_no_trace()?;
    drop(store);
    if exists {
        // Only where it is empty still.
        fs::remove_dir(&folder).map_err(failed)?;
    }
    fs::rename(made.path(), &folder).map_err(failed)?;
    // What it named is the folder now.
    let _ = made.keep();
    sync_folder(parent).map_err(failed)?;
    Ok(Restored { folder: shown, backup: view(path, &backup.list, 0) })
}

/// Whether there is such a folder.
fn is_empty_folder(folder: &Path) -> Result<bool, ApiError> {
    let shown = folder.display();
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(true),
            Some(_) => Err(ApiError::new(
                Code::Invalid,
                format!("{shown} is not empty: choose an empty folder, or the name of a new one."),
            )),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(ApiError::new(Code::Io, format!("{shown} can't be restored into: {error}."))),
    }
}

/// A new file, with the folders that lead to it.
fn create(made: &TempDir, target: &Path) -> io::Result<File> {
    if let Some(folder) = target.parent().filter(|folder| *folder != made.path()) {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o700);
        }
        builder.create(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(PathBuf::from(target))
}
