//! Notes as Anki exports them to text: header lines with `#`, then one note a row.

use super::Found;
use super::card::Card;
use super::table::rows;
use crate::list::{Dialect, ImportError};

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
        let own = header.tags_column.map(|column| row.field(column)).unwrap_or_default();
        let mut topics: Vec<String> = own.split_whitespace().map(str::to_lowercase).collect();
        topics.extend(header.tags.iter().cloned());
        if topics.is_empty() {
            topics.extend(header.deck.iter().cloned());
        }
        let card = Card {
            line: row.line().saturating_add(skipped),
            fields: (0..row.width()).filter(is_field).map(|column| row.field(column)).collect(),
            names: &[],
            html: header.html,
            topics,
        };
        records.extend(card.record(&mut notes));
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
