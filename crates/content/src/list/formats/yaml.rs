use super::data::{Node, Value, records};
use super::lines::Lines;
use super::{Found, malformed};
use crate::list::{Dialect, ImportError};
use crate::native::{YamlNode, YamlValue, parse_yaml};
use crate::source::line_at;
use std::ops::Range;

/// The parser's places are found by counting from the start of a line, for every value on it: this
/// many steps take a second.
const MOST_STEPS: usize = 1_500_000_000;

pub(super) fn read(file: &str, text: &str, block: Range<usize>) -> Result<Found, ImportError> {
    let mut steps = 0usize;
    for (line, text) in (1..).zip(text[block.clone()].split('\n')) {
        let values = text.bytes().filter(|byte| b",[]{}".contains(byte)).count();
        steps = steps.saturating_add(text.len().saturating_mul(values));
        if steps > MOST_STEPS {
            return Err(malformed(file, line, "there are too many values on a line; write one a line"));
        }
    }
    let root = parse_yaml(text, block)
        .map_err(|mistake| malformed(file, line_at(text.as_bytes(), mistake.at), mistake.message))?;
    let mut lines = Lines::new(text);
    let records = records(&node(root, &mut lines));
    Ok(Found { dialect: Dialect::Yaml, confidence: 0.95, records, table: None, notes: Vec::new() })
}

/// The questions in the front matter of a Markdown file; none if it has no list of them.
pub(super) fn front_matter(file: &str, text: &str) -> Option<Result<Found, ImportError>> {
    let rest = text.strip_prefix("---\n")?;
    let end = rest.find("\n---")?;
    let front = &rest[..end];
    front.lines().any(|line| line.trim_end() == "questions:").then_some(())?;
    Some(read(file, text, 4..4 + end + 1))
}

fn node(yaml: YamlNode, lines: &mut Lines<'_>) -> Node {
    let line = lines.of(yaml.span.start);
    let value = match yaml.value {
        YamlValue::Null => Value::Null,
        YamlValue::Text(text) => Value::Text(text),
        YamlValue::List(items) => Value::List(items.into_iter().map(|item| node(item, lines)).collect()),
        YamlValue::Map(fields) => Value::Map(
            fields
                .into_iter()
                .filter_map(|(name, value)| match name.value {
                    YamlValue::Text(name) => Some((name, node(value, lines))),
                    _ => None,
                })
                .collect(),
        ),
    };
    Node { line, value }
}
