//! Stored answers compared again from the command line.

use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, plan};
use serde_json::json;

/// Holds an interview about one question, judged and locked, and gives its id.
fn hold(bench: &Bench) -> String {
    let plan = plan(bench, &["--question", "node-what"]);
    let planned: serde_json::Value =
        serde_json::from_slice(&std::fs::read(bench.path().join(&plan)).unwrap()).unwrap();
    let judged: serde_json::Map<String, serde_json::Value> = planned["items"][0]["question"]["key_points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| (point["id"].as_str().unwrap().to_owned(), json!("said")))
        .collect();
    let answers = json!({"answers": {"node-what": {
        "text": "A runtime that runs JavaScript on a server, outside of a browser.",
        "answer_seconds": 5, "judgements": judged}}});
    let answers = bench.file("answers.json", answers.to_string());
    let held = bench.json(&["run", "--plan", &plan, "--answers", &answers, "--json"]);
    held["id"].as_str().unwrap().to_owned()
}

/// As if an engine of long ago had compared everything, and found nothing.
fn age(bench: &Bench) {
    let database = rusqlite::Connection::open(bench.data().join("hotseat.db")).unwrap();
    database
        .execute(
            "UPDATE comparison SET engine_version = '0',
                body = replace(replace(body, '\"covered\"', '\"missed\"'), '\"version\":\"', '\"version\":\"0.')",
            [],
        )
        .unwrap();
}

#[test]
fn what_changed_is_told_and_the_old_verdicts_stay() {
    let bench = Bench::new();
    let (first, second) = (hold(&bench), hold(&bench));
    age(&bench);
    let ran = bench.run(&["recompare", "last"]);
    assert_eq!((ran.code, ran.err.as_str()), (DONE, ""));
    assert!(ran.out.starts_with("Compared 1 answer of 1 session with words-and-vectors"), "{}", ran.out);
    assert!(ran.out.contains("missed -> covered: "), "{}", ran.out);

    let all = bench.json(&["recompare", "--all", "--json"]);
    assert_eq!((&all["sessions"], &all["answers"]), (&json!(2), &json!(2)));
    assert_eq!(all["changed"].as_array().unwrap().len(), 1, "the other one was done before: {all}");
    assert_eq!(all["changed"][0]["session"], first.as_str());
    for id in [&first, &second] {
        let export = bench.json(&["session", "export", id, "--format", "json"]);
        let versions: Vec<&str> = export["comparisons"]
            .as_array()
            .unwrap()
            .iter()
            .map(|stored| stored["comparison"]["engine"]["version"].as_str().unwrap())
            .collect();
        assert_eq!(versions.len(), 2);
        assert!(versions[1].starts_with("0."), "the old one stays: {versions:?}");
        assert!(export["items"][0]["judgements"].as_object().unwrap().values().all(|said| said == "said"));
    }
    assert!(bench.run(&["recompare", "--all"]).out.ends_with("Every verdict is as it was.\n"));
}

#[test]
fn a_sentence_model_may_speak() {
    let bench = Bench::new();
    let id = hold(&bench);
    let folder = crate::sentence_models::tiny(&bench);
    let done = bench.json(&["recompare", &id, "--sentence-model", &folder, "--json"]);
    assert_eq!(done["engine"]["name"], "words-vectors-and-sentences");
    let export = bench.json(&["session", "export", &id, "--format", "json"]);
    assert_eq!(export["comparisons"][0]["comparison"]["engine"], done["engine"]);
}

#[test]
fn sessions_must_be_named_and_be_there() {
    let bench = Bench::new();
    assert_eq!(bench.run(&["recompare"]).code, BAD_INPUT);
    assert_eq!(bench.run(&["recompare", "last", "--all"]).code, BAD_INPUT);
    bench.refuses(&["recompare", "last"], NOT_FOUND, "not_found", &["no session"]);
    assert_eq!(bench.run(&["recompare", "--all"]).code, DONE);
}
