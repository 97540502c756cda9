//! Interviews without a window, held by the real program and looked at in what it stored.

use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, plan};
use hotseat_api::SessionExport;
use hotseat_interview::{Close, Doc, Event, Judgement, Millis, Outcome, Verdict};
use serde_json::{Value, json};
use std::path::Path;

const ANSWER: &str = "Node.js is a runtime that runs JavaScript on a server, outside the browser. 😀";

/// The judgement of every key point of `node-what`.
fn judged() -> Value {
    json!({ "runtime": "said", "v8": "didnt", "libuv": "didnt", "core-library": "didnt", "fits": "partly",
        "other-globals": "didnt" })
}

/// Holds an interview about `node-what` and what `more` adds to the plan.
fn hold(bench: &Bench, more: &[&str], answers: &Value) -> SessionExport {
    let plan = plan(bench, &[&["--question", "node-what"], more].concat());
    let answers = bench.file("answers.json", json!({ "answers": answers }).to_string());
    serde_json::from_value(bench.json(&["run", "--plan", &plan, "--answers", &answers, "--json"])).unwrap()
}

/// The place of a question in the plan.
fn item_of(export: &SessionExport, id: &str) -> usize {
    export.plan.items.iter().position(|asked| asked.question.id.0 == id).unwrap()
}

fn validates(schema: &str, value: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema").join(schema);
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let wrong: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_export_is_what_its_schema_says_and_replays_to_itself() {
    let bench = Bench::new();
    let answers = json!({
        "node-what": { "think_seconds": 12, "answer_seconds": 30, "text": ANSWER, "notes": "V8, libuv",
            "judgements": judged(), "rubric": { "accuracy": 3, "depth": 2 } },
        "node-streams": { "park": true, "text": "Data in pieces.", "answer_seconds": 3 },
        "node-jwt": { "skip": true }
    });
    validates("answers.schema.json", &json!({ "answers": answers }));
    let export = hold(&bench, &["--question", "node-streams", "--question", "node-jwt"], &answers);
    let printed = bench.json(&["session", "export", "last", "--json"]);
    validates("session.schema.json", &printed);
    assert_eq!(serde_json::from_value::<SessionExport>(printed).unwrap(), export);
    let replayed = export.replay().unwrap();
    assert_eq!(replayed.items(), export.items);
    assert!(export.finished);
}

#[test]
fn the_schema_refuses_what_is_no_session() {
    let bench = Bench::new();
    let mut export = serde_json::to_value(hold(&bench, &[], &json!({}))).unwrap();
    export["log"][0]["event"] = json!("danced");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/session.schema.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert!(!jsonschema::is_valid(&schema, &export));
}

#[test]
fn an_answer_is_typed_in_its_time_and_compared_once_it_is_locked() {
    let bench = Bench::new();
    let answers = json!({ "node-what": { "think_seconds": 12, "answer_seconds": 30, "text": ANSWER,
        "notes": "V8, libuv", "judgements": judged(), "rubric": { "accuracy": 3 } } });
    let export = hold(&bench, &[], &answers);
    let item = &export.items[0];
    assert_eq!((item.text(), item.notes.as_str()), (ANSWER, "V8, libuv"));
    assert_eq!((item.think_used, item.takes[0].used), (Millis::seconds(12), Millis::seconds(30)));
    assert_eq!((item.outcome, item.takes[0].close), (Outcome::Answered, Some(Close::Done)));
    assert_eq!(item.judgements["runtime"], Judgement::Said);
    assert_eq!(item.rows["accuracy"], 3);
    assert!(item.locked.is_some());
    assert_eq!(export.comparisons.len(), 1);
    let runtime =
        export.comparisons[0].comparison.points.iter().find(|point| point.key_point == "runtime").unwrap();
    assert_eq!(runtime.verdict, Verdict::Covered);

    let edits = export
        .log
        .iter()
        .filter(|logged| matches!(&logged.recorded.event, Event::Edited { doc: Doc::Answer, .. }))
        .count();
    assert_eq!(edits, 30, "some of the text in each second");
    let times: Vec<Millis> = export.log.iter().map(|logged| logged.recorded.at).collect();
    assert!(
        times.windows(2).all(|pair| pair[1] - pair[0] <= Millis::seconds(1)),
        "a silent second: {times:?}"
    );
    let ticks = export.log.iter().filter(|logged| logged.recorded.event == Event::Tick).count();
    assert!(ticks >= 12, "{ticks} ticks in 12 s of thinking and 30 s of answering");
    let gaps = export.log.iter().filter(|logged| matches!(logged.recorded.event, Event::Gap { .. })).count();
    assert_eq!(gaps, 0, "the scripted clock never stalls");
}

#[test]
fn without_every_judgement_an_answer_stays_unjudged() {
    let bench = Bench::new();
    for judgements in [json!(null), json!({}), json!({ "runtime": "said" })] {
        let answers = json!({ "node-what": { "text": ANSWER, "judgements": judgements } });
        let export = hold(&bench, &[], &answers);
        let item = &export.items[0];
        assert!(item.awaits_judgement() && export.comparisons.is_empty(), "{judgements}");
        assert_eq!(item.judgements.len(), judgements.as_object().map_or(0, serde_json::Map::len));
        assert!(export.finished);
    }
}

#[test]
fn a_question_without_an_entry_is_skipped() {
    let bench = Bench::new();
    let export = hold(&bench, &[], &json!({}));
    assert_eq!(export.items[0].outcome, Outcome::Skipped);
    assert!(export.finished);
}

#[test]
fn a_question_put_off_comes_back() {
    let bench = Bench::new();
    let entry = json!({ "park": true, "think_seconds": 4, "answer_seconds": 5, "text": ANSWER });
    let export = hold(&bench, &["--question", "node-jwt"], &json!({ "node-what": entry, "node-jwt": entry }));
    for item in &export.items {
        assert_eq!((item.times_parked, item.outcome, item.text()), (1, Outcome::Answered, ANSWER));
        assert_eq!(item.think_used, Millis::seconds(4), "thought about once");
    }
    let alone = hold(&bench, &[], &json!({ "node-what": entry }));
    assert_eq!(
        (alone.items[0].times_parked, alone.items[0].text()),
        (0, ANSWER),
        "nothing else is left to ask"
    );
}

#[test]
fn strict_mode_takes_the_answer_at_its_limit() {
    let bench = Bench::new();
    let entry = json!({ "node-what": { "answer_seconds": 20, "text": "0123456789".repeat(2) } });
    let export = hold(&bench, &["--strict", "--answer", "10s", "--think", "2s"], &entry);
    let take = &export.items[0].takes[0];
    assert_eq!((take.text.as_str(), take.close), ("0123456789", Some(Close::TimeUp)));
    assert_eq!(take.used, Millis::seconds(10));

    let fits = json!({ "node-what": { "answer_seconds": 10, "text": ANSWER } });
    let export = hold(&bench, &["--strict", "--answer", "10s"], &fits);
    assert_eq!(export.items[0].text(), ANSWER, "all of it was typed in time");
}

#[test]
fn without_strict_mode_overtime_is_measured() {
    let bench = Bench::new();
    let entry = json!({ "node-what": { "think_seconds": 30, "answer_seconds": 20, "text": ANSWER } });
    let export = hold(&bench, &["--answer", "10s", "--think", "5s", "--extra-time", "150"], &entry);
    let item = &export.items[0];
    assert_eq!(item.think_used, Millis(7500), "thinking ends at its limit");
    assert_eq!((item.takes[0].used, item.text()), (Millis::seconds(20), ANSWER));
}

#[test]
fn a_session_limit_ends_a_strict_interview() {
    let bench = Bench::new();
    let entry = json!({ "answer_seconds": 40, "text": ANSWER });
    let export = hold(
        &bench,
        &["--question", "node-jwt", "--strict", "--session-limit", "50500ms"],
        &json!({ "node-what": entry, "node-jwt": entry }),
    );
    let used: u64 = export.items.iter().flat_map(|item| &item.takes).map(|take| take.used.0).sum();
    assert_eq!(used, 50_500);
    assert!(export.finished);
    let cut =
        export.items.iter().flat_map(|item| &item.takes).filter(|take| take.close == Some(Close::TimeUp));
    assert_eq!(cut.count(), 1);
}

#[test]
fn a_plan_without_time_to_answer_is_held_all_the_same() {
    let bench = Bench::new();
    let file = plan(&bench, &["--question", "node-what", "--strict"]);
    let mut changed: Value =
        serde_json::from_slice(&std::fs::read(bench.path().join(file)).unwrap()).unwrap();
    changed["items"][0]["think"] = json!(0);
    changed["items"][0]["answer"] = json!(0);
    let none = bench.file("none.json", changed.to_string());
    let entry = r#"{"answers": {"node-what": {"answer_seconds": 3, "text": "late", "notes": "in time"}}}"#;
    let answers = bench.file("answers.json", entry);
    let export = bench.json(&["run", "--plan", &none, "--answers", &answers, "--json"]);
    assert_eq!((&export["finished"], &export["items"][0]["notes"]), (&json!(true), &json!("in time")));
    assert_eq!(export["items"][0]["takes"][0]["text"], "");
}

#[test]
fn in_an_exam_all_is_judged_after_the_last_answer() {
    let bench = Bench::new();
    let rows = json!({ "accuracy": 3, "depth": 2, "structure": 3, "practice": 2 });
    let what = json!({
        "text": ANSWER, "answer_seconds": 2, "judgements": judged(), "rubric": rows, "overall": 3
    });
    let jwt = json!({ "text": "A signed token.", "answer_seconds": 2 });
    let export = hold(
        &bench,
        &["--question", "node-jwt", "--mode", "exam"],
        &json!({ "node-what": what, "node-jwt": jwt }),
    );
    let (what, jwt) = (item_of(&export, "node-what"), item_of(&export, "node-jwt"));
    let locked = export.items[what].locked.unwrap();
    assert!(
        export.items.iter().all(|item| item.takes[0].closed <= Some(locked)),
        "judged before the last answer"
    );
    assert!(export.items[jwt].awaits_judgement());
}

#[test]
fn the_summary_names_the_session_and_what_was_not_asked() {
    let bench = Bench::new();
    let plan = plan(&bench, &["--question", "node-what"]);
    let answers = bench.file("answers.json", r#"{"answers": {"node-jwt": {"text": "A token."}}}"#);
    let ran = bench.run(&["run", "--plan", &plan, "--answers", &answers]);
    assert_eq!((ran.code, ran.err.as_str()), (DONE, ""));
    let list = bench.json(&["session", "list", "--json"]);
    assert!(ran.out.starts_with(&format!("session {}\n", list[0]["id"].as_str().unwrap())), "{}", ran.out);
    assert!(
        ran.out.contains("skipped") && ran.out.contains("Not asked by this plan: node-jwt"),
        "{}",
        ran.out
    );
}

#[test]
fn answers_that_can_t_be_meant_are_refused_before_anything_is_stored() {
    let bench = Bench::new();
    let plan = plan(&bench, &["--question", "node-what"]);
    let check = |text: &str, words: &[&str]| {
        let file = bench.file("wrong.json", text);
        bench.refuses(&["run", "--plan", &plan, "--answers", &file], BAD_INPUT, "invalid", words);
    };
    let entry = |entry: Value| json!({ "answers": { "node-what": entry } }).to_string();
    check(&entry(json!({ "judgements": { "v9": "said" } })), &["node-what", "\"v9\"", "libuv"]);
    check(&entry(json!({ "rubric": { "charm": 3 } })), &["\"charm\"", "accuracy"]);
    check(&entry(json!({ "rubric": { "accuracy": 9 } })), &["level 9"]);
    check(&entry(json!({ "think_seconds": 99_999 })), &["think_seconds", "14400"]);
    check(&entry(json!({ "skip": true, "text": "x" })), &["skipped"]);
    check(&entry(json!({ "judgements": { "v8": "maybe" } })), &["wrong.json", "maybe", "line 1"]);
    check(&entry(json!({ "answer": "x" })), &["answer", "line 1"]);
    check("{\"answers\": {\n  \"node-what\": {,}\n}}", &["line 2 column 17"]);
    check("", &["wrong.json"]);
    bench.refuses(
        &["run", "--plan", &plan, "--answers", "nowhere.json"],
        NOT_FOUND,
        "not_found",
        &["nowhere.json"],
    );
    assert_eq!(bench.json(&["session", "list", "--json"]), json!([]));
}

#[test]
fn plans_that_are_none_are_refused() {
    let bench = Bench::new();
    let answers = bench.file("answers.json", r#"{"answers": {}}"#);
    let good = plan(&bench, &["--question", "node-what"]);
    let check = |plan: &str, code: i32, error_code: &str, words: &[&str]| {
        bench.refuses(&["run", "--plan", plan, "--answers", &answers], code, error_code, words);
    };
    check("nowhere.json", NOT_FOUND, "not_found", &["nowhere.json"]);
    check(".", BAD_INPUT, "invalid", &["is a folder"]);
    check(&bench.file("cut.json", "{\n  \"settings\":"), BAD_INPUT, "invalid", &["cut.json", "line 2"]);
    check(&bench.file("binary.json", b"\xff\0\xfe"), BAD_INPUT, "invalid", &["binary.json", "UTF-8"]);
    let text = std::fs::read_to_string(bench.path().join(good)).unwrap();
    let mut changed: Value = serde_json::from_str(&text).unwrap();
    changed["settings"]["takes"] = json!(0);
    check(&bench.file("range.json", changed.to_string()), BAD_INPUT, "invalid", &["number of takes"]);
    changed["settings"]["takes"] = json!(1);
    changed["items"] = json!([]);
    check(&bench.file("hollow.json", changed.to_string()), BAD_INPUT, "invalid", &["no questions"]);
    assert_eq!(bench.json(&["session", "list", "--json"]), json!([]));
}
