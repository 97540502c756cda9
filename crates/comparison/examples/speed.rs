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
use std::hint::black_box;
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
    let mut sentences = question.clone();
    sentences.key_points.iter_mut().for_each(|point| point.accept.clear());

    let once = |question: &Question| Comparer::new(question).compare(&answer);
    print("300 words against 10 key points", 50, || once(&sentences));
    print("the same, each with three accepted phrasings", 50, || once(&question));
    let comparer = Comparer::new(&question);
    print("one update of a growing answer of 300 words", 50, || comparer.compare(&answer));
    if let Some(folder) = std::env::args().nth(1) {
        let model = Arc::new(SentenceModel::load(Path::new(&folder))?);
        let start = Instant::now();
        let comparer = Comparer::with_sentence_model(&question, &model);
        println!("reading the question's phrasings: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
        print("the same with the sentence model", 9, || comparer.compare(&answer));
    }
    let start = Instant::now();
    let points = (0..10_000).flat_map(|at| comparer.compare(&turned(at)).points);
    let covered = points.filter(|point| point.score > Some(0.5)).count();
    println!("10,000 answers: {:.1} s ({covered} points above a half)", start.elapsed().as_secs_f64());
    Ok(())
}

/// How long something takes, tried so many times.
fn print<T>(what: &str, tries: usize, run: impl Fn() -> T) {
    run();
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1e3
    };
    let mut times: Vec<f64> = (0..tries).map(time).collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: median {:.2} ms, fastest {:.2} ms", times[tries / 2], times[0]);
}
