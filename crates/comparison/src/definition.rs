//! Clauses that say what a thing is: "the load factor is how many requests a server can take".

use crate::clause::word;
use crate::words::{Gap, Token};
use std::ops::Range;

const COPULAS: &[&str] = &["is", "are", "was", "were", "means", "mean"];
/// Words that begin what the thing is.
const BEGINS: &[&str] = &["a", "an", "the", "how", "what", "where", "when", "who", "one", "just", "only"];

/// More tokens than this are several clauses that no pause tells apart …
const LONG: usize = 25;
/// … and more than this before the verb are not the name of a thing.
const NAME: usize = 8;

/// Such a clause, in tokens of the answer.
pub(crate) struct Definition {
    pub clause: Range<usize>,
    /// Where its verb stands.
    pub copula: usize,
}

/// The clauses of a text that say what a thing is.
pub(crate) fn definitions(tokens: &[Token], clause: &[u32]) -> Vec<Definition> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let ends = |at: &usize| tokens[*at].gap >= Gap::Clause || clause[*at] != clause[from];
        let to = (from + 1..tokens.len()).find(ends).unwrap_or(tokens.len());
        let copula = (from + 1..to.min(from + NAME + 1)).find(|&at| COPULAS.contains(&word(tokens, at)));
        let defines = |at: &usize| BEGINS.contains(&word(tokens, at + 1)) && to - from <= LONG;
        found.extend(copula.filter(defines).map(|copula| Definition { clause: from..to, copula }));
        from = to;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negation::REACH;
    use crate::polarity::polarity;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    #[test]
    fn a_definition_has_a_name_and_a_verb() {
        let check = |text: &str, expected: &[&str]| {
            let tokens = tokens(&Answer::typed(text));
            let found = definitions(&tokens, &polarity(&tokens, REACH).clause);
            let named = |definition: &Definition| {
                let name = &tokens[definition.clause.start..definition.copula];
                name.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
            };
            let named: Vec<String> = found.iter().map(named).collect();
            assert_eq!(named, expected, "{text}");
        };
        check(
            "The load factor is how many it takes, and a chain is a list.",
            &["the load factor", "and a chain"],
        );
        check("The list is slow. Nodes are linked", &[]);
    }
}
