//! The statistics of Hotseat: pure functions of numbers, each with its source.
//!
//! Nothing here knows what the numbers are about. A figure of too few numbers is `None`, never a
//! zero that looks measured. Intervals are of 95 %.

mod agreement;
mod bootstrap;
mod moments;
mod wilson;

pub use agreement::{Agreement, weighted_kappa};
pub use bootstrap::{MANY, RESAMPLES, bootstrap_mean, mean_interval};
pub use moments::{mean, spread};
pub use wilson::wilson;

/// A figure with the interval that holds its true value in 95 of 100 such samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}
