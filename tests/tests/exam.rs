//! Exam mode: all answers first, then the judging, and nothing of an answer before its lock.

use anyhow::{Result, ensure};
use fantoccini::key::Key;
use hotseat_acceptance::Desk;
use serde_json::{Value, json};

#[tokio::test]
async fn an_exam_asks_everything_before_it_shows_anything() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window =
        desk.window_planned(json!({ "count": 3, "mode": "exam", "clock": "hidden", "takes": 2 })).await?;
    let interview = desk.begin(&window, 3).await?;
    let mut model_answers = Vec::new();
    for number in 1..=3 {
        window.shows(&format!("{number} of 3")).await?;
        interview.at("thinking").await?;
        let timers = window.script("return document.querySelectorAll('[role=timer]').length").await?;
        assert_eq!(timers, 0, "the clock is hidden");
        let question = interview.question().await?;
        model_answers.push(question["model_answer"].as_str().unwrap_or_default().trim().to_owned());
        match number {
            2 => interview.skip().await?,
            _ => drop(interview.answer(&format!("Answer number {number}.")).await?),
        }
    }
    for (number, next) in [(1, "judging"), (3, "finished")] {
        interview.at("judging").await?;
        window.shows(&format!("Answer number {number}.")).await?;
        let source = window.script("return document.documentElement.textContent").await?;
        let source = source.as_str().unwrap_or_default();
        for secret in &model_answers {
            ensure!(!source.contains(secret.as_str()), "before the lock the document holds {secret:?}");
        }
        ensure!(!window.text().await?.contains("Try again"), "there is no going back in an exam");
        interview.judge_and_lock("222222222".chars()).await?;
        window.shows("A good answer").await?;
        window.press(Key::Enter).await?;
        interview.at(next).await?;
    }
    window.shows("2 answers kept and 1 question skipped").await?;

    let session = desk.last_session()?;
    let outcomes: Vec<&Value> = (0..3).map(|item| &session["items"][item]["outcome"]).collect();
    assert_eq!(outcomes, ["answered", "skipped", "answered"]);
    let closed = &session["items"][2]["takes"][0]["closed"];
    let locked = &session["items"][0]["locked"];
    ensure!(locked.as_u64() >= closed.as_u64(), "the first lock came after the last answer");
    window.close().await
}
