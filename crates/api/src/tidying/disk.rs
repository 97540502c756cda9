//! What is on the disk, and the rules by which it goes.

use super::deleted_thing;
use crate::dto::{DiskUse, KeepRules, SessionUse};
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::Millis;
use hotseat_storage::{Retention, SessionSize, StoreError};
use std::path::Path;

/// How many of the largest sessions are shown.
const LARGEST: u32 = 20;
/// A hundred years: more is for ever.
const MOST_DAYS: u32 = 36_500;

impl Hotseat {
    /// What takes room on the disk, what was deleted and can be taken back, and the rules.
    pub fn disk_use(&self) -> Result<DiskUse, ApiError> {
        let (database, sound, largest, rules, trashed) = self.store.read(|tx| {
            let sizes = (tx.database_size()?, tx.sound_size()?, tx.largest_sessions(LARGEST)?);
            Ok::<_, StoreError>((sizes.0, sizes.1, sizes.2, tx.retention()?, tx.all_trashed()?))
        })?;
        Ok(DiskUse {
            database,
            sound: sound.bytes,
            sound_files: sound.recordings,
            sound_length: Millis(sound.ms),
            models: bytes_in(&self.folder.join("models")),
            largest: largest.into_iter().map(session_use).collect(),
            rules: KeepRules { sound_days: rules.sound, session_days: rules.sessions },
            deleted: trashed.into_iter().map(deleted_thing).collect(),
        })
    }

    /// Sets how long things are kept, and applies it at once: what is too old can still be taken back
    /// for a day.
    pub fn set_keep_rules(&self, rules: KeepRules) -> Result<DiskUse, ApiError> {
        for days in [rules.sound_days, rules.session_days].into_iter().flatten() {
            if days == 0 || days > MOST_DAYS {
                return Err(ApiError::new(
                    Code::Invalid,
                    format!(
                        "A rule has 1 to {MOST_DAYS} days: give another number, or none to keep for ever."
                    ),
                ));
            }
        }
        let rules = Retention { sound: rules.sound_days, sessions: rules.session_days };
        self.store.write(|tx| tx.set_retention(rules))?;
        self.tidy_up()?;
        self.disk_use()
    }
}

fn session_use(size: SessionSize) -> SessionUse {
    SessionUse {
        id: size.id.0,
        title: size.title,
        held: size.created_at.to_string(),
        files: size.recordings,
        sound: Millis(size.sound_ms),
        bytes: size.sound_bytes,
    }
}

/// Bytes of the files in a folder; what can't be looked at counts as nothing.
fn bytes_in(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |file: std::fs::DirEntry| match file.metadata().ok()? {
        // A model of several files is a folder.
        about if about.is_dir() => Some(bytes_in(&file.path())),
        about => about.is_file().then_some(about.len()),
    };
    files.filter_map(size).sum()
}
