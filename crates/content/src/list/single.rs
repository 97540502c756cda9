//! A file that is one question: its title in the front matter or in its only top heading.

use super::assemble::Member;
use super::candidates::{Candidate, Family};
use super::choose::Choice;
use super::lines::{Heading, Kind, Line};
use super::seen::Reason;
use super::words::{asks, asks_about_the_page, key};

/// Fewer questions than this under a heading that asks are parts of its answer.
const FEW: usize = 6;

/// The one question of a file, if it is one.
pub(super) fn single<'t>(lines: &[Line<'t>], choice: Option<&Choice<'_, 't>>) -> Option<Member<'t>> {
    if let Some(member) = front_matter(lines)
        && asks(member.title)
        && !is_list(choice, 3)
    {
        return Some(member);
    }
    let headings: Vec<(usize, Heading<'t>)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| match line.kind {
            Kind::Heading(heading @ Heading { item: None, .. }) => Some((at, heading)),
            _ => None,
        })
        .take(200)
        .collect();
    let (at, first) = *headings.first()?;
    let alone = headings.iter().skip(1).all(|(_, heading)| heading.level > first.level);
    if alone && asks(first.text) && !is_list(choice, FEW) {
        return Some(Member {
            line: at,
            number: None,
            title: first.text,
            family: Family::Headings(first.level),
            reason: Reason::Family,
        });
    }
    asked_and_answered(lines, &headings, at).filter(|_| !is_list(choice, 3))
}

/// The one question of a list that has no other yet: the only heading below the document's title, which
/// asks.
pub(super) fn under_a_title<'t>(lines: &[Line<'t>], candidates: &[Candidate<'t>]) -> Option<Member<'t>> {
    let mut headings = lines.iter().enumerate().filter(|(_, line)| matches!(line.kind, Kind::Heading(_)));
    let (Some((_, title)), Some((at, _)), None) = (headings.next(), headings.next(), headings.next()) else {
        return None;
    };
    let of_title = |heading: Heading<'_>| heading.level == 1 && !asks(heading.text);
    let named = matches!(title.kind, Kind::Heading(heading) if of_title(heading));
    let candidate = candidates.iter().find(|candidate| candidate.line == at)?;
    let asks = candidate.asks && !candidate.generic && !asks_about_the_page(candidate.title);
    (named && asks).then(|| Member::of(candidate))
}

/// Whether the file holds a list of at least so many questions.
fn is_list(choice: Option<&Choice<'_, '_>>, at_least: usize) -> bool {
    choice.is_some_and(|choice| {
        let strong = matches!(
            choice.family,
            Family::PrefixedHeadings(_)
                | Family::PrefixedBold
                | Family::Details
                | Family::ListItemHeadings(_)
        );
        choice.evidence.count >= if strong { at_least.min(3) } else { at_least }
            && choice.evidence.asking >= 0.5
    })
}

/// `# Question`, the question, `# Answer`, the answer; or a title of any form and one `Answer`.
fn asked_and_answered<'t>(
    lines: &[Line<'t>],
    headings: &[(usize, Heading<'t>)],
    first: usize,
) -> Option<Member<'t>> {
    let is = |heading: &Heading<'_>, names: &[&str]| {
        let key = key(heading.text);
        names.iter().any(|name| key == *name)
    };
    const ANSWER: &[&str] = &["answer", "answeren", "solution", "ответ", "答案", "respuesta", "정답"];
    const QUESTION: &[&str] = &["question", "questionen", "problem", "вопрос", "题目", "问题", "pregunta"];
    let answers = headings.iter().filter(|(_, heading)| is(heading, ANSWER)).count();
    if answers != 1 {
        return None;
    }
    let (at, heading) =
        *headings.iter().find(|(_, heading)| is(heading, QUESTION)).unwrap_or(headings.first()?);
    let family = Family::Headings(heading.level);
    if !is(&heading, QUESTION) {
        return (at == first && !is(&heading, ANSWER)).then_some(Member {
            line: at,
            number: None,
            title: heading.text,
            family,
            reason: Reason::Family,
        });
    }
    let (line, text) = lines[at + 1..].iter().enumerate().find_map(|(offset, line)| match line.kind {
        Kind::Text => Some((at + 1 + offset, line.text.trim_start())),
        Kind::Quote => Some((at + 1 + offset, line.text.trim_start_matches(['>', ' ']))),
        _ => None,
    })?;
    (!text.is_empty()).then_some(Member { line, number: None, title: text, family, reason: Reason::Family })
}

/// The title in the front matter.
fn front_matter<'t>(lines: &[Line<'t>]) -> Option<Member<'t>> {
    if lines.first().is_none_or(|line| line.kind != Kind::Hidden || line.text != "---") {
        return None;
    }
    let fields = lines.iter().enumerate().skip(1).take_while(|(_, line)| line.text != "---");
    let (line, title) = fields
        .filter_map(|(at, line)| {
            let (name, value) = line.text.split_once(':')?;
            let value = value.trim();
            let value = ['"', '\'']
                .iter()
                .find_map(|mark| value.strip_prefix(*mark).and_then(|rest| rest.strip_suffix(*mark)))
                .unwrap_or(value);
            (matches!(name, "question" | "title") && !value.is_empty()).then_some((at, value))
        })
        .next()?;
    Some(Member { line, number: None, title, family: Family::Headings(1), reason: Reason::Family })
}
