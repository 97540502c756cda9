//! What `docs/` says of the format is what the program reads.

use hotseat_content::{Source, lint_text, parse_pack, render};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn docs(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name))
        .expect("a file of docs/")
}

/// The text between the first line that is `open` and the next that is `close`.
fn between<'t>(text: &'t str, open: &str, close: &str) -> &'t str {
    let start = text.find(&format!("\n{open}\n")).expect(open) + open.len() + 2;
    let end = text[start..].find(&format!("\n{close}\n")).expect(close);
    &text[start..=start + end]
}

#[test]
fn the_worked_example_is_sound() {
    let guide = docs("authoring.md");
    let question = Source::new("example.md", between(&guide, "````markdown", "````"));
    let report = lint_text(&question);
    assert!(report.problems.is_empty() && report.questions == 1, "{}", render(&report, false));
    let header = Source::new("pack.yaml", between(&guide, "```yaml", "```"));
    let pack = parse_pack(header, vec![question]).unwrap();
    assert_eq!(pack.id.0, "my-pack");
    let rubric = &guide[guide.find("## A rubric").unwrap()..];
    let report = lint_text(&Source::new("rubric.yaml", between(rubric, "```yaml", "```")));
    assert!(report.problems.is_empty(), "{}", render(&report, false));
}

/// The keys that the program knows in a mapping, as its report of an unknown key lists them.
fn known_keys(name: &str, text: &str) -> BTreeSet<String> {
    let source = Source::new(name, text);
    let report = match name {
        "pack.yaml" => match parse_pack(source, Vec::new()) {
            Err(hotseat_content::PackError::Invalid(report)) => *report,
            other => panic!("a pack without questions is refused, not {other:?}"),
        },
        _ => lint_text(&source),
    };
    let problem = report.problems.iter().find(|problem| problem.code == "unknown-key");
    let problem = problem.unwrap_or_else(|| panic!("no unknown key in\n{text}\n{}", render(&report, false)));
    let help = problem.help.as_deref().unwrap_or_default();
    help.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn check(schema: &str, pointer: &str, name: &str, text: &str) {
    let schema: Value =
        serde_json::from_str(&docs(&format!("schema/{schema}.schema.json"))).expect("a schema is JSON");
    let properties = schema.pointer(&format!("{pointer}/properties")).and_then(Value::as_object);
    let described: BTreeSet<String> = properties.expect(pointer).keys().cloned().collect();
    assert_eq!(described, known_keys(name, text), "keys at {pointer:?} of the schema, and of the program");
}

#[test]
fn the_schemas_name_the_keys_that_are_read() {
    let question = |yaml: &str| format!("## T {{#t}}\n```yaml\n{yaml}\n```\n");
    check("question", "", "q.md", &question("x: 1"));
    check("question", "/properties/time", "q.md", &question("time: {x: 1}"));
    check("question", "/properties/samples", "q.md", &question("samples: {x: 1}"));
    check("question", "/properties/origin", "q.md", &question("origin: {file: a, x: 1}"));
    check("question", "/properties/key_points/items", "q.md", &question("key_points: [{x: 1}]"));
    check("question", "/properties/traps/items", "q.md", &question("traps: [{x: 1}]"));
    check("pack", "", "pack.yaml", "x: 1");
    check("rubric", "", "r.yaml", "x: 1");
    check("rubric", "/properties/rows/items", "r.yaml", "rows: [{x: 1}]");
    check("rubric", "/properties/rows/items/properties/levels/items", "r.yaml", "rows: [{levels: [{x: 1}]}]");
}
