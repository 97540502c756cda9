use crate::capture::line::Mark;
use hotseat_interview::Millis;
use serde::{Deserialize, Serialize};
use std::time::Instant;

/// How a microphone's clock ran against the machine's monotonic one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drift {
    /// Millionths by which the device gave more samples than its rate says; negative: fewer. Slope of
    /// the least-squares line through (time of arrival, samples).
    pub ppm: f64,
    /// Standard error of `ppm`, were each block's arrival independent of the others. They are not
    /// quite, so this is rather too small.
    pub error: f64,
    /// How long was measured.
    pub over: Millis,
}

/// Measures [`Drift`] in constant memory.
pub(crate) struct DriftMeter {
    rate: f64,
    first: Option<Mark>,
    last: Option<Instant>,
    count: f64,
    // Means and sums of products about them (Welford), of seconds x and surplus seconds y.
    mean: [f64; 2],
    sum_xx: f64,
    sum_xy: f64,
    sum_yy: f64,
}

/// Under this, jitter of the callbacks is all one sees.
const LEAST: f64 = 10.0;

impl DriftMeter {
    pub fn new(rate: u32) -> DriftMeter {
        let rate = f64::from(rate.max(1));
        DriftMeter {
            rate,
            first: None,
            last: None,
            count: 0.0,
            mean: [0.0; 2],
            sum_xx: 0.0,
            sum_xy: 0.0,
            sum_yy: 0.0,
        }
    }

    pub fn add(&mut self, mark: Mark) {
        let first = *self.first.get_or_insert(mark);
        self.last = Some(mark.at);
        let x = mark.at.saturating_duration_since(first.at).as_secs_f64();
        // Differences of like numbers stay exact where the numbers are large.
        let given = |mark: Mark| mark.frames + mark.lost;
        let y = given(mark).saturating_sub(given(first)) as f64 / self.rate - x;
        self.count += 1.0;
        let (dx, dy) = (x - self.mean[0], y - self.mean[1]);
        self.mean[0] += dx / self.count;
        self.mean[1] += dy / self.count;
        self.sum_xx += dx * (x - self.mean[0]);
        self.sum_xy += dx * (y - self.mean[1]);
        self.sum_yy += dy * (y - self.mean[1]);
    }

    /// None under ten seconds.
    pub fn drift(&self) -> Option<Drift> {
        let over = self.last?.saturating_duration_since(self.first?.at);
        if over.as_secs_f64() < LEAST || self.count < 10.0 || self.sum_xx <= 0.0 {
            return None;
        }
        let slope = self.sum_xy / self.sum_xx;
        let spread = (self.sum_yy - slope * self.sum_xy).max(0.0) / (self.count - 2.0);
        let error = (spread / self.sum_xx).sqrt();
        let over = Millis(u64::try_from(over.as_millis()).unwrap_or(u64::MAX));
        Some(Drift { ppm: slope * 1e6, error: error * 1e6, over })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn check(ppm: f64, jitter: f64) {
        let start = crate::capture::line::tests::some_moment();
        let mut meter = DriftMeter::new(48_000);
        for block in 1..=6_000u32 {
            let frames = u64::from(block) * 480;
            let wobble = jitter * f64::from(block % 7) / 7.0;
            let at = f64::from(block) * 0.01 / (1.0 + ppm / 1e6) + wobble;
            // The last half did not find room for a second, and the clock ran on.
            let lost = if block > 3_000 { 48_000 } else { 0 };
            meter.add(Mark { frames: frames - lost, lost, at: start + Duration::from_secs_f64(at) });
        }
        let drift = meter.drift().expect("a minute is enough");
        assert!((drift.ppm - ppm).abs() < 1.0, "{ppm} ppm with {jitter} s of jitter came out as {drift:?}");
        assert!((59_000..61_000).contains(&drift.over.0), "{drift:?}");
    }

    #[test]
    fn drift_is_found_under_jitter() {
        check(0.0, 0.0);
        check(120.0, 0.0);
        check(-35.0, 0.004);
    }

    #[test]
    fn a_few_seconds_say_nothing() {
        let start = crate::capture::line::tests::some_moment();
        let mut meter = DriftMeter::new(48_000);
        assert_eq!(meter.drift(), None);
        for block in 1..=500u32 {
            let at = start + Duration::from_millis(u64::from(block) * 10);
            meter.add(Mark { frames: u64::from(block) * 480, lost: 0, at });
        }
        assert_eq!(meter.drift(), None);
    }
}
