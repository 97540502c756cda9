use super::blocks::{Block, cut};
use super::duration::parse_duration;
use super::fields::{Fields, read_yaml, text};
use super::yaml::Node;
use super::{ID_HELP, is_id};
use crate::problem::Found;
use hotseat_interview::{
    Checked, KeyPoint, Level, Millis, Origin, PackId, Question, QuestionId, Samples, Trap, Weight,
};
use std::collections::HashSet;
use std::ops::Range;

const LEVELS: [(&str, Level); 3] =
    [("junior", Level::Junior), ("mid", Level::Mid), ("senior", Level::Senior)];
const WEIGHTS: [(&str, Weight); 3] =
    [("core", Weight::Core), ("supporting", Weight::Supporting), ("bonus", Weight::Bonus)];
const TRUTHS: [(&str, bool); 2] = [("true", true), ("false", false)];

/// A question, and where the parts stand that only the whole pack can judge.
pub(crate) struct ParsedQuestion {
    pub question: Question,
    pub id_span: Range<usize>,
    pub follows_span: Option<Range<usize>>,
    pub topics_span: Option<Range<usize>>,
}

impl ParsedQuestion {
    /// One that was read before, and whose places nobody will ask for.
    pub(crate) fn known(question: &Question) -> ParsedQuestion {
        ParsedQuestion { question: question.clone(), id_span: 0..0, follows_span: None, topics_span: None }
    }
}

/// Reads a question file; what is wrong with it goes into `found`.
pub(crate) fn parse_questions(pack: &PackId, found: &mut Found<'_>) -> Vec<ParsedQuestion> {
    let blocks = cut(found);
    if blocks.is_empty() {
        let help = "a question starts with `## Title {#its-id}`";
        found.warning("no-questions", &(0..0), "this file holds no question", help);
    }
    let parsed = blocks.into_iter().map(|block| question(pack, block, found)).collect();
    found.sort();
    parsed
}

fn question(pack: &PackId, block: Block<'_>, found: &mut Found<'_>) -> ParsedQuestion {
    let id_span = block.id.as_ref().map_or(block.heading.clone(), |(_, span)| span.clone());
    check_heading(&block, found);
    let [short, model_answer, shown] = block.sections;
    let mut parsed = ParsedQuestion {
        question: Question {
            id: QuestionId(block.id.map(|(id, _)| id.to_owned()).unwrap_or_default()),
            pack: pack.clone(),
            title: block.title.to_owned(),
            body: block.body,
            level: None,
            topics: Vec::new(),
            think: None,
            answer: None,
            follows: None,
            key_points: Vec::new(),
            traps: Vec::new(),
            short,
            model_answer,
            shown,
            samples: Samples::default(),
            sources: Vec::new(),
            checked: None,
            origin: None,
        },
        id_span,
        follows_span: None,
        topics_span: None,
    };
    match block.yaml {
        Some(range) => {
            let root = read_yaml(range, found);
            if let Some(fields) = root.as_ref().and_then(|root| Fields::open(root, "question", found)) {
                read_fields(fields, &block.heading, &mut parsed, found);
            }
        }
        None => {
            let help = "put a ```yaml block with `key_points:` under the heading";
            found.error("no-key-points", &block.heading, "this question has no key points", help);
        }
    }
    if parsed.question.model_answer.is_none() {
        let help = "write under `### Said aloud` what a good candidate would say";
        found.warning("missing-model-answer", &block.heading, "this question has no model answer", help);
    }
    parsed
}

fn check_heading(block: &Block<'_>, found: &mut Found<'_>) {
    if block.title.is_empty() {
        found.error(
            "missing-title",
            &block.heading,
            "this question has no title",
            "write `## The question {#its-id}`",
        );
    }
    match &block.id {
        None => {
            let help = "end the heading with `{#its-id}`; it names the question for ever";
            found.error("missing-id", &block.heading, "this question has no id", help);
        }
        Some((id, span)) if !is_id(id) => {
            found.error("bad-id", span, format!("`{id}` can't be an id"), ID_HELP);
        }
        Some(_) => {}
    }
}

fn read_fields(
    mut fields: Fields<'_>,
    heading: &Range<usize>,
    parsed: &mut ParsedQuestion,
    found: &mut Found<'_>,
) {
    let question = &mut parsed.question;
    question.level = fields.word("level", &LEVELS, found);
    if fields.get("level").is_none() {
        let help = "add `level: junior`, `mid` or `senior`, or it is left out when a level is chosen";
        found.warning("missing-level", heading, "this question has no level", help);
    }
    parsed.topics_span = fields.get("topics").map(|node| node.span.clone());
    question.topics = fields.texts("topics", found);
    if let Some(mut time) = fields.fields("time", found) {
        question.think = duration(&mut time, "think", found);
        question.answer = duration(&mut time, "answer", found);
        time.finish(found);
    }
    parsed.follows_span = fields.get("follows").map(|node| node.span.clone());
    question.follows = fields.text("follows", found).map(QuestionId);
    question.origin = fields.fields("origin", found).and_then(|fields| origin(fields, found));
    let nodes = fields.list("key_points", found);
    question.key_points = key_points(nodes, found);
    check_key_points(question, nodes.is_empty(), heading, found);
    let nodes = fields.list("traps", found);
    question.traps =
        nodes.iter().filter_map(|node| trap(Fields::open(node, "trap", found)?, found)).collect();
    refuse_twins(question.traps.iter().map(|trap| trap.id.as_str()), nodes, "duplicate-trap", found);
    if let Some(mut samples) = fields.fields("samples", found) {
        question.samples = Samples {
            low: samples.text("low", found),
            middle: samples.text("middle", found),
            high: samples.text("high", found),
        };
        samples.finish(found);
    }
    question.sources = fields.texts("sources", found);
    question.checked = fields.fields("checked", found).and_then(|fields| checked(fields, found));
    fields.finish(found);
}

fn duration(time: &mut Fields<'_>, key: &'static str, found: &mut Found<'_>) -> Option<Millis> {
    let (written, span) = text(time.get(key)?, key, found)?;
    let length = parse_duration(written).filter(|&length| key == "think" || length >= Millis::seconds(1));
    if length.is_none() {
        let help = "write `45s`, `2m` or `1m30s`, at most four hours";
        found.error("bad-duration", &span, format!("`{written}` is no time to {key}"), help);
    }
    length
}

fn key_points(nodes: &[Node], found: &mut Found<'_>) -> Vec<KeyPoint> {
    let points: Vec<_> =
        nodes.iter().filter_map(|node| key_point(Fields::open(node, "key point", found)?, found)).collect();
    refuse_twins(points.iter().map(|point| point.id.as_str()), nodes, "duplicate-key-point", found);
    points
}

fn key_point(mut fields: Fields<'_>, found: &mut Found<'_>) -> Option<KeyPoint> {
    let id = inner_id(&mut fields, found);
    let weight = fields.word("weight", &WEIGHTS, found);
    if fields.get("weight").is_none() {
        let help = "add `weight: core`, `supporting` or `bonus`";
        found.error("missing-weight", &fields.span.clone(), "this key point has no weight", help);
    }
    let say = fields.required("say", "missing-say", found);
    let reviewed = fields.word("reviewed", &TRUTHS, found).unwrap_or(true);
    let accept = fields.texts("accept", found);
    if accept.is_empty() && reviewed {
        let help = "add under `accept:` at least three ways in which people say it";
        found.warning("no-accept", &fields.span.clone(), "this key point has no accepted phrasings", help);
    }
    let probe = fields.text("probe", found);
    if probe.is_none() && weight == Some(Weight::Core) && reviewed {
        let help = "add `probe:` with a follow-up that asks for it without giving it away";
        found.warning("missing-probe", &fields.span.clone(), "this core point has no probe", help);
    }
    fields.finish(found);
    Some(KeyPoint { id: id?, weight: weight?, say: say?, accept, probe, reviewed })
}

fn check_key_points(question: &Question, none_written: bool, heading: &Range<usize>, found: &mut Found<'_>) {
    if none_written {
        let message = "this question has no key points";
        let help = "add `key_points:`; without them an answer can't be compared";
        // An imported question may wait for its key points; an authored one is not done without.
        match question.origin {
            Some(_) => found.warning("no-key-points", heading, message, help),
            None => found.error("no-key-points", heading, message, help),
        }
    } else if !question.key_points.is_empty()
        && question.key_points.iter().all(|point| point.weight != Weight::Core)
    {
        let help = "at least one idea is what the question is about: give it `weight: core`";
        found.error("no-core-point", heading, "this question has no core point", help);
    }
}

fn trap(mut fields: Fields<'_>, found: &mut Found<'_>) -> Option<Trap> {
    let id = inner_id(&mut fields, found);
    let hear = fields.texts("hear", found);
    if hear.is_empty() {
        let help = "add `hear:` with the wrong statement as people say it";
        found.error("missing-hear", &fields.span.clone(), "nothing says how this trap sounds", help);
    }
    let why = fields.required("why", "missing-why", found);
    fields.finish(found);
    Some(Trap { id: id?, hear, why: why? })
}

fn inner_id(fields: &mut Fields<'_>, found: &mut Found<'_>) -> Option<String> {
    let id = fields.required("id", "missing-id", found)?;
    if !is_id(&id)
        && let Some(node) = fields.get("id")
    {
        found.error("bad-id", &node.span, format!("`{id}` can't be an id"), ID_HELP);
    }
    Some(id)
}

fn refuse_twins<'i>(
    ids: impl Iterator<Item = &'i str>,
    nodes: &[Node],
    code: &'static str,
    found: &mut Found<'_>,
) {
    let mut seen = HashSet::new();
    // Unreadable entries are left out of `ids`, so the places are only right when none is.
    for (index, id) in ids.enumerate() {
        if !seen.insert(id)
            && let Some(node) = nodes.get(index)
        {
            let message = format!("`{id}` is here twice");
            found.error(code, &node.span, message, "give each its own id; verdicts are kept by it");
        }
    }
}

fn checked(mut fields: Fields<'_>, found: &mut Found<'_>) -> Option<Checked> {
    let date = fields.required("date", "missing-date", found);
    if let (Some(date), Some(node)) = (&date, fields.get("date"))
        && !is_date(date)
    {
        found.error("bad-date", &node.span, format!("`{date}` is no date"), "write it as 2026-11-21");
    }
    let mut against: Vec<String> = fields.text("against", found).into_iter().collect();
    // Any other key names a thing and its version: `node: 20.20.2`.
    for (key, node) in fields.rest() {
        if let Some((version, _)) = text(node, key, found) {
            against.push(format!("{key} {version}"));
        }
    }
    let against = (!against.is_empty()).then(|| against.join(", "));
    Some(Checked { date: date?, against })
}

fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let within = |part: &str, most: u8| part.parse().is_ok_and(|number: u8| (1..=most).contains(&number));
    matches!(parts[..], [year, month, day]
        if digits(year, 4) && digits(month, 2) && digits(day, 2) && within(month, 12) && within(day, 31))
}

fn origin(mut fields: Fields<'_>, found: &mut Found<'_>) -> Option<Origin> {
    let origin = Origin {
        file: fields.required("file", "missing-file", found)?,
        first_line: fields.number("first_line", found).unwrap_or(1),
        last_line: fields.number("last_line", found).unwrap_or(1),
        number: fields.text("number", found),
        licence: fields.text("licence", found),
    };
    fields.finish(found);
    Some(origin)
}
