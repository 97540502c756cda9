use super::list::{BackupFile, BackupList, DATABASE, LIST, PACKS, RECORDINGS};
use super::view;
use crate::dto::BackupView;
use crate::files::{beside, not_written, put_in_place, temporary};
use crate::{ApiError, Code, Hotseat};
use hotseat_storage::{SessionFilter, Store, StoreError};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A recording may be packed between the copy of the database and the copy of its file; then both are
/// taken anew.
const TRIES: usize = 4;

impl Hotseat {
    /// Writes everything into one file: whole, or not at all. One that was there before is replaced.
    ///
    /// # Errors
    /// While an interview is held, when something can't be read, and when there is no room.
    pub fn back_up(&self, path: String) -> Result<BackupView, ApiError> {
        let path = PathBuf::from(path);
        let (live, _owner) = self.nobody_else()?;
        if live.is_some() {
            let message = "An interview is being held: leave or finish it, then make the backup.";
            return Err(ApiError::new(Code::NotNow, message));
        }
        for _ in 1..TRIES {
            if let Some(done) = self.try_backup(&path, false)? {
                return Ok(done);
            }
        }
        let done = self.try_backup(&path, true)?;
        done.ok_or_else(|| ApiError::new(Code::Busy, "Recordings are being packed: try again in a minute."))
    }

    /// None where a file has got another name since the database was copied. `last`: then it counts as
    /// missing.
    fn try_backup(&self, path: &Path, last: bool) -> Result<Option<BackupView>, ApiError> {
        let failed = |error: io::Error| not_written(path, &error);
        let copied =
            tempfile::Builder::new().prefix(".hotseat-backup-").tempdir_in(beside(path)).map_err(failed)?;
        self.store.copy_to(copied.path())?;
        let copy = Store::open_reading(copied.path())?;
        let (sounds, sessions) = copy.read(|tx| {
            Ok::<_, StoreError>((tx.sound_files()?, tx.sessions_count(&SessionFilter::default())?))
        })?;
        drop(copy);

        let mut list = BackupList::new(self.wall().to_string(), self.folder.clone());
        list.sessions = sessions;
        let mut file = temporary().tempfile_in(beside(path)).map_err(failed)?;
        let mut zip = ZipWriter::new(file.as_file_mut());
        let database = File::open(copied.path().join(DATABASE)).map_err(failed)?;
        add(&mut zip, &mut list, DATABASE.to_owned(), database, CompressionMethod::Deflated, path)?;
        let mut missing = 0;
        for sound in sounds {
            let source = self.folder.join(RECORDINGS).join(&sound.file);
            match File::open(&source) {
                Ok(source) => {
                    let name = format!("{RECORDINGS}/{}", sound.file.replace('\\', "/"));
                    add(&mut zip, &mut list, name, source, CompressionMethod::Stored, path)?;
                    list.recordings += 1;
                }
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(not_read(&source, &error)),
                Err(_) if !sound.expected => {}
                Err(_) if !last && source.with_extension("flac").exists() => return Ok(None),
                Err(_) => missing += 1,
            }
        }
        for source in files_below(&self.folder.join(PACKS))? {
            let Ok(within) = source.strip_prefix(&self.folder) else { continue };
            let name = within.to_string_lossy().replace('\\', "/");
            let opened = File::open(&source).map_err(|error| not_read(&source, &error))?;
            add(&mut zip, &mut list, name, opened, CompressionMethod::Deflated, path)?;
        }
        list.check(&path.display().to_string())?;
        let text = serde_json::to_vec_pretty(&list).map_err(|error| {
            ApiError::new(Code::Io, "The list of the backup can't be written.").with_detail(error)
        })?;
        zip.start_file(LIST, options(CompressionMethod::Deflated)).map_err(|error| archive(path, error))?;
        zip.write_all(&text).map_err(failed)?;
        zip.finish().map_err(|error| archive(path, error))?;
        put_in_place(file, path)?;
        Ok(Some(view(path, &list, missing)))
    }
}

fn options(method: CompressionMethod) -> SimpleFileOptions {
    // Without this no file may be larger than 4 GB.
    SimpleFileOptions::default().compression_method(method).large_file(true)
}

fn add(
    zip: &mut ZipWriter<&mut File>,
    list: &mut BackupList,
    name: String,
    mut source: File,
    method: CompressionMethod,
    path: &Path,
) -> Result<(), ApiError> {
    zip.start_file(name.as_str(), options(method)).map_err(|error| archive(path, error))?;
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    let mut piece = vec![0; 128 * 1024];
    loop {
        let read = source.read(&mut piece).map_err(|error| not_read(Path::new(&name), &error))?;
        let Some(part) = piece.get(..read).filter(|part| !part.is_empty()) else { break };
        hash.update(part);
        bytes += part.len() as u64;
        zip.write_all(part).map_err(|error| not_written(path, &error))?;
    }
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    list.files.push(BackupFile { path: name, bytes, sha256 });
    Ok(())
}

fn archive(path: &Path, error: zip::result::ZipError) -> ApiError {
    match error {
        zip::result::ZipError::Io(error) => not_written(path, &error),
        error => ApiError::new(Code::Io, format!("{} can't be written: {error}.", path.display())),
    }
}

fn not_read(path: &Path, error: &io::Error) -> ApiError {
    ApiError::new(Code::Io, format!("{} can't be read: {error}.", path.display()))
}

/// The files in a folder and all below it, in order; hidden ones and links are left out.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>, ApiError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(not_read(folder, &error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| not_read(folder, &error))?;
        let kind = entry.file_type().map_err(|error| not_read(&entry.path(), &error))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            files.extend(files_below(&entry.path())?);
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}
