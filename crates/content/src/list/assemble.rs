use super::candidates::Family;
use super::lines::{Heading, Kind, Line};
use super::words::{ends_the_list, is_generic};
use super::ImportedQuestion;
use hotseat_interview::Level;

/// A line that was found to be a question.
#[derive(Clone, Debug)]
pub(super) struct Member<'t> {
    pub line: usize,
    pub number: Option<&'t str>,
    pub title: &'t str,
}

/// Gives each question its answer, its level and its topics.
pub(super) fn assemble<'t>(
    lines: &[Line<'t>],
    members: &[Member<'t>],
    family: Family,
    title: Option<&str>,
) -> Vec<ImportedQuestion> {
    let question_level = family.heading_level().unwrap_or(7);
    let divider = divider_levels(lines, members, question_level);
    let document_level = title.and_then(level_in);
    let document_topic = title.and_then(topic_in);
    // The headings above the question at hand, by level: "Senior", then "Streams".
    let mut above: [Option<&str>; 7] = [None; 7];
    let first = members.first().map_or(0, |member| member.line);
    note_headings(&lines[..first], question_level, &mut above);
    let mut questions = Vec::with_capacity(members.len());
    for (index, member) in members.iter().enumerate() {
        let next = members.get(index + 1).map_or(lines.len(), |next| next.line);
        let after = &lines[member.line + 1..next];
        let length = answer_length(after, family, question_level, &divider, index + 1 == members.len());
        let headings: Vec<&str> = above.iter().flatten().copied().collect();
        questions.push(question(lines, member, member.line + 1 + length, |question| {
            question.level = headings.iter().rev().find_map(|text| level_in(text)).or(document_level);
            let topics = headings.iter().rev().filter_map(|text| topic_in(text)).chain(document_topic.clone());
            for topic in topics {
                if !question.topics.contains(&topic) {
                    question.topics.push(topic);
                }
            }
        }));
        note_headings(&after[length..], question_level, &mut above);
    }
    questions
}

/// Levels of headings that divide the list into parts: nearly each of them stands right above a
/// question. Headings of other levels are part of an answer, even where they rank higher.
fn divider_levels(lines: &[Line<'_>], members: &[Member<'_>], question_level: u8) -> [bool; 8] {
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

/// How many of the lines after a question belong to it.
fn answer_length(
    after: &[Line<'_>],
    family: Family,
    question_level: u8,
    divider: &[bool; 8],
    is_last: bool,
) -> usize {
    let mut length = after.len();
    for (offset, line) in after.iter().enumerate() {
        match line.kind {
            Kind::Heading(heading) => {
                let level = usize::from(heading.level);
                let ends = is_last && heading.level <= question_level && ends_the_list(heading.text);
                if heading.item.is_none() && (divider[level] || ends) {
                    length = offset;
                    break;
                }
            }
            // What follows the block belongs to the page, not to the answer.
            Kind::Tag if family == Family::Details && line.text.trim_start().starts_with("</details>") => {
                length = offset;
                break;
            }
            _ => {}
        }
    }
    // Headings with nothing under them before the next question stand above it, not in the answer.
    while length > 0 {
        match after[length - 1].kind {
            Kind::Heading(_) if is_last => break,
            Kind::Heading(_) => length -= 1,
            _ if is_edge(&after[length - 1]) => length -= 1,
            _ => break,
        }
    }
    length
}

fn is_edge(line: &Line<'_>) -> bool {
    // A blank line of code is the end of a block that was never closed.
    line.text.is_empty()
        || matches!(line.kind, Kind::Blank | Kind::Rule | Kind::BackLink | Kind::Hidden | Kind::Underline | Kind::Tag)
}

fn note_headings<'t>(lines: &[Line<'t>], question_level: u8, above: &mut [Option<&'t str>; 7]) {
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

fn question(
    lines: &[Line<'_>],
    member: &Member<'_>,
    end: usize,
    classify: impl FnOnce(&mut ImportedQuestion),
) -> ImportedQuestion {
    let before = |kind: &Kind<'_>| matches!(kind, Kind::Blank | Kind::Underline | Kind::Hidden | Kind::Tag);
    let start = (member.line + 1..end).find(|&at| !before(&lines[at].kind));
    let range = start.unwrap_or(member.line)..end;
    let answer = match start {
        Some(start) => &lines[start..end],
        None => &[],
    };
    let mut question = ImportedQuestion {
        number_as_written: member.number.map(str::to_owned),
        title: member.title.split_whitespace().collect::<Vec<_>>().join(" "),
        heading_line: number(member.line),
        first_line: number(range.start),
        last_line: if start.is_some() { number(end - 1) } else { number(member.line) },
        level: None,
        topics: Vec::new(),
        sections: Vec::new(),
        bold_labels: Vec::new(),
        n_code_blocks: 0,
        answer: start.map(|_| dedented(answer)),
    };
    for line in answer {
        match line.kind {
            Kind::Heading(heading) => question.sections.push(heading.text.to_owned()),
            Kind::Fence => question.n_code_blocks += 1,
            _ => question.bold_labels.extend(line.bold_label().map(str::to_owned)),
        }
    }
    classify(&mut question);
    question
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// The text of an answer without the indentation that all its lines share.
fn dedented(answer: &[Line<'_>]) -> String {
    let indent = |text: &str| text.bytes().take_while(|&byte| byte == b' ').count();
    let shared = answer.iter().filter(|line| !line.text.is_empty()).map(|line| indent(line.text)).min().unwrap_or(0);
    let texts: Vec<_> = answer.iter().map(|line| line.text.get(shared..).unwrap_or_default()).collect();
    texts.join("\n")
}

/// The level that a heading or title names, if it names exactly one.
fn level_in(text: &str) -> Option<Level> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let names = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let junior = ["junior", "beginner", "beginners", "basic", "basics", "fundamental", "fundamentals", "easy", "fresher", "freshers", "novice", "初级"];
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
fn topic_in(text: &str) -> Option<String> {
    const EVERY_LIST: &[&str] = &[
        "interview", "interviews", "question", "questions", "answer", "answers", "and", "the", "a", "an", "of", "for", "top",
        "most", "asked", "common", "frequently", "list", "with", "level", "part", "section", "chapter", "q", "qa", "prep",
        "preparation", "guide", "cheat", "sheet", "cheatsheet", "junior", "beginner", "beginners", "basic", "basics",
        "fundamental", "fundamentals", "easy", "fresher", "freshers", "intermediate", "mid", "middle", "medium", "senior",
        "advanced", "expert", "hard", "experienced", "developer", "developers", "table", "contents", "to", "in", "from",
        "ask", "candidate", "candidates", "know", "should", "you", "your", "that", "come", "up", "some", "this", "my", "job",
        "about", "topics", "topic", "general", "ultimate", "complete", "best", "other", "more", "misc", "miscellaneous", "coding", "technical",
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
