//! The verdict on a trap.

use crate::evidence::evidence;
use crate::passage::Passage;
use crate::phrasing::Weights;
use crate::point::{COVERED, DOUBTED, Met};
use hotseat_interview::{Trap, TrapVerdict};

/// Score from which a misconception counts as said. Higher than for a key point, since a false
/// alarm tells a person that something right was wrong.
pub const SAID: f32 = 0.7;
/// Share of a trap's words that must follow each other as in the trap.
const ORDERED: f32 = 0.6;
/// How many tokens longer than the trap the passage may be.
const LOOSE: usize = 4;
/// Share of a trap's words that a right statement must explain to take them from the trap.
const EXPLAINED: f32 = 0.6;

/// `right` are the phrasings of the question's key points.
pub(crate) fn verdict(trap: &Trap, right: &[&Met], weights: &Weights, passage: &Passage) -> TrapVerdict {
    let said: Vec<Met> =
        trap.hear.iter().map(|text| Met::new(text, weights, passage)).filter(is_said).collect();
    let correction = if said.is_empty() { "" } else { trap.why.as_str() };
    let correction: Vec<Met> =
        correction.split(". ").map(|sentence| Met::new(sentence, weights, passage)).collect();
    let is_wrong = |met: &Met| !right.iter().copied().chain(&correction).any(|right| explains(right, met));
    let best = said.iter().filter(|met| is_wrong(met));
    let best = best.reduce(|best, next| if next.found.score > best.found.score { next } else { best });
    TrapVerdict {
        trap: trap.id.clone(),
        said: best.is_some(),
        evidence: best.map(|met| evidence(&met.phrasing, &met.found, passage)).unwrap_or_default(),
    }
}

/// A trap's words must stand close together, in their order, and none of them denied: a right
/// statement about the same thing has most of the same words.
fn is_said(met: &Met) -> bool {
    let Met { phrasing, found } = met;
    found.hits.len() > 1
        && found.score >= SAID
        && found.hits.iter().all(|hit| hit.agrees)
        && found.order >= ORDERED
        && found.length() <= phrasing.length + LOOSE
}

/// Whether a right statement accounts for the same words at least as well: then that is what was
/// said.
fn explains(right: &Met, wrong: &Met) -> bool {
    let shared =
        wrong.found.hits.iter().filter(|hit| right.found.hits.iter().any(|other| other.first == hit.first));
    right.found.said() >= COVERED
        && right.found.denied < DOUBTED
        && right.found.hits.len() >= wrong.found.hits.len()
        && shared.count() as f32 >= EXPLAINED * wrong.found.hits.len() as f32
}
