use super::body::shows_something;
use super::candidates::{Candidate, Family};
use super::label::label;
use super::lines::{Heading, Kind, Line};
use super::numbers::components;
use super::words::{anchors, gives_task, key, promises_questions};
use std::collections::HashSet;

/// What speaks for a family and what against it; all but `count` from 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    pub count: usize,
    /// Members with a number.
    pub numbered: f32,
    /// Steps from one number to the next that go on by one, among all steps.
    pub sequence: f32,
    /// Numbers that start over at 1: sub-headings do, in each answer.
    pub restarts: f32,
    /// Members that ask or give a task.
    pub asking: f32,
    /// Members that are followed by something of their own.
    pub answered: f32,
    /// Members that the table of contents names.
    pub listed: f32,
    /// There are as many links back to the top as members.
    pub back_links: f32,
    /// Members that rather label a part of an answer.
    pub generic: f32,
    /// Members that are a link to elsewhere.
    pub links: f32,
    /// Members whose title, or what it shows, no other has.
    pub distinct: f32,
    /// Members that ask or begin with a verb that tells what to do; 0 where none are promised.
    pub tasks: f32,
    /// Members without a link, under a heading that says that questions follow.
    pub promised: f32,
}

/// What the document says beside its candidates.
pub(super) struct Page {
    contents: HashSet<String>,
    back_links: usize,
    /// The lines of headings, and whether they say that questions follow.
    headings: Vec<(usize, bool)>,
    /// The line of the first entry of a table of contents.
    pub first_entry: Option<usize>,
}

impl Page {
    pub fn read(lines: &[Line<'_>]) -> Page {
        let mut contents = HashSet::new();
        for line in lines {
            match line.kind {
                Kind::Toc(text) => {
                    contents.insert(title_key(text));
                    contents.extend(anchors(line.text).map(|(_, anchor)| key(anchor)));
                }
                Kind::Table | Kind::Text | Kind::Item(_) => {
                    for (text, anchor) in anchors(line.text) {
                        contents.extend([title_key(text), key(anchor)]);
                    }
                }
                _ => {}
            }
        }
        contents.remove("");
        let back_links = lines.iter().filter(|line| line.kind == Kind::BackLink).count();
        let first_entry = lines.iter().position(|line| matches!(line.kind, Kind::Toc(_)));
        let headings = lines
            .iter()
            .enumerate()
            .filter_map(|(at, line)| match line.kind {
                Kind::Heading(Heading { text, item: None, .. }) => Some((at, promises_questions(text))),
                _ => None,
            })
            .collect();
        Page { contents, back_links, headings, first_entry }
    }

    /// Whether the nearest heading above a line says that questions follow.
    fn promises(&self, line: usize) -> bool {
        let below = self.headings.partition_point(|(at, _)| *at < line);
        below.checked_sub(1).is_some_and(|above| self.headings[above].1)
    }

    /// Whether the table of contents names a title.
    pub fn lists(&self, title: &str) -> bool {
        !self.contents.is_empty() && self.contents.contains(&key(title))
    }

    pub fn evidence(&self, lines: &[Line<'_>], members: &[&Candidate<'_>]) -> Evidence {
        let count = members.len();
        if count == 0 {
            return Evidence::default();
        }
        let share = |test: &dyn Fn(&Candidate<'_>) -> bool| {
            members.iter().filter(|member| test(member)).count() as f32 / count as f32
        };
        let numbers: Vec<Vec<u32>> =
            members.iter().filter_map(|member| member.number.map(components)).collect();
        let steps = numbers.windows(2).filter(|pair| goes_on(&pair[0], &pair[1])).count();
        // A lazy author numbers every item 1: nothing starts over there.
        let lazy = numbers.iter().all(|number| number.as_slice() == [1]);
        let restarts = numbers.iter().skip(1).filter(|number| !lazy && number.as_slice() == [1]).count();
        let answered = members
            .iter()
            .enumerate()
            .filter(|(index, member)| {
                let end = members.get(index + 1).map_or(lines.len(), |next| next.line);
                lines[member.line + 1..end].iter().any(|line| is_content(&line.kind))
            })
            .count();
        let near = self.back_links.abs_diff(count) * 10 <= count;
        let mut titles: HashSet<&str> = HashSet::new();
        let distinct = members
            .iter()
            .filter(|member| {
                titles.insert(member.title)
                    || (member.family != Family::Details && shows_something(lines, member.line))
            })
            .count();
        let promised = share(&|member| {
            self.promises(member.line) && !member.title.contains("](") && !member.title.contains("://")
        });
        Evidence {
            count,
            numbered: if lazy { 0.0 } else { numbers.len() as f32 / count as f32 },
            sequence: if numbers.len() < 2 { 0.0 } else { steps as f32 / (numbers.len() - 1) as f32 },
            restarts: restarts as f32 / count as f32,
            asking: share(&|member| member.asks),
            answered: answered as f32 / count as f32,
            listed: share(&|member| self.lists(member.title)),
            back_links: if self.back_links >= 3 && near { 1.0 } else { 0.0 },
            generic: share(&|member| member.generic),
            links: share(&|member| lines[member.line].is_link_only() && !member.asks),
            distinct: distinct as f32 / count as f32,
            tasks: if promised > 0.5 {
                share(&|member| member.asks || gives_task(member.title))
            } else {
                0.0
            },
            promised,
        }
    }
}

/// Titles in a table of contents often carry the number.
fn title_key(text: &str) -> String {
    let label = label(text);
    key(label.map_or(text, |label| label.rest))
}

/// Whether a number goes on from the one before it; gaps of a few and repeats are common.
fn goes_on(before: &[u32], after: &[u32]) -> bool {
    match (before, after) {
        ([.., a], [.., b])
            if before.len() == after.len() && before[..before.len() - 1] == after[..after.len() - 1] =>
        {
            b.checked_sub(*a).is_some_and(|step| step <= 3)
        }
        _ => before.len().max(after.len()) > 1 && before < after,
    }
}

fn is_content(kind: &Kind<'_>) -> bool {
    !matches!(
        kind,
        Kind::Blank | Kind::Rule | Kind::Underline | Kind::BackLink | Kind::Hidden | Kind::Tag | Kind::Toc(_)
    )
}
