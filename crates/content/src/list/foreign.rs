//! Files that are no text, told by their first bytes.

use super::ImportError;

const AS_TEXT: &str = "save the list as Markdown, plain text, CSV, JSON or YAML";
const UNPACK: &str = "unpack it, and import the files in it";

/// First bytes, what they begin, and what to do about it.
const KINDS: [(&[u8], &str, &str); 16] = [
    (b"\x89PNG\r\n", "a PNG picture", AS_TEXT),
    (b"\xff\xd8\xff", "a JPEG picture", AS_TEXT),
    (b"GIF8", "a GIF picture", AS_TEXT),
    (b"RIFF", "a picture, a sound or a film", AS_TEXT),
    (b"ID3", "a sound", AS_TEXT),
    (b"OggS", "a sound or a film", AS_TEXT),
    (b"%PDF-", "a PDF document", "copy its text into a text file, or look for the list in Markdown"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text or CSV"),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"7z\xbc\xaf", "a 7z archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"\xfd7zXZ", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (
        b"SQLite format 3\0",
        "a SQLite database",
        "export its questions as CSV, or the deck from Anki as .apkg",
    ),
    (b"\x7fELF", "a program", AS_TEXT),
];

/// Members by which the documents that are archives are known.
const ARCHIVES: [(&[u8], &str, &str); 4] = [
    (b"word/document.xml", "a Word document", "save it as plain text"),
    (b"xl/workbook.xml", "an Excel workbook", "save the sheet as CSV"),
    (b"ppt/presentation.xml", "a PowerPoint presentation", "copy its text into a text file"),
    (b"mimetypeapplication/", "an e-book or an OpenDocument file", "save it as plain text or CSV"),
];

/// Says what a file is that can't be a list.
///
/// # Errors
/// When it is something known that is no text.
pub(super) fn refuse(file: &str, bytes: &[u8]) -> Result<(), ImportError> {
    let refused = |what, advice| Err(ImportError::Foreign { file: file.to_owned(), what, advice });
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        return match ARCHIVES.iter().find(|(member, ..)| holds(member)) {
            Some((_, what, advice)) => refused(what, advice),
            None => refused("a zip archive", UNPACK),
        };
    }
    match KINDS.iter().find(|(start, ..)| bytes.starts_with(start)) {
        // A text may well begin with the letters of a mark.
        Some((start, what, advice)) if !start.is_ascii() || is_binary(bytes) || is_document(start) => {
            refused(what, advice)
        }
        _ => Ok(()),
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().take(64).any(|&byte| byte < b'\t')
}

/// Documents that begin with readable text.
fn is_document(start: &[u8]) -> bool {
    start == b"%PDF-" || start == b"{\\rtf"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        let found = refuse("list", bytes).err().map(|error| error.to_string());
        match (found, expected) {
            (None, None) => {}
            (Some(found), Some(expected)) if found.starts_with(&format!("list is {expected}, and")) => {}
            (found, expected) => panic!("{bytes:?}: found {found:?}, expected {expected:?}"),
        }
    }

    #[test]
    fn known_by_their_first_bytes() {
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some("a PNG picture"));
        check(b"%PDF-1.7\n", Some("a PDF document"));
        check(b"PK\x03\x04....word/document.xml....", Some("a Word document"));
        check(b"PK\x03\x04....notes.md....", Some("a zip archive"));
        check(b"RIFF\x10\0\0\0WEBP", Some("a picture, a sound or a film"));
        check(b"RIFF is a format. What is in it?", None);
        check(b"ID3 tags: what are they?", None);
        check(b"# Questions\n", None);
    }
}
