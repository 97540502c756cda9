use crate::transcription::event::{Event, Urgency};
use crate::transcription::settings::Settings;
use crate::transcription::span::Span;
use crate::transcription::worker::WorkerProgram;
use hotseat_interview::Millis;

/// Runs transcriptions one stretch at a time in a child process, which is started when it is first
/// needed and keeps its model for the next job. Dropping it ends the child.
pub struct Transcriber {
    _program: WorkerProgram,
}

impl Transcriber {
    pub fn new(program: WorkerProgram) -> Transcriber {
        Transcriber { _program: program }
    }

    /// Begins a transcription while the person is still speaking. The model is loaded at once.
    ///
    /// `tell` is called from a thread of the transcriber, and should not take long.
    pub fn begin(
        &self,
        _settings: Settings,
        _urgency: Urgency,
        _tell: impl FnMut(Event) + Send + 'static,
    ) -> Job {
        Job {}
    }
}

/// A transcription that was begun. It goes on when this is dropped, but then can't be finished
/// and is cancelled.
pub struct Job {}

impl Job {
    /// More of the recording: 16 kHz, one channel, -1 to 1.
    pub fn push(&self, _samples: &[f32]) {}

    /// Somebody began to speak at this moment of the recording and is still speaking. Without a
    /// pause for half a minute, what was said so far is cut at the best place.
    pub fn speech_began(&self, _at: Millis) {}

    /// A stretch of speech has ended: it may be transcribed. What lies outside of such stretches
    /// is never listened to.
    pub fn speech_ended(&self, _speech: Span) {}

    /// The recording has ended, and all its speech has been told.
    pub fn finish(&self) {}

    pub fn cancel(&self) {}
}
