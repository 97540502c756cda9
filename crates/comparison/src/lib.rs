//! Holds an answer against a question's key points and traps.
//!
//! It compares words, by their stems, their sound, their spelling and a small table of what words
//! mean, in passages of the answer. What it measures, how its numbers were fitted and what it can't
//! see is said in `docs/comparison.md`. Pure and deterministic: the same question and answer give
//! the same comparison, to the byte.

mod attributes;
mod calibration;
mod chain;
mod clause;
mod comparer;
mod contrast;
mod definition;
mod denial;
mod disfluency;
mod evidence;
mod exchange;
mod figures;
mod hit;
mod initials;
mod keywords;
mod lists;
mod matching;
mod near;
mod nearest;
mod negation;
mod opposites;
mod outright;
mod passage;
mod phrasing;
mod point;
mod polarity;
mod quantity;
mod roles;
mod runs;
mod sentence;
mod siblings;
mod sides;
mod signals;
mod sound;
mod stretch;
mod subject;
mod token;
mod trap;
mod vectors;
mod ways;
mod words;

pub use calibration::Measured;
pub use comparer::Comparer;
pub use denial::DENIED;
pub use point::{COVERED, ENOUGH_WORDS, PARTLY};
pub use sentence::{SentenceError, SentenceModel};
pub use trap::SAID;

use hotseat_interview::{Answer, Comparison, Engine, Question};

/// Name of the engine, as stored with each comparison.
pub const NAME: &str = "words-and-vectors";
/// Its version: it changes whenever the same input may give another comparison.
pub const VERSION: &str = "14";

/// Name of the engine where a sentence model speaks too.
pub const NAME_WITH_SENTENCES: &str = "words-vectors-and-sentences";

/// The engine that [`compare`] is.
pub fn engine() -> Engine {
    Engine { name: NAME.to_owned(), version: VERSION.to_owned() }
}

/// Says for each key point whether the answer holds it, and for each trap whether it was said, in
/// the question's order.
///
/// The score of a point is 0 to 1: what the mean of several signals says, calibrated as
/// `docs/comparison.md` tells. Where one question meets many answers, or one that grows, a
/// [`Comparer`] saves the work of reading the question again.
pub fn compare(question: &Question, answer: &Answer) -> Comparison {
    Comparer::new(question).compare(answer)
}
