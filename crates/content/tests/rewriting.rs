//! Native texts that are changed by the program, or only pass through it.

use hotseat_content::{Source, lint_question, parse_pack, rewrite_question, write_question};
use hotseat_interview::{KeyPoint, Question, QuestionId, Weight};
use proptest::prelude::*;

const HEADER: &str = "id: rivers # ours\ntitle: Rivers\nversion: 1\nlicence: CC0-1.0\nmood: calm\n";
const TEXT: &str = "\
<!-- Written on a bank. -->

##  What is a  river?   {#river}
```yaml
level: junior     # anybody knows
shelf: 7
topics: [ water,land ]

key_points:
  # The first is the one.
  - id: runs
    weight: core
    say: 'It runs downhill.'
    accept:
      - it flows down
    source: the atlas
  - id: ends
    weight: bonus
    say: It ends in the sea.   # mostly
    reviewed: false
# Nothing more to look for.
sources: [ 'https://example.org/river' ]
```


Look outside.

### Said aloud
It runs.
";

fn read(text: &str) -> Question {
    let found = lint_question(&Source::new("q.md", text), &"rivers".into(), None, &[], &[]);
    found.0.expect("a question")
}

/// Expects the change to give `TEXT` with these replacements and nothing else.
fn check(change: impl FnOnce(&mut Question), replaced: &[(&str, &str)]) {
    let mut question = read(TEXT);
    change(&mut question);
    let mut expected = TEXT.to_owned();
    for (old, new) in replaced {
        assert!(expected.contains(old), "{old:?} is not in the sample");
        expected = expected.replacen(old, new, 1);
    }
    let text = rewrite_question(TEXT, &question);
    assert_eq!(text, expected);
    assert_eq!(read(&text), question);
}

#[test]
fn only_what_changed_is_written_anew() {
    check(|_| {}, &[]);
    check(
        |q| q.key_points[1].reviewed = true,
        &[(
            "    say: It ends in the sea.   # mostly\n    reviewed: false\n",
            "    say: It ends in the sea.\n",
        )],
    );
    check(
        |q| q.key_points[0].probe = Some("Which way?".into()),
        &[(
            "    say: 'It runs downhill.'\n    accept:\n      - it flows down\n    source: the atlas\n",
            "    say: It runs downhill.\n    accept:\n      - it flows down\n    probe: Which way?\n    source: the atlas\n",
        )],
    );
    check(
        |q| drop(q.key_points.remove(1)),
        &[(
            "  - id: ends\n    weight: bonus\n    say: It ends in the sea.   # mostly\n    reviewed: false\n",
            "",
        )],
    );
    check(
        |q| q.key_points.swap(0, 1),
        &[
            (
                "  - id: runs\n    weight: core\n    say: 'It runs downhill.'\n    accept:\n      - it flows down\n    source: the atlas\n",
                "",
            ),
            (
                "    reviewed: false\n",
                "    reviewed: false\n  - id: runs\n    weight: core\n    say: 'It runs downhill.'\n    accept:\n      - it flows down\n    source: the atlas\n",
            ),
        ],
    );
    let wide = KeyPoint {
        id: "wide".into(),
        weight: Weight::Core,
        say: "It is wide.".into(),
        accept: vec![],
        probe: None,
        reviewed: true,
    };
    check(
        |q| q.key_points.push(wide),
        &[(
            "    reviewed: false\n",
            "    reviewed: false\n  - id: wide\n    weight: core\n    say: It is wide.\n",
        )],
    );
    check(|q| q.topics = vec!["water".into()], &[("topics: [ water,land ]\n", "topics: [water]\n")]);
    check(|q| q.follows = Some("rain".into()), &[("/river' ]\n", "/river' ]\nfollows: rain\n")]);
    check(|q| q.level = None, &[("level: junior     # anybody knows\n", "")]);
}

#[test]
fn new_words_leave_the_yaml_as_it_is() {
    let mut question = read(TEXT);
    question.title = "What is a stream?".into();
    question.model_answer = Some("It streams.".into());
    let text = rewrite_question(TEXT, &question);
    assert!(text.starts_with("<!-- Written on a bank. -->\n\n## What is a stream? {#river}\n```yaml\nlevel: junior     # anybody knows\nshelf: 7\n"), "{text}");
    assert!(
        text.contains("# Nothing more to look for.\n") && text.contains("### Said aloud\nIt streams.\n"),
        "{text}"
    );
    assert_eq!(read(&text), question);
}

#[test]
fn what_cannot_be_changed_in_parts_is_written_anew() {
    let flow = "## Why? {#why}\n```yaml\nkey_points: [{id: a, weight: core, say: So., odd: 1}]\n```\n";
    let mut question = read(flow);
    question.key_points[0].say = "Therefore.".into();
    for text in
        [flow, "", "no question at all", "## A {#a}\n## B {#b}\n", "## Why? {#why}\n```yaml\n: : :\n```\n"]
    {
        let text = rewrite_question(text, &question);
        assert_eq!(read(&text), question, "{text}");
    }
}

#[test]
fn the_stretches_of_a_file_are_the_whole_file() {
    let second = "## And a lake? {#lake}\n```yaml\nlevel: mid\nkey_points:\n  - {id: s, weight: core, say: It stands.}\n```\n\n\n<!-- end -->";
    let file = format!("# All about water\n\n{TEXT}\n\n{second}");
    let pack =
        parse_pack(Source::new("pack.yaml", HEADER), vec![Source::new("x/01.md", &file)]).expect("a pack");
    assert_eq!(pack.header, HEADER);
    let texts: Vec<&str> = pack.written.iter().map(|written| written.text.as_str()).collect();
    assert_eq!(texts.concat(), file);
    assert_eq!((texts.len(), texts[1], pack.written[1].file.as_str()), (2, second, "01.md"));
}

/// Code, line and column of what is wrong with a text beside a question `lake` that follows `river`.
fn check_beside(text: &str, instead_of: Option<&str>, expected: &[(&str, u32, u32)]) {
    let mut lake = read(TEXT);
    lake.id = "lake".into();
    lake.follows = Some("river".into());
    let id = instead_of.map(QuestionId::from);
    let others = [lake, read(TEXT)];
    let topics = ["water".to_owned(), "land".to_owned()];
    let report = lint_question(&Source::new("q.md", text), &"rivers".into(), id.as_ref(), &others, &topics).1;
    let found: Vec<_> = report
        .problems
        .iter()
        .filter(|problem| !matches!(problem.code, "unknown-key" | "missing-probe"))
        .map(|problem| (problem.code, problem.line, problem.column))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_text_is_judged_beside_the_others_of_its_pack() {
    check_beside(TEXT, Some("river"), &[]);
    check_beside(TEXT, None, &[("duplicate-id", 3, 27)]);
    check_beside(&TEXT.replace("{#river}", "{#stream}"), Some("river"), &[("changed-id", 3, 27)]);
    check_beside(&TEXT.replace("{#river}", "{#stream}"), None, &[]);
    check_beside(&TEXT.replace("shelf: 7", "follows: lake"), Some("river"), &[("circular-follows", 6, 10)]);
    check_beside(&TEXT.replace("shelf: 7", "follows: sea"), Some("river"), &[("unknown-follows", 6, 10)]);
    check_beside(&TEXT.replace("water,land", "water,air"), Some("river"), &[("unlisted-topic", 7, 9)]);
    check_beside("", None, &[("no-question", 1, 1), ("no-questions", 1, 1)]);
    let two = format!(
        "{TEXT}\n{}",
        TEXT.replace("{#river}", "{#stream}").replace("<!-- Written on a bank. -->", "")
    );
    check_beside(&two, Some("river"), &[("second-question", 33, 27)]);
}

fn any_points() -> impl Strategy<Value = Vec<KeyPoint>> {
    let point = ("[a-e]", "[a-z' :#\"-]{0,12}[a-z]", any::<bool>(), prop::option::of("[a-z ]{0,6}[a-z]"));
    prop::collection::vec(point, 1..5).prop_map(|points| {
        let mut points: Vec<KeyPoint> = points
            .into_iter()
            .map(|(id, say, reviewed, probe)| KeyPoint {
                id,
                weight: Weight::Core,
                say: say.trim().to_owned(),
                accept: vec![],
                probe: probe.map(|probe| probe.trim().to_owned()),
                reviewed,
            })
            .collect();
        points.sort_by(|a, b| a.id.cmp(&b.id));
        points.dedup_by(|a, b| a.id == b.id);
        points
    })
}

proptest! {
    /// Whatever is changed, and however often: the text reads as it should, and what the program doesn't
    /// know stays.
    #[test]
    fn a_changed_text_reads_as_the_change(first in any_points(), second in any_points(), title in "[A-Z][a-z ]{0,9}[a-z]") {
        let mut text = TEXT.to_owned();
        let mut question = read(TEXT);
        for points in [first, second] {
            question.key_points = points;
            text = rewrite_question(&text, &question);
            prop_assert_eq!(&read(&text), &question);
            prop_assert!(text.contains("shelf: 7\n") && text.contains("# anybody knows"));
        }
        question.title = title;
        text = rewrite_question(&text, &question);
        prop_assert_eq!(read(&text), read(&write_question(&question)));
        prop_assert!(text.contains("shelf: 7\n"));
    }

    /// A canonical text is its own rewriting, byte for byte.
    #[test]
    fn a_canonical_text_stays_as_it_is(points in any_points()) {
        let mut question = read(TEXT);
        question.key_points = points;
        let text = write_question(&question);
        let again = write_question(&read(&text));
        prop_assert_eq!(&again, &text);
        prop_assert_eq!(rewrite_question(&text, &question), text);
    }
}
