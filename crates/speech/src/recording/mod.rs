//! What was said, safe on the disk before anything else happens to it.
//!
//! A recording is one channel of 16-bit samples at its microphone's own rate. Sixteen bits keep what a
//! 16-bit microphone gave bit for bit; from a finer one they round off what lies 90 dB and more below
//! full scale, under the noise of any room. While it grows it is a WAV, since a WAV is good up to its
//! last byte wherever it is cut off; when it has ended it becomes a FLAC, about half as large, which is
//! decoded again and compared sample by sample before the WAV goes.

mod disk;
mod error;
mod flac;
mod importing;
mod peaks;
mod recover;
mod resample;
pub(crate) mod wav;
mod writer;

pub(crate) use disk::folder_of;
pub use disk::{Disk, Files, RESERVE, free_space};
pub use error::RecordingError;
pub use flac::{Kept, keep};
pub use importing::{Imported, Limits, import};
pub use peaks::{Peak, Peaks};
pub use recover::{Recovered, recover};
pub use resample::Resampler;
pub use writer::{Storage, Writer};

use hotseat_interview::Millis;

/// How long so many samples last at this rate, rounded down to a millisecond.
pub fn length_of(frames: u64, rate: u32) -> Millis {
    Millis(u64::try_from(u128::from(frames) * 1000 / u128::from(rate.max(1))).unwrap_or(u64::MAX))
}

/// How many samples lie before this moment at this rate.
pub fn frames_before(at: Millis, rate: u32) -> u64 {
    u64::try_from(u128::from(at.0) * u128::from(rate) / 1000).unwrap_or(u64::MAX)
}

/// A sample as a number from -1 to 1; exact, and [`to_sample`] takes it back.
pub fn from_sample(sample: i16) -> f32 {
    f32::from(sample) / 32_768.0
}

/// The nearest sample. What lies outside of -1 to 1 is cut off there.
pub fn to_sample(value: f32) -> i16 {
    // A float that is no number becomes 0, and one that is too large the last value: as `as` does it.
    (value * 32_768.0).round() as i16
}
