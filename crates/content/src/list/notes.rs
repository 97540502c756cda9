use super::assemble::Member;
use super::candidates::{Candidate, Family};
use super::lines::{Kind, Line};
use super::parts::{level_in, topic_in};
use super::{ImportedQuestion, Note};
use std::collections::{HashMap, HashSet};

/// Openings that show that an answer was copied from a chat and not edited.
const CHAT_OPENINGS: [&str; 15] = [
    "certainly!",
    "certainly,",
    "sure!",
    "sure, ",
    "of course!",
    "as an experienced",
    "it seems like you",
    "here's a ",
    "here is a brief",
    "i'll provide",
    "i'd be happy to",
    "sure thing",
    "absolutely!",
    "great question",
    "as an ai",
];

impl Note {
    /// A note on the line with this index.
    pub(super) fn at(index: usize, code: &'static str, message: impl Into<String>) -> Note {
        Note { line: u32::try_from(index + 1).unwrap_or(u32::MAX), code, message: message.into() }
    }
}

/// Says why a document gave no question.
pub(super) fn nothing_found(lines: &[Line<'_>]) -> Note {
    let links = lines.iter().filter(|line| line.is_link_only()).count();
    let message = if links >= 3 {
        format!(
            "this page holds no questions: {links} of its lines are links to elsewhere; import the pages they lead to"
        )
    } else {
        "no questions were found: nothing in this text marks them, neither numbers nor headings nor a `Q:`"
            .to_owned()
    };
    Note { line: 0, code: "no-questions", message }
}

/// Bytes of a line that nobody wrote as one.
const LONGEST_LINE: usize = 100_000;
/// Notes on such lines.
const MOST_LONG_LINES: usize = 20;

/// Says which lines are too long to hold a question.
pub(super) fn about_lines(lines: &[Line<'_>], notes: &mut Vec<Note>) {
    let long = lines.iter().enumerate().filter(|(_, line)| line.text.len() > LONGEST_LINE);
    for (at, line) in long.take(MOST_LONG_LINES) {
        let message = format!(
            "this line is {} bytes long, and was taken as text: no question is; if the file has lost its line ends, save it again with them",
            line.text.len()
        );
        notes.push(Note::at(at, "long-line", message));
    }
}

/// Says what was read out of the document's title: it holds for every question, and is a guess.
pub(super) fn about_title(
    lines: &[Line<'_>],
    questions: &[ImportedQuestion],
    title: Option<&str>,
    notes: &mut Vec<Note>,
) {
    let Some(title) = title else { return };
    let level =
        level_in(title).filter(|level| questions.iter().any(|question| question.level == Some(*level)));
    let topic = topic_in(title);
    let at =
        lines.iter().position(|line| matches!(line.kind, Kind::Heading(heading) if heading.text == title));
    let said = match (level, &topic) {
        (None, None) => return,
        (Some(level), None) => format!("the level {level:?}"),
        (None, Some(topic)) => format!("the topic `{topic}`"),
        (Some(level), Some(topic)) => format!("the level {level:?} and the topic `{topic}`"),
    };
    let message = format!("{} was taken from the title", said.to_lowercase());
    notes.push(Note::at(at.unwrap_or(0), "from-title", message));
}

/// Nobody reads more.
const MOST_NOTES: usize = 200;

/// Notes on what was taken: repeated and missing numbers, missing answers, remnants of a chat.
pub(super) fn about_questions(questions: &[ImportedQuestion], family: Family, notes: &mut Vec<Note>) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut before: Option<u32> = None;
    let mut more = 0u32;
    let start = notes.len();
    for question in questions {
        let at = question.heading_line;
        if notes.len() - start >= MOST_NOTES {
            more += 1;
            continue;
        }
        let mut note = |code, message| notes.push(Note { line: at, code, message });
        if let Some(number) = question.number_as_written.as_deref() {
            let value: Option<u32> = number.parse().ok();
            match seen.get(number) {
                Some(first) => {
                    note(
                        "repeated-number",
                        format!("number {number} was already used in line {first}; both are kept"),
                    );
                }
                None => {
                    seen.insert(number, at);
                }
            }
            if let (Some(before), Some(value)) = (before, value)
                && value > before + 1
            {
                let missing = if value == before + 2 {
                    format!("{}", before + 1)
                } else {
                    format!("{} to {}", before + 1, value - 1)
                };
                note(
                    "missing-number",
                    format!("the numbers jump from {before} to {value}: {missing} is missing"),
                );
            }
            before = value.or(before);
        }
        match &question.answer {
            None if !matches!(family, Family::Bullets | Family::BoldBullets | Family::TableRows) => {
                note("no-answer", "this question has no answer under it; it is taken without one".to_owned());
            }
            _ => {}
        }
    }
    if more > 0 {
        let message = format!("{more} more questions were not looked at for numbers and missing answers");
        notes.push(Note { line: 0, code: "more", message });
    }
}

/// Notes on answers that look as if nobody had read them over.
pub(super) fn about_answers(questions: &[ImportedQuestion], notes: &mut Vec<Note>) {
    for question in questions {
        let Some(answer) = &question.answer else { continue };
        let at = question.heading_line;
        let mut note = |code, message: &str| notes.push(Note { line: at, code, message: message.to_owned() });
        if opens_as_chat(answer) || closes_as_chat(answer) {
            note("chat-remnant", "the answer talks like a chat; look it over before you trust it");
        }
        if is_placeholder(answer) {
            note("placeholder", "the answer is only a placeholder; write one, or judge without it");
        } else if is_cut_off(answer) {
            note("truncated", "the answer seems to end in the middle of a sentence");
        }
        if let Some(stray) = stray_start(answer) {
            note("garbled", &format!("a line begins in the middle of a word or sentence: `{stray}`"));
        }
    }
}

/// Words that stand where an answer was meant to be written.
fn is_placeholder(answer: &str) -> bool {
    answer.len() < 60 && {
        let words = super::words::normal(answer);
        [
            "todo",
            "tbd",
            "answer here",
            "your answer",
            "wip",
            "coming soon",
            "to be added",
            "add answer here",
            "n a",
        ]
        .contains(&words.as_str())
    }
}

/// Whether the last line of prose stops where no sentence does.
fn is_cut_off(answer: &str) -> bool {
    let Some(last) = answer.lines().rfind(|line| !line.trim().is_empty()) else { return false };
    let last = last.trim_end();
    let is_prose = last.len() > 60 && !last.starts_with(['|', '#', '>', '-', '*', '`', ' ', '<', '[']);
    let last_word = last.rsplit(' ').next().unwrap_or_default();
    let hangs =
        ["the", "a", "an", "and", "or", "of", "to", "with", "for", "in", "is", "are", "that", "which", "by"]
            .contains(&last_word);
    is_prose && (hangs || last.ends_with([',', '(', '-']))
}

/// The start of a line that goes on from nothing: it begins with half a word after a line that had
/// ended its sentence.
fn stray_start(answer: &str) -> Option<String> {
    let mut before = "";
    let mut in_code = false;
    for line in answer.lines() {
        in_code ^= line.trim_start().starts_with("```");
        let ended = before.trim_end().ends_with(['.', '!', '?', ':']);
        let first = line.split(' ').next().unwrap_or_default();
        let half = line.len() > 20
            && (2..=4).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_lowercase())
            && !SHORT_WORDS.contains(&first);
        if !in_code && ended && half {
            return Some(line.chars().take(40).collect());
        }
        before = line;
    }
    None
}

/// Short words with which a line may begin.
const SHORT_WORDS: &[&str] = &[
    "a", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "do", "each", "else", "for",
    "from", "get", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "let", "like", "main", "make", "many", "may", "more", "most", "must", "new", "no", "node", "not", "npm",
    "of", "on", "one", "only", "or", "our", "out", "over", "set", "she", "so", "some", "such", "take",
    "than", "that", "the", "then", "they", "this", "time", "to", "two", "up", "use", "used", "uses", "via",
    "was", "we", "well", "what", "when", "who", "why", "will", "with", "work", "yes", "you", "your", "also",
    "been", "both", "code", "data", "does", "file", "here", "just", "keep", "them", "null", "true", "were",
    "run", "runs", "type", "void", "var", "php", "css", "html", "sql", "git", "http", "json", "java", "user",
    "text", "list", "int", "char", "bool", "self",
];

/// Closings of the same kind.
fn closes_as_chat(answer: &str) -> bool {
    let Some(last) = answer.lines().rfind(|line| !line.trim().is_empty()) else { return false };
    let last = last.trim_start_matches(['*', '#', '>', ' ']).to_lowercase();
    [
        "would you like",
        "let me know if",
        "let me know and",
        "feel free to ask",
        "i hope this helps",
        "do you want me to",
    ]
    .iter()
    .any(|closing| last.starts_with(closing))
}

pub(super) fn opens_as_chat(answer: &str) -> bool {
    let trimmed = answer.trim_start();
    // Most answers begin with none of the letters.
    if !trimmed.starts_with(['C', 'c', 'S', 's', 'O', 'o', 'A', 'a', 'I', 'i', 'H', 'h', 'G', 'g']) {
        return false;
    }
    let start: String = trimmed.chars().take(40).flat_map(char::to_lowercase).collect();
    CHAT_OPENINGS.iter().any(|opening| start.starts_with(opening))
}

/// Notes on headings that ask something and were still taken for a part of an answer.
pub(super) fn about_skipped(
    candidates: &[Candidate<'_>],
    members: &[Member<'_>],
    family: Family,
    notes: &mut Vec<Note>,
) {
    let taken: HashSet<usize> = members.iter().map(|member| member.line).collect();
    let first = members.first().map_or(0, |member| member.line);
    for candidate in candidates {
        let heading = candidate.family.heading_level().is_some();
        let same_shape = std::mem::discriminant(&candidate.family) == std::mem::discriminant(&family);
        let unsure = (heading || same_shape) && candidate.title.trim_end().ends_with(['?', '？']);
        if unsure && candidate.line > first && !taken.contains(&candidate.line) {
            let message =
                format!("`{}` was taken for a part of the answer, not for a question", candidate.title);
            notes.push(Note::at(candidate.line, "skipped-heading", message));
        }
    }
}
