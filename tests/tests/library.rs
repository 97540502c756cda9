//! The bank in the window: filtering, writing, correcting an import, all by keyboard.

use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use hotseat_acceptance::{Desk, Window, until};
use std::path::{Path, PathBuf};

const LIST: &str = "\
# Questions about queues

### 1. What is a queue good for?
It lets the one who asks go on before the work is done, and evens out peaks.

#### Where does it hurt?
Nobody is told at once when the work fails.

### 2. What does a consumer have to expect?
- The same message may come twice.
- Messages may come in another order.
";

/// The library, with its list there and the focus outside of any field.
async fn library(window: &Window) -> Result<()> {
    window.find("//nav").await?;
    window.chord(&[Key::Control], '2').await?;
    window.find("//*[@role='option'][@aria-selected='true']").await?;
    window.find("//section[@aria-label='The question']//h2").await.map(drop)
}

/// The editor of a question, ready to be typed into.
async fn editor(window: &Window) -> Result<()> {
    until("the editor to have the focus", || async {
        let focused = window.script("return document.activeElement.matches('.writing .cm-content')").await?;
        Ok((focused == true).then_some(()))
    })
    .await
}

/// Out of the editor and back to where it was opened from.
async fn leave_editor(window: &Window) -> Result<()> {
    window.press(Key::Escape).await?;
    until("no text field to have the focus", || async {
        let typing = window.script("return document.activeElement.matches('.cm-content')").await?;
        Ok((typing == false).then_some(()))
    })
    .await?;
    window.press(Key::Escape).await
}

/// Begins a pack of one's own, which leads straight to its first question.
async fn new_pack(window: &Window, title: &str) -> Result<()> {
    library(window).await?;
    window.press('n').await?;
    window.shows("What is it called?").await?;
    window.type_text(title).await?;
    window.press(Key::Enter).await?;
    editor(window).await?;
    window.shows("A new question").await
}

/// To the end of the line with this number in the editor.
async fn to_line(window: &Window, line: usize) -> Result<()> {
    window.chord(&[Key::Control], Key::Home).await?;
    for _ in 1..line {
        window.press(Key::Down).await?;
    }
    window.press(Key::End).await
}

/// The files of questions below a folder.
fn question_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for pack in std::fs::read_dir(folder).context("the folder of packs")? {
        for file in std::fs::read_dir(pack?.path().join("questions"))? {
            found.push(file?.path());
        }
    }
    Ok(found)
}

#[tokio::test]
async fn a_question_of_a_new_pack_is_written_checked_and_saved_to_its_file() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window().await?;
    new_pack(&window, "My own pack").await?;
    to_line(&window, 1).await?;
    window.type_text(" And why").await?;

    // The third line names the level: what is not one is found as it is typed, and is not saved.
    to_line(&window, 3).await?;
    window.type_text("dle").await?;
    window.shows("1 mistake to mend").await?;
    let place = window.find("//ol/li//span[starts-with(normalize-space(), '3:')]").await;
    place.context("the mistake is told with its line")?;
    window.chord(&[Key::Control], 's').await?;
    // Only now the caret has gone to the mistake.
    window.shows("Not saved: 1 mistake to mend").await?;
    let packs = desk.data.path().join("data/packs");
    ensure!(question_files(&packs)?.is_empty(), "a text with a mistake is not written");

    to_line(&window, 3).await?;
    for _ in 0.."dle".len() {
        window.press(Key::Backspace).await?;
    }
    window.shows("Nothing to mend").await?;
    window.chord(&[Key::Control], 's').await?;
    window.shows("Saved to").await?;
    let files = question_files(&packs)?;
    ensure!(files.len() == 1, "one question, one file: {files:?}");
    let text = std::fs::read_to_string(&files[0])?;
    ensure!(text.starts_with("## What would you ask? And why"), "the file holds what was typed:\n{text}");

    leave_editor(&window).await?;
    window.shows("What would you ask? And why").await?;
    window.close().await
}

#[tokio::test]
async fn a_file_that_was_changed_meanwhile_is_shown_and_not_overwritten() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window().await?;
    new_pack(&window, "Shared").await?;
    to_line(&window, 1).await?;
    window.type_text(" Mine").await?;
    window.chord(&[Key::Control], 's').await?;
    window.shows("Saved to").await?;

    let file = question_files(&desk.data.path().join("data/packs"))?.remove(0);
    let theirs = std::fs::read_to_string(&file)?.replace("level: mid", "level: senior");
    std::fs::write(&file, &theirs)?;
    to_line(&window, 1).await?;
    window.press(Key::Home).await?;
    for _ in 0..3 {
        window.press(Key::Right).await?;
    }
    window.type_text("Again: ").await?;
    window.chord(&[Key::Control], 's').await?;
    window.shows("nothing was written over it").await?;
    window.shows("The file as it is now").await?;
    ensure!(std::fs::read_to_string(&file)? == theirs, "the other's text is still in the file");

    // Whoever has seen the other text may save over it.
    window.chord(&[Key::Control], 's').await?;
    until("the text to be in the file", || async {
        Ok(std::fs::read_to_string(&file)?.starts_with("## Again: ").then_some(()))
    })
    .await?;
    window.close().await
}

#[tokio::test]
async fn words_that_were_not_saved_survive_the_end_of_the_program() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window().await?;
    library(&window).await?;
    window.press('e').await?;
    editor(&window).await?;
    to_line(&window, 1).await?;
    window.press(Key::Home).await?;
    window.type_text("half a thought ").await?;
    window.shows("a draft is kept").await?;
    let before = desk.cli.questions()?;
    window.kill().await?;

    let window = desk.window().await?;
    library(&window).await?;
    window.press('e').await?;
    editor(&window).await?;
    window.shows("and did not save").await?;
    let text = window.script("return document.querySelector('.cm-content').textContent").await?;
    ensure!(text.as_str().unwrap_or_default().contains("half a thought"), "the words are there: {text}");
    ensure!(desk.cli.questions()? == before, "a draft changes no question");
    window.close().await
}

#[tokio::test]
async fn a_line_of_a_list_is_flipped_and_the_choice_is_remembered() -> Result<()> {
    let desk = Desk::set_up().await?;
    let list = desk.data.path().join("queues.md");
    std::fs::write(&list, LIST)?;
    let path = list.display().to_string();
    let window = Window::open(&desk.screen, desk.data.path(), &[&path]).await?;
    window.shows("2 questions").await?;
    window.press('v').await?;
    window.shows("Where does it hurt?").await?;
    window.shows("Part of the answer").await?;
    // Title, first question, the heading in its answer.
    let hurting = "//*[@role='option'][@aria-selected='true'][contains(., 'Where does it hurt?')]";
    until("the heading to be reached", || async {
        window.press(Key::Down).await?;
        let found = window.client().find(fantoccini::Locator::XPath(hurting)).await;
        Ok(found.is_ok().then_some(()))
    })
    .await?;
    window.press(' ').await?;
    window.shows("3 questions").await?;
    window.chord(&[Key::Control], Key::Enter).await?;
    window.shows("3 questions are in the library now").await?;
    window.close().await?;

    let window = Window::open(&desk.screen, desk.data.path(), &[&path]).await?;
    window.shows("1 line decided by you").await?;
    window.shows("3 as before").await?;
    window.close().await
}

#[tokio::test]
async fn proposed_key_points_are_accepted_one_by_one() -> Result<()> {
    let desk = Desk::set_up().await?;
    let list = desk.data.path().join("queues.md");
    std::fs::write(&list, LIST)?;
    let window = Window::open(&desk.screen, desk.data.path(), &[&list.display().to_string()]).await?;
    window.shows("What does a consumer have to expect?").await?;
    window.chord(&[Key::Control], Key::Enter).await?;
    window.shows("2 questions are in the library now").await?;
    window.find("//section[@aria-label='The question']//h2[contains(., 'good for')]").await?;
    window.press(Key::Down).await?;
    window.find("//section[@aria-label='The question']//h2[contains(., 'consumer')]").await?;
    window.press('k').await?;
    window.find("//h1[contains(., 'consumer')]").await?;
    window.shows("to look at.").await?;
    // Its weight, then its words, then the next.
    window.press('3').await?;
    window.press('r').await?;
    window.type_text(" Indeed.").await?;
    window.chord(&[Key::Control], Key::Enter).await?;
    until("all points to be accepted", || async {
        window.press('a').await?;
        Ok(window.text().await?.contains("All points are looked at").then_some(()))
    })
    .await?;
    let points = until("the points to be in the bank", || async {
        let questions = desk.cli.questions()?;
        let question =
            questions.iter().find(|question| question["title"] == "What does a consumer have to expect?");
        let points = question.and_then(|question| question["key_points"].as_array().cloned());
        let done = points.filter(|points| points.iter().all(|point| point["reviewed"] == true));
        Ok(done)
    })
    .await?;
    assert_eq!(points[0]["weight"], "bonus");
    ensure!(points[0]["say"].as_str().unwrap_or_default().ends_with("Indeed."), "{}", points[0]);
    window.close().await
}

#[tokio::test]
async fn the_library_narrows_down_and_one_question_is_practised() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window().await?;
    library(&window).await?;
    window.press('/').await?;
    window.type_text("event loop phases").await?;
    window.find("//*[@role='option'][@aria-setsize='1']").await?;
    window.press(Key::Down).await?;
    let title = window.script("return document.querySelector('[role=option] .title').innerText").await?;
    let title = title.as_str().unwrap_or_default().trim().to_owned();
    until("the question to be shown", || async {
        let shown = window.find("//section[@aria-label='The question']//h2").await?.text().await?;
        Ok((shown == title).then_some(()))
    })
    .await?;
    window.press('p').await?;
    window.find("//*[@data-stage='thinking']").await?;
    window.shows(&title).await?;
    window.shows("1 of 1").await?;
    window.close().await
}
