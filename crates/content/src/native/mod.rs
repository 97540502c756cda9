//! The program's own format: Markdown that reads well, with the grader's part in YAML.

mod blocks;
mod duration;
mod fields;
mod header;
mod question;
mod rewrite;
mod rubric;
mod write;
mod yaml;

pub(crate) use blocks::stretches;
pub(crate) use header::{Header, parse_header};
pub(crate) use question::{ParsedQuestion, parse_questions};
pub use rewrite::rewrite_question;
pub use rubric::parse_rubric;
pub(crate) use rubric::read_rubric;
pub use write::write_question;
pub(crate) use yaml::{Node as YamlNode, Value as YamlValue, parse_yaml};

/// Whether a text can be an id: lower-case letters and digits, in groups joined by single hyphens.
pub(crate) fn is_id(text: &str) -> bool {
    text.len() <= 80
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

pub(crate) const ID_HELP: &str =
    "an id is made of a-z and 0-9, in groups joined by single hyphens, and has at most 80 characters";
