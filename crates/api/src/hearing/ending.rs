//! How recordings end: asked to, by themselves, or long after, when the disk answers.

use super::locked;
use super::messages::Message;
use super::recorder::Running;
use crate::dto::{Heard, MicrophoneState};
use crate::{ApiError, Hotseat};
use hotseat_interview::{Event, MicrophoneChange, RecordingEnd};
use hotseat_speech::capture::{CaptureError, Change, Ended, Recorded};
use hotseat_speech::recording::{Kept, RecordingError, keep};
use hotseat_storage::{SessionId, StoredRecording};
use std::path::{Path, PathBuf};

impl Hotseat {
    /// Ends a recording that is no longer wanted.
    pub(super) fn stop(&self, running: Running, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        match self.hearing.capture().stop() {
            Ok(recorded) => self.finish(running, &recorded, told),
            // Reported when it is over, or on its way already.
            Err(CaptureError::DiskNotAnswering | CaptureError::NotAnswering | CaptureError::NotRecording) => {
                locked(&self.hearing.state).ending.push(running);
                Ok(())
            }
            Err(error) => {
                let message = ApiError::from(error).message;
                told.push(Heard::Microphone { state: MicrophoneState::Failed, message });
                self.failed(running, told)
            }
        }
    }

    /// The recording with this file, which has ended; one that nobody ended is not begun again.
    pub(super) fn ran(&self, path: &Path) -> Option<Running> {
        let mut state = locked(&self.hearing.state);
        let running = state.running.take_if(|running| running.path == path);
        if let Some(running) = running {
            state.refused = Some(running.place.clone());
            return Some(running);
        }
        let ended = state.ending.iter().position(|running| running.path == path)?;
        Some(state.ending.swap_remove(ended))
    }

    /// A recording is on the disk: the session knows it, and it is packed while nobody waits for it.
    pub(super) fn finish(
        &self,
        running: Running,
        recorded: &Recorded,
        told: &mut Vec<Heard>,
    ) -> Result<(), ApiError> {
        let Running { row, place, begun, followed, missing, .. } = running;
        let end = match recorded.ended {
            Ended::Stopped | Ended::TooLong => RecordingEnd::Stopped,
            Ended::DiskLow => RecordingEnd::DiskFull,
        };
        let device = recorded.changes.iter().rfind(|change| !matches!(change, Change::Missing { .. }));
        let gone = matches!(device, Some(Change::Lost { .. }));
        let end = if gone { RecordingEnd::NoMicrophone } else { end };
        let row = StoredRecording {
            length: Some(recorded.length),
            ended: Some(end),
            bytes: std::fs::metadata(&recorded.path).map_or(0, |about| about.len()),
            drift_ppm: recorded.drift.map(|drift| drift.ppm),
            ..row
        };
        self.store.write(|tx| tx.put_recording(&row))?;
        told.extend(
            gaps(recorded).map(|message| Heard::Microphone { state: MicrophoneState::Gaps, message }),
        );
        if !begun || recorded.frames == 0 {
            return Ok(());
        }
        let event = Event::Recorded { recording: row.id.clone(), length: recorded.length, end };
        self.tell_session(&place.session, event, told)?;
        let untold = recorded.changes.iter().filter_map(|change| match change {
            Change::Missing { at, length } => Some((*at, *length)),
            _ => None,
        });
        for (from, length) in untold.skip(missing) {
            let change = MicrophoneChange::Missing { recording: row.id.clone(), from, length };
            self.tell_session(&place.session, Event::Microphone { change }, told)?;
        }
        if followed && !recorded.live_whole {
            self.transcribe_file(&row)?;
        }
        self.pack(row.id, recorded.path.clone());
        Ok(())
    }

    /// A recording could not be written to its end: what is on the disk is given to the session.
    pub(super) fn failed(&self, running: Running, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let Running { row, place, begun, .. } = running;
        let Some(row) = self.save_what_is_there(row, RecordingEnd::Failed)? else { return Ok(()) };
        let (true, Some(length)) = (begun, row.length) else { return Ok(()) };
        let event = Event::Recorded { recording: row.id.clone(), length, end: RecordingEnd::Failed };
        self.tell_session(&place.session, event, told)?;
        self.pack(row.id.clone(), self.file_of(&row));
        Ok(())
    }

    /// Lets an event happen in a session, held or not.
    pub(super) fn tell_session(
        &self,
        session: &SessionId,
        event: Event,
        told: &mut Vec<Heard>,
    ) -> Result<(), ApiError> {
        if self.live().as_ref().is_some_and(|live| live.journal.id == *session) {
            return self.in_live(session, told, |_, _| Some(event));
        }
        self.amend_stored(session, |_| Ok(vec![event])).map(drop)
    }

    /// Packs a WAV into a FLAC, on a thread of its own.
    pub(super) fn pack(&self, recording: String, path: PathBuf) {
        let tell = self.hearing.tell.clone();
        std::thread::spawn(move || {
            let kept = keep(&path);
            let _ = tell.send(Message::Kept { recording, kept });
        });
    }

    pub(super) fn take_kept(&self, id: &str, kept: Result<Kept, RecordingError>) -> Result<(), ApiError> {
        // The WAV stays where it could not be packed; the next start tries again.
        let Ok(kept) = kept else { return Ok(()) };
        self.store.write(|tx| {
            let Some(row) = tx.recording(id)? else { return Ok(()) };
            let file = format!("{}/{id}.flac", row.session);
            let bytes = std::fs::metadata(&kept.path).map_or(0, |about| about.len());
            tx.put_recording(&StoredRecording { file, bytes, ..row })
        })?;
        Ok(())
    }
}

/// What a person should know of a recording that is not whole.
fn gaps(recorded: &Recorded) -> Option<String> {
    let lost = recorded.lost as f64 / f64::from(recorded.rate.max(1));
    match (recorded.lost, recorded.overruns) {
        (0, 0) => None,
        (0, 1) => Some("The sound system missed a moment of this recording.".to_owned()),
        (0, times) => Some(format!("The sound system missed {times} moments of this recording.")),
        _ => Some(format!("{lost:.1} s of this recording did not reach the disk: silence stands for them.")),
    }
}
