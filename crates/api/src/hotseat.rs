use crate::hearing::{Hearing, HearingParts};
use crate::ideas::Ideas;
use crate::library::Index;
use crate::live::Live;
use crate::progress::Known;
use crate::tiers::Tiers;
use crate::{ApiError, Clock};
use hotseat_speech::models::Models;
use hotseat_storage::{Store, WallTime};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// An opened data folder, and what can be done with it. Each use case stands in the file of its
/// subject: the bank, importing, planning, the live interview, history.
pub struct Hotseat {
    pub(crate) folder: PathBuf,
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) hearing: Hearing,
    pub(crate) tiers: Arc<Tiers>,
    pub(crate) ideas: Ideas,
    live: Mutex<Option<Live>>,
    /// When it was last looked at what is to be deleted.
    pub(crate) tidied: Mutex<WallTime>,
    pub(crate) index: Mutex<Index>,
    pub(crate) known: Mutex<Option<Arc<Known>>>,
    /// Rung whenever the live interview was changed from outside the clock.
    pub(crate) changed: Notify,
}

impl Hotseat {
    /// Opens the data folder, creating it where it is missing, and brings the packs that ship with
    /// the program up to date.
    ///
    /// # Errors
    /// When the folder can't be read or written, or was written by a newer Hotseat.
    pub fn open(folder: &Path, clock: Arc<dyn Clock>) -> Result<Hotseat, ApiError> {
        Hotseat::open_with(folder, clock, HearingParts::default())
    }

    /// The same, with microphones and a transcriber other than the machine's own.
    ///
    /// # Errors
    /// Those of [`Hotseat::open`].
    pub fn open_with(folder: &Path, clock: Arc<dyn Clock>, parts: HearingParts) -> Result<Hotseat, ApiError> {
        // An error has to name the folder so that it can be found.
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let tidied = Mutex::new(clock.wall().into());
        let hotseat = Hotseat {
            store: Store::open(&folder)?,
            ideas: Ideas::default(),
            tiers: Arc::new(Tiers::new(Models::in_folder(folder.join("models")))),
            folder,
            clock,
            hearing: Hearing::new(parts),
            live: Mutex::new(None),
            tidied,
            index: Mutex::default(),
            known: Mutex::default(),
            changed: Notify::new(),
        };
        hotseat.refresh_bundled()?;
        hotseat.recover_recordings()?;
        hotseat.refresh_own_packs()?;
        hotseat.make_index()?;
        // What could not be let go of now is let go of later: no reason not to open.
        let _ = hotseat.tidy_up();
        Ok(hotseat)
    }

    pub(crate) fn wall(&self) -> WallTime {
        self.clock.wall().into()
    }

    pub(crate) fn live(&self) -> MutexGuard<'_, Option<Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
