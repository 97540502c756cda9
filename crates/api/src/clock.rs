use hotseat_interview::Millis;
use jiff::Timestamp;

/// The two clocks of the machine, brought by the shell.
pub trait Clock: Send + Sync {
    /// Time since some fixed moment; never runs backwards, and stands still or runs on while the
    /// machine sleeps, as the system has it.
    fn monotonic(&self) -> Millis;
    /// Time of day, for display only.
    fn wall(&self) -> Timestamp;
}
