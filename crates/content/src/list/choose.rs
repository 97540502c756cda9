use super::candidates::{Candidate, Family};
use super::evidence::{Evidence, Page};
use super::lines::{Kind, Line};
use super::sift::sift;
use std::collections::BTreeMap;

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
pub(super) fn choose<'c, 't>(
    lines: &[Line<'t>],
    page: &Page,
    candidates: impl Iterator<Item = &'c Candidate<'t>>,
) -> Option<Choice<'c, 't>> {
    let mut families: BTreeMap<Family, Vec<&Candidate<'_>>> = BTreeMap::new();
    for candidate in candidates {
        families.entry(candidate.family).or_default().push(candidate);
    }
    let mut scored: Vec<Choice<'_, '_>> = families
        .into_iter()
        .map(|(family, mut members)| {
            sift(lines, page, family, &mut members);
            let evidence = page.evidence(lines, &members);
            Choice { family, members, evidence, score: score(family, &evidence), runner_up: 0.0 }
        })
        .filter(|choice| is_possible(choice.family, &choice.evidence))
        .collect();
    let relations: Vec<f32> = scored.iter().map(|choice| relation(lines, choice, &scored)).collect();
    for (choice, relation) in scored.iter_mut().zip(relations) {
        choice.score += relation;
    }
    scored.sort_by(|a, b| b.score.total_cmp(&a.score));
    let runner_up = scored.get(1).map_or(0.0, |choice| choice.score);
    let mut best = scored.into_iter().next()?;
    best.runner_up = runner_up;
    Some(best)
}

/// What the other families say about this one: headings that don't ask divide the list into parts
/// where those below them do; those below headings that ask are parts of answers; and a few marks in
/// one corner of a page full of questions are no dialect of the whole.
fn relation(lines: &[Line<'_>], choice: &Choice<'_, '_>, all: &[Choice<'_, '_>]) -> f32 {
    let corner = all.iter().any(|other| {
        let (Some(first), Some(last)) = (choice.members.first(), choice.members.last()) else { return false };
        let outside =
            other.members.iter().filter(|member| member.line < first.line || member.line > last.line).count();
        other.evidence.asking >= 0.75
            && other.evidence.count >= 3 * choice.evidence.count
            && outside * 3 >= other.members.len() * 2
    });
    let corner = if corner { -2.0 } else { 0.0 };
    let corner = if names_chapters(choice, all) { corner - 2.0 } else { corner };
    let corner = if is_scattered(choice, all) { corner - 4.0 } else { corner };
    let Some(level) = choice.family.heading_level() else { return corner };
    let divides = choice.evidence.asking < 0.4
        && all.iter().any(|other| {
            let below = other.family.heading_level().is_none_or(|other| other > level);
            let holds = other
                .members
                .first()
                .is_some_and(|first| choice.members.first().is_some_and(|member| member.line < first.line));
            below
                && holds
                && other.family != Family::Bullets
                && other.evidence.asking >= 0.75
                && other.evidence.count * 2 >= choice.evidence.count * 3
        });
    let is_part = matches!(choice.family, Family::Headings(_))
        && all.iter().any(|other| {
            let above = other.family.heading_level().is_some_and(|other| other < level);
            above && other.evidence.asking >= 0.75 && other.evidence.count >= 3
        });
    let is_chapter = choice.evidence.asking < 0.4
        && all.iter().any(|other| {
            let Evidence { count, asking, distinct, .. } = other.evidence;
            let below = other.family.heading_level().is_none_or(|other| other > level);
            let many = 2 * count >= 5 * choice.evidence.count && distinct >= 0.6;
            let intro = if many { LONGEST_INTRO } else { 0 };
            below
                && asking >= 0.6
                && 2 * count >= 3 * choice.evidence.count
                && introduces(lines, choice, other, intro)
        });
    let parts = if is_chapter {
        -4.0
    } else if divides {
        -1.6
    } else {
        0.0
    };
    corner + parts + if is_part { -0.7 } else { 0.0 }
}

/// Lines of text with which a chapter begins, before its first question.
const LONGEST_INTRO: usize = 4;
/// Lines up to it, with those between paragraphs.
const RIGHT_BELOW: usize = 12;

/// Whether nearly all of the members stand above one of the others, with no more than so many lines of
/// text between: whatever a table of contents says, they name what follows, and have no answer of their
/// own.
fn introduces(lines: &[Line<'_>], choice: &Choice<'_, '_>, other: &Choice<'_, '_>, intro: usize) -> bool {
    let mut ahead = other.members.iter().map(|member| member.line).peekable();
    let above = choice.members.iter().filter(|member| {
        while ahead.next_if(|&line| line <= member.line).is_some() {}
        ahead.peek().is_some_and(|&line| {
            let between = &lines[member.line + 1..line.min(member.line + RIGHT_BELOW)];
            let texts = between.iter().filter(|line| matches!(line.kind, Kind::Text | Kind::Quote)).count();
            let others = between.iter().any(|line| {
                !matches!(
                    line.kind,
                    Kind::Blank
                        | Kind::Rule
                        | Kind::Tag
                        | Kind::Hidden
                        | Kind::Underline
                        | Kind::Text
                        | Kind::Quote
                )
            });
            line - member.line < RIGHT_BELOW && texts <= intro && !others
        })
    });
    above.count() * 5 >= choice.members.len() * 4
}

/// Whether what looks like labels, each with a text that asks, are the names of chapters: that text is
/// marked as a question by itself, and so are more lines than there are labels.
fn names_chapters(choice: &Choice<'_, '_>, all: &[Choice<'_, '_>]) -> bool {
    matches!(choice.family, Family::LabelBody(_))
        && all.iter().any(|other| {
            let marked = matches!(
                other.family,
                Family::BoldLines
                    | Family::NumberedBold
                    | Family::PrefixedBold
                    | Family::PrefixedLines
                    | Family::PlainLines
            );
            let begin_with_one = || {
                let mut ahead = other.members.iter().map(|member| member.line).peekable();
                let bodies = choice.members.iter().enumerate().filter(|(index, label)| {
                    let end = choice.members.get(index + 1).map_or(usize::MAX, |next| next.line);
                    while ahead.next_if(|&line| line <= label.line).is_some() {}
                    ahead.peek().is_some_and(|&line| line < end)
                });
                bodies.count() * 5 >= choice.members.len() * 4
            };
            marked
                && other.evidence.asking >= 0.6
                && other.evidence.count * 4 >= choice.evidence.count * 5
                && begin_with_one()
        })
}

/// Whether lists stand only here and there below the questions of another family: those have answers,
/// and the lists are parts of some.
fn is_scattered(choice: &Choice<'_, '_>, all: &[Choice<'_, '_>]) -> bool {
    let is_list = matches!(
        choice.family,
        Family::NumberedLines
            | Family::NumberedBoldItems
            | Family::Bullets
            | Family::BoldBullets
            | Family::PlainLines
            | Family::TableRows
    );
    is_list
        && all.iter().any(|other| {
            let marks = matches!(other.family, Family::Headings(_) | Family::BoldLines);
            if !marks
                || other.evidence.asking < 0.75
                || other.evidence.answered < 0.75
                || other.members.len() < 8
            {
                return false;
            }
            let mut ahead = choice.members.iter().map(|member| member.line).peekable();
            let ends = other.members.iter().skip(1).map(|next| next.line).chain([usize::MAX]);
            let without = other.members.iter().zip(ends).filter(|(member, end)| {
                while ahead.next_if(|&line| line <= member.line).is_some() {}
                ahead.peek().is_none_or(|line| line >= end)
            });
            without.count() * 5 >= other.members.len() * 2
        })
}

/// What must hold for a family to be considered at all.
pub(super) fn is_possible(family: Family, evidence: &Evidence) -> bool {
    let Evidence { count, asking, sequence, numbered, listed, generic, answered, .. } = *evidence;
    if count == 0 || leads_away(family, evidence) > 0.5 || generic > 0.5 {
        return false;
    }
    let in_sequence = numbered > 0.9 && sequence > 0.8;
    // What a heading calls questions are some, though their verbs be unknown.
    let promised = evidence.promised >= 0.8 && (asking >= 0.15 || evidence.tasks >= 0.4);
    // The same heading again and again closes each answer.
    let trailer = numbered < 0.5 && count >= 4 && evidence.distinct < 0.34;
    match family {
        Family::PrefixedHeadings(_) | Family::PrefixedBold => true,
        Family::PrefixedLines => count >= 2,
        // The same summary again and again says what is folded, not what is asked.
        Family::Details => count >= 2 && !(count >= 3 && numbered < 0.5 && evidence.distinct < 0.34),
        Family::ListItemHeadings(_) | Family::NumberedHeadings(_) => {
            count >= 2 && (asking >= 0.3 || in_sequence)
        }
        Family::NumberedBold | Family::NumberedBoldItems => {
            count >= 2 && (asking >= 0.3 || (in_sequence && count >= 5))
        }
        Family::Headings(_) => {
            let by_themselves = count >= 5 && (listed >= 0.7 || asking >= 0.75);
            let some = asking >= 0.3 && asking * count as f32 > 1.5;
            !trailer && (some && answered > 0.3 || by_themselves)
        }
        Family::LabelBody(_) => count >= 3 && (asking >= 0.6 || in_sequence),
        Family::BoldLines => !trailer && count >= 2 && asking >= 0.4,
        Family::NumberedLines => count >= 3 && asking >= 0.4,
        Family::BoldBullets => count >= 3 && asking >= 0.5,
        Family::Bullets => count >= 3 && (asking >= 0.6 || promised),
        Family::PlainLines => count >= 4 && answered > 0.5 || count >= 8,
        Family::TableRows => count >= 3 && asking >= 0.3,
    }
}

/// How many of the members lead away from the page. Numbered headings are linked to their answers.
fn leads_away(family: Family, evidence: &Evidence) -> f32 {
    let numbered = evidence.numbered > 0.9 && evidence.sequence > 0.8 && evidence.count >= 4;
    if numbered && matches!(family, Family::NumberedHeadings(_)) { 0.0 } else { evidence.links }
}

fn score(family: Family, evidence: &Evidence) -> f32 {
    let prior = match family {
        Family::PrefixedHeadings(_) | Family::PrefixedBold => 2.2,
        Family::Details | Family::PrefixedLines => 1.6,
        Family::ListItemHeadings(_) => 1.4,
        Family::NumberedHeadings(_) => 1.2,
        Family::NumberedBold | Family::NumberedBoldItems => 0.9,
        Family::Headings(_) | Family::LabelBody(_) => 0.6,
        Family::BoldLines | Family::NumberedLines => 0.3,
        Family::BoldBullets => 0.2,
        Family::Bullets => 0.0,
        Family::PlainLines | Family::TableRows => -1.0,
    };
    // A whole table of contents is near proof; half of one is hardly more than chance.
    let listed = if evidence.listed >= 0.7 { 1.5 * evidence.listed } else { 0.8 * evidence.listed };
    prior
        + 1.6 * evidence.numbered * evidence.sequence
        + 1.5 * evidence.asking
        + listed
        + 0.7 * evidence.back_links
        + 0.5 * evidence.answered
        + 0.15 * (evidence.count.max(1) as f32).log2()
        - 2.0 * evidence.generic
        - 2.0 * leads_away(family, evidence)
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
    let few = 1.0 - 0.4 / evidence.count.max(1) as f32;
    (confirmed * few * (1.0 - evidence.generic)).clamp(0.0, 1.0)
}
