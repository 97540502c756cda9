use crate::column::Json;
use crate::{Change, OrNotFound, ReadTx, StoreError, WallTime, WriteTx};
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Every version of what was heard in a recording is kept: another run of the recogniser, or an
/// edit by the person, stands beside the earlier ones.
pub(crate) const CREATE: &str = "
    CREATE TABLE transcript (
        id           INTEGER PRIMARY KEY AUTOINCREMENT,
        recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
        made_at      TEXT NOT NULL,
        based_on     INTEGER,
        body         TEXT NOT NULL
    ) STRICT;
    CREATE INDEX transcript_recording ON transcript (recording_id, id DESC)";

/// One version of the words of a recording. What it is made of is the recogniser's business.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoredTranscript {
    pub id: i64,
    pub recording: String,
    pub made_at: WallTime,
    /// The version that the person edited; none where the recogniser made it, or the person wrote
    /// it down without one.
    pub based_on: Option<i64>,
    pub body: Value,
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<StoredTranscript> {
    Ok(StoredTranscript {
        id: row.get("id")?,
        recording: row.get("recording_id")?,
        made_at: row.get("made_at")?,
        based_on: row.get("based_on")?,
        body: row.get("body").map(|Json(body)| body)?,
    })
}

impl WriteTx<'_> {
    /// Keeps a transcript beside the earlier ones, and gives its id. It counts from now on.
    ///
    /// # Errors
    /// When there is no such recording, and those of writing.
    pub fn add_transcript(
        &mut self,
        recording: &str,
        made_at: WallTime,
        based_on: Option<i64>,
        body: &Value,
    ) -> Result<i64, StoreError> {
        let of = self.recording(recording)?.or_not_found("recording", recording)?;
        self.execute(
            "INSERT INTO transcript (recording_id, made_at, based_on, body) VALUES (?1, ?2, ?3, ?4)",
            params![recording, made_at, based_on, Json(body)],
        )?;
        let id = self.one("SELECT last_insert_rowid()", [], |row| row.get(0))?.unwrap_or_default();
        self.execute("UPDATE recording SET chosen = NULL WHERE id = ?1", [recording])?;
        self.changed(Change::Session(of.session));
        Ok(id)
    }
}

impl ReadTx<'_> {
    /// Every version for a recording, the newest first.
    ///
    /// # Errors
    /// Those of reading.
    pub fn transcripts(&self, recording: &str) -> Result<Vec<StoredTranscript>, StoreError> {
        self.all(
            "SELECT id, recording_id, made_at, based_on, body FROM transcript WHERE recording_id = ?1 ORDER BY id DESC",
            [recording],
            of_row,
        )
    }

    /// The version that counts: the chosen one, or else the newest.
    ///
    /// # Errors
    /// Those of reading.
    pub fn transcript(&self, recording: &str) -> Result<Option<StoredTranscript>, StoreError> {
        self.one(
            "SELECT transcript.id, recording_id, transcript.made_at, based_on, body
             FROM transcript JOIN recording ON recording.id = recording_id
             WHERE recording_id = ?1 ORDER BY transcript.id = chosen DESC, transcript.id DESC LIMIT 1",
            [recording],
            of_row,
        )
    }
}
