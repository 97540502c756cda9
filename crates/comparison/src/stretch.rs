//! Wide stretches of an answer: what it is about around a point, wherever the point's own words stand.

use crate::keywords::scant;
use crate::near::Near;
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::signals;
use crate::token::{Class, Token};
use crate::vectors::{Vector, dot, unit};
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

/// What a stretch says.
pub(crate) struct Stretch {
    /// Its vector without the question's direction, of unit length or nothing.
    direction: Vector,
    /// How far it is made of sentences and not of bare keywords, 0 to 1.
    prose: f32,
}

pub(crate) fn read(passage: &Passage, topic: &Vector) -> Vec<Stretch> {
    let stretches = passage.stretches.iter().cloned();
    stretches
        .map(|stretch| Stretch {
            prose: 1.0 - scant(small(&passage.tokens[stretch.clone()])),
            direction: unit(passage.signals.direction(topic, stretch)),
        })
        .collect()
}

/// Share of small words among those that are known: what was torn or misheard is no keyword.
fn small(tokens: &[Token]) -> f32 {
    let small = tokens.iter().filter(|token| token.class == Class::Stop).count();
    let known = tokens.iter().filter(|token| is_known(token)).count();
    small as f32 / (small + known).max(1) as f32
}

/// How well the stretch that is nearest to a phrasing goes with it; what is a list of keywords goes with nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nearest {
    /// Cosine of the word vectors, the question taken out of both, 0 to 1.
    pub cosine: f32,
    /// Mean over the phrasing's words of the cosine with the word that is likest, 0 to 1.
    pub likeness: f32,
}

impl Nearest {
    pub fn of(phrasing: &Phrasing, near: &Near, stretches: &[Stretch]) -> Nearest {
        let meets = |Stretch { direction, prose }: &Stretch| {
            prose * phrasing.vector.as_ref().map_or(0.0, |wanted| dot(wanted, direction).max(0.0))
        };
        let cosines = stretches.iter().map(meets).enumerate();
        let nearest = cosines.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let Some((stretch, cosine)) = nearest else { return Nearest::default() };
        let (mut like, mut all) = (0.0, 0.0);
        for term in &phrasing.terms {
            let counts = term.weight * term.entry.map_or(1.0, |entry| signals::rarity(entry.class()));
            like += counts * near.likeness(term, stretch);
            all += counts;
        }
        let likeness = stretches[stretch].prose * like / f32::max(all, f32::EPSILON);
        Nearest { cosine, likeness }
    }
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
