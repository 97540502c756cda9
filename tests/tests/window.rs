//! The real program in a real window, from the first key to the stored session.

use anyhow::{Result, ensure};
use fantoccini::key::Key;
use hotseat_acceptance::{Desk, Interview, Window, until};
use serde_json::Value;

fn sample<'a>(question: &'a Value, level: &str) -> &'a str {
    question["samples"][level].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_whole_interview_of_three_questions_by_keyboard_alone() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window().await?;
    let interview = Interview::begin(&window, &desk.cli, 3).await?;
    let mut typed = Vec::new();
    for number in 1..=3 {
        interview.at("thinking").await?;
        window.shows(&format!("{number} of 3")).await?;
        let question = interview.question().await?.clone();
        let text = sample(&question, ["high", "middle", "low"][number - 1]).to_owned();
        let asked = interview.answer(&text).await?.join("\n");
        interview.at("judging").await?;
        assert_nothing_is_given_away(&window, &question, &format!("{text}\n{asked}")).await?;
        interview.judge_and_lock("123123123".chars()).await?;
        let model = question["model_answer"].as_str().unwrap_or_default();
        window.shows(model.split_whitespace().take(6).collect::<Vec<_>>().join(" ").as_str()).await?;
        typed.push((question["id"].clone(), text));
        interview.next().await?;
    }
    interview.at("finished").await?;
    window.press(Key::Enter).await?;
    window.shows("Export").await?;

    let session = desk.last_session()?;
    ensure!(session["finished"] == true, "the session is finished");
    for (item, (id, text)) in typed.iter().enumerate() {
        let (asked, state) = (&session["plan"]["items"][item]["question"], &session["items"][item]);
        assert_eq!(&asked["id"], id, "question {item} is the one that was on the stage");
        assert_eq!(state["takes"][0]["text"], text.as_str(), "every character of answer {item} was kept");
        assert_eq!(state["outcome"], "answered");
        assert!(state["locked"].is_u64(), "answer {item} was locked");
        let points = asked["key_points"].as_array().map_or(0, Vec::len);
        let judged = state["judgements"].as_object().map_or(0, serde_json::Map::len);
        assert_eq!(judged, points, "each key point of question {item} was judged");
    }
    assert_eq!(session["comparisons"].as_array().map_or(0, Vec::len), 3, "each answer was compared once");
    window.close().await
}

/// Between answer and lock the document holds the key points, what was typed and the follow-ups that
/// were asked, and nothing else of the answer.
async fn assert_nothing_is_given_away(window: &Window, question: &Value, known: &str) -> Result<()> {
    let text = window.script("return document.documentElement.textContent").await?;
    let text = text.as_str().unwrap_or_default();
    let mut secrets: Vec<&str> = vec![question["model_answer"].as_str().unwrap_or_default().trim()];
    for trap in question["traps"].as_array().into_iter().flatten() {
        secrets.extend(trap["why"].as_str());
    }
    for point in question["key_points"].as_array().into_iter().flatten() {
        secrets.extend(point["probe"].as_str());
        secrets.extend(point["accept"].as_array().into_iter().flatten().filter_map(Value::as_str));
    }
    for secret in secrets {
        ensure!(
            known.contains(secret) || !text.contains(secret),
            "before the lock the document holds {secret:?}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_killed_program_offers_the_interview_where_it_stood() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window().await?;
    let interview = Interview::begin(&window, &desk.cli, 3).await?;
    interview.answer("The first answer, handed in.").await?;
    interview.judge_and_lock("333333333".chars()).await?;
    interview.next().await?;
    interview.at("thinking").await?;
    interview.start_answering().await?;
    let words = "Half an answer, with a `code` word and a\nsecond line";
    window.type_text(words).await?;
    let before = until("the words to be on the disk", || async {
        let session = desk.last_session()?;
        Ok((session["items"][1]["takes"][0]["text"] == words).then_some(session))
    })
    .await?;
    window.kill().await?;

    let used = |session: &Value| session["items"][1]["takes"][0]["used"].as_u64().unwrap_or(0);
    let window = desk.window().await?;
    window.shows("Your interview waits for you").await?;
    window.shows("question 2 of 3").await?;
    window.press(Key::Enter).await?;
    window.shows("Paused").await?;
    window.shows("2 of 3").await?;
    window.shows("second line").await?;
    let after = desk.last_session()?;
    assert_eq!(after["items"][1]["takes"][0]["text"], words, "the words typed before the kill");
    assert!(used(&after) >= used(&before), "no used time is forgotten");
    assert!(used(&after) <= used(&before) + 1_500, "and none is added while the program was dead");
    assert_eq!(after["log"][after["log"].as_array().map_or(0, Vec::len) - 2]["event"], "gap");

    // And it goes on: one more word, and the answer is handed in whole.
    window.press(' ').await?;
    window.find("//*[@data-stage='answering' and not(contains(@class, 'off'))]").await?;
    Interview::under_way(&window, &desk.cli)?.hand_in().await?;
    window.find("//*[@data-stage='judging']").await?;
    window.close().await
}

#[tokio::test]
async fn a_page_that_dies_comes_back_to_the_same_stage() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window().await?;
    let interview = Interview::begin(&window, &desk.cli, 2).await?;
    interview.start_answering().await?;
    window.type_text("typed before the page was loaded again").await?;
    window.shows("Saved").await?;
    window.client().refresh().await?;
    interview.at("answering").await?;
    window.shows("typed before the page was loaded again").await?;
    window.close().await
}

const LIST: &str = "\
# Questions about caches

### 1. What is a cache?
A **store** that is quicker than where the data comes from, and smaller.

### 2. When does a cached value become stale?
- When the source changes and nobody tells the cache.
- When it was kept longer than its time to live.

### 3. How would you evict?
";

#[tokio::test]
async fn a_list_opened_with_the_program_is_shown_and_then_taken() -> Result<()> {
    let desk = Desk::set_up().await?;
    let list = desk.data.path().join("caches.md");
    std::fs::write(&list, LIST)?;
    let window = Window::open(&desk.screen, desk.data.path(), &[&list.display().to_string()]).await?;
    window.shows("What is a cache?").await?;
    window.shows("How would you evict?").await?;
    window.shows("Numbered headings").await?;
    let before = desk.cli.questions()?.len();
    window.find("//button[starts-with(normalize-space(), 'Take')]").await?.click().await?;
    window.shows("Questions about caches").await?;
    until("the questions to be in the bank", || async {
        Ok((desk.cli.questions()?.len() == before + 3).then_some(()))
    })
    .await?;
    window.close().await
}

#[tokio::test]
async fn a_link_does_not_turn_the_window_into_a_browser() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window().await?;
    window.shows("Ready when you are").await?;
    for target in ["_self", "_blank"] {
        window
            .script(&format!(
                "const link = document.createElement('a'); link.href = 'http://127.0.0.1:9/'; \
                 link.target = '{target}'; document.body.append(link); link.click(); return true"
            ))
            .await?;
    }
    // Had it gone, this page would be gone too.
    window.press(Key::Enter).await?;
    window.shows("Plan a mock interview").await?;
    assert_eq!(window.client().windows().await?.len(), 1, "no other window was opened");
    window.close().await
}
