//! Measures the engine on answers that people have graded:
//! `cargo run --release -p hotseat-comparison --example measure -- FILE.jsonl`
//!
//! Each line holds `set`, `question`, `key_points`, `answer`, `noisy_answer` and `grade` (0 to 1).
//! The score of an answer is the mean over its key points. AUC and F1 hold answers graded above
//! [`GOOD`] against the rest.

use hotseat_comparison::{COVERED, compare};
use hotseat_interview::{Answer, Question};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::error::Error;

/// Grade above which an answer counts as good.
const GOOD: f64 = 0.75;

#[derive(Deserialize)]
struct Line {
    set: String,
    question: String,
    key_points: Vec<String>,
    answer: String,
    noisy_answer: String,
    grade: f64,
}

#[derive(Default)]
struct Scores {
    typed: Vec<(f64, f64)>,
    noisy: Vec<(f64, f64)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of a file of JSON lines")?;
    let mut sets: BTreeMap<String, Scores> = BTreeMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        let question = question(&line)?;
        let scores = sets.entry(line.set).or_default();
        scores.typed.push((score(&question, &line.answer), line.grade));
        scores.noisy.push((score(&question, &line.noisy_answer), line.grade));
    }
    println!("set       answers   AUC   noisy AUC   r      macro-F1 at {COVERED}   best macro-F1 (at)");
    for (set, Scores { typed, noisy }) in &sets {
        let (best, at) = (1..100)
            .map(|cut| f64::from(cut) / 100.0)
            .map(|cut| (macro_f1(typed, cut), cut))
            .fold((0.0, 0.0), |best, next| if next.0 > best.0 { next } else { best });
        println!(
            "{set:<9} {:>7}   {:.3}    {:.3}    {:.3}      {:.3}              {best:.3} ({at:.2})",
            typed.len(),
            auc(typed),
            auc(noisy),
            correlation(typed),
            macro_f1(typed, f64::from(COVERED)),
        );
    }
    Ok(())
}

fn question(line: &Line) -> Result<Question, serde_json::Error> {
    let points = line.key_points.iter().enumerate();
    let points =
        points.map(|(at, say)| json!({"id": at.to_string(), "weight": "core", "say": say, "reviewed": true}));
    serde_json::from_value(json!({
        "id": "q", "pack": "p", "title": line.question, "key_points": points.collect::<Vec<_>>(),
    }))
}

/// Mean over the key points; one that can't be told counts as nothing.
fn score(question: &Question, answer: &str) -> f64 {
    let points = compare(question, &Answer::typed(answer)).points;
    let sum: f64 = points.iter().map(|point| f64::from(point.score.unwrap_or_default())).sum();
    sum / points.len().max(1) as f64
}

/// Chance that a good answer scores above another one; ties count half.
fn auc(scored: &[(f64, f64)]) -> f64 {
    let (good, other): (Vec<_>, Vec<_>) = scored.iter().partition(|(_, grade)| *grade > GOOD);
    let wins: f64 = good
        .iter()
        .flat_map(|(high, _)| {
            other.iter().map(move |(low, _)| {
                if high > low {
                    1.0
                } else if high < low {
                    0.0
                } else {
                    0.5
                }
            })
        })
        .sum();
    wins / (good.len() * other.len()).max(1) as f64
}

fn macro_f1(scored: &[(f64, f64)], cut: f64) -> f64 {
    let f1 = |wanted: bool| {
        let count = |said: bool, is: bool| {
            scored.iter().filter(|(score, grade)| (*score >= cut) == said && (*grade > GOOD) == is).count()
                as f64
        };
        let hit = count(wanted, wanted);
        2.0 * hit / (2.0 * hit + count(wanted, !wanted) + count(!wanted, wanted)).max(1.0)
    };
    (f1(true) + f1(false)) / 2.0
}

/// Pearson's r of score and grade.
fn correlation(scored: &[(f64, f64)]) -> f64 {
    let n = scored.len() as f64;
    let (x, y) = scored.iter().fold((0.0, 0.0), |(x, y), (a, b)| (x + a / n, y + b / n));
    let sum = |f: &dyn Fn(f64, f64) -> f64| scored.iter().map(|(a, b)| f(a - x, b - y)).sum::<f64>();
    sum(&|a, b| a * b) / (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt()
}
