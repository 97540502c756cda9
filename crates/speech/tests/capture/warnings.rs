//! Nothing, too much, and a clock that is off.

use crate::{Desk, hears};
use hotseat_speech::capture::{Act, Choice, Report, Simulated};
use std::sync::Arc;

fn check(what: &str, act: Act, expected: impl Fn(&Report) -> bool) {
    let simulated = Simulated::new(4.0);
    simulated.plug("desk", 48_000, act);
    let desk = Desk::with(simulated.clone());
    desk.capture.open(Choice::Default).unwrap();
    desk.until(what, |report| expected(&report).then_some(()));
    // Within two seconds of sound, of which some have been given, but not heard yet.
    let given = simulated.given();
    assert!(given < 48_000 * 3, "{what}, only after {given} samples");
}

#[test]
fn a_dead_microphone_and_one_that_is_too_loud_are_told_at_once() {
    check("silence", Act::Silence, |report| matches!(report, Report::Silent));
    check("clipping", Act::Plays(Arc::new([1.0; 10])), |report| matches!(report, Report::Clipping));
}

#[test]
fn the_clock_of_the_microphone_is_measured() {
    let simulated = Simulated::new(20.0);
    simulated.plug("desk", 16_000, Act::Numbered);
    let desk = Desk::with(simulated.clone());
    desk.record();
    hears(&simulated, 16_000 * 15);
    let drift = desk.capture.stop().unwrap().drift.expect("after fifteen seconds it can be told");
    assert!(drift.over.0 >= 14_000 && drift.ppm.abs() < 1.0, "the simulated clock is exact, but: {drift:?}");
}
