use super::catalogue::ModelKind;
use super::file::name_of;
use super::hash::{self, Hash};
use super::{ModelError, ModelFile, examine};
use crate::recording::RESERVE;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Where an installed model came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    Downloaded,
    /// A copy of a file of the person's.
    Copied,
    /// A file of the person's, which stays where it is and is never removed from there.
    Referenced,
}

/// A model that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Installed {
    #[serde(flatten)]
    pub file: ModelFile,
    pub kind: ModelKind,
    pub origin: Origin,
    /// Whether the file is there, with the size it should have. Only [`Models::verify`] reads it.
    pub present: bool,
}

/// What is written down of an installed model, as `NAME.json` beside it.
#[derive(Serialize, Deserialize)]
struct Record {
    kind: ModelKind,
    origin: Origin,
    /// Of a file that stays elsewhere.
    path: Option<PathBuf>,
    bytes: u64,
    sha256: String,
}

/// The folder of installed models. A model counts as installed when its record is there, which is
/// written last; whatever is interrupted before that leaves at most a `.part` file, which the next
/// try goes on with or writes over.
#[derive(Clone, Debug)]
pub struct Models {
    folder: PathBuf,
}

impl Models {
    /// The folder is made when something is installed.
    pub fn in_folder(folder: PathBuf) -> Models {
        Models { folder }
    }

    /// The installed models by name. Records that can't be read come as errors beside the others.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn list(&self) -> Result<Vec<Result<Installed, ModelError>>, ModelError> {
        Ok(self.names()?.iter().map(|name| self.read(name)).collect())
    }

    /// An installed model.
    ///
    /// # Errors
    /// When there is none of this name, or its record can't be read.
    pub fn find(&self, name: &str) -> Result<Installed, ModelError> {
        let installed = self.names()?;
        if !installed.iter().any(|other| other == name) {
            return Err(ModelError::NotInstalled { name: name.to_owned(), installed });
        }
        self.read(name)
    }

    /// Installs a file of the person's, by a copy or where it is, under its own name.
    ///
    /// # Errors
    /// When it is no whole model, its name is taken, or it can't be copied.
    pub fn add(&self, path: &Path, copy: bool) -> Result<Installed, ModelError> {
        let facts = examine(path)?;
        let name = self.free_name(&name_of(path))?;
        let (origin, path, sha256) = if copy {
            (Origin::Copied, None, self.copy(path, &name, facts.bytes)?)
        } else {
            let path = path.canonicalize().map_err(ModelError::io(path))?;
            let sha256 = hash::of_file(&path)?;
            (Origin::Referenced, Some(path), sha256)
        };
        let kind = ModelKind::Recogniser;
        self.install(&name, &Record { kind, origin, path, bytes: facts.bytes, sha256 })
    }

    /// Reads the whole file, and compares it with what was installed.
    ///
    /// # Errors
    /// When it is missing, damaged, or another.
    pub fn verify(&self, name: &str) -> Result<Installed, ModelError> {
        let installed = self.find(name)?;
        examine(&installed.file.path)?;
        installed.file.verify()?;
        Ok(installed)
    }

    /// Removes a model, or what is left of one, and says how many bytes came free. A file that was
    /// only referred to stays.
    ///
    /// # Errors
    /// When there is none, or it can't be removed.
    pub fn remove(&self, name: &str) -> Result<u64, ModelError> {
        if let Err(missing @ ModelError::NotInstalled { .. }) = self.find(name) {
            return Err(missing);
        }
        let mut freed = 0;
        // The record last: a removal that was interrupted can be asked for again.
        for path in [self.part_of(name), self.tag_of(name), self.file_of(name), self.record_of(name)] {
            let bytes = path.metadata().map_or(0, |about| about.len());
            match fs::remove_file(&path) {
                Ok(()) => freed += bytes,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(ModelError::io(&path)(error)),
            }
        }
        self.settle()?;
        Ok(freed)
    }

    /// A downloaded file is whole and checked, and lies where it belongs.
    pub(crate) fn installed(&self, name: &str, bytes: u64, sha256: &str) -> Result<Installed, ModelError> {
        let kind = ModelKind::Recogniser;
        let sha256 = sha256.to_owned();
        self.install(name, &Record { kind, origin: Origin::Downloaded, path: None, bytes, sha256 })
    }

    /// A name that can be a file's, and is not taken.
    pub(crate) fn free_name(&self, name: &str) -> Result<String, ModelError> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if name.is_empty() || name.len() > 80 || name.starts_with('.') || !name.chars().all(fits) {
            return Err(ModelError::BadName { name: name.to_owned() });
        }
        if self.record_of(name).exists() {
            return Err(ModelError::AlreadyInstalled { name: name.to_owned() });
        }
        Ok(name.to_owned())
    }

    /// Makes the folder, and sees that so many bytes fit and leave room for recordings.
    pub(crate) fn make_room(&self, name: &str, needed: u64) -> Result<(), ModelError> {
        fs::create_dir_all(&self.folder).map_err(ModelError::io(&self.folder))?;
        let free = fs4::available_space(&self.folder).map_err(ModelError::io(&self.folder))?;
        if free < needed.saturating_add(RESERVE) {
            let (name, folder) = (name.to_owned(), self.folder.clone());
            return Err(ModelError::DiskTooFull { name, needed, free, folder });
        }
        Ok(())
    }

    pub(crate) fn file_of(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.bin"))
    }

    /// What has come so far of a file.
    pub(crate) fn part_of(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.bin.part"))
    }

    /// By what the server knows the version of which a part came.
    pub(crate) fn tag_of(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.bin.part.tag"))
    }

    fn record_of(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.json"))
    }

    fn names(&self) -> Result<Vec<String>, ModelError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(ModelError::io(&self.folder)(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let name = entry.map_err(ModelError::io(&self.folder))?.file_name();
            names.extend(name.to_str().and_then(|name| name.strip_suffix(".json")).map(str::to_owned));
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, name: &str) -> Result<Installed, ModelError> {
        let path = self.record_of(name);
        let text = fs::read_to_string(&path).map_err(ModelError::io(&path))?;
        let record: Record = serde_json::from_str(&text)
            .map_err(|error| ModelError::BadRecord { path, reason: error.to_string() })?;
        let path = record.path.unwrap_or_else(|| self.file_of(name));
        let present = path.metadata().is_ok_and(|about| about.len() == record.bytes);
        let file = ModelFile { name: name.to_owned(), path, bytes: record.bytes, sha256: record.sha256 };
        Ok(Installed { file, kind: record.kind, origin: record.origin, present })
    }

    /// Copies, and returns the SHA-256 of what was copied.
    fn copy(&self, from: &Path, name: &str, bytes: u64) -> Result<String, ModelError> {
        self.make_room(name, bytes)?;
        let part = self.part_of(name);
        let copied = copy(from, &part);
        if copied.is_err() {
            // What is left of a copy is of no use; the next try writes over it.
            let _ = fs::remove_file(&part);
        }
        let sha256 = copied?;
        let to = self.file_of(name);
        fs::rename(&part, &to).map_err(ModelError::io(&to))?;
        Ok(sha256)
    }

    fn install(&self, name: &str, record: &Record) -> Result<Installed, ModelError> {
        fs::create_dir_all(&self.folder).map_err(ModelError::io(&self.folder))?;
        // The file must have its name on the disk before the record speaks of it.
        self.settle()?;
        let path = self.record_of(name);
        let part = path.with_extension("json.part");
        let text = serde_json::to_vec_pretty(record)
            .map_err(|error| ModelError::BadRecord { path: path.clone(), reason: error.to_string() })?;
        let write = || {
            let mut file = File::create(&part)?;
            file.write_all(&text)?;
            file.sync_all()?;
            fs::rename(&part, &path)
        };
        write().map_err(ModelError::io(&path))?;
        self.settle()?;
        self.read(name)
    }

    /// Sees that names are on the disk, where a system has a way to ask for it.
    pub(crate) fn settle(&self) -> Result<(), ModelError> {
        #[cfg(unix)]
        File::open(&self.folder)
            .and_then(|folder| folder.sync_all())
            .map_err(ModelError::io(&self.folder))?;
        Ok(())
    }
}

fn copy(from: &Path, to: &Path) -> Result<String, ModelError> {
    let mut source = File::open(from).map_err(ModelError::io(from))?;
    let mut target = File::create(to).map_err(ModelError::io(to))?;
    let mut hash = Hash::default();
    let mut buffer = vec![0; 1 << 20];
    loop {
        match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(more) => {
                hash.add(&buffer[..more]);
                target.write_all(&buffer[..more]).map_err(ModelError::io(to))?;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(ModelError::io(from)(error)),
        }
    }
    target.sync_all().map_err(ModelError::io(to))?;
    Ok(hash.digits())
}
