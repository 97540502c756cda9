//! What of a match is denied, and what is left without it.

use crate::matching::{Hit, Match};
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::words::Gap;

/// How many tokens before a passage its negation may stand ("it does *not* really run …").
const BEFORE: usize = 3;
/// Share of a phrasing that must be found, the opposite included, before one opposite denies it.
pub(crate) const TURNED: f32 = 0.75;
/// Share of it that must be found before one opposite counts at all.
const SAME: f32 = 0.4;

/// A word amid the passage that says the opposite of a term which the passage does not have, and
/// the share of the phrasing that is there with it; none where too little is there to be about the same.
pub(crate) fn opposite(found: &Match, opposites: &[Hit], phrasing: &Phrasing) -> Option<(Hit, f32)> {
    let (first, last) = (found.hits.first()?.first, found.hits.last()?.last);
    let amid = |hit: &&Hit| hit.first + BEFORE >= first && hit.last <= last + BEFORE;
    let missing = |hit: &&Hit| found.hits.iter().all(|other| other.term != hit.term);
    let opposite = opposites.iter().filter(amid).find(missing)?;
    let missed = phrasing.terms[opposite.term].weight;
    let rest: f32 = found.hits.iter().map(|hit| phrasing.terms[hit.term].weight * hit.strength).sum();
    let share = (rest + missed) / phrasing.weight;
    (opposite.agrees != (found.denied > 0.0) && share >= SAME).then_some((*opposite, share))
}

/// How many words deny something in the passage of a match, and just before it.
pub(crate) fn count(hits: &[Hit], passage: &Passage) -> usize {
    let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return 0 };
    let begin = first.first.saturating_sub(BEFORE);
    passage.polarity.negator[begin..=last.last].iter().filter(|negator| **negator).count()
}

/// Whether a negation stands right after a word that was found, before another one in the same clause:
/// what is said of the first is denied.
pub(crate) fn crossed(hits: &[Hit], passage: &Passage) -> bool {
    hits.windows(2).any(|pair| {
        let [one, next] = pair else { return false };
        let between = one.last + 1..next.first;
        between.len() <= 6
            && passage.polarity.negated[next.first]
            && between.clone().any(|at| passage.polarity.negator[at] && at <= one.last + 3)
            && passage.tokens[one.last + 1..=next.first].iter().all(|token| token.gap == Gap::Space)
    })
}

/// The hits outside the clauses that deny one: who says a thing, and denies another beside it, has said
/// the first. None where that is nothing or all.
pub(crate) fn rest(found: &Match, clause: &[u32]) -> Option<Vec<Hit>> {
    let denies =
        |hit: &Hit| found.hits.iter().any(|other| !other.agrees && clause[other.last] == clause[hit.last]);
    let rest: Vec<Hit> = found.hits.iter().filter(|hit| !denies(hit)).copied().collect();
    (!rest.is_empty() && rest.len() < found.hits.len()).then_some(rest)
}
