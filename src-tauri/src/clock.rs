use hotseat_api::Clock;
use hotseat_api::dto::Millis;
use jiff::Timestamp;
use std::time::Instant;

/// The machine's own clocks.
pub struct MachineClock {
    start: Instant,
}

impl MachineClock {
    #[allow(clippy::disallowed_methods, reason = "the shell is where the time comes from")]
    pub fn start() -> MachineClock {
        MachineClock { start: Instant::now() }
    }
}

impl Clock for MachineClock {
    fn monotonic(&self) -> Millis {
        Millis(u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    fn since(&self, moment: Instant) -> Millis {
        Millis(u64::try_from(moment.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    fn wall(&self) -> Timestamp {
        Timestamp::now()
    }
}
