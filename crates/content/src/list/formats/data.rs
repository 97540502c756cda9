//! Questions in JSON and YAML, whatever their fields are called.

use super::Record;
use crate::list::parts::level_in;

/// A value of JSON or YAML.
#[derive(Debug)]
pub(super) struct Node {
    /// Counted from 1; 0 if the format doesn't say.
    pub line: u32,
    pub value: Value,
}

#[derive(Debug)]
pub(super) enum Value {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

pub(super) const QUESTION: &[&str] =
    &["question", "title", "q", "prompt", "front", "term", "name", "text", "question_text", "questiontext"];
pub(super) const ANSWER: &[&str] = &[
    "answer",
    "a",
    "solution",
    "back",
    "definition",
    "response",
    "model_answer",
    "modelanswer",
    "answer_text",
    "answertext",
    "answers",
    "explanation",
    "content",
    "body",
    "correct_answer",
    "correctanswer",
    "correct",
];
const EXPLANATION: &[&str] = &["explanation", "explain", "rationale", "why"];
const CHOICES: &[&str] = &["options", "choices", "alternatives"];
const LEVEL: &[&str] = &["level", "difficulty", "seniority", "expertise", "experience"];
const TOPICS: &[&str] =
    &["topics", "tags", "topic", "category", "categories", "subject", "section", "keywords"];
const NUMBER: &[&str] = &["number", "no", "nr", "id", "index", "#"];

/// The questions in a value: in lists, under whatever names, at whatever depth.
pub(super) fn records(root: &Node) -> Vec<Record> {
    let mut found = Vec::new();
    walk(root, None, &mut found);
    found
}

fn walk(node: &Node, topic: Option<&str>, found: &mut Vec<Record>) {
    match &node.value {
        Value::List(items) => {
            for item in items {
                match &item.value {
                    Value::Text(text)
                        if text.trim_end().ends_with(['?', '？']) || crate::list::words::asks(text) =>
                    {
                        let topics = topic.map(one_slug).into_iter().collect();
                        found.push(Record {
                            line: item.line,
                            title: one_line(text),
                            topics,
                            ..Record::default()
                        });
                    }
                    _ => walk(item, topic, found),
                }
            }
        }
        Value::Map(fields) => match record(node.line, fields, topic) {
            Some(record) => found.push(record),
            None => {
                for (name, value) in fields {
                    let topic = (!is_plain_name(name)).then_some(name.as_str()).or(topic);
                    walk(value, topic, found);
                }
            }
        },
        _ => {}
    }
}

/// Names of lists that say nothing of what is in them.
fn is_plain_name(name: &str) -> bool {
    let plain =
        ["questions", "items", "data", "cards", "results", "entries", "list", "quiz", "notes", "rows"];
    plain.contains(&name.to_lowercase().as_str())
}

/// The question that a mapping is; none if it only holds others.
fn record(line: u32, fields: &[(String, Node)], topic: Option<&str>) -> Option<Record> {
    let holds_lists = |name: &str| matches!(field(fields, &[name]), Some(Node { value: Value::List(_), .. }));
    if ["questions", "items", "cards"].iter().any(|name| holds_lists(name)) {
        return None;
    }
    let title = QUESTION.iter().find_map(|name| text(field(fields, &[name])?))?;
    let named =
        field(fields, &["question", "q", "prompt", "front", "question_text", "questiontext"]).is_some();
    let choices = field(fields, CHOICES);
    let key = ANSWER
        .iter()
        .find_map(|name| field(fields, &[name]).filter(|node| text(node).as_deref() != Some(title.as_str())));
    // A title or name alone is no question.
    if !named && key.is_none() && !crate::list::words::asks(&title) {
        return None;
    }
    let mut answer = key.and_then(|node| answer(node, choices));
    if let Some(explanation) = field(fields, EXPLANATION).and_then(text)
        && answer.as_deref() != Some(explanation.as_str())
    {
        answer = Some(match answer {
            Some(answer) => format!("{answer}\n\n{explanation}"),
            None => explanation,
        });
    }
    let mut topics = field(fields, TOPICS).map(topics).unwrap_or_default();
    if topics.is_empty() {
        topics.extend(topic.map(one_slug));
    }
    Some(Record {
        line,
        last_line: line,
        number: field(fields, NUMBER).and_then(text).filter(|number| number.len() <= 12),
        title: one_line(&title),
        body: choices.and_then(choice_list),
        answer: answer.map(|answer| answer.trim().to_owned()).filter(|answer| !answer.is_empty()),
        level: field(fields, LEVEL).and_then(text).and_then(|text| level_in(&text)),
        topics,
    })
}

fn field<'n>(fields: &'n [(String, Node)], names: &[&str]) -> Option<&'n Node> {
    names.iter().find_map(|name| {
        let found = fields.iter().find(|(field, _)| field.eq_ignore_ascii_case(name))?;
        (!matches!(found.1.value, Value::Null)).then_some(&found.1)
    })
}

fn text(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.clone()),
        _ => None,
    }
}

/// An answer is a text, some texts, or the place of a choice.
fn answer(node: &Node, choices: Option<&Node>) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(chosen(text, choices).unwrap_or_else(|| text.clone())),
        Value::List(items) => {
            let texts: Vec<String> = items
                .iter()
                .filter_map(|item| match &item.value {
                    Value::Text(text) => Some(text.clone()),
                    Value::Map(fields) => {
                        let wrong =
                            field(fields, &["correct", "is_correct", "iscorrect"]).and_then(text_of_bool);
                        field(fields, &["text", "answer", "value", "body", "option"])
                            .and_then(text)
                            .filter(|_| wrong != Some(false))
                    }
                    _ => None,
                })
                .collect();
            (!texts.is_empty()).then(|| if texts.len() == 1 { texts.concat() } else { bullets(&texts) })
        }
        Value::Map(fields) => field(fields, &["text", "answer", "value", "body", "content"]).and_then(text),
        Value::Null => None,
    }
}

fn text_of_bool(node: &Node) -> Option<bool> {
    match text(node)?.to_lowercase().as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// The choice that a number or letter stands for.
fn chosen(key: &str, choices: Option<&Node>) -> Option<String> {
    let Value::List(choices) = &choices?.value else { return None };
    let key = key.trim();
    let place = match key.parse::<usize>() {
        Ok(place) => place,
        Err(_) if key.len() == 1 => usize::from(key.to_ascii_uppercase().bytes().next()?.checked_sub(b'A')?),
        Err(_) => return None,
    };
    let choice = choices.get(place).and_then(choice_text)?;
    Some(format!("{key}: {choice}"))
}

fn choice_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Map(fields) => {
            field(fields, &["text", "value", "option", "answer", "body", "label"]).and_then(text)
        }
        _ => None,
    }
}

fn choice_list(node: &Node) -> Option<String> {
    let texts: Vec<String> = match &node.value {
        Value::List(items) => items.iter().filter_map(choice_text).collect(),
        Value::Map(fields) => {
            fields.iter().filter_map(|(name, value)| Some(format!("{name}: {}", text(value)?))).collect()
        }
        _ => return None,
    };
    (!texts.is_empty()).then(|| bullets(&texts))
}

fn bullets(texts: &[String]) -> String {
    texts.iter().map(|text| format!("- {}", text.trim())).collect::<Vec<_>>().join("\n")
}

fn topics(node: &Node) -> Vec<String> {
    match &node.value {
        Value::Text(text) => text.split([',', ';']).map(one_slug).filter(|topic| !topic.is_empty()).collect(),
        Value::List(items) => items
            .iter()
            .filter_map(text)
            .map(|text| one_slug(&text))
            .filter(|topic| !topic.is_empty())
            .collect(),
        _ => Vec::new(),
    }
}

/// A topic as the bank writes it.
pub(super) fn one_slug(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
