//! What the scores of graded answers are made of, for `training/fit.py`:
//! `cargo run --release -p hotseat-comparison --example signals -- FILE.jsonl [MODEL_FOLDER] > SIGNALS.jsonl`
//!
//! Each line of the file is as `measure` reads it; each line that comes out has its `set`, its
//! `fold` for cross-validation (the question where the file names none), its `grade`, and for each
//! key point the numbers of [`hotseat_comparison::Measured`].

use hotseat_comparison::{Comparer, SentenceModel};
use hotseat_interview::{Answer, Question};
use serde::Deserialize;
use serde_json::json;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Line {
    set: String,
    question: String,
    key_points: Vec<String>,
    answer: String,
    noisy_answer: String,
    grade: f64,
    fold: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of a file of JSON lines")?;
    let model = std::env::args().nth(2).map(|folder| SentenceModel::load(Path::new(&folder)));
    let model = model.transpose()?.map(Arc::new);
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        let points = line.key_points.iter().enumerate();
        let points: Vec<_> = points
            .map(|(at, say)| json!({"id": at.to_string(), "weight": "core", "say": say, "reviewed": true}))
            .collect();
        let question = json!({"id": "q", "pack": "p", "title": line.question, "key_points": points});
        let question: Question = serde_json::from_value(question)?;
        let comparer = match &model {
            Some(model) => Comparer::with_sentence_model(&question, model),
            None => Comparer::new(&question),
        };
        let [typed, noisy] =
            [&line.answer, &line.noisy_answer].map(|text| comparer.measure(&Answer::typed(text)));
        let fold = line.fold.unwrap_or(line.question);
        println!(
            "{}",
            json!({"set": line.set, "fold": fold, "grade": line.grade, "typed": typed, "noisy": noisy})
        );
    }
    Ok(())
}
