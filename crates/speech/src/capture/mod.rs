//! The microphone.
//!
//! One worker thread owns it ([`Capture`]) and is fed commands. The sound system's callback only copies
//! into a lock-free ring; the worker empties it, shows the level, and hands the samples to a thread that
//! writes them to the disk, so that a slow disk holds up nothing. Where the sound comes from is a
//! [`Source`]: the machine's microphones ([`System`]) or a signal made up for tests ([`Simulated`]).
//!
//! The number of samples is not a measure of time: a device's clock drifts, and samples can be missing.
//! So each block of samples comes with the moment at which it arrived.

mod awake;
mod choosing;
mod closing;
mod disk_watch;
mod drift;
mod error;
mod handle;
mod line;
mod meter;
mod report;
mod rolling;
mod simulated;
mod source;
mod system;
mod watcher;
mod worker;
mod writing;

pub use drift::Drift;
pub use error::CaptureError;
pub use handle::Capture;
pub use line::{Feed, Line, line};
pub use report::{Change, Ended, Level, Record, Recorded, Report};
pub use simulated::{Act, Simulated, numbered};
pub use source::{Choice, Microphone, MicrophoneId, Opened, Source};
pub use system::System;
