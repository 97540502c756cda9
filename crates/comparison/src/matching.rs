//! Where in an answer a phrasing is said, and how much of it.

use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::words::Class;
use hotseat_interview::MatchKind;

/// A passage that says an idea may be this many times as long as the phrasing, in tokens …
const STRETCH: usize = 2;
/// … and this much longer still.
const SLACK: usize = 8;
/// How many sentences it may run over.
const SENTENCES: u32 = 2;
/// Weight that is added to what is missing, so that a word or two of a short phrasing do not make
/// an idea.
const DOUBT: f32 = 0.7;
/// How many times as much of a phrasing a passage must hold before what it denies counts against
/// the part of it that denies nothing.
const MARGIN: f32 = 1.3;
/// What is left of a match that looks like a shuffled list of keywords.
const SALAD: f32 = 0.1;
/// Share of neighbouring terms in the wrong order from which a passage without small words is
/// such a list.
const SHUFFLED: f32 = 0.25;
/// Share of small words in a passage from which it can't be a list of keywords. In whole
/// sentences about every second word is small.
const GLUE: f32 = 0.25;
/// How many tokens before a passage its negation may stand ("it does *not* really run …").
const BEFORE: usize = 3;
/// What is left of a match that has no word but those of the question itself.
const ECHO: f32 = 0.4;

/// A place in the answer where a term stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub term: usize,
    /// Tokens of the answer, both inclusive.
    pub first: usize,
    pub last: usize,
    pub kind: MatchKind,
    /// Both are denied, or neither is.
    pub agrees: bool,
}

/// How well one phrasing is met.
#[derive(Clone, Debug, Default)]
pub(crate) struct Match {
    /// At most one for each term, by place in the answer.
    pub hits: Vec<Hit>,
    /// Share of the phrasing that the passage holds, 0 to 1, whatever its polarity.
    pub score: f32,
    /// Share of what was found that stands under the other polarity, 0 to 1; nothing where the
    /// passage as a whole denies as the phrasing does.
    pub denied: f32,
    /// How far the words are in the order of the phrasing, 0 to 1.
    pub order: f32,
}

impl Match {
    fn new(phrasing: &Phrasing, hits: Vec<Hit>, passage: &Passage) -> Match {
        let found = weight(phrasing, &hits, false);
        let as_often = denials(&hits, passage) % 2 == phrasing.negators % 2;
        let agreeing = if as_often { found } else { weight(phrasing, &hits, true) };
        let missing = (phrasing.weight - found).max(0.0);
        let doubt = if hits.len() < phrasing.terms.len() { DOUBT } else { 0.0 };
        let share = if found > 0.0 { found / (found + missing + doubt) } else { 0.0 };
        Match {
            score: (looks(phrasing, &hits, passage) * share).clamp(0.0, 1.0),
            denied: if found > 0.0 { (found - agreeing) / found } else { 0.0 },
            order: 1.0 - backward(&hits),
            hits,
        }
    }

    /// Share of the phrasing that is said and not denied.
    pub fn said(&self) -> f32 {
        self.score * (1.0 - self.denied)
    }

    fn is_better(&self, other: &Match, by: impl Fn(&Match) -> f32) -> bool {
        let (this, that) = (by(self), by(other));
        other.hits.is_empty() || this > that || (this == that && self.length() < other.length())
    }

    /// How many tokens it runs over, from the first word that was found to the last.
    pub fn length(&self) -> usize {
        length(&self.hits)
    }
}

/// The passage that says the most of a phrasing and denies none of it. Where a passage around it,
/// or one that holds twice as much, has more of the words but denies some, it is that one.
///
/// Among equals the shortest is taken, then the first.
pub(crate) fn best_match(phrasing: &Phrasing, passage: &Passage) -> Match {
    let hits = hits(phrasing, passage);
    let window = STRETCH * phrasing.length + SLACK;
    let mut said = Match::default();
    let mut named = Match::default();
    for (at, start) in hits.iter().enumerate() {
        let end = hits[at..]
            .iter()
            .take_while(|hit| {
                hit.last < start.first + window
                    && passage.sentence[hit.last] < passage.sentence[start.first] + SENTENCES
            })
            .count();
        let next = Match::new(phrasing, one_per_term(phrasing, &hits[at..at + end]), passage);
        if next.is_better(&said, Match::said) {
            said = next.clone();
        }
        if next.is_better(&named, |found| found.score) {
            named = next;
        }
    }
    let around = named.hits.iter().any(|hit| said.hits.iter().any(|other| other.first == hit.first));
    let more = named.score / said.score.max(f32::EPSILON);
    if more > 2.0 || (around && more > MARGIN) { named } else { said }
}

fn hits(phrasing: &Phrasing, passage: &Passage) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut add = |term: usize, first: usize, last: usize, kind: MatchKind| {
        if (first..=last).any(|at| passage.polarity.retracted[at]) {
            return;
        }
        let agrees = passage.polarity.negated[last] == phrasing.terms[term].negated;
        hits.push(Hit { term, first, last, kind, agrees });
    };
    for (term, wanted) in phrasing.terms.iter().enumerate() {
        for &at in passage.stem(&wanted.stem) {
            let same = passage.tokens[at].text == wanted.text;
            add(term, at, at, if same { MatchKind::Same } else { MatchKind::Stem });
        }
        for &(first, last) in passage.joined(&wanted.text) {
            add(term, first, last, MatchKind::Joined);
        }
    }
    for (run, terms) in &phrasing.joined {
        for &at in passage.stem(run) {
            for &term in terms {
                add(term, at, at, MatchKind::Joined);
            }
        }
    }
    hits.sort_by_key(|hit| (hit.first, hit.last, hit.term));
    hits
}

/// For each term the first hit that agrees with it, or else the first; in the order of the answer.
fn one_per_term(phrasing: &Phrasing, hits: &[Hit]) -> Vec<Hit> {
    let mut chosen: Vec<Option<Hit>> = vec![None; phrasing.terms.len()];
    for hit in hits {
        let place = &mut chosen[hit.term];
        if place.is_none_or(|held| hit.agrees && !held.agrees) {
            *place = Some(*hit);
        }
    }
    let mut chosen: Vec<Hit> = chosen.into_iter().flatten().collect();
    chosen.sort_by_key(|hit| (hit.first, hit.last, hit.term));
    chosen
}

/// Sum of the weights of what was found; with `agreeing`, of what was found in the same polarity.
fn weight(phrasing: &Phrasing, hits: &[Hit], agreeing: bool) -> f32 {
    hits.iter().filter(|hit| hit.agrees || !agreeing).map(|hit| phrasing.terms[hit.term].weight).sum()
}

/// How many words deny something in the passage of a match, and just before it.
fn denials(hits: &[Hit], passage: &Passage) -> usize {
    let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return 0 };
    let begin = first.first.saturating_sub(BEFORE);
    passage.polarity.negator[begin..=last.last].iter().filter(|negator| **negator).count()
}

/// What a match keeps, 0 to 1, when it looks like a list of keywords or like the question itself.
fn looks(phrasing: &Phrasing, hits: &[Hit], passage: &Passage) -> f32 {
    let echo = hits.iter().all(|hit| phrasing.terms[hit.term].given);
    let keeps = if echo { ECHO } else { 1.0 };
    keeps * (1.0 - (1.0 - SALAD) * salad(hits, passage))
}

/// How much a passage looks like a shuffled list of keywords, 0 to 1: no small words between the
/// terms, and the terms in another order.
fn salad(hits: &[Hit], passage: &Passage) -> f32 {
    let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return 0.0 };
    if hits.len() < 3 {
        return 0.0;
    }
    let within = &passage.tokens[first.first..=last.last];
    let small = within.iter().filter(|token| token.class == Class::Stop).count();
    let glue = small as f32 / within.len() as f32 / GLUE;
    (backward(hits) / SHUFFLED).min(1.0) * (1.0 - glue).max(0.0)
}

/// Share of neighbouring hits that stand in the other order than in the phrasing.
fn backward(hits: &[Hit]) -> f32 {
    let backward = hits.windows(2).filter(|pair| pair[1].term < pair[0].term).count();
    backward as f32 / hits.len().saturating_sub(1).max(1) as f32
}

fn length(hits: &[Hit]) -> usize {
    match (hits.first(), hits.last()) {
        (Some(first), Some(last)) => last.last + 1 - first.first,
        _ => 0,
    }
}
