use crate::{Cli, Interview, Screen, Window, prefer};
use anyhow::Result;
use fantoccini::key::Key;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A screen and a data folder of their own for one test.
pub struct Desk {
    pub screen: Screen,
    pub data: TempDir,
    pub cli: Cli,
}

impl Desk {
    pub async fn set_up() -> Result<Desk> {
        let data = TempDir::new()?;
        let cli = Cli::beside(data.path())?;
        Ok(Desk { screen: Screen::open(1280, 860).await?, data, cli })
    }

    pub async fn window(&self) -> Result<Window> {
        Window::open(&self.screen, self.data.path(), &[]).await
    }

    /// A window whose next plan begins with these settings; what is left out is as usual.
    pub async fn window_planned(&self, plan: Value) -> Result<Window> {
        // The window remembers its last plan as a text.
        prefer(self.data.path(), &json!({ "lastPlan": plan.to_string() }))?;
        self.window().await
    }

    /// Two times Enter: into an interview of `count` questions, as it was planned.
    pub async fn begin<'a>(&self, window: &'a Window, count: u32) -> Result<Interview<'a>> {
        window.shows("Ready when you are").await?;
        window.press(Key::Enter).await?;
        let noun = if count == 1 { "question" } else { "questions" };
        window.shows(&format!("{count} {noun}")).await?;
        window.press(Key::Enter).await?;
        Interview::under_way(window, &self.cli)
    }

    pub fn last_session(&self) -> Result<Value> {
        self.cli.json(&["session", "export", "last", "--format", "json"])
    }
}
