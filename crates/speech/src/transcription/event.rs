use crate::transcription::failure::Failure;
use crate::transcription::transcript::{TimedWord, Transcript};
use hotseat_interview::Millis;
use std::time::Duration;

/// What a job has to tell. `Done`, `Cancelled` or `Failed` comes once, and last.
#[derive(Debug, Clone)]
pub enum Event {
    Progress(Progress),
    /// The words of one more stretch; they stand, and come in the order of the recording.
    Heard(Vec<TimedWord>),
    /// The transcriber broke; what is missing is tried once more, on the CPU.
    Retrying(Failure),
    Done(Box<Transcript>),
    Cancelled,
    Failed(Failure),
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Speech that has been transcribed.
    pub done: Millis,
    /// Speech that is known of; while the person speaks, it grows.
    pub known: Millis,
    /// What is left of the known part, from the speed of this job so far. None until something of
    /// this job has been done, and while other jobs come first.
    pub left: Option<Duration>,
}

/// Which of two waiting jobs goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Somebody is speaking, or has just ended.
    Now,
    /// When nothing urgent waits; in the order in which they were asked for.
    Later,
}
