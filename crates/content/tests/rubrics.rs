//! Rubrics as text: written and read back, and what is said of a bad one.

use hotseat_content::{Source, bundled, lint_text, parse_rubric, write_rubric};
use hotseat_interview::{Anchor, Row, Rubric};
use proptest::prelude::*;

#[test]
fn the_rubrics_that_ship_survive_writing() {
    for rubric in bundled().expect("the bundle is sound").rubrics {
        assert_eq!(parse_rubric(&Source::new("r.yaml", &write_rubric(&rubric))).unwrap(), rubric);
    }
}

fn text() -> impl Strategy<Value = String> {
    // What people type into a field, marks of YAML and line breaks included, without blank ends.
    prop_oneof![
        "[a-z]{1,6}",
        "[ -~\u{e9}\u{4e8b}\n\t]{0,20}",
        Just("yes".to_owned()),
        Just("1.10".to_owned())
    ]
    .prop_map(|text| text.trim().to_owned())
    .prop_filter("a text is not empty", |text| !text.is_empty())
}

fn row() -> impl Strategy<Value = (String, String, u8, Vec<(String, String)>)> {
    (text(), text(), 1u8..=255, prop::collection::vec((text(), text()), 2..5))
}

proptest! {
    #[test]
    fn any_rubric_survives_writing(title in text(), version in 1u32..9999, rows in prop::collection::vec(row(), 1..5)) {
        let rows = rows.into_iter().enumerate().map(|(index, (title, question, weight, levels))| Row {
            id: format!("row-{index}"),
            title,
            question,
            weight,
            levels: (1..).zip(levels).map(|(level, (label, anchor))| Anchor { level, label, anchor }).collect(),
        });
        let rubric = Rubric { id: "own".to_owned(), title, version, rows: rows.collect() };
        let written = write_rubric(&rubric);
        let read = parse_rubric(&Source::new("own.yaml", &written));
        prop_assert_eq!(read.map_err(|error| format!("{error}\n{written}")).unwrap(), rubric);
    }
}

/// The codes of what is wrong with a rubric of one row with these levels.
fn check(rows: &str, expected: &[&str]) {
    let text = format!("id: own\ntitle: Own\nrows:\n{rows}");
    let report = lint_text(&Source::new("own.yaml", &text));
    let found: Vec<&str> = report.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(found, expected, "problems of\n{text}");
}

#[test]
fn a_rubric_nobody_could_score_with_is_refused() {
    let row = |id: usize, levels: &str| {
        format!("  - id: r{id}\n    title: T\n    question: Q?\n    levels: [{levels}]\n")
    };
    let two = "{level: 1, label: L, anchor: low}, {level: 2, label: H, anchor: high}";
    check(&row(0, two), &[]);
    check(
        &row(0, "{level: 1, label: L, anchor: Alike so.}, {level: 2, label: H, anchor: alike  so.}"),
        &["same-anchor"],
    );
    check(&(0..7).map(|id| row(id, two)).collect::<String>(), &["many-rows"]);
    check(&(0..21).map(|id| row(id, two)).collect::<String>(), &["too-many-rows"]);
    let eleven: Vec<String> = (1..12).map(|at| format!("{{level: {at}, label: L, anchor: a{at}}}")).collect();
    check(&row(0, &eleven.join(", ")), &["too-many-levels"]);
    check(&(row(0, two) + &row(0, two)), &["duplicate-row"]);
}
