//! What leaves the program: the person's verdicts beside the program's.

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use hotseat_acceptance::Desk;
use serde_json::json;

#[tokio::test]
async fn a_disagreement_and_a_misconception_are_kept_in_the_export() -> Result<()> {
    let desk = Desk::set_up().await?;
    // A trap that shares its words with the first key point may go unheard beside it; these don't.
    let questions = ["node-what", "node-event-loop-what"];
    let window = desk.window_planned(json!({ "count": 2, "questions": questions })).await?;
    let interview = desk.begin(&window, 2).await?;
    interview.at("thinking").await?;
    let question = interview.question().await?.clone();
    let (point, trap) = (&question["key_points"][0], &question["traps"][0]);
    let said = point["say"].as_str().context("a key point says something")?;
    let heard = trap["hear"][0].as_str().context("a trap is heard as something")?;
    interview.answer(&format!("{said} {heard}.")).await?;
    interview.judge_and_lock("111111111".chars()).await?;
    window.shows("A common misconception").await?;
    window
        .shows(trap["why"].as_str().unwrap_or_default().split(['`', '*']).next().unwrap_or_default())
        .await?;

    // By keyboard: the words are lit while the point has the focus, first on its verdict, then on the
    // button that disagrees; the menu opens on its first choice.
    window.press(Key::Tab).await?;
    window.find("//*[contains(@class, 'lit')]").await?;
    window.press(Key::Tab).await?;
    window.press(Key::Enter).await?;
    window.find("//*[@role='group' and @aria-label='Your verdict']//button[3]").await?;
    for key in [Key::Tab, Key::Tab, Key::Enter] {
        window.press(key).await?;
    }
    window.shows("Change mine").await?;

    let session = desk.last_session()?;
    let id = point["id"].as_str().unwrap_or_default();
    assert_eq!(session["items"][0]["overruled"][id], "missed", "the person's verdict");
    assert_eq!(session["items"][0]["judgements"][id], "said", "the person's tick before it");
    ensure!(
        session["comparisons"][0].to_string().contains("\"covered\""),
        "the program's own verdicts: {}",
        session["comparisons"][0]
    );
    let markdown = desk.cli.text(&["session", "export", "last", "--format", "markdown"])?;
    ensure!(markdown.contains("| said it | covered | missed |"), "all three stand in one row:\n{markdown}");
    ensure!(markdown.contains("A misconception was heard"), "the trap is in the report:\n{markdown}");
    window.close().await
}
