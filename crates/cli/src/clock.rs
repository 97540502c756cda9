use hotseat_api::Clock;
use hotseat_interview::Millis;
use jiff::{SignedDuration, Timestamp};
use std::sync::atomic::{AtomicU64, Ordering};

/// A clock that starts at the real time and then moves only as a script says, so that an interview
/// of ten minutes is held in a moment.
pub struct ScriptedClock {
    start: Timestamp,
    elapsed: AtomicU64,
}

impl ScriptedClock {
    pub fn start() -> ScriptedClock {
        ScriptedClock { start: Timestamp::now(), elapsed: AtomicU64::new(0) }
    }

    pub fn advance(&self, time: Millis) {
        self.elapsed.fetch_add(time.0, Ordering::Relaxed);
    }
}

impl Clock for ScriptedClock {
    fn monotonic(&self) -> Millis {
        Millis(self.elapsed.load(Ordering::Relaxed))
    }

    fn since(&self, _: std::time::Instant) -> Millis {
        Millis::ZERO
    }

    fn wall(&self) -> Timestamp {
        let elapsed = i64::try_from(self.monotonic().0).unwrap_or(i64::MAX);
        self.start.checked_add(SignedDuration::from_millis(elapsed)).unwrap_or(self.start)
    }
}
