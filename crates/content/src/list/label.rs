//! The number or prefix with which a list marks a question: `12.`, `Q3:`, `Question 4)`, `5、`.

/// A label at the start of a line, and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label<'t> {
    /// As written: `12`, `17a`, `1.2`.
    pub number: Option<&'t str>,
    /// Whether a word such as `Q` or `Question` stands before it.
    pub prefixed: bool,
    pub rest: &'t str,
}

const PREFIXES: [&str; 6] = ["question", "ques", "que", "q", "问题", "问"];

/// Reads the label of a text, if it has one and something follows it.
pub(super) fn label(text: &str) -> Option<Label<'_>> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || is_symbol(c));
    // `**3. Title**`, `**3.** Title` and `**3. Title** (hard)`
    if let Some(inside) = text.strip_prefix("**") {
        return bold_label(inside);
    }
    plain_label(text)
}

fn bold_label(inside: &str) -> Option<Label<'_>> {
    let end = inside.find("**")?;
    let after = inside[end + 2..].trim();
    if after.is_empty() {
        return plain_label(&inside[..end]);
    }
    // Only the label itself is bold; a colon may stand on either side of the marks.
    let with_rest = |label: Label<'_>| label.rest.is_empty();
    let whole = read(inside[..end].trim(), true)?;
    if !with_rest(whole.clone()) {
        return None;
    }
    let rest = after.trim_start_matches([':', '.', ')', '-', '–']).trim_start();
    (!rest.is_empty()).then_some(Label { rest, ..whole })
}

fn plain_label(text: &str) -> Option<Label<'_>> {
    let label = read(text.trim(), false)?;
    (!label.rest.is_empty()).then_some(label)
}

/// `may_end`: whether the text may be over after the label, without a mark that closes it.
fn read(text: &str, may_end: bool) -> Option<Label<'_>> {
    let prefix = prefix(text);
    let rest = text[prefix..]
        .trim_start_matches(|c: char| c.is_whitespace() || (prefix > 0 && matches!(c, '#' | '-' | '.')));
    let (digits, components) = number(rest);
    if digits == 0 {
        let rest = text[prefix..].trim_start();
        let closed = rest.strip_prefix([':', '.', ')', '：', '-']).filter(|_| prefix > 0)?;
        let spaced =
            closed.is_empty() || closed.starts_with(char::is_whitespace) || rest.starts_with([':', '：']);
        return spaced.then_some(Label { number: None, prefixed: true, rest: closed.trim() });
    }
    let written = &rest[..digits];
    let after = &rest[digits..];
    let closed = closed(after);
    let rest = match closed {
        Some(rest) => rest,
        None if may_end && after.trim().is_empty() => "",
        // `1.2 Title` and `Q7 Title` need no mark.
        None if (components > 1 || prefix > 0) && after.starts_with(char::is_whitespace) => after,
        None => return None,
    };
    Some(Label { number: Some(written), prefixed: prefix > 0, rest: rest.trim() })
}

/// What follows the mark that closes a number.
fn closed(after: &str) -> Option<&str> {
    let after = after.trim_start();
    let mark = after.chars().next()?;
    let rest = &after[mark.len_utf8()..];
    match mark {
        '、' | '．' | '）' | '】' => Some(rest),
        '.' | ')' | ']' => Some(rest.strip_prefix(['-', ')']).unwrap_or(rest)),
        ':' | '：' => (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest),
        '-' | '–' | '—' | '/' | '|' => rest.starts_with(char::is_whitespace).then_some(rest),
        _ => None,
    }
}

/// Length of the prefix word; 0 without one.
fn prefix(text: &str) -> usize {
    PREFIXES
        .into_iter()
        .find(|word| {
            text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
                && !text[word.len()..].starts_with(char::is_alphabetic)
        })
        .map_or(0, str::len)
}

/// Length and number of components of `12`, `17a`, `1.2.3` at the start of a text.
fn number(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut components = 0;
    loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=4).contains(&digits) {
            // A number too long for a label, or a dot that closes the last component.
            return if digits == 0 && components > 0 { (at - 1, components) } else { (0, 0) };
        }
        at += digits;
        components += 1;
        if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let letter = bytes.get(at).is_some_and(u8::is_ascii_lowercase)
            && bytes.get(at + 1).is_some_and(|byte| matches!(byte, b'.' | b')' | b':'));
        return (at + usize::from(letter), components);
    }
}

/// Arrows, stars, emoji: decoration before a label.
fn is_symbol(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x2bff | 0xfe0f | 0x200d | 0x1f000..=0x1faff)
}

/// The components of a number as written, to be compared: `1.10` comes after `1.9`.
pub(super) fn components(written: &str) -> Vec<u32> {
    written
        .split('.')
        .map(|part| part.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().unwrap_or(u32::MAX))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Option<(Option<&str>, bool, &str)>) {
        let found = label(text).map(|label| (label.number, label.prefixed, label.rest));
        assert_eq!(found, expected, "label of {text:?}");
    }

    #[test]
    fn labels() {
        check("1. What?", Some((Some("1"), false, "What?")));
        check("6.Multi-tier", Some((Some("6"), false, "Multi-tier")));
        check("7 . Title", Some((Some("7"), false, "Title")));
        check("8) Title", Some((Some("8"), false, "Title")));
        check("17a. Title", Some((Some("17a"), false, "Title")));
        check("1.2 Title", Some((Some("1.2"), false, "Title")));
        check("1.2. Title", Some((Some("1.2"), false, "Title")));
        check("Q. Title", Some((None, true, "Title")));
        check("Q: Title", Some((None, true, "Title")));
        check("Q7: Title", Some((Some("7"), true, "Title")));
        check("Q7 Title", Some((Some("7"), true, "Title")));
        check("Question 12 - Title", Some((Some("12"), true, "Title")));
        check("Question: Title", Some((None, true, "Title")));
        check("3、标题", Some((Some("3"), false, "标题")));
        check("**3. Title**", Some((Some("3"), false, "Title")));
        check("**3)** Title", Some((Some("3"), false, "Title")));
        check("**Q1:** Title", Some((Some("1"), true, "Title")));
        check("❓ 4. Title", Some((Some("4"), false, "Title")));
    }

    #[test]
    fn no_labels() {
        for text in [
            "",
            "What?",
            "3 ways to wait",
            "12-factor apps",
            "10:30 it starts",
            "10,000 users",
            "3.",
            "Question the design",
            "Queues",
            "**Bold** text",
            "20240101. Title",
        ] {
            check(text, None);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in r"[*#Qq0-9.): ?、é❓-]{0,12}") {
            if let Some(label) = label(&text) {
                prop_assert!(!label.rest.is_empty());
            }
        }
    }
}
