/// How far two raters agree about the same things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// 1 is full agreement, 0 what chance would give, below it worse than that.
    pub kappa: f64,
    pub pairs: usize,
}

/// Cohen's kappa with quadratic weights, for levels with an order: being two levels apart counts four
/// times as much as being one apart (J. Cohen, Weighted kappa, Psychological Bulletin 70, 1968,
/// 213-220). `pairs` are places on a scale of `levels` steps, counted from 0; pairs off the scale are
/// left out.
///
/// None where it is not defined: without pairs, on a scale of one step, and where both raters gave
/// one and the same level throughout, so that chance alone explains everything.
pub fn weighted_kappa(pairs: &[(usize, usize)], levels: usize) -> Option<Agreement> {
    let pairs: Vec<(usize, usize)> =
        pairs.iter().copied().filter(|&(one, other)| one < levels && other < levels).collect();
    if pairs.is_empty() || levels < 2 {
        return None;
    }
    let (mut ones, mut others) = (vec![0.0; levels], vec![0.0; levels]);
    let mut seen = 0.0;
    for &(one, other) in &pairs {
        ones[one] += 1.0;
        others[other] += 1.0;
        seen += apart(one, other);
    }
    let n = pairs.len() as f64;
    let mut by_chance = 0.0;
    for (one, of_one) in ones.iter().enumerate() {
        for (other, of_other) in others.iter().enumerate() {
            by_chance += apart(one, other) * of_one * of_other / n;
        }
    }
    (by_chance > 0.0).then(|| Agreement { kappa: 1.0 - seen / by_chance, pairs: pairs.len() })
}

fn apart(one: usize, other: usize) -> f64 {
    (one.abs_diff(other) as f64).powi(2)
}
