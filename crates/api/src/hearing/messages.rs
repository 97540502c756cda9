use hotseat_speech::capture::Report;
use hotseat_speech::models::ModelError;
use hotseat_speech::recording::{Kept, RecordingError};
use hotseat_speech::transcription::Event;
use hotseat_storage::SessionId;

/// What the threads of the speech room send.
pub(super) enum Message {
    Microphone(Report),
    Transcription {
        recording: String,
        /// Which of the jobs for it, should there be several.
        job: u64,
        event: Event,
    },
    /// A finished recording was packed, or could not be.
    Kept {
        recording: String,
        kept: Result<Kept, RecordingError>,
    },
    /// How a download goes; `ended` when it has.
    Download {
        name: String,
        have: u64,
        of: u64,
        ended: Option<Result<(), ModelError>>,
    },
    /// The voice has come to the end of a text.
    Said(String),
    /// A sentence model has read an answer, or could not.
    Compared {
        session: SessionId,
        item: u32,
    },
    /// The interview has changed.
    Wake,
}
