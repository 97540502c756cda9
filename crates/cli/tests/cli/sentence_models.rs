//! Sentence models: installed by a folder, looked at, and used by their name.

use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, pack};
use std::fs;

#[path = "../../../api/tests/common/tiny_model.rs"]
mod tiny_model;

/// The folder of a sentence model that is whole, beside the data folder.
pub fn tiny(bench: &Bench) -> String {
    tiny_model::tiny_model(&bench.path().join("own/tiny"));
    "own/tiny".to_owned()
}

#[test]
fn a_folder_is_installed_listed_verified_and_removed() {
    let bench = Bench::new();
    let folder = tiny(&bench);
    let added = bench.json(&["model", "add", &folder, "--json"]);
    assert_eq!((&added["name"], &added["kind"]), (&"tiny".into(), &"sentences".into()));
    let listed = bench.run(&["model", "list"]);
    let sentences = listed.out.split_once("Installed, for sentences:").expect("a list of its own").1;
    assert!(sentences.contains("tiny") && sentences.contains("copied"), "{}", listed.out);
    assert!(sentences.contains("all-MiniLM-L6-v2") && sentences.contains("91.1 MB"), "{}", listed.out);
    let json = bench.json(&["model", "list", "--json"]);
    let offered = json["catalogue"].as_array().unwrap().iter().find(|entry| entry["kind"] == "sentences");
    assert_eq!(offered.unwrap()["files"].as_array().unwrap().len(), 3);

    assert!(bench.run(&["model", "verify", "tiny"]).out.starts_with("Whole and unchanged: tiny"));
    let vocabulary = bench.data().join("models/tiny/vocab.txt");
    fs::write(&vocabulary, "[UNK]\n").unwrap();
    bench.refuses(&["model", "verify", "tiny"], BAD_INPUT, "invalid", &["vocab.txt", "changed"]);
    assert_eq!(bench.run(&["model", "remove", "tiny"]).code, DONE);
    assert!(!bench.data().join("models/tiny").exists() && bench.path().join(folder).exists());
}

#[test]
fn what_is_no_sentence_model_is_told() {
    let bench = Bench::new();
    let folder = tiny(&bench);
    fs::remove_file(bench.path().join("own/tiny/vocab.txt")).unwrap();
    bench.refuses(&["model", "add", &folder], BAD_INPUT, "invalid", &["vocab.txt", "missing"]);
    let folder = tiny(&bench);
    bench.file("own/tiny/config.json", r#"{"hidden_size": 3}"#);
    bench.refuses(&["model", "add", &folder], BAD_INPUT, "invalid", &["config.json"]);
    assert!(!bench.data().join("models/tiny").exists());
}

#[test]
fn each_kind_of_model_is_used_for_its_own() {
    let bench = Bench::new();
    let folder = tiny(&bench);
    bench.json(&["model", "add", &folder, "--in-place", "--json"]);
    let pack = pack(&bench, "garden");
    let answer = bench.file("answer.txt", "The sun gets into the middle.");
    let asked = |model: &str| {
        let args = [
            "compare",
            "--question",
            "prune",
            "--pack",
            &pack,
            "--answer",
            &answer,
            "--json",
            "--sentence-model",
        ];
        bench.json(&[&args[..], &[model]].concat())["engine"].clone()
    };
    let by_name = asked("tiny");
    assert_eq!(by_name["name"], "words-vectors-and-sentences");
    assert_eq!(by_name, asked("own/tiny"), "the same model, by its folder");
    let args =
        ["compare", "--question", "prune", "--pack", &pack, "--answer", &answer, "--sentence-model", "huge"];
    bench.refuses(&args, NOT_FOUND, "not_found", &["huge", "tiny"]);
    let sound = crate::speech::fixture("answers/off-topic.flac").display().to_string();
    bench.refuses(
        &["transcribe", &sound, "--model", "tiny"],
        BAD_INPUT,
        "invalid",
        &["tiny", "sentence model"],
    );
}
