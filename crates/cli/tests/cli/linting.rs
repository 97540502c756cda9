use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, PROBLEMS, pack, question};
use serde_json::json;

#[test]
fn a_sound_pack_has_no_errors_and_needs_no_data_folder() {
    let bench = Bench::new();
    let pack = pack(&bench, "garden");
    let ran = bench.run(&["lint", &pack]);
    assert_eq!((ran.code, ran.err.as_str()), (DONE, ""), "{}", ran.out);
    assert!(ran.out.contains("2 questions in 3 files: 0 errors"), "{}", ran.out);
    let found = bench.json(&["lint", &pack, "--json"]);
    assert_eq!((&found[0]["questions"], &found[0]["errors"]), (&json!(2), &json!(0)));
    assert!(!bench.data().exists(), "linting made a data folder");
}

#[test]
fn mistakes_are_drawn_at_their_place() {
    let bench = Bench::new();
    let file = bench.file("bad.md", question("prune", "").replace("weight: supporting", "weight: heavy"));
    let ran = bench.run(&["lint", &file]);
    assert_eq!(ran.code, PROBLEMS, "{}", ran.out);
    assert!(ran.out.contains("bad.md:12:13") && ran.out.contains("weight: heavy"), "{}", ran.out);
    let ran = bench.run(&["lint", &file, "--json"]);
    assert_eq!(ran.code, PROBLEMS);
    let found = ran.json();
    let problem = &found[0]["problems"][0];
    assert_eq!(
        (&problem["line"], &problem["column"], &problem["severity"]),
        (&json!(12), &json!(13), &json!("error"))
    );
}

#[test]
fn a_syntax_error_has_its_line_and_column() {
    let bench = Bench::new();
    let pack = pack(&bench, "garden");
    bench.file("garden/pack.yaml", "id: garden\ntitle: \"Garden\nversion: 1.0.0\n");
    let ran = bench.run(&["lint", &pack]);
    assert_eq!(ran.code, PROBLEMS, "{}", ran.err);
    let found = bench.run(&["lint", &pack, "--json"]).json();
    let problem = &found[0]["problems"][0];
    assert!(problem["file"].as_str().unwrap().ends_with("pack.yaml"), "{problem}");
    assert!(problem["line"].as_u64() >= Some(2) && problem["column"].as_u64() >= Some(1), "{problem}");
}

#[test]
fn a_rubric_is_checked_too_and_warnings_are_no_errors() {
    let bench = Bench::new();
    let rubric = bench.file("rubric.yaml", "id: mine\ntitle: Mine\nrows: []\n");
    assert_eq!(bench.run(&["lint", &rubric]).code, PROBLEMS);
    let warned = bench.file("warned.md", question("prune", "").replace("level: junior\n", ""));
    let ran = bench.run(&["lint", &warned]);
    assert_eq!(ran.code, DONE, "{}", ran.out);
    assert!(ran.out.contains("1 warning"), "{}", ran.out);
}

#[test]
fn one_bad_path_does_not_stop_the_others() {
    let bench = Bench::new();
    let pack = pack(&bench, "garden");
    let ran = bench.run(&["lint", "nowhere", &pack]);
    assert_eq!(ran.code, NOT_FOUND);
    assert!(ran.err.contains("nowhere") && ran.out.contains("2 questions"), "{} {}", ran.err, ran.out);
    std::fs::create_dir(bench.path().join("hollow")).unwrap();
    let ran = bench.run(&["lint", "hollow"]);
    assert_eq!(ran.code, BAD_INPUT);
    assert!(ran.err.contains("pack.yaml"), "{}", ran.err);
    let binary = bench.file("picture.md", b"\x89PNG\0\0");
    assert_eq!(bench.run(&["lint", &binary]).code, BAD_INPUT);
}
