use super::ImportedQuestion;
use super::body::{is_choice, split};
use super::candidates::{Candidate, Family};
use super::labelled::body_start;
use super::lines::{Heading, Kind, Line};
use super::numbers::digits;
use super::parts::{divider_levels, level_in, note_headings, topic_in};
use super::seen::Reason;
use super::titles::clean;
use super::words::ends_the_list;
use super::{rows, wrap};

/// Lines of a paragraph that is a question.
const LONGEST_BODY: usize = 12;

/// A line that was found to be a question.
#[derive(Clone, Debug)]
pub(super) struct Member<'t> {
    pub line: usize,
    pub number: Option<&'t str>,
    pub title: &'t str,
    pub family: Family,
    pub reason: Reason,
}

impl<'t> Member<'t> {
    pub fn of(candidate: &Candidate<'t>) -> Member<'t> {
        let Candidate { line, family, number, title, .. } = *candidate;
        Member { line, number, title, family, reason: Reason::Family }
    }
}

/// Gives each question its answer, its level and its topics.
pub(super) fn assemble<'t>(
    lines: &[Line<'t>],
    members: &[Member<'t>],
    family: Family,
    title: Option<&str>,
) -> Vec<ImportedQuestion> {
    let question_level = family.heading_level().unwrap_or(7);
    let divider = divider_levels(lines, members, question_level);
    let document_level = title.and_then(level_in);
    let document_topic = title.and_then(topic_in);
    // The headings above the question at hand, by level: "Senior", then "Streams".
    let mut above: [Option<&str>; 7] = [None; 7];
    let first = members.first().map_or(0, |member| member.line);
    note_headings(&lines[..first], question_level, &mut above);
    let is_row = |member: &Member<'_>| member.family == Family::TableRows;
    let rows = if members.iter().any(is_row) { rows::rows(lines) } else { Vec::new() };
    let width = wrap::width(lines);
    let mut questions = Vec::with_capacity(members.len());
    for (index, member) in members.iter().enumerate() {
        let next = members.get(index + 1).map_or(lines.len(), |next| next.line);
        let after = &lines[member.line + 1..next];
        let length =
            answer_length(after, member.family, question_level, &divider, index + 1 == members.len());
        let headings: Vec<&str> = above.iter().flatten().copied().collect();
        questions.push(question(lines, width, member, member.line + 1 + length, |question| {
            if is_row(member) {
                let row = rows.binary_search_by_key(&member.line, |row| row.line);
                question.answer = row.ok().and_then(|at| rows[at].answer).map(str::to_owned);
            }
            question.level = headings.iter().rev().find_map(|text| level_in(text)).or(document_level);
            let topics =
                headings.iter().rev().filter_map(|text| topic_in(text)).chain(document_topic.clone());
            for topic in topics {
                if !question.topics.contains(&topic) {
                    question.topics.push(topic);
                }
            }
        }));
        note_headings(&after[length..], question_level, &mut above);
    }
    questions
}

/// How many of the lines after a question belong to it.
fn answer_length(
    after: &[Line<'_>],
    family: Family,
    question_level: u8,
    divider: &[bool; 8],
    is_last: bool,
) -> usize {
    let mut length = if family == Family::TableRows { 0 } else { after.len() };
    for (offset, line) in after.iter().enumerate() {
        match line.kind {
            Kind::Heading(heading) => {
                let level = usize::from(heading.level);
                let ends = is_last && heading.level <= question_level && ends_the_list(heading.text);
                if heading.item.is_none() && (divider[level] || ends) {
                    length = offset;
                    break;
                }
            }
            // What follows the block belongs to the page, not to the answer.
            Kind::Tag if family == Family::Details && line.text.contains("</details>") => {
                length = offset;
                break;
            }
            _ => {}
        }
    }
    // Headings with nothing under them before the next question stand above it, not in the answer.
    // A link back to the top ends an answer, so what it follows is in one.
    let mut in_answer = is_last;
    while length > 0 {
        match after[length - 1].kind {
            Kind::Heading(Heading { item: None, .. }) if !in_answer => length -= 1,
            Kind::BackLink => {
                in_answer = true;
                length -= 1;
            }
            _ if is_edge(&after[length - 1]) => length -= 1,
            _ => break,
        }
    }
    length
}

fn is_edge(line: &Line<'_>) -> bool {
    // A blank line of code is the end of a block that was never closed.
    line.text.is_empty()
        || matches!(
            line.kind,
            Kind::Blank | Kind::Rule | Kind::BackLink | Kind::Hidden | Kind::Underline | Kind::Tag
        )
}

fn question(
    lines: &[Line<'_>],
    width: Option<usize>,
    member: &Member<'_>,
    end: usize,
    classify: impl FnOnce(&mut ImportedQuestion),
) -> ImportedQuestion {
    let before = |kind: &Kind<'_>| matches!(kind, Kind::Blank | Kind::Underline | Kind::Hidden | Kind::Tag);
    let more = wrap::goes_on(lines, member.line, member.family, width).min(end - member.line - 1);
    let mut title = member.title.to_owned();
    for line in &lines[member.line + 1..=member.line + more] {
        title.push(' ');
        title.push_str(line.text.trim());
    }
    let mut title = clean(&title);
    let mut start = (member.line + 1 + more..end).find(|&at| !before(&lines[at].kind));
    if let (Family::LabelBody(_), Some(first)) = (member.family, body_start(lines, member.line))
        && first < end
    {
        // The paragraph is the question: what follows it is the answer.
        let more = lines[first + 1..end]
            .iter()
            .take_while(|line| line.kind == Kind::Text && !is_choice(line))
            .take(LONGEST_BODY);
        let count = more.clone().count();
        for line in more {
            title.push(' ');
            title.push_str(line.text.trim());
        }
        start = (first + 1 + count..end).find(|&at| !before(&lines[at].kind));
    }
    let range = start.unwrap_or(member.line)..end;
    let answer = match start {
        Some(start) => &lines[start..end],
        None => &[],
    };
    let mut question = ImportedQuestion {
        number_as_written: member.number.map(as_written),
        title,
        heading_line: number(member.line),
        first_line: number(range.start),
        last_line: if start.is_some() { number(end - 1) } else { number(member.line) },
        level: None,
        topics: Vec::new(),
        sections: Vec::new(),
        bold_labels: Vec::new(),
        n_code_blocks: 0,
        body: None,
        answer: start.map(|_| dedented(answer)),
    };
    if let Some(split) = split(answer) {
        question.body = Some(dedented(&answer[..split.body]).trim_end().to_owned());
        question.answer = answered(&split.right, &answer[split.answer..]);
    }
    for line in answer {
        match line.kind {
            Kind::Heading(heading) => question.sections.push(heading.text.to_owned()),
            Kind::Fence => question.n_code_blocks += 1,
            _ => question.bold_labels.extend(line.bold_label().map(str::to_owned)),
        }
    }
    classify(&mut question);
    question
}

/// The right choices and what is said about them.
fn answered(right: &[String], lines: &[Line<'_>]) -> Option<String> {
    let end = lines.iter().rposition(|line| !is_edge(line)).map_or(0, |last| last + 1);
    let right = (!right.is_empty()).then(|| right.join("; "));
    let said = (end > 0).then(|| dedented(&lines[..end]));
    match (right, said) {
        (Some(right), Some(said)) => Some(format!("{right}\n\n{said}")),
        (right, said) => right.or(said),
    }
}

/// A number without what only draws it: `1️⃣` is 1.
fn as_written(number: &str) -> String {
    if number.is_ascii() { number.to_owned() } else { digits(number) }
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// The text of an answer without the indentation that all its lines share.
fn dedented(answer: &[Line<'_>]) -> String {
    let indent = |text: &str| text.bytes().take_while(|&byte| byte == b' ').count();
    let shared =
        answer.iter().filter(|line| !line.text.is_empty()).map(|line| indent(line.text)).min().unwrap_or(0);
    let texts: Vec<_> = answer.iter().map(|line| line.text.get(shared..).unwrap_or_default()).collect();
    texts.join("\n")
}
