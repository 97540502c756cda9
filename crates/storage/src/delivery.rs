use crate::column::Json;
use crate::{Change, ReadTx, SessionId, StoreError, WriteTx};
use hotseat_interview::Delivered;
use rusqlite::params;

/// How the recordings of a locked answer were delivered. This was measured on sound that may be gone by
/// now: no log makes it again, so it stands apart from what can be thrown away.
pub(crate) const CREATE: &str = "
    CREATE TABLE delivery (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item       INTEGER NOT NULL,
        recordings TEXT NOT NULL,
        body       TEXT NOT NULL,
        PRIMARY KEY (session_id, item)
    ) STRICT, WITHOUT ROWID";

/// What the sixth version kept among the locked answers.
pub(crate) const CARRIED_OVER: &str = "
    INSERT INTO delivery (session_id, item, recordings, body)
    SELECT session_id, item, json_extract(body, '$.recordings'), json_extract(body, '$.delivered')
    FROM locked_answer WHERE json_type(body, '$.delivered') = 'object'";

impl WriteTx<'_> {
    /// Stores how the recordings of a locked answer were delivered, in place of what was stored before.
    /// It is known as long as the answer has these recordings.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn set_delivered(
        &mut self,
        id: &SessionId,
        item: u32,
        recordings: &[String],
        delivered: &Delivered,
    ) -> Result<(), StoreError> {
        self.session_exists(id)?;
        self.execute(
            "INSERT INTO delivery (session_id, item, recordings, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET recordings = excluded.recordings, body = excluded.body",
            params![id, item, Json(recordings), Json(delivered)],
        )?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }

    /// Has the recordings of an answer listened to again. Where one of them is gone by now, what was
    /// measured stays.
    ///
    /// # Errors
    /// Those of writing.
    pub fn forget_delivered(&mut self, id: &SessionId, item: u32) -> Result<(), StoreError> {
        if self.has_removed_sound(id, item)? {
            return Ok(());
        }
        self.execute("DELETE FROM delivery WHERE session_id = ?1 AND item = ?2", params![id, item])?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }
}

impl ReadTx<'_> {
    fn has_removed_sound(&self, id: &SessionId, item: u32) -> Result<bool, StoreError> {
        let found = self.one(
            "SELECT 1 FROM recording WHERE session_id = ?1 AND item = ?2 AND removed_at IS NOT NULL LIMIT 1",
            params![id, item],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{locked, session_id, store_with_session};

    fn pace(store: &crate::Store) -> Option<f64> {
        let found = store.read(|db| db.locked_of(&session_id())).unwrap();
        found[0].delivered.as_ref().and_then(|delivered| delivered.pace)
    }

    #[test]
    fn how_it_was_delivered_stays_known_while_the_recordings_are_the_same() {
        let (_folder, store) = store_with_session();
        let delivered = Delivered { pace: Some(140.0), ..Delivered::default() };
        let mut answer = locked(0, 1);
        store.write(|db| db.set_locked(&session_id(), &[], &[answer.clone()])).unwrap();
        let heard = answer.answer.recordings.clone();
        store.write(|db| db.set_delivered(&session_id(), 0, &heard, &delivered)).unwrap();
        store.write(|db| db.execute("DELETE FROM locked_answer", [])).unwrap();
        store.write(|db| db.set_locked(&session_id(), &[], &[answer.clone()])).unwrap();
        assert_eq!(pace(&store), Some(140.0), "thrown away and made again, it is still known");
        answer.answer.recordings.push("r2".into());
        store.write(|db| db.set_locked(&session_id(), &[], &[answer.clone()])).unwrap();
        assert_eq!(pace(&store), None, "another recording makes another delivery");
        store.write(|db| db.set_delivered(&session_id(), 0, &answer.answer.recordings, &delivered)).unwrap();
        assert_eq!(pace(&store), Some(140.0));
        store.write(|db| db.forget_delivered(&session_id(), 0)).unwrap();
        assert_eq!(pace(&store), None);
    }
}
