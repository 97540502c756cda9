//! What was held becomes figures and a plan.

use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, plan};
use serde_json::{Value, json};

/// Every key point of `node-what`, the first by this word.
fn judged(first: &str) -> Value {
    json!({ "runtime": first, "v8": "said", "libuv": "said", "core-library": "said", "fits": "said",
        "other-globals": "said" })
}

fn hold(bench: &Bench, first: &str) {
    let plan = plan(bench, &["--question", "node-what"]);
    let answers = json!({ "answers": { "node-what": { "answer_seconds": 30, "text": "Node.js is a runtime.",
        "judgements": judged(first), "rubric": { "accuracy": 3 } } } });
    let answers = bench.file("answers.json", answers.to_string());
    let ran = bench.run(&["run", "--plan", &plan, "--answers", &answers]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
}

#[test]
fn nothing_held_gives_no_figures() {
    let bench = Bench::new();
    let ran = bench.run(&["progress"]);
    assert_eq!((ran.code, ran.out.as_str()), (DONE, "No answers were judged and locked in this period.\n"));
    assert_eq!(bench.run(&["progress", "--csv"]).out, "kind,name,unit,from,to,mean,n\n");
    bench.refuses(&["plan", "--weak"], NOT_FOUND, "not_found", &["judge some answers first"]);
}

#[test]
fn figures_of_a_session_carry_their_n() {
    let bench = Bench::new();
    hold(&bench, "said");
    let view = bench.json(&["progress", "--json"]);
    assert_eq!((&view["sessions"], &view["answers"]), (&json!(1), &json!(1)));
    let accuracy = view["rows"].as_array().unwrap().iter().find(|row| row["n"] == 1).unwrap();
    assert_eq!(accuracy["places"][0]["mean"], 3.0);
    let csv = bench.run(&["progress", "--csv"]).out;
    let used = csv.lines().find(|line| line.starts_with("delivery,Time used,share_of_time,")).unwrap();
    assert!(used.ends_with(",1"), "{used}");
    let text = bench.run(&["progress"]).out;
    assert!(text.contains("too little to say") && text.contains("1 session, 1 answer judged"), "{text}");
    let none = bench.json(&["progress", "--from", "2001-01-01", "--to", "2001-12-31", "--json"]);
    assert_eq!(none["answers"], 0);
    bench.refuses(&["progress", "--from", "soon"], BAD_INPUT, "invalid", &["soon", "2026-11-21"]);
}

#[test]
fn a_plan_is_set_shown_and_given_up() {
    let bench = Bench::new();
    let far = jiff::Zoned::now().date().checked_add(jiff::SignedDuration::from_hours(24 * 10)).unwrap();
    let day = far.to_string();
    assert!(bench.run(&["schedule"]).out.ends_with("There is no plan: set one with --interview.\n"));
    bench.refuses(&["schedule", "--minutes", "20"], BAD_INPUT, "invalid", &["--interview"]);
    let set = ["schedule", "--interview", &day, "--minutes", "15", "--pack", "node", "--json"];
    let view = bench.json(&set);
    assert_eq!(view["goal"], json!({ "interview": day, "minutes": 15, "packs": ["node"] }));
    assert!(view["days"].as_array().unwrap().len() >= 9);
    let shown = bench.run(&["schedule"]).out;
    assert!(shown.contains(&format!("Interview on {day}, 15 minutes a day")), "{shown}");
    let more = bench.json(&["schedule", "--minutes", "30", "--json"]);
    assert_eq!(more["goal"], json!({ "interview": day, "minutes": 30, "packs": ["node"] }), "the rest stays");
    let wrong = ["schedule", "--interview", "2001-01-01"];
    bench.refuses(&wrong, BAD_INPUT, "invalid", &["2001-01-01", "over"]);
    assert_eq!(bench.json(&["schedule", "--clear", "--json"])["goal"], Value::Null);
}

#[test]
fn what_is_weak_can_be_planned() {
    let bench = Bench::new();
    hold(&bench, "didnt");
    let plan = bench.json(&["plan", "--weak", "--json"]);
    let items = plan["items"].as_array().unwrap();
    assert_eq!((items.len(), &items[0]["question"]["id"]), (1, &json!("node-what")));
}

#[test]
fn an_interview_of_the_usual_kind_needs_no_plan() {
    let bench = Bench::new();
    let answers = bench.file("answers.json", json!({ "answers": {} }).to_string());
    let asked =
        ["run", "--template", "screening", "--pack", "node", "--seed", "7", "--answers", &answers, "--json"];
    let export = bench.json(&asked);
    let settings = &export["plan"]["settings"];
    assert_eq!(
        (&settings["count"], &settings["answer"], &settings["seed"]),
        (&json!(8), &json!(90_000), &json!(7))
    );
    let same = bench.json(&["plan", "--template", "screening", "--pack", "node", "--seed", "7", "--json"]);
    assert_eq!(export["plan"]["items"], same["items"], "the same as when it is planned first");
    let both = bench.run(&["plan", "--template", "onsite", "--count", "3"]);
    assert_eq!(both.code, BAD_INPUT, "a template says how many");
}
