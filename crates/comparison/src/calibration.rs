//! From the mean of the signals to a score that can be read as a chance.

/// Points of a broken line that rises from (0, 0) to (1, 1): mean of the signals, score.
const KNOTS: &[(f32, f32)] = &[
    (0.0, 0.0),
    (0.02, 0.193),
    (0.05, 0.284),
    (0.1, 0.38),
    (0.16, 0.463),
    (0.25, 0.559),
    (0.36, 0.651),
    (0.5, 0.747),
    (0.65, 0.835),
    (0.8, 0.911),
    (1.0, 1.0),
];

/// The score for a mean of signals, both 0 to 1. Strictly rising, in steps of a thousandth.
pub(crate) fn calibrated(mean: f32) -> f32 {
    let mean = mean.clamp(0.0, 1.0);
    let at = KNOTS.partition_point(|(x, _)| *x < mean).clamp(1, KNOTS.len() - 1);
    let ((x0, y0), (x1, y1)) = (KNOTS[at - 1], KNOTS[at]);
    let score = y0 + (y1 - y0) * (mean - x0) / (x1 - x0);
    (score * 1000.0).round() / 1000.0
}
