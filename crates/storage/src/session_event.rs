use crate::column::Json;
use crate::{Change, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use hotseat_interview::Recorded;
use rusqlite::params;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The truth of a session: `body` is the whole event, `at_ms` repeats its place on the timeline.
/// Events are only ever added. There are two other ways to change a log: to remove its session, and
/// to take the words of an answer out of it for good.
pub(crate) const CREATE: &str = "
    CREATE TABLE session_event (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        seq        INTEGER NOT NULL,
        at_ms      INTEGER NOT NULL,
        wall       TEXT NOT NULL,
        body       TEXT NOT NULL,
        PRIMARY KEY (session_id, seq)
    ) STRICT, WITHOUT ROWID";

/// An event of a log, with the time on the wall at which it was committed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Logged {
    pub wall: WallTime,
    #[serde(flatten)]
    pub recorded: Recorded,
}

impl WriteTx<'_> {
    /// Adds events at the end of a session's log. `first` is the number of the first of them,
    /// counted from 0 over the whole log; so two writers can't mix their logs without noticing.
    /// Gives the number that comes next.
    ///
    /// # Errors
    /// [`StoreError::LogGap`] when `first` is not the number that comes next; when there is no such
    /// session; and those of writing.
    pub fn append_events(
        &mut self,
        id: &SessionId,
        first: u32,
        events: &[Logged],
    ) -> Result<u32, StoreError> {
        self.session_exists(id)?;
        let expected = self.next_event(id)?;
        if first != expected {
            return Err(StoreError::LogGap { session: id.to_string(), expected, found: first });
        }
        let mut next = first;
        for event in events {
            self.execute(
                "INSERT INTO session_event (session_id, seq, at_ms, wall, body) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    id,
                    next,
                    // Only a column to search by: the body has the exact number.
                    i64::try_from(event.recorded.at.0).unwrap_or(i64::MAX),
                    event.wall,
                    Json(&event.recorded),
                ],
            )?;
            next = next.saturating_add(1);
        }
        if !events.is_empty() {
            self.changed(Change::Session(id.clone()));
        }
        Ok(next)
    }

    /// Writes a log anew, event by event, with some of its words taken out.
    pub(crate) fn replace_log(&mut self, id: &SessionId, log: &[Logged]) -> Result<(), StoreError> {
        let expected = self.next_event(id)?;
        let found = u32::try_from(log.len()).unwrap_or(u32::MAX);
        if found != expected {
            return Err(StoreError::LogGap { session: id.to_string(), expected, found });
        }
        for (seq, event) in (0u32..).zip(log) {
            self.execute(
                "UPDATE session_event SET body = ?3 WHERE session_id = ?1 AND seq = ?2 AND body <> ?3",
                params![id, seq, Json(&event.recorded)],
            )?;
        }
        Ok(())
    }
}

impl ReadTx<'_> {
    /// The number of the event that comes next in a session's log: how many it has.
    ///
    /// # Errors
    /// Those of reading.
    pub fn next_event(&self, id: &SessionId) -> Result<u32, StoreError> {
        let last = self.one("SELECT max(seq) FROM session_event WHERE session_id = ?1", [id], |row| {
            row.get::<_, Option<u32>>(0)
        })?;
        Ok(last.flatten().map_or(0, |last| last.saturating_add(1)))
    }

    /// The whole log of a session, in order; empty when there is no such session.
    ///
    /// # Errors
    /// When events are missing from it, and those of reading.
    pub fn log(&self, id: &SessionId) -> Result<Vec<Logged>, StoreError> {
        let rows = self.all(
            "SELECT seq, wall, body FROM session_event WHERE session_id = ?1 ORDER BY seq",
            [id],
            |row| {
                let recorded = row.get("body").map(|Json(recorded)| recorded)?;
                Ok((row.get::<_, u32>("seq")?, Logged { wall: row.get("wall")?, recorded }))
            },
        )?;
        if let Some((index, (seq, _))) = (0..).zip(&rows).find(|(index, (seq, _))| index != seq) {
            return Err(self.damaged(format!("session {id} has event {seq} where {index} should be")));
        }
        Ok(rows.into_iter().map(|(_, logged)| logged).collect())
    }
}

#[cfg(test)]
#[path = "session_event_tests.rs"]
mod tests;
