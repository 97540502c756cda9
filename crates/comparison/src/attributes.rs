//! What is said of which thing: a slow consumer and a fast producer.

use crate::clause::word;
use crate::lists;
use crate::polarity::Polarity;
use crate::words::{Class, Gap, Token, stem};

/// Qualities of which there is more and less, as stems.
const QUALITIES: &[&str] = &[
    "fast", "slow", "quick", "high", "low", "larg", "big", "small", "long", "short", "strong", "weak",
    "cheap", "expens", "light", "heavi", "hot", "cold", "earli", "late", "deep", "shallow",
];
/// Before a noun these make another word the subject: "the node to the left of the parent is smaller".
const PREPOSITIONS: &[&str] = &["of", "to", "in", "on", "at", "for", "from", "with", "than", "by", "as"];
const BEING: &[&str] = &["is", "are", "was", "were", "becomes", "gets"];

/// A quality that has an opposite, and the thing that has it, as stems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    quality: String,
    pub thing: String,
}

impl Attribute {
    fn says_opposite(&self, other: &Attribute) -> bool {
        self.thing == other.thing && opposite(&self.quality, &other.quality)
    }
}

fn opposite(one: &str, other: &str) -> bool {
    lists::opposites(one).contains(&other)
}

/// The attributes that a text gives to things, those that it denies left out: "a slow consumer", "the consumer is
/// slow", "the consumer is slower than the producer". In a comparison the other side has the opposite.
pub(crate) fn attributes(tokens: &[Token], polarity: &Polarity) -> Vec<Attribute> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(quality) = quality(token).filter(|_| !polarity.negated[at] && !polarity.retracted[at])
        else {
            continue;
        };
        let mut give = |quality: &str, thing: &Token| {
            found.push(Attribute { quality: quality.to_owned(), thing: thing.stem.clone() });
        };
        if let Some(thing) = thing(tokens, at + 1) {
            give(&quality, thing);
        }
        if let Some(subject) = subject(tokens, at) {
            give(&quality, subject);
            let article = usize::from(tokens.get(at + 2).is_some_and(|token| token.class == Class::Stop));
            let than = word(tokens, at + 1) == "than";
            if let Some(other) = thing(tokens, at + 2 + article).filter(|_| than) {
                lists::opposites(&quality).iter().for_each(|opposite| give(opposite, other));
            }
        }
    }
    found
}

/// The word of content that stands here.
fn thing(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens.get(at).filter(|token| token.class == Class::Content && token.gap == Gap::Space)
}

/// What the quality at this place is said of: "the consumer is slow".
fn subject(tokens: &[Token], at: usize) -> Option<&Token> {
    let noun = at.checked_sub(2).filter(|_| BEING.contains(&word(tokens, at - 1)))?;
    let article = usize::from(noun > 0 && tokens[noun - 1].class == Class::Stop);
    let before = (noun - article).checked_sub(1).map_or("", |before| word(tokens, before));
    let alone = [before, word(tokens, noun - article)].iter().all(|word| !PREPOSITIONS.contains(word));
    tokens.get(noun).filter(|subject| alone && subject.class == Class::Content)
}

/// The quality that a word names, if it is one of [`QUALITIES`]: "faster" as "fast".
fn quality(token: &Token) -> Option<String> {
    let plain = token.text.strip_suffix("er").map(stem);
    let known = |quality: &String| QUALITIES.contains(&quality.as_str());
    plain.filter(known).or_else(|| Some(token.stem.clone()).filter(known))
}

/// Whether an answer gives a thing the opposite of what a phrasing gives it, where the phrasing gives that to
/// another one: "the consumer is faster" where a slow consumer meets a fast producer. Not where the answer says it
/// the right way round, too.
pub(crate) fn crossed(wanted: &[Attribute], said: &[Attribute]) -> bool {
    let two_sided = |wanted_here: &&Attribute| {
        wanted
            .iter()
            .any(|other| other.thing != wanted_here.thing && opposite(&other.quality, &wanted_here.quality))
    };
    let straight = wanted.iter().any(|wanted| said.contains(wanted));
    !straight
        && wanted.iter().filter(two_sided).any(|wanted| said.iter().any(|said| wanted.says_opposite(said)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::polarity::polarity;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    fn check(wanted: &str, said: &str, expected: bool) {
        let read = |text: &str| {
            let tokens = tokens(&Answer::typed(text));
            attributes(&tokens, &polarity(&tokens))
        };
        assert_eq!(crossed(&read(wanted), &read(said)), expected, "{wanted} / {said}");
    }

    #[test]
    fn two_things_that_change_their_attributes() {
        let slow = "A slow consumer makes a fast producer wait.";
        check(slow, "the consumer is faster than the producer", true);
        check(slow, "a fast consumer waits for the producer", true);
        check(slow, "the producer is slow", true);
        check(slow, "the producer is faster than the consumer", false);
        check(slow, "the consumer isn't fast", false);
        check(slow, "a fast consumer is no problem, a slow consumer makes others wait", false);
        check("Use an index for a large table.", "in a small table it doesn't pay", false);
    }
}
