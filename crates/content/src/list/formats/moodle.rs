//! Moodle's XML: `<quiz><question type="…"><questiontext><text>…`.

use super::data::one_slug;
use super::markup::plain;
use super::quiz::Quiz;
use super::{Found, malformed};
use crate::list::{Dialect, ImportError};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// No quiz nests deeper.
const DEEPEST: usize = 64;

pub(super) fn looks_like_one(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with('<') && start.find("<quiz").is_some_and(|at| at < 2_000)
}

pub(super) fn read(file: &str, text: &str) -> Result<Found, ImportError> {
    let mut reader = Reader::from_str(text);
    let mut lines = super::lines::Lines::new(text);
    let mut path: Vec<String> = Vec::new();
    let (mut quiz, mut answer) = (Quiz::default(), Answer::default());
    let (mut said, mut topic): (String, Option<String>) = (String::new(), None);
    let mut records = Vec::new();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = reader.read_event().map_err(|error| malformed(file, lines.of(at), error))?;
        match event {
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                match name.as_str() {
                    "question" => quiz = Quiz { lines: (lines.of(at), 0), ..Quiz::default() },
                    "subquestion" => answer = Answer::default(),
                    // The other side of a pair is an answer too.
                    "answer" if path.last().is_some_and(|parent| parent == "question") => {
                        answer = Answer::of(&start);
                    }
                    "text" => said.clear(),
                    _ => {}
                }
                path.push(name);
                if path.len() > DEEPEST {
                    return Err(malformed(file, lines.of(at), "the tags nest deeper than in any quiz"));
                }
            }
            Event::Text(text) => said.push_str(&text.xml10_content()),
            Event::CData(text) => said.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => said.push(c),
                _ => said.push_str(&html_escape::decode_html_entities(&format!(
                    "&{};",
                    &*reference.xml10_content()
                ))),
            },
            Event::End(_) => {
                let closed = path.pop().unwrap_or_default();
                let inside =
                    |at: usize| path.len().checked_sub(at).and_then(|at| path.get(at)).map(String::as_str);
                match (closed.as_str(), inside(1), inside(2)) {
                    ("text", Some("questiontext"), _) => quiz.asked = plain(&said),
                    ("text", Some("feedback"), Some("answer")) => answer.remark = plain(&said),
                    ("text", Some("answer"), Some("subquestion")) => {
                        answer.text = format!("{} → {}", answer.text, plain(&said));
                        answer.right = true;
                    }
                    ("text", Some("answer" | "subquestion"), _) => answer.text = plain(&said),
                    ("text", Some("generalfeedback"), _) => quiz.remarks.push(plain(&said)),
                    ("text", Some("tag"), _) => quiz.topics.push(one_slug(&said)),
                    ("text", Some("category"), _) => {
                        topic = said.rsplit('/').next().map(one_slug).filter(|topic| !topic.is_empty());
                    }
                    ("answer", Some("question"), _) | ("subquestion", ..) => answer.close(&mut quiz),
                    ("question", ..) => {
                        let mut quiz = std::mem::take(&mut quiz);
                        quiz.lines.1 = lines.of(at);
                        if quiz.topics.is_empty() {
                            quiz.topics.extend(topic.clone());
                        }
                        // A single choice is a short answer.
                        if quiz.choices.len() == quiz.right.len() {
                            quiz.choices.clear();
                        }
                        records.extend(quiz.record());
                    }
                    _ => {}
                }
            }
            Event::Eof => match path.last() {
                Some(open) => {
                    let message = format!("the file ends inside <{open}>; it is not whole");
                    return Err(malformed(file, lines.of(at), message));
                }
                None => break,
            },
            _ => {}
        }
    }
    Ok(Found { dialect: Dialect::Quiz, confidence: 0.95, records, table: None, notes: Vec::new() })
}

#[derive(Default)]
struct Answer {
    text: String,
    right: bool,
    remark: String,
}

impl Answer {
    fn of(start: &BytesStart<'_>) -> Answer {
        let fraction = start.attributes().flatten().find(|attribute| attribute.key.as_ref() == "fraction");
        let fraction: Option<f32> = fraction.and_then(|attribute| attribute.value.parse().ok());
        Answer { right: fraction.is_some_and(|fraction| fraction > 0.0), ..Answer::default() }
    }

    fn close(&mut self, quiz: &mut Quiz) {
        let Answer { text, right, remark } = std::mem::take(self);
        if !text.is_empty() {
            quiz.choices.push(text.clone());
            if right {
                quiz.right.push(text);
            }
            quiz.remarks.push(remark);
        }
    }
}
