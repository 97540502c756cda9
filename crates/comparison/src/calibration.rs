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
/// So much of the other key points is found by chance: of the labelled answers, and of model answers to questions of
/// other topics alike, 56 % find no more.
const BY_CHANCE: f32 = 0.18;

/// The numbers of the curve, in log-odds.
#[derive(Debug, Deserialize, Default)]
struct Curve {
    /// Of a phrasing that stands alone and of which nothing else is known.
    base: f32,
    /// For each unit of the log-odds of the mean of the signals.
    mean: f32,
    /// For the share of the phrasing's words that stand together.
    words: f32,
    /// For what of the other key points, more than by chance, stands elsewhere than what was found of this one.
    elsewhere: f32,
    /// For the same times the logarithm of how many phrasings those have: by one wording alone little of a point is
    /// found, and that says less.
    elsewhere_worded: f32,
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
    /// How many words it has that mean something.
    pub terms: usize,
    /// Mean over the other key points of the question of their signals, of each the share that stands elsewhere than
    /// what was found of this one, 0 to 1: who says those is on the subject, and may well say this one too; what the same
    /// words are taken for is no sign of that.
    pub elsewhere: f32,
    /// Mean number of phrasings of those key points.
    pub elsewhere_phrasings: f32,
    /// Cosine of the phrasing and the wide stretch of the answer that is nearest to it, 0 to 1.
    pub stretch: f32,
    /// Mean over the phrasing's words of the cosine with the likest word of that stretch, 0 to 1.
    pub likeness: f32,
    /// How near a sentence of the answer comes to any phrasing of the point, 0 to 1; none without a
    /// sentence model.
    pub sentence: Option<f32>,
    /// How many phrasings the key point has.
    pub phrasings: usize,
}

/// What was found of the other key points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Elsewhere {
    /// Mean of their signals, of each the share that stands elsewhere than this one.
    pub mean: f32,
    /// Mean number of their phrasings.
    pub phrasings: f32,
}

/// What surrounds a phrasing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    /// How many phrasings the key point has.
    pub phrasings: usize,
    /// What stands of the other key points elsewhere; none where there are no others.
    pub elsewhere: Option<Elsewhere>,
    /// How near a sentence comes to any phrasing of the point.
    pub sentence: Option<f32>,
}

impl Measured {
    pub(crate) fn new(found: &Match, terms: usize, around: Around) -> Measured {
        let Around { phrasings, elsewhere, sentence } = around;
        let Match { score: mean, nearest: Nearest { cosine: stretch, likeness }, .. } = *found;
        let words = found.words.min(found.looks);
        let elsewhere = elsewhere.unwrap_or(Elsewhere { mean: ALONE, phrasings: 1.0 });
        Measured {
            mean,
            words,
            terms,
            elsewhere: elsewhere.mean,
            elsewhere_phrasings: elsewhere.phrasings,
            stretch,
            likeness,
            sentence,
            phrasings,
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
        let elsewhere = (self.elsewhere - BY_CHANCE).max(0.0);
        let odds = curve.base
            + curve.mean * (mean / (1.0 - mean)).ln()
            + curve.words * self.words
            + curve.elsewhere * elsewhere
            + curve.elsewhere_worded * elsewhere * self.elsewhere_phrasings.max(1.0).ln()
            + curve.stretch * self.stretch
            + curve.likeness * self.likeness
            + curve.sentence * sentence
            + curve.terms * logarithm(self.terms)
            + curve.phrasings * logarithm(self.phrasings);
        (1000.0 / (1.0 + (-odds).exp())).round() / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_rises_with_what_is_found_and_falls_with_the_chances() {
        for sentence in [None, Some(0.4)] {
            let score = |mean, phrasings, elsewhere| {
                let (words, terms, stretch, likeness) = (mean, 8, mean, mean);
                let elsewhere_phrasings = 3.0;
                let measured = Measured {
                    mean,
                    words,
                    terms,
                    elsewhere,
                    elsewhere_phrasings,
                    stretch,
                    likeness,
                    sentence,
                    phrasings,
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
