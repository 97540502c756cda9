use crate::column::Json;
use crate::{Change, ReadTx, StoreError, WriteTx};
use hotseat_interview::Rubric;
use rusqlite::params;

pub(crate) const CREATE: &str = "
    CREATE TABLE rubric (
        id      TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        body    TEXT NOT NULL
    ) STRICT";

impl WriteTx<'_> {
    /// Stores the rubric, in place of one with the same id. Sessions keep the one they were held
    /// under: it is part of their plan.
    ///
    /// # Errors
    /// Those of writing.
    pub fn put_rubric(&mut self, rubric: &Rubric) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO rubric (id, version, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body",
            params![rubric.id, rubric.version, Json(rubric)],
        )?;
        self.changed(Change::Bank);
        Ok(())
    }
}

impl ReadTx<'_> {
    /// The newest version of an own rubric, or else the one that came with a pack.
    ///
    /// # Errors
    /// Those of reading.
    pub fn rubric(&self, id: &str) -> Result<Option<Rubric>, StoreError> {
        if let Some(own) = self.own_rubric(id)?.into_iter().next() {
            return Ok(Some(own.rubric));
        }
        self.packed_rubric(id)
    }

    /// A rubric that came with a pack.
    ///
    /// # Errors
    /// Those of reading.
    pub fn packed_rubric(&self, id: &str) -> Result<Option<Rubric>, StoreError> {
        self.one("SELECT body FROM rubric WHERE id = ?1", [id], |row| {
            row.get("body").map(|Json(rubric)| rubric)
        })
    }

    /// Every rubric that came with a pack, by id.
    ///
    /// # Errors
    /// Those of reading.
    pub fn packed_rubrics(&self) -> Result<Vec<Rubric>, StoreError> {
        self.all("SELECT body FROM rubric ORDER BY id", [], |row| row.get("body").map(|Json(rubric)| rubric))
    }
}

#[cfg(test)]
#[path = "rubric_tests.rs"]
mod tests;
