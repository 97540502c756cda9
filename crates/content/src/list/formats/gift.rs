//! Moodle's GIFT format: `::name:: question {=right ~wrong #remark}`.

use super::Found;
use super::data::one_slug;
use super::markup::plain;
use super::quiz::Quiz;
use crate::list::Dialect;

/// Whether a text without a telling name is in this format: its first line that says anything names
/// a category or a question, and braces follow.
pub(super) fn looks_like_one(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("//"));
    first.is_some_and(|line| {
        line.starts_with("$CATEGORY:") || line.starts_with("::") && line[2..].contains("::")
    }) && text.contains('{')
}

pub(super) fn read(text: &str) -> Found {
    let mut records = Vec::new();
    let mut topic: Option<String> = None;
    for (first, block) in blocks(text) {
        let (mut first, mut block) = (first, block.as_str());
        while let Some(category) = block.strip_prefix("$CATEGORY:") {
            let (name, rest) = category.split_once('\n').unwrap_or((category, ""));
            topic = name.rsplit('/').next().map(one_slug).filter(|topic| !topic.is_empty());
            (first, block) = (first.saturating_add(1), rest.trim_start());
        }
        if let Some(mut quiz) = quiz(block) {
            let breaks = u32::try_from(block.trim_end().matches('\n').count()).unwrap_or(u32::MAX);
            quiz.lines = (first, first.saturating_add(breaks));
            quiz.topics.extend(topic.clone());
            records.extend(quiz.record());
        }
    }
    Found { dialect: Dialect::Quiz, confidence: 0.9, records, table: None, notes: Vec::new() }
}

/// The blocks between blank lines outside braces, without comments, each with its first line.
fn blocks(text: &str) -> Vec<(u32, String)> {
    let mut blocks: Vec<(u32, String)> = Vec::new();
    let (mut open, mut depth) = (false, 0usize);
    for (line, text) in (1u32..).zip(text.lines()) {
        if text.trim().is_empty() && depth == 0 {
            open = false;
            continue;
        }
        // A comment keeps its line, so that the others keep theirs.
        let text = if text.trim_start().starts_with("//") { "" } else { text };
        if !open {
            if text.is_empty() {
                continue;
            }
            blocks.push((line, String::new()));
            open = true;
        }
        if let Some((_, block)) = blocks.last_mut() {
            block.push_str(text.trim());
            block.push('\n');
        }
        for (_, mark) in marks(text, &['{', '}']) {
            depth = if mark == '{' { depth + 1 } else { depth.saturating_sub(1) };
        }
    }
    blocks
}

/// The places of these characters where no backslash stands before them.
fn marks<'t>(text: &'t str, wanted: &'t [char]) -> impl Iterator<Item = (usize, char)> + 't {
    let mut escaped = false;
    text.char_indices().filter(move |(_, c)| {
        let is_mark = !escaped && wanted.contains(c);
        escaped = !escaped && *c == '\\';
        is_mark
    })
}

fn quiz(block: &str) -> Option<Quiz> {
    let text = match block.strip_prefix("::").and_then(|rest| rest.split_once("::")) {
        Some((_, text)) => text,
        None => block,
    };
    let open = marks(text, &['{']).next()?.0;
    let close = marks(&text[open..], &['}']).next().map_or(text.len(), |(at, _)| open + at);
    let after = text.get(close + 1..).unwrap_or_default().trim();
    let gap = if after.is_empty() { "" } else { " _____ " };
    let mut quiz = Quiz { asked: said(&format!("{}{gap}{after}", text[..open].trim())), ..Quiz::default() };
    answers(text.get(open + 1..close)?.trim(), &mut quiz);
    Some(quiz)
}

fn answers(inside: &str, quiz: &mut Quiz) {
    let (inside, general) = inside.split_once("####").unwrap_or((inside, ""));
    let (first, remark) = inside.split_once('#').unwrap_or((inside, ""));
    match first.trim() {
        "T" | "TRUE" => quiz.right.push("True".to_owned()),
        "F" | "FALSE" => quiz.right.push("False".to_owned()),
        "" if !remark.is_empty() => quiz.right.push(said(remark)),
        _ => choices(inside, quiz),
    }
    if matches!(first.trim(), "T" | "TRUE" | "F" | "FALSE") {
        quiz.remarks.push(said(remark));
    }
    quiz.remarks.push(said(general));
}

/// The choices `=right`, `~wrong` and `~%50%half`, each perhaps with `#a remark`.
fn choices(inside: &str, quiz: &mut Quiz) {
    let starts: Vec<(usize, char)> = marks(inside, &['=', '~']).collect();
    let is_choice = starts.iter().any(|(_, mark)| *mark == '~');
    for (index, (start, mark)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(inside.len(), |(next, _)| *next);
        let text = &inside[start + 1..end];
        let (text, remark) = match marks(text, &['#']).next() {
            Some((at, _)) => (&text[..at], &text[at + 1..]),
            None => (text, ""),
        };
        let (weight, text) = match text.trim().strip_prefix('%').and_then(|rest| rest.split_once('%')) {
            Some((weight, text)) => (weight.trim().parse().unwrap_or(0.0), text),
            None => (if *mark == '=' { 100.0 } else { 0.0 }, text),
        };
        let text = said(text).replace(" -> ", " → ");
        if is_choice {
            quiz.choices.push(text.clone());
        }
        if weight > 0.0 {
            quiz.right.push(text);
        }
        quiz.remarks.push(said(remark));
    }
}

/// A text without its escapes and the name of its format.
fn said(text: &str) -> String {
    let mut text = text.trim();
    let mut html = false;
    for format in ["[html]", "[markdown]", "[plain]", "[moodle]"] {
        if let Some(rest) = text.strip_prefix(format) {
            (text, html) = (rest.trim_start(), format == "[html]");
        }
    }
    let mut said = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, chars.as_str().chars().next()) {
            ('\\', Some('n')) => {
                said.push('\n');
                chars.next();
            }
            ('\\', Some(next)) if "~=#{}:\\".contains(next) => {
                said.push(next);
                chars.next();
            }
            _ => said.push(c),
        }
    }
    if html { plain(&said) } else { said }
}
