use crate::ApiError;
use crate::dto::HearingSettings;
use hotseat_speech::capture::{Source, System};
use hotseat_speech::models::Models;
use hotseat_speech::recording::{Disk, Files};
use hotseat_speech::transcription::{EngineChoice, Language, Settings, WorkerProgram};
use std::sync::Arc;

/// What the machine brings to hear with. Tests bring a signal of their own.
#[derive(Clone)]
pub struct HearingParts {
    /// Made when a microphone is first needed: a sound system may take long to answer.
    pub source: fn() -> Arc<dyn Source>,
    /// Where recordings are written to.
    pub disk: fn() -> Arc<dyn Disk>,
    /// The program that transcribes.
    pub worker: WorkerProgram,
}

impl Default for HearingParts {
    fn default() -> HearingParts {
        HearingParts {
            source: || Arc::new(System::new()),
            disk: || Arc::new(Files),
            worker: WorkerProgram::this_program(),
        }
    }
}

/// How recordings are transcribed, or none where no model was chosen.
///
/// # Errors
/// When the model can't be used, or the language is none.
pub(super) fn transcription(
    asked: &HearingSettings,
    models: &Models,
    terms: Vec<String>,
) -> Result<Option<Settings>, ApiError> {
    let Some(name) = &asked.model else { return Ok(None) };
    let model = models.recogniser(name)?.file;
    let language: Language = asked.language.parse().unwrap_or_else(|_| Language::english());
    let mut settings = Settings::new(EngineChoice::Whisper(model), language);
    if asked.prime {
        settings.terms = terms;
    }
    settings.gpu = asked.gpu;
    Ok(Some(settings))
}
