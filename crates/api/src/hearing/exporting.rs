//! What was spoken, as files of one's own: the words, or the sound of a span.

use crate::dto::{Exported, TranscriptFormat};
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::Millis;
use hotseat_speech::playback::{Audio, clip};
use hotseat_speech::transcription::{Span, Transcript};
use hotseat_storage::OrNotFound;
use std::path::Path;

impl Hotseat {
    /// The words of a recording that count now, as a text of this format.
    ///
    /// # Errors
    /// While the recording has no words.
    pub fn exported_transcript(&self, recording: &str, format: TranscriptFormat) -> Result<String, ApiError> {
        self.store.read(|tx| tx.recording(recording))?.or_not_found("recording", recording)?;
        let Some(stored) = self.store.read(|tx| tx.transcript(recording))? else {
            let message = "This recording has no transcript yet: transcribe it, or write down what you said.";
            return Err(ApiError::new(Code::NotFound, message));
        };
        let transcript: Transcript = serde_json::from_value(stored.body).map_err(|error| {
            ApiError::new(Code::Damaged, "This transcript can't be read.").with_detail(error)
        })?;
        Ok(match format {
            TranscriptFormat::Txt => transcript.txt(),
            TranscriptFormat::Srt => transcript.srt(),
            TranscriptFormat::Vtt => transcript.vtt(),
        })
    }

    /// Writes the words of a recording to a file.
    pub fn export_transcript(
        &self,
        recording: String,
        format: TranscriptFormat,
        path: String,
    ) -> Result<Exported, ApiError> {
        let text = self.exported_transcript(&recording, format)?;
        crate::files::write_whole(Path::new(&path), text.as_bytes())?;
        Ok(Exported { path, bytes: u32::try_from(text.len()).unwrap_or(u32::MAX) })
    }

    /// Writes a span of a recording to a WAV.
    pub fn export_clip(
        &self,
        recording: String,
        from: Millis,
        to: Millis,
        path: String,
    ) -> Result<Exported, ApiError> {
        let mut audio = Audio::open(&self.file_of(&self.kept(&recording)?))?;
        let to = to.min(audio.length());
        if from >= to {
            let message = format!(
                "There is nothing between second {} and second {}: the recording has {} s.",
                from.0 / 1000,
                to.0 / 1000,
                audio.length().0 / 1000
            );
            return Err(ApiError::new(Code::Invalid, message));
        }
        let mut wav = Vec::new();
        clip(&mut audio, Span { from, to }, &mut wav)?;
        crate::files::write_whole(Path::new(&path), &wav)?;
        Ok(Exported { path, bytes: u32::try_from(wav.len()).unwrap_or(u32::MAX) })
    }
}
