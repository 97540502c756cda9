//! Statements that set two things against each other: "a queue for the one, while the other has a stack".

use crate::words::{Gap, Token};

/// Words that stand, after a comma, between the two halves of such a statement.
const PIVOTS: &[&str] = &["while", "whereas"];
/// The two halves of a statement, each about a thing of its own.
#[derive(Clone, Debug)]
pub(crate) struct Sides {
    /// For each term the half that it stands in; none where it is in both, fits anywhere, or is given.
    pub half: Vec<Option<usize>>,
    /// The term that names what each half is about, its first.
    pub subject: [usize; 2],
}

impl Sides {
    /// The halves of a phrasing, if it has two. `term_of` has the term of each token; `tells` whether a term tells one thing from another.
    pub fn of(tokens: &[Token], term_of: &[Option<usize>], tells: &[bool]) -> Option<Sides> {
        let pivot = tokens
            .iter()
            .position(|token| token.gap == Gap::Clause && PIVOTS.contains(&token.text.as_str()))?;
        let in_half = |term: usize| {
            let stands = |half: &[Option<usize>]| half.contains(&Some(term));
            match (stands(&term_of[..pivot]), stands(&term_of[pivot..])) {
                (true, false) => Some(0),
                (false, true) => Some(1),
                _ => None,
            }
        };
        let first = |wanted| (0..tells.len()).find(|term| in_half(*term) == Some(wanted));
        let subject = [first(0)?, first(1)?];
        let counts = |term: usize| subject.contains(&term) || tells[term];
        let half = (0..tells.len()).map(|term| in_half(term).filter(|_| counts(term))).collect();
        Some(Sides { half, subject })
    }
}
