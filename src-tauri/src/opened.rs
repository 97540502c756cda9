use hotseat_api::{ApiError, Hotseat};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// What the window stands on.
pub struct Opened {
    /// The opened data folder, or why it could not be opened: the window then says so on every page
    /// instead of not opening at all.
    pub hotseat: Result<Arc<Hotseat>, ApiError>,
    /// The list that the program was started with, until the window has asked for it.
    pub list: Mutex<Option<PathBuf>>,
}

impl Opened {
    pub fn get(&self) -> Result<&Hotseat, ApiError> {
        match &self.hotseat {
            Ok(hotseat) => Ok(hotseat),
            Err(error) => Err(error.clone()),
        }
    }

    /// The list, once: a page that is loaded again does not open it again.
    pub fn take_list(&self) -> Option<PathBuf> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
