//! What stands under a title and still belongs to the question: the code it asks about, and the
//! choices it offers.

use super::lines::{Kind, Line};
use super::words::normal;

/// Where the lines under a title fall apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// Lines of the question, from the first.
    pub body: usize,
    /// The first line of the answer.
    pub answer: usize,
    /// The choices that are marked as right.
    pub right: Vec<String>,
}

/// Finds the end of the question among the lines under its title; none if all of them answer it.
pub(super) fn split(lines: &[Line<'_>]) -> Option<Split> {
    let choices: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| is_choice(line)).map(|(at, _)| at).collect();
    let marker = lines.iter().position(is_answer_marker);
    let (first, last) = (choices.first().copied(), choices.last().copied());
    let body = match (first, last, marker) {
        // Letters after the answer's own heading are part of it.
        (Some(first), Some(_), Some(marker)) if first > marker => marker,
        (Some(_), Some(last), _) if choices.len() >= 2 => choice_end(lines, last),
        (_, _, Some(marker)) => marker,
        _ => return None,
    };
    let answer =
        lines[body..].iter().position(|line| !is_between(line)).map_or(lines.len(), |length| body + length);
    let has_body = lines[..body].iter().any(|line| !is_between(line));
    let right = choices.iter().filter_map(|&at| checked(&lines[at])).map(str::to_owned).collect();
    has_body.then_some(Split { body, answer, right })
}

/// `- [x] text`, `- A: text`, `B) text`, `- 1: text`
pub(super) fn is_choice(line: &Line<'_>) -> bool {
    let text = match line.kind {
        Kind::Item(item) => item.text,
        Kind::Text => line.text.trim_start(),
        _ => return false,
    };
    let boxed = ["[ ]", "[x]", "[X]"].iter().any(|mark| text.starts_with(mark));
    let mut chars = text.trim_start_matches(['(', '*']).chars();
    let lettered = matches!(
        (chars.next(), chars.next()),
        (Some('A'..='F' | 'a'..='f'), Some(')' | '.' | ':')) | (Some('1'..='9'), Some(':'))
    );
    let spaced = chars.next().is_none_or(|c| !c.is_alphanumeric());
    boxed || (lettered && spaced)
}

/// Whether code, a picture, a table or choices follow a title: they make the same words another question.
pub(super) fn shows_something(lines: &[Line<'_>], title: usize) -> bool {
    let below = lines[title + 1..].iter().find(|line| {
        !matches!(line.kind, Kind::Blank | Kind::Underline | Kind::Hidden | Kind::Tag | Kind::Rule)
    });
    below.is_some_and(|line| {
        matches!(line.kind, Kind::Fence | Kind::Code | Kind::Table)
            || line.text.trim_start().starts_with("![")
            || is_choice(line)
    })
}

/// A choice may go on with code of its own.
fn choice_end(lines: &[Line<'_>], last: usize) -> usize {
    let goes_on = |line: &&Line<'_>| {
        matches!(line.kind, Kind::Fence | Kind::Code) && line.text.starts_with([' ', '\t'])
            || line.text.starts_with("  ")
    };
    last + 1 + lines[last + 1..].iter().take_while(goes_on).count()
}

fn checked<'t>(line: &Line<'t>) -> Option<&'t str> {
    match line.kind {
        Kind::Item(item) => {
            ["[x]", "[X]"].iter().find_map(|mark| item.text.strip_prefix(mark)).map(str::trim)
        }
        _ => None,
    }
}

/// `#### Answer: B`, `<summary>Show answer</summary>`, `**Answer:** text`
fn is_answer_marker(line: &Line<'_>) -> bool {
    let text = match line.kind {
        Kind::Heading(heading) => heading.text,
        Kind::Summary(text) => text,
        Kind::Text => line.text.trim_start(),
        _ => return false,
    };
    if text.len() > 400 || !text.is_char_boundary(text.len().min(40)) {
        return false;
    }
    let start = normal(&text[..text.len().min(40)]);
    let is_label = !matches!(line.kind, Kind::Text) || text.starts_with("**") || text.contains(':');
    is_label
        && ["answer", "show answer", "view answer", "solution", "show solution", "ответ", "答案", "respuesta"]
            .iter()
            .any(|word| start.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

fn is_between(line: &Line<'_>) -> bool {
    matches!(line.kind, Kind::Blank | Kind::Tag | Kind::Hidden | Kind::Rule)
        || matches!(line.kind, Kind::Summary(text) if super::words::names_a_part(text))
}
