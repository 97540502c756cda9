//! Where the session's own time comes from: the monotonic clock, less what does not count.

use crate::Clock;
use hotseat_interview::{Event, GapKind, Millis};
use jiff::Timestamp;

/// A running clock is looked at every second. When nobody could look for this long, the machine
/// slept or the program was stopped, and that time is nobody's.
const STALL: Millis = Millis::seconds(5);

/// Maps the monotonic clock of this process to a session's timeline.
pub(crate) struct Timeline {
    /// The place on the timeline at which `origin` stood on the monotonic clock.
    start: Millis,
    origin: Millis,
    seen: Millis,
    seen_wall: Timestamp,
    /// Time that does not count, as long as the log does not hold it.
    unrecorded: Millis,
}

impl Timeline {
    /// Goes on at `at`, from now.
    pub(crate) fn resume(at: Millis, clock: &dyn Clock) -> Timeline {
        let now = clock.monotonic();
        Timeline { start: at, origin: now, seen: now, seen_wall: clock.wall(), unrecorded: Millis::ZERO }
    }

    /// The present place on the timeline; nothing is recorded as seen.
    pub(crate) fn now(&self, clock: &dyn Clock) -> Millis {
        self.start + (clock.monotonic() - self.origin)
    }

    /// The present place on the timeline, and the gap that must be recorded before it. While no
    /// session clock runs, nobody looks, and nothing is a gap. A gap is given again, until
    /// [`Timeline::recorded`] says that it is in the log.
    pub(crate) fn look(&mut self, clock: &dyn Clock, running: bool) -> (Millis, Option<Event>) {
        let (now, wall) = (clock.monotonic(), clock.wall());
        let passed = now - self.seen;
        let passed_on_wall =
            u64::try_from(wall.as_millisecond() - self.seen_wall.as_millisecond()).unwrap_or(0);
        let asleep = Millis(passed_on_wall) - passed;
        if running && passed > STALL {
            self.origin += passed;
            self.unrecorded += passed;
        }
        if running && asleep > STALL {
            self.unrecorded += asleep;
        }
        self.seen = now;
        self.seen_wall = wall;
        let wall = self.unrecorded;
        let gap = (wall > Millis::ZERO).then_some(Event::Gap { kind: GapKind::Asleep, wall });
        // By the same reading as `seen`: a later one would be ahead of where a gap found next time goes back to.
        (self.start + (now - self.origin), gap)
    }

    /// The log holds every gap that was given.
    pub(crate) fn recorded(&mut self) {
        self.unrecorded = Millis::ZERO;
    }
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
