use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, plan};

/// Holds an interview about one question, and gives its id.
fn hold(bench: &Bench) -> String {
    let plan = plan(bench, &["--question", "node-what"]);
    let answers = bench.file(
        "answers.json",
        r#"{"answers": {"node-what": {"text": "A runtime that runs JavaScript on a server.", "answer_seconds": 5}}}"#,
    );
    let held = bench.json(&["run", "--plan", &plan, "--answers", &answers, "--json"]);
    held["id"].as_str().unwrap().to_owned()
}

#[test]
fn an_empty_history_says_so() {
    let bench = Bench::new();
    assert_eq!(bench.run(&["session", "list"]).out, "No sessions yet.\n");
    assert_eq!(bench.json(&["session", "list", "--json"]), serde_json::json!([]));
    bench.refuses(&["session", "show", "last"], NOT_FOUND, "not_found", &["no session"]);
}

#[test]
fn sessions_are_listed_and_shown() {
    let bench = Bench::new();
    let id = hold(&bench);
    let list = bench.run(&["session", "list"]);
    assert_eq!(list.code, DONE);
    assert!(list.out.contains(&id) && list.out.contains("1 of 1 answered"), "{}", list.out);
    assert_eq!(bench.json(&["session", "list", "--json"])[0]["id"], id.as_str());

    let shown = bench.run(&["session", "show", &id]);
    assert!(shown.out.contains("| A runtime that runs JavaScript"), "{}", shown.out);
    assert!(shown.out.contains("Not judged yet"), "{}", shown.out);
    assert!(!shown.out.contains("libuv"), "a key point was shown before the lock: {}", shown.out);
    let view = bench.json(&["session", "show", "last", "--json"]);
    assert_eq!(view["card"]["id"], id.as_str());
}

#[test]
fn a_session_is_found_by_the_beginning_of_its_id() {
    let bench = Bench::new();
    let (first, second) = (hold(&bench), hold(&bench));
    for id in [&first, &second] {
        let view = bench.json(&["session", "show", &id[..id.len() - 1], "--json"]);
        assert_eq!(view["card"]["id"], id.as_str());
    }
    bench.refuses(&["session", "show", "0"], BAD_INPUT, "invalid", &["2 sessions"]);
    bench.refuses(&["session", "show", "nobody"], NOT_FOUND, "not_found", &["nobody", "session list"]);
    bench.refuses(&["session", "export", "nobody"], NOT_FOUND, "not_found", &["nobody"]);
}

#[test]
fn a_session_is_exported_in_both_formats() {
    let bench = Bench::new();
    let id = hold(&bench);
    let markdown = bench.run(&["session", "export", "last"]);
    assert!(markdown.out.starts_with("# Node.js\n"), "{}", markdown.out);
    let data = bench.json(&["session", "export", "last", "--format", "json"]);
    assert_eq!(data["id"], id.as_str());
    assert_eq!(data, bench.json(&["session", "export", "last", "--json"]));

    let ran = bench.run(&["session", "export", &id, "--out", "interview.md"]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
    assert_eq!(std::fs::read_to_string(bench.path().join("interview.md")).unwrap(), markdown.out);
    bench.refuses(
        &["session", "export", "last", "--out", "no/such/folder/x.md"],
        NOT_FOUND,
        "not_found",
        &["no/such/folder"],
    );
}
