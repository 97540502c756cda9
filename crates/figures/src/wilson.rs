use crate::Interval;

/// The two-sided normal quantile of 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// The share of `hits` among `tries` with Wilson's score interval, which holds for few tries and for
/// shares near 0 and 1 (E. B. Wilson, Probable inference, the law of succession, and statistical
/// inference, J. Am. Stat. Assoc. 22, 1927, 209-212). None without tries; more hits than tries count
/// as all.
pub fn wilson(hits: u32, tries: u32) -> Option<Interval> {
    if tries == 0 {
        return None;
    }
    let n = f64::from(tries);
    let share = f64::from(hits.min(tries)) / n;
    let below = 1.0 + Z * Z / n;
    let middle = (share + Z * Z / (2.0 * n)) / below;
    let half = Z / below * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    // At the ends the formula gives the ends; rounding must not take them past it.
    let low = if hits == 0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if hits >= tries { 1.0 } else { (middle + half).min(1.0) };
    Some(Interval { value: share, low, high })
}
