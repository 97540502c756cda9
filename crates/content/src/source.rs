use crate::PackError;
use std::fs;
use std::path::Path;

/// The largest file of a pack: a hundred times what an author writes.
pub(crate) const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024;

/// A file of a pack: its name, as shown in problems, and its text with `\n` line ends and no byte
/// order mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub text: String,
}

impl Source {
    pub fn new(name: impl Into<String>, text: &str) -> Source {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        Source { name: name.into(), text }
    }

    /// Reads a file of a pack.
    ///
    /// # Errors
    /// When it can't be read, is too large, or isn't UTF-8 text.
    pub(crate) fn read(path: &Path) -> Result<Source, PackError> {
        let failed = |source| PackError::Read { path: path.to_owned(), source };
        let size = fs::metadata(path).map_err(failed)?.len();
        if size > MAX_FILE_BYTES {
            return Err(PackError::TooLarge { path: path.to_owned(), size, limit: MAX_FILE_BYTES });
        }
        let bytes = fs::read(path).map_err(failed)?;
        match String::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => Ok(Source::new(path.display().to_string(), &text)),
            Ok(text) => {
                let before = text.find('\0').unwrap_or_default();
                Err(PackError::NotText { path: path.to_owned(), line: line_at(text.as_bytes(), before) })
            }
            Err(error) => {
                let before = error.utf8_error().valid_up_to();
                Err(PackError::NotText { path: path.to_owned(), line: line_at(error.as_bytes(), before) })
            }
        }
    }
}

/// The line of a byte offset, counted from 1.
pub(crate) fn line_at(bytes: &[u8], offset: usize) -> u32 {
    let before = &bytes[..offset.min(bytes.len())];
    u32::try_from(before.iter().filter(|&&byte| byte == b'\n').count()).unwrap_or(u32::MAX).saturating_add(1)
}
