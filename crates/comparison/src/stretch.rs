//! Wide stretches of an answer: what stands around a point, wherever the point's own words stand.

use crate::token::{Class, Token};
use std::ops::Range;

/// Words in a stretch, about two spoken sentences: what is told in other words is told in more of them.
const LENGTH: usize = 20;
/// Words from the beginning of one to that of the next.
const STEP: usize = 10;

/// The stretches of an answer, as tokens: each has so many words of content whose meaning is known, whatever stands
/// around and between them; the last ones fewer.
pub(crate) fn stretches(tokens: &[Token], retracted: &[bool]) -> Vec<Range<usize>> {
    let known: Vec<usize> =
        (0..tokens.len()).filter(|at| is_known(&tokens[*at]) && !retracted[*at]).collect();
    let last = known.len().saturating_sub(LENGTH).div_ceil(STEP) * STEP;
    let stretch = |from: usize| {
        let begin = from.checked_sub(1).map_or(0, |before| known[before] + 1);
        let end = known.get(from + LENGTH).copied().unwrap_or(tokens.len());
        (from < known.len()).then_some(begin..end)
    };
    (0..=last).step_by(STEP).filter_map(stretch).collect()
}

fn is_known(token: &Token) -> bool {
    token.class != Class::Stop && token.entry.is_some()
}

/// Share of small words among those that are known: what was torn or misheard is no keyword.
pub(crate) fn small(tokens: &[Token]) -> f32 {
    let small = tokens.iter().filter(|token| token.class == Class::Stop).count();
    let known = tokens.iter().filter(|token| is_known(token)).count();
    small as f32 / (small + known).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    #[test]
    fn stretches_overlap_and_leave_no_known_word_out() {
        let of = |text: &str| {
            let tokens = tokens(&Answer::typed(text));
            stretches(&tokens, &vec![false; tokens.len()])
        };
        assert_eq!(of(""), []);
        assert_eq!(of("of the qxzz"), []);
        assert_eq!(of("the qxzz waits for the socket qxzz"), vec![0..7]);
        let words: Vec<&str> =
            ["socket", "timer", "file", "thread", "queue"].into_iter().cycle().take(23).collect();
        assert_eq!(of(&words.join(" and ")), [0..40, 19..45]);
    }
}
