//! How long a comparison takes:
//! `cargo run --release -p hotseat-comparison --example speed [-- MODEL_FOLDER]`
//!
//! An answer of 300 words against 10 key points with three accepted phrasings each, and then 10,000
//! such answers, each beginning at another of the words.

// A measurement of time reads the clock.
#![allow(clippy::disallowed_methods)]

use hotseat_comparison::{Comparer, SentenceModel};
use hotseat_interview::{Answer, Question};
use serde::Deserialize;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// A question of the Node.js pack with two key points of another, and what model answers say to both.
const GIVEN: &str = include_str!("speed.json");

#[derive(Deserialize)]
struct Given {
    question: Question,
    answer: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Given { question, answer } = serde_json::from_str(GIVEN)?;
    let words: Vec<&str> = answer.split(' ').collect();
    // The same words from another one on.
    let turned = |by: usize| {
        let (before, after) = words.split_at(by % words.len());
        Answer::typed(&[after, before].concat().join(" "))
    };
    let answer = turned(0);
    Comparer::new(&question).compare(&answer);

    let mut times: Vec<f64> = (0..50)
        .map(|_| {
            let start = Instant::now();
            Comparer::new(&question).compare(&answer);
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let comparer = Comparer::new(&question);
    let start = Instant::now();
    for _ in 0..50 {
        comparer.compare(&answer);
    }
    let update = start.elapsed().as_secs_f64() * 1e3 / 50.0;
    let start = Instant::now();
    let covered: usize = (0..10_000)
        .map(|at| comparer.compare(&turned(at)).points.iter().filter(|p| p.score > Some(0.5)).count())
        .sum();
    println!("300 words against 10 key points: median {:.2} ms, fastest {:.2} ms", times[25], times[0]);
    println!("one update of a growing answer of 300 words: {update:.2} ms");
    if let Some(folder) = std::env::args().nth(1) {
        let model = Arc::new(SentenceModel::load(Path::new(&folder))?);
        let start = Instant::now();
        let comparer = Comparer::with_sentence_model(&question, &model);
        println!("reading the question's phrasings: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
        let mut times: Vec<f64> = (0..9)
            .map(|_| {
                let start = Instant::now();
                comparer.compare(&answer);
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("the same with the sentence model: median {:.0} ms, fastest {:.0} ms", times[4], times[0]);
    }
    println!("10,000 answers: {:.1} s ({covered} points above a half)", start.elapsed().as_secs_f64());
    Ok(())
}
