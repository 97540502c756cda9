use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, plan};
use serde_json::{Value, json};

fn ids(plan: &Value) -> Vec<&str> {
    plan["items"].as_array().unwrap().iter().map(|item| item["question"]["id"].as_str().unwrap()).collect()
}

#[test]
fn the_defaults_are_five_questions_in_practice() {
    let bench = Bench::new();
    let ran = bench.run(&["plan"]);
    assert_eq!((ran.code, ran.err.as_str()), (DONE, ""));
    assert!(ran.out.starts_with("5 questions in "), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 6, "{}", ran.out);
    let plan = bench.json(&["plan", "--json"]);
    assert_eq!((ids(&plan).len(), &plan["settings"]["mode"]), (5, &json!("practice")));
}

#[test]
fn a_seed_gives_the_same_plan_again() {
    let bench = Bench::new();
    let asked = ["plan", "--seed", "7", "--count", "4", "--json"];
    assert_eq!(bench.run(&asked).out, bench.run(&asked).out);
    let other = bench.json(&["plan", "--seed", "8", "--count", "4", "--json"]);
    assert_ne!(ids(&bench.json(&asked)), ids(&other));
}

#[test]
fn every_setting_reaches_the_plan() {
    let bench = Bench::new();
    let plan = bench.json(&[
        "plan",
        "--json",
        "--pack",
        "node",
        "--topic",
        "streams",
        "--topic",
        "runtime",
        "--level",
        "junior",
        "--level",
        "mid",
        "--count",
        "2",
        "--think",
        "15s",
        "--answer",
        "1m30s",
        "--mode",
        "exam",
        "--seed",
        "3",
        "--strict",
        "--takes",
        "2",
        "--extra-time",
        "150",
        "--clock",
        "hidden",
        "--session-limit",
        "10m",
        "--manner",
        "curt",
        "--rubric",
        "behavioural",
    ]);
    let settings = json!({
        "packs": ["node"], "questions": [], "topics": ["streams", "runtime"], "levels": ["junior", "mid"], "count": 2,
        "think": 15_000, "answer": 90_000, "mode": "exam", "seed": 3, "strict": true, "takes": 2, "extra_time": 150,
        "clock": "hidden", "session_limit": 600_000, "manner": "curt", "speak": false, "probes": true,
        "rubric": "behavioural"
    });
    assert_eq!(plan["settings"], settings);
    assert_eq!(plan["rubric"]["id"], "behavioural");
    assert_eq!(plan["items"][0]["answer"], 135_000, "the extra time is in the clocks");
}

#[test]
fn named_questions_are_all_asked() {
    let bench = Bench::new();
    let named = ["node-what", "node-streams", "node-jwt", "node-buffer", "node-modules", "node-cluster"];
    let mut asked = vec!["plan", "--json"];
    for id in named {
        asked.extend(["--question", id]);
    }
    let plan = bench.json(&asked);
    let mut found = ids(&plan);
    found.sort_unstable();
    let mut expected = named.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn a_plan_is_written_as_it_is_printed() {
    let bench = Bench::new();
    let file = plan(&bench, &["--count", "2"]);
    let written: Value = serde_json::from_slice(&std::fs::read(bench.path().join(file)).unwrap()).unwrap();
    assert_eq!(written, bench.json(&["plan", "--seed", "1", "--count", "2", "--json"]));
    bench.refuses(
        &["plan", "--out", "no/such/folder/plan.json"],
        NOT_FOUND,
        "not_found",
        &["no/such/folder"],
    );
}

#[test]
fn what_is_not_in_the_bank_is_named() {
    let bench = Bench::new();
    bench.refuses(
        &["plan", "--pack", "nod"],
        NOT_FOUND,
        "not_found",
        &["\"nod\"", "there are behavioural, node"],
    );
    bench.refuses(&["plan", "--topic", "knitting"], NOT_FOUND, "not_found", &["knitting", "streams"]);
    bench.refuses(&["plan", "--question", "node-who"], NOT_FOUND, "not_found", &["node-who"]);
    bench.refuses(
        &["plan", "--topic", "runtime", "--question", "node-jwt"],
        BAD_INPUT,
        "invalid",
        &["No question matches", "runtime"],
    );
}

#[test]
fn settings_out_of_range_are_refused() {
    let bench = Bench::new();
    bench.refuses(&["plan", "--count", "0"], BAD_INPUT, "invalid", &["number of questions", "1 and 200"]);
    bench.refuses(&["plan", "--extra-time", "50"], BAD_INPUT, "invalid", &["extra time", "100 and 400"]);
    bench.refuses(&["plan", "--answer", "9h"], BAD_INPUT, "invalid", &["time to answer"]);
    for wrong in ["--think=soon", "--think=-2m", "--mode=party", "--count=many"] {
        let ran = bench.run(&["plan", wrong]);
        let name = wrong.split('=').next().unwrap();
        assert_eq!(ran.code, BAD_INPUT, "{wrong}");
        assert!(ran.err.contains(name), "{wrong}: {}", ran.err);
    }
}
