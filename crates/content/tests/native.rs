//! The native format: what is read, what is reported, and that writing and reading agree.

use hotseat_content::{
    LintReport, PackError, Source, lint, lint_text, load_pack, parse_pack, render, write_question,
};
use hotseat_interview::{
    Checked, KeyPoint, Level, Millis, Origin, PackId, Question, QuestionId, Samples, Trap, Weight,
};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

const HEADER: &str = "id: small\ntitle: Small\nversion: 1.10\nlicence: CC0-1.0\n";

const QUESTION: &str = "\
## What is *a tree*? {#tree}
```yaml
level: mid
topics: [graphs, no]
time: {think: 45s, answer: 1m30s}
key_points:
  - id: acyclic
    weight: core
    say: A connected graph without a cycle.
    accept: [there is one way between any two nodes]
    probe: What if you add an edge?
traps:
  - id: binary
    hear: [every tree is binary]
    why: A node may have any number of children.
samples: {low: a drawing}
sources: [\"https://example.org/tree\"]
checked: {date: 2026-11-21, node: 20.20.2}
```
Look at this:

```
## not a heading
```

### In short
No cycles.

### Said aloud
A tree has no cycles.

#### With a heading inside
\\## and one that is escaped

### Shown
    o
";

fn parse(text: &str) -> Question {
    let pack = parse_pack(Source::new("pack.yaml", HEADER), vec![Source::new("01.md", text)])
        .expect("a sound question");
    pack.questions.into_iter().next().expect("one question")
}

#[test]
fn a_question_is_read_whole() {
    let question = parse(QUESTION);
    let expected = Question {
        id: "tree".into(),
        pack: "small".into(),
        title: "What is *a tree*?".into(),
        body: Some("Look at this:\n\n```\n## not a heading\n```".into()),
        level: Some(Level::Mid),
        topics: vec!["graphs".into(), "no".into()],
        think: Some(Millis::seconds(45)),
        answer: Some(Millis::seconds(90)),
        follows: None,
        key_points: vec![KeyPoint {
            id: "acyclic".into(),
            weight: Weight::Core,
            say: "A connected graph without a cycle.".into(),
            accept: vec!["there is one way between any two nodes".into()],
            probe: Some("What if you add an edge?".into()),
            reviewed: true,
        }],
        traps: vec![Trap {
            id: "binary".into(),
            hear: vec!["every tree is binary".into()],
            why: "A node may have any number of children.".into(),
        }],
        short: Some("No cycles.".into()),
        model_answer: Some(
            "A tree has no cycles.\n\n#### With a heading inside\n## and one that is escaped".into(),
        ),
        shown: Some("    o".into()),
        samples: Samples { low: Some("a drawing".into()), middle: None, high: None },
        sources: vec!["https://example.org/tree".into()],
        checked: Some(Checked { date: "2026-11-21".into(), against: Some("node 20.20.2".into()) }),
        origin: None,
    };
    assert_eq!(question, expected);
}

#[test]
fn a_header_is_read_as_written() {
    let pack = parse_pack(Source::new("pack.yaml", HEADER), vec![Source::new("01.md", QUESTION)]).unwrap();
    assert_eq!(pack.version, "1.10", "a version is no number");
    assert_eq!((pack.language.as_str(), pack.rubric.as_deref()), ("en", None));
}

/// Code, line and column of each problem.
fn places(report: &LintReport) -> Vec<(&str, u32, u32)> {
    report.problems.iter().map(|problem| (problem.code, problem.line, problem.column)).collect()
}

fn check(text: &str, expected: &[(&str, u32, u32)]) {
    let report = lint_text(&Source::new("q.md", text));
    assert_eq!(places(&report), expected, "problems of:\n{text}\n{}", render(&report, false));
}

/// A sound question with `old` replaced by `new`.
fn check_change(old: &str, new: &str, expected: &[(&str, u32, u32)]) {
    assert!(QUESTION.contains(old), "{old:?} is not in the sample");
    check(&QUESTION.replacen(old, new, 1), expected);
}

#[test]
fn a_sound_question_has_no_problem() {
    check(QUESTION, &[]);
    check(&QUESTION.replace('\n', "\r\n"), &[]);
}

#[test]
fn every_mistake_is_found_at_its_place() {
    check_change(" {#tree}", "", &[("missing-id", 1, 1)]);
    check_change("{#tree}", "{#A Tree}", &[("bad-id", 1, 24)]);
    check_change("What is *a tree*? ", "", &[("missing-title", 1, 1)]);
    check_change("level: mid\n", "", &[("missing-level", 1, 1)]);
    check_change("level: mid", "level: guru", &[("unknown-word", 3, 8)]);
    check_change("weight: core", "weight: heavy", &[("unknown-word", 8, 13)]);
    check_change("    weight: core\n", "", &[("missing-weight", 7, 5)]);
    check_change("weight: core", "weight: bonus", &[("no-core-point", 1, 1)]);
    check_change("think: 45s", "think: 45", &[("bad-duration", 5, 15)]);
    check_change("answer: 1m30s", "answer: 0s", &[("bad-duration", 5, 28)]);
    check_change("    probe: What if you add an edge?\n", "", &[("missing-probe", 7, 5)]);
    check_change(
        "accept: [there is one way between any two nodes]",
        "accept: [\"\"]",
        &[("no-accept", 7, 5), ("empty-text", 10, 14)],
    );
    check_change("    why: A node may have any number of children.\n", "", &[("missing-why", 13, 5)]);
    check_change("    hear: [every tree is binary]\n", "", &[("missing-hear", 13, 5)]);
    check_change("date: 2026-11-21", "date: 21.11.2026", &[("bad-date", 18, 17)]);
    check_change("topics:", "topcis:", &[("unknown-key", 4, 1)]);
    check_change("topics: [graphs, no]", "topics: graphs", &[("not-a-list", 4, 9)]);
    check_change("level: mid", "level: mid\nlevel: mid", &[("duplicate-key", 4, 1)]);
    check_change("### In short", "### Shortly", &[("unknown-section", 26, 1)]);
    check_change("### Shown", "### In short", &[("duplicate-section", 35, 1)]);
    check_change("No cycles.\n", "", &[("empty-section", 26, 1)]);
}

#[test]
fn a_syntax_error_has_its_place_in_the_file() {
    check_change("say: A connected", "say: \"A connected", &[("yaml-syntax", 9, 10)]);
    check_change("level: mid", "level: : mid", &[("yaml-syntax", 3, 8)]);
    check_change("level: mid", "level: *mid", &[("yaml-syntax", 3, 8)]);
}

#[test]
fn a_question_without_key_points() {
    check("## Why? {#why}\n\n### Said aloud\nBecause.\n", &[("no-key-points", 1, 1)]);
    check(
        "## Why? {#why}\n```yaml\nlevel: mid\n```\n\n### Said aloud\nBecause.\n",
        &[("no-key-points", 1, 1)],
    );
}

#[test]
fn a_pack_is_judged_as_a_whole() {
    let report = lint(&fixture("broken-pack")).unwrap();
    let found: Vec<_> = report
        .problems
        .iter()
        .map(|problem| {
            let file = problem.file.rsplit('/').next().unwrap();
            (file, problem.line, problem.code)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("pack.yaml", 1, "missing-licence"),
            ("pack.yaml", 4, "unknown-rubric"),
            ("01-first.md", 4, "unlisted-topic"),
            ("01-first.md", 5, "circular-follows"),
            ("01-first.md", 8, "duplicate-key-point"),
            ("02-second.md", 1, "duplicate-id"),
            ("02-second.md", 4, "unknown-follows"),
            ("02-second.md", 15, "circular-follows"),
        ],
        "{}",
        render(&report, false)
    );
}

#[test]
fn a_broken_pack_is_not_loaded_and_says_where() {
    let error = load_pack(&fixture("broken-pack")).unwrap_err();
    let PackError::Invalid(report) = &error else { panic!("{error}") };
    assert_eq!(report.questions, 4);
    let text = error.to_string();
    assert!(text.contains("pack.yaml, line 4, column 9: there is no rubric `none-such` (and "), "{text}");
}

#[test]
fn what_is_no_pack_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(load_pack(folder.path()), Err(PackError::NoHeader { .. })));
    assert!(matches!(load_pack(&folder.path().join("nowhere")), Err(PackError::Read { .. })));
    let file = folder.path().join("q.md");
    std::fs::write(&file, b"## a\n\xff").unwrap();
    assert!(matches!(lint(&file), Err(PackError::NotText { line: 2, .. })));
    std::fs::write(&file, b"## a\0").unwrap();
    assert!(matches!(lint(&file), Err(PackError::NotText { line: 1, .. })));
}

#[test]
fn problems_are_drawn_like_a_compiler_does() {
    let text = QUESTION.replace("weight: core", "weight: heavy");
    let drawn = render(&lint_text(&Source::new("questions/01.md", &text)), false);
    let expected = "\
error[unknown-word]: `weight` can't be `heavy`
 --> questions/01.md:8:13
  |
8 |     weight: heavy
  |             ^^^^^
  |
  = help: use one of `core`, `supporting`, `bonus`

1 question in 1 file: 1 error, 0 warnings";
    assert_eq!(drawn, expected);
}

fn line() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "yes",
        "null",
        "1.10",
        "a: b",
        "# a",
        "- a",
        "'q'",
        "\"q\"",
        "back\\slash",
        "tab\there",
        "é→😀",
        "{#id}",
        "a #b",
        "[a, b]",
        "@x",
        "%x",
        "two  spaces",
        "*a*",
        "&a",
        "!t",
        "?",
        "a:",
        "x\u{85}\u{2028}y",
        "~",
    ])
    .prop_map(str::to_owned);
    prop_oneof![odd, "[a-zA-Z][a-zA-Z ,.:#'-]{0,30}[a-z.?]"]
}

fn markdown() -> impl Strategy<Value = String> {
    let lines = prop::sample::select(vec![
        "text",
        "# one",
        "## two",
        "### In short",
        "\\## escaped",
        "\\\\### twice",
        "##",
        "#### four",
        "- item",
        "",
        "    code",
        "```js\n## in code\n### Shown\n```",
        "~~~~\n```\n~~~~",
        "## T {#id}",
        "```a``` inline",
        "| a |",
    ]);
    prop::collection::vec(lines, 1..8)
        .prop_map(|lines| lines.join("\n").trim_matches('\n').trim_end().to_owned())
        .prop_filter("a section is not empty", |text| !text.trim().is_empty())
}

fn key_points() -> impl Strategy<Value = Vec<KeyPoint>> {
    let weight = prop::sample::select(vec![Weight::Core, Weight::Supporting, Weight::Bonus]);
    let point =
        (weight, line(), prop::collection::vec(line(), 0..3), prop::option::of(line()), any::<bool>());
    prop::collection::vec(point, 0..4).prop_map(|points| {
        let numbered = points.into_iter().enumerate();
        numbered
            .map(|(index, (weight, say, accept, probe, reviewed))| KeyPoint {
                id: format!("point-{index}"),
                weight,
                say,
                accept,
                probe,
                reviewed,
            })
            .collect()
    })
}

prop_compose! {
    fn question()(
        title in line().prop_filter("no id of its own", |title| !title.contains("{#") && !title.contains("  ") && !title.contains(char::is_control) && !title.contains('\u{2028}')),
        body in prop::option::of(markdown()),
        level in prop::option::of(prop::sample::select(vec![Level::Junior, Level::Mid, Level::Senior])),
        topics in prop::collection::vec(line(), 0..3),
        think in prop::option::of(0u64..600_000),
        answer in prop::option::of(1_000u64..600_000),
        follows in prop::option::of("[a-z]{1,8}"),
        key_points in key_points(),
        traps in prop::collection::vec((prop::collection::vec(line(), 1..3), line()), 0..2),
        sections in (prop::option::of(markdown()), prop::option::of(markdown()), prop::option::of(markdown())),
        samples in (prop::option::of(line()), prop::option::of(line()), prop::option::of(line())),
        sources in prop::collection::vec(line(), 0..2),
        checked in prop::option::of(prop::option::of(line())),
        origin in prop::option::of((line(), 1u32..900, prop::option::of(line()))),
    ) -> Question {
        Question {
            id: QuestionId("the-id".into()),
            pack: PackId("small".into()),
            title, body, level, topics,
            think: think.map(Millis),
            answer: answer.map(Millis),
            follows: follows.map(QuestionId),
            key_points,
            traps: traps.into_iter().enumerate().map(|(index, (hear, why))| Trap { id: format!("trap-{index}"), hear, why }).collect(),
            short: sections.0,
            model_answer: sections.1,
            shown: sections.2,
            samples: Samples { low: samples.0, middle: samples.1, high: samples.2 },
            sources,
            checked: checked.map(|against| Checked { date: "2026-01-31".into(), against }),
            origin: origin.map(|(file, line, number)| Origin { file, first_line: line, last_line: line + 3, number, licence: None }),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_written_is_read_back(question in question()) {
        let written = write_question(&question);
        // `follows` may name a question that isn't there, and key points may be missing: problems
        // of the pack, not of the format.
        let mut other = question.clone();
        other.id = QuestionId("other".into());
        other.follows = None;
        let mut basic = other.clone();
        basic.id = question.follows.clone().unwrap_or(QuestionId("basic".into()));
        let sources = [&question, &other, &basic].map(|question| {
            let mut question = question.clone();
            if question.key_points.iter().all(|point| point.weight != Weight::Core) {
                question.key_points.push(KeyPoint { id: "core".into(), weight: Weight::Core, say: "s".into(), accept: vec![], probe: None, reviewed: false });
            }
            question
        });
        let text = sources.iter().map(write_question).collect::<Vec<_>>().join("\n");
        let pack = parse_pack(Source::new("pack.yaml", HEADER), vec![Source::new("01.md", &text)]);
        let pack = match pack {
            Ok(pack) => pack,
            Err(PackError::Invalid(report)) => panic!("{}\n{text}", render(&report, false)),
            Err(error) => panic!("{error}"),
        };
        prop_assert_eq!(&pack.questions, &sources, "written as:\n{}", written);
    }

    #[test]
    fn any_text_is_linted(text in r"(## T \{#a\}\n|```yaml\n|```\n|### Shown\n|key_points:\n|  - id: a\n|    say: [a&*!%@]{0,3}\n|[-:?{}\[\],#&*!|>'%@` \n\t\\a-cé😀]{0,8}){0,20}") {
        let report = lint_text(&Source::new("q.md", &text));
        render(&report, false);
        let report = lint_text(&Source::new("rubric.yaml", &text));
        render(&report, true);
    }
}
