use super::yaml::{Mistake, Node, Value, parse_yaml};
use crate::problem::Found;
use std::ops::Range;

/// Reads the entries of a mapping one by one, and reports what is wrong with each at its place.
pub(crate) struct Fields<'n> {
    what: &'static str,
    pub span: Range<usize>,
    entries: &'n [(Node, Node)],
    known: Vec<&'static str>,
}

impl<'n> Fields<'n> {
    /// `what` names the thing in messages: "key point".
    pub fn open(node: &'n Node, what: &'static str, found: &mut Found<'_>) -> Option<Fields<'n>> {
        match &node.value {
            Value::Map(entries) => Some(Fields { what, span: node.span.clone(), entries, known: Vec::new() }),
            other => {
                let message = format!("a {what} is a mapping, but here is {}", other.kind());
                found.error("not-a-mapping", &node.span, message, "write it as `key: value` lines");
                None
            }
        }
    }

    /// The value of a key; none if it isn't there, or empty.
    pub fn get(&mut self, key: &'static str) -> Option<&'n Node> {
        self.known.push(key);
        let (_, value) =
            self.entries.iter().find(|(name, _)| matches!(&name.value, Value::Text(text) if text == key))?;
        (!matches!(value.value, Value::Null)).then_some(value)
    }

    pub fn text(&mut self, key: &'static str, found: &mut Found<'_>) -> Option<String> {
        self.get(key).and_then(|node| text(node, key, found)).map(|(text, _)| text.to_owned())
    }

    /// A text that must be there.
    pub fn required(
        &mut self,
        key: &'static str,
        code: &'static str,
        found: &mut Found<'_>,
    ) -> Option<String> {
        match self.get(key) {
            Some(node) => text(node, key, found).map(|(text, _)| text.to_owned()),
            None => {
                let message = format!("this {} has no `{key}`", self.what);
                found.error(code, &self.span, message, &format!("add `{key}: …`"));
                None
            }
        }
    }

    pub fn texts(&mut self, key: &'static str, found: &mut Found<'_>) -> Vec<String> {
        let Some(node) = self.get(key) else { return Vec::new() };
        list(node, key, found)
            .iter()
            .filter_map(|node| text(node, key, found))
            .map(|(text, _)| text.to_owned())
            .collect()
    }

    pub fn list(&mut self, key: &'static str, found: &mut Found<'_>) -> &'n [Node] {
        self.get(key).map(|node| list(node, key, found)).unwrap_or_default()
    }

    /// A mapping under a key.
    pub fn fields(&mut self, key: &'static str, found: &mut Found<'_>) -> Option<Fields<'n>> {
        Fields::open(self.get(key)?, key, found)
    }

    /// One of a few words.
    pub fn word<T>(&mut self, key: &'static str, words: &[(&str, T)], found: &mut Found<'_>) -> Option<T>
    where
        T: Copy,
    {
        let node = self.get(key)?;
        let (written, span) = text(node, key, found)?;
        let word = words.iter().find(|(word, _)| *word == written).map(|(_, value)| *value);
        if word.is_none() {
            let known: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            found.error(
                "unknown-word",
                &span,
                format!("`{key}` can't be `{written}`"),
                &format!("use one of {}", known.join(", ")),
            );
        }
        word
    }

    pub fn number<T: std::str::FromStr>(&mut self, key: &'static str, found: &mut Found<'_>) -> Option<T> {
        let (written, span) = text(self.get(key)?, key, found)?;
        let number = written.parse().ok();
        if number.is_none() {
            found.error("not-a-number", &span, format!("`{key}` is a whole number, not `{written}`"), "");
        }
        number
    }

    /// The entries that no reader asked for, as texts; for mappings whose keys are free.
    pub fn rest(&self) -> impl Iterator<Item = (&'n str, &'n Node)> {
        let known = self.known.clone();
        self.entries.iter().filter_map(move |(key, value)| match &key.value {
            Value::Text(name) if !known.contains(&name.as_str()) => Some((name.as_str(), value)),
            _ => None,
        })
    }

    /// Reports keys that nothing reads and keys that are there twice.
    pub fn finish(self, found: &mut Found<'_>) {
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in self.entries {
            let name = match &key.value {
                Value::Text(name) => name.as_str(),
                other => {
                    let message = format!("a key is a text, but here is {}", other.kind());
                    found.error("not-a-key", &key.span, message, "");
                    continue;
                }
            };
            if seen.contains(&name) {
                let message = format!("`{name}` is here twice; the second is not read");
                found.error("duplicate-key", &key.span, message, "keep one of them");
            } else if !self.known.contains(&name) {
                let known: Vec<_> = self.known.iter().map(|key| format!("`{key}`")).collect();
                let help = format!("known here: {}", known.join(", "));
                found.warning(
                    "unknown-key",
                    &key.span,
                    format!("`{name}` is not read by the program"),
                    &help,
                );
            }
            seen.push(name);
        }
    }
}

/// A text that isn't blank, and where it stands.
pub(crate) fn text<'n>(node: &'n Node, key: &str, found: &mut Found<'_>) -> Option<(&'n str, Range<usize>)> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => Some((text.trim(), node.span.clone())),
        Value::Text(_) | Value::Null => {
            found.error(
                "empty-text",
                &node.span,
                format!("an entry of `{key}` is empty"),
                "write it, or take it out",
            );
            None
        }
        other => {
            let message = format!("`{key}` is a text, but here is {}", other.kind());
            found.error(
                "not-a-text",
                &node.span,
                message,
                "put the text in quotes if it holds `: ` or starts with a mark",
            );
            None
        }
    }
}

fn list<'n>(node: &'n Node, key: &str, found: &mut Found<'_>) -> &'n [Node] {
    match &node.value {
        Value::List(items) => items,
        other => {
            let message = format!("`{key}` is a list, but here is {}", other.kind());
            found.error("not-a-list", &node.span, message, "write one entry per line, each after `- `");
            &[]
        }
    }
}

/// Parses YAML and reports a mistake in it as a problem.
pub(crate) fn read_yaml(block: Range<usize>, found: &mut Found<'_>) -> Option<Node> {
    match parse_yaml(found.text, block) {
        Ok(node) => Some(node),
        Err(Mistake { at, message }) => {
            let help = "texts with `: `, `#` or a leading mark need quotes; indent with spaces";
            found.error("yaml-syntax", &(at..at + 1), format!("this is not YAML: {message}"), help);
            None
        }
    }
}
