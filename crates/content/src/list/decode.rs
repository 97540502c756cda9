use super::{ImportError, Note};
use crate::source::line_at;
use std::borrow::Cow;

/// The largest list that is read: some hundred thousand questions.
pub const MAX_LIST_BYTES: usize = 64 * 1024 * 1024;

/// The most lines that are read: many more are blank, or not written by a person.
const MAX_LINES: usize = 4_000_000;

/// Makes text of a file's bytes: UTF-8, or UTF-16 with a byte order mark; line ends become `\n`.
pub(super) fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<(Cow<'b, str>, Vec<Note>), ImportError> {
    let file = || file.to_owned();
    if bytes.len() > MAX_LIST_BYTES {
        return Err(ImportError::TooLarge { file: file(), size: bytes.len(), limit: MAX_LIST_BYTES });
    }
    let mut notes = Vec::new();
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, &mut notes).map(Cow::Owned),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, &mut notes).map(Cow::Owned),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    };
    let text = text.map_err(|(encoding, line)| ImportError::Encoding { file: file(), encoding, line })?;
    if let Some(at) = text.find('\0') {
        return Err(ImportError::Binary { file: file(), line: line_at(text.as_bytes(), at) });
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty { file: file() });
    }
    let lines = text.bytes().filter(|&byte| byte == b'\n').count();
    if lines > MAX_LINES {
        return Err(ImportError::TooManyLines { file: file(), lines, limit: MAX_LINES });
    }
    let text = if text.contains('\r') { Cow::Owned(with_newlines(&text)) } else { text };
    Ok((text, notes))
}

type Bad = (&'static str, u32);

/// The text with `\n` alone at the ends of lines, in one pass and one copy.
fn with_newlines(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\r') {
        plain.push_str(&rest[..at]);
        plain.push('\n');
        let after = &rest[at + 1..];
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    plain.push_str(rest);
    plain
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Bad> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        // Binary files are rarely valid UTF-8: let them be told what they are.
        Err(error) if bytes[..error.valid_up_to()].contains(&0) => Ok(Cow::Borrowed("\0")),
        Err(error) => Err(("UTF-8", line_at(bytes, error.valid_up_to()))),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, notes: &mut Vec<Note>) -> Result<String, Bad> {
    notes.push(Note {
        line: 0,
        code: "utf-16",
        message: "this file is UTF-16; its text was converted".to_owned(),
    });
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    let mut line = 1;
    for unit in char::decode_utf16(pairs.iter().copied().map(unit)) {
        let c = unit.map_err(|_| ("UTF-16", line))?;
        line += u32::from(c == '\n');
        text.push(c);
    }
    if odd.is_empty() { Ok(text) } else { Err(("UTF-16", line)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let found =
            decode("list.md", bytes).map(|(text, _)| text.into_owned()).map_err(|error| error.to_string());
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected, "text of {bytes:?}"),
            (Err(found), Err(expected)) => assert!(found.contains(expected), "{found:?} lacks {expected:?}"),
            (found, expected) => panic!("{bytes:?}: found {found:?}, expected {expected:?}"),
        }
    }

    #[test]
    fn encodings() {
        check(b"a\r\nb\rc\n", Ok("a\nb\nc\n"));
        check(b"\xef\xbb\xbf# Title", Ok("# Title"));
        check(b"\xff\xfea\0\n\0", Ok("a\n"));
        check(b"\xfe\xff\0a\0\n", Ok("a\n"));
        check(b"\xff\xfea", Err("UTF-16 in line 1"));
        check(b"", Err("empty"));
        check(b" \n\t\n", Err("empty"));
        check(b"one\ntw\0o", Err("NUL byte in line 2"));
        check(b"\x7fELF\0\xff", Err("NUL byte in line 1"));
        check(b"one\ntwo\ncaf\xe9", Err("UTF-8 in line 3"));
    }
}
