//! Recordings as the window plays and draws them, and those made elsewhere.

use super::locked;
use crate::dto::{PeakView, SpokenFacts};
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Event, Millis};
use hotseat_speech::gate::speech_in;
use hotseat_speech::playback::Audio;
use hotseat_speech::recording::{Limits, Peaks, import};
use hotseat_speech::transcription::{Span, Transcript};
use hotseat_storage::{OrNotFound, SessionId, StoredRecording};
use std::path::Path;

impl Hotseat {
    pub(super) fn kept(&self, recording: &str) -> Result<StoredRecording, ApiError> {
        let row = self.store.read(|tx| tx.recording(recording))?.or_not_found("recording", recording)?;
        if row.removed_at.is_some() {
            return Err(ApiError::new(
                Code::NotFound,
                "The sound of this recording was deleted; its words are here.",
            ));
        }
        self.still_there(&row.session, row.item)?;
        Ok(row)
    }

    /// The sound file of a recording, as it lies on the disk.
    pub fn recording_bytes(&self, recording: &str) -> Result<Vec<u8>, ApiError> {
        let path = self.file_of(&self.kept(recording)?);
        std::fs::read(&path)
            .map_err(|error| ApiError::new(Code::Io, format!("{} can't be read: {error}.", path.display())))
    }

    /// A recording drawn in at most `width` columns: its lowest and highest sample in each, -128 to
    /// 127.
    pub fn waveform(&self, recording: String, width: u32) -> Result<Vec<PeakView>, ApiError> {
        let peaks = Peaks::of(&self.file_of(&self.kept(&recording)?))?;
        let drawn = peaks.drawn(width.min(8192) as usize);
        Ok(drawn.into_iter().map(|peak| PeakView { low: peak.low, high: peak.high }).collect())
    }

    /// When somebody spoke in a recording, by the speech gate.
    pub fn speech_facts(&self, recording: String) -> Result<SpokenFacts, ApiError> {
        let row = self.kept(&recording)?;
        let length = Audio::open(&self.file_of(&row))?.length();
        let speech = self.speech_of(&row)?;
        let counts = self.store.read(|tx| tx.transcript(&recording))?;
        let transcript: Option<Transcript> =
            counts.and_then(|stored| serde_json::from_value(stored.body).ok());
        let words = transcript.map(|heard| (heard.answer(), heard.provenance.language.to_string()));
        Ok(SpokenFacts { drift_ppm: row.drift_ppm, ..SpokenFacts::new(&speech, length, words) })
    }

    /// When somebody spoke in a recording whose sound is there, by the speech gate.
    pub(crate) fn speech_of(&self, row: &StoredRecording) -> Result<Vec<Span>, ApiError> {
        if let Some(known) = locked(&self.hearing.speech).get(&row.id) {
            return Ok(known.clone());
        }
        let speech = speech_in(&mut Audio::open(&self.file_of(row))?)?;
        if row.length.is_some() {
            locked(&self.hearing.speech).insert(row.id.clone(), speech.clone());
        }
        Ok(speech)
    }

    /// Gives a recording made elsewhere to an answer that is not locked yet.
    pub fn add_recording(&self, session: String, item: u32, path: String) -> Result<(), ApiError> {
        let session = SessionId(session);
        let from = Path::new(&path);
        let name = from.file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned());
        let wall = self.wall();
        let id = crate::journal::new_id(wall).0;
        let (journal, _) = crate::journal::Journal::load(&self.store, &session)?;
        let added =
            |length| Event::RecordingAdded { item, recording: id.clone(), length, file: name.clone() };
        // An answer that takes no recording any more is told before one is copied for it.
        journal.session.clone().apply(&added(Millis::ZERO), journal.session.at())?;
        let folder = self.recordings_of(&session);
        std::fs::create_dir_all(&folder).map_err(|error| {
            ApiError::new(Code::Io, format!("{} can't be made: {error}.", folder.display()))
        })?;
        let imported = import(from, &folder.join(format!("{id}.flac")), Limits::default())?;
        let takes = journal.session.items().get(item as usize).map_or(0, |state| state.takes.len());
        let row = StoredRecording {
            id: id.clone(),
            session: session.clone(),
            item,
            take: u32::try_from(takes.saturating_sub(1)).unwrap_or(u32::MAX),
            probe: None,
            file: format!("{session}/{id}.flac"),
            origin: name.clone(),
            made_at: wall,
            length: Some(imported.length),
            ended: Some(hotseat_interview::RecordingEnd::Stopped),
            bytes: std::fs::metadata(&imported.kept.path).map_or(0, |about| about.len()),
            drift_ppm: None,
            removed_at: None,
            chosen: None,
        };
        self.store.write(|tx| tx.put_recording(&row))?;
        self.tell_session(&session, added(imported.length), &mut Vec::new())?;
        self.transcribe_file(&row).map(drop)
    }
}
