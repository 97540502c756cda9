use crate::native::{Header, ParsedQuestion, is_id, parse_header, parse_questions, read_rubric, stretches};
use crate::pack::Written;
use crate::problem::{Found, LintReport};
use crate::{Pack, PackError, Source, bundled, pack};
use hotseat_interview::{PackId, Question, QuestionId};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The files of a pack, read but not yet parsed.
pub(crate) struct PackFiles {
    pub header: Source,
    pub questions: Vec<Source>,
    /// Ids of rubrics that may be named beside the bundled ones.
    pub rubrics: Vec<String>,
}

/// Finds every problem in a pack folder, a question file (`.md`) or a rubric (`.yaml`), in one pass.
///
/// # Errors
/// Only when a file can't be read at all: mistakes inside a file are the report's.
pub fn lint(path: &Path) -> Result<LintReport, PackError> {
    if path.is_dir() {
        return Ok(check_pack(&pack::read_pack(path)?).1);
    }
    let source = Source::read(path)?;
    // A header alone can't be told from a rubric by its text: the pack it heads is what is meant.
    if path.file_name().is_some_and(|name| name == "pack.yaml")
        && let Some(dir) = path.parent()
    {
        return lint(if dir.as_os_str().is_empty() { Path::new(".") } else { dir });
    }
    Ok(lint_text(&source))
}

/// Finds every problem in the text of one file: a rubric if its name ends in `.yaml` or `.yml`,
/// questions otherwise. What only the whole pack can tell, such as an unknown `follows`, is not
/// looked at.
pub fn lint_text(source: &Source) -> LintReport {
    let mut report = LintReport::default();
    let mut found = Found::new(source);
    if source.name.ends_with(".yaml") || source.name.ends_with(".yml") {
        read_rubric(&mut found);
        found.sort();
    } else {
        let parsed = parse_questions(&PackId(String::new()), &mut found);
        report.questions = parsed.len();
        let mut files = [(found, parsed)];
        refuse_twins(&mut files);
        let [(file, _)] = files;
        found = file;
    }
    report.add(found);
    report
}

/// The questions of a file that stands alone: they may follow questions that aren't there.
///
/// # Errors
/// When it has a mistake; the error holds all of them.
pub fn parse_question_file(source: &Source) -> Result<Vec<Question>, PackError> {
    let mut found = Found::new(source);
    let parsed = parse_questions(&PackId(String::new()), &mut found);
    let mut files = [(found, parsed)];
    refuse_twins(&mut files);
    let [(found, parsed)] = files;
    pack::finish_one(Some(parsed.into_iter().map(|parsed| parsed.question).collect()), found)
}

/// Parses a pack and checks all of it.
pub(crate) fn check_pack(files: &PackFiles) -> (Option<Pack>, LintReport) {
    let mut report = LintReport::default();
    let mut head = Found::new(&files.header);
    let header = parse_header(&mut head);
    if let Some(header) = &header {
        check_rubric(header, &files.rubrics, &mut head);
    }
    if files.questions.is_empty() {
        let help = "add a file `questions/01-first.md`";
        head.error("no-questions", &(0..0), "this pack has no question files", help);
    }
    head.sort();
    report.add(head);

    let pack_id = PackId(header.as_ref().map(|header| header.id.clone()).unwrap_or_default());
    let mut parsed: Vec<(Found<'_>, Vec<ParsedQuestion>)> = files
        .questions
        .iter()
        .map(|source| {
            let mut found = Found::new(source);
            let questions = parse_questions(&pack_id, &mut found);
            (found, questions)
        })
        .collect();
    refuse_twins(&mut parsed);
    check_follows(&mut parsed);
    if let Some(header) = &header {
        check_topics(&header.topics, &mut parsed);
    }
    let mut questions = Vec::new();
    let written = files.questions.iter().flat_map(written).collect();
    for (mut found, parsed) in parsed {
        found.sort();
        report.add(found);
        questions.extend(parsed.into_iter().map(|parsed| parsed.question));
    }
    report.questions = questions.len();
    let pack = header.map(|header| Pack {
        id: pack_id,
        title: header.title,
        summary: header.summary,
        version: header.version,
        licence: header.licence,
        language: header.language,
        rubric: header.rubric.map(|(id, _)| id),
        topics: header.topics,
        terminology: header.terminology,
        questions,
        header: files.header.text.clone(),
        written,
    });
    (pack, report)
}

fn written(source: &Source) -> impl Iterator<Item = Written> {
    let file = Path::new(&source.name).file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.unwrap_or_else(|| source.name.clone());
    stretches(&source.text)
        .into_iter()
        .map(move |range| Written { file: file.clone(), text: source.text[range].to_owned() })
}

/// Finds every problem in the text of one question that is to stand beside `others`: in place of the one
/// that has the id `instead_of`, or as a new one. `topics` are those that the pack lists, if it lists any.
/// Also gives the question, where one could be read.
pub fn lint_question(
    source: &Source,
    pack: &PackId,
    instead_of: Option<&QuestionId>,
    others: &[Question],
    topics: &[String],
) -> (Option<Question>, LintReport) {
    let mut found = Found::new(source);
    let parsed = parse_questions(pack, &mut found);
    check_alone(&parsed, instead_of, &mut found);
    let beside = others.iter().filter(|other| Some(&other.id) != instead_of);
    let beside: Vec<ParsedQuestion> = beside.map(ParsedQuestion::known).collect();
    let elsewhere = Source::new("this pack", "");
    let mut files = [(Found::new(&elsewhere), beside), (found, parsed)];
    refuse_twins(&mut files);
    check_follows(&mut files);
    let [_, (found, parsed)] = files;
    let mut files = [(found, parsed)];
    check_topics(topics, &mut files);
    let [(mut found, parsed)] = files;
    found.sort();
    let mut report = LintReport { questions: parsed.len(), ..LintReport::default() };
    report.add(found);
    (parsed.into_iter().next().map(|parsed| parsed.question), report)
}

/// An edited text is one question, and the same as before.
fn check_alone(parsed: &[ParsedQuestion], instead_of: Option<&QuestionId>, found: &mut Found<'_>) {
    let Some(first) = parsed.first() else {
        let help = "a question starts with `## Title {#its-id}`";
        return found.error("no-question", &(0..0), "there is no question in this text", help);
    };
    if let Some(second) = parsed.get(1) {
        let help = "write one question here, and begin another for the other";
        found.error("second-question", &second.id_span, "a second question begins here", help);
    }
    if let Some(id) = instead_of
        && first.question.id != *id
        && is_id(&first.question.id.0)
    {
        let message = format!("this question is `{id}`; an id is never changed");
        found.error("changed-id", &first.id_span, message, &format!("write `{{#{id}}}`"));
    }
}

fn check_rubric(header: &Header, beside: &[String], found: &mut Found<'_>) {
    let Some((rubric, span)) = &header.rubric else { return };
    let mut known = bundled::rubric_ids();
    known.extend_from_slice(beside);
    if !known.contains(rubric) {
        known.sort();
        known.dedup();
        let help = format!(
            "there are {}; or put `{rubric}.yaml` into a folder `rubrics` beside the pack",
            known.join(", ")
        );
        found.error("unknown-rubric", span, format!("there is no rubric `{rubric}`"), &help);
    }
}

fn refuse_twins(files: &mut [(Found<'_>, Vec<ParsedQuestion>)]) {
    let mut seen: HashMap<&QuestionId, &str> = HashMap::new();
    for (found, questions) in files {
        for ParsedQuestion { question, id_span, .. } in
            questions.iter().filter(|parsed| is_id(&parsed.question.id.0))
        {
            match seen.get(&question.id) {
                Some(file) => {
                    let message = format!("`{}` already names a question in {file}", question.id);
                    found.error(
                        "duplicate-id",
                        id_span,
                        message,
                        "an id names one question for ever: choose another",
                    );
                }
                None => {
                    seen.insert(&question.id, found.file);
                }
            }
        }
    }
}

fn check_follows(files: &mut [(Found<'_>, Vec<ParsedQuestion>)]) {
    let mut follows: HashMap<QuestionId, Option<QuestionId>> = HashMap::new();
    for ParsedQuestion { question, .. } in files.iter().flat_map(|(_, questions)| questions) {
        follows.entry(question.id.clone()).or_insert_with(|| question.follows.clone());
    }
    for (found, questions) in files {
        for ParsedQuestion { question, follows_span, .. } in questions {
            let (Some(basic), Some(span)) = (&question.follows, follows_span) else { continue };
            if !follows.contains_key(basic) {
                let help = "name a question of this pack by its id";
                found.error(
                    "unknown-follows",
                    span,
                    format!("there is no question `{basic}` in this pack"),
                    help,
                );
            } else if is_circular(&question.id, &follows) {
                let help = "take one `follows` out: some question must come first";
                found.error(
                    "circular-follows",
                    span,
                    format!("`{}` follows itself in the end", question.id),
                    help,
                );
            }
        }
    }
}

fn is_circular(start: &QuestionId, follows: &HashMap<QuestionId, Option<QuestionId>>) -> bool {
    let mut seen = HashSet::new();
    let mut at = start;
    while let Some(Some(next)) = follows.get(at) {
        if next == start {
            return true;
        }
        // A circle further on is reported where it is.
        if !seen.insert(next) {
            return false;
        }
        at = next;
    }
    false
}

fn check_topics(listed: &[String], files: &mut [(Found<'_>, Vec<ParsedQuestion>)]) {
    if listed.is_empty() {
        return;
    }
    for (found, questions) in files {
        for ParsedQuestion { question, topics_span, .. } in questions {
            let Some(span) = topics_span else { continue };
            for topic in question.topics.iter().filter(|topic| !listed.contains(topic)) {
                let help = "add it to `topics` in pack.yaml, or use one that is there";
                found.warning(
                    "unlisted-topic",
                    span,
                    format!("the pack doesn't list the topic `{topic}`"),
                    help,
                );
            }
        }
    }
}
