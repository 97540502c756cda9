//! The verdict on a trap.

use crate::evidence::evidence;
use crate::matching::Search;
use crate::phrasing::{Phrasing, Weights};
use crate::point::{DOUBTED, Met};
use hotseat_interview::{Trap, TrapVerdict};

/// Score from which a misconception counts as said. Higher than for a key point, since a false
/// alarm tells a person that something right was wrong.
pub const SAID: f32 = 0.7;
/// Share of a trap's words that must follow each other as in the trap.
const ORDERED: f32 = 0.6;
/// Share of a trap that may be met by words that are only near in meaning.
const VAGUE: f32 = 0.2;
/// How many tokens longer than the trap the passage may be.
const LOOSE: usize = 4;
/// Share of a trap's words that a right statement must explain to take them from the trap.
const EXPLAINED: f32 = 0.6;

/// How much of a right statement must be said, and not denied, against how much of the trap is,
/// before it explains anything.
const EXPLAINS: f32 = 0.45;

/// A trap, made ready.
pub(crate) struct Idea {
    id: String,
    hear: Vec<Phrasing>,
    /// The sentences of the correction.
    why: Vec<Phrasing>,
    correction: String,
}

impl Idea {
    pub fn new(trap: &Trap, weights: &Weights) -> Idea {
        Idea {
            id: trap.id.clone(),
            hear: trap.hear.iter().map(|text| Phrasing::new(text, weights)).collect(),
            why: trap.why.split(". ").map(|sentence| Phrasing::new(sentence, weights)).collect(),
            correction: trap.why.clone(),
        }
    }

    /// What is right instead.
    pub fn correction(&self) -> &str {
        &self.correction
    }

    pub fn phrasings(&self) -> impl Iterator<Item = &Phrasing> {
        self.hear.iter().chain(&self.why)
    }
}

/// `right` are the phrasings of the question's key points.
pub(crate) fn verdict(idea: &Idea, right: &[&Met], search: &Search) -> TrapVerdict {
    let said: Vec<Met> =
        idea.hear.iter().map(|phrasing| Met::new(phrasing, search)).filter(is_said).collect();
    let why = if said.is_empty() { &[] } else { idea.why.as_slice() };
    let correction: Vec<Met> = why.iter().map(|phrasing| Met::new(phrasing, search)).collect();
    let is_wrong = |met: &Met| !right.iter().copied().chain(&correction).any(|right| explains(right, met));
    let best = said.iter().filter(|met| is_wrong(met));
    let best = best.reduce(|best, next| if next.found.words > best.found.words { next } else { best });
    TrapVerdict {
        trap: idea.id.clone(),
        said: best.is_some(),
        evidence: best.map(|met| evidence(met.phrasing, &met.found, search.passage)).unwrap_or_default(),
    }
}

/// A trap's words, not just their likes, must stand close together, in their order, and none of them
/// denied: a right statement about the same thing has most of the same words.
fn is_said(met: &Met) -> bool {
    let Met { phrasing, found } = met;
    found.hits.len() > 1
        && found.words >= SAID
        && found.vague(phrasing) <= VAGUE
        && found.hits.iter().all(|hit| hit.agrees)
        && found.order >= ORDERED
        && found.length() <= phrasing.length + LOOSE
}

/// Whether a right statement accounts for the same words at least as well: then that is what was
/// said.
fn explains(right: &Met, wrong: &Met) -> bool {
    let shared =
        wrong.found.hits.iter().filter(|hit| right.found.hits.iter().any(|other| other.first == hit.first));
    right.found.words * (1.0 - right.found.denied) >= EXPLAINS * wrong.found.words
        && right.found.denied < DOUBTED
        && right.found.hits.len() >= wrong.found.hits.len()
        && shared.count() as f32 >= EXPLAINED * wrong.found.hits.len() as f32
}
