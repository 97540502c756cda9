use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span};
use std::ops::Range;

/// Deeper than any pack nests; keeps hostile input off the stack.
const MAX_DEPTH: usize = 32;

/// A YAML value that knows its place. Scalars stay text: what a date or a version number means is
/// for its reader to say, not for YAML's type rules (`1.10` is not `1.1`).
#[derive(Debug)]
pub(crate) struct Node {
    /// Bytes in the file.
    pub span: Range<usize>,
    pub value: Value,
}

#[derive(Debug)]
pub(crate) enum Value {
    /// An empty or null value.
    Null,
    Text(String),
    List(Vec<Node>),
    /// In the order written; a key may be there twice, which is the reader's to report.
    Map(Vec<(Node, Node)>),
}

impl Value {
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

/// A mistake in the YAML itself.
#[derive(Debug)]
pub(crate) struct Mistake {
    pub at: usize,
    pub message: String,
}

/// Parses the YAML that stands at `block` in the text of a file. Places count in the file.
pub(crate) fn parse_yaml(text: &str, block: Range<usize>) -> Result<Node, Mistake> {
    let yaml = &text[block.clone()];
    let places = Places::new(yaml, block.start);
    let mut parser = Parser::new_from_str(yaml);
    let mut open: Vec<Open> = Vec::new();
    let mut documents = 0;
    let mut root = None;
    loop {
        let (event, span) = match parser.next_event() {
            Some(Ok(next)) => next,
            Some(Err(error)) => return Err(places.mistake(&error)),
            None => break,
        };
        let refuse = |message: &str| Mistake { at: places.offset(&span.start), message: message.to_owned() };
        let done = match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(refuse("there is a second YAML document; one is enough"));
                }
                continue;
            }
            Event::Alias(_) => {
                return Err(refuse("aliases (`*name`) are not used in packs; write the value out"));
            }
            Event::Scalar(text, style, ..) => {
                let null = style == ScalarStyle::Plain && matches!(text.as_ref(), "" | "~" | "null");
                let value = if null { Value::Null } else { Value::Text(text.into_owned()) };
                Node { span: places.range(&span), value }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if open.len() == MAX_DEPTH {
                    return Err(refuse("this is nested too deep"));
                }
                let map = matches!(event, Event::MappingStart(..));
                open.push(Open { start: places.offset(&span.start), map, items: Vec::new() });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(closed) => closed.close(places.offset(&span.end)),
                None => continue,
            },
            _ => continue,
        };
        match open.last_mut() {
            Some(parent) => parent.items.push(done),
            None => root = Some(done),
        }
    }
    Ok(root.unwrap_or(Node { span: block.start..block.start, value: Value::Null }))
}

struct Open {
    start: usize,
    map: bool,
    /// Keys and values in turn, for a mapping.
    items: Vec<Node>,
}

impl Open {
    fn close(self, end: usize) -> Node {
        let value = if self.map {
            let mut items = self.items.into_iter();
            let mut entries = Vec::new();
            while let (Some(key), Some(value)) = (items.next(), items.next()) {
                entries.push((key, value));
            }
            Value::Map(entries)
        } else {
            Value::List(self.items)
        };
        Node { span: self.start..end.max(self.start), value }
    }
}

/// Turns the parser's lines and columns into bytes of the file.
struct Places<'y> {
    yaml: &'y str,
    base: usize,
    line_starts: Vec<usize>,
}

impl<'y> Places<'y> {
    fn new(yaml: &'y str, base: usize) -> Places<'y> {
        let line_starts = std::iter::once(0).chain(yaml.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Places { yaml, base, line_starts }
    }

    fn offset(&self, marker: &Marker) -> usize {
        let Some(&start) = self.line_starts.get(marker.line().saturating_sub(1)) else {
            return self.base + self.yaml.len();
        };
        let line = &self.yaml[start..];
        let column = line.char_indices().nth(marker.col()).map_or(line.len(), |(at, _)| at);
        self.base + start + column
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let start = self.offset(&span.start);
        start..self.offset(&span.end).max(start)
    }

    fn mistake(&self, error: &ScanError) -> Mistake {
        Mistake { at: self.offset(error.marker()), message: error.info().to_owned() }
    }
}
