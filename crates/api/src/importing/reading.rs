use crate::bank::hex_sha256;
use crate::{ApiError, Code};
use hotseat_content::{Choices, ListImport, MAX_LIST_BYTES, import_list_with};
use hotseat_interview::PackId;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A list as it stands in its file.
pub(crate) struct ListFile {
    pub(crate) path: PathBuf,
    /// Its name, without its folder.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// Of the bytes: SHA-256, in hex.
    pub(crate) hash: String,
}

impl ListFile {
    pub(crate) fn read(path: &Path) -> Result<ListFile, ApiError> {
        let shown = path.display();
        let fail = |error: std::io::Error| match error.kind() {
            ErrorKind::NotFound => ApiError::new(
                Code::NotFound,
                format!("There is no file {shown}: check its name, or choose another."),
            ),
            _ => ApiError::new(Code::Io, format!("{shown} can't be read: {error}.")),
        };
        let path = path.canonicalize().map_err(fail)?;
        if path.is_dir() {
            return Err(ApiError::new(Code::Invalid, format!("{shown} is a folder: choose a file in it.")));
        }
        // A pipe could be waited on for ever.
        if !path.is_file() {
            return Err(ApiError::new(Code::Invalid, format!("{shown} is no file: choose a text file.")));
        }
        let mut bytes = Vec::new();
        let limit = MAX_LIST_BYTES as u64;
        std::fs::File::open(&path)
            .and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
            .map_err(fail)?;
        let name =
            path.file_name().map_or_else(|| shown.to_string(), |name| name.to_string_lossy().into_owned());
        Ok(ListFile { hash: hex_sha256(&bytes), path, name, bytes })
    }

    pub(crate) fn import(&self, choices: &Choices) -> Result<ListImport, ApiError> {
        import_list_with(&self.name, &self.bytes, choices)
            .map_err(|error| ApiError::from(error).with_detail(self.path.display()))
    }

    /// The same file is the same list, whatever stands in it.
    pub(crate) fn pack_id(&self) -> PackId {
        let hash = hex_sha256(self.path.as_os_str().as_encoded_bytes());
        PackId(format!("list-{}", &hash[..12]))
    }

    /// A name for the bank.
    pub(crate) fn title(&self, import: &ListImport) -> String {
        let stem = || self.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        import.title.clone().or_else(stem).unwrap_or_else(|| self.name.clone())
    }

    /// The path as it is kept and shown.
    pub(crate) fn shown(&self) -> String {
        self.path.display().to_string()
    }
}
