//! Where clauses begin, and where lists of things go on, told by small words and pauses alone.

use crate::token::{Class, Gap, Token};

/// Words that end the reach of a negation.
pub(crate) const CLAUSE: &[&str] = &[
    "but",
    "because",
    "so",
    "since",
    "although",
    "though",
    "however",
    "while",
    "whereas",
    "unless",
    "if",
    "when",
    "which",
    "who",
    "that",
    "then",
    "therefore",
    "until",
    "before",
    "after",
    "nor",
    "instead",
    "except",
    "once",
];
/// Words that begin a clause of their own once the negation has met something to negate.
pub(crate) const SUBJECT: &[&str] = &["it", "they", "we", "i", "you", "he", "she", "there", "and"];
/// Words that begin a clause which stands by itself; "and" does so after a comma, or before a subject.
const COORDINATES: &[&str] =
    &["but", "so", "because", "since", "while", "whereas", "although", "though", "however"];
/// Words that end what is said by the way, since they are verbs of the clause around it.
pub(crate) const FINITE: &[&str] = &[
    "is", "are", "was", "were", "can", "will", "would", "has", "have", "does", "do", "did", "should", "must",
    "may",
];
/// Words before the last thing of a list.
const JOINS: &[&str] = &["and", "or", "nor"];
/// Words by which a thing after a comma is known to be one.
const DETERMINERS: &[&str] = &["a", "an", "the", "any", "its", "their", "your", "his", "her", "my", "our"];
/// Words that a thing in a list doesn't have.
const NO_THING: &[&str] = &["to", "this", "these", "those", "not", "no", "never", "without"];
/// Words that begin a clause with a subject of its own.
const OPENS: &[&str] = &["while", "whereas", "but", "and", "because", "so", "since"];
/// Words that stand for the subject of the clause before.
const PRONOUNS: &[&str] = &["it", "they", "that", "this", "which"];
/// How many tokens such a thing may have: with a third, it may be a clause ("the loop runs").
const THING: usize = 2;

pub(crate) fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

/// Whether a clause begins here that stands by itself.
pub(crate) fn stands_alone(tokens: &[Token], at: usize) -> bool {
    let Token { gap, text, .. } = &tokens[at];
    let joined = text == "and" && (*gap == Gap::Clause || SUBJECT.contains(&word(tokens, at + 1)));
    *gap == Gap::Sentence || joined || COORDINATES.contains(&text.as_str())
}

/// Where a list of things ends that goes on after a comma: "it has no number, a window and options".
/// Clauses with a subject or a verb of their own are no things.
pub(crate) fn list(tokens: &[Token], from: usize) -> Option<usize> {
    let pauses = |at: usize| tokens.get(at).is_none_or(|token| token.gap >= Gap::Clause);
    let may_be_thing = |at: usize| {
        let text = word(tokens, at);
        ![FINITE, CLAUSE, SUBJECT, NO_THING].iter().any(|list| list.contains(&text))
    };
    let mut at = from;
    loop {
        let last = JOINS.contains(&word(tokens, at));
        let begin = at + usize::from(last);
        let end = (begin + 1..tokens.len()).find(|&at| pauses(at) || JOINS.contains(&word(tokens, at)));
        let end = end.unwrap_or(tokens.len());
        let thing = begin < end && end - begin <= THING && (begin..end).all(may_be_thing);
        if !thing || !(last || DETERMINERS.contains(&word(tokens, begin))) {
            return None;
        }
        if last {
            return pauses(end).then_some(end);
        }
        if tokens.get(end).is_none_or(|token| token.gap == Gap::Sentence) {
            return None;
        }
        at = end;
    }
}

/// For each token the number of its clause; each has its own subject, or that of the one before.
pub(crate) fn clauses(tokens: &[Token]) -> Vec<u32> {
    let opens = |token: &Token| token.gap > Gap::Space || OPENS.contains(&token.text.as_str());
    let number = tokens.iter().scan(0, |clause, token| {
        *clause += u32::from(opens(token));
        Some(*clause)
    });
    number.collect()
}

/// Whether a clause is about what the one before is about: it begins with a pronoun.
pub(crate) fn goes_on(tokens: &[Token], clauses: &[u32], at: usize) -> bool {
    let first = clauses.partition_point(|clause| *clause < clauses[at]);
    let mut begin = tokens[first..].iter().skip_while(|token| OPENS.contains(&token.text.as_str()));
    begin.next().is_some_and(|token| token.class == Class::Stop && PRONOUNS.contains(&token.text.as_str()))
}
