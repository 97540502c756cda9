//! What is said of which thing: a slow consumer and a fast producer.

use crate::clause::{CLAUSE, word};
use crate::opposites::{self, Quality, quality};
use crate::polarity::Polarity;
use crate::words::{Class, Gap, Token};
use compact_str::CompactString;

/// Before a noun these make another word the subject: "the node to the left of the parent is smaller".
const PREPOSITIONS: &[&str] = &["of", "to", "in", "on", "at", "for", "from", "with", "than", "by", "as"];
const BEING: &[&str] = &["is", "are", "was", "were", "becomes", "gets"];
/// How many tokens the other side of a comparison may have.
const OTHER_SIDE: usize = 6;

/// A quality that has an opposite, and the thing that has it, as stems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    quality: Quality,
    pub thing: CompactString,
    /// It is said of the other side of a comparison.
    compared: bool,
}

impl Attribute {
    fn says(&self, other: &Attribute) -> bool {
        (&self.thing, &self.quality) == (&other.thing, &other.quality)
    }

    fn says_opposite(&self, other: &Attribute) -> bool {
        self.thing == other.thing && opposite(self.quality, other.quality)
    }
}

fn opposite(one: Quality, other: Quality) -> bool {
    opposites::of(one).iter().any(|opposite| opposite == other)
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
        let mut give = |quality: Quality, thing: &Token, compared: bool| {
            found.push(Attribute { quality, thing: thing.stem.clone(), compared });
        };
        thing(tokens, at + 1).into_iter().for_each(|thing| give(quality, thing, false));
        subject(tokens, at).into_iter().for_each(|subject| give(quality, subject, false));
        if word(tokens, at + 1) == "than" {
            for other in other_side(&tokens[at + 2..]) {
                opposites::of(quality).iter().for_each(|opposite| give(opposite, other, true));
            }
        }
    }
    found
}

/// The words of content that something is compared with: what stands after "than", to the end of its clause.
fn other_side(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    let goes_on = |token: &&Token| {
        let text = token.text.as_str();
        token.gap == Gap::Space
            && !CLAUSE.contains(&text)
            && !PREPOSITIONS.contains(&text)
            && !BEING.contains(&text)
    };
    let side = tokens.iter().take(OTHER_SIDE).take_while(goes_on);
    side.filter(|token| token.class == Class::Content)
}

/// The word of content that stands here.
fn thing(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens.get(at).filter(|token| token.class == Class::Content && token.gap == Gap::Space)
}

/// What the quality at this place is said of: "the consumer is slow", "the consumer is deliberately slow".
fn subject(tokens: &[Token], at: usize) -> Option<&Token> {
    let being = usize::from(at > 0 && word(tokens, at - 1).ends_with("ly"));
    let being = (at - being).checked_sub(1).filter(|being| BEING.contains(&word(tokens, *being)))?;
    let noun = being.checked_sub(1)?;
    let article = usize::from(noun > 0 && tokens[noun - 1].class == Class::Stop);
    let before = (noun - article).checked_sub(1).map_or("", |before| word(tokens, before));
    let alone = [before, word(tokens, noun - article)].iter().all(|word| !PREPOSITIONS.contains(word));
    tokens.get(noun).filter(|subject| alone && subject.class == Class::Content)
}

/// Whether an answer gives a thing the opposite of what a phrasing gives it, where the phrasing gives that to
/// another one: "the consumer is faster" where a slow consumer meets a fast producer. Not where the answer says it
/// the right way round, too.
pub(crate) fn crossed(wanted: &[Attribute], said: &[Attribute]) -> bool {
    let two_sided = |here: &&Attribute| {
        let has_opposite =
            |other: &Attribute| other.thing != here.thing && opposite(other.quality, here.quality);
        here.compared || wanted.iter().any(has_opposite)
    };
    let straight = wanted.iter().any(|wanted| said.iter().any(|said| wanted.says(said)));
    !straight
        && wanted.iter().filter(two_sided).any(|wanted| said.iter().any(|said| wanted.says_opposite(said)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negation::REACH;
    use crate::polarity::polarity;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    fn check(wanted: &str, said: &str, expected: bool) {
        let read = |text: &str| {
            let tokens = tokens(&Answer::typed(text));
            attributes(&tokens, &polarity(&tokens, REACH))
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
        let bcrypt =
            "A password hash such as bcrypt is deliberately slower than a general hash like SHA-256.";
        check(bcrypt, "SHA-256 is deliberately slow", true);
        check(bcrypt, "bcrypt is slower than SHA-256", false);
        let front = "Inserting at the front is slower than appending.";
        check(front, "putting something at position zero is quicker than appending", true);
        check(front, "appending is quicker than putting something first", false);
        check("Use an index for a large table.", "in a small table it doesn't pay", false);
    }
}
