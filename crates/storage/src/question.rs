use crate::column::{Json, Name};
use crate::pack::PackPut;
use crate::{ReadTx, StoreError, WriteTx};
use hotseat_interview::{Level, PackId, Question, QuestionId};
use rusqlite::params;

/// `body` is the whole question; the other columns repeat what is searched by.
pub(crate) const CREATE: &str = "
    CREATE TABLE question (
        id       TEXT PRIMARY KEY,
        pack_id  TEXT NOT NULL REFERENCES pack (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        title    TEXT NOT NULL,
        level    TEXT CHECK (level IN ('junior', 'mid', 'senior')),
        body     TEXT NOT NULL
    ) STRICT;
    CREATE INDEX question_pack ON question (pack_id, position)";

/// Which questions of the bank. Every part that is empty lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionFilter {
    pub packs: Vec<PackId>,
    /// Questions with one of these.
    pub topics: Vec<String>,
    /// Questions of one of these; those without a level only pass where this is empty.
    pub levels: Vec<Level>,
}

impl WriteTx<'_> {
    /// Stores one question of a pack and counts it in `outcome`, unless another pack has it.
    pub(crate) fn put_question(
        &mut self,
        position: usize,
        question: &Question,
        outcome: &mut PackPut,
    ) -> Result<(), StoreError> {
        let stored = self.one(
            "SELECT pack_id, body = ?2 AS same FROM question WHERE id = ?1",
            params![question.id.0, Json(question)],
            |row| Ok((PackId(row.get("pack_id")?), row.get::<_, bool>("same")?)),
        )?;
        match stored {
            Some((pack, _)) if pack != question.pack => {
                outcome.elsewhere.push((question.id.clone(), pack));
                return Ok(());
            }
            Some((_, true)) => outcome.unchanged += 1,
            Some((_, false)) => outcome.changed += 1,
            None => outcome.added += 1,
        }
        self.execute(
            "INSERT INTO question (id, pack_id, position, title, level, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET
                 position = excluded.position, title = excluded.title, level = excluded.level,
                 body = excluded.body",
            params![
                question.id.0,
                question.pack.0,
                i64::try_from(position).unwrap_or(i64::MAX),
                question.title,
                question.level.map(Name),
                Json(question),
            ],
        )?;
        self.put_topics(question)
    }

    /// Removes the questions of a pack that are not among `kept`; how many there were.
    pub(crate) fn remove_questions_except<'q>(
        &mut self,
        pack: &PackId,
        kept: impl Iterator<Item = &'q QuestionId>,
    ) -> Result<u32, StoreError> {
        let kept: Vec<_> = kept.collect();
        let removed = self.execute(
            "DELETE FROM question
             WHERE pack_id = ?1 AND id NOT IN (SELECT value FROM json_each(?2))",
            params![pack.0, Json(kept)],
        )?;
        Ok(u32::try_from(removed).unwrap_or(u32::MAX))
    }
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn question(&self, id: &QuestionId) -> Result<Option<Question>, StoreError> {
        self.one("SELECT body FROM question WHERE id = ?1", [&id.0], |row| {
            row.get("body").map(|Json(question)| question)
        })
    }

    /// The questions that pass the filter, in the bank's order: packs by title, and in each the
    /// order of its author.
    ///
    /// # Errors
    /// Those of reading.
    pub fn questions(&self, filter: &QuestionFilter) -> Result<Vec<Question>, StoreError> {
        self.all(
            "SELECT question.body FROM question JOIN pack ON pack.id = question.pack_id
             WHERE (?1 = '[]' OR pack_id IN (SELECT value FROM json_each(?1)))
               AND (?2 = '[]' OR question.id IN (
                       SELECT question_id FROM question_topic
                       WHERE topic IN (SELECT value FROM json_each(?2))))
               AND (?3 = '[]' OR level IN (SELECT value FROM json_each(?3)))
             ORDER BY pack.title COLLATE NOCASE, pack.id, position, question.id",
            params![Json(&filter.packs), Json(&filter.topics), Json(&filter.levels)],
            |row| row.get("body").map(|Json(question)| question),
        )
    }
}

#[cfg(test)]
#[path = "question_tests.rs"]
mod tests;
