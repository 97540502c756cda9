use crate::sound::Sound;
use crate::{import, is_playing_from_the_middle, speak_of_backpressure, window_for_speech, with_sound};
use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;
use hotseat_acceptance::{Desk, Interview, Window, until};
use serde_json::{Map, Value, json};

/// Of the first question one idea is said in the prepared answer, one is said but for a word, and one is
/// not said.
const LIST: &str = "\
# Streams

### 1. What is backpressure?
- The write method returns false when the internal buffer is full.
- Listen for the finish event.
- Debounce the keystrokes of a search box.

### 2. What is a transform stream?
- It changes what flows through it.
";

#[test]
fn an_answer_is_reviewed_from_its_misses_corrected_and_put_beside_an_earlier_one() -> Result<()> {
    with_sound(
        "reviewing::an_answer_is_reviewed_from_its_misses_corrected_and_put_beside_an_earlier_one",
        walk,
    )
}

async fn walk(sound: &Sound) -> Result<()> {
    let desk = Desk::set_up().await?;
    let pack = import(&desk, LIST)?;
    answered_before(&desk)?;
    let window = window_for_speech(&desk, &pack).await?;
    let interview = desk.begin(&window, 2).await?;
    speak_of_backpressure(sound, &window, &interview).await?;
    interview.judge_and_lock("113".chars()).await?;
    skip_the_rest(&window, &interview).await?;
    window.press(Key::Enter).await?;
    window.find("//h2//button[contains(., 'What is backpressure?')]").await?;
    window.find("//button[contains(., 'Review this answer')]").await?.click().await?;

    // From a missed point to the second where it should have come.
    window.shows("Next miss").await?;
    window.press('m').await?;
    window.find("//*[contains(@class, 'selected') and contains(., 'finish event')]").await?;
    window.shows("Your answer turned away at").await?;
    is_playing_from_the_middle(&window).await?;
    window.press(Key::Space).await?;

    // A misheard word is corrected: the match is made again, the tick stays.
    double_click(&window, "//*[@data-word and .='drain']").await?;
    window.find("//input[contains(@aria-label, 'drain')]").await?;
    window.type_text("finish").await?;
    window.press(Key::Enter).await?;
    until("the word to be kept", || async {
        let written = window.script("return document.querySelector('[data-word]')?.parentElement.innerText");
        let kept = written.await?.as_str().is_some_and(|words| words.contains("finish event"));
        let open = window.script("return document.activeElement.matches('input')").await? == true;
        Ok((kept && !open).then_some(()))
    })
    .await?;
    let point = "//*[@role='group' and @aria-label='Key point 2']";
    window.find(&format!("{point}[contains(., 'covered') or contains(., 'partly')]")).await?;
    window.find(&format!("{point}[contains(., 'ticked said it')]")).await?;

    // Only the misses: what is left of them.
    window.press('p').await?;
    window.shows("Miss 1 of 1").await?;
    window.shows("Debounce the keystrokes").await?;
    window.press(Key::Escape).await?;

    // A note has its place in time.
    window.press('n').await?;
    window.find("//textarea").await?;
    window.type_text("Say this first.").await?;
    window.chord(&[Key::Control], Key::Enter).await?;
    window.find("//li[contains(., 'Say this first.')]//button[contains(@aria-label, 'Play from')]").await?;

    // Today's answer beside the earlier one.
    window.press('a').await?;
    window.shows("2 answers so far").await?;
    window.shows("Gained: 2 points").await?;
    window.shows("A queue grows").await?;

    let session = desk.last_session()?;
    let answer = session["items"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|item| item["outcome"] == "answered")
        .context("an answer in the session")?;
    let ticks: Vec<&Value> = answer["judgements"].as_object().into_iter().flat_map(Map::values).collect();
    ensure!(ticks.iter().filter(|tick| **tick == "said").count() == 2, "the ticks are {ticks:?}");
    ensure!(session.to_string().contains("Wait for the finish event"), "the correction is in the export");
    window.close().await
}

/// From the reveal to the end, past the other question where it is still to come.
async fn skip_the_rest(window: &Window, interview: &Interview<'_>) -> Result<()> {
    interview.next().await?;
    let stage = until("the reveal to be left", || async {
        let stage = window.script("return document.querySelector('[data-stage]')?.dataset.stage").await?;
        Ok(stage.as_str().filter(|stage| ["answering", "finished"].contains(stage)).map(str::to_owned))
    })
    .await?;
    if stage == "answering" {
        interview.skip().await?;
        interview.at("revealed").await?;
        interview.next().await?;
    }
    interview.at("finished").await
}

/// Holds an interview about the same question, in writing, as if earlier.
fn answered_before(desk: &Desk) -> Result<()> {
    let bank = desk.cli.questions()?;
    let question = bank
        .iter()
        .find(|question| question["title"] == "What is backpressure?")
        .context("the question about backpressure")?;
    let points = question["key_points"].as_array().into_iter().flatten();
    let judgements: Map<String, Value> =
        points.filter_map(|point| Some((point["id"].as_str()?.to_owned(), json!("didnt")))).collect();
    let question = question["id"].as_str().unwrap_or_default();
    let file = |name: &str| desk.data.path().join(name).display().to_string();
    desk.cli.text(&["plan", "--question", question, "--out", &file("plan.json")])?;
    let answers = json!({ "answers": { question: {
        "text": "A queue grows because nobody takes from it as fast as it is filled.",
        "answer_seconds": 20,
        "judgements": judgements,
    } } });
    std::fs::write(file("answers.json"), answers.to_string())?;
    desk.cli.text(&["run", "--plan", &file("plan.json"), "--answers", &file("answers.json")])?;
    Ok(())
}

/// Clicks twice at the same place, as with a mouse.
async fn double_click(window: &Window, xpath: &str) -> Result<()> {
    let element = window.find(xpath).await?;
    let mut mouse = MouseActions::new("mouse".into()).then(PointerAction::MoveToElement {
        element,
        duration: None,
        x: 0.0,
        y: 0.0,
    });
    for _ in 0..2 {
        mouse = mouse
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    }
    window.client().perform_actions(mouse).await?;
    until("the word to be written anew", || async {
        Ok(window
            .script("return document.activeElement.matches('input')")
            .await?
            .as_bool()
            .filter(|yes| *yes))
    })
    .await
    .map(drop)
}
