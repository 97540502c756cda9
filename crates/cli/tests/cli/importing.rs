use crate::bench::{BAD_INPUT, Bench, DONE, LIST, NOT_FOUND, PROBLEMS};
use serde_json::{Value, json};

#[test]
fn a_list_is_shown_and_stored() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    let ran = bench.run(&["import", "--take", &list]);
    assert_eq!((ran.code, ran.err.as_str()), (DONE, ""));
    for words in ["garden.md: 3 questions, numbered headings", "Why do you prune an apple tree?", "no answer"]
    {
        assert!(ran.out.contains(words), "{words:?} in {}", ran.out);
    }
    assert!(ran.out.contains("Stored as \"Gardening interview\""), "{}", ran.out);

    let plan = bench.json(&["plan", "--count", "200", "--json"]);
    let titles: Vec<&str> = plan["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["question"]["title"].as_str().unwrap())
        .collect();
    assert!(titles.contains(&"When do you sow broad beans?"), "{titles:?}");
}

#[test]
fn everything_found_is_there_as_data() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    let found = bench.json(&["import", "--take", &list, "--json"]);
    let file = &found[0];
    assert_eq!(file["file"], "garden.md");
    assert_eq!(file["dialect"], json!({ "family": "numbered_headings", "level": 3 }));
    assert!((0.0..=1.0).contains(&file["confidence"].as_f64().unwrap()));
    assert_eq!(file["stored"]["questions"], 3);
    let first = &file["questions"][0];
    assert_eq!(first["number_as_written"], "1");
    assert_eq!(first["title"], "Why do you prune an apple tree?");
    assert_eq!(
        (&first["heading_line"], &first["first_line"], &first["last_line"]),
        (&json!(3), &json!(4), &json!(7))
    );
    assert!(!first["key_points_proposed"].as_array().unwrap().is_empty());
    assert_eq!(file["questions"][1]["n_code_blocks"], 1);
    assert_eq!(file["questions"][2]["answer"], Value::Null);
    for key in ["level", "topics", "sections", "bold_labels"] {
        assert!(first.get(key).is_some(), "{key} is missing in {first}");
    }
}

#[test]
fn a_dry_run_stores_nothing() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    for args in [&["import", &list][..], &["import", "--dry-run", &list]] {
        let ran = bench.run(args);
        assert_eq!(ran.code, DONE);
        assert!(ran.out.contains("Nothing was stored"), "{}", ran.out);
        assert!(!bench.data().exists(), "a dry run made a data folder");
    }
}

#[test]
fn a_title_may_be_given_to_one_list() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    let found = bench.json(&["import", "--take", "--title", "Trees", &list, "--json"]);
    assert_eq!(found[0]["stored"]["title"], "Trees");
    bench.refuses(&["import", "--title", "Trees", &list, &list], BAD_INPUT, "invalid", &["--title"]);
}

#[test]
fn a_list_imported_again_replaces_itself() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    let first = bench.json(&["import", "--take", &list, "--json"]);
    bench.file("garden.md", LIST.replace("### 3. What is a cold frame?", ""));
    let second = bench.json(&["import", "--take", &list, "--json"]);
    assert_eq!(first[0]["stored"]["id"], second[0]["stored"]["id"]);
    assert_eq!(second[0]["stored"]["questions"], 2);
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let bench = Bench::new();
    let list = bench.file("garden.md", LIST);
    let prose = bench.file("prose.md", "Only a few words about the weather.\n");
    let ran = bench.run(&["import", "--take", "nowhere.md", &prose, &list]);
    assert_eq!(ran.code, NOT_FOUND, "the greatest exit code counts");
    assert!(ran.err.contains("nowhere.md"), "{}", ran.err);
    assert!(ran.out.contains("Stored as \"Gardening interview\""), "{}", ran.out);

    let ran = bench.run(&["import", "--take", "--json", "nowhere.md", &list]);
    let files = ran.json();
    assert_eq!(files[0]["error"]["code"], "not_found");
    assert_eq!(files[1]["stored"]["questions"], 3);
}

#[test]
fn a_text_without_questions_is_a_problem_and_not_stored() {
    let bench = Bench::new();
    let prose = bench.file("prose.md", "Only a few words about the weather.\n");
    let ran = bench.run(&["import", &prose]);
    assert_eq!((ran.code, ran.err.as_str()), (PROBLEMS, ""));
    assert!(ran.out.contains("0 questions") && ran.out.contains("Nothing was stored"), "{}", ran.out);
    let ran = bench.run(&["import", &prose, "--json"]);
    assert_eq!((ran.code, &ran.json()[0]["stored"]), (PROBLEMS, &Value::Null));
}

#[test]
fn what_can_t_be_a_list_is_refused_with_its_reason() {
    let bench = Bench::new();
    let check = |file: &str, code: i32, error_code: &str, words: &[&str]| {
        let ran = bench.run(&["import", file]);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{file}: {}", ran.err);
        for word in words {
            assert!(ran.err.contains(word), "{file} should say {word:?}: {}", ran.err);
        }
        let ran = bench.run(&["import", file, "--json"]);
        assert_eq!((ran.code, &ran.json()[0]["error"]["code"]), (code, &Value::from(error_code)), "{file}");
    };
    check("nowhere.md", NOT_FOUND, "not_found", &["nowhere.md"]);
    std::fs::create_dir(bench.path().join("folder")).unwrap();
    check("folder", BAD_INPUT, "invalid", &["folder", "is a folder"]);
    bench.file("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    check("picture.md", BAD_INPUT, "invalid", &["picture.md", "a PNG picture"]);
    bench.file("empty.md", "");
    check("empty.md", BAD_INPUT, "invalid", &["empty.md", "empty"]);
}
