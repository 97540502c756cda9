//! Where in an answer a phrasing is said, and how much of it.

use crate::definition::Definition;
use crate::denial::{self, DOUBTED_OF_DENIAL};
use crate::exchange;
use crate::hit::{DOUBT, Hit, Match, Nearest, is_word, weight};
use crate::keywords;
use crate::near::{Near, Place, quantities};
use crate::nearest::{Stretch, nearest};
use crate::outright::outright;
use crate::passage::Passage;
use crate::phrasing::{Joined, LIGHT, Phrasing, Term};
use crate::roles;
use crate::sentence::Read;
use crate::vectors::Vector;
use crate::words::stem;
use hotseat_interview::MatchKind;

/// A passage that says an idea may be this many times as long as the phrasing, in tokens …
const STRETCH: usize = 2;
/// … and this much longer still.
const SLACK: usize = 8;
/// How many sentences it may run over.
const SENTENCES: u32 = 2;
/// How many times as much of a phrasing a passage must hold before what it denies counts against
/// the part of it that denies nothing.
const MARGIN: f32 = 1.3;
/// What is left of a match that has no word but those of the question itself.
const ECHO: f32 = 0.4;
/// What a negation between two words denies of a passage at least.
const CROSSED: f32 = 0.13;
/// Share of a phrasing's weight from which its words are more than named.
const SAID: f32 = 0.5;
/// Share of a phrasing's words from which it is looked for with two of its things exchanged.
pub(crate) const MUCH: f32 = 0.5;

/// What an answer is searched with.
pub(crate) struct Search<'a> {
    pub passage: &'a Passage,
    pub near: &'a Near,
    pub topic: &'a Vector,
    /// Which of the two things of the question each token is about, where it asks for their difference.
    pub about: Option<Vec<Option<usize>>>,
    /// What each wide stretch of it is about.
    pub stretches: Vec<Stretch>,
    /// What its sentences mean, where a model is installed.
    pub read: Option<&'a Read>,
}

/// The passage that says the most of a phrasing and denies none of it. Where a passage around it,
/// or one that holds twice as much, has more of the words but denies some, it is that one.
///
/// Among equals the shortest is taken, then the first.
pub(crate) fn best_match(phrasing: &Phrasing, search: &Search) -> Match {
    let (mut opposites, hits): (Vec<Hit>, Vec<Hit>) =
        hits(phrasing, search).into_iter().partition(|hit| hit.kind == MatchKind::Opposite);
    // Where a phrasing names both, either is its own word.
    opposites.retain(|opposite| hits.iter().all(|hit| hit.first != opposite.first));
    let mut best = best_passage(phrasing, &hits, search.passage);
    blend(phrasing, &mut best, &hits, search);
    // "Slower" is no opposite of "faster" where it is said of the other side of a comparison.
    let before = opposites.len();
    opposites.retain(|hit| !roles::of_other_side(phrasing, &hits, search.passage, hit.first));
    let of_other_side = opposites.len() < before;
    best.swapped = (!of_other_side && roles::swapped(&best.hits, phrasing, search.passage))
        || roles::moved(&best.hits, phrasing, search.passage)
        || phrasing.sides.as_ref().is_some_and(|sides| roles::one_swapped(sides, &hits, search.passage))
        || (best.words >= MUCH
            && exchange::exchanged(phrasing, &best.hits, &hits, &opposites, search.passage));
    if best.denied > 0.0 {
        best.rest = denial::rest(&best, &search.passage.polarity.clause).map(|hits| {
            let mut rest = measured(phrasing, hits.clone(), search.passage);
            blend(phrasing, &mut rest, &hits, search);
            Box::new(rest)
        });
    }
    // Of a statement with two sides, the opposite of the one may be said of the other.
    let opposite =
        if phrasing.sides.is_none() { denial::opposite(&best, &opposites, phrasing) } else { None };
    if let Some((opposite, share)) = opposite {
        best.hits.push(opposite);
        best.hits.sort_by_key(|hit| (hit.first, hit.last, hit.term));
        if !opposite.agrees {
            // "Not slower" is about "faster": the negation is used up.
            best.denied = 0.0;
        } else {
            denial::oppose(&mut best, share);
        }
    }
    if let Some(share) = denial::turned_by_the_way(phrasing, &best, &hits, search.passage) {
        denial::oppose(&mut best, share);
    }
    if best.denied <= 0.0 {
        best.against = denial::later(phrasing, &best, &hits, search.passage);
    }
    if opposite.is_none_or(|(opposite, _)| opposite.agrees) {
        best.against.extend(outright(phrasing, &best, &hits, search.passage).into_iter().flatten());
    }
    best
}

/// The mean of four signals over the passage and what stands around it: how many of its words were
/// found, how many of those that the question does not give, how much of the spelling, and how near
/// it is in meaning.
fn blend(phrasing: &Phrasing, found: &mut Match, hits: &[Hit], search: &Search) {
    let tokens = search.passage.tokens.len();
    let window = STRETCH * phrasing.length + SLACK;
    let (from, to) = match (found.hits.first(), found.hits.last()) {
        (Some(first), Some(last)) => {
            let around = window.saturating_sub(last.last + 1 - first.first) / 2;
            (first.first.saturating_sub(around), (last.last + 1 + around).min(tokens))
        }
        _ => search.passage.signals.nearest(phrasing.vector.as_ref(), search.topic, window),
    };
    let signals = &search.passage.signals;
    let inside: Vec<Hit> = hits.iter().filter(|hit| from <= hit.first && hit.last < to).copied().collect();
    let inside = one_per_term(phrasing, &inside);
    let own = own_words(phrasing, &inside);
    let spelling = signals.spelling(&phrasing.pieces, from, to);
    let list = keywords::list(phrasing, &inside, own, from..to, search.passage);
    let looks = looks(phrasing, &inside, search.passage).min(1.0 - list);
    let meaning = signals.meaning(phrasing.vector.as_ref(), search.topic, from, to);
    // To the sentence model a list of keywords means what a sentence with them means.
    let sentence = 1.0 - list.max(keywords::salad(&inside, search.passage));
    found.near = phrasing.meaning.as_ref().and_then(|meaning| Some(sentence * search.read?.nearest(meaning)));
    let mean = match meaning {
        Some(meaning) => (found.words.min(looks) + looks * (own + spelling + meaning)) / 4.0,
        None => (found.words.min(looks) + looks * (own + spelling)) / 3.0,
    };
    found.score = mean.clamp(0.0, 1.0);
    found.looks = looks;
    found.nearest = nearest(phrasing, search.near, &search.stretches);
}

/// Share of the words found that the question does not give, whatever they weigh otherwise; of all
/// words and worth less, where it gives them all.
fn own_words(phrasing: &Phrasing, hits: &[Hit]) -> f32 {
    let echo = phrasing.terms.iter().all(|term| term.given);
    let counts = |at: usize| {
        let term = &phrasing.terms[at];
        let weight = if term.light { LIGHT } else { 1.0 };
        if term.given && !echo { 0.0 } else { weight }
    };
    let all: f32 = (0..phrasing.terms.len()).map(counts).sum();
    let found: f32 = hits.iter().filter(|hit| is_word(hit.kind)).map(|hit| counts(hit.term)).sum();
    found / all.max(f32::EPSILON)
}

/// How well these hits meet a phrasing, before the signals around them are looked at.
fn measured(phrasing: &Phrasing, hits: Vec<Hit>, passage: &Passage) -> Match {
    let found = weight(phrasing, hits.iter());
    // Of a phrasing that denies nothing, whatever stands under a negation is denied.
    let as_often = denial::as_often(phrasing, &hits, passage);
    let turned = phrasing.negators > 0 && !as_often && denial::turned(phrasing, &hits);
    let agreeing = weight(phrasing, hits.iter().filter(|hit| as_often || hit.agrees));
    let missing = (phrasing.weight - found).max(0.0);
    let doubt = if hits.len() < phrasing.terms.len() { DOUBT } else { 0.0 };
    let share = if found > 0.0 { found / (found + missing + doubt) } else { 0.0 };
    let denied = if found > 0.0 { (found - agreeing) / found } else { 0.0 };
    let denied = if !as_often && denial::crossed(&hits, passage) { denied.max(CROSSED) } else { denied };
    let denied = if turned { denied.max(DOUBTED_OF_DENIAL) } else { denied };
    Match {
        words: (looks(phrasing, &hits, passage) * share).clamp(0.0, 1.0),
        score: 0.0,
        swapped: false,
        own: own(phrasing, &hits),
        opposed: false,
        against: Vec::new(),
        denied,
        order: 1.0 - keywords::backward(&hits),
        near: None,
        nearest: Nearest::default(),
        looks: 1.0,
        rest: None,
        hits,
    }
}

fn best_passage(phrasing: &Phrasing, hits: &[Hit], passage: &Passage) -> Match {
    let window = STRETCH * phrasing.length + SLACK;
    let mut said = Match::default();
    let mut named = Match::default();
    let mut strongest = vec![0.0; phrasing.terms.len()];
    for (at, start) in hits.iter().enumerate() {
        let end = hits[at..]
            .iter()
            .take_while(|hit| {
                hit.last < start.first + window
                    && passage.sentence[hit.last] < passage.sentence[start.first] + SENTENCES
            })
            .count();
        let here = &hits[at..at + end];
        if at_most(phrasing, here, &mut strongest) < said.said().min(named.words) {
            continue;
        }
        let next = measured(phrasing, one_per_term(phrasing, here), passage);
        if next.is_better(&said, Match::said) {
            said = next.clone();
        }
        if next.is_better(&named, |found| found.words) {
            named = next;
        }
    }
    let around = named.hits.iter().any(|hit| said.hits.iter().any(|other| other.first == hit.first));
    let more = named.words / said.words.max(f32::EPSILON);
    // What one sentence says as much of is not gathered from two.
    let gathered = sentences(&said.hits, passage) > sentences(&named.hits, passage);
    if more > 2.0 || (around && (more > MARGIN || gathered)) { named } else { said }
}

/// How many sentences these hits run over, less one.
fn sentences(hits: &[Hit], passage: &Passage) -> u32 {
    match (hits.first(), hits.last()) {
        (Some(first), Some(last)) => passage.sentence[last.last] - passage.sentence[first.first],
        _ => 0,
    }
}

/// No more of a phrasing's words than this stands among these hits. `strongest` is for working in: it
/// has a 0 for each term, before and after.
fn at_most(phrasing: &Phrasing, hits: &[Hit], strongest: &mut [f32]) -> f32 {
    let mut found = 0.0;
    for hit in hits {
        let more = (hit.strength - strongest[hit.term]).max(0.0);
        found += more * phrasing.terms[hit.term].weight;
        strongest[hit.term] += more;
    }
    hits.iter().for_each(|hit| strongest[hit.term] = 0.0);
    // A little more than it can be, since sums in another order differ in the last digits.
    let found = found * 1.001;
    if found > 0.0 { found / found.max(phrasing.weight) } else { 0.0 }
}

/// Every place where a term of a phrasing stands, in order.
pub(crate) fn hits(phrasing: &Phrasing, search: &Search) -> Vec<Hit> {
    let passage = search.passage;
    let mut hits: Vec<Hit> = Vec::new();
    let mut add = |term: usize, place: &Place| {
        if (place.first..=place.last).any(|at| passage.polarity.retracted[at]) {
            return;
        }
        // A word that is only near in meaning is too little to deny anything by.
        let vague = place.kind == MatchKind::NearInMeaning;
        let other = search.about.as_ref().is_some_and(|about| phrasing.is_of_another(about[place.last]));
        let same_side = vague
            || (other && !phrasing.terms[term].negated)
            || passage.polarity.negated[place.last] == phrasing.terms[term].negated;
        hits.push(Hit {
            term,
            first: place.first,
            last: place.last,
            kind: place.kind,
            strength: place.strength,
            agrees: same_side,
        });
    };
    let exact = |first, last, kind| Place { first, last, kind, strength: 1.0 };
    for (term, wanted) in phrasing.terms.iter().enumerate() {
        for place in quantities(wanted, &phrasing.terms, passage) {
            add(term, &place);
        }
        // A number, or the unit after one, is compared as a number.
        let counts = |at: usize| passage.quantities.iter().any(|(place, _)| *place == at || *place + 1 == at);
        let other_thing = |at: &usize| wanted.quantity.is_some() && counts(*at);
        for &at in passage.stem(&wanted.stem).iter().filter(|at| !other_thing(at)) {
            let same = passage.tokens[at].text == wanted.text;
            add(term, &exact(at, at, if same { MatchKind::Same } else { MatchKind::Stem }));
        }
        for &(first, last) in passage.joined(&wanted.text) {
            add(term, &exact(first, last, MatchKind::Joined));
        }
        if wanted.stem != wanted.text {
            for &(first, last) in passage.joined(&wanted.stem) {
                add(term, &exact(first, last, MatchKind::Joined));
            }
        }
        for place in search.near.places(wanted).iter().filter(|place| !other_thing(&place.first)) {
            add(term, place);
        }
    }
    for Joined { text, first, terms } in &phrasing.joined {
        if !passage.goes_on(first) {
            continue;
        }
        for &at in passage.stem(&stem(text)) {
            for &term in terms {
                add(term, &exact(at, at, MatchKind::Joined));
            }
        }
    }
    for (at, letters) in &passage.initials {
        for term in phrasing.shortened(letters) {
            add(term, &exact(*at, *at, MatchKind::Joined));
        }
    }
    hits.sort_by_key(|hit| (hit.first, hit.last, hit.term));
    only_named(phrasing, hits, passage)
}

/// The hits without those that only name a thing which the answer then says to be something else.
fn only_named(phrasing: &Phrasing, mut hits: Vec<Hit>, passage: &Passage) -> Vec<Hit> {
    for Definition { clause, copula } in &passage.definitions {
        let inside = |hit: &Hit| clause.contains(&hit.first);
        let here = || hits.iter().filter(|hit| inside(hit));
        let named = weight(phrasing, here());
        if here().all(|hit| hit.last < *copula) && named < SAID * phrasing.weight {
            hits.retain(|hit| !inside(hit));
        }
    }
    hits
}

/// For each term the strongest hit, of equals the one that agrees, then the first; in the order of
/// the answer. A word that only resembles its term serves no other.
fn one_per_term(phrasing: &Phrasing, hits: &[Hit]) -> Vec<Hit> {
    let mut chosen: Vec<Option<Hit>> = vec![None; phrasing.terms.len()];
    for hit in hits {
        let place = &mut chosen[hit.term];
        let rank = |hit: &Hit| (hit.strength, hit.agrees);
        if place.as_ref().is_none_or(|held| rank(hit) > rank(held)) {
            *place = Some(*hit);
        }
    }
    let mut chosen: Vec<Hit> = chosen.into_iter().flatten().collect();
    chosen.sort_by(|a, b| b.strength.total_cmp(&a.strength).then(a.term.cmp(&b.term)));
    let mut kept: Vec<Hit> = Vec::with_capacity(chosen.len());
    for hit in chosen {
        let taken = |other: &Hit| other.first <= hit.last && hit.first <= other.last;
        if is_word(hit.kind) || !kept.iter().any(taken) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| (hit.first, hit.last, hit.term));
    kept
}

/// Whether a word was found that is the phrasing's own: neither given by the question nor one that
/// fits anywhere. So it is where the phrasing has none.
fn own(phrasing: &Phrasing, hits: &[Hit]) -> bool {
    let is_own = |term: &Term| !term.given && !term.light;
    hits.iter().any(|hit| is_own(&phrasing.terms[hit.term])) || !phrasing.terms.iter().any(is_own)
}

/// What a match keeps, 0 to 1, when it looks like a list of keywords or like the question itself.
fn looks(phrasing: &Phrasing, hits: &[Hit], passage: &Passage) -> f32 {
    let keeps = if own(phrasing, hits) { 1.0 } else { ECHO };
    keeps * (1.0 - keywords::salad(hits, passage))
}
