//! The program's own format: Markdown that reads well, with the grader's part in YAML.

mod blocks;
mod duration;
mod fields;
mod header;
mod question;
mod rewrite;
mod rubric;
mod write;
mod write_rubric;
mod yaml;

pub(crate) use blocks::stretches;
pub use blocks::{question_places, with_id};
pub(crate) use header::{Header, parse_header};
pub use header::{new_header, parse_pack_header, renamed_header};
pub(crate) use question::{ParsedQuestion, parse_questions};
pub use rewrite::rewrite_question;
pub use rubric::parse_rubric;
pub(crate) use rubric::read_rubric;
pub use write::write_question;
pub use write_rubric::write_rubric;
pub(crate) use yaml::{Node as YamlNode, Value as YamlValue, parse_yaml};

/// What a title or name gives as an id: `What's a *tree*?` gives `what-s-a-tree`. Of a name without a
/// single Latin letter or digit nothing is left.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= LONGEST_SLUG {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Shorter than an id may be, so that a number finds room after it.
const LONGEST_SLUG: usize = 60;

/// Whether a text can be an id: lower-case letters and digits, in groups joined by single hyphens.
pub(crate) fn is_id(text: &str) -> bool {
    text.len() <= 80
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

pub(crate) const ID_HELP: &str =
    "an id is made of a-z and 0-9, in groups joined by single hyphens, and has at most 80 characters";
