//! Small words that deny each other beside another word: "goes up" and "goes down", "more food" and "less food".

use crate::polarity::Polarity;
use crate::token::Token;
use std::ops::Range;

/// Those that stand after their word …
const WAYS: &[[&str; 2]] = &[["up", "down"]];
/// … and before it.
const AMOUNTS: &[[&str; 2]] = &[["more", "less"], ["more", "fewer"]];
/// How many tokens from its word such a word may stand.
const BESIDE: usize = 2;

/// Such a word in a phrasing.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// The terms that it may belong to.
    pub terms: Vec<usize>,
    pub says: &'static str,
    opposite: &'static str,
    /// It stands after its word.
    after: bool,
    /// It is an amount in a comparison ("than"), where less of the other side is the same.
    compared: bool,
}

/// Those of a phrasing, where it does not have the opposite too. `term_of` has the term of each token.
pub(crate) fn ways(tokens: &[Token], term_of: &[Option<usize>]) -> Vec<Way> {
    let has = |word: &str| tokens.iter().any(|token| token.text == word);
    let both = |pairs: &'static [[&'static str; 2]], after: bool| {
        pairs.iter().flat_map(move |[one, other]| [(*one, *other, after), (*other, *one, after)])
    };
    let pairs = both(WAYS, true).chain(both(AMOUNTS, false));
    let pairs = pairs.filter(|(says, opposite, _)| has(says) && !has(opposite));
    let way = |(says, opposite, after): (&'static str, &'static str, bool)| {
        let here = (0..tokens.len()).filter(|at| tokens[*at].text == says);
        let beside = here.flat_map(|at| if after { before(at) } else { behind(at, tokens.len()) });
        let terms = beside.filter_map(|at| term_of[at]).collect();
        Way { terms, says, opposite, after, compared: !after && has("than") }
    };
    pairs.map(way).collect()
}

fn before(at: usize) -> Range<usize> {
    at.saturating_sub(BESIDE)..at
}

fn behind(at: usize, length: usize) -> Range<usize> {
    at + 1..(at + 1 + BESIDE).min(length)
}

impl Way {
    /// Whether its opposite stands beside its word, which stands at these tokens of an answer (both inclusive), and it
    /// does not.
    pub fn is_turned(&self, first: usize, last: usize, tokens: &[Token], polarity: &Polarity) -> bool {
        let stands = |at: usize, word: &str| {
            tokens[at].text == word && !polarity.negated[at] && !polarity.retracted[at]
        };
        let here = if self.after { behind(last, tokens.len()) } else { before(first) };
        let has = |word: &str| here.clone().any(|at| stands(at, word));
        let compared = self.compared && tokens.iter().any(|token| token.text == "than");
        !compared && has(self.opposite) && !has(self.says)
    }
}
