use crate::column::Name;
use crate::{Change, ReadTx, SessionId, StoreError, WriteTx};
use hotseat_interview::Millis;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

/// Everything that a person wrote or said, in pieces that can be found. It repeats what logs and
/// transcripts say; the index follows it by triggers, whoever changes it.
///
/// The pieces of a session stand in a block of numbers of its own, and a later session has a later
/// block: so the newest come first without anything being sorted.
pub(crate) const CREATE: &str = "
    CREATE TABLE passage (
        id         INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        key        TEXT NOT NULL,
        item       INTEGER,
        kind       TEXT NOT NULL,
        recording  TEXT,
        at_ms      INTEGER,
        body       TEXT NOT NULL,
        UNIQUE (session_id, key)
    ) STRICT;
    CREATE VIRTUAL TABLE passage_text USING fts5 (
        body, content = 'passage', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    -- What is deleted is taken out of the index at once, not only marked as gone.
    INSERT INTO passage_text (passage_text, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
        INSERT INTO passage_text (rowid, body) VALUES (new.id, new.body);
    END;
    CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
        INSERT INTO passage_text (passage_text, rowid, body) VALUES ('delete', old.id, old.body);
    END;
    CREATE TRIGGER passage_changed AFTER UPDATE OF body ON passage BEGIN
        INSERT INTO passage_text (passage_text, rowid, body) VALUES ('delete', old.id, old.body);
        INSERT INTO passage_text (rowid, body) VALUES (new.id, new.body);
    END";

/// A mark of the fourth version; `session_index` has one for all.
pub(crate) const SEARCHABLE: &str =
    "ALTER TABLE session ADD COLUMN searchable INTEGER NOT NULL DEFAULT 0 CHECK (searchable IN (0, 1))";

/// How many numbers a session's block has; more pieces than that stand after the newest session.
const BLOCK: i64 = 256;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassageKind {
    /// A typed answer, or a typed reply to a follow-up.
    Answer,
    /// The words of a recording.
    Spoken,
    /// Scratch notes made while answering.
    Scratch,
    /// A note made in review.
    Note,
}

/// A piece of what a person wrote or said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Names it within its session, for ever.
    pub key: String,
    /// The question it belongs to, counted from 0; none for a note on the whole.
    pub item: Option<u32>,
    pub kind: PassageKind,
    /// The recording whose words these are.
    pub recording: Option<String>,
    /// Its place on the session's timeline.
    pub at: Option<Millis>,
    pub text: String,
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<(i64, Passage)> {
    let passage = Passage {
        key: row.get("key")?,
        item: row.get("item")?,
        kind: row.get("kind").map(|Name(kind)| kind)?,
        recording: row.get("recording")?,
        at: row.get::<_, Option<i64>>("at_ms")?.map(|at| Millis(u64::try_from(at).unwrap_or(0))),
        text: row.get("body")?,
    };
    Ok((row.get("id")?, passage))
}

impl WriteTx<'_> {
    /// Makes the written pieces of a session (all but the words of recordings) what they are now.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn set_passages(&mut self, id: &SessionId, passages: &[Passage]) -> Result<(), StoreError> {
        self.session_exists(id)?;
        let known = self.passages(id)?;
        for (row, old) in known.iter().filter(|(_, old)| old.kind != PassageKind::Spoken) {
            if !passages.iter().any(|new| new.key == old.key) {
                self.execute("DELETE FROM passage WHERE id = ?1", [row])?;
            }
        }
        for passage in passages {
            match known.iter().find(|(_, old)| old.key == passage.key) {
                Some((_, old)) if old == passage => {}
                Some((row, _)) => self.change_passage(*row, passage)?,
                None => self.add_passage(id, passage)?,
            }
        }
        Ok(())
    }

    /// Makes the words of all recordings of a session what they are now.
    pub(crate) fn set_spoken(&mut self, id: &SessionId, spoken: &[Passage]) -> Result<(), StoreError> {
        for (row, old) in self.passages(id)? {
            if old.kind == PassageKind::Spoken && !spoken.iter().any(|new| new.key == old.key) {
                self.execute("DELETE FROM passage WHERE id = ?1", [row])?;
            }
        }
        spoken.iter().try_for_each(|passage| self.set_passage(id, passage))
    }

    /// Makes the words of a recording what they are now.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn set_passage(&mut self, id: &SessionId, passage: &Passage) -> Result<(), StoreError> {
        self.session_exists(id)?;
        match self.passages(id)?.into_iter().find(|(_, old)| old.key == passage.key) {
            Some((_, old)) if old == *passage => Ok(()),
            Some((row, _)) => self.change_passage(row, passage),
            None => self.add_passage(id, passage),
        }
    }

    /// Takes a session, or one question of it, out of the search.
    pub(crate) fn forget_passages(&mut self, id: &SessionId, item: Option<u32>) -> Result<(), StoreError> {
        match item {
            None => self.execute("DELETE FROM passage WHERE session_id = ?1", [id])?,
            Some(item) => self.execute(
                "DELETE FROM passage WHERE session_id = ?1 AND item = ?2 AND kind <> 'note'",
                params![id, item],
            )?,
        };
        Ok(())
    }

    fn change_passage(&mut self, row: i64, passage: &Passage) -> Result<(), StoreError> {
        self.execute(
            "UPDATE passage SET item = ?2, at_ms = ?3, body = ?4 WHERE id = ?1",
            params![row, passage.item, at_ms(passage), passage.text],
        )?;
        Ok(())
    }

    fn add_passage(&mut self, id: &SessionId, passage: &Passage) -> Result<(), StoreError> {
        let last = |sql: &str, id: &[&SessionId]| {
            let found = self.one(sql, rusqlite::params_from_iter(id), |row| row.get::<_, Option<i64>>(0))?;
            Ok::<_, StoreError>(found.flatten())
        };
        let own = last("SELECT max(id) FROM passage WHERE session_id = ?1", &[id])?;
        let newest = last("SELECT max(id) FROM passage", &[])?.unwrap_or(0);
        let row = match own {
            // The block may be full; its own newest piece may be the newest of all.
            Some(own) if (own + 1) % BLOCK != 0 => own + 1,
            _ => (newest / BLOCK + 1) * BLOCK,
        };
        self.execute(
            "INSERT INTO passage (id, session_id, key, item, kind, recording, at_ms, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                row,
                id,
                passage.key,
                passage.item,
                Name(passage.kind),
                passage.recording,
                at_ms(passage),
                passage.text
            ],
        )?;
        self.changed(Change::Session(id.clone()));
        Ok(())
    }
}

fn at_ms(passage: &Passage) -> Option<i64> {
    passage.at.map(|at| i64::try_from(at.0).unwrap_or(i64::MAX))
}

impl ReadTx<'_> {
    pub(crate) fn passages(&self, id: &SessionId) -> Result<Vec<(i64, Passage)>, StoreError> {
        self.all(
            "SELECT id, key, item, kind, recording, at_ms, body FROM passage WHERE session_id = ?1 ORDER BY id",
            [id],
            of_row,
        )
    }
}

#[cfg(test)]
#[path = "passage_tests.rs"]
mod tests;
