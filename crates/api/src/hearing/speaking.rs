//! The interviewer's voice.

use super::locked;
use super::messages::Message;
use crate::dto::{VoiceSettings, VoiceView};
use crate::{ApiError, Code, Hotseat};
use hotseat_speech::voice::{Ending, Manner, Speaker};

impl Hotseat {
    /// The system's voices; none where it has none.
    pub fn voices(&self) -> Result<Vec<VoiceView>, ApiError> {
        let Some(speaker) = Speaker::find() else { return Ok(Vec::new()) };
        let voices = speaker.voices().map_err(|error| ApiError::new(Code::Io, format!("{error}.")))?;
        Ok(voices
            .into_iter()
            .map(|voice| VoiceView { id: voice.id, name: voice.name, language: voice.language })
            .collect())
    }

    /// Speaks a text, in place of what is being spoken, and tells when it has been spoken. False where
    /// the system has no voice.
    pub fn say(&self, text: String, settings: VoiceSettings) -> Result<bool, ApiError> {
        let mut speaking = locked(&self.hearing.speaking);
        *speaking = None;
        let Some(speaker) = Speaker::find() else { return Ok(false) };
        let manner = Manner { voice: settings.voice, pace: settings.pace };
        let (tell, spoken) = (self.hearing.tell.clone(), text.clone());
        let begun = speaker.say(&text, &manner, move |ending| {
            if ending != Ending::Stopped {
                // The inbox goes only with the whole program.
                let _ = tell.send(Message::Said(spoken));
            }
        });
        *speaking = Some(begun.map_err(|error| ApiError::new(Code::Io, format!("{error}.")))?);
        Ok(true)
    }

    /// Falls silent.
    pub fn hush(&self) -> Result<(), ApiError> {
        *locked(&self.hearing.speaking) = None;
        Ok(())
    }
}
