use std::io;
use std::path::{Path, PathBuf};

/// What is wrong with a model, or with getting one.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    #[error("{}: {source}", .path.display())]
    Io { path: PathBuf, source: io::Error },
    /// Not a model, or a damaged one. `at` is where in the file it was seen, in bytes.
    #[error("{} is no whole Whisper model in ggml format: {reason} (at byte {at})", .path.display())]
    NotAModel { path: PathBuf, reason: String, at: u64 },
}

impl ModelError {
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> ModelError {
        let path = path.to_owned();
        |source| ModelError::Io { path, source }
    }
}
