//! Lists in Markdown or plain text.

use super::assemble::{self, Member};
use super::candidates::{self, Candidate, Family};
use super::evidence::Page;
use super::lines::{Heading, Kind, Line};
use super::scan::scan;
use super::seen::{self, Reason};
use super::{Choices, Dialect, ListImport, Note, choose, labelled, notes, regions, repair, single};

/// How sure it is that a file is one question: nothing confirms it but its form.
const ONE_QUESTION: f32 = 0.7;

/// What marks the questions, and which they are.
struct Inferred<'t> {
    dialect: Dialect,
    family: Family,
    confidence: f32,
    members: Vec<Member<'t>>,
}

pub(super) fn import(file: &str, text: &str, choices: &Choices, mut notes: Vec<Note>) -> ListImport {
    let lines = scan(text, &mut notes);
    notes::about_lines(&lines, &mut notes);
    let candidates = candidates::candidates(&lines);
    let labelled = labelled::labelled(&lines, &candidates);
    let inferred = infer(&lines, &candidates, &labelled, &mut notes);
    let Inferred { dialect, family, confidence, mut members } = inferred.unwrap_or(Inferred {
        dialect: Dialect::None,
        family: Family::PlainLines,
        confidence: 0.0,
        members: Vec::new(),
    });
    flip(&lines, &candidates, &labelled, family, choices, &mut members);
    if members.is_empty() {
        notes.push(notes::nothing_found(&lines));
    }
    let one = dialect == Dialect::OneQuestion;
    let document_title = document_title(&lines, &members).filter(|_| !one);
    let questions = assemble::assemble(&lines, &members, family, document_title.as_deref());
    notes::about_title(&lines, &questions, document_title.as_deref(), &mut notes);
    notes::about_questions(&questions, family, &mut notes);
    notes::about_answers(&questions, &mut notes);
    if !one {
        notes::about_skipped(&candidates, &members, family, &mut notes);
    }
    notes.sort_by_key(|note| note.line);
    let own_title = || questions.first().filter(|_| one).map(|question| question.title.clone());
    ListImport {
        file: file.to_owned(),
        dialect,
        confidence,
        title: document_title.or_else(own_title),
        lines: seen::seen(&lines, &candidates, &members, &questions, family, choices),
        table: None,
        questions,
        notes,
    }
}

/// Finds the questions without asking anybody; none if nothing marks them.
fn infer<'t>(
    lines: &[Line<'t>],
    candidates: &[Candidate<'t>],
    labelled: &[Candidate<'t>],
    notes: &mut Vec<Note>,
) -> Option<Inferred<'t>> {
    let page = Page::read(lines);
    let choice = choose::choose(lines, &page, candidates.iter().chain(labelled));
    let under_title = || choice.is_none().then(|| single::under_a_title(lines, candidates)).flatten();
    if let Some(member) = single::single(lines, choice.as_ref()).or_else(under_title) {
        return Some(Inferred {
            dialect: Dialect::OneQuestion,
            family: member.family,
            confidence: ONE_QUESTION,
            members: vec![member],
        });
    }
    let choice = choice?;
    let mut others = regions::others(lines, &page, candidates, &choice);
    others.extend(regions::other_levels(lines, &page, candidates, &choice));
    others.extend(regions::other_emphasis(lines, candidates, &choice));
    let mut members = regions::members(&choice, &others);
    repair::repair(lines, candidates, &mut members, notes);
    Some(Inferred {
        dialect: choice.family.dialect(),
        family: choice.family,
        confidence: choose::confidence(&choice),
        members,
    })
}

/// Puts in and takes out what a person decided otherwise.
fn flip<'t>(
    lines: &[Line<'t>],
    candidates: &[Candidate<'t>],
    labelled: &[Candidate<'t>],
    family: Family,
    choices: &Choices,
    members: &mut Vec<Member<'t>>,
) {
    members.retain(|member| !choices.not_questions.contains(&line_number(member.line)));
    let taken = members.len();
    for &line in choices.questions.difference(&choices.not_questions) {
        let Some(at) = (line as usize).checked_sub(1).filter(|&at| at < lines.len()) else { continue };
        let known = members[..taken].binary_search_by_key(&at, |member| member.line).is_ok();
        if known || lines[at].kind == Kind::Blank {
            continue;
        }
        let at_line = |candidates: &[Candidate<'t>]| {
            let place = candidates.binary_search_by_key(&at, |candidate| candidate.line).ok()?;
            Some(Member::of(&candidates[place]))
        };
        let label = at_line(labelled).filter(|_| matches!(family, Family::LabelBody(_)));
        let member = label.or_else(|| at_line(candidates)).unwrap_or_else(|| Member {
            line: at,
            number: None,
            title: unmarked(&lines[at]),
            family: Family::PlainLines,
            reason: Reason::Person,
        });
        members.push(Member { reason: Reason::Person, ..member });
    }
    members.sort_by_key(|member| member.line);
}

/// The text of a line without the marks before it.
fn unmarked<'t>(line: &Line<'t>) -> &'t str {
    match line.kind {
        Kind::Heading(heading) => heading.text,
        Kind::Item(item) => item.text,
        Kind::Summary(text) | Kind::Toc(text) => text,
        _ => {
            let bare = line.text.trim_start_matches(['>', '#', '|', '-', '*', '+', ' ', '\t']);
            if bare.is_empty() { line.text } else { bare }
        }
    }
}

fn line_number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// The first heading of the highest level, if it stands above the questions.
fn document_title(lines: &[Line<'_>], members: &[Member<'_>]) -> Option<String> {
    let end = members.first().map_or(lines.len(), |first| first.line);
    lines[..end].iter().find_map(|line| match line.kind {
        Kind::Heading(Heading { level: 1, text, item: None, .. }) if !text.is_empty() => {
            Some(text.to_owned())
        }
        _ => None,
    })
}
