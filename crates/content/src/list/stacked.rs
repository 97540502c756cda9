//! Questions one below the other, with nothing to mark them: to Markdown, a single paragraph.

use super::lines::{Kind, Line};
use super::words::asks;

/// Bytes of a question that nothing marks.
const LONGEST: usize = 300;
/// Words of a line that names what follows.
const LONGEST_NAME: usize = 8;

/// The lines of such paragraphs that ask, in the order of the document.
pub(super) fn stacked(lines: &[Line<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let length = lines[at..].iter().take_while(|line| is_plain(line)).count();
        let paragraph = &lines[at..at + length];
        if length >= 2 && paragraph.iter().all(|line| is_question(line.text) || is_name(line.text)) {
            let asking = paragraph.iter().enumerate().filter(|(_, line)| is_question(line.text));
            let asking: Vec<usize> = asking.map(|(offset, _)| at + offset).collect();
            if asking.len() * 2 >= length {
                found.extend(asking);
            }
        }
        at += length.max(1);
    }
    found
}

/// Whether a line that stands alone asks.
pub(super) fn asks_alone(line: &Line<'_>) -> bool {
    line.text.ends_with(['?', '？']) || (is_plain(line) && is_question(line.text))
}

fn is_plain(line: &Line<'_>) -> bool {
    line.kind == Kind::Text && line.text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '¿' | '"'))
}

/// Whether a line asks as a whole; one that wraps begins or ends within a sentence.
fn is_question(text: &str) -> bool {
    let begins = text.starts_with(|c: char| !c.is_lowercase());
    let ends = || text.ends_with(['?', '？']) && asks(text) || text.ends_with('.') && is_task(text);
    text.len() <= LONGEST && begins && ends()
}

/// Whether a text begins with a verb that only a task begins with.
fn is_task(text: &str) -> bool {
    const TASKS: [&str; 8] =
        ["explain", "describe", "compare", "discuss", "write", "define", "differentiate", "implement"];
    let first = text.split(' ').next().unwrap_or_default();
    TASKS.iter().any(|task| first.eq_ignore_ascii_case(task))
}

fn is_name(text: &str) -> bool {
    let ends = text.ends_with(['.', '?', '!', ',', ';', '？', '。']);
    !ends && text.split_whitespace().count() <= LONGEST_NAME
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::scan::scan;

    fn check(text: &str, expected: &[usize]) {
        assert_eq!(stacked(&scan(text, &mut Vec::new())), expected, "stacked in {text:?}");
    }

    #[test]
    fn one_per_line() {
        check(
            "Sails\n\nWhat is a jib?\nHow is it reefed?\nRopes\n\nWhat is a sheet?\nExplain the halyard.\n",
            &[2, 3, 6, 7],
        );
        check("What is a jib?\n\nA sail.\n", &[]);
    }

    #[test]
    fn wrapped_prose() {
        check("A jib is a sail, but what happens when the\nwind turns? It is sheeted in.\n", &[]);
        check("Is it reefed?\nMostly it is not, because there is no wind on the lake.\n", &[]);
    }
}
