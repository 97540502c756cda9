//! Runs of neighbouring words: without a small one among them, or written as one.

use crate::token::{Class, Gap, Token};
use compact_str::CompactString;

/// How many neighbouring tokens are tried as one ("set immediate", "lib u v").
const JOINED: usize = 3;
/// Small words that stand between keywords as well.
const KEPT: &[&str] = &["never", "not", "no", "only", "both", "each", "every", "all"];

/// Share of small words among these tokens, 0 to 1.
pub(crate) fn small(tokens: &[Token]) -> f32 {
    let small = tokens.iter().filter(|token| token.class == Class::Stop).count();
    small as f32 / tokens.len().max(1) as f32
}

/// Whether it is a small word that ends a run of keywords.
fn is_small(token: &Token) -> bool {
    token.class == Class::Stop && !KEPT.contains(&token.text.as_str())
}

/// For each token the length of the run of words without a small one that it stands in. A sentence ends
/// a run, a comma does not, nor does a word of [`KEPT`]: those stand between keywords, too.
pub(crate) fn bare(tokens: &[Token]) -> Vec<usize> {
    let same = |one: &Token, next: &Token| is_small(one) == is_small(next) && next.gap < Gap::Sentence;
    let runs = tokens.chunk_by(same);
    runs.flat_map(|run| {
        let length = if is_small(&run[0]) { 0 } else { run.len() };
        std::iter::repeat_n(length, run.len())
    })
    .collect()
}

/// Runs of up to [`JOINED`] tokens without a pause between them, written as one word.
pub(crate) fn joined(tokens: &[Token]) -> impl Iterator<Item = (CompactString, usize, usize)> + '_ {
    (0..tokens.len()).flat_map(move |first| {
        let mut run = tokens[first].text.clone();
        (first + 1..tokens.len()).take(JOINED - 1).take_while(|&last| tokens[last].gap == Gap::Space).map(
            move |last| {
                run.push_str(&tokens[last].text);
                (run.clone(), first, last)
            },
        )
    })
}
