//! Members of a family that are none: what a family alone can tell, before it is weighed.

use super::candidates::{Candidate, Family};
use super::evidence::Page;
use super::label::components;
use super::lines::{Heading, Kind, Line};
use super::words::{asks_about_the_page, ends_the_list, gives_task, names_a_part, promises_questions};

/// A list of steps that is longer than this is no part of an answer.
const LONGEST_ASIDE: usize = 40;

/// Drops the members that only look like questions of this family.
pub(super) fn sift(lines: &[Line<'_>], page: &Page, family: Family, members: &mut Vec<&Candidate<'_>>) {
    match family {
        Family::Details => {
            members.retain(|member| !ends_the_list(member.title) && !names_a_part(member.title));
        }
        Family::Headings(_) | Family::BoldLines => {
            members.retain(|member| {
                !is_the_pages_own(member) && (member.asks || !lines[member.line].is_link_only())
            });
            before_the_list(page, family, members);
            introduction(members);
        }
        Family::Bullets | Family::BoldBullets => lists(lines, members),
        Family::NumberedLines | Family::NumberedBoldItems => steps(lines, members),
        Family::NumberedHeadings(_) => {
            asides(members);
            chapters(lines, members);
        }
        _ => {}
    }
}

/// Without a number, a heading of the right level may still be one of the page's own.
fn is_the_pages_own(candidate: &Candidate<'_>) -> bool {
    (candidate.generic || ends_the_list(candidate.title))
        && !candidate.title.trim_end().ends_with(['?', '？'])
}

/// A page that asks no more than what it is itself, why, and for whom, is no list.
fn introduction(members: &mut Vec<&Candidate<'_>>) {
    let own = members.iter().filter(|member| asks_about_the_page(member.title)).count();
    if own * 2 > members.len() {
        members.clear();
    }
}

/// Headings above the table of contents belong to the page, where those below it ask.
fn before_the_list(page: &Page, family: Family, members: &mut Vec<&Candidate<'_>>) {
    if !matches!(family, Family::Headings(_)) {
        return;
    }
    let Some(first_entry) = page.first_entry else { return };
    let (above, below): (Vec<&Candidate<'_>>, Vec<&Candidate<'_>>) =
        members.iter().partition(|member| member.line < first_entry);
    let asking = below.iter().filter(|member| member.asks).count();
    if above.len() <= 3 && asking * 2 >= below.len() && below.len() >= 3 {
        members.retain(|member| member.line > first_entry || member.asks);
    }
}

/// Keeps the bullets of lists that ask: a page has others, of links, authors and advice.
fn lists(lines: &[Line<'_>], members: &mut Vec<&Candidate<'_>>) {
    by_list(lines, members, |heading, list| {
        let asking = list.iter().filter(|member| member.asks).count();
        let links = list.iter().filter(|member| lines[member.line].is_link_only()).count();
        let named = heading.is_some_and(promises_questions);
        // "About me" asks in passing.
        let about = heading.is_some_and(|heading| heading.to_lowercase().starts_with("about "));
        let gives = |member: &&&Candidate<'_>| member.asks || (named && gives_task(member.title));
        let tasks = list.iter().filter(gives).count();
        let enough = match (named, about) {
            (true, _) => asking * 6 >= list.len() || tasks * 5 >= list.len() * 2,
            (false, true) => asking * 5 >= list.len() * 4,
            (false, false) => asking * 5 >= list.len() * 2,
        };
        if !enough || tasks == 0 || links * 2 > list.len() || heading.is_some_and(ends_the_list) {
            list.clear();
        }
        list.retain(|member| member.asks || !lines[member.line].is_link_only());
    });
}

/// Drops the entries of ordered lists inside answers: they don't ask, and don't go on from the
/// question before them. A list that asks throughout is taken whole.
fn steps(lines: &[Line<'_>], members: &mut Vec<&Candidate<'_>>) {
    let mut last: Option<u32> = None;
    by_list(lines, members, |heading, list| {
        list.retain(|member| member.asks || !lines[member.line].is_link_only());
        let asking = list.iter().filter(|member| member.asks).count();
        if heading.is_some_and(ends_the_list) && asking * 2 < list.len() {
            list.clear();
        }
        let numbers: Vec<Option<u32>> = list.iter().map(|member| member.number.and_then(plain)).collect();
        let runs_on = numbers.windows(2).all(|pair| match (pair[0], pair[1]) {
            (Some(a), Some(b)) => b == a + 1 || (a == 1 && b <= 2),
            _ => false,
        });
        if runs_on && asking * 2 >= list.len() {
            last = numbers.last().copied().flatten().or(last);
            return;
        }
        list.retain(|member| {
            let number = member.number.and_then(plain);
            let goes_on = match (last, number) {
                (Some(last), Some(number)) => number == last.saturating_add(1),
                (None, number) => number == Some(1),
                _ => false,
            };
            let keep = member.asks || goes_on;
            if keep {
                last = number.or(last);
            }
            keep
        });
    });
}

/// Sifts each list by itself, with the heading above it: what stands under one heading is one list.
fn by_list<'c, 't>(
    lines: &[Line<'_>],
    members: &mut Vec<&'c Candidate<'t>>,
    mut sift: impl FnMut(Option<&str>, &mut Vec<&'c Candidate<'t>>),
) {
    let mut kept: Vec<&Candidate<'_>> = Vec::with_capacity(members.len());
    let mut rest = members.as_slice();
    let mut from = 0;
    while let Some(first) = rest.first() {
        let heading = lines[from..first.line].iter().rev().find_map(heading_of);
        let end = lines[first.line + 1..]
            .iter()
            .position(|line| heading_of(line).is_some())
            .map_or(lines.len(), |length| first.line + 1 + length);
        let length = rest.iter().take_while(|member| member.line < end).count().max(1);
        let (list, after) = rest.split_at(length);
        let mut list = list.to_vec();
        sift(heading, &mut list);
        kept.extend(list);
        from = first.line;
        rest = after;
    }
    *members = kept;
}

fn heading_of<'t>(line: &Line<'t>) -> Option<&'t str> {
    match line.kind {
        Kind::Heading(Heading { text, item: None, .. }) => Some(text),
        _ => None,
    }
}

/// Drops the headings of chapters, where questions are numbered within them: `2. Streams`, `2.1`.
fn chapters(lines: &[Line<'_>], members: &mut Vec<&Candidate<'_>>) {
    let depth = |member: &Candidate<'_>| member.number.map_or(0, |number| components(number).len());
    let deep = members.iter().filter(|member| depth(member) >= 2).count();
    if deep * 2 < members.len() {
        return;
    }
    let is_chapter = |at: usize| {
        let member = members[at];
        let next = members.get(at + 1).filter(|next| depth(next) >= 2);
        depth(member) == 1
            && !member.title.trim_end().ends_with(['?', '？'])
            && next.is_some_and(|next| {
                lines[member.line + 1..next.line]
                    .iter()
                    .all(|line| matches!(line.kind, Kind::Blank | Kind::Rule | Kind::Tag | Kind::Hidden))
            })
    };
    let keep: Vec<bool> = (0..members.len()).map(|at| !is_chapter(at)).collect();
    let mut keep = keep.into_iter();
    members.retain(|_| keep.next().unwrap_or(true));
}

/// Drops runs that start over at 1 within the sequence, and after which it goes on where it was.
fn asides(members: &mut Vec<&Candidate<'_>>) {
    let mut keep = vec![true; members.len()];
    let mut at = 1;
    let mut last = members.first().and_then(|member| member.number).and_then(plain).unwrap_or(0);
    while at < members.len() {
        let number = members[at].number.and_then(plain);
        if number == Some(1) && last > 1 {
            let resumes = members[at..]
                .iter()
                .take(LONGEST_ASIDE)
                .position(|member| member.number.and_then(plain) == Some(last + 1));
            let run = resumes.map(|length| &members[at..at + length]);
            if let Some(run) = run.filter(|run| is_aside(run)) {
                keep[at..at + run.len()].fill(false);
                at += run.len();
                continue;
            }
        }
        last = number.unwrap_or(last);
        at += 1;
    }
    let mut keep = keep.into_iter();
    members.retain(|_| keep.next().unwrap_or(true));
}

/// Whether a run counts from 1 and mostly doesn't ask.
fn is_aside(run: &[&Candidate<'_>]) -> bool {
    let counts = run.iter().zip(1..).all(|(member, number)| member.number.and_then(plain) == Some(number));
    counts && run.iter().filter(|member| member.asks).count() * 2 < run.len().max(1)
}

fn plain(written: &str) -> Option<u32> {
    match components(written).as_slice() {
        [number] => Some(*number),
        _ => None,
    }
}
