use crate::column::Json;
use crate::session_list::NOT_DELETED;
use crate::{Change, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use hotseat_interview::{Answer, Comparison, Engine};
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Each run of an engine over a take, kept for ever: a later run never replaces an earlier one.
pub(crate) const CREATE: &str = "
    CREATE TABLE comparison (
        id             INTEGER PRIMARY KEY AUTOINCREMENT,
        session_id     TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item           INTEGER NOT NULL,
        take           INTEGER NOT NULL,
        engine_name    TEXT NOT NULL,
        engine_version TEXT NOT NULL,
        made_at        TEXT NOT NULL,
        body           TEXT NOT NULL
    ) STRICT;
    CREATE INDEX comparison_take ON comparison (session_id, item, take, id DESC)";

/// The answer as it was compared: a transcript may be edited later, and spans must still fit.
pub(crate) const WITH_ANSWER: &str = "ALTER TABLE comparison ADD COLUMN answer TEXT";

/// A comparison, and which take of which question it is of; both are counted from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct StoredComparison {
    pub item: u32,
    pub take: u32,
    pub made_at: WallTime,
    /// The words that its spans point at; none in one made before they were kept, which was of the
    /// typed text.
    #[serde(default)]
    pub answer: Option<Answer>,
    pub comparison: Comparison,
}

/// A session with compared answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedSession {
    pub session: SessionId,
    /// How many of its answers were compared.
    pub answers: u32,
    /// Those whose newest comparison is by another engine, or by another version of it.
    pub by_others: u32,
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<StoredComparison> {
    Ok(StoredComparison {
        item: row.get("item")?,
        take: row.get("take")?,
        made_at: row.get("made_at")?,
        answer: row.get::<_, Option<Json<Answer>>>("answer")?.map(|Json(answer)| answer),
        comparison: row.get("body").map(|Json(comparison)| comparison)?,
    })
}

impl WriteTx<'_> {
    /// Keeps a comparison beside the earlier ones of the same take.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn add_comparison(&mut self, id: &SessionId, stored: &StoredComparison) -> Result<(), StoreError> {
        self.session_exists(id)?;
        self.execute(
            "INSERT INTO comparison (session_id, item, take, engine_name, engine_version, made_at, body,
                                     answer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                id,
                stored.item,
                stored.take,
                stored.comparison.engine.name,
                stored.comparison.engine.version,
                stored.made_at,
                Json(&stored.comparison),
                stored.answer.as_ref().map(Json),
            ],
        )?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }
}

impl ReadTx<'_> {
    /// Every comparison of a session, the newest first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn comparisons(&self, id: &SessionId) -> Result<Vec<StoredComparison>, StoreError> {
        self.all(
            "SELECT item, take, made_at, body, answer FROM comparison WHERE session_id = ?1 ORDER BY id DESC",
            [id],
            of_row,
        )
    }

    /// The sessions with compared answers that are not deleted, the newest first, and how many of those
    /// answers were compared otherwise than by `engine`.
    ///
    /// # Errors
    /// Those of reading.
    pub fn compared_sessions(&self, engine: &Engine) -> Result<Vec<ComparedSession>, StoreError> {
        self.all(
            &format!(
                "SELECT session.id, COUNT(*) AS answers,
                        SUM(newest.engine_name <> ?1 OR newest.engine_version <> ?2) AS by_others
                 FROM comparison AS newest JOIN session ON session.id = newest.session_id
                 WHERE newest.id = (SELECT MAX(other.id) FROM comparison AS other
                                    WHERE other.session_id = newest.session_id AND other.item = newest.item)
                   AND {NOT_DELETED}
                 GROUP BY session.id ORDER BY session.created_at DESC, session.id DESC"
            ),
            params![engine.name, engine.version],
            |row| {
                let (session, answers) = (row.get("id")?, row.get("answers")?);
                Ok(ComparedSession { session, answers, by_others: row.get("by_others")? })
            },
        )
    }

    /// The newest comparison of a take.
    ///
    /// # Errors
    /// Those of reading.
    pub fn newest_comparison(
        &self,
        id: &SessionId,
        item: u32,
        take: u32,
    ) -> Result<Option<StoredComparison>, StoreError> {
        self.one(
            "SELECT item, take, made_at, body, answer FROM comparison
             WHERE session_id = ?1 AND item = ?2 AND take = ?3 ORDER BY id DESC LIMIT 1",
            params![id, item, take],
            of_row,
        )
    }
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;
