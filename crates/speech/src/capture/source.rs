use crate::capture::line::Line;
use crate::capture::{CaptureError, Report};
use serde::{Deserialize, Serialize};
use std::any::Any;

/// Names a microphone for good: the same after a restart and after it was unplugged, where the sound
/// system can tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MicrophoneId(pub String);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Microphone {
    pub id: MicrophoneId,
    /// As its maker or the system calls it.
    pub name: String,
    /// The sound system it belongs to.
    pub host: String,
    pub is_default: bool,
    /// It gives back what a loudspeaker plays.
    pub is_monitor: bool,
}

/// Which microphone a person wants.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Whichever is the system's default when it is opened.
    #[default]
    Default,
    /// This one; the default stands in for it while it is not there.
    This(MicrophoneId),
}

/// A microphone that is running. Dropping it stops it.
pub struct Opened {
    pub line: Line,
    pub running: Box<dyn Any + Send>,
}

/// Where sound comes from. Every call may block; the worker sees to it that nothing waits for them.
pub trait Source: Send + Sync + 'static {
    /// The microphones that are there now.
    fn microphones(&self) -> Result<Vec<Microphone>, CaptureError>;

    /// Starts a microphone. Its samples, from now on, come out of the line.
    fn open(&self, id: &MicrophoneId) -> Result<Opened, CaptureError>;
}

/// Takes reports, from a thread of the capture; should not take long.
pub(crate) type Tell = Box<dyn FnMut(Report) + Send>;
