use crate::column::Json;
use crate::trash::kept;
use crate::{Change, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use hotseat_interview::{Delivered, LockedAnswer};
use rusqlite::{Row, params};

/// What each locked answer comes to. It repeats what plans, logs and comparisons say, so that progress
/// need not replay every session; it can be thrown away and made again.
pub(crate) const CREATE: &str = "
    CREATE TABLE locked_answer (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item       INTEGER NOT NULL,
        locked_at  TEXT NOT NULL,
        body       TEXT NOT NULL,
        PRIMARY KEY (session_id, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX locked_answer_time ON locked_answer (locked_at)";

/// Which [`LOCKED_VERSION`] a session's rows were made by; 0 for a session stored before there were any.
pub(crate) const KNOWN: &str = "ALTER TABLE session ADD COLUMN locked_known INTEGER NOT NULL DEFAULT 0";

/// Raised whenever the rows would come out otherwise: then they are made again from the logs.
pub const LOCKED_VERSION: u32 = 1;

/// A locked answer of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredLocked {
    pub session: SessionId,
    /// Counted from 0.
    pub item: u32,
    pub locked_at: WallTime,
    pub answer: LockedAnswer,
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<StoredLocked> {
    Ok(StoredLocked {
        session: row.get("session_id")?,
        item: row.get("item")?,
        locked_at: row.get("locked_at")?,
        answer: row.get("body").map(|Json(answer)| answer)?,
    })
}

impl WriteTx<'_> {
    /// Stores what a locked answer comes to, in place of what was stored of it before. How its recordings
    /// were delivered stays known while they are the same.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn put_locked(&mut self, stored: &StoredLocked) -> Result<(), StoreError> {
        self.session_exists(&stored.session)?;
        let before = self.locked(&stored.session, stored.item)?;
        let heard = before.filter(|before| before.answer.recordings == stored.answer.recordings);
        let delivered = stored.answer.delivered.clone().or(heard.and_then(|before| before.answer.delivered));
        let answer = LockedAnswer { delivered, ..stored.answer.clone() };
        self.execute(
            "INSERT INTO locked_answer (session_id, item, locked_at, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET locked_at = excluded.locked_at, body = excluded.body",
            params![stored.session, stored.item, stored.locked_at, Json(&answer)],
        )?;
        self.changed(Change::Session(stored.session.clone()));
        Ok(())
    }

    /// Stores how the recordings of a locked answer were delivered; none to have them listened to again.
    ///
    /// # Errors
    /// Those of writing.
    pub fn set_delivered(
        &mut self,
        id: &SessionId,
        item: u32,
        delivered: Option<Delivered>,
    ) -> Result<(), StoreError> {
        let Some(mut stored) = self.locked(id, item)? else { return Ok(()) };
        stored.answer.delivered = delivered;
        self.execute(
            "UPDATE locked_answer SET body = ?3 WHERE session_id = ?1 AND item = ?2",
            params![id, item, Json(&stored.answer)],
        )?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }

    /// Stores all locked answers of a session, in place of what was stored of them before.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn set_all_locked(&mut self, id: &SessionId, locked: &[StoredLocked]) -> Result<(), StoreError> {
        self.session_exists(id)?;
        self.execute("DELETE FROM locked_answer WHERE session_id = ?1", [id])?;
        for one in locked {
            self.put_locked(one)?;
        }
        self.execute("UPDATE session SET locked_known = ?2 WHERE id = ?1", params![id, LOCKED_VERSION])?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn locked(&self, id: &SessionId, item: u32) -> Result<Option<StoredLocked>, StoreError> {
        self.one(
            "SELECT session_id, item, locked_at, body FROM locked_answer WHERE session_id = ?1 AND item = ?2",
            params![id, item],
            of_row,
        )
    }

    /// Every locked answer, in the order in which they were locked.
    ///
    /// # Errors
    /// Those of reading.
    pub fn all_locked(&self) -> Result<Vec<StoredLocked>, StoreError> {
        self.all(
            &format!(
                "SELECT session_id, item, locked_at, body FROM locked_answer WHERE {}
                 ORDER BY locked_at, session_id, item",
                kept("locked_answer")
            ),
            [],
            of_row,
        )
    }

    /// The sessions whose locked answers are not known yet, or were made by another version.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sessions_with_locked_unknown(&self) -> Result<Vec<SessionId>, StoreError> {
        self.all("SELECT id FROM session WHERE locked_known <> ?1 ORDER BY id", [LOCKED_VERSION], |row| {
            row.get("id")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{new_session, plan, session_id, store_with_session, wall};

    fn locked(item: u32, second: i64) -> StoredLocked {
        let answer = LockedAnswer {
            question: "q0".into(),
            pack: "node".into(),
            level: None,
            topics: vec!["runtime".into()],
            points: Vec::new(),
            rows: Vec::new(),
            used: hotseat_interview::Millis::seconds(80),
            budget: hotseat_interview::Millis::seconds(120),
            latency: None,
            recordings: vec!["r1".into()],
            delivered: None,
        };
        StoredLocked { session: session_id(), item, locked_at: wall(second), answer }
    }

    fn pace(stored: Option<StoredLocked>) -> Option<f64> {
        stored.and_then(|stored| stored.answer.delivered).and_then(|delivered| delivered.pace)
    }

    #[test]
    fn locked_answers_come_in_the_order_of_their_locks() {
        let (_folder, store) = store_with_session();
        let [first, second] = [locked(1, 3), locked(0, 9)];
        store.write(|db| db.set_all_locked(&session_id(), &[second.clone(), first.clone()])).unwrap();
        assert_eq!(store.read(|db| db.all_locked()).unwrap(), [first, second]);
        assert!(store.read(|db| db.sessions_with_locked_unknown()).unwrap().is_empty());
        store.write(|db| db.delete_session(&session_id())).unwrap();
        assert!(store.read(|db| db.all_locked()).unwrap().is_empty(), "they go with their session");
    }

    #[test]
    fn a_new_session_has_none_and_that_is_known() {
        let (_folder, store) = store_with_session();
        assert!(store.read(|db| db.sessions_with_locked_unknown()).unwrap().is_empty());
        let again = new_session(&plan(1)).id;
        assert_eq!(store.read(|db| db.locked(&again, 0)).unwrap(), None);
    }

    #[test]
    fn how_it_was_delivered_stays_known_while_the_recordings_are_the_same() {
        let (_folder, store) = store_with_session();
        let delivered = Delivered { pace: Some(140.0), ..Delivered::default() };
        let look = || pace(store.read(|db| db.locked(&session_id(), 0)).unwrap());
        store.write(|db| db.put_locked(&locked(0, 1))).unwrap();
        store.write(|db| db.set_delivered(&session_id(), 0, Some(delivered))).unwrap();
        store.write(|db| db.put_locked(&locked(0, 1))).unwrap();
        assert_eq!(look(), Some(140.0));
        let mut other = locked(0, 1);
        other.answer.recordings.push("r2".into());
        store.write(|db| db.put_locked(&other)).unwrap();
        assert_eq!(look(), None);
    }
}
