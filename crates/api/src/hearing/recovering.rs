//! What a killed program left behind.

use crate::{ApiError, Hotseat};
use hotseat_interview::{Event, RecordingEnd};
use hotseat_speech::playback::Audio;
use hotseat_speech::recording::recover;
use hotseat_storage::{OwnerLock, SessionId, StoredRecording};
use std::collections::BTreeSet;
use std::path::PathBuf;

impl Hotseat {
    pub(crate) fn recordings_of(&self, session: &SessionId) -> PathBuf {
        self.folder.join("recordings").join(&session.0)
    }

    /// Makes whole what was being recorded when the program was killed, and gives it to the
    /// interview that it belongs to. Left alone while another Hotseat holds an interview.
    pub(crate) fn recover_recordings(&self) -> Result<(), ApiError> {
        let open = self.store.read(|tx| tx.open_recordings())?;
        if open.is_empty() {
            return Ok(());
        }
        let Ok(_owner) = OwnerLock::acquire_at_once(&self.folder) else { return Ok(()) };
        let sessions: BTreeSet<&SessionId> = open.iter().map(|row| &row.session).collect();
        for session in sessions {
            // One that can't be mended stays as it is, and is tried again at the next start.
            let _ = recover(&self.recordings_of(session));
        }
        for row in open {
            self.recover_one(row)?;
        }
        Ok(())
    }

    fn recover_one(&self, row: StoredRecording) -> Result<(), ApiError> {
        let Some(row) = self.save_what_is_there(row, RecordingEnd::Recovered)? else { return Ok(()) };
        let (Some(length), Some(end)) = (row.length, row.ended) else { return Ok(()) };
        let (mut journal, _) = crate::journal::Journal::load_even_deleted(&self.store, &row.session)?;
        let known = journal
            .session
            .items()
            .iter()
            .flat_map(|state| &state.takes)
            .flat_map(|take| take.recordings())
            .any(|recording| recording.id == row.id);
        let event = if known {
            Event::Recorded { recording: row.id.clone(), length, end }
        } else {
            // Killed between the first sample and the log.
            let file = row.origin.clone();
            Event::RecordingAdded { item: row.item, recording: row.id.clone(), length, file }
        };
        let at = journal.session.at();
        // A session that has no place for it any more still has the file and its row.
        match journal.commit(&self.store, &self.tiers, at, self.wall(), [event]) {
            Err(error) if error.code == crate::Code::NotNow => Ok(()),
            done => done,
        }?;
        self.pack(row.id.clone(), self.file_of(&row));
        Ok(())
    }

    /// Writes down what there is of a recording that did not end as it should; none if that is
    /// nothing.
    pub(super) fn save_what_is_there(
        &self,
        row: StoredRecording,
        end: RecordingEnd,
    ) -> Result<Option<StoredRecording>, ApiError> {
        let path = self.file_of(&row);
        let packed = path.with_extension("flac");
        let (path, file) = if !path.exists() && packed.exists() {
            (packed, row.file.replace(".wav", ".flac"))
        } else {
            (path, row.file.clone())
        };
        let length = Audio::open(&path).map(|audio| audio.length()).ok();
        let bytes = std::fs::metadata(&path).map_or(0, |about| about.len());
        let row = StoredRecording { length, ended: Some(end), bytes, file, ..row };
        self.store.write(|tx| tx.put_recording(&row))?;
        Ok(length.is_some().then_some(row))
    }

    pub(crate) fn file_of(&self, row: &StoredRecording) -> PathBuf {
        self.folder.join("recordings").join(&row.file)
    }
}
