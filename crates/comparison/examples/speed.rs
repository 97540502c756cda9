//! How long a comparison takes:
//! `cargo run --release -p hotseat-comparison --example speed [-- MODEL_FOLDER]`
//!
//! An answer of 300 words against 10 key points with three accepted phrasings each, and then 10,000
//! such answers. The words are drawn from a fixed text by a fixed rule.

// A measurement of time reads the clock.
#![allow(clippy::disallowed_methods)]

use hotseat_comparison::{Comparer, SentenceModel};
use hotseat_interview::{Answer, Question};
use serde_json::json;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const TEXT: &str = "the event loop waits for sockets timers and files while the kernel watches them and a small \
    pool of threads reads what can only be read by blocking so that one thread serves many clients \
    at once without a lock because callbacks run one after another and each ends before the next \
    begins unless a long computation keeps everything else from being served in time";

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<&str> = TEXT.split_whitespace().collect();
    let draw = |seed: usize, count: usize| {
        let word = |at: usize| words[(seed * 31 + at * 7 + at * at) % words.len()];
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    };
    let points = (0..10).map(|at| {
        let accept: Vec<String> = (1..4).map(|other| draw(at * 17 + other, 12)).collect();
        json!({"id": at.to_string(), "weight": "core", "say": draw(at, 18), "accept": accept, "reviewed": true})
    });
    let question = json!({"id": "q", "pack": "p", "title": "What is the event loop, and why?",
        "key_points": points.collect::<Vec<_>>()});
    let question: Question = serde_json::from_value(question)?;
    let answer = Answer::typed(&draw(5, 300));
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
        .map(|at| {
            comparer
                .compare(&Answer::typed(&draw(at, 300)))
                .points
                .iter()
                .filter(|p| p.score > Some(0.5))
                .count()
        })
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
