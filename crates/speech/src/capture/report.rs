use crate::capture::{CaptureError, Drift, Microphone};
use hotseat_interview::Millis;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::mpsc::SyncSender;
use std::time::Instant;

/// How loud it is, over a twentieth of a second; both 0 to 1, where 1 is the loudest there can be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Level {
    /// Root of the mean square.
    pub rms: f32,
    pub peak: f32,
}

/// What the worker has to tell.
#[derive(Debug)]
pub enum Report {
    /// About twenty times a second while a microphone is open.
    Level(Level),
    /// The first sample of the recording was live at this moment: the answer clock starts here.
    FirstSample { at: Instant },
    /// Nothing at all has come from the microphone for a second and a half.
    Silent,
    /// After [`Report::Silent`]: something is heard again.
    Heard,
    /// It is too loud for the microphone. Told again at most every five seconds.
    Clipping,
    /// The microphone is gone. The recording goes on: with silence, until another one is there.
    Lost { microphone: Microphone },
    /// Another microphone took over.
    FellBack { from: Microphone, to: Microphone },
    /// The chosen microphone is there again and was taken up.
    CameBack { to: Microphone },
    /// The microphones that are there have changed; the default one first, monitors last.
    Microphones(Vec<Microphone>),
    /// The disk has not answered for so long. What is said is kept in memory; once that is full, `kept`
    /// is false. Told again now and then.
    DiskWaits { unanswered: Millis, kept: bool },
    /// After [`Report::DiskWaits`]: the disk has all that was kept. So much found no room meanwhile.
    DiskAnswers { lost: Millis },
    /// Nothing is in the recording here: what was said found no room in memory while the disk did not
    /// answer.
    Missing { at: Millis, length: Millis },
    /// Whoever listens to the live stream is half a minute behind: it has been broken off, and the rest
    /// is to be read from the file.
    LiveBroken,
    /// The recording was closed without being asked to, or long after.
    Closed(Recorded),
    /// The recording has failed; what was written before is on the disk, in this file.
    Failed { error: CaptureError, path: PathBuf },
}

/// A recording to be made.
pub struct Record {
    /// A WAV that does not exist yet, in a folder that does.
    pub path: PathBuf,
    /// Bytes left free on its disk; [`crate::recording::RESERVE`] unless there is a reason.
    pub reserve: u64,
    /// Takes the recording while it is made: 16 kHz, one channel, -1 to 1. Ends with the recording.
    pub live: Option<SyncSender<Vec<f32>>>,
}

/// Why a recording ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// It was asked to.
    Stopped,
    /// The disk had only its reserve left.
    DiskLow,
    /// A WAV takes no more.
    TooLong,
}

/// A recording that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub path: PathBuf,
    /// Samples per second of the file.
    pub rate: u32,
    pub frames: u64,
    pub length: Millis,
    pub ended: Ended,
    /// What happened to the microphone and the disk meanwhile, in order.
    pub changes: Vec<Change>,
    /// Whether the live stream got all of it; if not, the file has it.
    pub live_whole: bool,
    /// Samples that came from the microphone and did not reach the file, where silence stands for them;
    /// 0 unless the disk stood still for two minutes.
    pub lost: u64,
    /// How often the sound system said that it had missed something.
    pub overruns: u64,
    /// The clock of the microphone that was recorded longest, against the machine's.
    pub drift: Option<Drift>,
}

/// Something that happened to the microphone or the disk, at a place in the recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Change {
    /// It was gone; silence follows, as long as the time until there was one again.
    Lost { at: Millis, microphone: String },
    /// This one took over.
    TookOver { at: Millis, microphone: String },
    /// It was heard, but the disk took nothing and there was no more room in memory: silence of this
    /// length takes its place.
    Missing { at: Millis, length: Millis },
}
