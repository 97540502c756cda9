use crate::column::{Json, Name};
use crate::{BankQuestion, Change, OrNotFound, ReadTx, StoreError, WallTime, WriteTx};
use hotseat_interview::{PackId, QuestionId};
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use ts_rs::TS;

pub(crate) const CREATE: &str = "
    CREATE TABLE pack (
        id           TEXT PRIMARY KEY,
        title        TEXT NOT NULL,
        summary      TEXT,
        version      TEXT NOT NULL,
        licence      TEXT,
        language     TEXT NOT NULL,
        kind         TEXT NOT NULL CHECK (kind IN ('bundled', 'imported', 'installed')),
        rubric_id    TEXT REFERENCES rubric (id),
        topics       TEXT NOT NULL,
        terminology  TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        installed_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX pack_rubric ON pack (rubric_id)";

/// What the first version did not have: see [`Pack`].
pub(crate) const KEEP: &str = "
    ALTER TABLE pack ADD COLUMN folder TEXT;
    ALTER TABLE pack ADD COLUMN header TEXT";

/// How a pack came into the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PackKind {
    /// Shipped with the program, and refreshed with it.
    Bundled,
    /// Made from a foreign list.
    Imported,
    /// A pack in the native format that the person added.
    Installed,
}

/// What the bank knows of a pack, beside its questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Pack {
    pub id: PackId,
    pub title: String,
    pub summary: Option<String>,
    pub version: String,
    pub licence: Option<String>,
    /// A BCP 47 tag, such as `en`.
    pub language: String,
    pub kind: PackKind,
    /// Id of the rubric it is scored by; none leaves the choice to the program.
    pub rubric: Option<String>,
    /// Its topics in the order that its author gave them.
    pub topics: Vec<String>,
    /// Terms for a speech recogniser to expect.
    pub terminology: Vec<String>,
    /// Of everything that the pack was made from: a bundled pack with another hash is out of date.
    pub content_hash: String,
    pub installed_at: WallTime,
    /// Where its files are, and are written back to.
    pub folder: Option<String>,
    /// Its `pack.yaml` as written.
    pub header: Option<String>,
}

/// A pack in a list of packs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackListing {
    pub pack: Pack,
    /// How many questions it has to practise: those set aside are not counted.
    pub questions: u32,
}

/// What storing a pack did to its questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackPut {
    pub added: u32,
    pub changed: u32,
    pub unchanged: u32,
    /// Were in the pack before, and are not any more.
    pub removed: u32,
    /// Left out, because another pack of the bank has a question with the same id.
    pub elsewhere: Vec<(QuestionId, PackId)>,
}

const COLUMNS: &str = "pack.id, title, summary, version, licence, language, kind, rubric_id, topics, \
                       terminology, content_hash, installed_at, folder, header";

fn of_row(row: &Row<'_>) -> rusqlite::Result<Pack> {
    Ok(Pack {
        id: PackId(row.get("id")?),
        title: row.get("title")?,
        summary: row.get("summary")?,
        version: row.get("version")?,
        licence: row.get("licence")?,
        language: row.get("language")?,
        kind: row.get("kind").map(|Name(kind)| kind)?,
        rubric: row.get("rubric_id")?,
        topics: row.get("topics").map(|Json(topics)| topics)?,
        terminology: row.get("terminology").map(|Json(terms)| terms)?,
        content_hash: row.get("content_hash")?,
        installed_at: row.get("installed_at")?,
        folder: row.get("folder")?,
        header: row.get("header")?,
    })
}

impl WriteTx<'_> {
    /// Stores a pack with all its questions, in the given order, in place of what it had before. A
    /// question that it had before keeps its row; sessions are not touched.
    ///
    /// # Errors
    /// When a question names another pack or comes twice, when the rubric is not stored, and those
    /// of writing.
    pub fn put_pack<'q, Q>(&mut self, pack: &Pack, questions: &'q [Q]) -> Result<PackPut, StoreError>
    where
        BankQuestion: From<&'q Q>,
    {
        if let Some(rubric) = &pack.rubric {
            self.rubric(rubric)?.or_not_found("rubric", rubric)?;
        }
        let questions: Vec<BankQuestion> = questions.iter().map(BankQuestion::from).collect();
        check_questions(pack, &questions)?;
        self.put_pack_row(pack)?;
        let mut outcome = PackPut::default();
        for (position, stored) in questions.iter().enumerate() {
            self.put_question(position, stored, &mut outcome)?;
        }
        outcome.removed =
            self.remove_questions_except(&pack.id, questions.iter().map(|stored| &stored.question.id))?;
        self.changed(Change::Bank);
        Ok(outcome)
    }

    /// Stores what a pack says of itself, and leaves its questions as they are.
    ///
    /// # Errors
    /// Those of writing.
    pub fn put_pack_row(&mut self, pack: &Pack) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO pack (id, title, summary, version, licence, language, kind, rubric_id, topics,
                               terminology, content_hash, installed_at, folder, header)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET
                 title = excluded.title, summary = excluded.summary, version = excluded.version,
                 licence = excluded.licence, language = excluded.language, kind = excluded.kind,
                 rubric_id = excluded.rubric_id, topics = excluded.topics,
                 terminology = excluded.terminology, content_hash = excluded.content_hash,
                 installed_at = excluded.installed_at, folder = excluded.folder,
                 header = excluded.header",
            params![
                pack.id.0,
                pack.title,
                pack.summary,
                pack.version,
                pack.licence,
                pack.language,
                Name(pack.kind),
                pack.rubric,
                Json(&pack.topics),
                Json(&pack.terminology),
                pack.content_hash,
                pack.installed_at,
                pack.folder,
                pack.header,
            ],
        )?;
        self.changed(Change::Bank);
        Ok(())
    }

    /// Takes a pack and its questions out of the bank. Sessions keep theirs.
    ///
    /// # Errors
    /// When there is no such pack, and those of writing.
    pub fn remove_pack(&mut self, id: &PackId) -> Result<(), StoreError> {
        let removed = self.execute("DELETE FROM pack WHERE id = ?1", [&id.0])?;
        (removed > 0).then_some(()).or_not_found("pack", id)?;
        self.changed(Change::Bank);
        Ok(())
    }
}

fn check_questions(pack: &Pack, questions: &[BankQuestion]) -> Result<(), StoreError> {
    let mut seen = HashSet::new();
    for BankQuestion { question, .. } in questions {
        let invalid =
            |reason| Err(StoreError::Invalid { what: "question", id: question.id.to_string(), reason });
        if question.pack != pack.id {
            return invalid(format!("it belongs to pack {:?}, not {:?}", question.pack.0, pack.id.0));
        }
        if !seen.insert(&question.id) {
            return invalid(format!("pack {:?} has two questions with this id", pack.id.0));
        }
    }
    Ok(())
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn pack(&self, id: &PackId) -> Result<Option<Pack>, StoreError> {
        self.one(&format!("SELECT {COLUMNS} FROM pack WHERE id = ?1"), [&id.0], of_row)
    }

    /// Every pack, by title, with how many questions it has.
    ///
    /// # Errors
    /// Those of reading.
    pub fn packs(&self) -> Result<Vec<PackListing>, StoreError> {
        self.all(
            &format!(
                "SELECT {COLUMNS}, (SELECT count(*) FROM question WHERE pack_id = pack.id AND NOT set_aside) AS questions
                 FROM pack ORDER BY title COLLATE NOCASE, id"
            ),
            [],
            |row| Ok(PackListing { pack: of_row(row)?, questions: row.get("questions")? }),
        )
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
