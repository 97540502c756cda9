use hotseat_api::Clock;
use hotseat_interview::Millis;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};

/// Both clocks of the machine, moved by hand.
pub struct Hands {
    monotonic: AtomicU64,
    wall: AtomicI64,
}

impl Default for Hands {
    fn default() -> Hands {
        Hands { monotonic: AtomicU64::new(86_400_000), wall: AtomicI64::new(1_795_000_000_000) }
    }
}

impl Hands {
    /// Time passes, and the program sees it.
    pub fn pass(&self, time: Millis) {
        self.monotonic.fetch_add(time.0, Relaxed);
        self.pass_unseen(time);
    }

    /// Time passes on the wall only, as while the machine sleeps.
    pub fn pass_unseen(&self, time: Millis) {
        self.wall.fetch_add(i64::try_from(time.0).unwrap(), Relaxed);
    }

    /// The machine was started again: its monotonic clock begins anywhere.
    pub fn restart(&self) {
        self.monotonic.store(3, Relaxed);
    }
}

impl Clock for Hands {
    fn monotonic(&self) -> Millis {
        Millis(self.monotonic.load(Relaxed))
    }

    fn since(&self, _: std::time::Instant) -> Millis {
        Millis::ZERO
    }

    fn wall(&self) -> Timestamp {
        Timestamp::from_millisecond(self.wall.load(Relaxed)).unwrap()
    }

    /// The same day wherever the tests run.
    fn zone(&self) -> TimeZone {
        TimeZone::UTC
    }
}
