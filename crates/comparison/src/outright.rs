//! A part of a phrasing that an answer denies in as many words: "copper is not a conductor, so current flows".

use crate::hit::{Hit, Match};
use crate::negation::is_aside;
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::words::Gap;
use hotseat_interview::MatchKind;

/// How many words of a phrasing further on one still stands beside another …
const NEXT: usize = 2;
/// … and how many tokens further on in an answer.
const APART: usize = 6;
/// How many tokens before the first of the two their negation may stand.
const BEFORE: usize = 3;
/// With more words than this, two of a phrasing are too few to deny it by.
pub(crate) const LONG: usize = 16;

/// Two words amid a passage that stand beside each other in the phrasing, and which a negation parts, or has both after
/// it; unless they are said together without one elsewhere.
///
/// What the phrasing says in a clause that denies something is denied in many other ways, and what the answer denies by the
/// way is another thing. Of a phrasing that denies something by the way, that may be the second of the two ("it is not
/// checked without asking").
pub(crate) fn outright(
    phrasing: &Phrasing,
    found: &Match,
    hits: &[Hit],
    passage: &Passage,
) -> Option<[Hit; 2]> {
    let (first, last) = (found.hits.first()?.first, found.hits.last()?.last);
    if phrasing.terms.len() > LONG {
        return None;
    }
    let told: Vec<Hit> = hits.iter().filter(|hit| hit.kind != MatchKind::NearInMeaning).copied().collect();
    let pairs = || told.array_windows().filter(|[one, next]| beside(one, next, passage));
    let said = |terms: [usize; 2]| {
        pairs().any(|[one, next]| terms == [one.term, next.term] && one.agrees && next.agrees)
    };
    let affirmed = |hit: &Hit| !phrasing.terms[hit.term].amid_denial;
    let denied = |[one, next]: &&[Hit; 2]| {
        first <= one.first
            && next.last <= last
            && affirmed(one)
            && (affirmed(next) || (phrasing.aside && !one.agrees))
            && is_denied(one, next, passage)
            && !said([one.term, next.term])
    };
    pairs().find(denied).copied()
}

/// Whether the words of two neighbouring terms stand beside each other; the parts of one name ("nextTick") do not.
fn beside(one: &Hit, next: &Hit, passage: &Passage) -> bool {
    let [before, after] = [one.last, next.first].map(|at| &passage.tokens[at]);
    let one_name = after.from < before.to && after.surface.starts_with(char::is_uppercase);
    (one.term + 1..=one.term + NEXT).contains(&next.term)
        && one.last < next.first
        && next.first - one.last <= APART
        && !one_name
}

fn is_denied(one: &Hit, next: &Hit, passage: &Passage) -> bool {
    let Passage { tokens, polarity, .. } = passage;
    let together = tokens[one.last + 1..=next.first].iter().all(|token| token.gap == Gap::Space);
    let mut before = match one.agrees {
        true => one.last + 1..next.first,
        false => one.first.saturating_sub(BEFORE)..one.first,
    };
    let denies = |at: usize| {
        let word = tokens[at].text.as_str();
        polarity.negator[at] && word != "non" && !is_aside(word)
    };
    !next.agrees && together && before.any(denies)
}
