use super::catalogue::{CatalogueEntry, ModelKind};
use super::file::name_of;
use super::hash;
use super::sentences::{FILES, examine_folder};
use super::slot::{Slot, copy_into};
use super::{ModelError, ModelFile, examine};
use crate::recording::RESERVE;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
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
    /// Of a file or folder that stays elsewhere.
    path: Option<PathBuf>,
    /// All files together.
    bytes: u64,
    /// Of the file with the weights.
    sha256: String,
    /// Of a model of several files, each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<RecordedFile>,
}

#[derive(Serialize, Deserialize)]
struct RecordedFile {
    name: String,
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

    /// An installed model that turns speech into words.
    ///
    /// # Errors
    /// Those of [`Models::find`], and when it is of another kind.
    pub fn recogniser(&self, name: &str) -> Result<Installed, ModelError> {
        self.of_kind(name, ModelKind::Recogniser)
    }

    /// An installed model that says what sentences mean. Its path is the folder of its files.
    ///
    /// # Errors
    /// Those of [`Models::find`], and when it is of another kind.
    pub fn sentences(&self, name: &str) -> Result<Installed, ModelError> {
        self.of_kind(name, ModelKind::Sentences)
    }

    fn of_kind(&self, name: &str, kind: ModelKind) -> Result<Installed, ModelError> {
        let words = |kind| match kind {
            ModelKind::Recogniser => "speech model",
            ModelKind::Sentences => "sentence model",
        };
        let found = self.find(name)?;
        if found.kind == kind {
            return Ok(found);
        }
        let (kind, wanted) = (words(found.kind), words(kind));
        Err(ModelError::OtherKind { name: name.to_owned(), kind, wanted })
    }

    /// Installs a model of the person's, by a copy or where it is, under its own name: a speech model
    /// is a file, a sentence model a folder, or one of the files in it.
    ///
    /// # Errors
    /// When it is no whole model, its name is taken, or it can't be copied.
    pub fn add(&self, path: &Path, copy: bool) -> Result<Installed, ModelError> {
        if let Some(folder) = sentence_folder(path) {
            return self.add_sentences(folder, copy);
        }
        let facts = examine(path)?;
        let name = self.free_name(&name_of(path))?;
        let (origin, path, sha256) = if copy {
            self.make_room(&name, facts.bytes)?;
            (Origin::Copied, None, copy_into(path, &self.file_of(&name))?)
        } else {
            let path = path.canonicalize().map_err(ModelError::io(path))?;
            let sha256 = hash::of_file(&path)?;
            (Origin::Referenced, Some(path), sha256)
        };
        let (kind, files) = (ModelKind::Recogniser, Vec::new());
        self.install(&name, &Record { kind, origin, path, bytes: facts.bytes, sha256, files })
    }

    fn add_sentences(&self, folder: &Path, copy: bool) -> Result<Installed, ModelError> {
        examine_folder(folder)?;
        let folder = folder.canonicalize().map_err(ModelError::io(folder))?;
        let name = self.free_name(&folder.file_name().unwrap_or_default().to_string_lossy())?;
        let mut files = Vec::new();
        for file in FILES {
            let from = folder.join(file);
            let bytes = from.metadata().map_err(ModelError::io(&from))?.len();
            files.push(RecordedFile { name: file.to_owned(), bytes, sha256: String::new() });
        }
        let bytes = files.iter().map(|file| file.bytes).sum();
        if copy {
            self.make_room(&name, bytes)?;
            self.make_folder(&name)?;
        }
        for file in &mut files {
            let from = folder.join(&file.name);
            file.sha256 = if copy {
                copy_into(&from, &self.slot(ModelKind::Sentences, &name, &file.name))?
            } else {
                hash::of_file(&from)?
            };
        }
        let (origin, path) = if copy { (Origin::Copied, None) } else { (Origin::Referenced, Some(folder)) };
        let sha256 = files.last().map(|file| file.sha256.clone()).unwrap_or_default();
        self.install(&name, &Record { kind: ModelKind::Sentences, origin, path, bytes, sha256, files })
    }

    /// Reads the whole model, and compares it with what was installed.
    ///
    /// # Errors
    /// When it is missing, damaged, or another.
    pub fn verify(&self, name: &str) -> Result<Installed, ModelError> {
        let installed = self.find(name)?;
        match installed.kind {
            ModelKind::Recogniser => {
                examine(&installed.file.path)?;
                installed.file.verify()?;
            }
            ModelKind::Sentences => {
                let folder = &installed.file.path;
                examine_folder(folder)?;
                for file in self.record(name)?.files {
                    let path = folder.join(&file.name);
                    let found = hash::of_file(&path)?;
                    if found != file.sha256 {
                        return Err(ModelError::Changed { path, wanted: file.sha256, found });
                    }
                }
            }
        }
        Ok(installed)
    }

    /// Removes a model, or what is left of one, and says how many bytes came free. What was only
    /// referred to stays.
    ///
    /// # Errors
    /// When there is none, or it can't be removed.
    pub fn remove(&self, name: &str) -> Result<u64, ModelError> {
        if let Err(missing @ ModelError::NotInstalled { .. }) = self.find(name) {
            return Err(missing);
        }
        let mut freed = 0;
        let mut let_go = |path: &Path| {
            let bytes = path.metadata().map_or(0, |about| about.len());
            match fs::remove_file(path) {
                Ok(()) => freed += bytes,
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(ModelError::io(path)(error)),
            }
            Ok(())
        };
        // Of which kind it was, a record that can't be read does not say.
        let files = FILES.map(|file| self.slot(ModelKind::Sentences, name, file));
        for slot in [self.file_of(name)]
            .iter()
            .chain(&files)
            .filter(|slot| slot.path.parent().is_some_and(Path::exists))
        {
            for path in [slot.part(), slot.tag(), slot.path.clone()] {
                let_go(&path)?;
            }
        }
        let folder = self.folder.join(name);
        match fs::remove_dir(&folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(ModelError::io(&folder)(error)),
            _ => {}
        }
        // The record last: a removal that was interrupted can be asked for again.
        let_go(&self.record_of(name))?;
        self.settle()?;
        Ok(freed)
    }

    /// Everything of a model of the catalogue is whole and checked, and lies where it belongs.
    pub(crate) fn installed(&self, entry: &CatalogueEntry) -> Result<Installed, ModelError> {
        let of = |file: &super::CatalogueFile| RecordedFile {
            name: file.name.to_owned(),
            bytes: file.bytes,
            sha256: file.sha256.to_owned(),
        };
        let files = match entry.kind {
            ModelKind::Recogniser => Vec::new(),
            ModelKind::Sentences => entry.files.iter().map(of).collect(),
        };
        let sha256 = entry.weights().map(|file| file.sha256.to_owned()).unwrap_or_default();
        let (kind, bytes) = (entry.kind, entry.bytes());
        self.install(
            entry.name,
            &Record { kind, origin: Origin::Downloaded, path: None, bytes, sha256, files },
        )
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

    /// Where a file of a model belongs.
    pub(crate) fn slot(&self, kind: ModelKind, name: &str, file: &str) -> Slot {
        match kind {
            ModelKind::Recogniser => self.file_of(name),
            ModelKind::Sentences => Slot { path: self.folder.join(name).join(file) },
        }
    }

    fn file_of(&self, name: &str) -> Slot {
        Slot { path: self.folder.join(format!("{name}.bin")) }
    }

    /// Makes the folder of a model of several files.
    pub(crate) fn make_folder(&self, name: &str) -> Result<(), ModelError> {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder).map_err(ModelError::io(&folder))
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

    fn record(&self, name: &str) -> Result<Record, ModelError> {
        let path = self.record_of(name);
        let text = fs::read_to_string(&path).map_err(ModelError::io(&path))?;
        serde_json::from_str(&text).map_err(|error| ModelError::BadRecord { path, reason: error.to_string() })
    }

    fn read(&self, name: &str) -> Result<Installed, ModelError> {
        let Record { kind, origin, path, bytes, sha256, files } = self.record(name)?;
        let is = |path: &Path, bytes: u64| path.metadata().is_ok_and(|about| about.len() == bytes);
        let (path, present) = match kind {
            ModelKind::Recogniser => {
                let path = path.unwrap_or_else(|| self.file_of(name).path);
                let present = is(&path, bytes);
                (path, present)
            }
            ModelKind::Sentences => {
                let path = path.unwrap_or_else(|| self.folder.join(name));
                let present =
                    !files.is_empty() && files.iter().all(|file| is(&path.join(&file.name), file.bytes));
                (path, present)
            }
        };
        let file = ModelFile { name: name.to_owned(), path, bytes, sha256 };
        Ok(Installed { file, kind, origin, present })
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

/// The folder of a sentence model: the one named, or that of the file of it that was named. None for
/// what can only be a speech model.
pub fn sentence_folder(path: &Path) -> Option<&Path> {
    if path.is_dir() {
        return Some(path);
    }
    let name = path.file_name()?.to_str()?;
    FILES
        .contains(&name)
        .then(|| path.parent().filter(|folder| !folder.as_os_str().is_empty()))
        .map(|folder| folder.unwrap_or(Path::new(".")))
}
