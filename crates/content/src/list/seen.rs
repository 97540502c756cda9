//! What became of the lines that could have been questions, told to a person.

use super::assemble::Member;
use super::candidates::{Candidate, Family};
use super::lines::{Kind, Line};
use super::{Choices, ImportedQuestion, SeenLine, TakenAs};

/// How a line is marked, and what that says of it: one text, so that none is made for each line.
macro_rules! called {
    ($family:expr, $says:literal) => {
        match $family {
            Family::NumberedHeadings(_) => concat!("a heading with a number", $says),
            Family::ListItemHeadings(_) => concat!("a heading in a list item", $says),
            Family::Headings(_) => concat!("a heading without a number", $says),
            Family::PrefixedHeadings(_) => concat!("a heading with a word like “Question”", $says),
            Family::PrefixedBold | Family::PrefixedLines => {
                concat!("a line with a word like “Question”", $says)
            }
            Family::Details => concat!("the title of a folded text", $says),
            Family::NumberedBold => concat!("a bold line with a number", $says),
            Family::BoldLines => concat!("a bold line", $says),
            Family::NumberedBoldItems => concat!("a bold, numbered line", $says),
            Family::NumberedLines => concat!("a numbered line", $says),
            Family::BoldBullets => concat!("a bold bullet", $says),
            Family::Bullets => concat!("a bullet", $says),
            Family::LabelBody(_) => concat!("a label with a text that asks", $says),
            Family::PlainLines => concat!("a line that asks", $says),
            Family::TableRows => concat!("a row of a table of questions", $says),
        }
    };
}

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
            "taken out by hand"
        } else if members.is_empty() {
            "nothing in this text marks questions throughout"
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

fn push(seen: &mut Vec<SeenLine>, lines: &[Line<'_>], at: usize, taken_as: TakenAs, why: &'static str) {
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

fn because(member: &Member<'_>, family: Family) -> &'static str {
    match member.reason {
        Reason::Person => "taken by hand",
        Reason::Repaired => "marked differently from the others, but the numbers around it need it",
        Reason::Family if member.family == family => {
            called!(member.family, ", as the questions of this list are")
        }
        Reason::Family => called!(member.family, ", as the questions of this part of the list are"),
    }
}

fn in_an_answer(candidate: &Candidate<'_>, family: Family) -> &'static str {
    if candidate.generic {
        return "it names a part of the answer";
    }
    if candidate.family == family {
        return match candidate.number {
            Some(_) => "its number does not go on from the question above",
            None => "it does not ask, unlike the questions of this list",
        };
    }
    called!(candidate.family, ", unlike the questions of this list")
}

fn outside(
    lines: &[Line<'_>],
    candidate: &Candidate<'_>,
    is_before: bool,
    is_after: bool,
    family: Family,
) -> &'static str {
    if lines[candidate.line].is_link_only() {
        "it only leads elsewhere"
    } else if is_before {
        "it stands before the first question"
    } else if is_after {
        "it stands after the last answer"
    } else if matches!(lines[candidate.line].kind, Kind::Heading(_)) && candidate.family != family {
        "it names a part of the list"
    } else {
        "it stands between two questions and belongs to neither"
    }
}
