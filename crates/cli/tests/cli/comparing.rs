use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, Ran, UNUSABLE, pack, question};
use serde_json::json;
use std::io::Write as _;
use std::process::Stdio;

const SUN: &str = "Then the sunlight reaches the inner branches of the crown.\n";

fn asked<'a>(pack: &'a str, answer: &'a str) -> Vec<&'a str> {
    vec!["compare", "--question", "prune", "--pack", pack, "--answer", answer]
}

#[test]
fn verdicts_come_with_the_words_they_rest_on() {
    let bench = Bench::new();
    let pack = pack(&bench, "garden");
    let answer = bench.file("answer.txt", SUN);
    let ran = bench.run(&asked(&pack, &answer));
    assert_eq!((ran.code, ran.err.as_str()), (DONE, ""));
    assert!(ran.out.contains("covered: Sunlight reaches the inner branches"), "{}", ran.out);
    assert!(ran.out.contains("“sunlight reaches the inner branches of the crown”"), "{}", ran.out);
    assert!(ran.out.contains("missed: Wind dries the leaves"), "{}", ran.out);
    assert!(!bench.data().exists(), "a pack is compared without a data folder");

    let found = bench.json(&[&asked(&pack, &answer)[..], &["--json"]].concat());
    assert_eq!(found["points"][0]["key_point"], "light");
    assert_eq!(
        (&found["points"][0]["verdict"], &found["points"][1]["verdict"]),
        (&json!("covered"), &json!("missed"))
    );
    assert_eq!(found["traps"][0]["said"], false);
}

#[test]
fn the_answer_may_come_by_standard_input() {
    let bench = Bench::new();
    let file = bench.file("prune.md", question("prune", ""));
    let mut child = bench
        .command(&[&asked(&file, "-")[..], &["--json"]].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(SUN.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["points"][0]["verdict"], "covered");
}

#[test]
fn the_bank_has_the_bundled_questions() {
    let bench = Bench::new();
    let answer = bench.file("answer.txt", "");
    let ran = bench.run(&["compare", "--question", "node-what", "--answer", &answer]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
    assert!(ran.out.contains("can't tell:"), "{}", ran.out);
}

#[test]
fn a_question_file_in_a_pack_may_follow_another() {
    let bench = Bench::new();
    let pack = pack(&bench, "garden");
    let answer = bench.file("answer.txt", SUN);
    let file = format!("{pack}/questions/02-thin.md");
    let ran = bench.run(&["compare", "--question", "thin", "--pack", &file, "--answer", &answer]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
}

#[test]
fn a_question_file_alone_may_follow_one_that_is_elsewhere() {
    let bench = Bench::new();
    let pack = pack(&bench, "garden");
    let answer = bench.file("answer.txt", SUN);
    let text = std::fs::read(bench.path().join(format!("{pack}/questions/02-thin.md"))).unwrap();
    let alone = bench.file("alone.md", text);
    let ran = bench.run(&["compare", "--question", "thin", "--pack", &alone, "--answer", &answer]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
}

#[test]
fn what_is_missing_or_broken_is_named() {
    let bench = Bench::new();
    let pack = pack(&bench, "garden");
    let answer = bench.file("answer.txt", SUN);
    bench.refuses(&asked(&pack, "nowhere.txt"), NOT_FOUND, "not_found", &["nowhere.txt"]);
    bench.refuses(&asked("nowhere", &answer), NOT_FOUND, "not_found", &["nowhere"]);
    bench.refuses(
        &["compare", "--question", "graft", "--pack", &pack, "--answer", &answer],
        NOT_FOUND,
        "not_found",
        &["graft"],
    );
    bench.refuses(
        &["compare", "--question", "graft", "--answer", &answer],
        NOT_FOUND,
        "not_found",
        &["graft"],
    );
    bench.refuses(&asked(&pack, "garden"), BAD_INPUT, "invalid", &["is a folder"]);
    let binary = bench.file("picture.txt", b"\x89PNG\xff");
    bench.refuses(&asked(&pack, &binary), BAD_INPUT, "invalid", &["picture.txt", "UTF-8"]);

    bench.file(
        "garden/questions/01-prune.md",
        question("prune", "").replace("weight: supporting", "weight: heavy"),
    );
    bench.refuses(&asked(&pack, &answer), BAD_INPUT, "invalid", &["01-prune.md, line 12, column 13"]);
    let file = format!("{pack}/questions/01-prune.md");
    let alone = bench.file("alone.md", std::fs::read(bench.path().join(file)).unwrap());
    bench.refuses(&asked(&alone, &answer), BAD_INPUT, "invalid", &["alone.md, line 12, column 13"]);
}

#[test]
fn a_full_output_is_an_error() {
    // Linux only: a device that is always full.
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let bench = Bench::new();
    let pack = pack(&bench, "garden");
    let answer = bench.file("answer.txt", SUN);
    let ran = Ran::of(bench.command(&asked(&pack, &answer)).stdout(full));
    assert_eq!(ran.code, UNUSABLE, "{}", ran.err);
}

#[test]
fn many_lines_are_compared_as_they_come() {
    let bench = Bench::new();
    let line = |id: u32, answer: &str| {
        json!({"id": id, "question": "Why prune?", "key_points": ["Sunlight reaches the inner branches.",
            "Wind dries the leaves."], "answer": answer})
    };
    let sun = "Später: sunlight reaches the inner branches";
    let lines = format!("{}\n{{\"id\": 2}}\n\nnot json\n{}\n", line(1, sun), line(5, "no idea at all"));
    let file = bench.file("lines.jsonl", lines);
    let ran = bench.run(&["compare", "--jsonl", &file]);
    assert_eq!(ran.code, BAD_INPUT, "{}", ran.err);
    assert!(ran.err.contains("Line 2 can't be used") && ran.err.contains("Line 4"), "{}", ran.err);

    let told: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(told.iter().map(|told| told["id"].as_u64()).collect::<Vec<_>>(), [Some(1), Some(5)]);
    assert_eq!(told[0]["verdicts"], json!(["covered", "missed"]));
    assert_eq!(told[0]["scores"].as_array().map(Vec::len), Some(2));
    let span: Vec<usize> = serde_json::from_value(told[0]["spans"][0][0].clone()).unwrap();
    let said: String = sun.chars().skip(span[0]).take(span[1] - span[0]).collect();
    assert_eq!(said, "sunlight reaches the inner branches");
    assert_eq!(told[0]["engine"]["version"], json!("14"));
}
