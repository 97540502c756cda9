//! What else speaks for an idea beside its words: spelling in pieces, and meaning.
//!
//! Each signal is a share, 0 to 1, over one stretch of the answer. They err in different ways;
//! their mean errs less than any of them.

use crate::vectors::{self, Vector, ZERO};
use crate::words::{Class, Token};
use std::ops::Range;

/// Letters in a piece of spelling. Four tell words apart and still meet in other forms of a word.
const LETTERS: usize = 4;

/// The pieces of spelling of a text, each with the token in which it begins: runs of four letters
/// over the words in their base forms, spaces included.
pub(crate) fn pieces(tokens: &[Token]) -> Vec<(u32, usize)> {
    let mut letters: Vec<(char, usize)> = vec![(' ', 0)];
    for (at, token) in tokens.iter().enumerate() {
        letters.extend(token.text.chars().map(|letter| (letter, at)));
        letters.push((' ', at));
    }
    letters.windows(LETTERS).map(|run| (hash(run), run[0].1)).collect()
}

/// FNV-1a over the letters. Two pieces in four thousand million share a value, which is no more
/// than a slip in a sum.
fn hash(run: &[(char, usize)]) -> u32 {
    run.iter().fold(0x811c_9dc5, |hash, (letter, _)| (hash ^ *letter as u32).wrapping_mul(0x0100_0193))
}

/// The pieces of an answer by value, and the sums of its vectors: any stretch of it is looked up
/// without going through its words again.
pub(crate) struct Signals {
    /// Ascending by value, then by place.
    pieces: Vec<(u32, usize)>,
    /// `sums[n]` is the sum over the first `n` tokens.
    sums: Vec<Vector>,
}

impl Signals {
    /// What was taken back says nothing.
    pub fn of(tokens: &[Token], retracted: &[bool]) -> Signals {
        let mut pieces = pieces(tokens);
        pieces.retain(|(_, at)| retracted.get(*at) != Some(&true));
        pieces.sort_unstable();
        let mut sums = Vec::with_capacity(tokens.len() + 1);
        let mut sum = ZERO;
        sums.push(sum);
        for (at, token) in tokens.iter().enumerate() {
            if retracted.get(at) != Some(&true) {
                add(&mut sum, token);
            }
            sums.push(sum);
        }
        Signals { pieces, sums }
    }

    /// Share of these pieces that stand in the tokens `from..to`.
    pub fn spelling(&self, wanted: &[u32], from: usize, to: usize) -> f32 {
        let here = |piece: &&u32| {
            let first = self.pieces.partition_point(|place| *place < (**piece, from));
            self.pieces.get(first).is_some_and(|(value, at)| value == *piece && *at < to)
        };
        let found = wanted.iter().filter(here).count();
        found as f32 / wanted.len().max(1) as f32
    }

    /// Cosine of a vector and the tokens `from..to`, the question's direction taken out of
    /// both, so that being on topic shows nothing; none without a vector.
    pub fn meaning(&self, wanted: Option<&Vector>, topic: &Vector, from: usize, to: usize) -> Option<f32> {
        let wanted = wanted?;
        Some(vectors::cosine(wanted, &self.direction(topic, from..to)).max(0.0))
    }

    /// Sum of the vectors of a stretch, without the question's direction.
    pub fn direction(&self, topic: &Vector, stretch: Range<usize>) -> Vector {
        let mut here = self.sums[stretch.end];
        vectors::add(&mut here, &self.sums[stretch.start], -1.0);
        vectors::without(here, topic)
    }

    /// The stretch of `length` tokens that is nearest in meaning; where nothing is near, the first.
    pub fn nearest(&self, wanted: Option<&Vector>, topic: &Vector, length: usize) -> (usize, usize) {
        let tokens = self.sums.len() - 1;
        let mut best = (0, tokens.min(length));
        let mut near = 0.0;
        for end in 1..tokens + length {
            let (from, to) = (end.saturating_sub(length), end.min(tokens));
            let here = self.meaning(wanted, topic, from, to).unwrap_or_default();
            // Sums in another order differ in the last digits: that makes nothing nearer.
            if here > near + 1e-4 {
                (near, best) = (here, (from, to));
            }
        }
        best
    }
}

/// Sum of the vectors of a text's words; the rarer a word, the more it counts.
pub(crate) fn vector(tokens: &[Token]) -> Vector {
    let mut sum = ZERO;
    tokens.iter().for_each(|token| add(&mut sum, token));
    sum
}

fn add(sum: &mut Vector, token: &Token) {
    if let (Some(entry), true) = (token.entry, token.class != Class::Stop) {
        vectors::add(sum, &entry.vector(), rarity(entry.class()));
    }
}

/// What a word of a class of frequency counts, from about a third for the commonest to 1.
pub(crate) fn rarity(class: u8) -> f32 {
    const COMMON: f32 = 0.35;
    const RARE: u8 = 13;
    COMMON + (1.0 - COMMON) * f32::from(class.min(RARE)) / f32::from(RARE)
}
