use crate::session_event::Logged;
use crate::{Change, OrNotFound, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use rusqlite::{Row, params};

/// What was deleted, as long as it can be taken back; and the files of what is gone, until they are
/// gone as well. `item` is -1 for a whole session.
pub(crate) const CREATE: &str = "
    CREATE TABLE trash (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item       INTEGER NOT NULL,
        part       TEXT NOT NULL CHECK (part IN ('all', 'sound')),
        at         TEXT NOT NULL,
        PRIMARY KEY (session_id, item, part)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE doomed_file (
        file TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
    -- However a recording goes, its file goes after it.
    CREATE TRIGGER recording_gone AFTER DELETE ON recording BEGIN
        INSERT INTO doomed_file (file) VALUES (old.file) ON CONFLICT DO NOTHING;
    END";

/// What was taken back. No rule deletes it a second time: the person has said that it stays.
pub(crate) const SPARED: &str = "
    CREATE TABLE spared (
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item       INTEGER NOT NULL,
        part       TEXT NOT NULL CHECK (part IN ('all', 'sound')),
        PRIMARY KEY (session_id, item, part)
    ) STRICT, WITHOUT ROWID";

/// Condition of a query over a table with `session_id` and `item`: the answer is not deleted.
pub(crate) fn kept(table: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM trash WHERE trash.session_id = {table}.session_id
             AND trash.part = 'all' AND trash.item IN (-1, {table}.item))"
    )
}

/// What is deleted: a session or one answer of it, and all of it or its sound alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    pub session: SessionId,
    /// One question, counted from 0; none for the whole session.
    pub item: Option<u32>,
    /// The words and all else stay.
    pub sound_only: bool,
}

/// Something deleted that can still be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    pub target: Target,
    pub title: String,
    pub at: WallTime,
}

/// What goes with a deletion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goes {
    /// Recordings whose sound is still there, how long they are, and their bytes.
    pub recordings: u32,
    pub sound_ms: u64,
    pub sound_bytes: u64,
    /// Versions of transcripts.
    pub transcripts: u32,
}

impl Target {
    fn number(&self) -> i64 {
        self.item.map_or(-1, i64::from)
    }

    fn part(&self) -> &'static str {
        if self.sound_only { "sound" } else { "all" }
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Trashed> {
    Ok(Trashed {
        target: Target {
            session: row.get("session_id")?,
            item: u32::try_from(row.get::<_, i64>("item")?).ok(),
            sound_only: row.get::<_, String>("part")? == "sound",
        },
        title: row.get("title")?,
        at: row.get("at")?,
    })
}

const TRASHED: &str = "SELECT session_id, item, part, at, title FROM trash \
                       JOIN session ON session.id = session_id";

/// The recordings of a target: all of a session where no question is named.
const OF_TARGET: &str = "session_id = ?1 AND (?2 = -1 OR item = ?2)";

impl WriteTx<'_> {
    /// Deletes something so that it can still be taken back: it is neither listed nor found any more.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn trash(&mut self, target: &Target, at: WallTime) -> Result<(), StoreError> {
        let Target { session, item, sound_only } = target;
        self.session_exists(session)?;
        self.execute(
            "INSERT INTO trash (session_id, item, part, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            params![session, target.number(), target.part(), at],
        )?;
        if *sound_only {
            self.execute(
                &format!("UPDATE recording SET removed_at = ?3 WHERE {OF_TARGET} AND removed_at IS NULL"),
                params![session, target.number(), at],
            )?;
        } else {
            self.forget_passages(session, *item)?;
        }
        self.changed(Change::Session(session.clone()));
        Ok(())
    }

    /// Takes a deletion back; no rule deletes the same again. What it took out of the search is put in
    /// again by whoever can read the session.
    ///
    /// # Errors
    /// When it can't be taken back any more, and those of writing.
    pub fn restore(&mut self, target: &Target) -> Result<(), StoreError> {
        let trashed = self.trashed(target)?.or_not_found("deleted session or answer", &target.session)?;
        self.execute(
            "DELETE FROM trash WHERE session_id = ?1 AND item = ?2 AND part = ?3",
            params![target.session, target.number(), target.part()],
        )?;
        self.execute(
            "INSERT INTO spared (session_id, item, part) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![target.session, target.number(), target.part()],
        )?;
        if target.sound_only {
            self.execute(
                &format!("UPDATE recording SET removed_at = NULL WHERE {OF_TARGET} AND removed_at = ?3"),
                params![target.session, target.number(), trashed.at],
            )?;
        } else {
            self.distrust_index(&target.session)?;
        }
        self.changed(Change::Session(target.session.clone()));
        Ok(())
    }

    /// Deletes a session for good, with all that belongs to it. Its files are doomed.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn purge_session(&mut self, id: &SessionId) -> Result<(), StoreError> {
        self.delete_session(id)?;
        self.forget_unasked_questions()
    }

    /// Deletes the sound of a target for good. Its files are doomed; its words stay.
    ///
    /// # Errors
    /// Those of writing.
    pub fn purge_sound(&mut self, target: &Target) -> Result<(), StoreError> {
        let values = params![target.session, target.number()];
        self.execute(
            &format!(
                "INSERT INTO doomed_file (file) SELECT file FROM recording
                 WHERE {OF_TARGET} AND removed_at IS NOT NULL ON CONFLICT DO NOTHING"
            ),
            values,
        )?;
        self.execute(
            &format!("UPDATE recording SET bytes = 0 WHERE {OF_TARGET} AND removed_at IS NOT NULL"),
            values,
        )?;
        self.execute("DELETE FROM trash WHERE session_id = ?1 AND item = ?2 AND part = 'sound'", values)?;
        self.changed(Change::Session(target.session.clone()));
        Ok(())
    }

    /// Deletes the words of an answer for good: its transcripts, comparisons and recordings. `log` is
    /// the session's log without them.
    ///
    /// # Errors
    /// When `log` is not as long as the stored one, and those of writing.
    pub fn purge_answer(&mut self, id: &SessionId, item: u32, log: &[Logged]) -> Result<(), StoreError> {
        self.replace_log(id, log)?;
        self.execute("DELETE FROM recording WHERE session_id = ?1 AND item = ?2", params![id, item])?;
        self.execute("DELETE FROM comparison WHERE session_id = ?1 AND item = ?2", params![id, item])?;
        self.forget_passages(id, Some(item))?;
        self.distrust_index(id)?;
        self.execute("DELETE FROM trash WHERE session_id = ?1 AND item = ?2", params![id, item])?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }

    /// Says that a doomed file is gone.
    ///
    /// # Errors
    /// Those of writing.
    pub fn file_is_gone(&mut self, file: &str) -> Result<(), StoreError> {
        self.execute("DELETE FROM doomed_file WHERE file = ?1", [file])?;
        Ok(())
    }
}

impl ReadTx<'_> {
    /// Everything deleted that can be taken back, the last deleted first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn all_trashed(&self) -> Result<Vec<Trashed>, StoreError> {
        self.all(&format!("{TRASHED} ORDER BY at DESC, session_id, item"), [], of_row)
    }

    /// # Errors
    /// Those of reading.
    pub fn trashed(&self, target: &Target) -> Result<Option<Trashed>, StoreError> {
        self.one(
            &format!("{TRASHED} WHERE session_id = ?1 AND item = ?2 AND part = ?3"),
            params![target.session, target.number(), target.part()],
            of_row,
        )
    }

    /// Whether a session was deleted as a whole, and which of its answers were.
    ///
    /// # Errors
    /// Those of reading.
    pub fn deleted_of(&self, id: &SessionId) -> Result<(bool, Vec<u32>), StoreError> {
        let items =
            self.all("SELECT item FROM trash WHERE session_id = ?1 AND part = 'all'", [id], |row| {
                row.get::<_, i64>(0)
            })?;
        Ok((items.contains(&-1), items.into_iter().filter_map(|item| u32::try_from(item).ok()).collect()))
    }

    /// What goes with a deletion.
    ///
    /// # Errors
    /// Those of reading.
    pub fn goes(&self, target: &Target) -> Result<Goes, StoreError> {
        let values = params![target.session, target.number()];
        let sound = self.one(
            &format!(
                "SELECT count(*), coalesce(sum(length_ms), 0), coalesce(sum(bytes), 0) FROM recording
                 WHERE {OF_TARGET} AND removed_at IS NULL"
            ),
            values,
            |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)),
        )?;
        let transcripts = self.one(
            &format!(
                "SELECT count(*) FROM transcript JOIN recording ON recording.id = recording_id WHERE {OF_TARGET}"
            ),
            values,
            |row| row.get(0),
        )?;
        let (recordings, ms, bytes) = sound.unwrap_or_default();
        Ok(Goes {
            recordings,
            sound_ms: u64::try_from(ms).unwrap_or(0),
            sound_bytes: u64::try_from(bytes).unwrap_or(0),
            transcripts: if target.sound_only { 0 } else { transcripts.unwrap_or(0) },
        })
    }

    /// The files, in the folder of recordings, whose recordings are gone.
    ///
    /// # Errors
    /// Those of reading.
    pub fn doomed_files(&self) -> Result<Vec<String>, StoreError> {
        self.all("SELECT file FROM doomed_file ORDER BY file", [], |row| row.get(0))
    }
}

#[cfg(test)]
#[path = "trash_tests.rs"]
mod tests;
