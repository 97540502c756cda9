use crate::column::{Json, Name, text_column};
use crate::session_index::INDEX_VERSION;
use crate::session_list::NOT_DELETED;
use crate::{Change, OrNotFound, ReadTx, StoreError, WallTime, WriteTx};
use hotseat_interview::{Millis, Mode, Plan};
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// The plan is what the session is; all after it only repeats what its log says, for lists.
pub(crate) const CREATE: &str = "
    CREATE TABLE session (
        id         TEXT PRIMARY KEY,
        title      TEXT NOT NULL,
        created_at TEXT NOT NULL,
        plan       TEXT NOT NULL,
        mode       TEXT NOT NULL CHECK (mode IN ('practice', 'exam')),
        questions  INTEGER NOT NULL,
        answered   INTEGER NOT NULL DEFAULT 0,
        awaiting   INTEGER NOT NULL DEFAULT 0,
        used_ms    INTEGER NOT NULL DEFAULT 0,
        said       INTEGER NOT NULL DEFAULT 0,
        partly     INTEGER NOT NULL DEFAULT 0,
        didnt      INTEGER NOT NULL DEFAULT 0,
        finished   INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
        started_at TEXT,
        ended_at   TEXT
    ) STRICT;
    CREATE INDEX session_newest ON session (created_at DESC, id DESC)";

/// A mark of the third version; `session_index` has one for all.
pub(crate) const ASKED_KNOWN: &str =
    "ALTER TABLE session ADD COLUMN asked_known INTEGER NOT NULL DEFAULT 0 CHECK (asked_known IN (0, 1))";

/// Names a session for ever: a UUID, version 7, made by the caller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(transparent)]
pub struct SessionId(pub String);

text_column!(SessionId);

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for SessionId {
    fn from(text: &str) -> SessionId {
        SessionId(text.to_owned())
    }
}

/// A session to be stored before it begins.
#[derive(Clone, Debug)]
pub struct NewSession<'a> {
    pub id: SessionId,
    pub title: String,
    pub created_at: WallTime,
    pub plan: &'a Plan,
}

/// How far a session has come: what lists show of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Progress {
    /// How many questions have an answer.
    pub answered: u32,
    /// How many of those answers are not judged yet.
    pub awaiting: u32,
    /// Time used on the session's clocks.
    pub used: Millis,
    /// Key points by the person's own judgement.
    pub said: u32,
    pub partly: u32,
    pub didnt: u32,
    pub finished: bool,
    pub started_at: Option<WallTime>,
    pub ended_at: Option<WallTime>,
}

/// A session in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SessionSummary {
    pub id: SessionId,
    pub title: String,
    pub created_at: WallTime,
    pub mode: Mode,
    /// How many questions its plan has.
    pub questions: u32,
    #[serde(flatten)]
    pub progress: Progress,
}

/// A session without its log.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredSession {
    pub summary: SessionSummary,
    pub plan: Plan,
}

pub(crate) const SUMMARY: &str = "id, title, created_at, mode, questions, answered, awaiting, used_ms, said, partly, \
                       didnt, finished, started_at, ended_at";
const NEWEST_FIRST: &str = "ORDER BY created_at DESC, id DESC";

pub(crate) fn summary_of_row(row: &Row<'_>) -> rusqlite::Result<SessionSummary> {
    Ok(SessionSummary {
        id: row.get("id")?,
        title: row.get("title")?,
        created_at: row.get("created_at")?,
        mode: row.get("mode").map(|Name(mode)| mode)?,
        questions: row.get("questions")?,
        progress: Progress {
            answered: row.get("answered")?,
            awaiting: row.get("awaiting")?,
            used: Millis(u64::try_from(row.get::<_, i64>("used_ms")?).unwrap_or(0)),
            said: row.get("said")?,
            partly: row.get("partly")?,
            didnt: row.get("didnt")?,
            finished: row.get("finished")?,
            started_at: row.get("started_at")?,
            ended_at: row.get("ended_at")?,
        },
    })
}

impl WriteTx<'_> {
    /// # Errors
    /// When there is a session with this id, and those of writing.
    pub fn create_session(&mut self, session: &NewSession<'_>) -> Result<(), StoreError> {
        let added = self.execute(
            "INSERT INTO session
                 (id, title, created_at, plan, mode, questions, indexed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
            params![
                session.id,
                session.title,
                session.created_at,
                Json(session.plan),
                Name(session.plan.settings.mode),
                u32::try_from(session.plan.items.len()).unwrap_or(u32::MAX),
                INDEX_VERSION,
            ],
        )?;
        if added == 0 {
            let reason = "there is one with this id".to_owned();
            return Err(StoreError::Invalid { what: "session", id: session.id.to_string(), reason });
        }
        self.changed(Change::Session(session.id.clone()));
        Ok(())
    }

    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn set_progress(&mut self, id: &SessionId, progress: &Progress) -> Result<(), StoreError> {
        let updated = self.execute(
            "UPDATE session SET answered = ?2, awaiting = ?3, used_ms = ?4, said = ?5, partly = ?6, didnt = ?7,
                                finished = ?8, started_at = ?9, ended_at = ?10 WHERE id = ?1",
            params![
                id,
                progress.answered,
                progress.awaiting,
                i64::try_from(progress.used.0).unwrap_or(i64::MAX),
                progress.said,
                progress.partly,
                progress.didnt,
                progress.finished,
                progress.started_at,
                progress.ended_at,
            ],
        )?;
        self.touched_session(id, updated)
    }

    /// Removes a session with its log and its comparisons.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn delete_session(&mut self, id: &SessionId) -> Result<(), StoreError> {
        let removed = self.execute("DELETE FROM session WHERE id = ?1", [id])?;
        self.touched_session(id, removed)
    }

    fn touched_session(&mut self, id: &SessionId, rows: usize) -> Result<(), StoreError> {
        (rows > 0).then_some(()).or_not_found("session", id)?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn session(&self, id: &SessionId) -> Result<Option<StoredSession>, StoreError> {
        self.one(&format!("SELECT {SUMMARY}, plan FROM session WHERE id = ?1"), [id], |row| {
            Ok(StoredSession { summary: summary_of_row(row)?, plan: row.get("plan").map(|Json(plan)| plan)? })
        })
    }

    /// Every session that is not deleted, newest first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sessions(&self) -> Result<Vec<SessionSummary>, StoreError> {
        self.all(
            &format!("SELECT {SUMMARY} FROM session WHERE {NOT_DELETED} {NEWEST_FIRST}"),
            [],
            summary_of_row,
        )
    }

    /// The sessions that were never finished and are not deleted, newest first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn unfinished_sessions(&self) -> Result<Vec<SessionSummary>, StoreError> {
        self.all(
            &format!("SELECT {SUMMARY} FROM session WHERE NOT finished AND {NOT_DELETED} {NEWEST_FIRST}"),
            [],
            summary_of_row,
        )
    }

    pub(crate) fn session_exists(&self, id: &SessionId) -> Result<(), StoreError> {
        self.one("SELECT 1 FROM session WHERE id = ?1", [id], |_| Ok(()))?.or_not_found("session", id)
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
