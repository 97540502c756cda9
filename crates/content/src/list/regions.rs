//! Parts of a document that mark their questions in another way than the rest of it.

use super::assemble::Member;
use super::candidates::{Candidate, Family};
use super::choose::{Choice, choose};
use super::evidence::Page;
use super::lines::{Heading, Kind, Line};
use super::words::{asks_about_the_page, ends_the_list};

/// The members of other families, in parts that hold none of the chosen one. A part begins with a
/// heading that no answer would have.
pub(super) fn others<'c, 't>(
    lines: &[Line<'t>],
    page: &Page,
    candidates: &'c [Candidate<'t>],
    choice: &Choice<'c, 't>,
) -> Vec<&'c Candidate<'t>> {
    let mut found = Vec::new();
    let mut ahead = candidates;
    let ends = choice.members.iter().map(|member| member.line).chain([lines.len()]);
    let mut before: Option<&Candidate<'_>> = None;
    for (index, end) in ends.enumerate() {
        let start = before.map_or(0, |member| member.line + 1);
        let length = ahead.iter().take_while(|candidate| candidate.line < end).count();
        let (within, after) = ahead.split_at(length);
        ahead = after;
        // What stands before the first question needs no heading to be a part of its own.
        let part = part_start(lines, start, end, choice.family).or(before.is_none().then_some(start));
        let next = choice.members.get(index).copied();
        if let Some(part) = part
            && within.len() >= 2
            && !is_one_answer(before, next)
        {
            let within =
                within.iter().filter(|candidate| candidate.line >= part && candidate.family != choice.family);
            if let Some(other) =
                choose(lines, page, within).filter(|other| speaks_for_itself(other, before.is_none()))
            {
                found.extend(other.members);
            }
        }
        before = next;
    }
    found
}

/// The first heading in a range that could divide the document.
fn part_start(lines: &[Line<'_>], start: usize, end: usize, family: Family) -> Option<usize> {
    let level = match family {
        // A heading outside the items is in no answer.
        Family::ListItemHeadings(level) => level + 1,
        _ => family.heading_level().unwrap_or(7),
    };
    let divides = |line: &Line<'_>| match line.kind {
        Kind::Heading(heading @ Heading { item: None, .. }) => {
            heading.level < level && heading.indent < 2 && !ends_the_list(heading.text)
        }
        _ => false,
    };
    lines.get(start..end)?.iter().position(divides).map(|offset| start + offset)
}

/// Whether the numbers on both sides leave no room: all between them is an answer.
fn is_one_answer(before: Option<&Candidate<'_>>, next: Option<&Candidate<'_>>) -> bool {
    let number = |member: Option<&Candidate<'_>>| member?.number?.parse::<u32>().ok();
    match (number(before), number(next)) {
        (Some(before), Some(next)) => next.checked_sub(before).is_some_and(|step| step <= 1),
        _ => false,
    }
}

/// Whether a part is worth a dialect of its own; weak marks need more of them.
fn speaks_for_itself(other: &Choice<'_, '_>, is_opening: bool) -> bool {
    let evidence = &other.evidence;
    let strong = matches!(
        other.family,
        Family::PrefixedHeadings(_)
            | Family::PrefixedBold
            | Family::PrefixedLines
            | Family::NumberedHeadings(_)
            | Family::ListItemHeadings(_)
            | Family::Details
    );
    let counts = || evidence.numbered > 0.9 && evidence.sequence > 0.8 && evidence.restarts == 0.0;
    let strong = strong || (other.family == Family::NumberedBold && evidence.count >= 3 && counts());
    if strong {
        return evidence.count >= 2 && evidence.asking >= 0.7;
    }
    !is_opening && evidence.count >= 4 && evidence.asking >= 0.8
}

/// Questions under headings of other levels: with the same prefix, which tells enough, or as slips of
/// the pen.
pub(super) fn other_levels<'c, 't>(
    lines: &[Line<'t>],
    page: &Page,
    candidates: &'c [Candidate<'t>],
    choice: &Choice<'c, 't>,
) -> Vec<&'c Candidate<'t>> {
    let own = choice.family;
    let different = candidates.iter().filter(|candidate| candidate.family != own && !candidate.generic);
    match own {
        Family::PrefixedHeadings(_) => {
            different.filter(|candidate| matches!(candidate.family, Family::PrefixedHeadings(_))).collect()
        }
        Family::Headings(level) => {
            let last = choice.members.last().map_or(0, |member| member.line);
            let slips: Vec<&Candidate<'_>> = different
                .filter(|candidate| candidate.asks && candidate.line < last)
                .filter(|candidate| !asks_about_the_page(candidate.title))
                .filter(|candidate| match candidate.family {
                    Family::Headings(higher) if higher < level => {
                        higher > 1 && is_answered(lines, candidate.line)
                    }
                    Family::Headings(_) => choice.evidence.listed >= 0.7 && page.lists(candidate.title),
                    _ => false,
                })
                .collect();
            // More than a few are no slips, but parts of the page.
            if slips.len() * 12 <= choice.members.len() { slips } else { Vec::new() }
        }
        // A rule right below a line was not meant to make it a heading.
        Family::PlainLines => different
            .filter(|candidate| matches!(candidate.family, Family::Headings(_)) && candidate.asks)
            .filter(|candidate| !lines[candidate.line].text.starts_with(['#', '<', ' ']))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether text or code follows a heading at once.
fn is_answered(lines: &[Line<'_>], at: usize) -> bool {
    let below = lines[at + 1..].iter().find(|line| !matches!(line.kind, Kind::Blank | Kind::Underline));
    below.is_some_and(|line| matches!(line.kind, Kind::Text | Kind::Fence | Kind::Item(_)))
}

/// Lines between two entries of one list.
const LONGEST_STEP: usize = 60;

/// Entries of the lists that hold the questions, emphasised where the others are not, or the other
/// way round: they ask, and their number goes on from an entry of the same list, or leads up to it.
pub(super) fn other_emphasis<'c, 't>(
    lines: &[Line<'t>],
    candidates: &'c [Candidate<'t>],
    choice: &Choice<'c, 't>,
) -> Vec<&'c Candidate<'t>> {
    let other = match choice.family {
        Family::NumberedLines => Family::NumberedBoldItems,
        Family::NumberedBoldItems => Family::NumberedLines,
        _ => return Vec::new(),
    };
    let mut known = choice.members.iter().map(|member| member.line).peekable();
    let entries: Vec<(&Candidate<'_>, bool)> = candidates
        .iter()
        .filter_map(|candidate| {
            if known.next_if_eq(&candidate.line).is_some() {
                return Some((candidate, true));
            }
            (candidate.family == other && candidate.asks && !candidate.generic).then_some((candidate, false))
        })
        .collect();
    let number = |candidate: &Candidate<'_>| candidate.number?.parse::<u32>().ok();
    let is_next = |one: &Candidate<'_>, next: &Candidate<'_>| {
        next.line - one.line <= LONGEST_STEP
            && number(one).and_then(|number| number.checked_add(1)) == number(next)
            && number(next).is_some()
            && !lines[one.line..next.line].iter().any(|line| matches!(line.kind, Kind::Heading(_)))
    };
    let mut taken: Vec<bool> = entries.iter().map(|(_, known)| *known).collect();
    for at in 1..entries.len() {
        taken[at] |= taken[at - 1] && is_next(entries[at - 1].0, entries[at].0);
    }
    for at in (1..entries.len()).rev() {
        taken[at - 1] |= taken[at] && is_next(entries[at - 1].0, entries[at].0);
    }
    let new = entries.into_iter().zip(taken).filter(|((_, known), taken)| *taken && !known);
    new.map(|((candidate, _), _)| candidate).collect()
}

/// Sorts the members of all families into the order of the document.
pub(super) fn members<'t>(choice: &Choice<'_, 't>, others: &[&Candidate<'t>]) -> Vec<Member<'t>> {
    let mut members: Vec<Member<'t>> =
        choice.members.iter().chain(others).map(|candidate| Member::of(candidate)).collect();
    members.sort_by_key(|member| member.line);
    members.dedup_by_key(|member| member.line);
    members
}
