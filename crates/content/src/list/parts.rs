//! The parts of a list: which headings divide it, and what they say of the questions below them.

use super::assemble::Member;
use super::lines::{Heading, Kind, Line};
use super::words::is_generic;
use hotseat_interview::Level;

/// Levels of headings that divide the list into parts: nearly each of them stands right above a
/// question. Headings of other levels are part of an answer, even where they rank higher.
pub(super) fn divider_levels(lines: &[Line<'_>], members: &[Member<'_>], question_level: u8) -> [bool; 8] {
    let mut seen = [0u32; 8];
    let mut dividing = [0u32; 8];
    let Some(first) = members.first() else { return [false; 8] };
    for (index, member) in members.iter().enumerate() {
        let next = members.get(index + 1).map(|next| next.line);
        let mut pending: [u32; 8] = [0; 8];
        let mut text_lines = 0;
        for line in &lines[member.line + 1..next.unwrap_or(lines.len())] {
            match line.kind {
                Kind::Heading(Heading { level, item: None, .. }) => {
                    seen[usize::from(level)] += 1;
                    pending = [0; 8];
                    pending[usize::from(level)] = 1;
                    text_lines = 0;
                }
                // Here an answer ends: what stands above is its own heading.
                Kind::BackLink => pending = [0; 8],
                Kind::Blank | Kind::Rule | Kind::Hidden | Kind::Underline | Kind::Toc(_) => {}
                // A part may have a line or two of introduction.
                _ => text_lines += 1,
            }
        }
        if next.is_some() && text_lines <= 2 {
            for (sum, pending) in dividing.iter_mut().zip(pending) {
                *sum += pending;
            }
        }
    }
    let mut divider = [false; 8];
    for level in 1..8 {
        let higher = level < usize::from(question_level);
        // A list in parts begins with one.
        let begins = lines[..first.line].iter().any(|line| {
            matches!(line.kind, Kind::Heading(heading) if usize::from(heading.level) == level && !is_generic(heading.text))
        });
        divider[level] = higher && begins && dividing[level] > 0 && dividing[level] * 5 >= seen[level] * 3;
    }
    divider
}

/// Takes up the headings among these lines, by level, as standing above what follows.
pub(super) fn note_headings<'t>(lines: &[Line<'t>], question_level: u8, above: &mut [Option<&'t str>; 7]) {
    for line in lines {
        if let Kind::Heading(Heading { level, text, item: None, .. }) = line.kind
            // The document's own title is looked at by itself.
            && (2..question_level).contains(&level)
        {
            above[usize::from(level)..].fill(None);
            above[usize::from(level)] = Some(text);
        }
    }
}

/// The level that a heading or title names, if it names exactly one.
pub(super) fn level_in(text: &str) -> Option<Level> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let names = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let junior = [
        "junior",
        "beginner",
        "beginners",
        "basic",
        "basics",
        "fundamental",
        "fundamentals",
        "easy",
        "fresher",
        "freshers",
        "novice",
        "初级",
    ];
    let mid = ["intermediate", "mid", "middle", "medium", "中级"];
    let senior = ["senior", "advanced", "expert", "experts", "hard", "experienced", "高级"];
    match (names(&junior), names(&mid), names(&senior)) {
        (true, false, false) => Some(Level::Junior),
        (false, true, false) => Some(Level::Mid),
        (false, false, true) => Some(Level::Senior),
        _ => None,
    }
}

/// The topic that a heading or title names: its words without those that every list has.
pub(super) fn topic_in(text: &str) -> Option<String> {
    const EVERY_LIST: &[&str] = &[
        "interview",
        "interviews",
        "question",
        "questions",
        "answer",
        "answers",
        "and",
        "the",
        "a",
        "an",
        "of",
        "for",
        "top",
        "most",
        "asked",
        "common",
        "frequently",
        "list",
        "with",
        "level",
        "part",
        "section",
        "chapter",
        "q",
        "qa",
        "prep",
        "preparation",
        "guide",
        "cheat",
        "sheet",
        "cheatsheet",
        "junior",
        "beginner",
        "beginners",
        "basic",
        "basics",
        "fundamental",
        "fundamentals",
        "easy",
        "fresher",
        "freshers",
        "intermediate",
        "mid",
        "middle",
        "medium",
        "senior",
        "advanced",
        "expert",
        "hard",
        "experienced",
        "developer",
        "developers",
        "table",
        "contents",
        "to",
        "in",
        "from",
        "ask",
        "candidate",
        "candidates",
        "know",
        "should",
        "you",
        "your",
        "that",
        "come",
        "up",
        "some",
        "this",
        "my",
        "job",
        "about",
        "topics",
        "topic",
        "general",
        "ultimate",
        "complete",
        "best",
        "other",
        "more",
        "misc",
        "miscellaneous",
        "coding",
        "technical",
    ];
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || ",:;&/()[]{}*_`–—|!?".contains(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && !"+#".contains(c)).to_lowercase())
        .filter(|word| !word.is_empty() && !EVERY_LIST.contains(&word.as_str()))
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    (1..=5).contains(&words.len()).then(|| words.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_in_headings() {
        assert_eq!(level_in("Node.js - Advanced Level"), Some(Level::Senior));
        assert_eq!(level_in("For freshers"), Some(Level::Junior));
        assert_eq!(level_in("Beginner to advanced"), None, "names two");
        assert_eq!(level_in("Streams"), None);
    }

    #[test]
    fn topics_in_headings() {
        assert_eq!(topic_in("Node.js - Advanced Level Answers").as_deref(), Some("node.js"));
        assert_eq!(topic_in("The Event Loop").as_deref(), Some("event-loop"));
        assert_eq!(topic_in("Top 100 Interview Questions"), None);
        assert_eq!(topic_in("C# and C++ basics").as_deref(), Some("c#-c++"));
    }
}
