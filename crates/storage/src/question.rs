use crate::column::{Json, Name};
use crate::pack::PackPut;
use crate::{Change, OrNotFound, ReadTx, StoreError, WriteTx};
use hotseat_interview::{Level, PackId, Question, QuestionId};
use rusqlite::{Row, params};

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

/// What the first version did not have. `text`, `file` and `base` are as in [`BankQuestion`]; the counts
/// and topics repeat what stands in `body`, for lists.
pub(crate) const KEEP: &str = "
    ALTER TABLE question ADD COLUMN text TEXT;
    ALTER TABLE question ADD COLUMN file TEXT;
    ALTER TABLE question ADD COLUMN base TEXT;
    ALTER TABLE question ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1));
    ALTER TABLE question ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE question ADD COLUMN key_points INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE question ADD COLUMN unreviewed INTEGER NOT NULL DEFAULT 0;
    UPDATE question SET
        topics = json_extract(body, '$.topics'),
        key_points = json_array_length(body, '$.key_points'),
        unreviewed = (SELECT count(*) FROM json_each(body, '$.key_points')
                      WHERE json_extract(value, '$.reviewed') = 0)";

/// A question, and what the bank knows of where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankQuestion {
    /// As it is asked.
    pub question: Question,
    /// As it is written in the native format, where that is more than what the program would write of
    /// it: with the author's comments, spacing and unknown keys.
    pub text: Option<String>,
    /// The file that it stands in, in the `questions` of its pack's folder.
    pub file: Option<String>,
    /// As its list or pack has it, where the person made something else of it.
    pub base: Option<Question>,
    /// Gone from its list and kept: it is not asked any more.
    pub set_aside: bool,
}

impl BankQuestion {
    /// As its list or pack has it.
    pub fn source(&self) -> &Question {
        self.base.as_ref().unwrap_or(&self.question)
    }
}

impl From<&Question> for BankQuestion {
    fn from(question: &Question) -> BankQuestion {
        BankQuestion { question: question.clone(), text: None, file: None, base: None, set_aside: false }
    }
}

impl From<&BankQuestion> for BankQuestion {
    fn from(question: &BankQuestion) -> BankQuestion {
        question.clone()
    }
}

const WHOLE: &str = "question.body, question.text, question.file, question.base, question.set_aside";

fn whole_of_row(row: &Row<'_>) -> rusqlite::Result<BankQuestion> {
    Ok(BankQuestion {
        question: row.get("body").map(|Json(question)| question)?,
        text: row.get("text")?,
        file: row.get("file")?,
        base: row.get::<_, Option<Json<Question>>>("base")?.map(|Json(base)| base),
        set_aside: row.get("set_aside")?,
    })
}

/// Which questions of the bank. Every part that is empty lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionFilter {
    pub packs: Vec<PackId>,
    /// Questions with one of these.
    pub topics: Vec<String>,
    /// Questions of one of these; those without a level only pass where this is empty.
    pub levels: Vec<Level>,
}

fn column(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl WriteTx<'_> {
    /// Stores one question of a pack and counts it in `outcome`, unless another pack has it.
    pub(crate) fn put_question(
        &mut self,
        position: usize,
        stored: &BankQuestion,
        outcome: &mut PackPut,
    ) -> Result<(), StoreError> {
        let question = &stored.question;
        let before = self.one(
            "SELECT pack_id, body = ?2 AS same FROM question WHERE id = ?1",
            params![question.id.0, Json(question)],
            |row| Ok((PackId(row.get("pack_id")?), row.get::<_, bool>("same")?)),
        )?;
        match before {
            Some((pack, _)) if pack != question.pack => {
                outcome.elsewhere.push((question.id.clone(), pack));
                return Ok(());
            }
            Some((_, true)) => outcome.unchanged += 1,
            Some((_, false)) => outcome.changed += 1,
            None => outcome.added += 1,
        }
        self.execute(
            "INSERT INTO question (id, pack_id, position, title, level, body, text, file, base, set_aside,
                                   topics, key_points, unreviewed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET
                 position = excluded.position, title = excluded.title, level = excluded.level,
                 body = excluded.body, text = excluded.text, file = excluded.file, base = excluded.base,
                 set_aside = excluded.set_aside, topics = excluded.topics,
                 key_points = excluded.key_points, unreviewed = excluded.unreviewed",
            params![
                question.id.0,
                question.pack.0,
                column(position),
                question.title,
                question.level.map(Name),
                Json(question),
                stored.text,
                stored.file,
                stored.base.as_ref().map(Json),
                stored.set_aside,
                Json(&question.topics),
                column(question.key_points.len()),
                column(question.key_points.iter().filter(|point| !point.reviewed).count()),
            ],
        )?;
        self.put_topics(question)
    }

    /// Stores a question of a pack that is there: in its place, or after the others.
    ///
    /// # Errors
    /// When another pack has a question with this id, when there is no such pack, and those of
    /// writing.
    pub fn save_question(&mut self, stored: &BankQuestion) -> Result<(), StoreError> {
        let Question { id, pack, .. } = &stored.question;
        self.pack(pack)?.or_not_found("pack", pack)?;
        let place = self.one(
            "SELECT coalesce((SELECT position FROM question WHERE id = ?1),
                             (SELECT max(position) + 1 FROM question WHERE pack_id = ?2), 0)",
            [&id.0, &pack.0],
            |row| row.get::<_, u32>(0),
        )?;
        let mut outcome = PackPut::default();
        self.put_question(place.unwrap_or(0) as usize, stored, &mut outcome)?;
        if let Some((_, other)) = outcome.elsewhere.first() {
            let reason = format!("pack {:?} has a question with this id", other.0);
            return Err(StoreError::Invalid { what: "question", id: id.to_string(), reason });
        }
        self.changed(Change::Bank);
        Ok(())
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
    /// Also one that is set aside.
    ///
    /// # Errors
    /// Those of reading.
    pub fn question(&self, id: &QuestionId) -> Result<Option<Question>, StoreError> {
        self.one("SELECT body FROM question WHERE id = ?1", [&id.0], |row| {
            row.get("body").map(|Json(question)| question)
        })
    }

    /// With everything that the bank knows of it.
    ///
    /// # Errors
    /// Those of reading.
    pub fn bank_question(&self, id: &QuestionId) -> Result<Option<BankQuestion>, StoreError> {
        self.one(&format!("SELECT {WHOLE} FROM question WHERE id = ?1"), [&id.0], whole_of_row)
    }

    /// All questions of a pack, those set aside included, in the order of its author.
    ///
    /// # Errors
    /// Those of reading.
    pub fn bank_questions(&self, pack: &PackId) -> Result<Vec<BankQuestion>, StoreError> {
        self.all(
            &format!("SELECT {WHOLE} FROM question WHERE pack_id = ?1 ORDER BY position, id"),
            [&pack.0],
            whole_of_row,
        )
    }

    /// The questions to practise that pass the filter, in the bank's order: packs by title, and in each the
    /// order of its author.
    ///
    /// # Errors
    /// Those of reading.
    pub fn questions(&self, filter: &QuestionFilter) -> Result<Vec<Question>, StoreError> {
        self.all(
            "SELECT question.body FROM question JOIN pack ON pack.id = question.pack_id
             WHERE NOT set_aside AND (?1 = '[]' OR pack_id IN (SELECT value FROM json_each(?1)))
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
