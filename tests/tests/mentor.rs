//! Sharing with a mentor: one file, opened in a browser engine, scored, and merged back.

use anyhow::{Result, ensure};
use fantoccini::Locator;
use hotseat_acceptance::{Desk, Window, until};
use serde_json::json;

/// Catches what the page saves: the engine under test has no place for downloads.
const CATCH: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      void blob.text().then((text) => (window.saved = text));
      return make.call(URL, blob);
    };";

#[tokio::test]
async fn a_mentor_scores_in_a_browser_and_the_scores_come_back() -> Result<()> {
    let desk = Desk::set_up().await?;
    let window = desk.window_planned(json!({ "count": 1, "packs": ["node"], "probes": false })).await?;
    let interview = desk.begin(&window, 1).await?;
    interview.at("thinking").await?;
    interview.answer("At Globexia <b>we</b> said that it depends on the load.").await?;
    interview.judge_and_lock("111122223333".chars()).await?;
    interview.next().await?;
    interview.at("finished").await?;
    window.close().await?;
    let page = desk.data.path().join("answers.html").display().to_string();
    desk.cli.text(&["share", "last", "--out", &page, "--redact", "globexia", "--by", "Ada"])?;

    let window = Window::browse(&desk.screen, desk.data.path(), &format!("file://{page}")).await?;
    window.shows("Answers of Ada").await?;
    window.shows("<b>we</b> said that it depends").await?;
    ensure!(!window.source().await?.to_lowercase().contains("globexia"), "the redacted word is in the page");
    let outside = window.script("return performance.getEntriesByType('resource').map((e) => e.name)").await?;
    assert!(outside.as_array().is_some_and(Vec::is_empty), "the page fetched {outside}");

    window.script(CATCH).await?;
    window.find("//input[@id='name']").await?.send_keys("Grace").await?;
    for group in window.client().find_all(Locator::Css("fieldset")).await? {
        group.find(Locator::Css("input")).await?.click().await?;
    }
    window.shows("1 of 1 scored in full").await?;
    window.find("//button[.='Save the response']").await?.click().await?;
    let saved = until("the page to save its response", || async {
        Ok(window.script("return window.saved ?? null").await?.as_str().map(str::to_owned))
    })
    .await?;
    let response = desk.data.path().join("response.json");
    std::fs::write(&response, saved)?;
    window.close().await?;

    let merged = desk.cli.json(&["merge", &response.display().to_string()])?;
    assert_eq!(
        (&merged["name"], &merged["scored"], &merged["already"]),
        (&json!("Grace"), &json!(1), &json!(false))
    );
    let again = desk.cli.json(&["merge", &response.display().to_string()])?;
    assert_eq!(again["already"], true, "the same file twice");

    let window = desk.window().await?;
    window.find("//section[@aria-labelledby='latest-title']//ul//button").await?.click().await?;
    window.shows("What mentors said").await?;
    window.shows("Grace").await?;
    window.close().await
}
