use super::label::{Label, label};
use super::labelled::split_headings;
use super::lines::{Heading, Item, Kind, Line, Mark};
use super::marks::{bold_run, whole_bold};
use super::stacked::{asks_alone, stacked};
use super::words::{asks, is_generic, plain_html};
use super::{Dialect, rows};

/// Longer than any question: a paragraph that happens to look like one.
pub(super) const LONGEST_TITLE: usize = 1_000;
/// A heading may hold a link, and its target every letter of the title three times over.
const LONGEST_HEADING: usize = 8_000;

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
    BoldBullets,
    Bullets,
    /// Headings, or lines such as `Question 3`, that label, each with a paragraph that asks.
    LabelBody(u8),
    /// Lines that end in a question mark, alone between blank ones or one below the other.
    PlainLines,
    /// Rows of a table with a column of questions.
    TableRows,
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
            Family::Bullets | Family::BoldBullets => Dialect::Bullets,
            Family::LabelBody(NO_HEADING) => Dialect::Prefixed,
            Family::LabelBody(level) => Dialect::LabelAndBody { level },
            Family::PlainLines => Dialect::PlainLines,
            Family::TableRows => Dialect::Table,
        }
    }

    /// Whether its members are headings, and of which level.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Family::NumberedHeadings(level)
            | Family::ListItemHeadings(level)
            | Family::Headings(level)
            | Family::LabelBody(level)
            | Family::PrefixedHeadings(level) => Some(level),
            _ => None,
        }
    }
}

/// Level of [`Family::LabelBody`] for labels that are no headings.
pub(super) const NO_HEADING: u8 = 7;

/// A line that could be a question.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'t> {
    /// Index of the line.
    pub line: usize,
    pub family: Family,
    pub number: Option<&'t str>,
    pub title: &'t str,
    /// Whether the title asks, or gives a task.
    pub asks: bool,
    /// Whether the title rather labels a part of an answer.
    pub generic: bool,
}

impl<'t> Candidate<'t> {
    pub fn new(line: usize, family: Family, number: Option<&'t str>, title: &'t str) -> Candidate<'t> {
        Candidate { line, family, number, title, asks: asks(title), generic: is_generic(title) }
    }
}

/// Everything that could be a question, in the order of the document.
pub(super) fn candidates<'t>(lines: &[Line<'t>]) -> Vec<Candidate<'t>> {
    // Some authors indent all their bullets.
    let outermost = lines
        .iter()
        .filter_map(|line| match line.kind {
            Kind::Item(item) => Some(item.indent),
            _ => None,
        })
        .min()
        .unwrap_or(0);
    let stacked = stacked(lines);
    let alone = |at: usize| {
        let blank = |at: Option<usize>| {
            let line = at.and_then(|at| lines.get(at));
            line.is_none_or(|line| matches!(line.kind, Kind::Blank | Kind::Rule | Kind::Underline))
        };
        asks_alone(&lines[at]) && blank(at.checked_sub(1)) && blank(Some(at + 1))
            || stacked.binary_search(&at).is_ok()
    };
    let mut numbers = Numbers::default();
    let mut found: Vec<Candidate<'_>> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| {
            let heading = matches!(line.kind, Kind::Heading(_));
            line.text.len() <= if heading { LONGEST_HEADING } else { LONGEST_TITLE }
        })
        .filter_map(|(at, line)| {
            let slipped = numbers.slipped(line, outermost);
            candidate(at, line, if slipped { u16::MAX } else { outermost }, &alone)
        })
        .filter(|candidate| !candidate.title.is_empty())
        .collect();
    bare_numbers(&mut found);
    split_headings(lines, &mut found);
    let rows = rows::rows(lines);
    if !rows.is_empty() {
        found.extend(
            rows.iter().map(|row| Candidate::new(row.line, Family::TableRows, row.number, row.title)),
        );
        found.sort_by_key(|candidate| candidate.line);
    }
    found
}

/// The numbers of the list items above.
#[derive(Default)]
struct Numbers {
    outermost: Option<u32>,
    inner: Option<u32>,
}

impl Numbers {
    /// Whether a line is an entry of the outermost list that slipped to the right: its number goes on
    /// there, and not in a list within the entry above.
    fn slipped(&mut self, line: &Line<'_>, outermost: u16) -> bool {
        let Kind::Item(Item { mark: Mark::Number(_), indent, .. }) = line.kind else { return false };
        let number: Option<u32> = line.item_number().and_then(|number| number.parse().ok());
        if indent < outermost.saturating_add(2) {
            *self = Numbers { outermost: number, inner: None };
            return false;
        }
        let before = number.and_then(|number| number.checked_sub(1));
        let slipped = indent < outermost.saturating_add(4)
            && before.is_some_and(|before| before > 0)
            && self.outermost == before
            && self.inner != before;
        if slipped {
            *self = Numbers { outermost: number, inner: None };
        } else {
            self.inner = number;
        }
        slipped
    }
}

/// Takes `### 12 Title` and `### 12-Title` for a number where headings count that way; one such heading is only a title
/// that begins with a number.
fn bare_numbers(candidates: &mut [Candidate<'_>]) {
    for level in 1..=6 {
        let family = Family::Headings(level);
        let numbers: Vec<u32> = candidates
            .iter()
            .filter(|candidate| candidate.family == family)
            .filter_map(|candidate| bare_number(candidate.title)?.0.parse().ok())
            .collect();
        let steps = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
        if numbers.len() < 3 || steps * 5 < (numbers.len() - 1) * 4 {
            continue;
        }
        for candidate in candidates.iter_mut().filter(|candidate| candidate.family == family) {
            if let Some((number, title)) = bare_number(candidate.title) {
                *candidate =
                    Candidate::new(candidate.line, Family::NumberedHeadings(level), Some(number), title);
            }
        }
    }
}

/// A number without a mark that closes it, and what follows.
pub(super) fn bare_number(title: &str) -> Option<(&str, &str)> {
    let (number, rest) = title.split_once([' ', '-', '—', '–', '_'])?;
    let is_number = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (number, rest.trim_start())).filter(|(_, rest)| !rest.is_empty())
}

fn candidate<'t>(
    at: usize,
    line: &Line<'t>,
    outermost: u16,
    alone: &dyn Fn(usize) -> bool,
) -> Option<Candidate<'t>> {
    let make = |family, number, title| Some(Candidate::new(at, family, number, title));
    match line.kind {
        Kind::Heading(heading) => of_heading(at, line, heading),
        Kind::Summary(text) => match label(text) {
            Some(Label { number, rest, .. }) => make(Family::Details, number, rest),
            None => make(Family::Details, None, whole_bold(text).unwrap_or(text)),
        },
        Kind::Item(item) if item.indent < outermost.saturating_add(2) => of_item(at, line, item),
        // `> Q3. Title`, and below it the answer.
        Kind::Quote => match label(line.text.trim_start_matches(['>', ' '])) {
            Some(Label { number: Some(number), prefixed: true, rest }) => {
                make(Family::PrefixedLines, Some(number), rest)
            }
            _ => make(Family::PrefixedLines, None, callout(line.text)?),
        },
        Kind::Text if !line.text.starts_with([' ', '\t']) => {
            let html = line.text.starts_with("<b>") || line.text.starts_with("<strong>");
            let text = if html { plain_html(line.text) } else { line.text };
            let bold = html || text.starts_with("**");
            match (label(text), bold_question(line.text)) {
                (Some(Label { number, prefixed: true, rest }), _) if bold => {
                    make(Family::PrefixedBold, number, rest)
                }
                (Some(Label { number, prefixed: true, rest }), _) => {
                    make(Family::PrefixedLines, number, rest)
                }
                (Some(Label { number, rest, .. }), _) if bold => make(Family::NumberedBold, number, rest),
                (Some(Label { number, rest, .. }), _) => make(Family::NumberedLines, number, rest),
                (None, Some(bold)) => make(Family::BoldLines, None, bold),
                // Where lines are wrapped by hand, the emphasis ends on the next.
                (None, None) if opens_bold(text) && asks(&text[2..]) => {
                    make(Family::BoldLines, None, &text[2..])
                }
                (None, None) if alone(at) => make(Family::PlainLines, None, line.text),
                (None, None) => None,
            }
        }
        _ => None,
    }
}

fn of_heading<'t>(at: usize, line: &Line<'t>, heading: Heading<'t>) -> Option<Candidate<'t>> {
    let make = |family, number, title| Some(Candidate::new(at, family, number, title));
    match (heading.item, label(heading.text)) {
        (Some(_), _) if heading.indent > 3 => None,
        (Some(_), _) => make(Family::ListItemHeadings(heading.level), line.item_number(), heading.text),
        (None, Some(Label { number, prefixed: true, rest })) => {
            make(Family::PrefixedHeadings(heading.level), number, rest)
        }
        (None, Some(Label { number, rest, .. })) => {
            make(Family::NumberedHeadings(heading.level), number, rest)
        }
        (None, None) => make(Family::Headings(heading.level), None, heading.text),
    }
}

fn of_item<'t>(at: usize, line: &Line<'t>, item: Item<'t>) -> Option<Candidate<'t>> {
    let make = |family, number, title| Some(Candidate::new(at, family, number, title));
    let text =
        ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| item.text.strip_prefix(mark)).unwrap_or(item.text);
    match (item.mark, label(text)) {
        (_, Some(Label { number, prefixed: true, rest })) => {
            let bold = text.starts_with("**");
            let number = number.or_else(|| line.item_number());
            return make(if bold { Family::PrefixedBold } else { Family::PrefixedLines }, number, rest);
        }
        (Mark::Bullet, Some(Label { number: Some(number), rest, .. })) => {
            return make(Family::NumberedLines, Some(number), rest);
        }
        _ => {}
    }
    match (item.mark, bold_run(text)) {
        (Mark::Number(_), Some((bold, rest))) if rest.is_empty() || asks(bold) => {
            make(Family::NumberedBoldItems, line.item_number(), bold)
        }
        (Mark::Number(_), _) => make(Family::NumberedLines, line.item_number(), text),
        (Mark::Bullet, Some((bold, rest))) if is_bold_question(bold, rest) => {
            make(Family::BoldBullets, None, bold)
        }
        (Mark::Bullet, _) => make(Family::Bullets, None, text),
    }
}

/// Whether a bold run and what follows it on the line are a question and a link or an answer, not
/// a label and its explanation.
fn is_bold_question(bold: &str, rest: &str) -> bool {
    let linked = rest.trim_start_matches(['-', '–', '—', ' ']).starts_with('[');
    !bold.ends_with([':', '：']) && (asks(bold) || linked)
}

/// The title of a callout: `> [!question]- Title`.
fn callout(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['>', ' ']).strip_prefix("[!")?;
    let (kind, title) = rest.split_once(']')?;
    let asks = ["question", "faq", "help"].iter().any(|known| kind.eq_ignore_ascii_case(known));
    asks.then(|| title.trim_start_matches(['-', '+', ' ']))
}

/// Whether a line begins with emphasis that it doesn't end.
fn opens_bold(text: &str) -> bool {
    text.starts_with("**") && text.matches("**").count() == 1
}

/// The bold run of a line that is bold as a whole, or begins with a bold question.
fn bold_question(text: &str) -> Option<&str> {
    whole_bold(text).or_else(|| {
        let (bold, _) = bold_run(text)?;
        bold.ends_with(['?', '？']).then_some(bold)
    })
}
