//! Measures comparing 10,000 stored answers again: `cargo run --release -p hotseat-api --example
//! replay_bench [SESSIONS [MODEL_FOLDER]]`. Each session has five answers of 110 words to questions of the
//! packs that ship; with a folder, a sentence model speaks too.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock; nothing in the library does")]

#[path = "history_bench/generator.rs"]
mod generator;

use hotseat_api::dto::Millis;
use hotseat_api::{Clock, Engines, Hotseat};
use hotseat_interview::{Answer, Comparison, Engine};
use hotseat_storage::{SessionId, Store, StoreError, StoredComparison};
use jiff::Timestamp;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

const SESSIONS: u32 = 2_000;
/// As many as the window asks for at once.
const AT_ONCE: usize = 20;

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
    let engines = match args.next().map(PathBuf::from) {
        Some(folder) => Engines::with_sentences(&folder)?,
        None => Engines::default(),
    };
    let folder = tempfile::tempdir()?;
    let open = || Hotseat::open(folder.path(), Arc::new(Machine));
    // The packs that ship come with the first opening, and what was locked is noted with the next.
    drop(open()?);
    generator::fill(folder.path(), sessions, Timestamp::now())?;
    compare_of_old(folder.path())?;
    let hotseat = open()?;
    let start = hotseat.compare_again_start()?;
    let ids: Vec<String> = start.sessions.into_iter().map(|session| session.id).collect();
    println!("{} sessions with {} compared answers are made", ids.len(), start.answers);
    let (mut answers, mut longest) = (0, 0.0_f64);
    let began = Instant::now();
    for some in ids.chunks(AT_ONCE) {
        let step = Instant::now();
        let replayed = hotseat.compare_again_with(&engines, some, None)?;
        answers += replayed.answers;
        longest = longest.max(step.elapsed().as_secs_f64());
    }
    println!(
        "{answers} stored answers compared again with {} in {:.1} s (bar: 60 s for 10,000 by the words), the longest \
         step {longest:.2} s",
        engines.engine().name,
        began.elapsed().as_secs_f64()
    );
    Ok(())
}

/// A comparison of long ago for each answer, which said nothing.
fn compare_of_old(folder: &Path) -> Result<(), Box<dyn Error>> {
    let store = Store::open(folder)?;
    let ids: Vec<SessionId> = store.read(|tx| tx.sessions())?.into_iter().map(|session| session.id).collect();
    let now = Timestamp::now().into();
    for some in ids.chunks(200) {
        store.write(|tx| {
            for id in some {
                for item in 0..5 {
                    let engine = Engine { name: "of-old".to_owned(), version: "0".to_owned() };
                    let comparison = Comparison { engine, points: Vec::new(), traps: Vec::new() };
                    let answer = Some(Answer::default());
                    tx.add_comparison(
                        id,
                        &StoredComparison { item, take: 0, made_at: now, answer, comparison },
                    )?;
                }
            }
            Ok::<_, StoreError>(())
        })?;
    }
    Ok(())
}
