use crate::models::ModelFile;
use crate::transcription::simulated::Script;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How a recording is to be transcribed. What came of it is stored with the transcript, as its
/// [`Provenance`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub engine: EngineChoice,
    /// The language that is spoken. It is never guessed, and nothing is ever translated.
    pub language: Language,
    /// Names and technical words of the pack in use, which help the recogniser to spell them. As
    /// many whole terms are taken as fit; the transcript says which.
    pub terms: Vec<String>,
    /// Threads for the recogniser, at least 1.
    pub threads: u8,
    /// Use a graphics card, where this build can and the machine has one.
    pub gpu: bool,
}

impl Settings {
    /// The usual settings: no terms, [`threads_for`] this machine, a graphics card if there is one.
    pub fn new(engine: EngineChoice, language: Language) -> Settings {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Settings { engine, language, terms: Vec::new(), threads: threads_for(cores), gpu: true }
    }
}

/// Threads that leave a core to the window and the microphone. More than four bring little:
/// Whisper waits for memory then.
pub fn threads_for(cores: usize) -> u8 {
    u8::try_from(cores.saturating_sub(1).clamp(1, 4)).unwrap_or(1)
}

/// What recognises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineChoice {
    Whisper(ModelFile),
    /// Says what its script tells it to say: for tests and for trying the interface.
    Simulated(Script),
}

/// The code of a language as Whisper knows it, such as `en` or `yue`: two or three letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no language code: give two or three small letters, such as en or de")]
pub struct NoLanguage(String);

impl Language {
    pub fn english() -> Language {
        Language("en".to_owned())
    }

    pub fn code(&self) -> &str {
        &self.0
    }
}

impl FromStr for Language {
    type Err = NoLanguage;

    fn from_str(code: &str) -> Result<Language, NoLanguage> {
        let fits = (2..=3).contains(&code.len()) && code.bytes().all(|letter| letter.is_ascii_lowercase());
        if fits { Ok(Language(code.to_owned())) } else { Err(NoLanguage(code.to_owned())) }
    }
}

impl TryFrom<String> for Language {
    type Error = NoLanguage;
    fn try_from(code: String) -> Result<Language, NoLanguage> {
        code.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> String {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What made a transcript: enough to make it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// `whisper.cpp` or `simulated`.
    pub engine: String,
    pub engine_version: String,
    pub model: String,
    /// Of the model file, in small hexadecimal digits; empty for the simulated engine.
    pub model_sha256: String,
    pub language: Language,
    /// The words it was primed with, as they were given to it; empty for none.
    pub prompt: String,
    pub threads: u8,
    /// Width of the beam search.
    pub beam: u8,
    /// Whether a graphics card was asked for; false after falling back to the CPU.
    pub gpu: bool,
}
