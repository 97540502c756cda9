//! Shows what the engine falls for in subjects that it was not written for:
//! `cargo run --release -p hotseat-comparison --example probes [-- MODEL_FOLDER]`
//!
//! For each half of `probes/probes.jsonl`, `probes/misleading.jsonl` and `probes/reordered.jsonl`, each kind of answer and each label: how many key points there
//! are, and how many of them come out as each verdict. "Can't tell" counts as missed.

use hotseat_comparison::{Comparer, SentenceModel};
use hotseat_interview::{Answer, Question, Verdict};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Probe {
    half: String,
    kind: String,
    question: String,
    key_points: Vec<String>,
    answer: String,
    labels: Vec<Verdict>,
}

const VERDICTS: [Verdict; 4] = [Verdict::Covered, Verdict::Partly, Verdict::Missed, Verdict::Contradicted];

fn main() -> Result<(), Box<dyn Error>> {
    let model = std::env::args().nth(1).map(|folder| SentenceModel::load(Path::new(&folder)));
    let model = model.transpose()?.map(Arc::new);
    for file in ["probes.jsonl", "misleading.jsonl", "reordered.jsonl"] {
        println!("{file}");
        show(&Path::new(env!("CARGO_MANIFEST_DIR")).join("probes").join(file), model.as_ref())?;
    }
    Ok(())
}

fn show(file: &Path, model: Option<&Arc<SentenceModel>>) -> Result<(), Box<dyn Error>> {
    let mut all: BTreeMap<(String, String, usize), [u32; VERDICTS.len()]> = BTreeMap::new();
    let place = |wanted: Verdict| VERDICTS.iter().position(|verdict| *verdict == wanted).unwrap_or(2);
    for line in std::fs::read_to_string(file)?.lines() {
        let probe: Probe = serde_json::from_str(line)?;
        let question = question(&probe)?;
        let comparer = match model {
            Some(model) => Comparer::with_sentence_model(&question, model),
            None => Comparer::new(&question),
        };
        let points = comparer.compare(&Answer::typed(&probe.answer)).points;
        for (label, point) in probe.labels.iter().zip(&points) {
            for kind in [&probe.kind, "all"] {
                let key = (probe.half.clone(), kind.to_owned(), place(*label));
                all.entry(key).or_default()[place(point.verdict)] += 1;
            }
        }
    }
    println!("half  kind                 label          points  covered  partly  missed  contradicted");
    for ((half, kind, label), [covered, partly, missed, contradicted]) in &all {
        let points = covered + partly + missed + contradicted;
        let label = format!("{:?}", VERDICTS[*label]);
        println!(
            "{half:<5} {kind:<20} {label:<14} {points:>6}  {covered:>7}  {partly:>6}  {missed:>6}  {contradicted:>12}"
        );
    }
    Ok(())
}

fn question(probe: &Probe) -> Result<Question, serde_json::Error> {
    let points = probe.key_points.iter().enumerate();
    let points =
        points.map(|(at, say)| json!({"id": at.to_string(), "weight": "core", "say": say, "reviewed": true}));
    serde_json::from_value(json!({
        "id": "q", "pack": "p", "title": probe.question, "key_points": points.collect::<Vec<_>>(),
    }))
}
