//! What of a match is denied, and what is left without it.

use crate::hit::{Hit, Match, is_word, weight};
use crate::outright::LONG;
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::roles;
use crate::ways::Way;
use crate::words::Gap;

/// Share of what was found that must stand under the other polarity before a point counts as
/// contradicted: half, since that is a hard word.
pub const DENIED: f32 = 0.5;
/// Share from which a point is no longer covered, where the phrasing denies something itself: an answer may well say the same without a "not".
pub(crate) const DOUBTED_OF_DENIAL: f32 = 0.3;
/// How many tokens before a passage its negation may stand ("it does *not* really run …").
const BEFORE: usize = 3;
/// How many tokens after it an opposite may stand ("it starts *in about a minute*").
const AFTER: usize = 4;
/// Share of what was found that a clause must hold before its negations count as those of the phrasing.
const MUCH: f32 = 0.55;
/// Share of what a phrasing denies that must be said, and of that the share without a denial, before the
/// phrasing is turned round.
const CORE: f32 = 0.6;
const NEARLY_ALL: f32 = 0.75;
/// How many words of a phrasing must be found before one of them alone may turn it round.
const AMONG: usize = 4;
/// How many words of a phrasing must be said again.
const AGAIN: usize = 3;
/// Share of a phrasing that must be found, the opposite included, before one opposite denies it.
const TURNED: f32 = 0.75;
/// Share of it that must be found before one opposite counts at all.
const SAME: f32 = 0.5;

/// A word amid the passage that says the opposite of a term which the passage does not have, and
/// the share of the phrasing that is there with it; none where too little is there to be about the same.
pub(crate) fn opposite(found: &Match, opposites: &[Hit], phrasing: &Phrasing) -> Option<(Hit, f32)> {
    let (first, last) = (found.hits.first()?.first, found.hits.last()?.last);
    let amid = |hit: &&Hit| hit.first + BEFORE >= first && hit.last <= last + AFTER;
    let missing = |hit: &&Hit| found.hits.iter().all(|other| other.term != hit.term);
    let opposite = opposites.iter().filter(amid).find(missing)?;
    let missed = phrasing.terms[opposite.term].weight;
    let share = (weight(phrasing, found.hits.iter()) + missed) / phrasing.weight;
    (opposite.agrees != (found.denied > 0.0) && share >= SAME).then_some((*opposite, share))
}

/// Marks a match amid which an opposite stands. Where enough of the phrasing is there with it (`share`, 0 to 1), it is
/// denied too.
pub(crate) fn oppose(found: &mut Match, share: f32) {
    found.opposed = true;
    if share >= TURNED {
        found.denied = found.denied.max(DENIED);
    }
}

/// The share of a phrasing that is there with a small word that denies one of its own ("goes up"), as in [`opposite`].
pub(crate) fn turned_by_the_way(
    phrasing: &Phrasing,
    found: &Match,
    hits: &[Hit],
    passage: &Passage,
) -> Option<f32> {
    let turned = |way: &&Way| {
        let mut own = found.hits.iter().filter(|hit| way.terms.contains(&hit.term) && is_word(hit.kind));
        own.any(|hit| {
            way.is_turned(hit.first, hit.last, &passage.tokens, &passage.polarity)
                && !roles::of_other_side(phrasing, hits, passage, hit.first)
        })
    };
    let says = phrasing.ways.iter().find(turned)?.says;
    let missed = phrasing
        .terms
        .iter()
        .enumerate()
        .filter(|(at, term)| term.text == says && found.hits.iter().all(|hit| hit.term != *at));
    let missed: f32 = missed.map(|(_, term)| term.weight).sum();
    let share = (weight(phrasing, found.hits.iter()) + missed) / phrasing.weight;
    (share >= SAME).then_some(share)
}

/// Whether a passage denies as often as the phrasing does, in the clauses that hold much of what the
/// phrasing denies, or of the phrasing where nothing of that is there. What another clause denies is
/// another thing; who denies in other places than the phrasing may well mean the same.
pub(crate) fn as_often(phrasing: &Phrasing, hits: &[Hit], passage: &Passage) -> bool {
    let (Some(first), Some(last), 1..) = (hits.first(), hits.last(), phrasing.negators) else { return false };
    let clause = &passage.polarity.clause;
    let any = hits.iter().any(|hit| phrasing.terms[hit.term].negated);
    let weight = |among: &dyn Fn(&Hit) -> bool| -> f32 {
        let counts = |hit: &&Hit| among(hit) && (!any || phrasing.terms[hit.term].negated);
        hits.iter().filter(counts).map(|hit| phrasing.terms[hit.term].weight * hit.strength).sum()
    };
    let all = weight(&|_| true);
    let much = |at: usize| weight(&|hit| clause[hit.last] == clause[at]) >= MUCH * all;
    let begin = first.first.saturating_sub(BEFORE);
    let count = (begin..=last.last).filter(|&at| passage.polarity.negator[at] && much(at)).count();
    // Two denials beside each other are no double one: who denies nothing has said neither.
    let neither = count == 0 && phrasing.terms.len() <= LONG;
    !neither && count % 2 == phrasing.negators % 2
}

/// Whether most of what the phrasing denies is said, and nearly all of that without a denial.
pub(crate) fn turned(phrasing: &Phrasing, hits: &[Hit]) -> bool {
    let wanted: f32 = phrasing.terms.iter().filter(|term| term.negated).map(|term| term.weight).sum();
    let weight = |agrees: Option<bool>| -> f32 {
        let counts =
            |hit: &&Hit| phrasing.terms[hit.term].negated && agrees.is_none_or(|agrees| hit.agrees == agrees);
        hits.iter().filter(counts).map(|hit| phrasing.terms[hit.term].weight * hit.strength).sum()
    };
    let found = weight(None);
    // Where it denies one word only, that must stand among others of the phrasing.
    let denies = phrasing.terms.iter().filter(|term| term.negated).count();
    let named = hits.iter().filter(|hit| phrasing.terms[hit.term].negated).count();
    let alone = named == 1 && denies == 1 && !phrasing.aside;
    let sure = named > 1 || (alone && hits.len() >= AMONG);
    sure && found >= CORE * wanted && weight(Some(false)) >= NEARLY_ALL * found
}

/// Where a later clause names every word that was found and denies most of them, or all that the phrasing
/// denies is said there without a denial: who says both has not said it.
pub(crate) fn later(phrasing: &Phrasing, found: &Match, hits: &[Hit], passage: &Passage) -> Vec<Hit> {
    let Some(last) = found.hits.last() else { return Vec::new() };
    let clause = &passage.polarity.clause;
    let after = hits.partition_point(|hit| clause[hit.first] <= clause[last.last]);
    let told = |hit: &&Hit| is_word(hit.kind);
    let wanted: Vec<&Hit> = found.hits.iter().filter(told).collect();
    if wanted.len() < AGAIN || hits[after..].iter().all(|hit| hit.agrees) {
        return Vec::new();
    }
    let mut clauses = hits[after..].chunk_by(|one, next| clause[one.first] == clause[next.first]);
    let against = clauses.find(|again| {
        let names = |wanted: &&Hit| again.iter().any(|hit| hit.term == wanted.term && told(&hit));
        let denied = again.iter().filter(|hit| !hit.agrees).count();
        let turns = match phrasing.negators {
            0 => 2 * denied >= again.len(),
            _ => !as_often(phrasing, again, passage) && turned(phrasing, again),
        };
        wanted.iter().all(names) && turns
    });
    against.map(<[Hit]>::to_vec).unwrap_or_default()
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
