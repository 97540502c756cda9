use crate::clock::MachineClock;
use crate::{hearing, ticking};
use hotseat_api::{ApiError, Hotseat, data_folder};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::AppHandle;

/// What the window stands on.
pub struct Opened {
    app: AppHandle,
    /// The data folder that was asked for; none is the usual one.
    folder: Option<PathBuf>,
    hotseat: Mutex<Option<Arc<Hotseat>>>,
    /// The list that the program was started with, until the window has asked for it.
    list: Mutex<Option<PathBuf>>,
}

impl Opened {
    pub fn new(app: AppHandle, folder: Option<PathBuf>, list: Option<PathBuf>) -> Opened {
        Opened { app, folder, hotseat: Mutex::new(None), list: Mutex::new(list) }
    }

    /// The opened data folder. One that could not be opened is tried again by each command, so that
    /// whoever repaired it need not start the program anew.
    ///
    /// # Errors
    /// Why it can't be opened: the window then says so on every page instead of not opening at all.
    pub fn get(&self) -> Result<Arc<Hotseat>, ApiError> {
        let mut hotseat = locked(&self.hotseat);
        if let Some(hotseat) = hotseat.as_ref() {
            return Ok(Arc::clone(hotseat));
        }
        let folder = data_folder(self.folder.as_deref())?;
        let opened = Arc::new(Hotseat::open(&folder, Arc::new(MachineClock::start()))?);
        ticking::start(self.app.clone(), Arc::clone(&opened));
        hearing::start(self.app.clone(), Arc::clone(&opened));
        *hotseat = Some(Arc::clone(&opened));
        Ok(opened)
    }

    /// The list, once: a page that is loaded again does not open it again.
    pub fn take_list(&self) -> Option<PathBuf> {
        locked(&self.list).take()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
