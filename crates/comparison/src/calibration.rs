//! From what was measured of a key point to a score that can be read as a chance.
//!
//! A logistic curve with few numbers. They lie near those of a fit to graded answers and to the
//! developing half of the labelled ones, rounded and then moved by hand until answers to unrelated
//! questions covered hardly anything; `docs/comparison.md` tells how it came out.

/// Log-odds of a phrasing that stands alone, where the mean of the signals is a half.
const BASE: f32 = 1.7;
/// For each unit of the log-odds of the mean of the signals.
const MEAN: f32 = 1.15;
/// For the share of its words that stand together.
const WORDS: f32 = 1.2;
/// What the best of several phrasings loses for having had several chances: times the logarithm of
/// their number.
const PHRASINGS: f32 = 0.9;
/// What a point loses for being one of several, any of which an answer may be about: times the
/// logarithm of their number.
const POINTS: f32 = 0.2;
/// What words in another order lose: times how far they are out of it.
const ORDER: f32 = 0.7;
/// The mean is kept this far from 0 and 1, where its log-odds have no end.
const EDGE: f32 = 0.01;

/// What a score is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Mean of the signals, 0 to 1.
    pub mean: f32,
    /// Share of the phrasing's words that stand together, 0 to 1.
    pub words: f32,
    /// How far the words are in the order of the phrasing, 0 to 1.
    pub order: f32,
    /// How many phrasings the key point has.
    pub phrasings: usize,
    /// How many key points the question has.
    pub key_points: usize,
}

impl Measured {
    /// The chance that the point is covered, 0 to 1, in steps of a thousandth; 0 where nothing was
    /// found.
    pub(crate) fn score(self) -> f32 {
        if self.mean <= 0.0 {
            return 0.0;
        }
        let logarithm = |count: usize| (count.max(1) as f32).ln();
        let mean = self.mean.clamp(EDGE, 1.0 - EDGE);
        let odds = BASE + MEAN * (mean / (1.0 - mean)).ln() + WORDS * self.words
            - PHRASINGS * logarithm(self.phrasings)
            - POINTS * logarithm(self.key_points)
            - ORDER * (1.0 - self.order);
        (1000.0 / (1.0 + (-odds).exp())).round() / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_rises_with_what_is_found_and_falls_with_the_chances() {
        let score = |mean, phrasings, key_points| {
            Measured { mean, words: mean, order: 1.0, phrasings, key_points }.score()
        };
        let rising: Vec<f32> = (0..=20).map(|step| score(step as f32 / 20.0, 4, 6)).collect();
        assert!(rising.is_sorted() && rising[0] == 0.0 && rising[20] > 0.95, "{rising:?}");
        assert!(score(0.5, 1, 6) > score(0.5, 4, 6) && score(0.5, 4, 1) > score(0.5, 4, 6));
        assert_eq!(score(0.5, 0, 0), score(0.5, 1, 1));
    }
}
