use crate::day::{days_between, later};
use jiff::civil::Date;

/// More places than this are no longer told apart in a chart.
const MOST_PLACES: u32 = 60;

/// One measured value: of an answer, a row, a recording.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    pub day: Date,
    pub value: f64,
}

/// How long a place of a trend lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bucket {
    Day,
    /// From Monday on.
    Week,
    Month,
}

/// What was measured in one day, week or month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The first day of it.
    pub from: Date,
    pub mean: f64,
    /// How many values that is the mean of.
    pub n: u32,
}

impl Bucket {
    /// The finest that leaves a period readable.
    pub fn for_period(from: Date, to: Date) -> Bucket {
        match days_between(from, to) {
            days if days < MOST_PLACES => Bucket::Day,
            days if days / 7 < MOST_PLACES => Bucket::Week,
            _ => Bucket::Month,
        }
    }

    pub fn first_day(self, of: Date) -> Date {
        match self {
            Bucket::Day => of,
            Bucket::Week => {
                let back = of.weekday().to_monday_zero_offset();
                of.checked_sub(jiff::SignedDuration::from_hours(24 * i64::from(back))).unwrap_or(of)
            }
            Bucket::Month => of.first_of_month(),
        }
    }

    /// The last day of the place that begins on `first`.
    pub fn last_day(self, first: Date) -> Date {
        match self {
            Bucket::Day => first,
            Bucket::Week => later(first, 6),
            Bucket::Month => first.last_of_month(),
        }
    }
}

/// The mean of each place that has values, in order.
pub fn trend(samples: impl IntoIterator<Item = Sample>, bucket: Bucket) -> Vec<Place> {
    let mut places = std::collections::BTreeMap::new();
    // Samples of one day mostly stand together, and a calendar takes longer than a sum.
    let mut last = None;
    for sample in samples {
        let from = match last {
            Some((day, from)) if day == sample.day => from,
            _ => bucket.first_day(sample.day),
        };
        last = Some((sample.day, from));
        let (sum, n) = places.entry(from).or_insert((0.0, 0_u32));
        *sum += sample.value;
        *n += 1;
    }
    places.into_iter().map(|(from, (sum, n))| Place { from, mean: sum / f64::from(n), n }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_long_period_is_told_in_longer_steps() {
        let check = |days, expected| {
            assert_eq!(Bucket::for_period(date(2026, 1, 1), later(date(2026, 1, 1), days)), expected);
        };
        check(29, Bucket::Day);
        check(89, Bucket::Week);
        check(365, Bucket::Week);
        check(800, Bucket::Month);
    }

    #[test]
    fn a_place_begins_on_its_first_day() {
        let check = |bucket: Bucket, first, last| {
            let found = bucket.first_day(date(2026, 11, 21));
            assert_eq!((found, bucket.last_day(found)), (first, last), "{bucket:?}");
        };
        check(Bucket::Day, date(2026, 11, 21), date(2026, 11, 21));
        check(Bucket::Week, date(2026, 11, 16), date(2026, 11, 22));
        check(Bucket::Month, date(2026, 11, 1), date(2026, 11, 30));
    }

    proptest! {
        /// Nothing measured is lost on the way: n and the sum are those of the samples.
        #[test]
        fn every_sample_is_in_one_place(
            samples in prop::collection::vec((0u32..900, 0.0..5.0f64), 0..60),
            bucket in prop::sample::select(vec![Bucket::Day, Bucket::Week, Bucket::Month]),
        ) {
            let sum: f64 = samples.iter().map(|(_, value)| value).sum();
            let n = samples.len();
            let of = |(day, value)| Sample { day: later(date(2026, 1, 1), day), value };
            let places = trend(samples.into_iter().map(of), bucket);
            prop_assert_eq!(places.iter().map(|place| place.n as usize).sum::<usize>(), n);
            let again: f64 = places.iter().map(|place| place.mean * f64::from(place.n)).sum();
            prop_assert!((again - sum).abs() < 1e-6);
            prop_assert!(places.windows(2).all(|two| bucket.last_day(two[0].from) < two[1].from));
        }
    }
}
