//! What a mentor sends back. It comes from outside: bounded, checked field by field, and cleaned of
//! what could hide or turn text.

use crate::{ApiError, Code};
use hotseat_interview::{Millis, Rubric};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

pub(super) const RESPONSE_FORMAT: &str = "hotseat-response";
pub(super) const RESPONSE_VERSION: u32 = 1;

/// A hundred long comments take a tenth of it.
const MOST_BYTES: u64 = 1024 * 1024;
const LONGEST_NAME: usize = 80;
const LONGEST_ID: usize = 64;
const LONGEST_COMMENT: usize = 4000;
const MOST_ITEMS: usize = 200;
const MOST_COMMENTS: usize = 500;
const LONGEST: Millis = Millis(24 * 60 * 60 * 1000);

/// A mentor's scores and comments, as the page saves them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MentorResponse {
    #[schemars(regex(pattern = "^hotseat-response$"))]
    pub format: String,
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// Made by the page, once for each time it is begun.
    #[schemars(regex(pattern = "^[A-Za-z0-9-]{1,64}$"))]
    pub id: String,
    /// The file that it answers.
    #[schemars(regex(pattern = "^[A-Za-z0-9-]{1,64}$"))]
    pub bundle: String,
    #[schemars(length(min = 1, max = 80))]
    pub name: String,
    /// RFC 3339.
    pub made: String,
    #[schemars(length(max = 200))]
    pub items: Vec<MentorItem>,
}

/// What a mentor says of one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MentorItem {
    /// Its place in the interview, counted from 0.
    pub item: u32,
    /// Rubric levels by row.
    #[serde(default)]
    pub rows: BTreeMap<String, u8>,
    #[serde(default)]
    pub overall: Option<u8>,
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub comments: Vec<MentorComment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MentorComment {
    /// The recording or text that it speaks of.
    #[serde(default)]
    #[schemars(length(max = 64))]
    pub part: Option<String>,
    /// When in that recording.
    #[serde(default)]
    pub at: Option<Millis>,
    #[schemars(length(max = 4000))]
    pub text: String,
}

/// Reads a response from a file. What it says of a session is not looked at here.
///
/// # Errors
/// When the file can't be read, is too large, or is not what a mentor's page saves; the message says
/// what is wrong.
pub(super) fn read_response(path: &Path) -> Result<MentorResponse, ApiError> {
    let shown = path.display();
    let file = File::open(path).map_err(|error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let code = if missing { Code::NotFound } else { Code::Io };
        ApiError::new(code, format!("{shown} can't be read: {error}."))
    })?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ApiError::new(Code::Io, format!("{shown} can't be read: {error}.")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(refused("it is larger than 1 MiB"));
    }
    parse(&bytes)
}

pub(super) fn parse(bytes: &[u8]) -> Result<MentorResponse, ApiError> {
    let response: MentorResponse =
        serde_json::from_slice(bytes).map_err(|error| refused(error.to_string()))?;
    checked(response)
}

fn refused(why: impl std::fmt::Display) -> ApiError {
    ApiError::new(
        Code::Invalid,
        "This is no response of a mentor that can be read. Ask for the file that the page saved.",
    )
    .with_detail(why)
}

fn checked(response: MentorResponse) -> Result<MentorResponse, ApiError> {
    let MentorResponse { format, version, id, bundle, name, made, items } = response;
    if format != RESPONSE_FORMAT {
        return Err(refused(format!("its format is not {RESPONSE_FORMAT:?}")));
    }
    if version > RESPONSE_VERSION {
        return Err(ApiError::new(
            Code::NewerVersion,
            "This response was made with a newer Hotseat: update this one.",
        ));
    }
    let is_id = |id: &str| {
        (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if version == 0 || !is_id(&id) || !is_id(&bundle) {
        return Err(refused("its version, id or bundle is none"));
    }
    let name = one_line(&name);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(refused(format!("its name is empty or longer than {LONGEST_NAME} characters")));
    }
    if made.parse::<jiff::Timestamp>().is_err() {
        return Err(refused("the time at which it was made is none"));
    }
    if items.len() > MOST_ITEMS {
        return Err(refused(format!("it speaks of more than {MOST_ITEMS} answers")));
    }
    let mut seen = BTreeSet::new();
    let items = items.into_iter().map(|item| {
        if !seen.insert(item.item) {
            return Err(refused(format!("it speaks twice of question {}", item.item.saturating_add(1))));
        }
        checked_item(item)
    });
    Ok(MentorResponse { format, version, id, bundle, name, made, items: items.collect::<Result<_, _>>()? })
}

fn checked_item(item: MentorItem) -> Result<MentorItem, ApiError> {
    if item.comments.len() > MOST_COMMENTS {
        return Err(refused(format!("it has more than {MOST_COMMENTS} comments on one answer")));
    }
    let comments = item.comments.into_iter().map(|comment| {
        let long = comment.text.chars().count() > LONGEST_COMMENT
            || comment.part.as_ref().is_some_and(|part| part.len() > LONGEST_ID)
            || comment.at.is_some_and(|at| at > LONGEST);
        if long {
            return Err(refused("a comment is too long, or speaks of a time that no answer has"));
        }
        Ok(MentorComment { text: plain(&comment.text), ..comment })
    });
    let comments = comments.collect::<Result<Vec<_>, _>>()?;
    let comments = comments.into_iter().filter(|comment| !comment.text.is_empty()).collect();
    Ok(MentorItem { comments, ..item })
}

/// Whether the scores are such as this rubric has.
pub(super) fn fits(item: &MentorItem, rubric: &Rubric) -> Result<(), ApiError> {
    for (row, level) in &item.rows {
        let known = rubric.row(row).is_some_and(|row| row.levels.iter().any(|anchor| anchor.level == *level));
        if !known {
            return Err(refused(format!("there is no level {level} of a row {row:?} in the rubric")));
        }
    }
    match item.overall {
        Some(level) if !rubric.overall_levels().contains(&level) => {
            Err(refused(format!("there is no level {level} for the whole answer")))
        }
        _ => Ok(()),
    }
}

/// Without characters that are not seen, or that turn what is written after them around.
fn plain(text: &str) -> String {
    let hidden = |c: char| {
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || (c.is_control() && !matches!(c, '\n' | '\t'))
    };
    text.chars().filter(|c| !hidden(*c)).collect::<String>().trim().to_owned()
}

fn one_line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
