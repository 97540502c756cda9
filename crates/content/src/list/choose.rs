use super::candidates::{Candidate, Family};
use super::label::components;
use super::lines::{Kind, Line};
use super::words::{anchor_texts, asks, ends_the_list, is_generic, normal};
use std::collections::{BTreeMap, HashSet};

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
}

/// A family with its members and what speaks for it.
#[derive(Debug)]
pub(super) struct Choice<'c, 't> {
    pub family: Family,
    pub members: Vec<&'c Candidate<'t>>,
    pub evidence: Evidence,
    pub score: f32,
    /// The best score of another family.
    pub runner_up: f32,
}

/// Chooses the family by which the whole document marks its questions; none if nothing does.
pub(super) fn choose<'c, 't>(lines: &[Line<'t>], candidates: &'c [Candidate<'t>]) -> Option<Choice<'c, 't>> {
    let mut families: BTreeMap<Family, Vec<&Candidate<'_>>> = BTreeMap::new();
    for candidate in candidates {
        families.entry(candidate.family).or_default().push(candidate);
    }
    let page = Page::read(lines);
    let mut scored: Vec<Choice<'_, '_>> = families
        .into_iter()
        .map(|(family, members)| {
            let evidence = page.evidence(lines, &members);
            Choice { family, members, evidence, score: score(family, &evidence), runner_up: 0.0 }
        })
        .filter(|choice| is_possible(choice.family, &choice.evidence))
        .collect();
    scored.sort_by(|a, b| b.score.total_cmp(&a.score));
    let runner_up = scored.get(1).map_or(0.0, |choice| choice.score);
    let mut best = scored.into_iter().next()?;
    best.runner_up = runner_up;
    if matches!(best.family, Family::Headings(_) | Family::BoldLines) {
        best.members.retain(|member| !is_the_pages_own(member.title));
    }
    (!best.members.is_empty()).then_some(best)
}

/// Without a number, a heading of the right level may still be one of the page's own.
fn is_the_pages_own(title: &str) -> bool {
    (ends_the_list(title) || is_generic(title)) && !title.trim_end().ends_with('?')
}

/// What the document says beside its candidates.
struct Page {
    contents: HashSet<String>,
    back_links: usize,
}

impl Page {
    fn read(lines: &[Line<'_>]) -> Page {
        let mut contents = HashSet::new();
        for line in lines {
            match line.kind {
                Kind::Toc(text) => {
                    contents.insert(title_key(text));
                }
                Kind::Table | Kind::Text | Kind::Item(_) => {
                    contents.extend(anchor_texts(line.text).map(title_key))
                }
                _ => {}
            }
        }
        let back_links = lines.iter().filter(|line| line.kind == Kind::BackLink).count();
        Page { contents, back_links }
    }

    fn evidence(&self, lines: &[Line<'_>], members: &[&Candidate<'_>]) -> Evidence {
        let count = members.len();
        let share = |test: &dyn Fn(&Candidate<'_>) -> bool| {
            members.iter().filter(|member| test(member)).count() as f32 / count as f32
        };
        let numbers: Vec<Vec<u32>> =
            members.iter().filter_map(|member| member.number.map(components)).collect();
        let steps = numbers.windows(2).filter(|pair| goes_on(&pair[0], &pair[1])).count();
        let restarts =
            numbers.iter().skip(1).filter(|number| number.last() == Some(&1) && number.len() == 1).count();
        let answered = members
            .iter()
            .enumerate()
            .filter(|(index, member)| {
                let end = members.get(index + 1).map_or(lines.len(), |next| next.line);
                lines[member.line + 1..end].iter().any(|line| is_content(&line.kind))
            })
            .count();
        let near = self.back_links.abs_diff(count) * 10 <= count;
        Evidence {
            count,
            numbered: numbers.len() as f32 / count as f32,
            sequence: if numbers.len() < 2 { 0.0 } else { steps as f32 / (numbers.len() - 1) as f32 },
            restarts: restarts as f32 / count as f32,
            asking: share(&|member| asks(member.title)),
            answered: answered as f32 / count as f32,
            listed: share(&|member| {
                !self.contents.is_empty() && self.contents.contains(&normal(member.title))
            }),
            back_links: if self.back_links >= 3 && near { 1.0 } else { 0.0 },
            generic: share(&|member| is_generic(member.title)),
            links: share(&|member| lines[member.line].is_link_only()),
        }
    }
}

/// Titles in a table of contents often carry the number.
fn title_key(text: &str) -> String {
    let label = super::label::label(text);
    normal(label.map_or(text, |label| label.rest))
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

/// What must hold for a family to be considered at all.
fn is_possible(family: Family, evidence: &Evidence) -> bool {
    let Evidence { count, asking, sequence, numbered, listed, links, generic, answered, .. } = *evidence;
    if links > 0.5 || generic > 0.5 {
        return false;
    }
    let in_sequence = numbered > 0.9 && sequence > 0.8;
    match family {
        Family::PrefixedHeadings(_) | Family::PrefixedBold => true,
        Family::PrefixedLines | Family::Details => count >= 2,
        Family::ListItemHeadings(_) | Family::NumberedHeadings(_) => {
            count >= 2 && (asking >= 0.3 || in_sequence)
        }
        Family::NumberedBold | Family::NumberedBoldItems => {
            count >= 2 && (asking >= 0.3 || (in_sequence && count >= 5))
        }
        Family::Headings(_) => asking >= 0.3 && answered > 0.3 || (count >= 5 && listed >= 0.7),
        Family::BoldLines => count >= 2 && asking >= 0.4,
        Family::NumberedLines => count >= 3 && asking >= 0.4,
        Family::Bullets => count >= 3 && asking >= 0.6,
    }
}

fn score(family: Family, evidence: &Evidence) -> f32 {
    let prior = match family {
        Family::PrefixedHeadings(_) | Family::PrefixedBold => 2.2,
        Family::Details | Family::PrefixedLines => 1.6,
        Family::ListItemHeadings(_) => 1.4,
        Family::NumberedHeadings(_) => 1.2,
        Family::NumberedBold | Family::NumberedBoldItems => 0.9,
        Family::Headings(_) => 0.6,
        Family::BoldLines | Family::NumberedLines => 0.3,
        Family::Bullets => 0.0,
    };
    prior
        + 1.6 * evidence.numbered * evidence.sequence
        + 1.5 * evidence.asking
        + evidence.listed
        + 0.7 * evidence.back_links
        + 0.5 * evidence.answered
        + 0.15 * (evidence.count as f32).log2()
        - 2.0 * evidence.generic
        - 2.0 * evidence.links
        - 2.0 * evidence.restarts
}

/// See [`super::ListImport::confidence`].
pub(super) fn confidence(choice: &Choice<'_, '_>) -> f32 {
    let evidence = &choice.evidence;
    let in_sequence = evidence.numbered * evidence.sequence * (1.0 - evidence.restarts);
    let shape = in_sequence.max(evidence.listed).max(evidence.back_links).max(evidence.asking);
    let margin = ((choice.score - choice.runner_up) / 2.0).clamp(0.0, 1.0);
    let answered = if choice.family == Family::Bullets { 0.5 } else { evidence.answered };
    let confirmed = 0.5 * shape + 0.2 * answered + 0.15 * evidence.asking + 0.15 * margin;
    // Two questions confirm each other less than twenty do.
    let few = 1.0 - 0.4 / evidence.count as f32;
    (confirmed * few * (1.0 - evidence.generic)).clamp(0.0, 1.0)
}
