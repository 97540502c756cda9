//! What became of the lines that could have been questions, told to a person.

use super::assemble::Member;
use super::candidates::{Candidate, Family};
use super::lines::{Kind, Line};
use super::{Choices, ImportedQuestion, SeenLine, TakenAs};
use std::borrow::Cow;

/// Why a line is a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// It is marked as the list marks its questions.
    Family,
    /// The numbers before and after it need it.
    Repaired,
    Person,
}

/// The lines that were weighed, each once, in the order of the document.
pub(super) fn seen(
    lines: &[Line<'_>],
    candidates: &[Candidate<'_>],
    members: &[Member<'_>],
    questions: &[ImportedQuestion],
    family: Family,
    choices: &Choices,
) -> Vec<SeenLine> {
    let mut seen = Vec::with_capacity(members.len());
    let mut ahead = members.iter().zip(questions).peekable();
    let mut above: Option<&ImportedQuestion> = None;
    let last = members.last().map_or(0, |member| member.line);
    for candidate in candidates.iter().filter(|candidate| is_of_interest(candidate, family)) {
        while let Some((member, question)) = ahead.next_if(|(member, _)| member.line < candidate.line) {
            push(&mut seen, lines, member.line, TakenAs::Question, because(member, family));
            above = Some(question);
        }
        if let Some((member, question)) = ahead.next_if(|(member, _)| member.line == candidate.line) {
            push(&mut seen, lines, member.line, TakenAs::Question, because(member, family));
            above = Some(question);
            continue;
        }
        let number = u32::try_from(candidate.line + 1).unwrap_or(u32::MAX);
        let in_answer = above.is_some_and(|above| number <= above.last_line);
        let taken_as = if in_answer { TakenAs::SubHeading } else { TakenAs::LeftOut };
        let why = if choices.not_questions.contains(&number) {
            Cow::Borrowed("taken out by hand")
        } else if members.is_empty() {
            Cow::Borrowed("nothing in this text marks questions throughout")
        } else if in_answer {
            in_an_answer(candidate, family)
        } else {
            outside(lines, candidate, above.is_none(), candidate.line > last, family)
        };
        push(&mut seen, lines, candidate.line, taken_as, why);
    }
    for (member, _) in ahead {
        push(&mut seen, lines, member.line, TakenAs::Question, because(member, family));
    }
    seen
}

fn push(seen: &mut Vec<SeenLine>, lines: &[Line<'_>], at: usize, taken_as: TakenAs, why: Cow<'static, str>) {
    let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
    seen.push(SeenLine { line, text: lines[at].text.trim_start().to_owned(), taken_as, why });
}

/// Whether a person could want to flip a line: plain entries of lists are many, and mostly text.
fn is_of_interest(candidate: &Candidate<'_>, family: Family) -> bool {
    let plain = matches!(
        candidate.family,
        Family::NumberedLines
            | Family::NumberedBoldItems
            | Family::Bullets
            | Family::BoldBullets
            | Family::PlainLines
    );
    !plain || candidate.family == family || candidate.asks
}

fn because(member: &Member<'_>, family: Family) -> Cow<'static, str> {
    match member.reason {
        Reason::Person => Cow::Borrowed("taken by hand"),
        Reason::Repaired => {
            Cow::Borrowed("marked differently from the others, but the numbers around it need it")
        }
        Reason::Family if member.family == family => {
            Cow::Owned(format!("{}, as the questions of this list are", called(member.family)))
        }
        Reason::Family => {
            Cow::Owned(format!("{}, as the questions of this part of the list are", called(member.family)))
        }
    }
}

fn in_an_answer(candidate: &Candidate<'_>, family: Family) -> Cow<'static, str> {
    if candidate.generic {
        return Cow::Borrowed("it names a part of the answer");
    }
    if candidate.family == family {
        return Cow::Borrowed(match candidate.number {
            Some(_) => "its number does not go on from the question above",
            None => "it does not ask, unlike the questions of this list",
        });
    }
    Cow::Owned(format!("{}, unlike the questions of this list", called(candidate.family)))
}

fn outside(
    lines: &[Line<'_>],
    candidate: &Candidate<'_>,
    is_before: bool,
    is_after: bool,
    family: Family,
) -> Cow<'static, str> {
    let text = if lines[candidate.line].is_link_only() {
        "it only leads elsewhere"
    } else if is_before {
        "it stands before the first question"
    } else if is_after {
        "it stands after the last answer"
    } else if matches!(lines[candidate.line].kind, Kind::Heading(_)) && candidate.family != family {
        "it names a part of the list"
    } else {
        "it stands between two questions and belongs to neither"
    };
    Cow::Borrowed(text)
}

/// How a line is marked.
fn called(family: Family) -> &'static str {
    match family {
        Family::NumberedHeadings(_) => "a heading with a number",
        Family::ListItemHeadings(_) => "a heading in a list item",
        Family::Headings(_) => "a heading without a number",
        Family::PrefixedHeadings(_) => "a heading with a word like “Question”",
        Family::PrefixedBold | Family::PrefixedLines => "a line with a word like “Question”",
        Family::Details => "the title of a folded text",
        Family::NumberedBold => "a bold line with a number",
        Family::BoldLines => "a bold line",
        Family::NumberedBoldItems => "a bold, numbered line",
        Family::NumberedLines => "a numbered line",
        Family::BoldBullets => "a bold bullet",
        Family::Bullets => "a bullet",
        Family::LabelBody(_) => "a heading with a text that asks",
        Family::PlainLines => "a line that asks",
    }
}
