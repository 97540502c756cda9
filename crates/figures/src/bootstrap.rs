use crate::{Interval, mean, spread};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// How often a sample is drawn anew: enough for the ends of a 95 % interval (Efron and Tibshirani, An
/// Introduction to the Bootstrap, 1993, section 13.3).
pub const RESAMPLES: usize = 1000;

/// From so many values on, drawing them anew shows nothing that their spread does not: the means of
/// samples of this size lie as a normal distribution says (the central limit theorem).
pub const MANY: usize = 500;
/// Of a standard normal distribution, 95 % lie within so many standard deviations.
const NORMAL_95: f64 = 1.959_963_984_540_054;

/// The mean with an interval for it that fits how many values there are: a bootstrap of a few, and the
/// normal one of [`MANY`] or more, which comes to the same and takes no time. None of fewer than two.
pub fn mean_interval(values: &[f64], seed: u64) -> Option<Interval> {
    if values.len() < MANY {
        return bootstrap_mean(values, seed);
    }
    let (value, spread) = (mean(values)?, spread(values)?);
    let half = NORMAL_95 * spread / (values.len() as f64).sqrt();
    Some(Interval { value, low: value - half, high: value + half })
}

/// The mean with its percentile bootstrap interval: the sample is drawn anew with replacement
/// [`RESAMPLES`] times, and the interval leaves out a fortieth of the means at either end. The same
/// values and seed give the same interval. None of fewer than two values, which say nothing of how
/// far they scatter.
pub fn bootstrap_mean(values: &[f64], seed: u64) -> Option<Interval> {
    let value = mean(values).filter(|_| values.len() > 1)?;
    let mut stream = ChaCha8Rng::seed_from_u64(seed);
    let n = values.len() as u64;
    let mut means: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let drawn: f64 = (0..n).map(|_| values[(stream.next_u64() % n) as usize]).sum();
            drawn / n as f64
        })
        .collect();
    means.sort_by(f64::total_cmp);
    let cut = RESAMPLES / 40;
    Some(Interval { value, low: means[cut], high: means[RESAMPLES - 1 - cut] })
}
