//! Measures a history of 10,000 sessions beside an empty one: opening the data folder with the first
//! page of History, that page alone, Home, Progress, calibration, and searches. `cargo run --release -p
//! hotseat-api --example history_bench [SESSIONS] [FOLDER]`; with a folder, the history stays in it, to be
//! looked at and to be measured again.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock; nothing in the library does")]

mod generator;

use hotseat_api::dto::{Action, HistoryFilter, Millis, Period};
use hotseat_api::{Clock, Hotseat};
use jiff::Timestamp;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

const SESSIONS: u32 = 10_000;
/// Odd, so that there is a middle one.
const RUNS: usize = 9;
/// Rare and common words, several, a beginning, a phrase, and one that nobody said.
const QUERIES: [&str; 7] =
    ["event", "the", "queue timer latency", "th", "\"event loop\"", "the of and is a", "nobodysaidthis"];

struct Machine;

impl Clock for Machine {
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
    let mut args = std::env::args().skip(1);
    let sessions = args.next().map_or(Ok(SESSIONS), |given| given.parse())?;
    let kept = args.next().map(PathBuf::from);
    let (empty, made) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let full = kept.unwrap_or_else(|| made.path().to_owned());
    for folder in [empty.path(), &full] {
        // The packs that ship are there in both.
        drop(open(folder)?);
    }
    if open(&full)?.history(HistoryFilter::default())?.all < sessions {
        let began = Instant::now();
        generator::fill(&full, sessions, Timestamp::now())?;
        let bytes = std::fs::metadata(full.join("hotseat.db"))?.len();
        let took = began.elapsed().as_secs_f64();
        println!("{sessions} sessions made in {took:.0} s, {} MB", bytes / 1_000_000);
    }
    let began = Instant::now();
    drop(open(&full)?);
    println!(
        "all that stands beside their logs, made by the first start: {:.0} s",
        began.elapsed().as_secs_f64()
    );
    println!("{:<44} {:>9} {:>9} {:>7}", "median, ms", "empty", "full", "ratio");

    let folders = [empty.path(), full.as_path()];
    row(
        "open the data folder, and its first page",
        folders.map(|folder| {
            median(|| {
                let hotseat = open(folder)?;
                page(&hotseat)
            })
        }),
    )?;
    let [none, all] = [open(folders[0])?, open(folders[1])?];
    row("the first page alone", [&none, &all].map(|hotseat| median(|| page(hotseat))))?;
    row("Home", [&none, &all].map(|hotseat| median(|| Ok(hotseat.home().map(drop)?))))?;
    let ever = || Period { from: None, to: None };
    row("calibration", [&none, &all].map(|hotseat| median(|| Ok(hotseat.calibration().map(drop)?))))?;
    let fresh = |folder: &Path| {
        // A data folder that was just opened has nothing in memory yet.
        let mut times = Vec::new();
        for _ in 0..RUNS {
            let hotseat = open(folder)?;
            let began = Instant::now();
            hotseat.progress(ever())?;
            times.push(began.elapsed().as_secs_f64() * 1e3);
        }
        Ok(middle(times))
    };
    row("Progress, the first time", folders.map(fresh))?;
    let noted = |hotseat: &Hotseat| {
        let session = hotseat.history(HistoryFilter { limit: Some(1), ..HistoryFilter::default() })?;
        let Some(last) = session.sessions.first().map(|card| card.id.clone()) else { return Ok(()) };
        let note = Action::Note { item: Some(0), text: "noted".into(), place: None };
        hotseat.amend(last, note)?;
        Ok(hotseat.today().map(drop)?)
    };
    row(
        "a note in the last session, and what is due",
        [&none, &all].map(|hotseat| median(|| noted(hotseat))),
    )?;
    row("Progress, again", [&none, &all].map(|hotseat| median(|| Ok(hotseat.progress(ever()).map(drop)?))))?;
    let mut worst: f64 = 0.0;
    for query in QUERIES {
        let search = |hotseat: &Hotseat| median(|| Ok(hotseat.search(query.to_owned(), None).map(drop)?));
        worst = worst.max(row(&format!("search: {query}"), [&none, &all].map(search))?);
    }
    println!("slowest search: {worst:.1} ms (bar: 50 ms)");
    Ok(())
}

fn open(folder: &Path) -> Result<Hotseat, Box<dyn Error>> {
    Ok(Hotseat::open(folder, Arc::new(Machine))?)
}

fn page(hotseat: &Hotseat) -> Result<(), Box<dyn Error>> {
    let first = HistoryFilter { limit: Some(60), ..HistoryFilter::default() };
    Ok(hotseat.history(first).map(drop)?)
}

/// The median over some runs, in milliseconds; the first run only warms up.
fn median(mut run: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<f64, Box<dyn Error>> {
    run()?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let began = Instant::now();
        run()?;
        times.push(began.elapsed().as_secs_f64() * 1e3);
    }
    Ok(middle(times))
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Prints a row; gives the figure of the full folder.
fn row(name: &str, times: [Result<f64, Box<dyn Error>>; 2]) -> Result<f64, Box<dyn Error>> {
    let [empty, full] = times;
    let (empty, full) = (empty?, full?);
    println!("{name:<44} {empty:>9.2} {full:>9.2} {:>7.2}", full / empty);
    Ok(full)
}
