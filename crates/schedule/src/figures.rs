/// Where the true share lies, with the certainty that its maker names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// Two-sided 95 % of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The 95 % interval of a share that was seen in `n` independent tries, by Wilson's score (E. B.
/// Wilson, "Probable inference, the law of succession, and statistical inference", 1927). `n` may be a
/// fraction, as an effective number of tries is. Nothing seen means anything is possible.
pub fn wilson(share: f64, n: f64) -> Interval {
    if n.is_nan() || n <= 0.0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let share = share.clamp(0.0, 1.0);
    let square = Z * Z;
    let middle = (share + square / (2.0 * n)) / (1.0 + square / n);
    let half = Z / (1.0 + square / n) * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    Interval { low: (middle - half).max(0.0), high: (middle + half).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(seen: f64, n: f64, low: f64, high: f64) {
        let found = wilson(seen / n, n);
        assert!(
            (found.low - low).abs() < 1e-6 && (found.high - high).abs() < 1e-6,
            "{seen} of {n}: {found:?}"
        );
    }

    /// Computed by statsmodels 0.15.0: `proportion_confint(seen, n, method="wilson")`.
    #[test]
    fn wilson_agrees_with_statsmodels() {
        check(0.0, 5.0, 0.00000000, 0.43448246);
        check(3.0, 5.0, 0.23072428, 0.88237923);
        check(5.0, 5.0, 0.56551754, 1.00000000);
        check(7.0, 10.0, 0.39677815, 0.89220873);
        check(45.0, 60.0, 0.62767930, 0.84223477);
        check(1.0, 400.0, 0.00044145, 0.01402329);
    }

    proptest! {
        #[test]
        fn the_share_lies_within_and_more_tries_narrow_it(share in 0.0..=1.0f64, n in 0.5..500.0f64) {
            let [few, many] = [wilson(share, n), wilson(share, n * 2.0)];
            prop_assert!(few.low <= share + 1e-9 && share <= few.high + 1e-9, "{few:?}");
            prop_assert!(many.high - many.low < few.high - few.low);
        }
    }

    #[test]
    fn nothing_seen_leaves_everything_open() {
        assert_eq!(wilson(0.5, 0.0), Interval { low: 0.0, high: 1.0 });
        assert_eq!(wilson(0.5, f64::NAN), Interval { low: 0.0, high: 1.0 });
    }
}
