use super::data::{Node, Value, records};
use super::{Found, Record, malformed};
use crate::list::{Dialect, ImportError};
use serde_json::Value as Json;

/// After so many titles that were not found where they stand, their lines are not looked for.
const PATIENCE: usize = 16;

pub(super) fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

pub(super) fn read(file: &str, text: &str) -> Result<Found, ImportError> {
    let json: Json = serde_json::from_str(text)
        .map_err(|error| malformed(file, u32::try_from(error.line()).unwrap_or(u32::MAX), error))?;
    let mut records = records(&node(json, 0));
    find_lines(text, &mut records);
    Ok(Found { dialect: Dialect::Json, confidence: 0.95, records, table: None, notes: Vec::new() })
}

/// One value a line.
pub(super) fn read_lines(file: &str, text: &str) -> Result<Found, ImportError> {
    let mut found = Vec::new();
    for (line, text) in (1..).zip(text.split('\n')).filter(|(_, text)| !text.trim().is_empty()) {
        let json: Json = serde_json::from_str(text).map_err(|error| malformed(file, line, error))?;
        let mut of_line = records(&node(json, line));
        for record in &mut of_line {
            (record.line, record.last_line) = (line, line);
        }
        found.extend(of_line);
    }
    Ok(Found { dialect: Dialect::Json, confidence: 0.95, records: found, table: None, notes: Vec::new() })
}

fn node(json: Json, line: u32) -> Node {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Text(value.to_string()),
        Json::Number(value) => Value::Text(value.to_string()),
        Json::String(text) => Value::Text(text),
        Json::Array(items) => Value::List(items.into_iter().map(|item| node(item, line)).collect()),
        Json::Object(fields) => {
            Value::Map(fields.into_iter().map(|(name, value)| (name, node(value, line))).collect())
        }
    };
    Node { line, value }
}

/// The parser forgets where a value stood: looks for each title after the one before it.
fn find_lines(text: &str, records: &mut [Record]) {
    let (mut from, mut line, mut missed) = (0, 1u32, 0);
    for record in records {
        if missed >= PATIENCE {
            return;
        }
        let Ok(written) = serde_json::to_string(&record.title) else { continue };
        match text[from..].find(written.trim_matches('"')) {
            Some(length) => {
                let passed = text[from..from + length].bytes().filter(|&byte| byte == b'\n').count();
                line = line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
                from += length;
                (record.line, record.last_line) = (line, line);
            }
            None => missed += 1,
        }
    }
}
