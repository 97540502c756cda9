//! The ways out of a question: park, skip, leave, end early. None of them loses a word.

use anyhow::{Result, ensure};
use fantoccini::key::Key;
use hotseat_acceptance::Desk;
use serde_json::{Value, json};

#[tokio::test]
async fn a_parked_question_comes_back_with_its_draft_and_its_time() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window_planned(json!({ "count": 2 })).await?;
    let interview = desk.begin(&window, 2).await?;
    interview.at("thinking").await?;
    let parked = interview.question().await?.clone();
    interview.start_answering().await?;
    window.type_text("A draft.").await?;
    interview.leave_editor().await?;
    window.press('p').await?;
    interview.at("thinking").await?;
    ensure!(interview.question().await? != &parked, "another question is asked meanwhile");

    // Skipping shows what a good answer holds, and asks for no judgement.
    interview.skip().await?;
    interview.at("revealed").await?;
    window.shows("No answer was given").await?;
    window.shows("A good answer").await?;
    interview.next().await?;

    interview.editor().await?;
    assert_eq!(interview.question().await?, &parked, "the parked one comes back");
    window.shows("A draft.").await?;
    window.type_text(" And its end.").await?;
    interview.hand_in().await?;
    interview.at("judging").await?;
    let session = desk.last_session()?;
    let item = &session["items"][0];
    assert_eq!(item["takes"].as_array().map(Vec::len), Some(1), "it is one try");
    assert_eq!(item["takes"][0]["text"], "A draft. And its end.");
    assert_eq!(session["items"][1]["outcome"], "skipped");
    window.close().await
}

#[tokio::test]
async fn an_interview_left_goes_on_and_one_ended_early_keeps_its_answers() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window_planned(json!({ "count": 3 })).await?;
    let interview = desk.begin(&window, 3).await?;
    interview.at("thinking").await?;
    interview.start_answering().await?;
    window.type_text("Half of it").await?;
    interview.leave_editor().await?;
    window.press('e').await?;
    // Esc goes one step back and loses nothing.
    window.shows("End the interview here?").await?;
    window.press(Key::Escape).await?;
    window.find("//footer[not(contains(., 'End the interview here?'))]").await?;
    window.press('e').await?;
    window.find("//button[contains(., 'Leave')]").await?.click().await?;

    window.shows("Your interview waits for you").await?;
    window.press(Key::Enter).await?;
    window.shows("Paused. The clock stands still.").await?;
    window.press(' ').await?;
    // Whoever goes on can type at once.
    interview.editor().await?;
    window.type_text(", and the rest.").await?;
    interview.leave_editor().await?;
    window.press('e').await?;
    window.shows("End the interview here?").await?;
    window.press(Key::Enter).await?;
    // What was written counts as an answer, and is judged.
    interview.at("judging").await?;
    window.shows("Half of it, and the rest.").await?;
    interview.judge_and_lock("131313131".chars()).await?;
    interview.next().await?;
    interview.at("finished").await?;
    window.shows("1 answer kept and 2 not reached.").await?;
    ensure!(!window.text().await?.contains("That was the last question"), "it was not");

    let session = desk.last_session()?;
    let outcomes: Vec<&Value> = (0..3).map(|item| &session["items"][item]["outcome"]).collect();
    assert_eq!(outcomes, ["answered", "not_reached", "not_reached"]);
    window.close().await
}
