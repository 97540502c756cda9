use super::{ModelError, examine, hash};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A model file that has been looked at and hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelFile {
    pub name: String,
    pub path: PathBuf,
    pub bytes: u64,
    /// In small hexadecimal digits.
    pub sha256: String,
}

impl ModelFile {
    /// Looks at any file, installed or not, and hashes it.
    ///
    /// # Errors
    /// When it can't be read, or is no whole model.
    pub fn open(path: &Path) -> Result<ModelFile, ModelError> {
        let facts = examine(path)?;
        let sha256 = hash::of_file(path)?;
        let path = path.canonicalize().map_err(ModelError::io(path))?;
        Ok(ModelFile { name: name_of(&path), path, bytes: facts.bytes, sha256 })
    }

    /// Reads the whole file, and compares it with what it was.
    ///
    /// # Errors
    /// When it can't be read, or is another.
    pub fn verify(&self) -> Result<(), ModelError> {
        let found = hash::of_file(&self.path)?;
        if found == self.sha256 {
            return Ok(());
        }
        Err(ModelError::Changed { path: self.path.clone(), wanted: self.sha256.clone(), found })
    }
}

/// A file's name without what all have in common: `ggml-base.en.bin` is `base.en`.
pub(crate) fn name_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    stem.strip_prefix("ggml-").unwrap_or(&stem).to_owned()
}
