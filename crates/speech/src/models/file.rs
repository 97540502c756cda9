use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A model file that has been looked at and hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelFile {
    pub name: String,
    pub path: PathBuf,
    pub bytes: u64,
    /// In small hexadecimal digits.
    pub sha256: String,
}
