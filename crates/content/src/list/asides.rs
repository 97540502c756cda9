//! Counts from 1 inside an answer: steps, cases, parts. The questions go on afterwards where they were.

use super::candidates::Candidate;
use super::lines::{Heading, Kind, Line};
use super::numbers::plain;

/// A count that is longer than this is no part of an answer.
const LONGEST_ASIDE: usize = 40;

/// Drops runs that start over at 1 within the sequence of questions, and after which it goes on where
/// it was.
pub(super) fn drop_asides(lines: &[Line<'_>], members: &mut Vec<&Candidate<'_>>) {
    let numbers: Vec<Option<u32>> = members.iter().map(|member| member.number.and_then(plain)).collect();
    let mut keep = vec![true; members.len()];
    let mut last = numbers.first().copied().flatten();
    let mut at = 1;
    while at < members.len() {
        if numbers[at] == Some(1)
            && let Some(before) = last
            && let Some(end) = aside_end(&numbers, at, before)
            && (end - at != before as usize || is_apart(lines, members, at, end))
        {
            keep[at..end].fill(false);
            at = end;
            continue;
        }
        last = numbers[at].or(last);
        at += 1;
    }
    let mut keep = keep.into_iter();
    members.retain(|_| keep.next().unwrap_or(true));
}

/// Where the runs end that begin at `at`, if the number after `before` follows them.
fn aside_end(numbers: &[Option<u32>], at: usize, before: u32) -> Option<usize> {
    let mut end = at;
    while numbers.get(end) == Some(&Some(1)) {
        let run = numbers[end..].iter().zip(1..).take_while(|(number, count)| **number == Some(*count));
        end += run.count();
        if end - at > LONGEST_ASIDE {
            return None;
        }
    }
    (numbers.get(end) == Some(&before.checked_add(1))).then_some(end)
}

/// Whether a run that is as long as the sequence before it is none the less no part of the list that
/// starts over: it doesn't ask, no part of the page begins with it, and unlike the questions its
/// entries stand line below line.
fn is_apart(lines: &[Line<'_>], members: &[&Candidate<'_>], from: usize, end: usize) -> bool {
    let asking = members[from..end].iter().filter(|member| member.asks).count();
    let divided = lines[members[from - 1].line + 1..members[from].line]
        .iter()
        .any(|line| matches!(line.kind, Kind::Heading(Heading { item: None, .. })));
    let dense = |members: &[&Candidate<'_>]| members.windows(2).all(|pair| pair[1].line - pair[0].line == 1);
    let before = &members[from.saturating_sub(LONGEST_ASIDE)..from];
    asking * 2 < end - from && !divided && dense(&members[from..end]) && !dense(before)
}
