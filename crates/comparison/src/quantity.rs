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
    /// The quantity that begins at this token: a number and the word after it.
    pub fn at(tokens: &[Token], at: usize) -> Option<Quantity> {
        let number = tokens.get(at)?;
        let digits = number.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let value: f64 = digits.parse().ok()?;
        let tail = &number.text[digits.len()..];
        let counted = |next: &&Token| next.gap == Gap::Space && next.class != Class::Stop;
        let stem = match tokens.get(at + 1).filter(counted) {
            _ if !tail.is_empty() => tail,
            Some(next) => next.stem.as_str(),
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
        if self.of != other.of {
            Relation::None
        } else if apart <= ROUNDING * self.value.abs().max(other.value.abs()) {
            Relation::Equal
        } else {
            Relation::Different
        }
    }
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
        check("2 kilobytes", "2000 bytes", Relation::Equal);
    }
}
