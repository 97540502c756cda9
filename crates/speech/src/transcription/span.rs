use hotseat_interview::Millis;
use serde::{Deserialize, Serialize};

/// Samples per second of everything that the recogniser hears; always one channel.
pub const SAMPLE_RATE: u32 = 16_000;

/// A stretch of a recording, from inclusive, to exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub from: Millis,
    pub to: Millis,
}

impl Span {
    pub fn new(from: u64, to: u64) -> Span {
        Span { from: Millis(from), to: Millis(to) }
    }

    pub fn length(self) -> Millis {
        self.to - self.from
    }
}

/// How many samples lie before this moment.
pub(crate) fn samples_before(at: Millis) -> usize {
    usize::try_from(at.0.saturating_mul(u64::from(SAMPLE_RATE)) / 1000).unwrap_or(usize::MAX)
}

/// How long so many samples last, rounded down to a millisecond.
pub(crate) fn duration_of(samples: usize) -> Millis {
    Millis(samples as u64 * 1000 / u64::from(SAMPLE_RATE))
}
