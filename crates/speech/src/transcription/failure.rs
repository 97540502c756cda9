use crate::models::ModelError;
use hotseat_interview::Millis;
use std::io;
use std::time::Duration;

/// Why a recording could not be transcribed. The recording is untouched, and the job can be asked
/// for again.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Failure {
    /// The file was looked at before loading; nothing was started.
    #[error("the model can't be used: {0}")]
    Model(std::sync::Arc<ModelError>),
    /// Known only when the model was loaded: it can't do what was asked for.
    #[error("the model does not suit: {0}")]
    Unsuitable(String),
    #[error("the transcriber can't be started ({program}): {reason}")]
    CannotStart { program: String, reason: std::sync::Arc<io::Error> },
    #[error("the transcriber {how} while {during}{}", shown(.log))]
    Died { how: String, during: Doing, log: Vec<String> },
    #[error("the transcriber gave no sign of life for {} s while {during} and was stopped{}", .after.as_secs(), shown(.log))]
    Stalled { after: Duration, during: Doing, log: Vec<String> },
    #[error("the transcriber answered with something that can't be read while {during}: {what}{}", shown(.log))]
    Nonsense { what: String, during: Doing, log: Vec<String> },
    #[error("the recogniser gave up while {during}: {message}{}", shown(.log))]
    Refused { message: String, during: Doing, log: Vec<String> },
}

/// What the transcriber was at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    Loading,
    /// Listening to what lies between these moments of the recording.
    Recognising {
        from: Millis,
        to: Millis,
    },
}

impl std::fmt::Display for Doing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Doing::Loading => out.write_str("loading the model"),
            Doing::Recognising { from, to } => {
                write!(out, "transcribing second {} to {}", from.0 / 1000, to.0.div_ceil(1000))
            }
        }
    }
}

/// The last line that the engine wrote is usually the one that says it.
fn shown(log: &[String]) -> String {
    log.iter()
        .rev()
        .find(|line| !line.trim().is_empty())
        .map_or(String::new(), |line| format!(" (it said: {line})"))
}

impl Failure {
    /// The last lines that the engine wrote, for a report.
    pub fn log(&self) -> &[String] {
        match self {
            Failure::Died { log, .. }
            | Failure::Stalled { log, .. }
            | Failure::Nonsense { log, .. }
            | Failure::Refused { log, .. } => log,
            _ => &[],
        }
    }
}
