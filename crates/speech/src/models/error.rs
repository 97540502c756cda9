use std::io;
use std::path::PathBuf;

/// What is wrong with a model, or with getting one.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    #[error("{}: {source}", .path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{} is no Whisper model in ggml format: {reason}", .path.display())]
    NotAModel { path: PathBuf, reason: String },
}
