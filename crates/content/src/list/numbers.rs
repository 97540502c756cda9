//! Numbers as lists write them: `12`, `17a`, `1.2.3`, `1️⃣`, and the mark that closes them.

/// Length and number of components of `12`, `17a`, `1.2.3`, `1️⃣` at the start of a text.
pub(super) fn number(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let keycaps = keycaps(text);
    if keycaps > 0 {
        return (keycaps, 1);
    }
    let mut at = 0;
    let mut components = 0;
    loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=6).contains(&digits) {
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

/// Length of digits that are drawn as keys.
fn keycaps(text: &str) -> usize {
    let mut length = 0;
    while let Some(rest) = text.get(length..)
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        let key = rest[1..].strip_prefix('\u{fe0f}').unwrap_or(&rest[1..]);
        let Some(after) = key.strip_prefix('\u{20e3}') else { break };
        length = text.len() - after.len();
    }
    length
}

/// What follows the mark that closes a number.
pub(super) fn closed(after: &str) -> Option<&str> {
    let after = after.trim_start();
    // `3\. Title`, as converters write what shall not begin a list.
    let after = after.strip_prefix('\\').filter(|rest| rest.starts_with(['.', ')'])).unwrap_or(after);
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

/// The components of a number as written, to be compared: `1.10` comes after `1.9`.
pub(super) fn components(written: &str) -> Vec<u32> {
    written.split('.').map(|part| digits(part).parse().unwrap_or(u32::MAX)).collect()
}

/// A number as written, without what only draws it.
pub(super) fn digits(written: &str) -> String {
    written.chars().filter(|c| c.is_ascii_digit()).collect()
}

/// A number that has one component.
pub(super) fn plain(written: &str) -> Option<u32> {
    match components(written).as_slice() {
        [number] => Some(*number),
        _ => None,
    }
}
