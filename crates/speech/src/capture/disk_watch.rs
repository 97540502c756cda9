use crate::capture::Report;
use hotseat_interview::Millis;
use std::time::Duration;

/// When a person is told that the disk does not answer; after the last of these, each time as long again.
const TOLD_AFTER: [Duration; 4] =
    [Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(10), Duration::from_secs(30)];

/// Tells of a disk that has stopped answering, and that it answers again.
#[derive(Default)]
pub(crate) struct DiskWatch {
    /// What was told, of the disk that does not answer now.
    told: Option<Told>,
    /// What found no room since it was told.
    lost: Millis,
}

struct Told {
    next: Duration,
    kept: bool,
}

impl DiskWatch {
    /// To be called all the time: how long the disk has been at one thing, whether anything waits for
    /// it, and whether what is said now finds room.
    pub fn look(&mut self, unanswered: Duration, behind: bool, kept: bool, tell: &mut dyn FnMut(Report)) {
        let due = match &self.told {
            None => unanswered >= TOLD_AFTER[0],
            Some(told) => unanswered >= told.next || (told.kept && !kept),
        };
        if due {
            let unanswered_ms = Millis(u64::try_from(unanswered.as_millis()).unwrap_or(u64::MAX));
            tell(Report::DiskWaits { unanswered: unanswered_ms, kept });
            self.told = Some(Told { next: next_after(unanswered), kept });
        } else if self.told.is_some() && !behind && kept && unanswered < TOLD_AFTER[0] {
            tell(Report::DiskAnswers { lost: self.lost });
            *self = DiskWatch::default();
        }
    }

    /// So much has found no room.
    pub fn missed(&mut self, length: Millis) {
        if self.told.is_some() {
            self.lost += length;
        }
    }

    /// The recording has failed: that is told instead.
    pub fn failed(&mut self) {
        *self = DiskWatch::default();
    }
}

fn next_after(unanswered: Duration) -> Duration {
    let [.., last] = TOLD_AFTER;
    TOLD_AFTER.into_iter().find(|next| *next > unanswered).unwrap_or_else(|| {
        let times = unanswered.as_secs() / last.as_secs() + 1;
        last.saturating_mul(u32::try_from(times).unwrap_or(u32::MAX))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told when the disk is looked at ten times a second: it stops answering for so many
    /// seconds, and has caught up `behind` seconds later; there is room for what is said in the first
    /// `room` seconds.
    fn told(stopped: u64, behind: u64, room: u64) -> Vec<String> {
        let (mut watch, mut told) = (DiskWatch::default(), Vec::new());
        for tenth in 0..(stopped + behind + 2) * 10 {
            let at = Duration::from_millis(tenth * 100);
            let stopped = Duration::from_secs(stopped);
            let unanswered = if at < stopped { at } else { Duration::ZERO };
            let waits = at < stopped + Duration::from_secs(behind);
            let kept = at < Duration::from_secs(room) || at >= stopped;
            if !kept {
                watch.missed(Millis(100));
            }
            watch.look(unanswered, waits, kept, &mut |report| {
                told.push(match report {
                    Report::DiskWaits { unanswered, kept: true } => format!("{}", unanswered.0),
                    Report::DiskWaits { unanswered, kept: false } => format!("{} full", unanswered.0),
                    Report::DiskAnswers { lost } => format!("at {tenth}: {} lost", lost.0),
                    other => format!("{other:?}"),
                });
            });
        }
        told
    }

    #[test]
    fn a_disk_that_stops_is_told_of_and_that_it_answers_again() {
        let check = |stopped, behind, room, expected: &[&str]| {
            assert_eq!(told(stopped, behind, room), expected, "{stopped} s, {behind} s, {room} s");
        };
        check(1, 5, 100, &[]);
        check(2, 0, 100, &["1000", "at 20: 0 lost"]);
        check(4, 2, 100, &["1000", "3000", "at 60: 0 lost"]);
        check(95, 0, 100, &["1000", "3000", "10000", "30000", "60000", "90000", "at 950: 0 lost"]);
        check(5, 0, 4, &["1000", "3000", "4000 full", "at 50: 1000 lost"]);
    }

    #[test]
    fn after_a_failure_nothing_is_well_again() {
        let (mut watch, mut told) = (DiskWatch::default(), 0);
        watch.look(Duration::from_secs(2), true, true, &mut |_| told += 1);
        watch.failed();
        watch.look(Duration::ZERO, false, true, &mut |_| told += 1);
        assert_eq!(told, 1);
    }
}
