use super::fields::{Fields, read_yaml};
use super::{ID_HELP, is_id};
use crate::problem::Found;
use std::ops::Range;

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
