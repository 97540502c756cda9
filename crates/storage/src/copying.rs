//! A copy of everything, taken while the program runs.

use crate::opening::database_in;
use crate::{ReadTx, Store, StoreError, WriteTx};
use rusqlite::{Connection, OpenFlags, params};
use std::path::Path;
use std::time::Duration;

/// How long a copy waits for a write that is being committed.
const PATIENCE: Duration = Duration::from_secs(30);

impl Store {
    /// Writes the database as it is at one moment into another folder, which has none yet. Others go on
    /// reading and writing meanwhile. Nothing of what was deleted is in the copy.
    ///
    /// # Errors
    /// When it can't be read, or there can't be written to the other folder.
    pub fn copy_to(&self, folder: &Path) -> Result<(), StoreError> {
        let target = database_in(folder);
        let sqlite = |error| StoreError::sqlite(&target, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let own = Connection::open_with_flags(self.path(), flags).map_err(sqlite)?;
        own.busy_timeout(PATIENCE).map_err(sqlite)?;
        // Unlike a copy page by page, this needs no second try when somebody writes.
        own.execute("VACUUM INTO ?1", params![target.to_string_lossy()]).map_err(sqlite)?;
        Ok(())
    }

    /// Reads every page and index once.
    ///
    /// # Errors
    /// When anything in the database does not fit together.
    pub fn check_whole(&self) -> Result<(), StoreError> {
        self.read(|tx| {
            let found: Option<String> = tx.one("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            match found.as_deref() {
                Some("ok") => Ok(()),
                found => Err(tx.damaged(found.unwrap_or("it can't be checked").to_owned())),
            }
        })
    }
}

/// A sound file that a recording speaks of, in the folder of recordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundFile {
    pub file: String,
    /// The recording is done, and its sound was not deleted: the file should be there.
    pub expected: bool,
}

impl ReadTx<'_> {
    /// The sound files of all recordings.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sound_files(&self) -> Result<Vec<SoundFile>, StoreError> {
        self.all(
            "SELECT file, removed_at IS NULL AND ended IS NOT NULL AND length_ms IS NOT NULL FROM recording
             ORDER BY file",
            [],
            |row| Ok(SoundFile { file: row.get(0)?, expected: row.get(1)? }),
        )
    }
}

impl WriteTx<'_> {
    /// Says that packs whose folders lie within `old` lie within `new` now.
    ///
    /// # Errors
    /// Those of writing.
    pub fn packs_have_moved(&mut self, old: &Path, new: &Path) -> Result<(), StoreError> {
        let packs = self.packs()?.into_iter().filter_map(|listing| {
            let folder = listing.pack.folder.clone()?;
            let within = Path::new(&folder).strip_prefix(old).ok()?;
            Some((listing.pack.id, new.join(within)))
        });
        for (id, folder) in packs.collect::<Vec<_>>() {
            self.execute(
                "UPDATE pack SET folder = ?2 WHERE id = ?1",
                params![id.0, folder.to_string_lossy()],
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Pack;
    use crate::samples::{NO_QUESTIONS, pack, session_id, store, store_with_session, wall};

    #[test]
    fn a_copy_holds_what_there_was_and_nothing_of_what_was_deleted() {
        let (_folder, store) = store_with_session();
        let gone = "01985f6e-0000-7000-8000-00000000dead";
        let plan = crate::samples::plan(1);
        store
            .write(|db| {
                db.create_session(&crate::NewSession {
                    id: gone.into(),
                    title: "a title that nobody keeps".into(),
                    created_at: wall(0),
                    plan: &plan,
                })
            })
            .unwrap();
        store.write(|db| db.delete_session(&gone.into())).unwrap();
        let copied = tempfile::tempdir().unwrap();
        store.copy_to(copied.path()).unwrap();
        let copy = Store::open_reading(copied.path()).unwrap();
        copy.check_whole().unwrap();
        assert!(copy.read(|db| db.session(&session_id())).unwrap().is_some());
        let bytes = std::fs::read(copied.path().join("hotseat.db")).unwrap();
        let kept = bytes.windows(25).any(|window| window == b"a title that nobody keeps");
        assert!(!kept, "the deleted title is in the copy");
        let again = store.copy_to(copied.path());
        assert!(again.is_err(), "a copy is not written over another");
    }

    #[test]
    fn packs_within_the_folder_move_with_it_and_others_stay() {
        let (_folder, store) = store();
        let own = |id: &str, folder: &str| Pack { folder: Some(folder.to_owned()), ..pack(id, id) };
        store
            .write(|db| {
                db.put_pack(&own("inside", "/data/old/packs/inside"), NO_QUESTIONS)?;
                db.put_pack(&own("outside", "/data/older/outside"), NO_QUESTIONS)
            })
            .unwrap();
        store.write(|db| db.packs_have_moved(Path::new("/data/old"), Path::new("/new"))).unwrap();
        let folders: Vec<Option<String>> =
            store.read(|db| db.packs()).unwrap().into_iter().map(|listing| listing.pack.folder).collect();
        assert_eq!(folders, [Some("/new/packs/inside".to_owned()), Some("/data/older/outside".to_owned())]);
    }
}
