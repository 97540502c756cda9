//! What the tables beside a session's log hold of it. All of it repeats what the log says, for lists,
//! figures and the search: it can be thrown away, and is then made again from the log.

use crate::{Asked, Passage, Progress, ReadTx, SessionId, StoreError, StoredLocked, WriteTx};
use rusqlite::params;

/// One mark for all of these tables, in place of one for each: which [`INDEX_VERSION`] a session's rows
/// were made by. 0 is a session of an earlier version, and one that was taken back from the trash.
pub(crate) const INDEXED: &str = "
    DROP INDEX session_scored_unknown;
    DROP TABLE scored;
    ALTER TABLE session DROP COLUMN asked_known;
    ALTER TABLE session DROP COLUMN scored_known;
    ALTER TABLE session DROP COLUMN locked_known;
    ALTER TABLE session DROP COLUMN searchable;
    ALTER TABLE session ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX session_indexed ON session (indexed, id)";

/// Raised whenever the rows would come out otherwise: then they are made again from the logs.
pub const INDEX_VERSION: u32 = 1;

/// What the tables beside its log hold of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionIndex {
    pub progress: Progress,
    /// In the order of the plan, as the locked answers are.
    pub asked: Vec<Asked>,
    pub locked: Vec<StoredLocked>,
    /// Everything written, as the search finds it; the words of recordings come with their
    /// transcripts.
    pub written: Vec<Passage>,
}

impl WriteTx<'_> {
    /// Makes what is held of a session `now`, where it is not the same in `before`.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn update_index(
        &mut self,
        id: &SessionId,
        before: &SessionIndex,
        now: &SessionIndex,
    ) -> Result<(), StoreError> {
        if now.progress != before.progress {
            self.set_progress(id, &now.progress)?;
        }
        if now.asked != before.asked {
            self.set_asked(id, &now.asked)?;
        }
        self.set_locked(id, &before.locked, &now.locked)?;
        if now.written != before.written {
            self.set_passages(id, &now.written)?;
        }
        Ok(())
    }

    /// Makes everything that is held of a session anew; `spoken` are the words of its recordings.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn remake_index(
        &mut self,
        id: &SessionId,
        index: &SessionIndex,
        spoken: &[Passage],
    ) -> Result<(), StoreError> {
        self.set_progress(id, &index.progress)?;
        self.set_asked(id, &index.asked)?;
        let before = self.locked_of(id)?;
        self.set_locked(id, &before, &index.locked)?;
        self.set_passages(id, &index.written)?;
        self.set_spoken(id, spoken)?;
        self.execute("UPDATE session SET indexed = ?2 WHERE id = ?1", params![id, INDEX_VERSION])?;
        Ok(())
    }

    /// Has what is held of a session made again.
    pub(crate) fn distrust_index(&mut self, id: &SessionId) -> Result<(), StoreError> {
        self.execute("UPDATE session SET indexed = 0 WHERE id = ?1", [id])?;
        Ok(())
    }
}

impl ReadTx<'_> {
    /// The sessions of which nothing is held yet, or something that another version made; the oldest
    /// first. A deleted one waits until it is taken back.
    ///
    /// # Errors
    /// Those of reading.
    pub fn unindexed_sessions(&self) -> Result<Vec<SessionId>, StoreError> {
        self.all(
            // Two ranges of the index: for "is not", each session would be looked at.
            "SELECT id FROM (
                 SELECT id, created_at FROM session WHERE indexed < ?1
                 UNION ALL SELECT id, created_at FROM session WHERE indexed > ?1)
             WHERE id NOT IN (SELECT session_id FROM trash WHERE item = -1 AND part = 'all')
             ORDER BY created_at, id",
            [INDEX_VERSION],
            |row| row.get("id"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{locked, session_id, store_with_session, wall};
    use crate::{PassageKind, Target};

    fn passage(key: &str, kind: PassageKind) -> Passage {
        Passage { key: key.into(), item: Some(0), kind, recording: None, at: None, text: key.into() }
    }

    fn some() -> SessionIndex {
        SessionIndex {
            progress: Progress { answered: 1, ..Progress::default() },
            asked: Vec::new(),
            locked: vec![locked(0, 4)],
            written: vec![passage("answer/0/0", PassageKind::Answer)],
        }
    }

    fn held(store: &crate::Store) -> (Vec<StoredLocked>, Vec<String>, u32) {
        let all = store.read(|db| {
            Ok::<_, StoreError>((
                db.locked_of(&session_id())?,
                db.passages(&session_id())?.into_iter().map(|(_, passage)| passage.key).collect(),
                db.session(&session_id())?.map_or(0, |session| session.summary.progress.answered),
            ))
        });
        all.unwrap()
    }

    #[test]
    fn a_new_session_is_known_and_a_changed_one_holds_what_it_was_given() {
        let (_folder, store) = store_with_session();
        assert_eq!(store.read(|db| db.unindexed_sessions()).unwrap(), []);
        let index = some();
        store.write(|db| db.update_index(&session_id(), &SessionIndex::default(), &index)).unwrap();
        assert_eq!(held(&store), (index.locked.clone(), vec!["answer/0/0".to_owned()], 1));
        store.write(|db| db.update_index(&session_id(), &index, &SessionIndex::default())).unwrap();
        assert_eq!(held(&store), (Vec::new(), Vec::new(), 0));
    }

    #[test]
    fn what_is_made_anew_leaves_nothing_of_before() {
        let (_folder, store) = store_with_session();
        let spoken = [passage("spoken/r", PassageKind::Spoken)];
        store.write(|db| db.remake_index(&session_id(), &some(), &spoken)).unwrap();
        let mut later = some();
        later.locked = vec![locked(1, 7)];
        store.write(|db| db.remake_index(&session_id(), &later, &[])).unwrap();
        assert_eq!(held(&store), (later.locked, vec!["answer/0/0".to_owned()], 1));
    }

    #[test]
    fn a_session_that_is_taken_back_is_read_again() {
        let (_folder, store) = store_with_session();
        let target = Target { session: session_id(), item: None, sound_only: false };
        store.write(|db| db.distrust_index(&session_id())).unwrap();
        store.write(|db| db.trash(&target, wall(0))).unwrap();
        assert_eq!(store.read(|db| db.unindexed_sessions()).unwrap(), [], "a deleted one waits");
        store.write(|db| db.restore(&target)).unwrap();
        assert_eq!(store.read(|db| db.unindexed_sessions()).unwrap(), [session_id()]);
        store.write(|db| db.remake_index(&session_id(), &some(), &[])).unwrap();
        assert_eq!(store.read(|db| db.unindexed_sessions()).unwrap(), []);
    }
}
