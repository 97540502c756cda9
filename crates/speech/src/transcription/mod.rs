//! Speech to words with times, in a child process.
//!
//! A [`Transcriber`] runs jobs, one stretch of speech at a time. The recogniser itself lives in
//! another process: the running executable, started again with [`WORKER_ARGUMENT`]. A damaged model,
//! a crash or a hang costs that process and never the interview.

mod child;
mod edited;
mod engine;
mod event;
mod export;
mod failure;
mod job;
mod piece;
mod placing;
mod protocol;
mod settings;
mod simulated;
mod span;
mod supervisor;
mod transcriber;
mod transcript;
mod whisper;
mod words;
mod worker;

pub use edited::{differing, edited};
pub use event::{Event, Progress, Urgency};
pub use failure::{Doing, Failure};
pub use settings::{EngineChoice, Language, NoLanguage, Provenance, Settings, threads_for};
pub use simulated::{Fault, Script};
pub use span::{SAMPLE_RATE, Span};
pub use transcriber::{Canceller, Job, Transcriber};
pub use transcript::{DOUBTFUL, TimedWord, Transcript};
pub use worker::{WORKER_ARGUMENT, WorkerProgram, worker_main};
