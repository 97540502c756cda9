use super::Note;
use super::assemble::Member;
use super::candidates::{Candidate, Family, bare_number};
use super::lines::{Kind, Line};
use super::seen::Reason;

/// Finds the members that the sequence of numbers misses among lines that are marked otherwise:
/// `# 78. …`, `79. …`, `# 80. …`. One is taken only where it is the sole way to go on: between its
/// two neighbours, alone between blank lines, and not in a list of its own.
pub(super) fn repair<'t>(
    lines: &[Line<'t>],
    candidates: &[Candidate<'t>],
    members: &mut Vec<Member<'t>>,
    notes: &mut Vec<Note>,
) {
    let mut found = Vec::new();
    // Candidates stand in the order of the document, and so do the gaps: one walk serves them all.
    let mut ahead = candidates.iter().peekable();
    for pair in members.windows(2) {
        let (Some(before), Some(after)) = (plain_number(pair[0].number), plain_number(pair[1].number)) else {
            continue;
        };
        if after.saturating_sub(before) < 2 {
            continue;
        }
        let mut missing = before + 1;
        let mut unnumbered: Vec<&Candidate<'_>> = Vec::new();
        let taken = found.len();
        while ahead.next_if(|candidate| candidate.line <= pair[0].line).is_some() {}
        while let Some(candidate) = ahead.next_if(|candidate| candidate.line < pair[1].line) {
            if is_unnumbered(candidate, pair[0].family) {
                unnumbered.push(candidate);
            }
            if let Some(member) = unmarked_number(candidate)
                && let Some(number) = plain_number(member.number)
                && (missing..after).contains(&number)
            {
                missing = number + 1;
                found.push(member);
                continue;
            }
            let number = plain_number(candidate.number).filter(|&number| (missing..after).contains(&number));
            if let Some(number) = number
                && stands_alone(lines, candidate.line, number)
                && !candidate.generic
            {
                missing = number + 1;
                found.push(Member::of(candidate));
            }
        }
        // As many as are missing, without a number but alike in all else.
        if found.len() == taken && unnumbered.len() == (after - before - 1) as usize {
            found.extend(unnumbered.into_iter().map(Member::of));
        }
    }
    found.extend(ends(lines, candidates, members));
    for member in &mut found {
        member.reason = Reason::Repaired;
        let which = member.number.map(|number| format!(" {number}")).unwrap_or_default();
        let message = format!(
            "taken as question{which}, though marked differently from the others: the numbers before and after it need it"
        );
        notes.push(Note::at(member.line, "repaired", message));
    }
    members.extend(found);
    members.sort_by_key(|member| member.line);
}

/// A heading whose number nothing closes: `## 12 Title`.
fn unmarked_number<'t>(candidate: &Candidate<'t>) -> Option<Member<'t>> {
    let is_heading = matches!(candidate.family, Family::Headings(_));
    let (number, title) = is_heading.then(|| bare_number(candidate.title)).flatten()?;
    Some(Member { number: Some(number), title, ..Member::of(candidate) })
}

/// Whether a heading lacks nothing but the number that its neighbours have.
fn is_unnumbered(candidate: &Candidate<'_>, family: Family) -> bool {
    let alike = matches!(
        (candidate.family, family),
        (Family::Headings(level), Family::NumberedHeadings(own)) if level == own
    );
    alike && !candidate.generic
}

/// Headings of another level before the first member and after the last, whose numbers lead up to it
/// or go on from it one by one.
fn ends<'t>(lines: &[Line<'t>], candidates: &[Candidate<'t>], members: &[Member<'t>]) -> Vec<Member<'t>> {
    let (Some(first), Some(last)) = (members.first(), members.last()) else { return Vec::new() };
    let fits = |candidate: &Candidate<'_>, number: u32| {
        plain_number(candidate.number) == Some(number)
            && matches!(lines[candidate.line].kind, Kind::Heading(_))
            && !candidate.generic
    };
    let mut found = Vec::new();
    if let Some(mut number) = plain_number(first.number) {
        let until = candidates.partition_point(|candidate| candidate.line < first.line);
        for candidate in candidates[..until].iter().rev() {
            if number > 1 && fits(candidate, number - 1) {
                number -= 1;
                found.push(Member::of(candidate));
            }
        }
    }
    if let Some(mut number) = plain_number(last.number).filter(|&number| number >= 3) {
        let from = candidates.partition_point(|candidate| candidate.line <= last.line);
        for candidate in &candidates[from..] {
            if fits(candidate, number + 1) {
                number += 1;
                found.push(Member::of(candidate));
            }
        }
    }
    found
}

fn plain_number(written: Option<&str>) -> Option<u32> {
    written?.parse().ok()
}

/// Whether blank lines stand around a line (a heading may follow), and it is no entry of a list
/// that goes on around it.
fn stands_alone(lines: &[Line<'_>], at: usize, number: u32) -> bool {
    let is_heading = matches!(lines[at].kind, Kind::Heading(_));
    let blank_before = at == 0 || lines[at - 1].kind == Kind::Blank;
    let blank_after =
        lines.get(at + 1).is_none_or(|line| matches!(line.kind, Kind::Blank | Kind::Heading(_)));
    is_heading || (blank_before && blank_after && !follows_entry(lines, at, number))
}

/// Whether the nearest line with text above is the entry before this one in the same list.
fn follows_entry(lines: &[Line<'_>], at: usize, number: u32) -> bool {
    let above = lines[..at].iter().rev().take(20).find(|line| line.kind != Kind::Blank);
    above.is_some_and(|line| {
        let item = matches!(line.kind, Kind::Item(_));
        item && line.item_number().is_some_and(|written| written.parse() == Ok(number - 1))
    })
}
