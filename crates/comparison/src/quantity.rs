//! Numbers with what they count: "500 ms" and "half a second" are one, "four threads" and "eight
//! threads" are two.

use crate::clause::word;
use crate::words::{Class, Gap, Token};
use compact_str::CompactString;

/// Units that are multiples of each other: name as a stem, what it measures, how many of the base.
const UNITS: &[(&str, &str, f64)] = &[
    ("nanosecond", "duration", 1e-9),
    ("ns", "duration", 1e-9),
    ("microsecond", "duration", 1e-6),
    ("millisecond", "duration", 1e-3),
    ("second", "duration", 1.0),
    ("s", "duration", 1.0),
    ("sec", "duration", 1.0),
    ("minut", "duration", 60.0),
    ("hour", "duration", 3600.0),
    ("day", "duration", 86_400.0),
    ("week", "duration", 604_800.0),
    ("byte", "size", 1.0),
    ("kb", "size", 1e3),
    ("kilobyt", "size", 1e3),
    ("kib", "size", 1024.0),
    ("mb", "size", 1e6),
    ("megabyt", "size", 1e6),
    ("mib", "size", 1_048_576.0),
    ("gb", "size", 1e9),
    ("gigabyt", "size", 1e9),
    ("gib", "size", 1_073_741_824.0),
    ("hz", "rate", 1.0),
    ("hertz", "rate", 1.0),
    ("khz", "rate", 1e3),
    ("mhz", "rate", 1e6),
];
/// How far two values may lie apart and be one: a rounding.
const ROUNDING: f64 = 0.02;

/// How many times as much may be another figure for the same thing: weeks and minutes measure
/// different things.
const ALIKE: f64 = 1000.0;

/// With more figures than this, a statement is a sum.
const FIGURES: usize = 2;
/// What is counted in "three times", as a stem.
const TIMES: &str = "time";
const ARTICLES: &[&str] = &["a", "an"];
/// Before "once" these tell that it is a number.
const EXACTLY: &[&str] = &["exactly", "only", "just"];
/// How many words of content before a number tell what it is the number of.
const BEFORE: usize = 3;

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// In the base unit.
    pub value: f64,
    /// What is measured, or the stem of what is counted; none where that stands before the number:
    /// "port 53".
    of: Option<CompactString>,
    /// The stems of the words of content before it in its sentence, the nearest first.
    after: Vec<CompactString>,
    /// It is the end of a range or one of many figures: another number is as good.
    loose: bool,
}

/// How two quantities stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    /// The same thing is counted, and another number comes out.
    Different,
    /// They count different things.
    None,
}

impl Quantity {
    /// The quantity that begins at this token: a number, in one word or several, and the word
    /// after it.
    pub fn at(tokens: &[Token], at: usize) -> Option<Quantity> {
        let follows = |at: usize| tokens.get(at).filter(|token| token.gap == Gap::Space);
        if inside(tokens, at) {
            return None;
        }
        let first = tokens.get(at)?;
        let digits = first.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let tail = &first.text[digits.len()..];
        let (value, next, of) = if let Some(times) = times(tokens, at) {
            (times, at + 1, Some(TIMES))
        } else if one_unit(tokens, at) {
            (1.0, at + 1, Some(first.stem.as_str()))
        } else {
            let (value, next) = if first.text == "half" {
                let article = follows(at + 1).is_some_and(|token| ARTICLES.contains(&token.text.as_str()));
                (0.5, at + 1 + usize::from(article))
            } else {
                number(tokens, at, digits.parse().ok()?)
            };
            let single = follows(next).is_some_and(|token| token.text == "single");
            let counted = follows(next + usize::from(single)).filter(|token| token.class != Class::Stop);
            let of = match counted.map(|token| token.stem.as_str()) {
                _ if !tail.is_empty() && first.text != "half" => Some(tail),
                None if first.text == "half" => return None,
                stem => stem,
            };
            (value, next, of)
        };
        let unit = of.and_then(unit);
        let after = tokens[..at].iter().rev().scan(first.gap, |gap, token| {
            let goes_on = *gap < Gap::Sentence;
            *gap = token.gap;
            goes_on.then_some(token)
        });
        // "Above roughly 0.75"
        let tells = |token: &&Token| {
            token.class == Class::Content && plain(token).is_none() && !token.text.ends_with("ly")
        };
        let after = after.filter(tells);
        let after = after.take(BEFORE).map(|token| token.stem.clone()).collect();
        let loose = loose(tokens, at, next);
        Some(match unit {
            Some((of, many)) => Quantity { value: value * many, of: Some(of.into()), after, loose },
            None => Quantity { value, of: of.map(CompactString::from), after, loose },
        })
    }

    /// How another one stands to this, which is the phrasing's.
    pub fn relation(&self, other: &Quantity) -> Relation {
        let apart = (self.value - other.value).abs();
        let larger = self.value.abs().max(other.value.abs());
        // "One" alone is not "once".
        let times = [&self.of, &other.of].iter().any(|of| of.as_deref() == Some(TIMES));
        let one_unknown = !times && (self.of.is_none() || other.of.is_none());
        let same = match (&self.of, &other.of) {
            (Some(one), Some(other)) => one == other,
            (Some(one), None) => other.after.contains(one),
            (None, Some(other)) => self.after.contains(other),
            (None, None) => other.after.first().is_some_and(|stem| self.after.contains(stem)),
        };
        if apart <= ROUNDING * larger && (same || one_unknown) {
            Relation::Equal
        } else if !same || self.loose || larger > ALIKE * self.value.abs().min(other.value.abs()) {
            Relation::None
        } else {
            Relation::Different
        }
    }
}

/// What a unit measures, and how many of the base unit it is.
fn unit(stem: &str) -> Option<(&'static str, f64)> {
    let found = UNITS.iter().find(|(name, _, _)| *name == stem || (stem == "ms" && *name == "millisecond"));
    found.map(|(_, of, many)| (*of, *many))
}

/// How many times: "twice"; "once" where it is no conjunction.
fn times(tokens: &[Token], at: usize) -> Option<f64> {
    match word(tokens, at) {
        "once" if at > 0 && EXACTLY.contains(&word(tokens, at - 1)) => Some(1.0),
        "twice" => Some(2.0),
        "thrice" => Some(3.0),
        _ => None,
    }
}

/// Whether one of a unit is said without a number: "in a second". Before a noun it may be the second one.
fn one_unit(tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| word(tokens, at));
    let ends = tokens.get(at + 1).is_none_or(|next| next.class == Class::Stop || next.gap > Gap::Space);
    ARTICLES.contains(&before(1)) && before(2) != "half" && ends && unit(&tokens[at].stem).is_some()
}

/// Whether a number that began before goes on here.
fn inside(tokens: &[Token], at: usize) -> bool {
    let run = tokens[..at].iter().rev().take_while(|token| plain(token).is_some()).count();
    let mut begin = at - run;
    while begin < at {
        let Some(value) = plain(&tokens[begin]) else { return false };
        begin = number(tokens, begin, value).1;
    }
    begin > at
}

/// The power of ten that divides a whole number.
fn tens(number: f64) -> f64 {
    let mut tens = 1.0;
    while number > 0.0 && number % (tens * 10.0) == 0.0 {
        tens *= 10.0;
    }
    tens
}

/// The value of a token that is nothing but a number.
fn plain(token: &Token) -> Option<f64> {
    if token.text.starts_with(char::is_alphabetic) {
        return None;
    }
    token.text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Whether the number at `at`, which ends before `next`, is an end of a range ("20 to 60", "20-60"), an
/// example, or one of more than [`FIGURES`].
fn loose(tokens: &[Token], at: usize, next: usize) -> bool {
    let is = |at: usize| tokens.get(at).is_some_and(|token| plain(token).is_some());
    let to =
        |at: usize| tokens.get(at).is_some_and(|token| ["to", "and", "or"].contains(&token.text.as_str()));
    let range = is(next)
        || (to(next) && is(next + 1))
        || (at > 0 && is(at - 1))
        || (at > 1 && to(at - 1) && is(at - 2));
    let example = tokens[..at].iter().any(|token| ["eg", "example"].contains(&token.text.as_str()));
    range || example || (0..tokens.len()).filter(|&at| is(at)).count() > FIGURES
}

/// A number that is said in several words ("two hundred and fifty" without its "and"), and the
/// token after it.
fn number(tokens: &[Token], at: usize, first: f64) -> (f64, usize) {
    let (mut whole, mut part, mut next) = (0.0, first, at + 1);
    while let Some(value) = tokens.get(next).filter(|token| token.gap == Gap::Space).and_then(plain) {
        match value {
            100.0 => part *= value,
            1000.0 | 1e6 => (whole, part) = (whole + part * value, 0.0),
            // "Two hundred fifty", not "20-60".
            _ if part == 0.0 || tens(part) > value => part += value,
            _ => break,
        }
        next += 1;
    }
    (whole + part, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    fn check(one: &str, other: &str, expected: Relation) {
        let quantity = |text: &str| {
            let tokens = tokens(&Answer::typed(text));
            let last = (0..tokens.len()).filter_map(|at| Quantity::at(&tokens, at)).next_back();
            last.unwrap_or_else(|| panic!("{text:?} is no quantity"))
        };
        assert_eq!(quantity(one).relation(&quantity(other)), expected, "{one} and {other}");
    }

    #[test]
    fn quantities_are_compared_as_numbers() {
        check("500 ms", "5 seconds", Relation::Different);
        check("500ms", "500 milliseconds", Relation::Equal);
        check("1000 ms", "one second", Relation::Equal);
        check("four threads", "eight threads", Relation::Different);
        check("four threads", "eight sockets", Relation::None);
        check("ten weeks", "nine minutes", Relation::None);
        check("half a second", "five hundred milliseconds", Relation::Equal);
        check("two thousand five hundred sockets", "2500 sockets", Relation::Equal);
        check("2 kilobytes", "2000 bytes", Relation::Equal);
        check("1.5 seconds", "1,500 ms", Relation::Equal);
        check("20 to 60 bytes", "100 bytes", Relation::None);
        check("the message twice", "exactly one single time", Relation::Different);
        check("the message twice", "three times", Relation::Different);
        check("the message twice", "only once", Relation::Different);
        check("the message twice", "two messages", Relation::None);
        check("in about a second", "within a minute", Relation::Different);
        check("in about a second", "1000 ms", Relation::Equal);
    }

    #[test]
    fn a_number_may_stand_after_what_it_counts() {
        check("port 53", "the port is 80", Relation::Different);
        check("passes a load factor of 0.75", "a load factor above 0.075", Relation::Different);
        check("passes about 0.75", "the load factor passes roughly 0.075", Relation::Different);
        check("the loss of 2 nodes", "five nodes and losing four of them", Relation::Different);
        check("port 53", "53 sockets", Relation::Equal);
        check("port 53", "chapter 7", Relation::None);
    }
}
