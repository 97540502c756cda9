//! Models that a person may install, for speech and for sentences: which there are, which are
//! installed, and whether a file is one.

mod catalogue;
mod download;
#[cfg(test)]
mod download_tests;
mod error;
mod examine;
#[cfg(test)]
mod examine_tests;
mod file;
mod folder;
#[cfg(test)]
mod folder_tests;
mod ggml;
mod hash;
#[cfg(test)]
mod sample;
mod sentences;
#[cfg(test)]
mod sentences_tests;
mod slot;
mod tensors;

pub use catalogue::{
    CATALOGUE, CatalogueEntry, CatalogueFile, Languages, ModelKind, SpeedClass, in_catalogue,
};
pub use download::Downloaded;
pub use error::ModelError;
pub use examine::{Facts, examine};
pub use file::ModelFile;
pub use folder::{Installed, Models, Origin, sentence_folder};
pub use hash::of_file as sha256_of;
pub use sentences::examine_folder;
