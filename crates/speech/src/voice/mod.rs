//! The interviewer's voice: the system's own, spoken by a program of the system.
//!
//! A program and not a library: it can be stopped at any time by ending it, it can hang or crash without
//! harm, and Hotseat needs nothing to be built or installed for it. Where the system has none there is
//! no voice, and the captions do.

mod program;
mod speaking;
mod voices;

pub use speaking::{Ending, Speaking};
pub use voices::Voice;

use program::Program;
use serde::{Deserialize, Serialize};

/// How a question is spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manner {
    /// Identifies a [`Voice`]; none: the program's own choice.
    pub voice: Option<String>,
    /// Words per minute, kept within [`SLOWEST`] and [`FASTEST`].
    pub pace: u16,
}

pub const SLOWEST: u16 = 80;
pub const FASTEST: u16 = 400;

impl Default for Manner {
    /// 165 words a minute, as people read aloud.
    fn default() -> Manner {
        Manner { voice: None, pace: 165 }
    }
}

/// Why nothing is spoken.
#[derive(Debug, thiserror::Error)]
pub enum VoiceError {
    #[error("{program} could not be started: {source}")]
    NotStarted { program: &'static str, source: std::io::Error },
    #[error("{program} did not list its voices within {seconds} seconds")]
    NoList { program: &'static str, seconds: u64 },
}

/// Speaks, one text at a time.
pub struct Speaker {
    program: Program,
}

impl Speaker {
    /// The system's voice. None where it has none.
    pub fn find() -> Option<Speaker> {
        Program::find().map(|program| Speaker { program })
    }

    /// The program that speaks, to be shown.
    pub fn name(&self) -> &'static str {
        self.program.name()
    }

    /// All its voices, by language. Takes a moment, at most a few seconds.
    pub fn voices(&self) -> Result<Vec<Voice>, VoiceError> {
        voices::list(&self.program)
    }

    /// Begins to speak, and returns at once. `ended` is called from another thread, once, however it
    /// ends.
    pub fn say(
        &self,
        text: &str,
        manner: &Manner,
        ended: impl FnOnce(Ending) + Send + 'static,
    ) -> Result<Speaking, VoiceError> {
        Speaking::begin(&self.program, text, manner, ended)
    }
}
