use hotseat_interview::Millis;

const UNITS: [(&str, u64); 4] = [("h", 3_600_000), ("ms", 1), ("m", 60_000), ("s", 1_000)];

/// No clock of an interview runs longer.
const LONGEST: Millis = Millis::seconds(4 * 60 * 60);

/// Reads `45s`, `2m`, `1m30s`; none for anything else, and for more than four hours.
pub(crate) fn parse_duration(text: &str) -> Option<Millis> {
    let mut rest = text.trim();
    let mut total: u64 = 0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: u64 = rest[..digits].parse().ok()?;
        let after = &rest[digits..];
        let (unit, length) = UNITS.into_iter().find(|(unit, _)| is_unit(after, unit))?;
        total = total.checked_add(number.checked_mul(length)?)?;
        rest = &after[unit.len()..];
    }
    Some(Millis(total)).filter(|&length| length <= LONGEST)
}

fn is_unit(text: &str, unit: &str) -> bool {
    text.strip_prefix(unit)
        .is_some_and(|after| after.is_empty() || after.starts_with(|c: char| c.is_ascii_digit()))
}

/// The shortest form that [`parse_duration`] reads back: `1m30s`.
pub(crate) fn write_duration(length: Millis) -> String {
    let (minutes, seconds, millis) = (length.0 / 60_000, length.0 / 1000 % 60, length.0 % 1000);
    let mut written = String::new();
    for (value, unit) in [(minutes, "m"), (seconds, "s"), (millis, "ms")] {
        if value > 0 {
            written.push_str(&format!("{value}{unit}"));
        }
    }
    if written.is_empty() { "0s".to_owned() } else { written }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Option<u64>) {
        assert_eq!(parse_duration(text), expected.map(Millis), "duration {text:?}");
    }

    #[test]
    fn durations() {
        check("45s", Some(45_000));
        check("2m", Some(120_000));
        check("1m30s", Some(90_000));
        check("90s", Some(90_000));
        check("0s", Some(0));
        check("1h", Some(3_600_000));
        check("250ms", Some(250));
        check("", None);
        check("2", None);
        check("2 m", None);
        check("-2m", None);
        check("two minutes", None);
        check("5h", None);
        check("99999999999999999999s", None);
        check("2mx", None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(millis in 0..=LONGEST.0) {
            prop_assert_eq!(parse_duration(&write_duration(Millis(millis))), Some(Millis(millis)));
        }

        #[test]
        fn nothing_panics(text in ".{0,20}") {
            parse_duration(&text);
        }
    }
}
