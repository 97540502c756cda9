//! The figures of other people's programs, on numbers of our own making.
//!
//! Made with Python 3, scikit-learn 1.9.1, statsmodels 0.15.0 and SciPy 1.17.1:
//!
//! ```text
//! cohen_kappa_score(one, other, weights="quadratic", labels=range(levels))
//! proportion_confint(hits, tries, alpha=0.05, method="wilson")
//! scipy.stats.bootstrap((values,), numpy.mean, n_resamples=100000, method="percentile", random_state=1)
//! numpy.mean(values); numpy.std(values, ddof=1)
//! ```

use hotseat_figures::{bootstrap_mean, mean, spread, weighted_kappa, wilson};

fn near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() < 1e-12, "{what}: {found}, and {expected} there");
}

#[test]
fn kappa_is_that_of_scikit_learn() {
    let check = |one: &[usize], other: &[usize], levels: usize, expected: f64| {
        let pairs: Vec<_> = one.iter().copied().zip(other.iter().copied()).collect();
        let found = weighted_kappa(&pairs, levels).expect("it is defined");
        near(found.kappa, expected, &format!("{one:?} against {other:?}"));
        assert_eq!(found.pairs, one.len());
    };
    check(&[0, 1, 2, 2, 1, 0, 2, 1, 0, 2], &[0, 1, 2, 1, 1, 0, 2, 2, 0, 1], 3, 0.769_230_769_230_769_2);
    check(
        &[1, 1, 2, 3, 3, 2, 1, 0, 0, 2, 3, 1],
        &[1, 2, 2, 3, 2, 2, 1, 1, 0, 3, 3, 0],
        4,
        0.805_194_805_194_805_2,
    );
    check(&[0, 0, 1, 2, 2], &[2, 2, 1, 0, 0], 3, -1.0);
    check(&[0, 1, 2, 3, 0, 1, 2, 3], &[0, 1, 2, 3, 0, 1, 2, 3], 4, 1.0);
    check(&[0, 0, 0, 1, 4, 4, 3, 2, 2, 1], &[0, 1, 0, 3, 4, 2, 3, 2, 4, 0], 5, 0.691_629_955_947_136_5);
    check(&[2, 2, 2, 2, 2, 1], &[2, 2, 2, 2, 2, 2], 3, 0.0);
}

#[test]
fn wilson_is_that_of_statsmodels() {
    let check = |hits: u32, tries: u32, low: f64, high: f64| {
        let found = wilson(hits, tries).expect("there were tries");
        near(found.low, low, &format!("low end of {hits} in {tries}"));
        near(found.high, high, &format!("high end of {hits} in {tries}"));
        near(found.value, f64::from(hits) / f64::from(tries), "share");
    };
    check(0, 10, 0.0, 0.277_532_799_862_889_26);
    check(1, 10, 0.017_876_213_095_072_924, 0.404_150_026_795_238_54);
    check(5, 10, 0.236_593_090_512_564_3, 0.763_406_909_487_436_1);
    check(10, 10, 0.722_467_200_137_110_7, 1.0);
    check(37, 50, 0.604_468_427_351_511_6, 0.841_284_725_064_476);
    check(1, 1, 0.206_549_314_377_123_7, 1.0);
    check(3, 400, 0.002_553_889_195_249_938, 0.021_815_720_724_032_126);
}

#[test]
fn means_spreads_and_their_intervals_are_those_of_numpy_and_scipy() {
    let values = [0.1, -0.2, 0.0, 0.5, 0.25, -0.1, 0.3, 0.05, 0.4, -0.35, 0.15, 0.2];
    near(mean(&values).unwrap_or_default(), 0.108_333_333_333_333_34, "mean");
    near(spread(&values).unwrap_or_default(), 0.246_644_143_115_812_37, "spread");
    let found = bootstrap_mean(&values, 1).expect("twelve values are enough");
    // Two streams of chance: a thousand draws against a hundred thousand.
    assert!((found.low - -0.029_17).abs() < 0.02, "low end {}", found.low);
    assert!((found.high - 0.241_67).abs() < 0.02, "high end {}", found.high);
}
