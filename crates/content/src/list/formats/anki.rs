//! Notes as Anki exports them to text: header lines with `#`, then one note a row.

use super::data::one_line;
use super::markup::{cloze, plain};
use super::table::rows;
use super::{Found, Record};
use crate::list::{Dialect, ImportError, Note};

const HEADERS: [&str; 9] = [
    "#separator:",
    "#html:",
    "#notetype:",
    "#deck:",
    "#tags:",
    "#columns:",
    "#tags column:",
    "#guid column:",
    "#deck column:",
];

pub(super) fn has_headers(text: &str) -> bool {
    text.lines()
        .next()
        .is_some_and(|line| HEADERS.iter().any(|header| line.to_lowercase().starts_with(header)))
}

/// What the header lines say.
#[derive(Debug)]
struct Header {
    separator: u8,
    html: bool,
    deck: Option<String>,
    tags: Vec<String>,
    tags_column: Option<usize>,
    /// Columns that are no field of the note.
    other_columns: Vec<usize>,
    lines: usize,
}

pub(super) fn read(file: &str, text: &str) -> Result<Found, ImportError> {
    let header = header(text);
    let start = text.split_inclusive('\n').take(header.lines).map(str::len).sum::<usize>();
    let skipped = u32::try_from(header.lines).unwrap_or(u32::MAX);
    let is_field =
        |column: &usize| Some(*column) != header.tags_column && !header.other_columns.contains(column);
    let mut notes = Vec::new();
    let mut records = Vec::new();
    for row in rows(file, &text[start..], header.separator)? {
        let fields: Vec<String> = (0..row.width())
            .filter(is_field)
            .map(|column| if header.html { plain(row.field(column)) } else { row.field(column).to_owned() })
            .filter(|field| !field.is_empty())
            .collect();
        let Some(front) = fields.first() else { continue };
        let (title, hidden) = cloze(front);
        let back = fields.get(1).cloned();
        let answer = match (hidden.is_empty(), back) {
            (true, back) => back,
            (false, None) => Some(hidden.join(", ")),
            (false, Some(back)) => Some(format!("{}\n\n{back}", hidden.join(", "))),
        };
        let line = row.line().saturating_add(skipped);
        let own = header.tags_column.map(|column| row.field(column)).unwrap_or_default();
        let mut topics: Vec<String> = own.split_whitespace().map(str::to_lowercase).collect();
        topics.extend(header.tags.iter().cloned());
        if topics.is_empty() {
            topics.extend(header.deck.iter().cloned());
        }
        if title.contains("<img") {
            notes.push(Note {
                line,
                code: "picture",
                message: "this card shows a picture, which was left out".to_owned(),
            });
        }
        records.push(Record {
            line,
            last_line: line,
            title: one_line(&title),
            answer,
            topics,
            ..Record::default()
        });
    }
    Ok(Found { dialect: Dialect::Anki, confidence: 0.95, records, table: None, notes })
}

fn header(text: &str) -> Header {
    let mut header = Header {
        separator: b'\t',
        html: true,
        deck: None,
        tags: Vec::new(),
        tags_column: None,
        other_columns: Vec::new(),
        lines: 0,
    };
    let column = |value: &str| value.parse::<usize>().ok().and_then(|column| column.checked_sub(1));
    for line in text.lines().take_while(|line| line.starts_with('#')) {
        let Some((name, value)) = line.split_once(':') else { break };
        header.lines += 1;
        let value = value.trim();
        match name.to_lowercase().as_str() {
            "#separator" => header.separator = separator(value),
            "#html" => header.html = value.eq_ignore_ascii_case("true"),
            "#deck" => {
                header.deck = value.rsplit("::").next().map(|deck| deck.to_lowercase().replace(' ', "-"))
            }
            "#tags" => header.tags = value.split_whitespace().map(str::to_lowercase).collect(),
            "#tags column" => header.tags_column = column(value),
            "#guid column" | "#deck column" | "#notetype column" => {
                header.other_columns.extend(column(value))
            }
            _ => {}
        }
    }
    header
}

fn separator(name: &str) -> u8 {
    match name.to_lowercase().as_str() {
        "comma" | "," => b',',
        "semicolon" | ";" => b';',
        "space" => b' ',
        "pipe" | "|" => b'|',
        "colon" | ":" => b':',
        _ => b'\t',
    }
}
