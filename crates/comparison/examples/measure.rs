//! Measures the engine on answers that people have graded:
//! `cargo run --release -p hotseat-comparison --example measure -- FILE.jsonl [MODEL_FOLDER]`
//!
//! Each line holds `set`, `question`, `key_points`, `answer`, `noisy_answer` and `grade` (0 to 1).
//! The score of an answer is the mean over its key points. AUC and F1 hold answers graded above
//! [`GOOD`] against the rest. With the folder of a sentence model, that one speaks too.

use hotseat_comparison::{COVERED, Comparer, SentenceModel};
use hotseat_interview::{Answer, PointVerdict, Question, Verdict};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

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
    /// The share of key points that are covered, a half for those that are partly; and the grade.
    verdicts: Vec<(f64, f64)>,
    /// Of the key points that a good answer covers: how many, and how many are still covered when
    /// the answer is spoilt in each way of [`SPOILT`].
    covered: usize,
    spoilt: [usize; SPOILT.len()],
    /// The same where there are [`LIST`] key words and more: one or two of them in any order may well be
    /// the answer.
    lists: (usize, [usize; SPOILT.len()]),
    /// How many are still covered with a "not" among the words that cover them.
    denied_there: usize,
}

const SHUFFLED: usize = 1;
const LIST: usize = 4;

/// Ways to spoil an answer, the last one harmless. Key words in the order of the points follow those in
/// another.
const SPOILT: [&str; 6] = [
    "question copied",
    "words shuffled",
    "words in order",
    "one not inserted",
    "a not in each sentence",
    "padded",
];

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of a file of JSON lines")?;
    let model = std::env::args().nth(2).map(|folder| SentenceModel::load(Path::new(&folder)));
    let model = model.transpose()?.map(Arc::new);
    let lines = std::fs::read_to_string(path)?;
    let lines = lines.lines().map(serde_json::from_str).collect::<Result<Vec<Line>, _>>()?;
    let mut sets: BTreeMap<&str, Scores> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let question = question(line)?;
        let comparer = match &model {
            Some(model) => Comparer::with_sentence_model(&question, model),
            None => Comparer::new(&question),
        };
        let points = |answer: &str| comparer.compare(&Answer::typed(answer)).points;
        let scores = sets.entry(&line.set).or_default();
        let typed = points(&line.answer);
        scores.typed.push((score(&typed), line.grade));
        scores.noisy.push((score(&points(&line.noisy_answer)), line.grade));
        scores.verdicts.push((share(&typed), line.grade));
        if line.grade > GOOD {
            let is_covered = |point: &PointVerdict| point.verdict == Verdict::Covered;
            let covered = typed.iter().filter(|point| is_covered(point)).count();
            let spoilt = spoilt(&lines, at);
            let list = spoilt[SHUFFLED].split_whitespace().count() >= LIST;
            scores.covered += covered;
            scores.lists.0 += if list { covered } else { 0 };
            for (at, point) in typed.iter().enumerate().filter(|(_, point)| is_covered(point)) {
                let denied = points(&denied_there(&Answer::typed(&line.answer), point));
                scores.denied_there += usize::from(denied.get(at).is_some_and(is_covered));
            }
            for (way, answer) in spoilt.into_iter().enumerate() {
                let after = points(&answer);
                let still = typed.iter().zip(&after).filter(|(a, b)| is_covered(a) && is_covered(b)).count();
                scores.spoilt[way] += still;
                scores.lists.1[way] += if list { still } else { 0 };
            }
        }
    }
    println!(
        "set       answers   AUC   noisy AUC   r      macro-F1 at {COVERED}   by verdicts   best macro-F1 (at)"
    );
    for (set, Scores { typed, noisy, verdicts, .. }) in &sets {
        let (best, at) = (1..100)
            .map(|cut| f64::from(cut) / 100.0)
            .map(|cut| (macro_f1(typed, cut), cut))
            .fold((0.0, 0.0), |best, next| if next.0 > best.0 { next } else { best });
        println!(
            "{set:<9} {:>7}   {:.3}    {:.3}    {:.3}      {:.3}               {:.3}         {best:.3} ({at:.2})",
            typed.len(),
            auc(typed),
            auc(noisy),
            correlation(typed),
            macro_f1(typed, f64::from(COVERED)),
            macro_f1(verdicts, 0.5),
        );
    }
    println!("\nshare of the key points that good answers cover, and that are still covered:");
    for (set, Scores { covered, spoilt, lists, denied_there, .. }) in &sets {
        let share = |still: usize, all: usize| format!("{:.3}", still as f64 / all.max(1) as f64);
        let shares =
            SPOILT.iter().zip(spoilt).map(|(name, still)| format!("{name} {}", share(*still, *covered)));
        let shares = shares.collect::<Vec<_>>().join(", ");
        println!(
            "{set:<9} {covered:>7}   {shares}, a not among its words {}",
            share(*denied_there, *covered)
        );
        let (long, still) = lists;
        let [shuffled, ordered] = [SHUFFLED, SHUFFLED + 1].map(|way| share(still[way], *long));
        println!("of {LIST} key words and more {long:>7}   shuffled {shuffled}, in order {ordered}");
    }
    Ok(())
}

/// The answer in place of which each way of [`SPOILT`] puts another.
fn spoilt(lines: &[Line], at: usize) -> [String; SPOILT.len()] {
    let line = &lines[at];
    let keys = line.key_points.join(" ");
    let small = [
        "that", "this", "with", "from", "which", "when", "will", "each", "into", "than", "then", "they",
        "their", "there", "these", "have", "been", "also", "only", "some", "such", "does", "more", "where",
        "while",
    ];
    let mut keys: Vec<&str> =
        keys.split_whitespace().filter(|word| word.len() > 3 && !small.contains(word)).collect();
    let ordered = keys.join(" ");
    // An order that has nothing to do with the text's, and is the same each time.
    keys.sort_by_key(|word| word.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31) ^ u32::from(byte)));
    let sentences: Vec<String> =
        line.answer.split_inclusive(['.', ';', '!', '?', '\n']).map(negated).collect();
    // From another question each: lines of one question stand together.
    let others = (1..=8).map(|step| lines[(at + step * 401) % lines.len()].answer.as_str());
    let others: Vec<&str> = others.collect();
    let padded = format!("{}. {}. {}.", others[..4].join(". "), line.answer, others[4..].join(". "));
    [line.question.clone(), keys.join(" "), ordered, negated(&line.answer), sentences.join(" "), padded]
}

/// The answer with a "not" among the words that a point rests on, or up to two words before them.
fn denied_there(answer: &Answer, point: &PointVerdict) -> String {
    let spans = &point.evidence.spans;
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return answer.text.clone() };
    let word = |at: u32| answer.words.get(at as usize).map(|word| (word.from as usize, word.to as usize));
    let begin = word(first.from.saturating_sub(2)).map_or(0, |(from, _)| from);
    let end = word(last.to.saturating_sub(1)).map_or(answer.text.len(), |(_, to)| to);
    format!("{}{}{}", &answer.text[..begin], negated(&answer.text[begin..end]), &answer.text[end..])
}

/// The text with a "not" after its first auxiliary verb, in the middle where it has none.
fn negated(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let verb = ["is", "are", "was", "can", "will", "does", "do", "has", "have", "must", "should", "may"];
    let place = words.iter().position(|word| verb.contains(word)).map_or(words.len() / 2, |verb| verb + 1);
    words.insert(place.min(words.len()), "not");
    words.join(" ")
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
fn score(points: &[PointVerdict]) -> f64 {
    let sum: f64 = points.iter().map(|point| f64::from(point.score.unwrap_or_default())).sum();
    sum / points.len().max(1) as f64
}

/// What the verdicts alone say: 1 for a point that is covered, a half for one that is partly.
fn share(points: &[PointVerdict]) -> f64 {
    let worth = |point: &PointVerdict| match point.verdict {
        Verdict::Covered => 1.0,
        Verdict::Partly => 0.5,
        Verdict::Missed | Verdict::Contradicted | Verdict::CannotTell => 0.0,
    };
    points.iter().map(worth).sum::<f64>() / points.len().max(1) as f64
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
