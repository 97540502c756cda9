use crate::{ReadTx, SessionId, StoreError, WallTime, WriteTx};
use rusqlite::params;

/// The person's own rules: how many days something is kept. What has no row is kept for ever.
pub(crate) const CREATE: &str = "
    CREATE TABLE retention (
        kind TEXT PRIMARY KEY CHECK (kind IN ('sound', 'sessions')),
        days INTEGER NOT NULL CHECK (days > 0)
    ) STRICT";

/// How long things are kept, in days; none is for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// The sound of recordings; their words stay.
    pub sound: Option<u32>,
    /// Whole sessions.
    pub sessions: Option<u32>,
}

impl WriteTx<'_> {
    /// # Errors
    /// Those of writing.
    pub fn set_retention(&mut self, rules: Retention) -> Result<(), StoreError> {
        self.execute("DELETE FROM retention", [])?;
        for (kind, days) in [("sound", rules.sound), ("sessions", rules.sessions)] {
            if let Some(days) = days.filter(|days| *days > 0) {
                self.execute("INSERT INTO retention (kind, days) VALUES (?1, ?2)", params![kind, days])?;
            }
        }
        Ok(())
    }
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn retention(&self) -> Result<Retention, StoreError> {
        let rows = self.all("SELECT kind, days FROM retention", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
        })?;
        let of = |kind: &str| rows.iter().find(|(found, _)| found == kind).map(|(_, days)| *days);
        Ok(Retention { sound: of("sound"), sessions: of("sessions") })
    }

    /// The sessions made before `moment` that are not deleted, and were not taken back before.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sessions_before(&self, moment: WallTime) -> Result<Vec<SessionId>, StoreError> {
        self.all(
            "SELECT id FROM session WHERE created_at < ?1
             AND id NOT IN (SELECT session_id FROM trash WHERE item = -1 AND part = 'all')
             AND id NOT IN (SELECT session_id FROM spared WHERE item = -1 AND part = 'all')",
            [moment],
            |row| row.get(0),
        )
    }

    /// The answers, each by session and question, that have sound recorded before `moment` which was
    /// not taken back before.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sound_before(&self, moment: WallTime) -> Result<Vec<(SessionId, u32)>, StoreError> {
        self.all(
            "SELECT session_id, item FROM recording WHERE removed_at IS NULL AND ended IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM spared WHERE spared.session_id = recording.session_id
                 AND spared.part = 'sound' AND spared.item IN (-1, recording.item))
             GROUP BY session_id, item HAVING max(made_at) < ?1",
            [moment],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}
