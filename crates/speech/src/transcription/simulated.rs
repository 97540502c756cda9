use crate::transcription::transcript::TimedWord;
use serde::{Deserialize, Serialize};

/// What the simulated engine hears, and how it misbehaves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Script {
    /// The words of the whole recording. Each stretch of speech gives those whose middle lies in it.
    pub words: Vec<TimedWord>,
    /// Work for each second of speech, in milliseconds.
    pub pace: u64,
    pub fault: Option<Fault>,
}

/// A way for the transcriber to break, for tests and for trying the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Ends at once, as whisper.cpp does when an assertion fails.
    Abort,
    /// Aborts as long as it may use a graphics card, as a broken driver does.
    AbortOnGpu,
    /// Never answers again.
    Hang,
    /// Never loads.
    HangWhileLoading,
    /// Answers with bytes that mean nothing.
    Babble,
    /// Says that it can't.
    Refuse,
}
