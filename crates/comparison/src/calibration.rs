//! From the mean of the signals to a score that can be read as a chance.

/// Points of a broken line that rises from (0, 0) to (1, 1): mean of the signals, score.
const KNOTS: &[(f32, f32)] = &[
    (0.0, 0.0),
    (0.04, 0.2),
    (0.09, 0.3),
    (0.16, 0.4),
    (0.25, 0.5),
    (0.36, 0.6),
    (0.49, 0.7),
    (0.64, 0.8),
    (0.81, 0.9),
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
