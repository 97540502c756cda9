use crate::transcription::piece::Piece;
use crate::transcription::settings::{EngineChoice, Provenance, Settings};
use crate::transcription::simulated::Simulated;
use crate::transcription::transcript::TimedWord;
use crate::transcription::whisper::Whisper;
use std::sync::atomic::{AtomicU64, Ordering};

/// Something that turns speech into words.
pub(crate) trait Engine {
    fn provenance(&self) -> Provenance;

    /// The words of one piece, with their times counted from the beginning of the piece. `samples`
    /// are the piece's, 16 kHz, -1 to 1.
    fn recognise(
        &mut self,
        piece: &Piece,
        samples: &[f32],
        pulse: &Pulse,
    ) -> Result<Vec<TimedWord>, EngineError>;
}

pub(crate) fn load(settings: &Settings, pulse: &Pulse) -> Result<Box<dyn Engine>, EngineError> {
    Ok(match &settings.engine {
        EngineChoice::Whisper(model) => Box::new(Whisper::load(model, settings)?),
        EngineChoice::Simulated(script) => Box::new(Simulated::load(script, settings, pulse)?),
    })
}

/// What an engine says when it can't; where the process ends, nobody says anything.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EngineError {
    #[error("it was stopped")]
    Stopped,
    #[error(transparent)]
    Model(#[from] crate::models::ModelError),
    #[error("the language {0:?} is not one of those that Whisper knows")]
    UnknownLanguage(String),
    #[error("the model {model} knows English only, not {language:?}")]
    EnglishOnly { model: String, language: String },
    #[error("whisper.cpp: {0}")]
    Whisper(#[from] whisper_rs::WhisperError),
    #[error("the simulated engine was told to refuse")]
    Told,
    #[error("the simulated engine was told to babble")]
    Babble,
}

impl EngineError {
    /// Whether the same would come of it again, wherever it runs.
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            EngineError::Model(_) | EngineError::UnknownLanguage(_) | EngineError::EnglishOnly { .. }
        )
    }
}

/// Shared between an engine at work and the thread that watches it.
#[derive(Debug, Default)]
pub(crate) struct Pulse {
    beats: AtomicU64,
    /// The piece at work, and the piece to be stopped: a stop that comes late must not hit the next.
    current: AtomicU64,
    stop: AtomicU64,
}

impl Pulse {
    /// The engine got on a little; true when it is to stop.
    pub fn beat(&self) -> bool {
        self.beats.fetch_add(1, Ordering::Relaxed);
        self.stopped()
    }

    pub fn beats(&self) -> u64 {
        self.beats.load(Ordering::Relaxed)
    }

    pub fn begin(&self, piece: u64) {
        self.current.store(piece, Ordering::SeqCst);
    }

    /// Pieces are counted from 1.
    pub fn stop(&self, piece: u64) {
        self.stop.store(piece, Ordering::SeqCst);
    }

    pub fn stopped(&self) -> bool {
        let current = self.current.load(Ordering::SeqCst);
        current != 0 && self.stop.load(Ordering::SeqCst) == current
    }
}
