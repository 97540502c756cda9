//! Holds the demo interview in a virtual window and takes pictures on the way.
//!
//! `walk demo FOLDER` leaves pictures and the report; `walk pictures FOLDER` takes those of the docs,
//! light and dark.

use anyhow::{Context, Result, bail};
use fantoccini::key::Key;
use hotseat_acceptance::{Cli, Interview, Screen, Window, prefer};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const SIZE: (u32, u32) = (1180, 780);
/// The samples that the demo types as answers, question by question.
const ANSWERS: [&str; 3] = ["middle", "high", "low"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [verb, folder] = args.as_slice() else { bail!("usage: walk demo|pictures FOLDER") };
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder).with_context(|| format!("{} can't be made", folder.display()))?;
    match verb.as_str() {
        "demo" => {
            demo(&folder).await?;
            println!("Pictures and the report of the interview are in {}:", folder.display());
            for entry in std::fs::read_dir(&folder)? {
                println!("  {}", entry?.path().display());
            }
        }
        "pictures" => {
            for theme in ["light", "dark"] {
                let data = tempfile::tempdir()?;
                prefer(data.path(), &json!({ "theme": theme }))?;
                walk(data.path(), &folder, theme).await?;
            }
            println!("The pictures are in {}.", folder.display());
        }
        other => bail!("there is no walk {other}"),
    }
    Ok(())
}

async fn demo(folder: &Path) -> Result<()> {
    let data = tempfile::tempdir()?;
    walk(data.path(), folder, "demo").await?;
    let cli = Cli::beside(data.path())?;
    for (format, name) in [("markdown", "report.md"), ("json", "report.json")] {
        std::fs::write(folder.join(name), cli.text(&["session", "export", "last", "--format", format])?)?;
    }
    Ok(())
}

async fn walk(data: &Path, folder: &Path, suffix: &str) -> Result<()> {
    let screen = Screen::open(SIZE.0, SIZE.1).await?;
    let cli = Cli::beside(data)?;
    let window = Window::open(&screen, data, &[]).await?;
    let picture = |name: &str| {
        let path = folder.join(format!("{name}-{suffix}.png"));
        let window = &window;
        async move { window.picture(&path).await }
    };
    window.shows("Ready when you are").await?;
    picture("home").await?;
    let interview = Interview::begin(&window, &cli, 3).await?;
    picture("think").await?;
    for (number, level) in ANSWERS.into_iter().enumerate() {
        interview.at("thinking").await?;
        window.shows(&format!("{} of 3", number + 1)).await?;
        let question = interview.question().await?.clone();
        interview.start_answering().await?;
        window.type_text(question["samples"][level].as_str().unwrap_or_default()).await?;
        if number == 0 {
            picture("stage").await?;
        }
        interview.hand_in().await?;
        interview.at("judging").await?;
        if number == 0 {
            picture("judging").await?;
        }
        interview.judge_and_lock(honest(&question, level)).await?;
        if number == 0 {
            picture("reveal").await?;
        }
        interview.next().await?;
    }
    interview.at("finished").await?;
    window.shows("said").await?;
    picture("finished").await?;
    window.press(Key::Enter).await?;
    window.shows("Export").await?;
    picture("session").await?;
    window.find("//button[contains(., 'Review this answer')]").await?.click().await?;
    window.shows("Your words").await?;
    picture("review").await?;
    window.chord(&[Key::Control], '3').await?;
    window.shows("answered").await?;
    picture("history").await?;
    window.chord(&[Key::Control], '4').await?;
    window.shows("How ready you are").await?;
    window.shows("My interview is on").await?;
    picture("progress").await?;
    window.close().await
}

/// What a person of that level would say of their own answer: more said, the better it is.
fn honest(question: &Value, level: &str) -> Vec<char> {
    let count = question["key_points"].as_array().map_or(0, Vec::len);
    let pattern = match level {
        "high" => "11121",
        "middle" => "12313",
        _ => "32333",
    };
    pattern.chars().cycle().take(count).collect()
}
