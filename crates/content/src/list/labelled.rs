//! Labels such as `Question 12`, and what stands below them and asks.

use super::candidates::{Candidate, Family, LONGEST_TITLE, NO_HEADING};
use super::label::bare_label;
use super::lines::{Heading, Kind, Line};

/// Takes two headings for one where the upper is no more than `Question 12`, and the lower asks it.
pub(super) fn split_headings<'t>(lines: &[Line<'t>], candidates: &mut [Candidate<'t>]) {
    let adjoin = |upper: usize, lower: usize| {
        let between = lines.get(upper + 1..lower).unwrap_or_default();
        between.iter().all(|line| matches!(line.kind, Kind::Blank | Kind::Underline | Kind::Hidden))
    };
    let pairs: Vec<(usize, u8, &str)> = candidates
        .windows(2)
        .enumerate()
        .filter_map(|(at, pair)| match (pair[0].family, pair[1].family) {
            (Family::Headings(upper), Family::Headings(lower))
                if upper < lower && adjoin(pair[0].line, pair[1].line) =>
            {
                Some((at + 1, upper, bare_label(pair[0].title, false)?))
            }
            _ => None,
        })
        .collect();
    if pairs.len() < FEWEST_PAIRS {
        return;
    }
    for (at, level, number) in pairs {
        let Candidate { line, title, .. } = candidates[at];
        candidates[at] = Candidate::new(line, Family::PrefixedHeadings(level), Some(number), title);
    }
}

/// Fewer such pairs are no way to mark questions.
const FEWEST_PAIRS: usize = 3;

/// The labels of paragraphs that ask; see [`Family::LabelBody`]. The paragraph's first line is the
/// title.
pub(super) fn labelled<'t>(lines: &[Line<'t>], candidates: &[Candidate<'t>]) -> Vec<Candidate<'t>> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let (level, number) = match line.kind {
            Kind::Heading(Heading { level, text, item: None, .. }) => (level, bare_label(text, true)),
            Kind::Text if !line.text.starts_with([' ', '\t']) => match bare_label(line.text, false) {
                Some(number) => (NO_HEADING, Some(number)),
                None => continue,
            },
            _ => continue,
        };
        let names_something = || {
            let place = candidates.binary_search_by_key(&at, |candidate| candidate.line);
            place.is_ok_and(|place| {
                let candidate = &candidates[place];
                matches!(candidate.family, Family::Headings(_)) && !candidate.asks && !candidate.generic
            })
        };
        if (number.is_some() || names_something())
            && let Some(body) = body_start(lines, at)
            && lines[body].text.len() <= LONGEST_TITLE
        {
            let title = lines[body].text.trim_start();
            found.push(Candidate::new(at, Family::LabelBody(level), number, title));
        }
    }
    found
}

/// Lines between a label and the paragraph that it labels.
const LONGEST_GAP: usize = 8;

/// The first line of the paragraph under a label. What stands between is blank, names the level, or
/// says no more than that a question follows.
pub(super) fn body_start(lines: &[Line<'_>], label: usize) -> Option<usize> {
    let says_little = |text: &str| {
        let text = text.trim_matches(['*', '_', ' ']);
        text.len() <= LONGEST_REMARK
            && (["level", "difficulty"].iter().any(|word| starts_with_word(text, word))
                || ["question", "problem", "题目", "вопрос"]
                    .contains(&text.trim_end_matches([':', '：']).to_lowercase().as_str()))
    };
    for (at, line) in lines.iter().enumerate().skip(label + 1).take(LONGEST_GAP) {
        match line.kind {
            Kind::Blank | Kind::Underline | Kind::Hidden | Kind::Tag | Kind::Rule => {}
            Kind::Text if says_little(line.text) => {}
            Kind::Text => return Some(at),
            _ => return None,
        }
    }
    None
}

/// Bytes of a remark such as `Level: easy`.
const LONGEST_REMARK: usize = 40;

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}
