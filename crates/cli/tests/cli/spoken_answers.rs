//! Interviews whose answers are recordings: transcribed, compared and kept.

use crate::bench::{BAD_INPUT, Bench, DONE, NOT_FOUND, plan};
use crate::speech::{fixture, recogniser};
use hotseat_api::SessionExport;
use hotseat_interview::{Judgement, Millis, Verdict};
use serde_json::{Value, json};

const POINTS: [&str; 6] = ["meaning", "write-false", "drain", "automatic", "ignored", "tcp"];

/// The small recogniser was never shown a prompt: with one it hears anything or nothing.
const MODEL: [&str; 3] = ["--model", "small-test", "--no-terms"];

/// Answers `node-backpressure` with a recording that lies beside the file of answers.
fn answers(bench: &Bench, more: &Value) -> String {
    bench.file("said/answer.flac", std::fs::read(fixture("answers/backpressure.flac")).unwrap());
    let judgements: Value =
        POINTS.iter().map(|point| ((*point).to_owned(), json!(Judgement::Said))).collect();
    let mut answer = json!({ "recording": "answer.flac", "judgements": judgements });
    answer.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    bench.file("said/answers.json", json!({ "answers": { "node-backpressure": answer } }).to_string())
}

fn run(bench: &Bench, answers: &str, more: &[&str]) -> SessionExport {
    let plan = plan(bench, &["--question", "node-backpressure"]);
    let args = ["run", "--plan", &plan, "--answers", answers, "--json"];
    serde_json::from_value(bench.json(&[&args, more].concat())).unwrap()
}

fn verdict(export: &SessionExport, key_point: &str) -> Verdict {
    let points = &export.comparisons[0].comparison.points;
    points.iter().find(|point| point.key_point == key_point).unwrap().verdict
}

#[test]
fn a_recorded_answer_is_transcribed_compared_and_kept() {
    let bench = Bench::new();
    bench.json(&["model", "add", &recogniser(&bench), "--json"]);
    let export = run(&bench, &answers(&bench, &json!({})), &MODEL);

    let take = &export.items[0].takes[0];
    let [recording] = &take.recordings[..] else { panic!("one recording: {:?}", take.recordings) };
    assert_eq!(recording.from, "answer.flac");
    assert_eq!(take.used, Millis::seconds(recording.length.unwrap().0.div_ceil(1000)), "as long as it is");
    for said in ["write-false", "drain"] {
        let verdict = verdict(&export, said);
        assert!(matches!(verdict, Verdict::Covered | Verdict::Partly), "{said} was said: {verdict:?}");
    }
    assert_eq!(verdict(&export, "tcp"), Verdict::Missed);
    // The sound itself is in the data folder, and lasts as long.
    let clip =
        bench.run(&["recording", "clip", &recording.id, "--from", "2.5", "--to", "4", "--out", "c.wav"]);
    assert_eq!((clip.code, clip.err.as_str()), (DONE, ""));
    // 16-bit samples at 16 kHz behind a head of 44 bytes.
    assert_eq!(std::fs::metadata(bench.path().join("c.wav")).unwrap().len(), 44 + 24_000 * 2);
}

#[test]
fn the_words_of_a_recording_come_out_as_text_and_subtitles() {
    let bench = Bench::new();
    bench.json(&["model", "add", &recogniser(&bench), "--json"]);
    let answers = answers(&bench, &json!({ "text": "I drew a picture, too." }));
    let export = run(&bench, &answers, &MODEL);
    assert_eq!(export.items[0].text(), "I drew a picture, too.", "what was typed stands beside it");
    let listed = bench.json(&["recording", "list", "last", "--json"]);
    assert_eq!(listed[0]["question"], "node-backpressure");
    let id = listed[0]["recording"].as_str().unwrap();
    let shown = bench.run(&["recording", "list", "last"]).out;
    assert!(shown.contains(id) && shown.contains("38 words"), "{shown}");

    let text = |format: &str| bench.run(&["recording", "text", id, "--format", format]).out;
    assert!(text("txt").starts_with("Backpressure happens when the producer is faster"), "{}", text("txt"));
    assert!(text("srt").starts_with("1\n00:00:00,"), "{}", text("srt"));
    assert!(text("vtt").starts_with("WEBVTT\n\n00:00:00."), "{}", text("vtt"));
    let written = bench.json(&["recording", "text", id, "--out", "said.txt", "--json"]);
    let file = std::fs::read_to_string(bench.path().join("said.txt")).unwrap();
    assert_eq!((written["bytes"].as_u64(), file), (Some(text("txt").len() as u64), text("txt")));

    bench.refuses(&["recording", "text", "nobody"], NOT_FOUND, "not_found", &["nobody"]);
    let nothing = ["recording", "clip", id, "--from", "900", "--out", "none.wav"];
    bench.refuses(&nothing, BAD_INPUT, "invalid", &["second 900"]);
    assert!(!bench.path().join("none.wav").exists());
    assert_eq!(bench.run(&["recording", "clip", id, "--from", "soon", "--out", "x.wav"]).code, BAD_INPUT);
}

#[test]
fn without_a_model_the_recording_is_kept_and_nothing_is_claimed() {
    let bench = Bench::new();
    let export = run(&bench, &answers(&bench, &json!({ "answer_seconds": 5 })), &[]);
    let take = &export.items[0].takes[0];
    assert_eq!((take.recordings.len(), take.used), (1, Millis::seconds(5)));
    for point in POINTS {
        assert_eq!(verdict(&export, point), Verdict::CannotTell, "{point}: nobody has listened yet");
    }
    let id = &take.recordings[0].id;
    bench.refuses(&["recording", "text", id], NOT_FOUND, "not_found", &["no transcript yet"]);
}

#[test]
fn what_can_not_be_heard_is_told_before_anything_is_stored() {
    let bench = Bench::new();
    bench.file("said/text.wav", "just text");
    let plan = plan(&bench, &["--question", "node-backpressure"]);
    let check = |more: Value, flags: &[&str], code: i32, kind: &str, words: &[&str]| {
        let answers = answers(&bench, &more);
        bench.refuses(&[&["run", "--plan", &plan, "--answers", &answers], flags].concat(), code, kind, words);
    };
    check(json!({ "recording": "text.wav" }), &[], BAD_INPUT, "invalid", &["text.wav"]);
    check(json!({ "recording": "gone.wav" }), &[], NOT_FOUND, "not_found", &["gone.wav"]);
    check(json!({ "skip": true }), &[], BAD_INPUT, "invalid", &["node-backpressure", "skipped"]);
    check(json!({}), &["--model", "huge"], NOT_FOUND, "not_found", &["huge", "model list"]);
    assert_eq!(bench.json(&["session", "list", "--json"]), json!([]));
}
