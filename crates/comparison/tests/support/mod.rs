use hotseat_comparison::compare;
use hotseat_interview::{Answer, Comparison, Question};
use serde_json::json;

/// A question with these key points (each with its accepted phrasings) and traps.
pub fn question(title: &str, points: &[(&str, &[&str])], traps: &[(&str, &str)]) -> Question {
    let points = points.iter().enumerate().map(|(at, (say, accept))| {
        json!({"id": at.to_string(), "weight": "core", "say": say, "accept": accept, "reviewed": true})
    });
    let traps = traps
        .iter()
        .enumerate()
        .map(|(at, (hear, why))| json!({"id": at.to_string(), "hear": [hear], "why": why}));
    let question = json!({
        "id": "q", "pack": "p", "title": title,
        "key_points": points.collect::<Vec<_>>(), "traps": traps.collect::<Vec<_>>(),
    });
    serde_json::from_value(question).expect("a question")
}

pub fn typed(question: &Question, answer: &str) -> Comparison {
    compare(question, &Answer::typed(answer))
}
