//! Speech models: which there are, which are installed, and whether a file is one.

mod error;
mod file;

pub use error::ModelError;
pub use file::ModelFile;
