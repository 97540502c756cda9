use super::list::{BackupFile, BackupList, LARGEST_LIST, LIST};
use crate::{ApiError, Code};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// A backup whose list was read and fits.
pub(super) struct Backup {
    archive: ZipArchive<BufReader<File>>,
    pub(super) list: BackupList,
    shown: String,
}

impl Backup {
    /// # Errors
    /// When the file can't be read, is no backup, or one of a newer version.
    pub(super) fn open(path: &Path) -> Result<Backup, ApiError> {
        let shown = path.display().to_string();
        let file = File::open(path).map_err(|error| {
            let code = if error.kind() == ErrorKind::NotFound { Code::NotFound } else { Code::Io };
            ApiError::new(code, format!("{shown} can't be read: {error}."))
        })?;
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| unreadable(&shown, error))?;
        let mut text = Vec::new();
        let entry = archive.by_name(LIST).map_err(|error| match error {
            ZipError::FileNotFound => {
                ApiError::new(Code::Invalid, format!("{shown} is no backup of Hotseat."))
            }
            error => unreadable(&shown, error),
        })?;
        let read = entry.take(LARGEST_LIST + 1).read_to_end(&mut text);
        read.map_err(|error| unreadable(&shown, error.into()))?;
        if text.len() as u64 > LARGEST_LIST {
            return Err(ApiError::new(Code::Invalid, format!("The list in {shown} is too long.")));
        }
        let list: BackupList = serde_json::from_slice(&text).map_err(|error| {
            ApiError::new(Code::Invalid, format!("The list in {shown} can't be read.")).with_detail(error)
        })?;
        list.check(&shown)?;
        Ok(Backup { archive, list, shown })
    }

    /// Hands a file on, byte for byte as it was when the backup was made.
    ///
    /// # Errors
    /// When it is not there, or not as the list has it.
    pub(super) fn copy(&mut self, file: &BackupFile, into: &mut impl Write) -> Result<(), ApiError> {
        let damaged = || {
            let message = format!("{} is damaged: {:?} is not as it was written.", self.shown, file.path);
            ApiError::new(Code::Damaged, message)
        };
        let entry = self.archive.by_name(&file.path).map_err(|_| damaged())?;
        // Never more than was said, whatever the archive unpacks to.
        let mut entry = entry.take(file.bytes.saturating_add(1));
        let (mut hash, mut bytes) = (Sha256::new(), 0);
        let mut piece = vec![0; 128 * 1024];
        loop {
            let read = entry.read(&mut piece).map_err(|_| damaged())?;
            let Some(part) = piece.get(..read).filter(|part| !part.is_empty()) else { break };
            hash.update(part);
            bytes += part.len() as u64;
            into.write_all(part).map_err(|error| not_unpacked(&file.path, &error))?;
        }
        let sha256: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        if bytes != file.bytes || sha256 != file.sha256 {
            return Err(damaged());
        }
        Ok(())
    }
}

pub(super) fn not_unpacked(path: &str, error: &io::Error) -> ApiError {
    let code = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::DiskFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
        _ => Code::Io,
    };
    ApiError::new(code, format!("{path} can't be unpacked: {error}. Nothing was restored."))
}

fn unreadable(shown: &str, error: ZipError) -> ApiError {
    match error {
        ZipError::Io(error) => ApiError::new(Code::Io, format!("{shown} can't be read: {error}.")),
        error => ApiError::new(Code::Invalid, format!("{shown} is no backup of Hotseat, or cut off."))
            .with_detail(error),
    }
}
