//! From a session to what may be seen of it. Between answer and lock nothing of the model answer,
//! the traps or the verdicts leaves here.

mod blind;
mod interview;
mod item;
mod reveal;
mod spoken;
mod words;

pub(crate) use blind::blind_view;
pub(crate) use interview::{interview_view, position_of};
pub(crate) use item::item_review;
pub use words::{because, clock_words, level_words, verdict_words};
