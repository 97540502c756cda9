use super::fields::{Fields, read_yaml};
use super::write::scalar;
use super::yaml::{Value, parse_yaml};
use super::{ID_HELP, is_id};
use crate::problem::Found;
use crate::{Pack, PackError, Source, pack};
use hotseat_interview::PackId;
use std::ops::Range;

/// The `pack.yaml` of a pack that is being begun.
pub fn new_header(id: &PackId, title: &str) -> String {
    format!(
        "id: {}\ntitle: {}\nversion: 0.1.0\nlanguage: en\n# Under which licence others may use it:\n# licence: CC-BY-4.0\n",
        scalar(&id.0),
        scalar(title)
    )
}

/// A `pack.yaml` with another title; none if it has no title on a line of its own.
pub fn renamed_header(text: &str, title: &str) -> Option<String> {
    let root = parse_yaml(text, 0..text.len()).ok()?;
    let Value::Map(entries) = &root.value else { return None };
    let (_, value) =
        entries.iter().find(|(key, _)| matches!(&key.value, Value::Text(key) if key == "title"))?;
    let Value::Text(_) = value.value else { return None };
    let renamed = format!("{}{}{}", &text[..value.span.start], scalar(title), &text[value.span.end..]);
    let header = parse_pack_header(&Source { name: String::new(), text: renamed.clone() }).ok()?;
    (header.title == title).then_some(renamed)
}

/// What a `pack.yaml` says, as a pack without questions.
///
/// # Errors
/// When it has a mistake; the error holds all of them.
pub fn parse_pack_header(source: &Source) -> Result<Pack, PackError> {
    let mut found = Found::new(source);
    let header = parse_header(&mut found);
    found.sort();
    let pack = header.map(|header| Pack {
        id: PackId(header.id),
        title: header.title,
        summary: header.summary,
        version: header.version,
        licence: header.licence,
        language: header.language,
        rubric: header.rubric.map(|(id, _)| id),
        topics: header.topics,
        terminology: header.terminology,
        questions: Vec::new(),
        header: source.text.clone(),
        written: Vec::new(),
    });
    pack::finish_one(pack, found)
}

/// What `pack.yaml` says.
pub(crate) struct Header {
    pub id: String,
    pub title: String,
    pub summary: Option<String>,
    pub version: String,
    pub licence: Option<String>,
    pub language: String,
    pub rubric: Option<(String, Range<usize>)>,
    pub topics: Vec<String>,
    pub terminology: Vec<String>,
}

pub(crate) fn parse_header(found: &mut Found<'_>) -> Option<Header> {
    let root = read_yaml(0..found.text.len(), found)?;
    let mut fields = Fields::open(&root, "pack", found)?;
    let id_span = fields.get("id").map(|node| node.span.clone());
    let id = fields.required("id", "missing-id", found);
    if let (Some(id), Some(span)) = (&id, id_span)
        && !is_id(id)
    {
        found.error("bad-id", &span, format!("`{id}` can't be an id"), ID_HELP);
    }
    let title = fields.required("title", "missing-title", found);
    let version = fields.required("version", "missing-version", found);
    let summary = fields.text("summary", found);
    let licence = fields.text("licence", found);
    if licence.is_none() {
        let help = "say under which licence others may use it: `licence: CC-BY-4.0`";
        found.warning("missing-licence", &fields.span.clone(), "this pack has no `licence`", help);
    }
    let language = fields.text("language", found).unwrap_or_else(|| "en".to_owned());
    let rubric_span = fields.get("rubric").map(|node| node.span.clone());
    let rubric = fields.text("rubric", found).zip(rubric_span);
    let topics = fields.texts("topics", found);
    let terminology = fields.texts("terminology", found);
    fields.finish(found);
    Some(Header {
        id: id?,
        title: title?,
        summary,
        version: version?,
        licence,
        language,
        rubric,
        topics,
        terminology,
    })
}
