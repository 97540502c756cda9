//! From recordings to words, and what a person makes of them.

use super::settings;
use crate::dto::Heard;
use crate::indexing::spoken;
use crate::journal::Journal;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Millis, Stage};
use hotseat_speech::gate::speech_in;
use hotseat_speech::models::Models;
use hotseat_speech::playback::Audio;
use hotseat_speech::transcription::edited;
use hotseat_speech::transcription::{Event, Progress, Transcript, Urgency};
use hotseat_storage::{OrNotFound, SessionId, StoreError, StoredRecording, WriteTx};
use std::collections::BTreeSet;

impl Hotseat {
    /// The installed models.
    pub(crate) fn models(&self) -> Models {
        Models::in_folder(self.folder.join("models"))
    }

    /// The terms that the recogniser may be told for a session: those of its packs, never its key
    /// points, or it would hear what nobody said.
    pub(super) fn terms(&self, session: &SessionId) -> Vec<String> {
        let terms = || {
            let stored = self.store.read(|tx| tx.session(session)).ok().flatten()?;
            let packs: BTreeSet<_> = stored.plan.items.iter().map(|asked| &asked.question.pack).collect();
            let of = |pack| self.store.read(|tx| tx.pack(pack)).ok().flatten();
            Some(packs.into_iter().filter_map(of).flat_map(|pack| pack.terminology).collect())
        };
        terms().unwrap_or_default()
    }

    /// Transcribes a recording once more, with the present model. The earlier versions stay.
    pub fn transcribe(&self, recording: String) -> Result<(), ApiError> {
        let row = self.store.read(|tx| tx.recording(&recording))?.or_not_found("recording", &recording)?;
        if self.hearing.jobs.is_running(&recording) {
            return Err(ApiError::new(Code::NotNow, "This recording is being transcribed already."));
        }
        if !self.transcribe_file(&row)? {
            return Err(ApiError::new(
                Code::Invalid,
                "No speech model is chosen: choose one in Settings, or write down what you said.",
            ));
        }
        Ok(())
    }

    /// Stops the transcription of a recording, or takes it out of the queue. What it had so far is
    /// dropped; versions made before stay.
    pub fn stop_transcribing(&self, recording: String) -> Result<(), ApiError> {
        self.hearing.jobs.stop(&recording);
        Ok(())
    }

    /// False where no model was chosen.
    pub(super) fn transcribe_file(&self, row: &StoredRecording) -> Result<bool, ApiError> {
        let asked = self.hearing.settings();
        let Some(settings) = settings::transcription(&asked, &self.models(), self.terms(&row.session))?
        else {
            return Ok(false);
        };
        let mut audio = Audio::open(&self.file_of(row))?;
        let speech = speech_in(&mut audio)?;
        let mut samples = Vec::new();
        let whole = audio.span();
        audio.listen(whole, |part| samples.extend_from_slice(part))?;
        let job = self.hearing.jobs.begin(&self.hearing.tell, &row.id, |mut tell| {
            // It may have to wait for others: that it is in the queue is told now.
            let known = speech.iter().map(|span| span.length()).sum();
            tell(Event::Progress(Progress { done: Millis::ZERO, known, left: None }));
            self.hearing.transcriber().transcribe(settings, Urgency::Later, &samples, &speech, tell)
        });
        drop(job);
        Ok(true)
    }

    /// What the person says they said: another version of the transcript, which counts from now on.
    /// Words that were not changed keep their times.
    pub fn edit_transcript(&self, recording: String, text: String) -> Result<(), ApiError> {
        let row = self.store.read(|tx| tx.recording(&recording))?.or_not_found("recording", &recording)?;
        self.still_there(&row.session, row.item)?;
        let before = self.store.read(|tx| tx.transcript(&recording))?;
        let heard: Option<Transcript> =
            before.as_ref().and_then(|stored| serde_json::from_value(stored.body.clone()).ok());
        let edited = edited(heard.as_ref(), &text);
        self.keep_transcript(&recording, before.map(|stored| stored.id), &edited)
    }

    /// Lets an earlier version of a transcript count.
    pub fn choose_transcript(&self, recording: String, version: i64) -> Result<(), ApiError> {
        let row = self.store.read(|tx| tx.recording(&recording))?.or_not_found("recording", &recording)?;
        self.still_there(&row.session, row.item)?;
        self.store.write(|tx| {
            tx.choose_transcript(&recording, Some(version))?;
            find_spoken(tx, &row)
        })?;
        self.words_changed(&recording)
    }

    pub(super) fn keep_transcript(
        &self,
        recording: &str,
        based_on: Option<i64>,
        transcript: &Transcript,
    ) -> Result<(), ApiError> {
        let body = serde_json::to_value(transcript).map_err(|error| {
            ApiError::new(Code::Damaged, "The transcript can't be stored.").with_detail(error)
        })?;
        let wall = self.wall();
        self.store.write(|tx| {
            let row = tx.recording(recording)?.or_not_found("recording", recording)?;
            tx.add_transcript(recording, wall, based_on, &body)?;
            find_spoken(tx, &row)
        })?;
        self.words_changed(recording)
    }

    /// A locked answer is held against its key points again; what the person said of them stays.
    fn words_changed(&self, recording: &str) -> Result<(), ApiError> {
        let row = self.store.read(|tx| tx.recording(recording))?.or_not_found("recording", recording)?;
        let mut guard = self.live();
        let mut stored;
        let journal = match guard.as_mut().filter(|live| live.journal.id == row.session) {
            Some(live) => &mut live.journal,
            None => {
                stored = Journal::load_even_deleted(&self.store, &row.session)?.0;
                &mut stored
            }
        };
        let compare = |question: &_, answer: &_| self.tiers.quick(question, answer);
        journal.compare_again(&self.store, row.item, self.wall(), compare)?;
        if journal.is_locked(row.item) {
            self.read_ahead(&self.store, journal, row.item)?;
        }
        Ok(())
    }

    pub(super) fn take_transcription(
        &self,
        recording: &str,
        job: u64,
        event: Event,
        told: &mut Vec<Heard>,
    ) -> Result<(), ApiError> {
        if !self.hearing.jobs.take(recording, job, &event) {
            return Ok(());
        }
        let named = recording.to_owned();
        match event {
            Event::Progress(progress) => told.push(Heard::Transcribing {
                recording: named,
                done: progress.done,
                known: progress.known,
                left: progress.left.map(|left| Millis(u64::try_from(left.as_millis()).unwrap_or(u64::MAX))),
            }),
            Event::Heard(words) => {
                let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
                told.push(Heard::Words { recording: named, text: text.join(" ") });
            }
            // Told when it fails for good.
            Event::Retrying(_) => {}
            Event::Cancelled => {
                let message = "The transcription was stopped.".to_owned();
                told.push(self.not_transcribed(recording, message)?);
            }
            Event::Done(transcript) => {
                self.keep_transcript(recording, None, &transcript)?;
                let row =
                    self.store.read(|tx| tx.recording(recording))?.or_not_found("recording", recording)?;
                told.push(Heard::Transcribed { session: row.session.0.clone(), recording: named });
                self.after_transcript(&row, told)?;
            }
            Event::Failed(failure) => {
                told.push(self.not_transcribed(recording, failure.to_string())?);
            }
        }
        Ok(())
    }

    fn not_transcribed(&self, recording: &str, message: String) -> Result<Heard, ApiError> {
        let session = self.store.read(|tx| tx.recording(recording))?.map(|row| row.session.0);
        let session = session.unwrap_or_default();
        Ok(Heard::NotTranscribed { session, recording: recording.to_owned(), message })
    }

    /// The answer that is being judged has its words now: shown, and a follow-up may be asked.
    fn after_transcript(&self, row: &StoredRecording, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let mut guard = self.live();
        let Some(live) = guard.as_mut().filter(|live| live.journal.id == row.session) else { return Ok(()) };
        if live.journal.session.stage() == (Stage::Judging { item: row.item }) {
            self.ask_follow_up(live)?;
        }
        told.push(Heard::Interview { view: Box::new(self.view(&live.journal)?) });
        drop(guard);
        self.changed.notify_one();
        Ok(())
    }
}

/// Lets the search find the words that count of a recording, unless they are deleted.
fn find_spoken(tx: &mut WriteTx<'_>, row: &StoredRecording) -> Result<(), StoreError> {
    let (whole, items) = tx.deleted_of(&row.session)?;
    let counts = tx.transcript(&row.id)?.and_then(|stored| serde_json::from_value(stored.body).ok());
    match counts {
        Some(transcript) if !whole && !items.contains(&row.item) => {
            tx.set_passage(&row.session, &spoken(row, &transcript))
        }
        _ => Ok(()),
    }
}
