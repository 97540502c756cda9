//! Finding, naming, deleting and reporting what was held.

use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, plan};

fn hold(bench: &Bench) -> String {
    let plan = plan(bench, &["--question", "node-what"]);
    let answers = bench.file(
        "answers.json",
        r#"{"answers": {"node-what": {"text": "A runtime, said the quokka.", "answer_seconds": 5}}}"#,
    );
    let held = bench.json(&["run", "--plan", &plan, "--answers", &answers, "--json"]);
    held["id"].as_str().unwrap().to_owned()
}

#[test]
fn words_are_found() {
    let bench = Bench::new();
    let id = hold(&bench);
    let ran = bench.run(&["search", "quok"]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
    assert!(ran.out.contains(&id) && ran.out.contains("said the [quokka]"), "{}", ran.out);
    assert_eq!(bench.json(&["search", "quokka", "--json"])["hits"][0]["session"], id.as_str());
    assert_eq!(bench.run(&["search", "\"", "*", "NEAR("]).out, "Nothing found.\n");
}

#[test]
fn a_session_is_named_deleted_and_taken_back() {
    let bench = Bench::new();
    let id = hold(&bench);
    assert_eq!(bench.run(&["session", "rename", "last", "Acme, second round"]).code, DONE);
    assert_eq!(
        bench.run(&["session", "tag", "last", "acme"]).out,
        format!("{id} Acme, second round (acme)\n")
    );
    assert_eq!(bench.json(&["session", "list", "--tag", "acme", "--json"])[0]["title"], "Acme, second round");
    for command in [&["session", "list"][..], &["report"]] {
        let other = [command, &["--tag", "other"]].concat();
        bench.refuses(&other, NOT_FOUND, "not_found", &["no tag \"other\"", "there are acme"]);
    }
    let none = bench.run(&["session", "list", "--text", "other"]).out;
    assert_eq!(none, "None of 1 session fits.\n");

    let asked = bench.run(&["session", "delete", "last"]);
    assert!(asked.out.contains("1 answer would go. Nothing was deleted"), "{}", asked.out);
    assert_eq!(bench.json(&["session", "list", "--json"]).as_array().unwrap().len(), 1);
    let deleted = bench.run(&["session", "delete", "last", "--yes"]);
    assert!(deleted.out.starts_with("Deleted: “Acme, second round”: 1 answer."), "{}", deleted.out);
    bench.refuses(&["session", "show", &id], NOT_FOUND, "not_found", &["no session"]);
    assert!(bench.run(&["storage"]).out.contains(&id));
    assert_eq!(bench.run(&["session", "undelete", &id[..30]]).out, "Acme, second round is back.\n");
    assert_eq!(bench.run(&["session", "show", &id]).code, DONE);

    bench.run(&["session", "delete", "last", "--answer", "1", "--yes"]);
    let shown = bench.run(&["session", "show", &id]);
    assert!(!shown.out.contains("quokka"), "{}", shown.out);
    let used = bench.json(&["storage", "--purge", "--json"]);
    assert_eq!(used["deleted"].as_array().unwrap().len(), 0);
    bench.refuses(
        &["session", "undelete", &id, "--answer", "1"],
        NOT_FOUND,
        "not_found",
        &["Nothing deleted"],
    );
}

#[test]
fn everything_goes_into_one_file_and_comes_back_elsewhere() {
    let bench = Bench::new();
    let id = hold(&bench);
    let file = bench.path().join("b.zip").display().to_string();
    let ran = bench.run(&["backup", &file]);
    assert!(ran.out.contains("is written: 1 session, 0 recordings"), "{}{}", ran.out, ran.err);
    assert!(bench.run(&["backup", "--check", &file]).out.contains("is sound: 1 session"));
    let folder = bench.path().join("elsewhere").display().to_string();
    assert_eq!(bench.json(&["restore", &file, "--into", &folder, "--json"])["backup"]["sessions"], 1);
    let there = bench.run(&["--data", &folder, "session", "list"]);
    assert!(there.out.contains(&id), "{}{}", there.out, there.err);
    bench.refuses(&["restore", &file, "--into", &folder], BAD_INPUT, "invalid", &["is not empty"]);
    bench.refuses(&["restore", &file], BAD_INPUT, "invalid", &["is not empty"]);
    let other = bench.file("other.zip", "not a backup");
    bench.refuses(&["backup", "--check", &other], BAD_INPUT, "invalid", &["no backup"]);
    bench.refuses(&["backup", "--check", "none.zip"], NOT_FOUND, "not_found", &["none.zip"]);
}

#[test]
fn rules_are_set_and_shown() {
    let bench = Bench::new();
    let set = bench.run(&["storage", "--keep-sound", "90"]);
    assert!(set.out.contains("Sound is kept 90 days, sessions for ever."), "{}", set.out);
    let other = bench.json(&["storage", "--keep-sessions", "365", "--keep-sound", "ever", "--json"]);
    assert_eq!(other["rules"], serde_json::json!({ "sound_days": null, "session_days": 365 }));
    assert_eq!(bench.run(&["storage", "--keep-sound", "soon"]).code, BAD_INPUT);
    bench.refuses(&["storage", "--keep-sound", "0"], BAD_INPUT, "invalid", &["1 to 36500"]);
}

#[test]
fn a_report_comes_in_every_format() {
    let bench = Bench::new();
    let id = hold(&bench);
    for (format, begins) in
        [("markdown", "# "), ("html", "<!doctype html>"), ("json", "{"), ("csv", "row,session")]
    {
        let ran = bench.run(&["report", "last", "--format", format]);
        assert_eq!(ran.code, DONE, "{format}: {}", ran.err);
        assert!(ran.out.starts_with(begins), "{format}: {}", ran.out);
    }
    assert!(bench.run(&["report", "last", "--format", "anki"]).out.starts_with("#separator:tab\n"));
    let ran = bench.run(&["report", &id, "--format", "pdf", "--out", "it.pdf"]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
    assert!(std::fs::read(bench.path().join("it.pdf")).unwrap().starts_with(b"%PDF-"));
    bench.refuses(&["report", "last", "--format", "pdf"], BAD_INPUT, "invalid", &["--out"]);
    bench.refuses(&["report", "--from", "2030-01-01"], NOT_FOUND, "not_found", &["No finished session"]);
    bench.refuses(&["report", "--from", "soon"], BAD_INPUT, "invalid", &["soon"]);
}
