use super::blocks::{SECTIONS, looks_structural};
use super::duration::write_duration;
use crate::fence::{closes, opens};
use hotseat_interview::{Checked, KeyPoint, Level, Origin, Question, Samples, Trap, Weight};
use std::fmt::Write;

/// Writes a question in the native format; reading it back gives the same question, as long as its
/// texts have no blank space at their ends. A code block left open is closed.
pub fn write_question(question: &Question) -> String {
    format!("{}```yaml\n{}```\n{}", heading(question), yaml(question), after_yaml(question))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn yaml(question: &Question) -> String {
    let yaml: String = KEYS.iter().map(|key| yaml_entry(question, key)).collect();
    // An empty block would be read as "nothing here" and reported.
    if yaml.is_empty() { "key_points: []\n".to_owned() } else { yaml }
}

/// The keys of a question's YAML, in the order in which they are written.
pub(super) const KEYS: [&str; 10] =
    ["level", "topics", "time", "follows", "key_points", "traps", "samples", "sources", "checked", "origin"];

/// What stands under one of [`KEYS`], with the key; empty if the question has nothing of it.
pub(super) fn yaml_entry(question: &Question, key: &str) -> String {
    let mut yaml = Yaml::default();
    match key {
        "level" => {
            if let Some(level) = question.level {
                yaml.line(0, "level", level_word(level));
            }
        }
        "topics" => yaml.flow(0, "topics", &question.topics),
        "time" => write_time(&mut yaml, question),
        "follows" => yaml.optional(0, "follows", question.follows.as_ref().map(|id| id.0.as_str())),
        "key_points" => yaml.entries("key_points", &question.key_points, write_key_point),
        "traps" => yaml.entries("traps", &question.traps, write_trap),
        "samples" => write_samples(&mut yaml, &question.samples),
        "sources" => yaml.texts(0, "sources", &question.sources),
        "checked" => {
            if let Some(checked) = &question.checked {
                write_checked(&mut yaml, checked);
            }
        }
        "origin" => {
            if let Some(origin) = &question.origin {
                write_origin(&mut yaml, origin);
            }
        }
        _ => {}
    }
    yaml.0
}

/// A key point as an entry of `key_points`, two blanks in.
pub(super) fn key_point_entry(point: &KeyPoint) -> String {
    let mut yaml = Yaml::default();
    write_key_point(&mut yaml, point);
    yaml.0
}

/// What stands after the YAML: the rest of the question, and its sections.
pub(super) fn after_yaml(question: &Question) -> String {
    let mut text = String::new();
    if let Some(body) = &question.body {
        text.push_str(&markdown(body));
    }
    for (name, section) in SECTIONS.iter().zip([&question.short, &question.model_answer, &question.shown]) {
        if let Some(section) = section {
            text.push_str(&format!("\n### {name}\n{}", markdown(section)));
        }
    }
    text
}

pub(super) fn heading(question: &Question) -> String {
    format!("## {} {{#{}}}\n", one_line(&question.title), question.id)
}

fn write_time(yaml: &mut Yaml, question: &Question) {
    let times = [("think", question.think), ("answer", question.answer)];
    let times: Vec<_> = times
        .into_iter()
        .filter_map(|(key, length)| length.map(|length| format!("{key}: {}", write_duration(length))))
        .collect();
    if !times.is_empty() {
        yaml.line(0, "time", &format!("{{{}}}", times.join(", ")));
    }
}

fn write_samples(yaml: &mut Yaml, samples: &Samples) {
    let samples = [("low", &samples.low), ("middle", &samples.middle), ("high", &samples.high)];
    if samples.iter().any(|(_, sample)| sample.is_some()) {
        yaml.open(0, "samples");
        for (key, sample) in samples {
            yaml.optional(1, key, sample.as_deref());
        }
    }
}

fn write_key_point(yaml: &mut Yaml, point: &KeyPoint) {
    yaml.first(1, "id", &scalar(&point.id));
    yaml.line(2, "weight", weight_word(point.weight));
    yaml.line(2, "say", &scalar(&point.say));
    yaml.texts(2, "accept", &point.accept);
    yaml.optional(2, "probe", point.probe.as_deref());
    if !point.reviewed {
        yaml.line(2, "reviewed", "false");
    }
}

fn write_trap(yaml: &mut Yaml, trap: &Trap) {
    yaml.first(1, "id", &scalar(&trap.id));
    yaml.texts(2, "hear", &trap.hear);
    yaml.line(2, "why", &scalar(&trap.why));
}

fn write_checked(yaml: &mut Yaml, checked: &Checked) {
    yaml.open(0, "checked");
    yaml.line(1, "date", &scalar(&checked.date));
    yaml.optional(1, "against", checked.against.as_deref());
}

fn write_origin(yaml: &mut Yaml, origin: &Origin) {
    yaml.open(0, "origin");
    yaml.line(1, "file", &scalar(&origin.file));
    yaml.line(1, "first_line", &origin.first_line.to_string());
    yaml.line(1, "last_line", &origin.last_line.to_string());
    yaml.optional(1, "number", origin.number.as_deref());
    yaml.optional(1, "licence", origin.licence.as_deref());
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Junior => "junior",
        Level::Mid => "mid",
        Level::Senior => "senior",
    }
}

fn weight_word(weight: Weight) -> &'static str {
    match weight {
        Weight::Core => "core",
        Weight::Supporting => "supporting",
        Weight::Bonus => "bonus",
    }
}

/// YAML being written, line by line.
#[derive(Default)]
struct Yaml(String);

impl Yaml {
    fn line(&mut self, depth: usize, key: &str, value: &str) {
        self.0.push_str(&format!("{}{key}: {value}\n", "  ".repeat(depth)));
    }

    /// The first line of a list's entry.
    fn first(&mut self, depth: usize, key: &str, value: &str) {
        self.0.push_str(&format!("{}- {key}: {value}\n", "  ".repeat(depth)));
    }

    fn open(&mut self, depth: usize, key: &str) {
        self.0.push_str(&format!("{}{key}:\n", "  ".repeat(depth)));
    }

    fn optional(&mut self, depth: usize, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line(depth, key, &scalar(value));
        }
    }

    fn texts(&mut self, depth: usize, key: &str, texts: &[String]) {
        if !texts.is_empty() {
            self.open(depth, key);
            for text in texts {
                self.0.push_str(&format!("{}- {}\n", "  ".repeat(depth + 1), scalar(text)));
            }
        }
    }

    fn flow(&mut self, depth: usize, key: &str, texts: &[String]) {
        if !texts.is_empty() {
            let texts: Vec<_> = texts.iter().map(|text| scalar(text)).collect();
            self.line(depth, key, &format!("[{}]", texts.join(", ")));
        }
    }

    fn entries<T>(&mut self, key: &str, entries: &[T], write: fn(&mut Yaml, &T)) {
        if !entries.is_empty() {
            self.open(0, key);
            for entry in entries {
                write(self, entry);
            }
        }
    }
}

/// A text as YAML: bare where every reader takes it for that text, quoted otherwise.
pub(super) fn scalar(text: &str) -> String {
    if is_bare(text) { text.to_owned() } else { quoted(text) }
}

fn is_bare(text: &str) -> bool {
    const WORDS_OF_YAML: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let first_is_letter = text.chars().next().is_some_and(char::is_alphabetic);
    let harmless = |c: char| c.is_alphanumeric() || " .'()/_-;?!+*=<>`’–→".contains(c);
    first_is_letter
        && !text.ends_with(' ')
        && text.chars().all(harmless)
        && !WORDS_OF_YAML.contains(&text.to_lowercase().as_str())
        && text.parse::<f64>().is_err()
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                // Writing to a String can't fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A section's text, with lines that would be taken for structure escaped, and fences closed.
fn markdown(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 16);
    let mut fence = None;
    for line in text.split('\n') {
        match fence {
            Some(mark) if closes(line, mark) => fence = None,
            Some(_) => {}
            None => {
                fence = opens(line);
                if fence.is_none() && looks_structural(line) {
                    written.push('\\');
                }
            }
        }
        written.push_str(line);
        written.push('\n');
    }
    if let Some((mark, length)) = fence {
        written.extend(std::iter::repeat_n(mark, length));
        written.push('\n');
    }
    written
}
