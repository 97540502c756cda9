//! A list or pack that comes again: which question is which, and what becomes of what the person made of
//! it meanwhile.

mod matching;
mod merge;

pub use matching::match_again;
pub use merge::{differences, merge};
