//! Measures the library with many questions: `cargo run --release -p hotseat-api --example
//! library_bench [QUESTIONS]`. It fills a data folder that goes away afterwards with packs of made-up
//! questions, 10,000 unless told otherwise, and prints the milliseconds that each filter takes, with a
//! page of 200 rows, and with all of them.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock; nothing in the library does")]

use hotseat_api::dto::{LibraryFilter, QuestionState};
use hotseat_api::{Clock, Hotseat};
use hotseat_interview::{KeyPoint, Level, Millis, PackId, Question, QuestionId, Samples, Weight};
use hotseat_storage::{Pack, PackKind, Store, StoreError, WallTime};
use jiff::Timestamp;
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

/// The best of so many runs is the least disturbed.
const RUNS: u32 = 7;
const PACKS: usize = 20;
const TOPICS: usize = 60;

struct Wall;

impl Clock for Wall {
    fn monotonic(&self) -> Millis {
        Millis::ZERO
    }

    fn since(&self, _: Instant) -> Millis {
        Millis::ZERO
    }

    fn wall(&self) -> Timestamp {
        Timestamp::now()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let questions: usize = std::env::args().nth(1).map(|count| count.parse()).transpose()?.unwrap_or(10_000);
    let folder = tempfile::tempdir()?;
    fill(&Store::open(folder.path())?, questions)?;
    let begun = Instant::now();
    let hotseat = Hotseat::open(folder.path(), Arc::new(Wall))?;
    println!("{questions} questions; opened in {:.0} ms", ms(begun));
    let begun = Instant::now();
    hotseat.library(page(LibraryFilter::default()))?;
    println!("the first look, which reads the bank: {:.1} ms\n", ms(begun));
    println!("{:<24} {:>9} {:>9} {:>9}", "filter", "matching", "page ms", "all ms");
    let text = |text: &str| LibraryFilter { text: text.to_owned(), ..LibraryFilter::default() };
    let topics = vec!["topic-1".into(), "topic-7".into()];
    let filters = [
        ("none", LibraryFilter::default()),
        ("one pack", LibraryFilter { packs: vec!["pack-3".into()], ..LibraryFilter::default() }),
        ("two topics", LibraryFilter { topics, ..LibraryFilter::default() }),
        ("one level", LibraryFilter { levels: vec![Level::Senior], ..LibraryFilter::default() }),
        ("to review", LibraryFilter { states: vec![QuestionState::ToReview], ..LibraryFilter::default() }),
        ("one letter", text("e")),
        ("two words", text("number 77")),
        ("a word that is nowhere", text("zebra")),
    ];
    for (name, filter) in filters {
        let matching = hotseat.library(page(filter.clone()))?.matching;
        let page = best(|| hotseat.library(page(filter.clone())).map(drop))?;
        let all = best(|| hotseat.library(filter.clone()).map(drop))?;
        println!("{name:<24} {matching:>9} {page:>9.2} {all:>9.2}");
    }
    let list = folder.path().join("list.md");
    let text: String = (0..100)
        .map(|n| format!("### {n}. What is item {n}?\n\nIt is one thing, and then another.\n\n"))
        .collect();
    std::fs::write(&list, text)?;
    let list = list.display().to_string();
    let preview = best(|| hotseat.preview_import(list.clone(), None).map(drop))?;
    println!("\npreview of a list of 100, held against the bank: {preview:.0} ms");
    Ok(())
}

fn page(filter: LibraryFilter) -> LibraryFilter {
    LibraryFilter { limit: Some(200), ..filter }
}

fn best<E>(mut work: impl FnMut() -> Result<(), E>) -> Result<f64, E> {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let begun = Instant::now();
        work()?;
        best = best.min(ms(begun));
    }
    Ok(best)
}

fn ms(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

fn fill(store: &Store, questions: usize) -> Result<(), StoreError> {
    let wall = WallTime::from(Timestamp::now());
    for number in 0..PACKS {
        let id = PackId(format!("pack-{number}"));
        let of_pack: Vec<Question> =
            (0..questions).filter(|n| n % PACKS == number).map(|n| question(&id, n)).collect();
        let pack = Pack {
            title: format!("Pack {number}"),
            id,
            summary: None,
            version: "1".to_owned(),
            licence: None,
            language: "en".to_owned(),
            kind: PackKind::Imported,
            rubric: None,
            topics: Vec::new(),
            terminology: Vec::new(),
            content_hash: String::new(),
            installed_at: wall,
            folder: None,
            header: None,
        };
        store.write(|tx| tx.put_pack(&pack, &of_pack).map(drop))?;
    }
    Ok(())
}

fn question(pack: &PackId, number: usize) -> Question {
    let point = |at: usize| KeyPoint {
        id: format!("point-{at}"),
        weight: Weight::Core,
        say: format!("Statement {at} about number {number} is one full sentence."),
        accept: vec!["it is put in other words".to_owned(); 3],
        probe: None,
        reviewed: !number.is_multiple_of(3),
    };
    Question {
        id: QuestionId(format!("question-{number}")),
        pack: pack.clone(),
        title: format!("What is there to say about *number* {number}, and how would you say it?"),
        body: None,
        level: [None, Some(Level::Junior), Some(Level::Mid), Some(Level::Senior)][number % 4],
        topics: vec![format!("topic-{}", number % TOPICS), format!("topic-{}", number * 7 % TOPICS)],
        think: None,
        answer: None,
        follows: None,
        key_points: (0..5).map(point).collect(),
        traps: Vec::new(),
        short: None,
        model_answer: Some("One sentence of an answer that goes on for a while. ".repeat(20)),
        shown: None,
        samples: Samples::default(),
        sources: Vec::new(),
        checked: None,
        origin: None,
    }
}
