use crate::column::Json;
use crate::{Change, ReadTx, StoreError, WallTime, WriteTx};
use hotseat_interview::Rubric;
use rusqlite::params;

/// The person's own rubrics, every version of each. They stand beside the ones that ship, so that a
/// newer program never writes over one. A removed one is only hidden: its numbers go on where they
/// were if it comes back.
pub(crate) const CREATE: &str = "
    CREATE TABLE own_rubric (
        id      TEXT NOT NULL,
        version INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        hidden  INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
        body    TEXT NOT NULL,
        PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID";

/// One version of a rubric of the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRubric {
    pub made_at: WallTime,
    pub rubric: Rubric,
}

impl WriteTx<'_> {
    /// Keeps the next version of an own rubric, whatever version it says; gives it as it is stored.
    ///
    /// # Errors
    /// Those of writing.
    pub fn add_own_rubric(&mut self, rubric: &Rubric, made_at: WallTime) -> Result<Rubric, StoreError> {
        let last = self.one("SELECT max(version) FROM own_rubric WHERE id = ?1", [&rubric.id], |row| {
            row.get::<_, Option<u32>>(0)
        })?;
        let version = last.flatten().unwrap_or(0).saturating_add(1);
        let rubric = Rubric { version, ..rubric.clone() };
        self.execute("UPDATE own_rubric SET hidden = 0 WHERE id = ?1", [&rubric.id])?;
        self.execute(
            "INSERT INTO own_rubric (id, version, made_at, body) VALUES (?1, ?2, ?3, ?4)",
            params![rubric.id, version, made_at, Json(&rubric)],
        )?;
        self.changed(Change::Bank);
        Ok(rubric)
    }

    /// Takes an own rubric out of the list; whether there was one.
    ///
    /// # Errors
    /// Those of writing.
    pub fn hide_own_rubric(&mut self, id: &str) -> Result<bool, StoreError> {
        let hidden = self.execute("UPDATE own_rubric SET hidden = 1 WHERE id = ?1 AND NOT hidden", [id])?;
        self.changed(Change::Bank);
        Ok(hidden > 0)
    }
}

impl ReadTx<'_> {
    /// Every version of an own rubric that is not removed, the newest first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn own_rubric(&self, id: &str) -> Result<Vec<OwnRubric>, StoreError> {
        self.all(
            "SELECT made_at, body FROM own_rubric WHERE id = ?1 AND NOT hidden ORDER BY version DESC",
            [id],
            |row| {
                let Json(rubric) = row.get("body")?;
                Ok(OwnRubric { made_at: row.get("made_at")?, rubric })
            },
        )
    }

    /// The newest version of each own rubric, by id.
    ///
    /// # Errors
    /// Those of reading.
    pub fn own_rubrics(&self) -> Result<Vec<Rubric>, StoreError> {
        self.all(
            "SELECT body FROM own_rubric AS one WHERE NOT hidden AND version =
                 (SELECT max(version) FROM own_rubric WHERE id = one.id) ORDER BY id",
            [],
            |row| row.get("body").map(|Json(rubric)| rubric),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{rubric, store, wall};

    #[test]
    fn every_version_is_kept_and_numbers_never_start_anew() {
        let (_folder, store) = store();
        let add = |title: &str| {
            let rubric = Rubric { title: title.into(), version: 77, ..rubric() };
            store.write(|db| db.add_own_rubric(&rubric, wall(1))).unwrap().0
        };
        let titles = || -> Vec<(u32, String)> {
            let all = store.read(|db| db.own_rubric("technical")).unwrap();
            all.into_iter().map(|own| (own.rubric.version, own.rubric.title)).collect()
        };
        assert_eq!(add("One").version, 1);
        assert_eq!(add("Two").version, 2);
        assert_eq!(titles(), [(2, "Two".to_owned()), (1, "One".to_owned())]);
        assert!(store.write(|db| db.hide_own_rubric("technical")).unwrap().0);
        assert_eq!((titles(), store.read(|db| db.own_rubrics()).unwrap()), (vec![], vec![]));
        assert_eq!(add("Three").version, 3);
        assert_eq!(store.read(|db| db.own_rubrics()).unwrap()[0].title, "Three");
        assert!(!store.write(|db| db.hide_own_rubric("other")).unwrap().0);
    }
}
