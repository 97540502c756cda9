use crate::column::Json;
use crate::{ReadTx, StoreError, WallTime, WriteTx};
use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a person decided about the lines of a file. What a choice is, is for the caller to say.
pub(crate) const CREATE: &str = "
    CREATE TABLE import_choice (
        path    TEXT PRIMARY KEY,
        hash    TEXT NOT NULL,
        body    TEXT NOT NULL,
        kept_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX import_choice_hash ON import_choice (hash, kept_at)";

impl WriteTx<'_> {
    /// Keeps the choices for a file, in place of those before. `hash` is of its content.
    ///
    /// # Errors
    /// Those of writing.
    pub fn set_import_choices(
        &mut self,
        path: &str,
        hash: &str,
        choices: &impl Serialize,
        at: WallTime,
    ) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO import_choice (path, hash, body, kept_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET hash = excluded.hash, body = excluded.body, kept_at = excluded.kept_at",
            params![path, hash, Json(choices), at],
        )?;
        Ok(())
    }
}

impl ReadTx<'_> {
    /// The choices for the file at a path; or else those made last for a file with the same content,
    /// which has been moved or copied.
    ///
    /// # Errors
    /// When they are not of this type, and those of reading.
    pub fn import_choices<T: DeserializeOwned>(
        &self,
        path: &str,
        hash: &str,
    ) -> Result<Option<T>, StoreError> {
        self.one(
            "SELECT body FROM import_choice WHERE path = ?1 OR hash = ?2
             ORDER BY path = ?1 DESC, kept_at DESC LIMIT 1",
            [path, hash],
            |row| row.get("body").map(|Json(choices)| choices),
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::samples::{store, wall};

    #[test]
    fn choices_go_with_the_path_or_else_with_the_content() {
        let (_folder, store) = store();
        let set = |path: &str, hash: &str, choice: u32, at: i64| {
            store.write(|db| db.set_import_choices(path, hash, &choice, wall(at))).unwrap();
        };
        let check = |path: &str, hash: &str, expected: Option<u32>| {
            let found = store.read(|db| db.import_choices::<u32>(path, hash)).unwrap();
            assert_eq!(found, expected, "{path} {hash}");
        };
        set("/a", "one", 1, 0);
        set("/b", "one", 2, 9);
        set("/c", "two", 3, 5);
        check("/a", "one", Some(1));
        check("/a", "two", Some(1));
        check("/moved", "one", Some(2));
        check("/moved", "two", Some(3));
        check("/moved", "three", None);
        set("/a", "three", 4, 10);
        check("/a", "one", Some(4));
    }
}
