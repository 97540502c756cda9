//! From what was measured of a key point to a score that can be read as a chance.
//!
//! A logistic curve whose numbers `training/fit.py` fits; `data/calibration.json` holds them, with
//! what they were fitted to, and `docs/comparison.md` tells how it came out.

use crate::hit::{Match, Nearest};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The mean is kept this far from 0 and 1, where its log-odds have no end.
const EDGE: f32 = 0.02;
/// What stands for the other key points where there are none.
const ALONE: f32 = 0.3;

/// The numbers of the curve, in log-odds.
#[derive(Debug, Deserialize, Default)]
struct Curve {
    /// Of a phrasing that stands alone and of which nothing else is known.
    base: f32,
    /// For each unit of the log-odds of the mean of the signals.
    mean: f32,
    /// For the share of the phrasing's words that stand together.
    words: f32,
    /// For how far they are out of order.
    disorder: f32,
    /// For what was found of the other key points.
    others: f32,
    /// For what of that stands elsewhere than what was found of this one.
    elsewhere: f32,
    /// For how near the nearest wide stretch of the answer comes.
    stretch: f32,
    /// For how like its words are to those of that stretch.
    likeness: f32,
    /// For how near a sentence of the answer comes.
    sentence: f32,
    /// For the logarithm of how many words the phrasing has.
    terms: f32,
    /// For the logarithm of how many phrasings had a chance.
    phrasings: f32,
    /// For the logarithm of how many key points an answer may be about.
    key_points: f32,
}

/// One curve for each tier.
#[derive(Debug, Deserialize, Default)]
struct Curves {
    words_and_vectors: Curve,
    with_sentences: Curve,
}

#[derive(Deserialize)]
struct File {
    curves: Curves,
}

/// A file that can't be read gives every point a half; a test reads the one that ships.
static CURVES: LazyLock<Curves> = LazyLock::new(|| {
    let file = serde_json::from_str(include_str!("../data/calibration.json"));
    file.map_or_else(|_| Curves::default(), |file: File| file.curves)
});

/// What a score is made of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measured {
    /// Mean of the signals, 0 to 1.
    pub mean: f32,
    /// Share of the phrasing's words that stand together, 0 to 1.
    pub words: f32,
    /// How far the words are in the order of the phrasing, 0 to 1.
    pub order: f32,
    /// How many words it has that mean something.
    pub terms: usize,
    /// Mean of the signals of the other key points of the question, 0 to 1: who says those is on the
    /// subject, and may well say this one too.
    pub others: f32,
    /// The same, of each the share that stands elsewhere than what was found of this one: what the same words
    /// are taken for is no second sign.
    pub elsewhere: f32,
    /// Cosine of the phrasing and the wide stretch of the answer that is nearest to it, 0 to 1.
    pub stretch: f32,
    /// Mean over the phrasing's words of the cosine with the likest word of that stretch, 0 to 1.
    pub likeness: f32,
    /// How near a sentence of the answer comes to any phrasing of the point, 0 to 1; none without a
    /// sentence model.
    pub sentence: Option<f32>,
    /// How many phrasings the key point has.
    pub phrasings: usize,
    /// How many key points the question has.
    pub key_points: usize,
}

/// What surrounds a phrasing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    /// How many phrasings the key point has.
    pub phrasings: usize,
    /// How many key points the question has.
    pub key_points: usize,
    /// Mean of the signals over the other key points, and of the share of each that stands elsewhere than this one; none
    /// where there are no others.
    pub others: Option<[f32; 2]>,
    /// How near a sentence comes to any phrasing of the point.
    pub sentence: Option<f32>,
}

impl Measured {
    pub(crate) fn new(found: &Match, terms: usize, around: Around) -> Measured {
        let Around { phrasings, key_points, others, sentence } = around;
        let Match { score: mean, order, nearest: Nearest { cosine: stretch, likeness }, .. } = *found;
        let words = found.words.min(found.looks);
        let [others, elsewhere] = others.unwrap_or([ALONE; 2]);
        Measured {
            mean,
            words,
            order,
            terms,
            others,
            elsewhere,
            stretch,
            likeness,
            sentence,
            phrasings,
            key_points,
        }
    }

    /// The chance that the point is covered, 0 to 1, in steps of a thousandth; 0 where nothing was
    /// found.
    pub(crate) fn score(self) -> f32 {
        if self.mean <= 0.0 && self.stretch <= 0.0 && self.likeness <= 0.0 {
            return 0.0;
        }
        let logarithm = |count: usize| (count.max(1) as f32).ln();
        let mean = self.mean.clamp(EDGE, 1.0 - EDGE);
        let (curve, sentence) = match self.sentence {
            Some(sentence) => (&CURVES.with_sentences, sentence),
            None => (&CURVES.words_and_vectors, 0.0),
        };
        let odds = curve.base
            + curve.mean * (mean / (1.0 - mean)).ln()
            + curve.words * self.words
            + curve.disorder * (1.0 - self.order)
            + curve.others * self.others
            + curve.elsewhere * self.elsewhere
            + curve.stretch * self.stretch
            + curve.likeness * self.likeness
            + curve.sentence * sentence
            + curve.terms * logarithm(self.terms)
            + curve.phrasings * logarithm(self.phrasings)
            + curve.key_points * logarithm(self.key_points);
        (1000.0 / (1.0 + (-odds).exp())).round() / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_rises_with_what_is_found_and_falls_with_the_chances() {
        for sentence in [None, Some(0.4)] {
            let score = |mean, phrasings, others| {
                let (words, order, terms, key_points, stretch, likeness) = (mean, 1.0, 8, 6, mean, mean);
                let measured = Measured {
                    mean,
                    words,
                    order,
                    terms,
                    others,
                    elsewhere: others,
                    stretch,
                    likeness,
                    sentence,
                    phrasings,
                    key_points,
                };
                measured.score()
            };
            let rising: Vec<f32> = (0..=20).map(|step| score(step as f32 / 20.0, 4, 0.3)).collect();
            assert!(rising.is_sorted() && rising[0] == 0.0 && rising[20] > 0.9, "{sentence:?}: {rising:?}");
            assert!(score(0.5, 1, 0.3) > score(0.5, 4, 0.3) && score(0.5, 4, 0.5) > score(0.5, 4, 0.1));
            assert_eq!(score(0.5, 0, 0.3), score(0.5, 1, 0.3));
        }
    }
}
