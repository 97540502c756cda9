//! Numbers with what they count: "500 ms" and "half a second" are one, "four threads" and "eight
//! threads" are two.

use crate::words::{Class, Gap, Token};

/// Units that are multiples of each other: name as a stem, what it measures, how many of the base.
const UNITS: &[(&str, &str, f64)] = &[
    ("nanosecond", "time", 1e-9),
    ("ns", "time", 1e-9),
    ("microsecond", "time", 1e-6),
    ("millisecond", "time", 1e-3),
    ("second", "time", 1.0),
    ("s", "time", 1.0),
    ("sec", "time", 1.0),
    ("minut", "time", 60.0),
    ("hour", "time", 3600.0),
    ("day", "time", 86_400.0),
    ("week", "time", 604_800.0),
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

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    /// In the base unit.
    value: f64,
    /// What is measured, or the stem of what is counted.
    of: String,
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
        if at > 0 && follows(at).is_some() && plain(&tokens[at - 1]).is_some() {
            // It goes on with a number that began before.
            return None;
        }
        let first = tokens.get(at)?;
        let digits = first.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let tail = &first.text[digits.len()..];
        let (value, next) = if first.text == "half" {
            let article = follows(at + 1).is_some_and(|token| matches!(token.text.as_str(), "a" | "an"));
            (0.5, at + 1 + usize::from(article))
        } else {
            number(tokens, at, digits.parse().ok()?)
        };
        let stem = match follows(next).filter(|token| token.class != Class::Stop) {
            _ if !tail.is_empty() && first.text != "half" => tail,
            Some(counted) => counted.stem.as_str(),
            None => return None,
        };
        let unit =
            UNITS.iter().find(|(name, _, _)| *name == stem || (stem == "ms" && *name == "millisecond"));
        Some(match unit {
            Some((_, of, many)) => Quantity { value: value * many, of: (*of).to_owned() },
            None => Quantity { value, of: stem.to_owned() },
        })
    }

    pub fn relation(&self, other: &Quantity) -> Relation {
        let apart = (self.value - other.value).abs();
        let larger = self.value.abs().max(other.value.abs());
        if self.of != other.of || larger > ALIKE * self.value.abs().min(other.value.abs()) {
            Relation::None
        } else if apart <= ROUNDING * larger {
            Relation::Equal
        } else {
            Relation::Different
        }
    }
}

/// The value of a token that is nothing but a number.
fn plain(token: &Token) -> Option<f64> {
    token.text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// A number that is said in several words ("two hundred and fifty" without its "and"), and the
/// token after it.
fn number(tokens: &[Token], at: usize, first: f64) -> (f64, usize) {
    let (mut whole, mut part, mut next) = (0.0, first, at + 1);
    while let Some(value) = tokens.get(next).filter(|token| token.gap == Gap::Space).and_then(plain) {
        match value {
            100.0 => part *= value,
            1000.0 | 1e6 => (whole, part) = (whole + part * value, 0.0),
            _ => part += value,
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
            Quantity::at(&tokens, 0).unwrap_or_else(|| panic!("{text:?} is no quantity"))
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
    }
}
