//! Members of a family that are none: what a family alone can tell, before it is weighed.

use super::asides::drop_asides;
use super::body::shows_something;
use super::candidates::{Candidate, Family};
use super::evidence::Page;
use super::lines::{Heading, Kind, Line};
use super::numbers::{components, plain};
use super::words::{asks_about_the_page, ends_the_list, gives_task, names_a_part, promises_questions};
use std::collections::HashMap;

/// Drops the members that only look like questions of this family.
pub(super) fn sift(lines: &[Line<'_>], page: &Page, family: Family, members: &mut Vec<&Candidate<'_>>) {
    match family {
        Family::Details => {
            members.retain(|member| !ends_the_list(member.title) && !names_a_part(member.title));
        }
        Family::Headings(_) | Family::BoldLines => {
            members.retain(|member| {
                !is_the_pages_own(member, family) && (member.asks || !lines[member.line].is_link_only())
            });
            before_the_list(page, family, members);
            labels(lines, members);
            introduction(members);
        }
        Family::Bullets | Family::BoldBullets => lists(lines, members),
        Family::NumberedLines | Family::NumberedBoldItems => {
            drop_asides(lines, members);
            steps(lines, members);
        }
        Family::NumberedBold => drop_asides(lines, members),
        Family::NumberedHeadings(_) => {
            drop_asides(lines, members);
            chapters(lines, members);
            procedure(lines, family, members);
        }
        _ => {}
    }
}

/// Without a number, a heading of the right level may still be one of the page's own.
fn is_the_pages_own(candidate: &Candidate<'_>, family: Family) -> bool {
    // `What is the output of this:` asks as well; a bold line that does so leads over to what follows.
    let asks = matches!(family, Family::Headings(_)) && candidate.asks && !names_a_part(candidate.title);
    (candidate.generic && !asks || ends_the_list(candidate.title))
        && !candidate.title.trim_end().ends_with(['?', '？'])
}

/// Drops what stands again and again word for word, as `Why does it matter?` in each answer, unless code
/// or choices below make each of them another question.
fn labels(lines: &[Line<'_>], members: &mut Vec<&Candidate<'_>>) {
    let mut places: HashMap<&str, (usize, usize)> = HashMap::new();
    for member in members.iter() {
        let shown = shows_something(lines, member.line);
        let (count, with_code) = places.entry(member.title).or_default();
        *count += 1;
        *with_code += usize::from(shown);
    }
    let is_label = |title: &str| {
        places.get(title).is_some_and(|&(count, with_code)| count >= OFTEN && with_code * 2 < count)
    };
    let left = members.iter().filter(|member| !is_label(member.title)).count();
    if left >= 2 * OFTEN {
        members.retain(|member| !is_label(member.title));
    }
}

/// As often as no question stands in one list.
const OFTEN: usize = 3;

/// A page that asks no more than what it is itself, why, and for whom, is no list.
fn introduction(members: &mut Vec<&Candidate<'_>>) {
    let own = members.iter().filter(|member| asks_about_the_page(member.title)).count();
    if own * 2 > members.len() {
        members.clear();
    }
    // Further down the same words may well ask about the subject.
    let first = members.iter().take_while(|member| asks_about_the_page(member.title)).count();
    members.drain(..first);
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
    let asking = members.iter().filter(|member| member.asks).count();
    let list_asks = asking * 5 >= members.len() * 3;
    by_list(lines, members, |heading, list| {
        list.retain(|member| member.asks || !lines[member.line].is_link_only());
        let asking = list.iter().filter(|member| member.asks).count();
        if heading.is_some_and(ends_the_list) && asking * 2 < list.len() {
            list.clear();
        }
        // A few steps under a heading of their own, where all else asks.
        let begins = list.first().and_then(|member| member.number).and_then(plain) == Some(1);
        if list_asks && asking == 0 && begins && (2..=MOST_STEPS).contains(&list.len()) {
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
        let heading = heading_above(&lines[from..first.line]);
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

/// The heading under which the line after these stands. That of a table of contents is over where the
/// table is.
fn heading_above<'t>(lines: &[Line<'t>]) -> Option<&'t str> {
    let at = lines.iter().rposition(|line| heading_of(line).is_some())?;
    let heading = heading_of(&lines[at])?;
    let listed = || lines[at..].iter().any(|line| matches!(line.kind, Kind::Toc(_)));
    (!ends_the_list(heading) || !listed()).then_some(heading)
}

fn heading_of<'t>(line: &Line<'t>) -> Option<&'t str> {
    match line.kind {
        Kind::Heading(Heading { text, item: None, .. }) => Some(text),
        _ => None,
    }
}

/// A few numbered headings in one part among many of a page, none of which asks, are the steps of that
/// part.
fn procedure(lines: &[Line<'_>], family: Family, members: &mut Vec<&Candidate<'_>>) {
    let (Some(first), Some(last)) = (members.first(), members.last()) else { return };
    if members.len() > MOST_STEPS || members.iter().any(|member| member.asks) {
        return;
    }
    let level = family.heading_level().unwrap_or(0);
    let parts = |lines: &[Line<'_>]| {
        let part = |line: &&Line<'_>| matches!(line.kind, Kind::Heading(heading) if heading.level > 1 && heading.level < level);
        lines.iter().filter(part).count()
    };
    let within = parts(&lines[first.line..last.line]);
    if within == 0 && parts(&lines[..first.line]) + parts(&lines[last.line..]) > FEWEST_OTHER_PARTS {
        members.clear();
    }
}

/// Steps of a part of a page.
const MOST_STEPS: usize = 8;
/// Parts of a page beside that with the steps: a list has at most an introduction, contents, a licence.
const FEWEST_OTHER_PARTS: usize = 4;

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
