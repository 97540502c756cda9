use super::Dialect;
use super::label::{Label, label};
use super::lines::{Kind, Line, Mark, whole_bold};

/// Longer than any question: a paragraph that happens to look like one.
const LONGEST_TITLE: usize = 1_000;

/// A way to mark questions, finer than [`Dialect`]: what one document uses for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Family {
    NumberedHeadings(u8),
    ListItemHeadings(u8),
    Headings(u8),
    PrefixedHeadings(u8),
    PrefixedBold,
    PrefixedLines,
    Details,
    NumberedBold,
    BoldLines,
    NumberedBoldItems,
    NumberedLines,
    Bullets,
}

impl Family {
    pub fn dialect(self) -> Dialect {
        match self {
            Family::NumberedHeadings(level) => Dialect::NumberedHeadings { level },
            Family::ListItemHeadings(level) => Dialect::ListItemHeadings { level },
            Family::Headings(level) => Dialect::Headings { level },
            Family::PrefixedHeadings(_) | Family::PrefixedBold | Family::PrefixedLines => Dialect::Prefixed,
            Family::Details => Dialect::Details,
            Family::NumberedBold | Family::BoldLines => Dialect::BoldLines,
            Family::NumberedBoldItems | Family::NumberedLines => Dialect::NumberedLines,
            Family::Bullets => Dialect::Bullets,
        }
    }

    /// Whether its members are headings, and of which level.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Family::NumberedHeadings(level)
            | Family::ListItemHeadings(level)
            | Family::Headings(level)
            | Family::PrefixedHeadings(level) => Some(level),
            _ => None,
        }
    }
}

/// A line that could be a question.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'t> {
    /// Index of the line.
    pub line: usize,
    pub family: Family,
    pub number: Option<&'t str>,
    pub title: &'t str,
}

/// Everything that could be a question, in the order of the document.
pub(super) fn candidates<'t>(lines: &[Line<'t>]) -> Vec<Candidate<'t>> {
    lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.text.len() <= LONGEST_TITLE)
        .filter_map(|(at, line)| candidate(at, line))
        .filter(|candidate| !candidate.title.is_empty())
        .collect()
}

fn candidate<'t>(at: usize, line: &Line<'t>) -> Option<Candidate<'t>> {
    let make = |family, number, title| Some(Candidate { line: at, family, number, title });
    match line.kind {
        Kind::Heading(heading) => match (heading.item, label(heading.text)) {
            (Some(_), _) if heading.indent > 3 => None,
            (Some(Mark::Number(number)), _) => {
                make(Family::ListItemHeadings(heading.level), Some(number), heading.text)
            }
            (Some(Mark::Bullet), _) => make(Family::ListItemHeadings(heading.level), None, heading.text),
            (None, Some(Label { number, prefixed: true, rest })) => {
                make(Family::PrefixedHeadings(heading.level), number, rest)
            }
            (None, Some(Label { number, rest, .. })) => {
                make(Family::NumberedHeadings(heading.level), number, rest)
            }
            (None, None) => make(Family::Headings(heading.level), None, heading.text),
        },
        Kind::Summary(text) => match label(text) {
            Some(Label { number, rest, .. }) => make(Family::Details, number, rest),
            None => make(Family::Details, None, whole_bold(text).unwrap_or(text)),
        },
        Kind::Item(item) if item.indent < 2 => match (item.mark, whole_bold(item.text)) {
            (Mark::Number(number), Some(bold)) => make(Family::NumberedBoldItems, Some(number), bold),
            (Mark::Number(number), None) => make(Family::NumberedLines, Some(number), item.text),
            (Mark::Bullet, _) => make(Family::Bullets, None, item.text),
        },
        Kind::Text if !line.text.starts_with([' ', '\t']) => {
            let bold = line.text.starts_with("**");
            match (label(line.text), whole_bold(line.text)) {
                (Some(Label { number, prefixed: true, rest }), _) if bold => {
                    make(Family::PrefixedBold, number, rest)
                }
                (Some(Label { number, prefixed: true, rest }), _) => {
                    make(Family::PrefixedLines, number, rest)
                }
                (Some(Label { number, rest, .. }), _) if bold => make(Family::NumberedBold, number, rest),
                (Some(Label { number, rest, .. }), _) => make(Family::NumberedLines, number, rest),
                (None, Some(bold)) => make(Family::BoldLines, None, bold),
                (None, None) => None,
            }
        }
        _ => None,
    }
}
