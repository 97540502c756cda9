use super::words::normal;
use hotseat_interview::{KeyPoint, Weight};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::HashSet;

/// More ideas than this are details.
const MOST_POINTS: usize = 8;
/// How many of them are proposed as core.
const CORE_POINTS: usize = 3;
const LONGEST_POINT: usize = 240;
const LONGEST_ID_WORDS: usize = 5;

/// Proposes key points for an answer in Markdown: its defining sentence, what it labels in bold,
/// its bullets and tips. All of them are unreviewed.
pub fn propose_key_points(answer: &str) -> Vec<KeyPoint> {
    let mut ids = HashSet::new();
    ideas(&blocks(answer))
        .into_iter()
        .take(MOST_POINTS)
        .enumerate()
        .map(|(index, say)| KeyPoint {
            id: unique_id(&say, &mut ids),
            weight: if index < CORE_POINTS { Weight::Core } else { Weight::Supporting },
            say,
            accept: Vec::new(),
            probe: None,
            reviewed: false,
        })
        .collect()
}

/// A paragraph or heading, as plain text.
#[derive(Debug, Default)]
struct Block {
    text: String,
    /// Bytes of `text` at its start that are bold.
    bold: usize,
    kind: BlockKind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum BlockKind {
    #[default]
    Paragraph,
    Heading,
    /// In a list, so many levels deep.
    Item(usize),
}

impl Block {
    /// The bold start, if it is a label of its own and not merely an emphasised word.
    fn label(&self) -> Option<&str> {
        let bold = self.text.get(..self.bold)?.trim();
        let after = self.text[self.bold..].trim_start();
        let closed = bold.ends_with(':') || after.starts_with(':') || after.is_empty();
        let label = bold.trim_end_matches(':').trim();
        (closed && !label.is_empty()).then_some(label)
    }

    fn is_label_only(&self) -> bool {
        self.label().is_some() && self.text[self.bold..].trim_matches([':', ' ']).is_empty()
    }
}

fn blocks(answer: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = Block::default();
    let (mut depth, mut skipped) = (0usize, 0usize);
    let mut in_bold = false;
    let mut close = |open: &mut Block, depth: usize| {
        let mut done = std::mem::take(open);
        if depth > 0 && done.kind == BlockKind::Paragraph {
            done.kind = BlockKind::Item(depth);
        }
        if !done.text.trim().is_empty() {
            blocks.push(done);
        }
    };
    for event in Parser::new_ext(answer, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock) => {
                close(&mut open, depth);
                skipped += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::Table | TagEnd::HtmlBlock) => skipped -= 1,
            _ if skipped > 0 => {}
            Event::Start(Tag::List(_)) => {
                close(&mut open, depth);
                depth += 1;
            }
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Start(Tag::Heading { .. }) => {
                close(&mut open, depth);
                open.kind = BlockKind::Heading;
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item) => close(&mut open, depth),
            Event::Start(Tag::Strong) => in_bold = open.bold == open.text.len(),
            Event::End(TagEnd::Strong) => in_bold = false,
            Event::Text(text) | Event::Code(text) => {
                open.text.push_str(&text);
                if in_bold {
                    open.bold = open.text.len();
                }
            }
            Event::SoftBreak | Event::HardBreak => open.text.push('\n'),
            _ => {}
        }
    }
    close(&mut open, depth);
    blocks
}

/// The ideas of an answer in its order, each once.
fn ideas(blocks: &[Block]) -> Vec<String> {
    let mut ideas: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |idea: Option<String>| {
        if let Some(idea) = idea.filter(|idea| says_something(idea))
            && seen.insert(normal(&idea))
        {
            ideas.push(idea);
        }
    };
    let mut at = 0;
    let mut defined = false;
    let mut tip = false;
    while at < blocks.len() {
        let block = &blocks[at];
        at += 1;
        if block.kind == BlockKind::Heading {
            tip = normal(&block.text).contains("tip");
            continue;
        }
        if block.is_label_only() {
            let (idea, used) = group(block, &blocks[at..]);
            at += used;
            add(idea);
            continue;
        }
        match (block.kind, block.label()) {
            (BlockKind::Item(1), _) | (BlockKind::Paragraph, Some(_)) => add(sentence(&block.text)),
            (BlockKind::Paragraph, None) if !defined || tip => {
                defined = true;
                add(sentence(&block.text));
            }
            _ => {}
        }
    }
    if ideas.len() < 2 {
        let more = blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Paragraph)
            .filter_map(|block| sentence(&block.text));
        ideas.extend(more.filter(|idea| says_something(idea) && seen.insert(normal(idea))).take(3));
    }
    ideas
}

/// A label and what stands under it, as one idea; and how many blocks that took.
fn group(label: &Block, below: &[Block]) -> (Option<String>, usize) {
    let Some(name) = label.label() else { return (None, 0) };
    let name = super::label::label(name).map_or(name, |label| label.rest);
    let own_depth = if let BlockKind::Item(depth) = label.kind { depth } else { 0 };
    let is_part = |block: &&Block| {
        matches!(block.kind, BlockKind::Item(depth) if depth > own_depth) && !block.is_label_only()
    };
    let items: Vec<_> = below.iter().take_while(is_part).collect();
    if !items.is_empty() {
        let parts: Vec<_> = items.iter().filter_map(|item| sentence(&item.text)).take(3).collect();
        let parts: Vec<_> = parts.iter().map(|part| part.trim_end_matches('.')).collect();
        return (Some(clipped(&format!("{name}: {}", parts.join("; ")))), items.len());
    }
    match below.first() {
        // A label over further labels or a list of its own says nothing by itself.
        Some(next) if next.kind == BlockKind::Paragraph && next.label().is_none() => {
            (sentence(&next.text).map(|sentence| clipped(&format!("{name}: {sentence}"))), 1)
        }
        _ => (None, 0),
    }
}

/// The first sentence of a text on one line; none if it only leads on to what follows.
fn sentence(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = line.len();
    for (at, mark) in line.match_indices(['.', '!', '?', '。']) {
        let after = &line[at + mark.len()..];
        let before = line[..at].rsplit(' ').next().unwrap_or_default();
        let abbreviation = matches!(before, "e.g" | "i.e" | "etc" | "vs" | "Dr") || before.len() <= 1;
        if mark == "。" || (after.starts_with(' ') && !abbreviation) {
            end = at + mark.len();
            break;
        }
    }
    let sentence = line[..end].trim();
    // A list mark without its space, as lists written in a hurry have it.
    let sentence = sentence.trim_start_matches(['-', '•', '*']).trim_start();
    (!sentence.ends_with(':') && !sentence.is_empty()).then(|| clipped(sentence))
}

/// At most [`LONGEST_POINT`] bytes, cut where a clause ends.
fn clipped(text: &str) -> String {
    if text.len() <= LONGEST_POINT {
        return text.to_owned();
    }
    let mut limit = LONGEST_POINT;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &text[..limit];
    let cut = head.rfind([';', ',']).or_else(|| head.rfind(' ')).unwrap_or(limit);
    head[..cut].trim_end().to_owned()
}

fn says_something(idea: &str) -> bool {
    let words = idea.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    // Scripts without spaces say much in one run.
    words >= 2 || idea.chars().filter(|&c| u32::from(c) > 0x2e80).count() >= 4
}

fn unique_id(say: &str, ids: &mut HashSet<String>) -> String {
    let words: Vec<String> = say
        .to_ascii_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| {
            !word.is_empty()
                && !matches!(*word, "a" | "an" | "the" | "is" | "are" | "of" | "to" | "and" | "it")
        })
        .take(LONGEST_ID_WORDS)
        .map(|word| word.chars().take(15).collect())
        .collect();
    let base = if words.is_empty() { "point".to_owned() } else { words.join("-") };
    let mut id = base.clone();
    let mut count = 2;
    while !ids.insert(id.clone()) {
        id = format!("{base}-{count}");
        count += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answer: &str, expected: &[&str]) {
        let points = propose_key_points(answer);
        let says: Vec<_> = points.iter().map(|point| point.say.as_str()).collect();
        assert_eq!(says, expected, "key points of {answer:?}");
        assert!(points.iter().all(|point| !point.reviewed));
    }

    #[test]
    fn a_definition_and_its_bullets() {
        check(
            "A stream is data over time. It comes in chunks.\n\n- Readable ones are read.\n- Writable ones are *written* to, e.g. a file.\n  - nested detail is left out\n",
            &[
                "A stream is data over time.",
                "Readable ones are read.",
                "Writable ones are written to, e.g. a file.",
            ],
        );
    }

    #[test]
    fn labels_with_what_is_under_them() {
        check(
            "**1. Shared state:**\n- lives in a store\n- not in the process\n\n**2. Health:**\n- answers a probe\n",
            &["Shared state: lives in a store; not in the process", "Health: answers a probe"],
        );
        check(
            "1. **Parse**: the text becomes a tree.\n2. **Run**: the tree is walked.\n",
            &["Parse: the text becomes a tree.", "Run: the tree is walked."],
        );
    }

    #[test]
    fn tips_and_lead_ins() {
        check(
            "### Explanation\n\nThere are two ways:\n\n- one way by hand\n- the other by tool\n\n### Interview Tip\n\nName the cost of both.\n",
            &["one way by hand", "the other by tool", "Name the cost of both."],
        );
    }

    #[test]
    fn code_and_nothing() {
        check("```js\n// a comment in code\n```", &[]);
        check("", &[]);
        check("Yes.", &[]);
    }

    #[test]
    fn never_too_many_and_ids_differ() {
        let answer: String = (0..30).map(|n| format!("- the same words again {n}\n")).collect();
        let points = propose_key_points(&answer);
        assert_eq!(points.len(), MOST_POINTS);
        let ids: HashSet<_> = points.iter().map(|point| &point.id).collect();
        assert_eq!(ids.len(), MOST_POINTS, "ids {ids:?}");
    }
}
