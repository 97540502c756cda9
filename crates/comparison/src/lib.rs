//! Holds an answer against a question's key points and traps.
//!
//! Lexical: it compares words, by their stems, in passages of the answer, and knows nothing of
//! meaning. What it measures, how its cut-offs were chosen and what it can't see is said in
//! `docs/comparison.md`. Pure and deterministic: the same question and answer give the same
//! comparison, to the byte.

mod evidence;
mod lists;
mod matching;
mod passage;
mod phrasing;
mod point;
mod polarity;
mod trap;
mod words;

pub use point::{COVERED, DENIED, ENOUGH_WORDS, PARTLY};
pub use trap::SAID;

use hotseat_interview::{Answer, Comparison, Engine, Question};
use passage::Passage;
use phrasing::Weights;
use point::Met;

/// Name of the engine, as stored with each comparison.
pub const NAME: &str = "lexical";
/// Its version: it changes whenever the same input may give another comparison.
pub const VERSION: &str = "1";

/// The engine that [`compare`] is.
pub fn engine() -> Engine {
    Engine { name: NAME.to_owned(), version: VERSION.to_owned() }
}

/// Says for each key point whether the answer holds it, and for each trap whether it was said, in
/// the question's order.
///
/// The score of a point is the share of its best-met phrasing that is found in one passage of the
/// answer, by weight of the words (0 to 1): not a probability.
pub fn compare(question: &Question, answer: &Answer) -> Comparison {
    let passage = Passage::of(answer);
    let ideas = question.key_points.iter().map(|point| {
        std::iter::once(point.say.as_str()).chain(point.accept.iter().map(String::as_str)).collect::<Vec<_>>()
    });
    let ideas: Vec<_> = ideas.collect();
    let weights = Weights::new(&question.title, ideas.iter().cloned());
    let met: Vec<Vec<Met>> = ideas
        .iter()
        .map(|idea| idea.iter().map(|text| Met::new(text, &weights, &passage)).collect())
        .collect();
    let points = question.key_points.iter().zip(&met);
    let points = points.map(|(point, phrasings)| point::verdict(point, phrasings, &passage)).collect();
    let right: Vec<&Met> = met.iter().flatten().collect();
    let traps = question.traps.iter().map(|trap| trap::verdict(trap, &right, &weights, &passage)).collect();
    Comparison { engine: engine(), points, traps }
}
