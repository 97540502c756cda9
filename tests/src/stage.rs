use crate::{Cli, Window, until};
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::Value;

/// The keyboard's way through an interview, one stage at a time.
pub struct Interview<'a> {
    window: &'a Window,
    bank: Vec<Value>,
}

impl<'a> Interview<'a> {
    /// From Home through the plan into an interview of `count` questions, 5 at most.
    pub async fn begin(window: &'a Window, cli: &Cli, count: u32) -> Result<Interview<'a>> {
        window.shows("Ready when you are").await?;
        window.press(Key::Enter).await?;
        window.shows("Plan a mock interview").await?;
        window.shows("5 questions").await?;
        let fewer = window.find("//button[@aria-label='Number of questions: one less']").await?;
        for _ in count..5 {
            fewer.click().await?;
        }
        window.shows(&format!("{count} questions")).await?;
        window.chord(&[Key::Control], Key::Enter).await?;
        let interview = Interview::under_way(window, cli)?;
        interview.at("thinking").await?;
        Ok(interview)
    }

    /// One that is on the stage already, or about to be.
    pub fn under_way(window: &'a Window, cli: &Cli) -> Result<Interview<'a>> {
        Ok(Interview { window, bank: cli.questions()? })
    }

    /// Waits for a stage: `thinking`, `answering`, `judging`, `revealed`, `finished`.
    pub async fn at(&self, stage: &str) -> Result<()> {
        self.window.find(&format!("//*[@data-stage='{stage}']")).await.map(drop)
    }

    /// The question on the stage, as it stands in the bank.
    pub async fn question(&self) -> Result<&Value> {
        let title = self.window.script("return document.querySelector('h1').innerText").await?;
        let asked = title.as_str().unwrap_or_default().trim().to_owned();
        let found = self.bank.iter().find(|question| plain(&question["title"]) == asked);
        found.with_context(|| format!("the bank has no question {asked:?}"))
    }

    /// Ends the time to think, writes `text` and hands it in; returns the follow-ups that were asked.
    pub async fn answer(&self, text: &str) -> Result<Vec<String>> {
        self.start_answering().await?;
        self.window.type_text(text).await?;
        self.hand_in().await
    }

    /// Ends the answer, and leaves unanswered every follow-up, which are returned.
    pub async fn hand_in(&self) -> Result<Vec<String>> {
        let mut probes = Vec::new();
        loop {
            let asked = self.asked().await?;
            self.window.chord(&[Key::Control], Key::Enter).await?;
            until("the answer to be taken", || async { Ok((self.asked().await? != asked).then_some(())) })
                .await?;
            let probed = "return document.querySelector('[data-stage=answering] .original') !== null";
            if self.window.script(probed).await? != true {
                return Ok(probes);
            }
            self.editor().await?;
            let probe = self.window.script("return document.querySelector('h1').innerText").await?;
            probes.extend(probe.as_str().map(str::to_owned));
        }
    }

    /// The stage, and what is asked on it: a question or a follow-up.
    async fn asked(&self) -> Result<Value> {
        let asked = "return [document.querySelector('[data-stage]')?.dataset.stage, \
                     document.querySelector('h1')?.innerText]";
        self.window.script(asked).await
    }

    pub async fn start_answering(&self) -> Result<()> {
        self.window.press(Key::Enter).await?;
        self.editor().await
    }

    /// Waits for the editor of the answer to take what is typed.
    pub async fn editor(&self) -> Result<()> {
        self.at("answering").await?;
        until("the editor to have the focus", || async {
            let focused = self.window.script("return document.activeElement.matches('.cm-content')").await?;
            Ok((focused == true).then_some(()))
        })
        .await
    }

    /// Out of the editor, so that single keys are commands.
    pub async fn leave_editor(&self) -> Result<()> {
        self.window.press(Key::Escape).await?;
        until("no text field to have the focus", || async {
            let typing = self.window.script("return document.activeElement.matches('.cm-content')").await?;
            Ok((typing == false).then_some(()))
        })
        .await
    }

    /// Judges each key point by its digit: 1 said it, 2 partly, 3 didn't; then scores whatever must be
    /// scored before the lock at its second level, and locks.
    pub async fn judge_and_lock(&self, digits: impl IntoIterator<Item = char>) -> Result<()> {
        self.at("judging").await?;
        let count = self.window.script("return document.querySelectorAll('ol.points > li').length").await?;
        let count = usize::try_from(count.as_u64().unwrap_or(0))?;
        let digits: Vec<char> = digits.into_iter().take(count).collect();
        ensure!(digits.len() == count, "{count} key points, and {} digits", digits.len());
        for (judged, digit) in digits.into_iter().enumerate() {
            let (press, left) = (digit, count - judged - 1);
            self.window.press(press).await?;
            if left > 0 {
                self.window.shows(&format!("{left} key point")).await?;
            }
        }
        until("everything to be scored", || async {
            let text = self.window.text().await?;
            if text.contains("All judged") {
                return Ok(Some(()));
            }
            if text.contains("left to score") {
                self.window.press('2').await?;
            }
            Ok(None)
        })
        .await?;
        self.window.chord(&[Key::Control], Key::Enter).await?;
        self.at("revealed").await
    }

    /// Skips the question, which is asked back first.
    pub async fn skip(&self) -> Result<()> {
        self.window.press('s').await?;
        self.window.shows("Skip this question?").await?;
        self.window.press(Key::Enter).await
    }

    /// From the reveal to whatever comes next.
    pub async fn next(&self) -> Result<()> {
        self.window.press(Key::Enter).await
    }
}

/// A title as the window shows it: without its inline marks.
fn plain(title: &Value) -> String {
    title.as_str().unwrap_or_default().replace(['`', '*'], "")
}
