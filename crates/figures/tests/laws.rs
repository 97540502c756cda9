//! What holds for any numbers.

use hotseat_figures::{MANY, bootstrap_mean, mean, mean_interval, spread, weighted_kappa, wilson};
use proptest::prelude::*;

#[test]
fn too_few_numbers_give_no_figure() {
    assert_eq!(mean(&[]), None);
    assert_eq!(spread(&[1.0]), None);
    assert_eq!(bootstrap_mean(&[1.0], 1), None);
    assert_eq!(wilson(0, 0), None);
    assert_eq!(weighted_kappa(&[], 4), None);
    assert_eq!(weighted_kappa(&[(0, 0)], 1), None);
    // Both gave one level throughout: chance explains it all.
    assert_eq!(weighted_kappa(&[(2, 2), (2, 2)], 4), None);
    // Off the scale.
    assert_eq!(weighted_kappa(&[(4, 0)], 4), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    /// Of many values both intervals say the same, to a tenth of their width.
    #[test]
    fn many_values_need_no_bootstrap(values in prop::collection::vec(-1.0f64..1.0, MANY..MANY + 200)) {
        let (quick, drawn) = (mean_interval(&values, 1).expect("many"), bootstrap_mean(&values, 1).expect("many"));
        let apart = (quick.low - drawn.low).abs().max((quick.high - drawn.high).abs());
        prop_assert!(apart < (drawn.high - drawn.low) / 10.0, "{quick:?} and {drawn:?}");
    }
}

proptest! {
    #[test]
    fn a_share_lies_in_its_interval_and_the_interval_in_zero_to_one(hits in 0u32..5000, more in 0u32..5000) {
        prop_assume!(hits + more > 0);
        let found = wilson(hits, hits + more).expect("there were tries");
        prop_assert!(0.0 <= found.low && found.low <= found.value && found.value <= found.high && found.high <= 1.0);
    }

    #[test]
    fn kappa_does_not_ask_who_rated_first(pairs in prop::collection::vec((0usize..5, 0usize..5), 1..60)) {
        let turned: Vec<_> = pairs.iter().map(|&(one, other)| (other, one)).collect();
        let [one, other] = [&pairs, &turned].map(|pairs| weighted_kappa(pairs, 5).map(|found| found.kappa));
        match (one, other) {
            (Some(one), Some(other)) => {
                prop_assert!((one - other).abs() < 1e-9);
                prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&one));
            }
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn the_bootstrap_stays_within_its_values_and_is_the_same_each_time(
        values in prop::collection::vec(-1.0f64..1.0, 2..40), seed in any::<u64>(),
    ) {
        let found = bootstrap_mean(&values, seed);
        prop_assert_eq!(found, bootstrap_mean(&values, seed));
        let found = found.expect("two values are enough");
        let (least, most) = values.iter().fold((f64::MAX, f64::MIN), |(l, m), v| (l.min(*v), m.max(*v)));
        prop_assert!(least - 1e-9 <= found.low && found.low <= found.high && found.high <= most + 1e-9);
    }
}
