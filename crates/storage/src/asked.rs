use crate::{Change, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use hotseat_interview::QuestionId;
use rusqlite::params;

/// Which question was asked when, and how it was judged. It repeats what the sessions' plans and logs
/// say, so that the library need not replay them. A question may be gone from the bank.
pub(crate) const CREATE: &str = "
    CREATE TABLE asked (
        session_id  TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item        INTEGER NOT NULL,
        question_id TEXT NOT NULL,
        at          TEXT NOT NULL,
        said        INTEGER NOT NULL,
        partly      INTEGER NOT NULL,
        didnt       INTEGER NOT NULL,
        PRIMARY KEY (session_id, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX asked_question ON asked (question_id, at)";

/// A question that was asked in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Counted from 0.
    pub item: u32,
    pub question: QuestionId,
    /// When it was first seen.
    pub at: WallTime,
    /// Key points by the person's own judgement.
    pub said: u32,
    pub partly: u32,
    pub didnt: u32,
}

/// A session in which a question was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedIn {
    pub session: SessionId,
    /// Counted from 0.
    pub item: u32,
    /// When it was first seen.
    pub at: WallTime,
}

impl WriteTx<'_> {
    /// Stores all that was asked in a session so far, in place of what was stored of it before.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn set_asked(&mut self, id: &SessionId, asked: &[Asked]) -> Result<(), StoreError> {
        self.session_exists(id)?;
        self.execute("DELETE FROM asked WHERE session_id = ?1", [id])?;
        for one in asked {
            self.execute(
                "INSERT INTO asked (session_id, item, question_id, at, said, partly, didnt)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![id, one.item, one.question.0, one.at, one.said, one.partly, one.didnt],
            )?;
        }
        self.changed(Change::Session(id.clone()));
        Ok(())
    }
}

impl ReadTx<'_> {
    /// What was asked in a session so far, in the order of its plan.
    ///
    /// # Errors
    /// Those of reading.
    pub fn asked(&self, id: &SessionId) -> Result<Vec<Asked>, StoreError> {
        self.all(
            "SELECT item, question_id, at, said, partly, didnt FROM asked WHERE session_id = ?1 ORDER BY item",
            [id],
            |row| {
                Ok(Asked {
                    item: row.get("item")?,
                    question: QuestionId(row.get("question_id")?),
                    at: row.get("at")?,
                    said: row.get("said")?,
                    partly: row.get("partly")?,
                    didnt: row.get("didnt")?,
                })
            },
        )
    }

    /// In how many sessions a question was asked.
    ///
    /// # Errors
    /// Those of reading.
    pub fn times_asked(&self, question: &QuestionId) -> Result<u32, StoreError> {
        let times = self.one(
            "SELECT count(DISTINCT session_id) FROM asked WHERE question_id = ?1",
            [&question.0],
            |row| row.get(0),
        )?;
        Ok(times.unwrap_or(0))
    }

    /// Where a question was asked, the first time first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn asked_in(&self, question: &QuestionId) -> Result<Vec<AskedIn>, StoreError> {
        self.all(
            "SELECT session_id, item, at FROM asked WHERE question_id = ?1 ORDER BY at, session_id, item",
            [&question.0],
            |row| Ok(AskedIn { session: row.get("session_id")?, item: row.get("item")?, at: row.get("at")? }),
        )
    }
}

#[cfg(test)]
#[path = "asked_tests.rs"]
mod tests;
