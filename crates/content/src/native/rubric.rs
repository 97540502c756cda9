use super::fields::{Fields, read_yaml};
use super::{ID_HELP, is_id};
use crate::problem::Found;
use crate::{PackError, Source, pack};
use hotseat_interview::{Anchor, Row, Rubric};
use std::collections::HashSet;

/// More rows than anyone scores one answer on.
const MOST_ROWS: usize = 20;
/// More levels than anyone tells apart.
const MOST_LEVELS: usize = 10;
/// Beyond these a person scores by the mean of all rows instead of each by its anchors.
const USUAL_ROWS: usize = 6;

/// Makes a rubric of the text of its file.
///
/// # Errors
/// When it has a mistake; the error holds all of them.
pub fn parse_rubric(source: &Source) -> Result<Rubric, PackError> {
    let mut found = Found::new(source);
    let rubric = read_rubric(&mut found);
    found.sort();
    pack::finish_one(rubric, found)
}

pub(crate) fn read_rubric(found: &mut Found<'_>) -> Option<Rubric> {
    let root = read_yaml(0..found.text.len(), found)?;
    let mut fields = Fields::open(&root, "rubric", found)?;
    let id = id(&mut fields, found);
    let title = fields.required("title", "missing-title", found);
    let version = fields.number("version", found).unwrap_or(1);
    let nodes = fields.list("rows", found);
    if nodes.is_empty() {
        found.error(
            "no-rows",
            &fields.span.clone(),
            "this rubric has no rows",
            "add `rows:` with at least one row",
        );
    }
    if let Some(node) = nodes.get(MOST_ROWS) {
        let message = format!("a rubric has at most {MOST_ROWS} rows");
        found.error("too-many-rows", &node.span, message, "keep those that tell answers apart");
    } else if let Some(node) = nodes.get(USUAL_ROWS) {
        let message =
            format!("this is the row after the {USUAL_ROWS}th: so many are seldom scored with care");
        found.warning("many-rows", &node.span, message, "three to five rows are usual");
    }
    let rows: Vec<Row> =
        nodes.iter().filter_map(|node| row(Fields::open(node, "row", found)?, found)).collect();
    let mut ids = HashSet::new();
    for (row, node) in rows.iter().zip(nodes) {
        if !ids.insert(row.id.as_str()) {
            let message = format!("there is another row `{}`", row.id);
            found.error("duplicate-row", &node.span, message, "scores are kept by row id: give each its own");
        }
    }
    fields.finish(found);
    Some(Rubric { id: id?, title: title?, version, rows })
}

fn row(mut fields: Fields<'_>, found: &mut Found<'_>) -> Option<Row> {
    let id = id(&mut fields, found);
    let title = fields.required("title", "missing-title", found);
    let question = fields.required("question", "missing-question", found);
    let weight = fields.number("weight", found).unwrap_or(1);
    if weight == 0
        && let Some(node) = fields.get("weight")
    {
        found.error("no-weight", &node.span, "a row of weight 0 would never count", "leave the row out");
    }
    let nodes = fields.list("levels", found);
    if nodes.len() < 2 {
        let help = "anchor at least two levels in what can be heard";
        found.error("too-few-levels", &fields.span.clone(), "this row has fewer than two levels", help);
    }
    if let Some(node) = nodes.get(MOST_LEVELS) {
        let message = format!("a row has at most {MOST_LEVELS} levels");
        found.error("too-many-levels", &node.span, message, "join those that sound alike");
    }
    let mut levels: Vec<Anchor> = Vec::new();
    for node in nodes {
        let Some(fields) = Fields::open(node, "level", found) else { continue };
        let Some(level) = anchor(fields, found) else { continue };
        if levels.last().is_some_and(|before| before.level >= level.level) {
            let help = "write the lowest level first, and each number once";
            found.error("levels-out-of-order", &node.span, "this level is not above the one before it", help);
        }
        if levels.iter().any(|before| same(&before.anchor, &level.anchor)) {
            let help = "say what is heard at this level and not at the other";
            found.warning("same-anchor", &node.span, "another level of this row has the same anchor", help);
        }
        levels.push(level);
    }
    fields.finish(found);
    Some(Row { id: id?, title: title?, question: question?, weight, levels })
}

/// Whether two anchors say the same words.
fn same(one: &str, other: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    words(one) == words(other)
}

fn anchor(mut fields: Fields<'_>, found: &mut Found<'_>) -> Option<Anchor> {
    let level = fields.number("level", found);
    if fields.get("level").is_none() {
        found.error("missing-level", &fields.span.clone(), "this level has no number", "add `level: 1`");
    }
    let label = fields.required("label", "missing-label", found);
    let anchor = fields.required("anchor", "missing-anchor", found);
    fields.finish(found);
    Some(Anchor { level: level?, label: label?, anchor: anchor? })
}

fn id(fields: &mut Fields<'_>, found: &mut Found<'_>) -> Option<String> {
    let id = fields.required("id", "missing-id", found)?;
    if !is_id(&id)
        && let Some(node) = fields.get("id")
    {
        found.error("bad-id", &node.span, format!("`{id}` can't be an id"), ID_HELP);
    }
    Some(id)
}
