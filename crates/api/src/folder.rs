use crate::{ApiError, Code};
use std::path::{Path, PathBuf};

/// Where the data is: the folder that was asked for, or `HOTSEAT_DATA`, or `hotseat` in the
/// system's folder for application data.
///
/// # Errors
/// When none was asked for and the system has no such folder.
pub fn data_folder(asked: Option<&Path>) -> Result<PathBuf, ApiError> {
    if let Some(folder) = asked {
        return Ok(folder.to_owned());
    }
    if let Some(folder) = std::env::var_os("HOTSEAT_DATA").filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    dirs::data_dir().map(|folder| folder.join("hotseat")).ok_or_else(|| {
        ApiError::new(
            Code::NotFound,
            "This system names no folder for application data: set HOTSEAT_DATA to a folder of your choice.",
        )
    })
}
