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
    /// Not the files of a sentence model, or damaged ones.
    #[error(
        "{} is not what a sentence model has there: {reason}. Choose a folder with config.json, vocab.txt and \
         model.safetensors of all-MiniLM-L6-v2 or another BERT encoder", .path.display()
    )]
    NotASentenceModel { path: PathBuf, reason: String },
    #[error("the model {name} is a {kind} and no {wanted}; `model list` says which is which")]
    OtherKind { name: String, kind: &'static str, wanted: &'static str },
    #[error("no model {name:?} is installed; {}", known(.installed))]
    NotInstalled { name: String, installed: Vec<String> },
    #[error("the catalogue has no model {name:?}; it has {}", .known.join(", "))]
    NotInCatalogue { name: String, known: Vec<&'static str> },
    #[error("a model {name:?} is installed already; remove it first, or give the file another name")]
    AlreadyInstalled { name: String },
    #[error(
        "{name:?} can't be the name of a model: up to 80 letters, digits, dots, dashes and low lines, \
         and no dot in front"
    )]
    BadName { name: String },
    #[error("{}: the record of this model can't be read: {reason}. Remove the model and add it again", .path.display())]
    BadRecord { path: PathBuf, reason: String },
    /// The weights are not those that were published or added.
    #[error("{} has changed: its SHA-256 is {found}, not {wanted}. Remove the model and get it again", .path.display())]
    Changed { path: PathBuf, wanted: String, found: String },
    #[error("{name} needs {needed} bytes, and only {free} are free in {}", .folder.display())]
    DiskTooFull { name: String, needed: u64, free: u64, folder: PathBuf },
    #[error("{name} is being downloaded already")]
    Busy { name: String },
    #[error("the download of {name} was stopped; it goes on from there when asked for again")]
    Stopped { name: String },
    #[error(
        "the download of {name} broke off at byte {have} of {of}: {reason}. It goes on from there when \
         asked for again"
    )]
    BrokeOff { name: String, have: u64, of: u64, reason: String },
    #[error("{address} answered with status {status}")]
    Status { address: String, status: u16 },
    /// What came was removed.
    #[error("{address} sent something other than {name}: {reason}. Nothing of it was kept")]
    WrongContents { name: String, address: String, reason: String },
}

impl ModelError {
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> ModelError {
        let path = path.to_owned();
        |source| ModelError::Io { path, source }
    }
}

fn known(installed: &[String]) -> String {
    if installed.is_empty() {
        return "none is".to_owned();
    }
    format!("there is {}", installed.join(", "))
}
