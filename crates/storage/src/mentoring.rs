//! What was handed to mentors, and what came back.

use crate::column::Json;
use crate::{Change, OrNotFound, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use rusqlite::{Row, params};
use serde_json::Value;

/// Which questions of a session a bundle holds: a response names its bundle, never the session.
pub(crate) const CREATE_BUNDLE: &str = "
    CREATE TABLE bundle (
        id         TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        made_at    TEXT NOT NULL,
        items      TEXT NOT NULL
    ) STRICT";

/// A response that was saved twice comes twice under one id, with another hash: both are kept, and
/// the later one counts.
pub(crate) const CREATE_RESPONSE: &str = "
    CREATE TABLE mentor_response (
        id        TEXT NOT NULL,
        hash      TEXT NOT NULL,
        bundle_id TEXT NOT NULL REFERENCES bundle (id) ON DELETE CASCADE,
        made_at   TEXT NOT NULL,
        merged_at TEXT NOT NULL,
        body      TEXT NOT NULL,
        PRIMARY KEY (id, hash)
    ) STRICT;
    CREATE INDEX mentor_response_bundle ON mentor_response (bundle_id)";

/// A file that was made for a mentor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBundle {
    pub id: String,
    pub session: SessionId,
    pub made_at: WallTime,
    /// The questions in it, by their place in the session's plan.
    pub items: Vec<u32>,
}

/// What a mentor sent back. What it is made of is the sharing's business.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredResponse {
    pub id: String,
    /// Of the file that it came in.
    pub hash: String,
    pub bundle: String,
    pub made_at: WallTime,
    pub merged_at: WallTime,
    pub body: Value,
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<StoredResponse> {
    let Json(body) = row.get("body")?;
    Ok(StoredResponse {
        id: row.get("id")?,
        hash: row.get("hash")?,
        bundle: row.get("bundle_id")?,
        made_at: row.get("made_at")?,
        merged_at: row.get("merged_at")?,
        body,
    })
}

/// The one that counts of each response: the latest that its mentor saved.
const LATEST: &str = "NOT EXISTS (SELECT 1 FROM mentor_response AS later WHERE later.id = one.id AND
                      (later.made_at, later.hash) > (one.made_at, one.hash))";

impl WriteTx<'_> {
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn add_bundle(&mut self, bundle: &StoredBundle) -> Result<(), StoreError> {
        self.session_exists(&bundle.session)?;
        self.execute(
            "INSERT INTO bundle (id, session_id, made_at, items) VALUES (?1, ?2, ?3, ?4)",
            params![bundle.id, bundle.session, bundle.made_at, Json(&bundle.items)],
        )?;
        Ok(())
    }

    /// Keeps a response; false where the very same one is here already.
    ///
    /// # Errors
    /// When there is no such bundle, and those of writing.
    pub fn add_response(&mut self, response: &StoredResponse) -> Result<bool, StoreError> {
        let bundle = self.bundle(&response.bundle)?.or_not_found("bundle", &response.bundle)?;
        let added = self.execute(
            "INSERT INTO mentor_response (id, hash, bundle_id, made_at, merged_at, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
            params![
                response.id,
                response.hash,
                response.bundle,
                response.made_at,
                response.merged_at,
                Json(&response.body)
            ],
        )?;
        if added > 0 {
            self.changed(Change::Session(bundle.session));
        }
        Ok(added > 0)
    }
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn bundle(&self, id: &str) -> Result<Option<StoredBundle>, StoreError> {
        self.one("SELECT id, session_id, made_at, items FROM bundle WHERE id = ?1", [id], |row| {
            let Json(items) = row.get("items")?;
            Ok(StoredBundle {
                id: row.get("id")?,
                session: row.get("session_id")?,
                made_at: row.get("made_at")?,
                items,
            })
        })
    }

    /// The responses to bundles of a session, in the order in which they were made.
    ///
    /// # Errors
    /// Those of reading.
    pub fn responses(&self, session: &SessionId) -> Result<Vec<StoredResponse>, StoreError> {
        self.all(
            &format!(
                "SELECT one.* FROM mentor_response AS one JOIN bundle ON bundle.id = one.bundle_id
                 WHERE bundle.session_id = ?1 AND {LATEST} ORDER BY one.made_at, one.id"
            ),
            [session],
            of_row,
        )
    }

    /// Every response, with the session that it is about.
    ///
    /// # Errors
    /// Those of reading.
    pub fn all_responses(&self) -> Result<Vec<(SessionId, StoredResponse)>, StoreError> {
        self.all(
            &format!(
                "SELECT one.*, bundle.session_id FROM mentor_response AS one
                 JOIN bundle ON bundle.id = one.bundle_id WHERE {LATEST} ORDER BY one.made_at, one.id"
            ),
            [],
            |row| Ok((row.get("session_id")?, of_row(row)?)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{session_id, store_with_session, wall};
    use serde_json::json;

    fn response(hash: &str, second: i64) -> StoredResponse {
        StoredResponse {
            id: "r1".into(),
            hash: hash.into(),
            bundle: "b1".into(),
            made_at: wall(second),
            merged_at: wall(100),
            body: json!({ "name": hash }),
        }
    }

    #[test]
    fn the_same_response_comes_once_and_a_later_one_counts() {
        let (_folder, store) = store_with_session();
        let add = |response: &StoredResponse| store.write(|db| db.add_response(response));
        let error = add(&response("a", 1)).unwrap_err();
        assert!(matches!(error, StoreError::NotFound { what: "bundle", .. }), "{error:?}");
        let bundle =
            StoredBundle { id: "b1".into(), session: session_id(), made_at: wall(0), items: vec![0, 1] };
        store.write(|db| db.add_bundle(&bundle)).unwrap();
        assert_eq!(store.read(|db| db.bundle("b1")).unwrap(), Some(bundle));
        assert!(add(&response("a", 1)).unwrap().0);
        let (again, changes) = add(&response("a", 1)).unwrap();
        assert_eq!((again, changes.len()), (false, 0));
        assert!(add(&response("b", 5)).unwrap().0);
        assert!(add(&response("c", 3)).unwrap().0);
        assert_eq!(store.read(|db| db.responses(&session_id())).unwrap(), [response("b", 5)]);
        assert_eq!(store.read(|db| db.all_responses()).unwrap(), [(session_id(), response("b", 5))]);
        store.write(|db| db.delete_session(&session_id())).unwrap();
        assert_eq!(store.read(|db| db.all_responses()).unwrap(), [], "they go with their session");
    }
}
