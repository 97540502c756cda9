use crate::column::{Json, Packed};
use crate::trash::kept;
use crate::{Change, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use hotseat_interview::{Delivered, LockedAnswer};
use rusqlite::{Row, params};

/// As the sixth version made it; [`AGAIN`] makes it anew.
pub(crate) const CREATE: &str = "
    CREATE TABLE locked_answer (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item       INTEGER NOT NULL,
        locked_at  TEXT NOT NULL,
        body       TEXT NOT NULL,
        PRIMARY KEY (session_id, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX locked_answer_time ON locked_answer (locked_at)";

/// As the sixth version made it, for [`CREATE`].
pub(crate) const KNOWN: &str = "ALTER TABLE session ADD COLUMN locked_known INTEGER NOT NULL DEFAULT 0";

/// What each locked answer comes to, and when it was scored. It repeats what plans, logs and comparisons
/// say, so that nobody has to replay every session; it can be thrown away and made again. Figures read
/// every row of it: so a row is small, and lies in the table itself.
pub(crate) const AGAIN: &str = "
    DROP TABLE locked_answer;
    CREATE TABLE locked_answer (
        session_id  TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item        INTEGER NOT NULL,
        locked_at   TEXT NOT NULL,
        -- When each of its later scores was given, in order, as JSON; NULL as long as there is none.
        rescored_at TEXT,
        peeked      INTEGER NOT NULL CHECK (peeked IN (0, 1)),
        body        BLOB NOT NULL,
        UNIQUE (session_id, item)
    ) STRICT;
    CREATE INDEX locked_answer_due ON locked_answer (locked_at) WHERE rescored_at IS NULL AND NOT peeked";

/// A locked answer of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredLocked {
    pub session: SessionId,
    /// Counted from 0.
    pub item: u32,
    pub locked_at: WallTime,
    /// When each of its later scores was given, in order.
    pub rescored_at: Vec<WallTime>,
    pub answer: LockedAnswer,
    /// None for a typed answer, and until its recordings were listened to; written by
    /// [`WriteTx::set_delivered`] alone.
    pub delivered: Option<Delivered>,
}

const COLUMNS: &str = "locked_answer.session_id, locked_answer.item, locked_at, rescored_at, \
                       locked_answer.body, delivery.recordings, delivery.body AS delivered";
const TABLES: &str = "locked_answer LEFT JOIN delivery USING (session_id, item)";

fn of_row(row: &Row<'_>) -> rusqlite::Result<StoredLocked> {
    let Packed(answer): Packed<LockedAnswer> = row.get("body")?;
    let rescored_at: Option<Json<Vec<WallTime>>> = row.get("rescored_at")?;
    let heard: Option<Json<Vec<String>>> = row.get("recordings")?;
    let delivered = match heard {
        Some(Json(heard)) if heard == answer.recordings => {
            row.get::<_, Option<Json<Delivered>>>("delivered")?.map(|Json(delivered)| delivered)
        }
        _ => None,
    };
    Ok(StoredLocked {
        session: row.get("session_id")?,
        item: row.get("item")?,
        locked_at: row.get("locked_at")?,
        rescored_at: rescored_at.map_or_else(Vec::new, |Json(times)| times),
        answer,
        delivered,
    })
}

/// Answers whose first score is old enough for another look, and that have none yet.
const DUE: &str = "rescored_at IS NULL AND NOT peeked AND locked_at <= ?1";

impl WriteTx<'_> {
    /// Makes the locked answers of a session these, and leaves alone those that are the same in `before`.
    pub(crate) fn set_locked(
        &mut self,
        id: &SessionId,
        before: &[StoredLocked],
        now: &[StoredLocked],
    ) -> Result<(), StoreError> {
        for old in before.iter().filter(|old| !now.iter().any(|new| new.item == old.item)) {
            self.execute(
                "DELETE FROM locked_answer WHERE session_id = ?1 AND item = ?2",
                params![id, old.item],
            )?;
        }
        for one in now.iter().filter(|one| !before.contains(one)) {
            let rescored = Some(&one.rescored_at).filter(|times| !times.is_empty()).map(Json);
            self.execute(
                "INSERT INTO locked_answer (session_id, item, locked_at, rescored_at, peeked, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO UPDATE SET locked_at = excluded.locked_at, peeked = excluded.peeked,
                     rescored_at = excluded.rescored_at, body = excluded.body",
                params![id, one.item, one.locked_at, rescored, one.answer.peeked, Packed(&one.answer)],
            )?;
            self.changed(Change::Session(id.clone()));
        }
        Ok(())
    }
}

impl ReadTx<'_> {
    /// The locked answers of a session, in the order of its plan.
    ///
    /// # Errors
    /// Those of reading.
    pub fn locked_of(&self, id: &SessionId) -> Result<Vec<StoredLocked>, StoreError> {
        self.all(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE session_id = ?1 ORDER BY item"), [id], of_row)
    }

    /// The same, without answers that are deleted.
    ///
    /// # Errors
    /// Those of reading.
    pub fn kept_locked_of(&self, id: &SessionId) -> Result<Vec<StoredLocked>, StoreError> {
        let kept = kept("locked_answer");
        self.all(
            &format!("SELECT {COLUMNS} FROM {TABLES} WHERE session_id = ?1 AND {kept} ORDER BY item"),
            [id],
            of_row,
        )
    }

    /// Every locked answer, in the order in which they were locked.
    ///
    /// # Errors
    /// Those of reading.
    pub fn all_locked(&self) -> Result<Vec<StoredLocked>, StoreError> {
        let kept = kept("locked_answer");
        let mut all = self.all(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE {kept}"), [], of_row)?;
        // Mostly in this order already; the database would carry whole rows through its sorter.
        all.sort_by(|one, other| {
            let [one, other] = [one, other].map(|of| (of.locked_at, &of.session, of.item));
            one.cmp(&other)
        });
        Ok(all)
    }

    /// How many answers were locked at `before` or earlier and never scored again; answers that were
    /// shown before the lock are not among them.
    ///
    /// # Errors
    /// Those of reading.
    pub fn due_count(&self, before: WallTime) -> Result<u32, StoreError> {
        let query = format!("SELECT count(*) FROM locked_answer WHERE {DUE} AND {}", kept("locked_answer"));
        let count = self.one(&query, [before], |row| row.get(0));
        Ok(count?.unwrap_or(0))
    }

    /// Those answers, the longest waiting first, `most` of them.
    ///
    /// # Errors
    /// Those of reading.
    pub fn due(&self, before: WallTime, most: u32) -> Result<Vec<StoredLocked>, StoreError> {
        let kept = kept("locked_answer");
        self.all(
            &format!(
                "SELECT {COLUMNS} FROM {TABLES} WHERE {DUE} AND {kept}
                 ORDER BY locked_at, session_id, item LIMIT ?2"
            ),
            params![before, most],
            of_row,
        )
    }
}

#[cfg(test)]
#[path = "locked_answer_tests.rs"]
mod tests;
