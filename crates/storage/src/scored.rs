use crate::column::Json;
use crate::trash::kept;
use crate::{Change, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use hotseat_interview::{OwnScore, QuestionId, Verdict};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How locked answers were scored, and when. It repeats what the sessions' logs and comparisons say,
/// so that nobody has to replay them all.
pub(crate) const CREATE: &str = "
    CREATE TABLE scored (
        session_id  TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item        INTEGER NOT NULL,
        locked_at   TEXT NOT NULL,
        rescored_at TEXT,
        peeked      INTEGER NOT NULL CHECK (peeked IN (0, 1)),
        body        TEXT NOT NULL,
        PRIMARY KEY (session_id, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scored_due ON scored (locked_at) WHERE rescored_at IS NULL AND NOT peeked";

/// False for a session of an earlier version, until [`WriteTx::set_scored`] was told of it. Those that
/// are left are looked for at each start, and have an index, which is empty ever after.
pub(crate) const KNOWN: &str = "
    ALTER TABLE session ADD COLUMN scored_known INTEGER NOT NULL DEFAULT 0 CHECK (scored_known IN (0, 1));
    CREATE INDEX session_scored_unknown ON session (id) WHERE NOT scored_known";

/// A locked answer and its scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Counted from 0.
    pub item: u32,
    pub locked_at: WallTime,
    /// When each of its later scores was given, in order.
    pub rescored_at: Vec<WallTime>,
    /// Everything was shown before the lock.
    pub peeked: bool,
    pub about: ScoredAbout,
}

/// What was scored, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoredAbout {
    pub question: QuestionId,
    /// As Markdown.
    pub title: String,
    pub topics: Vec<String>,
    /// The id of the rubric.
    pub rubric: String,
    /// The levels of each of its rows, from the lowest.
    pub scale: BTreeMap<String, Vec<u8>>,
    /// The score that was locked.
    pub own: OwnScore,
    pub rescores: Vec<OwnScore>,
    rescored_at: Vec<WallTime>,
    /// The program's newest verdicts, by key point.
    pub verdicts: BTreeMap<String, Verdict>,
    /// Key points that the recogniser misheard, by the person's word, and those whose verdict the
    /// person overruled.
    pub left_out: BTreeSet<String>,
}

impl Scored {
    pub fn new(
        item: u32,
        locked_at: WallTime,
        rescored_at: Vec<WallTime>,
        peeked: bool,
        about: ScoredAbout,
    ) -> Scored {
        let about = ScoredAbout { rescored_at: rescored_at.clone(), ..about };
        Scored { item, locked_at, rescored_at, peeked, about }
    }
}

impl ScoredAbout {
    /// Without scores: those are filled in.
    pub fn of(question: QuestionId, title: String, topics: Vec<String>, rubric: String) -> ScoredAbout {
        ScoredAbout {
            question,
            title,
            topics,
            rubric,
            scale: BTreeMap::new(),
            own: OwnScore::default(),
            rescores: Vec::new(),
            rescored_at: Vec::new(),
            verdicts: BTreeMap::new(),
            left_out: BTreeSet::new(),
        }
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Scored> {
    let Json(about): Json<ScoredAbout> = row.get("body")?;
    Ok(Scored {
        item: row.get("item")?,
        locked_at: row.get("locked_at")?,
        rescored_at: about.rescored_at.clone(),
        peeked: row.get("peeked")?,
        about,
    })
}

fn with_session(row: &Row<'_>) -> rusqlite::Result<(SessionId, Scored)> {
    Ok((row.get("session_id")?, of_row(row)?))
}

/// Answers whose first score is old enough for another look, and that have none yet.
const DUE: &str = "rescored_at IS NULL AND NOT peeked AND locked_at <= ?1";

impl WriteTx<'_> {
    /// Stores how the answers of a session are scored so far, in place of what was stored before.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn set_scored(&mut self, id: &SessionId, scored: &[Scored]) -> Result<(), StoreError> {
        self.session_exists(id)?;
        self.execute("DELETE FROM scored WHERE session_id = ?1", [id])?;
        for one in scored {
            self.execute(
                "INSERT INTO scored (session_id, item, locked_at, rescored_at, peeked, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![id, one.item, one.locked_at, one.rescored_at.last(), one.peeked, Json(&one.about)],
            )?;
        }
        self.execute("UPDATE session SET scored_known = 1 WHERE id = ?1 AND NOT scored_known", [id])?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }
}

impl ReadTx<'_> {
    /// The scored answers of a session, in the order of its plan.
    ///
    /// # Errors
    /// Those of reading.
    pub fn scored(&self, id: &SessionId) -> Result<Vec<Scored>, StoreError> {
        self.all(
            "SELECT item, locked_at, peeked, body FROM scored WHERE session_id = ?1 ORDER BY item",
            [id],
            of_row,
        )
    }

    /// Every scored answer, in the order in which they were locked.
    ///
    /// # Errors
    /// Those of reading.
    pub fn all_scored(&self) -> Result<Vec<(SessionId, Scored)>, StoreError> {
        self.all(
            &format!(
                "SELECT session_id, item, locked_at, peeked, body FROM scored WHERE {}
                 ORDER BY locked_at, session_id, item",
                kept("scored")
            ),
            [],
            with_session,
        )
    }

    /// How many answers were locked at `before` or earlier and never scored again; answers that were
    /// shown before the lock are not among them.
    ///
    /// # Errors
    /// Those of reading.
    pub fn due_count(&self, before: WallTime) -> Result<u32, StoreError> {
        let query = format!("SELECT count(*) FROM scored WHERE {DUE} AND {}", kept("scored"));
        let count = self.one(&query, [before], |row| row.get(0));
        Ok(count?.unwrap_or(0))
    }

    /// Those answers, the longest waiting first, `most` of them.
    ///
    /// # Errors
    /// Those of reading.
    pub fn due(&self, before: WallTime, most: u32) -> Result<Vec<(SessionId, Scored)>, StoreError> {
        self.all(
            &format!(
                "SELECT session_id, item, locked_at, peeked, body FROM scored WHERE {DUE} AND {}
                 ORDER BY locked_at, session_id, item LIMIT ?2",
                kept("scored")
            ),
            params![before, most],
            with_session,
        )
    }

    /// The sessions of which is not known yet how they were scored.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sessions_with_scored_unknown(&self) -> Result<Vec<SessionId>, StoreError> {
        self.all("SELECT id FROM session WHERE NOT scored_known ORDER BY id", [], |row| row.get("id"))
    }
}

#[cfg(test)]
#[path = "scored_tests.rs"]
mod tests;
