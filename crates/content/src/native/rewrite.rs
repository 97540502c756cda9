//! A question changed by the program inside the text that its author wrote: what did not change stays
//! as it was written, with comments, spacing and keys that the program doesn't know.

use super::blocks::{Block, cut};
use super::question::parse_questions;
use super::write::{self, KEYS, after_yaml, key_point_entry, write_question, yaml_entry};
use super::yaml::{Node, Value, parse_yaml};
use crate::Source;
use crate::problem::Found;
use hotseat_interview::{KeyPoint, Question};
use std::ops::Range;

/// Keys of a key point that the program writes itself.
const POINT_KEYS: [&str; 6] = ["id", "weight", "say", "accept", "probe", "reviewed"];

/// The text of a question, changed so that it reads as `question`. Where the text is not one question, or
/// can't be changed in parts, it is written anew.
pub fn rewrite_question(text: &str, question: &Question) -> String {
    let source = Source { name: String::new(), text: text.to_owned() };
    let before = read(&source, question);
    match before {
        Some(before) if before == *question => text.to_owned(),
        Some(before) => {
            let anew = write_question(question);
            let reading = |text: &str| read(&Source { name: String::new(), text: text.to_owned() }, question);
            let changed = changed(&source, &before, question);
            // Nothing is risked for a comment: it must read as if it were written anew.
            let as_it_should =
                |read: Option<Question>| read.as_ref() == Some(question) || read == reading(&anew);
            changed.filter(|changed| as_it_should(reading(changed))).unwrap_or(anew)
        }
        None => write_question(question),
    }
}

/// The only question of a text.
fn read(source: &Source, like: &Question) -> Option<Question> {
    let mut parsed = parse_questions(&like.pack, &mut Found::new(source)).into_iter();
    parsed.next().filter(|_| parsed.next().is_none()).map(|parsed| parsed.question)
}

fn changed(source: &Source, before: &Question, after: &Question) -> Option<String> {
    let text = source.text.as_str();
    let blocks = cut(&mut Found::new(source));
    let [block] = blocks.as_slice() else { return None };
    let yaml = changed_yaml(text, block, before, after)?;
    let same_words = before.title == after.title && after_yaml(before) == after_yaml(after);
    if let Some(range) = block.yaml.clone().filter(|_| same_words) {
        return Some(format!("{}{yaml}{}", &text[..range.start], &text[range.end..]));
    }
    let (preamble, heading) = (&text[..block.heading.start], write::heading(after));
    Some(format!("{preamble}{heading}```yaml\n{yaml}```\n{}", after_yaml(after)))
}

fn changed_yaml(text: &str, block: &Block<'_>, before: &Question, after: &Question) -> Option<String> {
    let range = block.yaml.clone().unwrap_or(block.heading.end..block.heading.end);
    let root = parse_yaml(text, range.clone()).ok()?;
    let none = Vec::new();
    let entries = match &root.value {
        Value::Map(entries) => entries,
        Value::Null => &none,
        _ => return None,
    };
    let mut yaml = String::new();
    let mut written = range.start;
    let mut missing: Vec<&str> = KEYS.to_vec();
    for (index, (key, value)) in entries.iter().enumerate() {
        let Value::Text(name) = &key.value else { return None };
        missing.retain(|key| key != name);
        let (old, new) = (yaml_entry(before, name), yaml_entry(after, name));
        if old == new {
            continue;
        }
        let end = entries.get(index + 1).map_or(range.end, |(next, _)| line_start(text, next.span.start));
        let region = without_comments(text, line_start(text, key.span.start)..end);
        if region.start < written {
            // Several keys on one line.
            return None;
        }
        yaml.push_str(&text[written..region.start]);
        let entry = (name == "key_points").then(|| changed_points(text, value, &region, before, after));
        yaml.push_str(&entry.flatten().unwrap_or(new));
        written = region.end;
    }
    yaml.push_str(&text[written..range.end]);
    for key in missing {
        if !yaml.is_empty() && !yaml.ends_with('\n') {
            yaml.push('\n');
        }
        yaml.push_str(&yaml_entry(after, key));
    }
    Some(yaml)
}

/// The list of key points with the changed ones written anew; none where it isn't written one entry
/// under another.
fn changed_points(
    text: &str,
    list: &Node,
    region: &Range<usize>,
    before: &Question,
    after: &Question,
) -> Option<String> {
    let Value::List(items) = &list.value else { return None };
    if after.key_points.is_empty() || items.len() != before.key_points.len() {
        return None;
    }
    let starts: Vec<usize> = items.iter().map(|item| line_start(text, item.span.start)).collect();
    let ends = starts.iter().skip(1).copied().chain([region.end]);
    let mut yaml = text[region.start..*starts.first()?].to_owned();
    let regions: Vec<Range<usize>> =
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
    if starts.windows(2).any(|pair| pair[0] >= pair[1]) || starts[0] <= region.start {
        return None;
    }
    for point in &after.key_points {
        let place = before.key_points.iter().position(|old| old.id == point.id);
        match place {
            Some(place) if before.key_points[place] == *point => yaml.push_str(&text[regions[place].clone()]),
            Some(place) => yaml.push_str(&changed_point(text, &items[place], &regions[place], point)?),
            None => yaml.push_str(&indented(&key_point_entry(point), indent(text, &regions[0])?)),
        }
        if !yaml.ends_with('\n') {
            yaml.push('\n');
        }
    }
    Some(yaml)
}

/// A key point written anew, and below it what the program doesn't know of it.
fn changed_point(text: &str, item: &Node, region: &Range<usize>, point: &KeyPoint) -> Option<String> {
    let Value::Map(entries) = &item.value else { return None };
    let mut entry = indented(&key_point_entry(point), indent(text, region)?);
    for (index, (key, _)) in entries.iter().enumerate() {
        let Value::Text(name) = &key.value else { return None };
        if POINT_KEYS.contains(&name.as_str()) {
            continue;
        }
        // On the line of the dash, or inside braces, it can't be taken out whole.
        let start = line_start(text, key.span.start);
        if start <= region.start {
            return None;
        }
        let end = entries.get(index + 1).map_or(region.end, |(next, _)| line_start(text, next.span.start));
        entry.push_str(&text[start..end.max(start)]);
    }
    Some(entry)
}

/// How far in the dash of an entry stands.
fn indent(text: &str, region: &Range<usize>) -> Option<usize> {
    let line = &text[region.clone()];
    let bare = line.trim_start_matches(' ');
    bare.starts_with("- ").then(|| line.len() - bare.len())
}

/// An entry that is written two blanks in, moved to `depth` blanks.
fn indented(entry: &str, depth: usize) -> String {
    entry.lines().map(|line| format!("{}{}\n", " ".repeat(depth), line.get(2..).unwrap_or(line))).collect()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Leaves the comments and blank lines at the end of a key's lines to what follows.
fn without_comments(text: &str, region: Range<usize>) -> Range<usize> {
    let mut end = region.end;
    while end > region.start {
        let start = line_start(text, end - 1);
        let line = text[start..end].trim();
        if start <= region.start || !(line.is_empty() || line.starts_with('#')) {
            break;
        }
        end = start;
    }
    region.start..end
}
