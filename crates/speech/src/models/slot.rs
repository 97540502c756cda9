use super::ModelError;
use super::hash::Hash;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Where a file of a model lies in the folder of models, and what has come so far of it.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) path: PathBuf,
}

impl Slot {
    /// What has come so far.
    pub(crate) fn part(&self) -> PathBuf {
        self.with(".part")
    }

    /// By what the server knows the version of which a part came.
    pub(crate) fn tag(&self) -> PathBuf {
        self.with(".part.tag")
    }

    fn with(&self, more: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(more);
        name.into()
    }
}

/// Copies, and returns the SHA-256 of what was copied.
pub(crate) fn copy_into(from: &Path, to: &Slot) -> Result<String, ModelError> {
    let part = to.part();
    let copied = copy(from, &part);
    if copied.is_err() {
        // What is left of a copy is of no use; the next try writes over it.
        let _ = fs::remove_file(&part);
    }
    let sha256 = copied?;
    fs::rename(&part, &to.path).map_err(ModelError::io(&to.path))?;
    Ok(sha256)
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
