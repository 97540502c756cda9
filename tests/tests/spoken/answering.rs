use crate::sound::Sound;
use crate::{import, is_playing_from_the_middle, speak_of_backpressure, window_for_speech, with_sound};
use anyhow::{Result, ensure};
use hotseat_acceptance::Desk;
use serde_json::Value;

/// The first is the question to which the prepared answer is an answer.
const LIST: &str = "\
# Streams

### 1. What is backpressure?
- The write method returns false when the internal buffer is full.
- Wait for the drain event before you write more.
- The pipeline function handles errors and closes every stream.

### 2. What is a transform stream?
- It changes what flows through it.
";

#[test]
fn a_spoken_answer_is_heard_read_judged_and_played_from_its_second() -> Result<()> {
    with_sound("answering::a_spoken_answer_is_heard_read_judged_and_played_from_its_second", walk)
}

async fn walk(sound: &Sound) -> Result<()> {
    let desk = Desk::set_up().await?;
    let pack = import(&desk, LIST)?;
    let window = window_for_speech(&desk, &pack).await?;
    let interview = desk.begin(&window, 2).await?;
    speak_of_backpressure(sound, &window, &interview).await?;
    interview.judge_and_lock("111111111".chars()).await?;
    let point = "//li[contains(., 'drain')]//button[contains(@aria-label, 'Play')]";
    window.find(point).await?.click().await?;
    is_playing_from_the_middle(&window).await?;

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
