//! How far the scores carry over to answers that are no interview's: short arguments against key points of a debate,
//! and what pupils write of a reference answer.
//! `cargo run --release -p hotseat-comparison --example carries_over [-- MODEL_FOLDER]`
//!
//! Of `probes/arguments.jsonl`: the AUC over all pairs and the mean within each motion and stance, and the mean
//! average precision over the key points. Of each set of `probes/school.jsonl`, an answer's score being the mean over its
//! key points: the AUC of correct answers against all others, macro-F1 at the cut-off that ships, and for each class how
//! many of its answers have a key point that is covered.

use hotseat_comparison::{COVERED, Comparer, SentenceModel};
use hotseat_interview::{Answer, PointVerdict, Question, Verdict};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Argument {
    question: String,
    stance: String,
    key_points: Vec<String>,
    answer: String,
    labels: Vec<u8>,
}

#[derive(Deserialize)]
struct Pupil {
    set: String,
    question: String,
    key_points: Vec<String>,
    answer: String,
    class: String,
}

/// A score, and whether it should be high.
type Scored = (f32, bool);

/// The answers of a set of pupils' answers, and of each class how many there are and how many have a covered point.
#[derive(Default)]
struct Pupils {
    scored: Vec<Scored>,
    classes: BTreeMap<String, [u32; 2]>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let model = std::env::args().nth(1).map(|folder| SentenceModel::load(Path::new(&folder)));
    let model = model.transpose()?.map(Arc::new);
    let probes = Path::new(env!("CARGO_MANIFEST_DIR")).join("probes");
    let compare =
        |title: &str, points: &[String], answer: &str| -> Result<Vec<PointVerdict>, serde_json::Error> {
            let question = question(title, points)?;
            let comparer = match &model {
                Some(model) => Comparer::with_sentence_model(&question, model),
                None => Comparer::new(&question),
            };
            Ok(comparer.compare(&Answer::typed(answer)).points)
        };

    let mut groups: BTreeMap<(String, String), Vec<Vec<Scored>>> = BTreeMap::new();
    for line in std::fs::read_to_string(probes.join("arguments.jsonl"))?.lines() {
        let Argument { question, stance, key_points, answer, labels } = serde_json::from_str(line)?;
        let points = compare(&question, &key_points, &answer)?;
        let scored = points.iter().zip(&labels).map(|(point, label)| (score(point), *label == 1));
        groups.entry((question, stance)).or_default().push(scored.collect());
    }
    let all: Vec<Scored> = groups.values().flatten().flatten().copied().collect();
    let within: Vec<f64> = groups.values().map(|group| auc(&group.concat())).collect();
    let of_point = |group: &Vec<Vec<Scored>>, point: usize| {
        average_precision(&group.iter().map(|answer| answer[point]).collect::<Vec<_>>())
    };
    let precisions: Vec<f64> = groups
        .values()
        .flat_map(|group| (0..group[0].len()).filter_map(|point| of_point(group, point)))
        .collect();
    println!(
        "arguments: {} pairs, AUC {:.3}, within a motion and stance {:.3}; mean average precision of {} key points {:.3}",
        all.len(),
        auc(&all),
        mean(&within),
        precisions.len(),
        mean(&precisions)
    );

    let mut sets: BTreeMap<String, Pupils> = BTreeMap::new();
    for line in std::fs::read_to_string(probes.join("school.jsonl"))?.lines() {
        let Pupil { set, question, key_points, answer, class } = serde_json::from_str(line)?;
        let points = compare(&question, &key_points, &answer)?;
        let score = points.iter().map(score).sum::<f32>() / points.len().max(1) as f32;
        let pupils = sets.entry(set).or_default();
        pupils.scored.push((score, class == "correct"));
        let [answers, covered] = pupils.classes.entry(class).or_default();
        *answers += 1;
        *covered += u32::from(points.iter().any(|point| point.verdict == Verdict::Covered));
    }
    for (set, Pupils { scored, classes }) in &sets {
        println!("{set}: {} answers, AUC {:.3}, macro-F1 {:.3}", scored.len(), auc(scored), macro_f1(scored));
        for (class, [answers, covered]) in classes {
            println!("  {class:<14} {answers:>4}, with a point covered {covered:>4}");
        }
    }
    Ok(())
}

fn question(title: &str, points: &[String]) -> Result<Question, serde_json::Error> {
    let points = points.iter().enumerate();
    let points =
        points.map(|(at, say)| json!({"id": at.to_string(), "weight": "core", "say": say, "reviewed": true}));
    serde_json::from_value(
        json!({"id": "q", "pack": "p", "title": title, "key_points": points.collect::<Vec<_>>()}),
    )
}

fn score(point: &PointVerdict) -> f32 {
    point.score.unwrap_or_default()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The chance that a score which should be high is above one that should not; of equals a half.
fn auc(scored: &[Scored]) -> f64 {
    let of = |wanted: bool| scored.iter().filter(move |(_, high)| *high == wanted).map(|(score, _)| *score);
    let above = of(true).flat_map(|high| {
        of(false).map(move |low| match high.total_cmp(&low) {
            std::cmp::Ordering::Greater => 1.0,
            std::cmp::Ordering::Equal => 0.5,
            std::cmp::Ordering::Less => 0.0,
        })
    });
    above.sum::<f64>() / (of(true).count() * of(false).count()).max(1) as f64
}

/// Mean of the precision at each score that should be high, from the highest down, of equals the first first; none
/// where no score should be high.
fn average_precision(scored: &[Scored]) -> Option<f64> {
    let mut ranked = scored.to_vec();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let places = ranked.iter().enumerate().filter(|(_, (_, high))| *high).map(|(place, _)| place);
    let precisions: Vec<f64> =
        places.enumerate().map(|(before, place)| (before + 1) as f64 / (place + 1) as f64).collect();
    (!precisions.is_empty()).then(|| mean(&precisions))
}

fn macro_f1(scored: &[Scored]) -> f64 {
    let f1 = |wanted: bool| {
        let said = |(score, _): &&Scored| (*score >= COVERED) == wanted;
        let is = |(_, high): &&Scored| *high == wanted;
        let both = scored.iter().filter(|one| said(one) && is(one)).count();
        2.0 * both as f64
            / (scored.iter().filter(said).count() + scored.iter().filter(is).count()).max(1) as f64
    };
    (f1(true) + f1(false)) / 2.0
}
