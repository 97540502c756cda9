//! Interviews held by voice: somebody speaks into the microphone of a private sound system, and reads,
//! judges, corrects and plays back in the window what was heard.

#[path = "../../../crates/cli/tests/spoken/sound.rs"]
#[allow(clippy::unwrap_used, reason = "helpers of tests")]
mod sound;

mod answering;
mod reviewing;

use anyhow::{Context, Result};
use fantoccini::key::Key;
use hotseat_acceptance::{Desk, Interview, Window, prefer, until};
use serde_json::json;
use sound::Sound;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A file that the tests share with others.
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

/// Takes a list into the bank; returns the id of its pack.
fn import(desk: &Desk, list: &str) -> Result<String> {
    let file = desk.data.path().join("streams.md");
    std::fs::write(&file, list)?;
    let taken = desk.cli.json(&["import", "--take", &file.display().to_string()])?;
    taken[0]["stored"]["id"].as_str().map(str::to_owned).with_context(|| format!("no pack in {taken}"))
}

/// A window whose next interview asks the two questions of a pack, to be answered by voice at once.
async fn window_for_speech(desk: &Desk, pack: &str) -> Result<Window> {
    let plan = json!({
        "packs": [pack], "count": 2, "think": 0, "answer": 120_000, "speak": true, "probes": false,
    });
    let model = install_recogniser(desk)?;
    prefer(
        desk.data.path(),
        // The small recogniser was never shown a prompt.
        &json!({ "lastPlan": plan.to_string(), "hearing": { "model": model, "prime": false, "gpu": false } }),
    )?;
    desk.window().await
}

/// Speaks the prepared answer about backpressure when it is asked, and waits until its last word can be
/// read. The other question is skipped, where it comes first: the order is the window's own.
async fn speak_of_backpressure(sound: &Sound, window: &Window, interview: &Interview<'_>) -> Result<()> {
    interview.at("answering").await?;
    if !window.text().await?.contains("What is backpressure?") {
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
    window.find("//section[@aria-label='Recording']//*[contains(., 'every stream')]").await?;
    window
        .find("//section[@aria-label='Recording']//button[@aria-label='Play the recording']")
        .await
        .map(drop)
}

/// Waits until the sound has moved on from the beginning.
async fn is_playing_from_the_middle(window: &Window) -> Result<()> {
    until("the recording to play from the middle", || async {
        let figures = window.script("return document.querySelector('.player .figures')?.innerText").await?;
        let at = figures.as_str().unwrap_or_default().split('/').next().unwrap_or_default().trim().to_owned();
        Ok((!at.is_empty() && !at.starts_with("0:00")).then_some(()))
    })
    .await
}

/// Runs `walk` beside a sound system of its own; without one it says that it tested nothing.
fn with_sound(name: &str, walk: impl AsyncFnOnce(&Sound) -> Result<()>) -> Result<()> {
    let Some(sound) = Sound::private(name) else { return Ok(()) };
    tokio::runtime::Runtime::new()?.block_on(walk(&sound))
}
