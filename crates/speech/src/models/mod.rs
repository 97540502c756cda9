//! Speech models: which there are, which are installed, and whether a file is one.

mod error;
mod examine;
mod file;
mod ggml;
mod tensors;

pub use error::ModelError;
pub use examine::{Facts, examine};
pub use file::ModelFile;
