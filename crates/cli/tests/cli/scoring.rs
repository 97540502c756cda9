use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, PROBLEMS, plan};

/// Holds an interview about one question, judged and locked.
fn hold(bench: &Bench) {
    let plan = plan(bench, &["--question", "node-what", "--rubric", "behavioural"]);
    let answers = bench.file(
        "answers.json",
        r#"{"answers": {"node-what": {"text": "At Globexia a runtime runs JavaScript on a server.", "answer_seconds": 5}}}"#,
    );
    bench.json(&["run", "--plan", &plan, "--answers", &answers, "--json"]);
}

#[test]
fn a_rubric_goes_to_a_file_and_comes_back() {
    let bench = Bench::new();
    let listed = bench.run(&["rubric", "list"]);
    assert!(listed.out.contains("technical") && listed.out.contains("came with a pack"), "{}", listed.out);
    let text = bench.run(&["rubric", "export", "technical"]).out;
    let mine = bench.file("mine.yaml", text.replace("id: technical", "id: mine"));
    assert_eq!(bench.run(&["rubric", "lint", &mine]).code, DONE);
    for _ in 0..2 {
        let view = bench.json(&["rubric", "import", &mine, "--json"]);
        assert_eq!((&view["rubric"]["id"], &view["rubric"]["version"]), (&"mine".into(), &1.into()));
    }
    let ran = bench.run(&["rubric", "export", "mine", "--out", "again.yaml"]);
    assert_eq!(ran.code, DONE, "{}", ran.err);
    assert_eq!(
        std::fs::read_to_string(bench.path().join("again.yaml")).unwrap(),
        text.replace("id: technical", "id: mine")
    );
    let bad = bench.file("bad.yaml", "id: x\ntitle: X\nrows: []\n");
    assert_eq!(bench.run(&["rubric", "lint", &bad]).code, PROBLEMS);
    bench.refuses(&["rubric", "import", &bad], BAD_INPUT, "invalid", &["rows"]);
    bench.refuses(&["rubric", "export", "nothing"], NOT_FOUND, "not_found", &["nothing"]);
}

#[test]
fn answers_go_to_a_mentor_and_the_scores_come_back_once() {
    let bench = Bench::new();
    hold(&bench);
    let shared = bench.json(&["share", "last", "--out", "answers.html", "--redact", "globexia", "--json"]);
    assert_eq!(shared["blanked"], 1);
    let page = std::fs::read_to_string(bench.path().join("answers.html")).unwrap();
    assert!(!page.to_lowercase().contains("globexia") && page.contains("runtime"), "the word is there");
    let bundle = page.split_once(r#""bundle":""#).unwrap().1.split_once('"').unwrap().0;
    let response = bench.file(
        "response.json",
        format!(
            r#"{{"format": "hotseat-response", "version": 1, "id": "a", "bundle": "{bundle}", "name": "Grace",
                "made": "2026-11-22T10:00:00Z", "items": [{{"item": 0, "overall": 2}}]}}"#
        ),
    );
    let first = bench.run(&["merge", &response]);
    assert!(
        first.out.starts_with("Grace scored 1 answer and wrote 0 comments"),
        "{}{}",
        first.out,
        first.err
    );
    assert!(bench.run(&["merge", &response]).out.contains("here already"));
    let stranger = bench.file(
        "stranger.json",
        std::fs::read_to_string(bench.path().join(&response)).unwrap().replace(bundle, "other"),
    );
    bench.refuses(&["merge", &stranger], NOT_FOUND, "not_found", &["not made here"]);
    bench.refuses(
        &["share", "last", "--question", "0", "--out", "x.html"],
        BAD_INPUT,
        "invalid",
        &["from 1"],
    );
}

#[test]
fn calibration_says_how_much_is_missing() {
    let bench = Bench::new();
    assert_eq!(bench.run(&["calibration"]).out, "0 of the 20 locked answers that this needs are there.\n");
    assert_eq!(bench.json(&["calibration", "--json"])["needed"], 20);
}
