//! Recordings to text, and the models that it takes.

use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, PROBLEMS};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/speech").join(name)
}

/// The small recogniser, unpacked beside the data folder.
pub fn recogniser(bench: &Bench) -> String {
    let mut bytes = Vec::new();
    let packed = File::open(fixture("recogniser.bin.gz")).unwrap();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).unwrap();
    bench.file("ggml-small-test.bin", bytes)
}

fn spoken() -> String {
    fixture("answers/off-topic.flac").to_str().unwrap().to_owned()
}

#[test]
fn a_recording_is_written_down() {
    let bench = Bench::new();
    recogniser(&bench);
    let heard = bench.json(&["transcribe", &spoken(), "--model", "./ggml-small-test.bin", "--json"]);
    assert_eq!(
        heard["text"],
        "I am not sure about that. MongoDB stores documents and SQL databases store rows. \
         A CDN serves static files close to the user."
    );
    assert_eq!(heard["words"].as_array().unwrap().len(), 23);
    assert_eq!(heard["words"][6]["text"], "MongoDB");
    let from = heard["words"][6]["from"].as_u64().unwrap();
    assert!((2000..=3000).contains(&from), "it is said at 2.5 s, not at {from} ms");
    assert_eq!(heard["words"][6]["doubtful"], false);
    assert_eq!(heard["made_by"]["engine"], "whisper.cpp");
    assert_eq!(heard["made_by"]["language"], "en");
}

#[test]
fn an_installed_model_writes_text_and_subtitles() {
    let bench = Bench::new();
    let file = recogniser(&bench);
    let added = bench.json(&["model", "add", &file, "--json"]);
    assert_eq!((&added["name"], &added["origin"]), (&"small-test".into(), &"copied".into()));
    let run = |more: &str| {
        let ran = bench.run(&["transcribe", &spoken(), "--model", "small-test", more]);
        assert_eq!((ran.code, ran.err.as_str()), (DONE, ""), "{more}");
        ran.out
    };
    let text = run("--language=en");
    assert_eq!(text.lines().next(), Some("I am not sure about that."));
    assert_eq!(text.lines().count(), 3, "a line for each sentence: {text}");
    assert!(run("--srt").starts_with("1\n00:00:00,"), "SubRip");
    assert!(run("--vtt").starts_with("WEBVTT\n\n00:00:00."), "WebVTT");
}

#[test]
fn models_are_listed_verified_and_removed() {
    let bench = Bench::new();
    let file = recogniser(&bench);
    let empty = bench.run(&["model", "list"]);
    assert!(empty.out.contains("none") && empty.out.contains("large-v3-turbo-q5_0"), "{}", empty.out);
    bench.json(&["model", "add", &file, "--in-place", "--json"]);
    let listed = bench.json(&["model", "list", "--json"]);
    assert_eq!(listed["installed"][0]["origin"], "referenced");
    assert_eq!(listed["catalogue"][0]["name"], "tiny.en");
    let verified = bench.run(&["model", "verify", "small-test"]);
    assert!(verified.out.contains("301cbbab7e4bbede9f732f5c974eec3786906599b7333471fd00fa871375324c"));
    std::fs::write(bench.path().join(&file), "something else").unwrap();
    bench.refuses(&["model", "verify", "small-test"], BAD_INPUT, "invalid", &["no whole Whisper model"]);
    let removed = bench.run(&["model", "remove", "small-test"]);
    assert_eq!(removed.code, DONE);
    assert!(bench.path().join(&file).exists(), "a file used in place stays");
}

#[test]
fn what_is_missing_or_wrong_is_told() {
    let bench = Bench::new();
    recogniser(&bench);
    let text = bench.file("text.bin", "just text");
    let model = "./ggml-small-test.bin";
    bench.refuses(&["model", "get", "huge"], NOT_FOUND, "not_found", &["huge", "base.en"]);
    bench.refuses(&["model", "remove", "huge"], NOT_FOUND, "not_found", &["huge"]);
    bench.refuses(&["model", "add", &text], BAD_INPUT, "invalid", &["text.bin", "ggml"]);
    bench.refuses(&["transcribe", &spoken(), "--model", "huge"], NOT_FOUND, "not_found", &["huge"]);
    bench.refuses(&["transcribe", &spoken(), "--model", &text], BAD_INPUT, "invalid", &["text.bin"]);
    bench.refuses(&["transcribe", &text, "--model", model], BAD_INPUT, "invalid", &["text.bin"]);
    bench.refuses(
        &["transcribe", &spoken(), "--model", model, "--language", "de"],
        BAD_INPUT,
        "invalid",
        &["English only"],
    );
    let ran = bench.run(&["transcribe", &spoken(), "--model", model, "--language", "Klingon"]);
    assert_eq!(ran.code, BAD_INPUT);
}

#[test]
fn a_damaged_record_is_told_beside_the_rest() {
    let bench = Bench::new();
    bench.file("data/models/odd.json", "{");
    let ran = bench.run(&["model", "list"]);
    assert!(ran.code > PROBLEMS && ran.err.contains("odd.json"), "{ran:?}");
    assert!(ran.out.contains("tiny.en"), "{}", ran.out);
}
