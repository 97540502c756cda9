use super::label::{Label, bare_label, label};
use super::lines::{Heading, Item, Kind, Line, Mark, bold_run, whole_bold};
use super::stacked::{asks_alone, stacked};
use super::words::{asks, is_generic, plain_html};
use super::{Dialect, rows};

/// Longer than any question: a paragraph that happens to look like one.
const LONGEST_TITLE: usize = 1_000;
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
    fn new(line: usize, family: Family, number: Option<&'t str>, title: &'t str) -> Candidate<'t> {
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

/// Takes two headings for one where the upper is no more than `Question 12`, and the lower asks it.
fn split_headings<'t>(lines: &[Line<'t>], candidates: &mut [Candidate<'t>]) {
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

/// Level of [`Family::LabelBody`] for labels that are no headings.
const NO_HEADING: u8 = 7;

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
