//! An interview held by voice: somebody speaks into the microphone of a private sound system, and reads,
//! judges and plays back in the window what was heard.

#[path = "../../crates/cli/tests/spoken/sound.rs"]
#[allow(clippy::unwrap_used, reason = "helpers of tests")]
mod sound;

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use hotseat_acceptance::{Desk, Window, prefer, until};
use serde_json::{Value, json};
use sound::Sound;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The question that the prepared answer is an answer to.
const LIST: &str = "\
# Streams

### 1. What is backpressure?
- The write method returns false when the internal buffer is full.
- Wait for the drain event before you write more.
- The pipeline function handles errors and closes every stream.

### 2. What is a transform stream?
- It changes what flows through it.
";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/speech").join(name)
}

/// Makes the small recogniser known to the program; returns what it is called.
fn install_recogniser(desk: &Desk) -> Result<String> {
    let model = desk.data.path().join("recogniser.bin");
    let mut unpacked = flate2::read::GzDecoder::new(File::open(fixture("recogniser.bin.gz"))?);
    std::io::copy(&mut unpacked, &mut File::create(&model)?)?;
    let added = desk.cli.json(&["model", "add", &model.display().to_string()])?;
    added["name"].as_str().map(str::to_owned).with_context(|| format!("no name in {added}"))
}

#[test]
fn a_spoken_answer_is_heard_read_judged_and_played_from_its_second() -> Result<()> {
    let name = "a_spoken_answer_is_heard_read_judged_and_played_from_its_second";
    let Some(sound) = Sound::private(name) else { return Ok(()) };
    tokio::runtime::Runtime::new()?.block_on(walk(&sound))
}

async fn walk(sound: &Sound) -> Result<()> {
    let desk = Desk::set_up().await?;
    let model = install_recogniser(&desk)?;
    let list = desk.data.path().join("streams.md");
    std::fs::write(&list, LIST)?;
    let taken = desk.cli.json(&["import", "--take", &list.display().to_string()])?;
    let pack = &taken[0]["stored"]["id"];
    ensure!(pack.is_string(), "no pack in {taken}");
    let plan = json!({
        "packs": [pack], "count": 2, "think": 0, "answer": 120_000, "speak": true, "probes": false,
    });
    prefer(
        desk.data.path(),
        // The small recogniser was never shown a prompt.
        &json!({ "lastPlan": plan.to_string(), "hearing": { "model": model, "prime": false, "gpu": false } }),
    )?;
    let window = desk.window().await?;
    let interview = desk.begin(&window, 2).await?;
    interview.at("answering").await?;
    // The order is the window's own: what nobody speaks of is skipped.
    if window.text().await?.contains("transform") {
        interview.skip().await?;
        interview.at("revealed").await?;
        interview.next().await?;
        interview.at("answering").await?;
    }
    window.find("//*[@role='group' and @aria-label='Your voice']").await?;
    let mut voice = sound.speak(&fixture("answers/backpressure.flac"));
    tokio::task::spawn_blocking(move || voice.wait()).await??;
    window.press(Key::Enter).await?;

    interview.at("judging").await?;
    // The first words and the last are there to be read.
    window.shows("drain").await?;
    window.find("//section[@aria-label='Recording']//button[@aria-label='Play the recording']").await?;
    interview.judge_and_lock("111111111".chars()).await?;
    let point = "//li[contains(., 'drain')]//button[contains(@aria-label, 'Play')]";
    window.find(point).await?.click().await?;
    until("the recording to play from the middle", || async { playing(&window).await }).await?;

    let session = desk.last_session()?;
    let recordings = |item: &Value| {
        item["takes"].as_array().map_or(0, |takes| {
            takes.iter().filter_map(|take| take["recordings"].as_array()).map(Vec::len).sum::<usize>()
        })
    };
    let kept = session["items"].as_array().into_iter().flatten().map(recordings).max();
    ensure!(kept == Some(1), "the answer has {kept:?} recordings");
    window.close().await
}

/// Whether the sound has moved on from a place that is not its beginning.
async fn playing(window: &Window) -> Result<Option<Value>> {
    let figures = window.script("return document.querySelector('.player .figures')?.innerText").await?;
    let at = figures.as_str().unwrap_or_default().split('/').next().unwrap_or_default().trim().to_owned();
    Ok((!at.is_empty() && at != "0:00" && at != "0:00.0").then_some(figures))
}
