//! Flash cards in notes, as Obsidian's spaced repetition reads them: `question::answer` on a line, or
//! a `?` alone on a line between the two.

use super::card::titled;
use super::data::one_slug;
use super::{Found, Record};
use crate::fence::{closes, opens};
use crate::list::Dialect;

const TAG: &str = "#flashcards";
/// Lines that show what a text is like.
const SAMPLE: usize = 1_000;

/// Whether a text holds such cards: it says so, or most of its lines are cards.
pub(super) fn looks_like_one(text: &str) -> bool {
    let tagged = text.contains(TAG);
    // Most texts hold neither: the cheap question first.
    if !tagged && !text.contains("::") {
        return false;
    }
    let lines = || text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).take(SAMPLE);
    if tagged {
        return lines().any(|line| halves(line).is_some() || is_divider(line));
    }
    let (count, cards) = (lines().count(), lines().filter(|line| halves(line).is_some()).count());
    cards >= 3 && cards * 5 >= count * 3
}

/// The sides of `question::answer`.
fn halves(line: &str) -> Option<(&str, &str)> {
    let mut in_code = false;
    let (at, _) = line.char_indices().find(|&(at, c)| {
        in_code ^= c == '`';
        !in_code && line[at..].starts_with("::")
    })?;
    let (front, back) = (line[..at].trim(), line[at..].trim_start_matches(':').trim());
    (!front.is_empty() && !back.is_empty()).then_some((front, back))
}

fn is_divider(line: &str) -> bool {
    matches!(line.trim(), "?" | "??")
}

pub(super) fn read(text: &str) -> Found {
    let lines: Vec<&str> = text.lines().collect();
    let mut records = Vec::new();
    let mut topics: Vec<String> = Vec::new();
    let mut fence = None;
    // First line of the paragraph at hand, and its divider if it has one.
    let (mut first, mut divider) = (0, None);
    for at in 0..=lines.len() {
        let line = lines.get(at).copied().unwrap_or_default();
        let in_fence = fence.is_some();
        match fence {
            Some(open) if closes(line, open) => fence = None,
            None => fence = opens(line),
            _ => {}
        }
        if in_fence && at < lines.len() {
            continue;
        }
        if line.trim().is_empty() || line.starts_with('#') {
            if let Some(divider) = divider.take() {
                records.extend(card(
                    first,
                    at,
                    &lines[first..divider].join("\n"),
                    &lines[divider + 1..at].join("\n"),
                    &topics,
                ));
            }
            first = at + 1;
            if let Some(tag) = line.split_whitespace().find_map(|word| word.strip_prefix(TAG)) {
                topics = tag.split('/').filter(|part| !part.is_empty()).map(one_slug).collect();
            }
        } else if is_divider(line) {
            divider = Some(at).filter(|&at| at > first);
        } else if divider.is_none()
            && let Some((front, back)) = halves(line)
        {
            records.extend(card(at, at + 1, front, back, &topics));
            first = at + 1;
        }
    }
    Found { dialect: Dialect::Cards, confidence: 0.8, records, table: None, notes: Vec::new() }
}

/// A card on these lines; `end` is the line after it.
fn card(start: usize, end: usize, front: &str, back: &str, topics: &[String]) -> Option<Record> {
    let line = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    let (title, body) = titled(front);
    let record = Record {
        line: line(start + 1),
        last_line: line(end),
        title,
        body,
        answer: Some(back.trim().to_owned()).filter(|back| !back.is_empty()),
        topics: topics.to_vec(),
        ..Record::default()
    };
    (!record.title.is_empty()).then_some(record)
}
