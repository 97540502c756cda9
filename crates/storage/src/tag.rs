use crate::{Change, OrNotFound, ReadTx, SessionId, StoreError, WriteTx};
use rusqlite::params;

/// Words of the person's own by which sessions are found again.
pub(crate) const CREATE: &str = "
    CREATE TABLE session_tag (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        tag        TEXT NOT NULL,
        PRIMARY KEY (session_id, tag)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_tag_tag ON session_tag (tag, session_id)";

impl WriteTx<'_> {
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn set_tags(&mut self, id: &SessionId, tags: &[String]) -> Result<(), StoreError> {
        self.session_exists(id)?;
        self.execute("DELETE FROM session_tag WHERE session_id = ?1", [id])?;
        for tag in tags {
            self.execute(
                "INSERT INTO session_tag (session_id, tag) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                params![id, tag],
            )?;
        }
        self.changed(Change::Session(id.clone()));
        Ok(())
    }

    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn rename_session(&mut self, id: &SessionId, title: &str) -> Result<(), StoreError> {
        let renamed = self.execute("UPDATE session SET title = ?2 WHERE id = ?1", params![id, title])?;
        (renamed > 0).then_some(()).or_not_found("session", id)?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }
}

impl ReadTx<'_> {
    /// The tags of a session, in alphabetical order.
    ///
    /// # Errors
    /// Those of reading.
    pub fn tags(&self, id: &SessionId) -> Result<Vec<String>, StoreError> {
        self.all("SELECT tag FROM session_tag WHERE session_id = ?1 ORDER BY tag", [id], |row| row.get(0))
    }

    /// Every tag in use, with how many sessions have it.
    ///
    /// # Errors
    /// Those of reading.
    pub fn all_tags(&self) -> Result<Vec<(String, u32)>, StoreError> {
        self.all(
            "SELECT tag, count(*) FROM session_tag
             WHERE session_id NOT IN (SELECT session_id FROM trash WHERE item = -1 AND part = 'all')
             GROUP BY tag ORDER BY tag",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}
