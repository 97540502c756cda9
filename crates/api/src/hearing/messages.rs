use hotseat_speech::capture::Report;
use hotseat_speech::recording::{Kept, RecordingError};
use hotseat_speech::transcription::Event;

/// What the threads of the speech room send.
pub(super) enum Message {
    Microphone(Report),
    Transcription {
        recording: String,
        event: Event,
    },
    /// A finished recording was packed, or could not be.
    Kept {
        recording: String,
        kept: Result<Kept, RecordingError>,
    },
    /// The interview has changed.
    Wake,
}
