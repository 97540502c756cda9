//! Measures the comparison on the labelled answers:
//! `cargo run --release -p hotseat-api --example labelled [-- MODEL_FOLDER]`
//!
//! For each half of the split, typed and as a recogniser may have heard it: macro-F1 over covered,
//! partly and missed, the table of labels against verdicts, how often a score is right, and the traps; and of each kind
//! of answer in the half for testing what came out as covered.
//! "Can't tell" counts as missed. Key points that were lost in speech are left out there.
//!
//! With `--signals` instead, optionally followed by the folder, it writes what the scores of the
//! developing half are made of, for `crates/comparison/training/fit.py`; its questions also meet model
//! answers to questions of other topics.

use hotseat_api::Engines;
use hotseat_comparison::{Comparer, SentenceModel};
use hotseat_content::bundled;
use hotseat_interview::{Answer, Comparison, Question, Verdict};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Said {
    question: String,
    kinds: Vec<String>,
    typed: String,
    spoken: String,
    said_traps: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Readings {
    labels: BTreeMap<String, Verdict>,
    lost_in_speech: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Split {
    dev: BTreeSet<String>,
}

const LABELS: [Verdict; 4] = [Verdict::Covered, Verdict::Partly, Verdict::Missed, Verdict::Contradicted];

#[derive(Default)]
struct Counts {
    /// Label, then verdict.
    table: [[u32; LABELS.len()]; LABELS.len()],
    /// For each tenth of the score: how many points, the sum of their scores, how many are covered.
    tenths: [(u32, f32, u32); 10],
    /// Traps that were said, and of them heard; others that were heard.
    traps: (u32, u32, u32),
}

impl Counts {
    fn add(&mut self, label: Verdict, verdict: Verdict, score: Option<f32>) {
        let told = if verdict == Verdict::CannotTell { Verdict::Missed } else { verdict };
        let place = |wanted| LABELS.iter().position(|label| *label == wanted).unwrap_or(2);
        self.table[place(label)][place(told)] += 1;
        if let Some(score) = score {
            let tenth = &mut self.tenths[((score * 10.0) as usize).min(9)];
            tenth.0 += 1;
            tenth.1 += score;
            tenth.2 += u32::from(label == Verdict::Covered);
        }
    }

    /// Precision, recall and their harmonic mean for a label.
    fn f1(&self, label: usize) -> [f64; 3] {
        let hit = f64::from(self.table[label][label]);
        let told: u32 = self.table.iter().map(|row| row[label]).sum();
        let all: u32 = self.table[label].iter().sum();
        let share = |of: u32| hit / f64::from(of.max(1));
        [share(told), share(all), 2.0 * hit / f64::from((told + all).max(1))]
    }

    fn macro_f1(&self) -> f64 {
        (0..3).map(|label| self.f1(label)[2]).sum::<f64>() / 3.0
    }
}

fn lines<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<Vec<T>, Box<dyn Error>> {
    let text = std::fs::read_to_string(folder.join(name))?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1).peekable();
    let signals = args.next_if(|first| first == "--signals").is_some();
    let model = args.next();
    let engines = match &model {
        Some(model) => Engines::with_sentences(Path::new(model))?,
        None => Engines::default(),
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../comparison/labelled");
    let said: Vec<Said> = lines(&folder, "answers.jsonl")?;
    let readings: Vec<Readings> = lines(&folder, "labels.jsonl")?;
    let split: Split = serde_json::from_str(&std::fs::read_to_string(folder.join("split.json"))?)?;
    let packs = bundled()?.packs.into_iter().flat_map(|pack| pack.questions);
    let questions: HashMap<String, Question> =
        packs.map(|question| (question.id.0.clone(), question)).collect();
    if signals {
        let model = model.map(|folder| SentenceModel::load(Path::new(&folder))).transpose()?;
        return write_signals(&said, &readings, &split, &questions, model.map(Arc::new).as_ref());
    }

    let mut all: BTreeMap<(&str, &str), Counts> = BTreeMap::new();
    let mut kinds: BTreeMap<(&str, &str), Counts> = BTreeMap::new();
    for (said, reading) in said.iter().zip(&readings) {
        let question = questions.get(&said.question).ok_or("a question that no pack has")?;
        let half = if split.dev.contains(&said.question) { "dev" } else { "test" };
        for (version, text) in [("typed", &said.typed), ("spoken", &said.spoken)] {
            let found = engines.compare(question, &Answer::typed(text));
            let none = BTreeSet::new();
            let lost = if version == "spoken" { &reading.lost_in_speech } else { &none };
            count(all.entry((half, version)).or_default(), &found, said, reading, lost);
            if half == "test" {
                for kind in &said.kinds {
                    count(kinds.entry((kind, version)).or_default(), &found, said, reading, lost);
                }
            }
        }
    }
    for ((half, version), counts) in &all {
        println!("\n{half}, {version}: macro-F1 {:.3}", counts.macro_f1());
        println!("label         covered  partly  missed  contradicted   precision  recall  F1");
        for (label, row) in counts.table.iter().enumerate() {
            let [precision, recall, f1] = counts.f1(label);
            println!(
                "{:<13} {:>7} {:>7} {:>7} {:>13}   {precision:>9.3} {recall:>7.3} {f1:>5.3}",
                format!("{:?}", LABELS[label]),
                row[0],
                row[1],
                row[2],
                row[3]
            );
        }
        for (points, sum, covered) in counts.tenths.iter().filter(|tenth| tenth.0 > 0) {
            let share = |sum: f32| sum / *points as f32;
            println!(
                "score {:.2} on the mean of {points} points: {:.2} covered",
                share(*sum),
                share(*covered as f32)
            );
        }
        let (wrong, heard, alarms) = counts.traps;
        println!("traps: {heard} of {wrong} heard, {alarms} false alarms");
    }
    println!(
        "\ntest, by the writer's kinds: key points with each label, and of them those that came out as covered"
    );
    println!("kind                 version  covered       partly        missed        contradicted");
    for ((kind, version), counts) in kinds {
        let told = |label: usize| {
            format!("{} of {}", counts.table[label][0], counts.table[label].iter().sum::<u32>())
        };
        println!("{kind:<20} {version:<8} {:<13} {:<13} {:<13} {}", told(0), told(1), told(2), told(3));
    }
    Ok(())
}

/// Each question of the developing half meets every so manieth model answer of other topics.
const UNRELATED: usize = 4;

fn write_signals(
    said: &[Said],
    readings: &[Readings],
    split: &Split,
    questions: &HashMap<String, Question>,
    model: Option<&Arc<SentenceModel>>,
) -> Result<(), Box<dyn Error>> {
    let all: BTreeMap<&String, &Question> = questions.iter().collect();
    for (place, id) in split.dev.iter().enumerate() {
        let question = questions.get(id).ok_or("a question that no pack has")?;
        let comparer = match model {
            Some(model) => Comparer::with_sentence_model(question, model),
            None => Comparer::new(question),
        };
        let write = |answer: &str, label: &dyn Fn(&str) -> Option<serde_json::Value>| {
            let measured = comparer.measure(&Answer::typed(answer));
            let pairs = question.key_points.iter().zip(measured);
            let pairs = pairs.filter_map(|(point, measured)| Some((label(&point.id)?, measured)));
            let (labels, points): (Vec<_>, Vec<_>) = pairs.unzip();
            println!("{}", json!({"question": id, "labels": labels, "points": points}));
        };
        for (said, reading) in said.iter().zip(readings).filter(|(said, _)| said.question == *id) {
            let label = |point: &str| reading.labels.get(point).map(|label| json!(label));
            write(&said.typed, &label);
            write(&said.spoken, &|point| label(point).filter(|_| !reading.lost_in_speech.contains(point)));
        }
        let others = all.values().filter(|other| !other.topics.iter().any(|it| question.topics.contains(it)));
        let others = others.filter_map(|other| other.model_answer.as_deref());
        for answer in others.skip(place % UNRELATED).step_by(UNRELATED) {
            write(answer, &|_| Some(json!("unrelated")));
        }
    }
    Ok(())
}

fn count(counts: &mut Counts, found: &Comparison, said: &Said, reading: &Readings, lost: &BTreeSet<String>) {
    for point in found.points.iter().filter(|point| !lost.contains(&point.key_point)) {
        if let Some(label) = reading.labels.get(&point.key_point) {
            counts.add(*label, point.verdict, point.score);
        }
    }
    for trap in &found.traps {
        let (wrong, heard, alarms) = &mut counts.traps;
        let is_said = said.said_traps.contains(&trap.trap);
        *wrong += u32::from(is_said);
        *heard += u32::from(is_said && trap.said);
        *alarms += u32::from(!is_said && trap.said);
    }
}
