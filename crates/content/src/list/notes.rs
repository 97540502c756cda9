use super::assemble::Member;
use super::candidates::{Candidate, Family};
use super::lines::{Kind, Line};
use super::parts::{level_in, topic_in};
use super::{ImportedQuestion, Note};
use std::collections::{HashMap, HashSet};

/// Openings that show that an answer was copied from a chat and not edited.
const CHAT_OPENINGS: [&str; 8] = [
    "certainly!",
    "certainly,",
    "sure!",
    "sure, ",
    "of course!",
    "as an experienced",
    "it seems like you",
    "here's a ",
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

/// Notes on what was taken: repeated and missing numbers, missing answers, remnants of a chat.
pub(super) fn about_questions(questions: &[ImportedQuestion], family: Family, notes: &mut Vec<Note>) {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut before: Option<u32> = None;
    for question in questions {
        let at = question.heading_line;
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
            None if family != Family::Bullets => {
                note("no-answer", "this question has no answer under it; it is taken without one".to_owned());
            }
            Some(answer) if opens_as_chat(answer) => {
                note(
                    "chat-remnant",
                    "the answer opens like a chat; look it over before you trust it".to_owned(),
                );
            }
            _ => {}
        }
    }
}

fn opens_as_chat(answer: &str) -> bool {
    let start: String = answer.trim_start().chars().take(40).flat_map(char::to_lowercase).collect();
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
