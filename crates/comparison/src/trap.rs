//! The verdict on a trap.

use crate::evidence::evidence;
use crate::matching::Search;
use crate::phrasing::{Phrasing, Weights};
use crate::point::Met;
use crate::words::tokens;
use hotseat_interview::{Answer, Trap, TrapVerdict};

/// Score from which a misconception counts as said. Higher than for a key point, since a false
/// alarm tells a person that something right was wrong.
pub const SAID: f32 = 0.65;
/// Share of a trap's words that must follow each other as in the trap.
const ORDERED: f32 = 0.6;
/// Share of a trap that may be met by words that are only near in meaning.
const VAGUE: f32 = 0.2;
/// How many tokens longer than the trap the passage may be.
const LOOSE: usize = 8;
/// Share of a trap's words that a right statement must explain to take them from the trap.
const EXPLAINED: f32 = 0.6;

/// Words that make a trap of what is right in part ("JavaScript can *only* run in the browser"): where
/// it has one, an answer must have one of [`WHOLLY`].
const CLAIMS: &[&str] = &["only", "all", "always", "never", "every"];
const WHOLLY: &[&str] = &[
    "only",
    "all",
    "always",
    "never",
    "every",
    "each",
    "everything",
    "everybody",
    "everyone",
    "any",
    "anyone",
    "both",
    "just",
    "solely",
    "exactly",
    "whole",
    "entire",
    "no",
];
/// How many tokens before and after the words of a trap such a word may stand.
const CLOSE: usize = 3;
/// How many words of a trap must be found, where it has as many.
const FEWEST: usize = 3;
/// How much of a right statement must be said, and not denied, before it is one that speaks for some
/// of a trap's words, together with others.
const TOLD: f32 = 0.6;

/// How much of a right statement must be said, and not denied, against how much of the trap is,
/// before it explains anything.
const EXPLAINS: f32 = 0.45;

/// Share of a right statement that must be denied before it explains nothing.
const DENIED: f32 = 0.12;

/// A trap, made ready.
pub(crate) struct Idea {
    id: String,
    hear: Vec<Wording>,
    /// The sentences of the correction.
    why: Vec<Phrasing>,
    correction: String,
}

/// One way to say a trap.
struct Wording {
    phrasing: Phrasing,
    /// It has one of [`CLAIMS`].
    claims: bool,
}

impl Idea {
    pub fn new(trap: &Trap, weights: &Weights) -> Idea {
        Idea {
            id: trap.id.clone(),
            hear: trap.hear.iter().map(|text| Wording::new(text, weights)).collect(),
            why: trap.why.split(". ").map(|sentence| Phrasing::new(sentence, weights)).collect(),
            correction: trap.why.clone(),
        }
    }

    /// What is right instead.
    pub fn correction(&self) -> &str {
        &self.correction
    }

    pub fn phrasings(&self) -> impl Iterator<Item = &Phrasing> {
        self.hear.iter().map(|wording| &wording.phrasing).chain(&self.why)
    }
}

impl Wording {
    fn new(text: &str, weights: &Weights) -> Wording {
        let claims = tokens(&Answer::typed(text)).iter().any(|token| CLAIMS.contains(&token.text.as_str()));
        Wording { phrasing: Phrasing::new(text, weights), claims }
    }
}

/// `right` are the phrasings of the question's key points.
pub(crate) fn verdict(idea: &Idea, right: &[&Met], search: &Search) -> TrapVerdict {
    let said = idea.hear.iter().map(|wording| (wording, Met::new(&wording.phrasing, search)));
    let said = said.filter(|(wording, met)| is_said(met) && (!wording.claims || is_wholly(met, search)));
    let said: Vec<Met> = said.map(|(_, met)| met).collect();
    let why = if said.is_empty() { &[] } else { idea.why.as_slice() };
    let correction: Vec<Met> = why.iter().map(|phrasing| Met::new(phrasing, search)).collect();
    let right: Vec<&Met> = right.iter().copied().chain(&correction).collect();
    let is_wrong = |met: &Met| !right.iter().any(|right| explains(right, met)) && !explain(&right, met);
    let best = said.iter().filter(|met| is_wrong(met));
    let best = best.reduce(|best, next| if next.found.words > best.found.words { next } else { best });
    TrapVerdict {
        trap: idea.id.clone(),
        said: best.is_some(),
        evidence: best.map(|met| evidence(met.phrasing, &met.found, search.passage)).unwrap_or_default(),
    }
}

/// A trap's words, not just their likes, must stand close together, in their order, and none of them
/// denied: a right statement about the same thing has most of the same words. Of what a trap denies
/// itself, something must be among them.
fn is_said(met: &Met) -> bool {
    let Met { phrasing, found } = met;
    let denied = |term: usize| phrasing.terms[term].negated;
    let denies = (0..phrasing.terms.len()).any(denied);
    let firm = found.firm().count();
    firm > 1
        && firm >= FEWEST.min(phrasing.terms.len())
        && (!denies || found.hits.iter().any(|hit| denied(hit.term)))
        && found.firm_words(phrasing) >= SAID
        && found.vague(phrasing) <= VAGUE
        && found.hits.iter().all(|hit| hit.agrees)
        && found.order >= ORDERED
        && found.length() <= phrasing.length + LOOSE
}

/// Whether a word that makes the whole of it wrong stands by a trap's words.
fn is_wholly(met: &Met, search: &Search) -> bool {
    let (Some(first), Some(last)) = (met.found.hits.first(), met.found.hits.last()) else { return false };
    let tokens = &search.passage.tokens;
    let around = first.first.saturating_sub(CLOSE)..(last.last + 1 + CLOSE).min(tokens.len());
    tokens[around].iter().any(|token| WHOLLY.contains(&token.text.as_str()))
}

/// Whether right statements that were said account for all the words together.
fn explain(right: &[&Met], wrong: &Met) -> bool {
    let told = |right: &&&Met| right.found.words * (1.0 - right.found.denied) >= TOLD;
    let told: Vec<usize> =
        right.iter().filter(told).flat_map(|right| &right.found.hits).map(|hit| hit.first).collect();
    wrong.found.hits.iter().all(|hit| told.contains(&hit.first))
}

/// Whether a right statement accounts for the same words at least as well: then that is what was
/// said.
fn explains(right: &Met, wrong: &Met) -> bool {
    let shared =
        wrong.found.hits.iter().filter(|hit| right.found.hits.iter().any(|other| other.first == hit.first));
    right.found.words * (1.0 - right.found.denied) >= EXPLAINS * wrong.found.words
        && right.found.denied < DENIED
        && right.found.hits.len() >= wrong.found.hits.len()
        && shared.count() as f32 >= EXPLAINED * wrong.found.hits.len() as f32
}
