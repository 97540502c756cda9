use super::*;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Both clocks, moved by hand.
#[derive(Default)]
struct Hands {
    monotonic: AtomicU64,
    wall: AtomicU64,
}

impl Hands {
    fn pass(&self, monotonic: u64, wall: u64) {
        self.monotonic.fetch_add(monotonic, Relaxed);
        self.wall.fetch_add(wall, Relaxed);
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
        Timestamp::from_millisecond(self.wall.load(Relaxed) as i64).unwrap()
    }
}

fn check(running: bool, monotonic: u64, wall: u64, at: u64, gap: Option<u64>) {
    let hands = Hands::default();
    let mut timeline = Timeline::resume(Millis(7_000), &hands);
    hands.pass(monotonic, wall);
    let expected_gap = gap.map(|wall| Event::Gap { kind: GapKind::Asleep, wall: Millis(wall) });
    assert_eq!(
        timeline.look(&hands, running),
        (Millis(at), expected_gap.clone()),
        "running: {running}, {monotonic} ms on the monotonic clock, {wall} ms on the wall"
    );
    hands.pass(1_000, 1_000);
    let again = timeline.look(&hands, running).1;
    assert_eq!(again, expected_gap, "what could not be written down is not forgotten");
    timeline.recorded();
    hands.pass(1_000, 1_000);
    assert_eq!(timeline.look(&hands, running), (Millis(at + 2_000), None), "and it goes on from there");
}

#[test]
fn time_that_nobody_saw_does_not_count() {
    check(true, 1_000, 1_000, 8_000, None);
    check(true, 4_900, 4_900, 11_900, None);
    check(true, 60_000, 60_000, 7_000, Some(60_000));
    check(true, 1_000, 601_000, 8_000, Some(600_000));
    check(false, 60_000, 60_000, 67_000, None);
    check(true, 1_000, 0, 8_000, None);
}

/// A clock that may go on while it is read, as every real one does.
#[derive(Default)]
struct Hurried {
    now: AtomicU64,
    /// How far it goes each time it is read.
    step: AtomicU64,
}

impl Clock for Hurried {
    fn monotonic(&self) -> Millis {
        Millis(self.now.fetch_add(self.step.load(Relaxed), Relaxed))
    }

    fn since(&self, _: std::time::Instant) -> Millis {
        Millis::ZERO
    }

    fn wall(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH
    }
}

#[test]
fn after_a_gap_time_goes_on_from_where_it_was_last_seen() {
    let clock = Hurried::default();
    let mut timeline = Timeline::resume(Millis(7_000), &clock);
    let mut last = Millis::ZERO;
    for (pause, step) in [(1_000, 1), (60_000, 0), (1_000, 1), (60_000, 0)] {
        clock.now.fetch_add(pause, Relaxed);
        clock.step.store(step, Relaxed);
        let (at, _) = timeline.look(&clock, true);
        assert!(at >= last, "after a pause of {pause} ms: {at:?} after {last:?}");
        last = at;
    }
}
