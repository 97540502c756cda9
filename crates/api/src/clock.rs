use hotseat_interview::Millis;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::time::Instant;

/// The two clocks of the machine, brought by the shell.
pub trait Clock: Send + Sync {
    /// Time since some fixed moment; never runs backwards, and stands still or runs on while the
    /// machine sleeps, as the system has it.
    fn monotonic(&self) -> Millis;
    /// How long ago this moment was.
    fn since(&self, moment: Instant) -> Millis;
    /// Time of day, for display only.
    fn wall(&self) -> Timestamp;
    /// By which clocks the person lives, as the system has it: it says where a day ends.
    fn zone(&self) -> TimeZone {
        TimeZone::system()
    }
}
