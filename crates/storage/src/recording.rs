use crate::column::Name;
use crate::{Change, OrNotFound, ReadTx, SessionId, StoreError, WallTime, WriteTx};
use hotseat_interview::{Millis, RecordingEnd};
use rusqlite::{Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One row for each sound file. The row is there before the first sample is, so that a file left
/// behind by a killed program is known for what it is.
pub(crate) const CREATE: &str = "
    CREATE TABLE recording (
        id         TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        item       INTEGER NOT NULL,
        take       INTEGER NOT NULL,
        probe      INTEGER,
        file       TEXT NOT NULL,
        origin     TEXT NOT NULL,
        made_at    TEXT NOT NULL,
        length_ms  INTEGER,
        ended      TEXT,
        bytes      INTEGER NOT NULL DEFAULT 0,
        drift_ppm  REAL,
        removed_at TEXT,
        chosen     INTEGER
    ) STRICT;
    CREATE INDEX recording_session ON recording (session_id, item, take)";

/// A recording and where its sound lies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct StoredRecording {
    pub id: String,
    pub session: SessionId,
    /// Counted from 0, as the take and the follow-up are.
    pub item: u32,
    pub take: u32,
    pub probe: Option<u32>,
    /// Its file in the folder of recordings.
    pub file: String,
    /// The microphone, or the file that it was imported from.
    pub origin: String,
    pub made_at: WallTime,
    /// None until its file is whole.
    pub length: Option<Millis>,
    pub ended: Option<RecordingEnd>,
    /// Size of its file.
    pub bytes: u64,
    /// How fast the device's clock ran against the machine's, in parts per million; positive is
    /// fast. None where it was too short to tell, or came from elsewhere.
    pub drift_ppm: Option<f64>,
    /// When the person, or a rule of theirs, had the sound deleted. Its transcripts stay.
    pub removed_at: Option<WallTime>,
    /// The transcript that counts; none means the newest.
    pub chosen: Option<i64>,
}

const COLUMNS: &str = "id, session_id, item, take, probe, file, origin, made_at, length_ms, ended, bytes, \
                       drift_ppm, removed_at, chosen";

fn of_row(row: &Row<'_>) -> rusqlite::Result<StoredRecording> {
    Ok(StoredRecording {
        id: row.get("id")?,
        session: row.get("session_id")?,
        item: row.get("item")?,
        take: row.get("take")?,
        probe: row.get("probe")?,
        file: row.get("file")?,
        origin: row.get("origin")?,
        made_at: row.get("made_at")?,
        length: row.get::<_, Option<u32>>("length_ms")?.map(|length| Millis(length.into())),
        ended: row.get::<_, Option<Name<RecordingEnd>>>("ended")?.map(|Name(ended)| ended),
        bytes: u64::try_from(row.get::<_, i64>("bytes")?).unwrap_or_default(),
        drift_ppm: row.get("drift_ppm")?,
        removed_at: row.get("removed_at")?,
        chosen: row.get("chosen")?,
    })
}

impl WriteTx<'_> {
    /// Stores a recording, or what has become known of it. The transcript that counts is left as it
    /// was chosen.
    ///
    /// # Errors
    /// When there is no such session, and those of writing.
    pub fn put_recording(&mut self, recording: &StoredRecording) -> Result<(), StoreError> {
        self.session_exists(&recording.session)?;
        let length = recording.length.map(|length| u32::try_from(length.0).unwrap_or(u32::MAX));
        self.execute(
            "INSERT INTO recording (id, session_id, item, take, probe, file, origin, made_at, length_ms, ended,
                                    bytes, drift_ppm, removed_at, chosen)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO UPDATE SET
                 file = excluded.file, length_ms = excluded.length_ms, ended = excluded.ended,
                 bytes = excluded.bytes, drift_ppm = excluded.drift_ppm, removed_at = excluded.removed_at",
            params![
                recording.id,
                recording.session,
                recording.item,
                recording.take,
                recording.probe,
                recording.file,
                recording.origin,
                recording.made_at,
                length,
                recording.ended.map(Name),
                i64::try_from(recording.bytes).unwrap_or(i64::MAX),
                recording.drift_ppm,
                recording.removed_at,
                recording.chosen,
            ],
        )?;
        self.changed(Change::Session(recording.session.clone()));
        Ok(())
    }

    /// Chooses the transcript that counts for a recording; none lets the newest count.
    ///
    /// # Errors
    /// When there is no such recording, or the transcript is another's, and those of writing.
    pub fn choose_transcript(&mut self, recording: &str, transcript: Option<i64>) -> Result<(), StoreError> {
        let of = self.recording(recording)?.or_not_found("recording", recording)?;
        if let Some(id) = transcript {
            let own = self.transcripts(recording)?.iter().any(|stored| stored.id == id);
            own.then_some(()).or_not_found("transcript", id)?;
        }
        self.execute("UPDATE recording SET chosen = ?2 WHERE id = ?1", params![recording, transcript])?;
        self.changed(Change::Session(of.session));
        Ok(())
    }
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn recording(&self, id: &str) -> Result<Option<StoredRecording>, StoreError> {
        self.one(&format!("SELECT {COLUMNS} FROM recording WHERE id = ?1"), [id], of_row)
    }

    /// The recordings of a session, in the order in which they were made.
    ///
    /// # Errors
    /// Those of reading.
    pub fn recordings(&self, session: &SessionId) -> Result<Vec<StoredRecording>, StoreError> {
        self.all(
            &format!("SELECT {COLUMNS} FROM recording WHERE session_id = ?1 ORDER BY rowid"),
            [session],
            of_row,
        )
    }

    /// Recordings whose end is not known: a program was killed while they were made.
    ///
    /// # Errors
    /// Those of reading.
    pub fn open_recordings(&self) -> Result<Vec<StoredRecording>, StoreError> {
        self.all(&format!("SELECT {COLUMNS} FROM recording WHERE ended IS NULL ORDER BY rowid"), [], of_row)
    }
}

#[cfg(test)]
#[path = "recording_tests.rs"]
mod tests;
