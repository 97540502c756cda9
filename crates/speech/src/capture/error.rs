use crate::recording::RecordingError;

/// Why nothing can be heard or recorded.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    #[error("no microphone was found; connect one, or type the answer")]
    NoMicrophone,
    #[error("the microphone {id} is not connected")]
    NotConnected { id: String },
    #[error("the microphone {name} could not be opened: {reason}")]
    NotOpened { name: String, reason: String },
    #[error("the sound system did not answer: {reason}")]
    NoSoundSystem { reason: String },
    #[error("the sound system did not answer in time")]
    NotAnswering,
    #[error("the disk does not answer: what was said is written as soon as it does")]
    DiskNotAnswering,
    #[error("a recording is running already")]
    AlreadyRecording,
    #[error("no recording is running")]
    NotRecording,
    #[error(transparent)]
    Recording(#[from] RecordingError),
}
