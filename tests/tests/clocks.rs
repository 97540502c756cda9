//! The clocks of an interview, where they make something happen by themselves.

use anyhow::{Result, ensure};
use hotseat_acceptance::{Desk, until};
use serde_json::json;

#[tokio::test]
async fn the_time_to_think_passes_into_the_answer_by_itself() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window_planned(json!({ "count": 2, "think": 1000, "answer": 2000 })).await?;
    let interview = desk.begin(&window, 2).await?;
    interview.editor().await?;
    window.type_text("After the limit, and still taken.").await?;
    // Without strict mode the clock goes on, and says so.
    window.find("//*[@role='timer' and contains(@class, 'grace')]").await?;
    window.shows("over").await?;
    interview.at("answering").await?;
    let session = until("the words to be on the disk", || async {
        let session = desk.last_session()?;
        let text = &session["items"][0]["takes"][0]["text"];
        Ok((text == "After the limit, and still taken.").then_some(session))
    })
    .await?;
    assert_eq!(session["items"][0]["think_used"], 1000, "not a millisecond more than there was to think");
    window.close().await
}

#[tokio::test]
async fn strict_time_up_takes_the_answer_with_its_last_words() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window =
        desk.window_planned(json!({ "count": 2, "think": 0, "answer": 4000, "strict": true })).await?;
    let interview = desk.begin(&window, 2).await?;
    interview.editor().await?;
    let mut typed = String::new();
    while window.script("return document.querySelector('[data-stage=answering]') !== null").await? == true {
        window.type_text("ab ").await?;
        typed.push_str("ab ");
    }
    interview.at("judging").await?;
    window.shows("taken at the limit").await?;
    let kept = until("the last words to be on the disk", || async {
        let take = desk.last_session()?["items"][0]["takes"][0].clone();
        let kept = take["text"].as_str().unwrap_or_default().trim_end().to_owned();
        let shown = window
            .script("return document.querySelector('[aria-label=\"Your answer\"] .block').innerText")
            .await?;
        Ok(shown.as_str().unwrap_or_default().trim_end().ends_with(&kept).then_some(take))
    })
    .await?;
    let text = kept["text"].as_str().unwrap_or_default();
    ensure!(!text.is_empty(), "the words are kept");
    ensure!(typed.starts_with(text), "they are the first that were typed: {text:?} of {typed:?}");
    assert_eq!(kept["close"], "time_up");
    assert_eq!(kept["used"], 4000, "the answer was taken at the limit, and not when the window said so");
    window.close().await
}
