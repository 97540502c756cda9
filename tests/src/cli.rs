use crate::built;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The command line on the data folder of a window, which reads what the window stored.
pub struct Cli {
    program: PathBuf,
    data: PathBuf,
}

impl Cli {
    /// `data` is the folder that was given to [`crate::Window::open`].
    pub fn beside(data: &Path) -> Result<Cli> {
        Ok(Cli { program: built("hotseat-cli")?, data: data.join("data") })
    }

    /// What it prints.
    pub fn text(&self, args: &[&str]) -> Result<String> {
        let output = Command::new(&self.program).arg("--data").arg(&self.data).args(args).output()?;
        if !output.status.success() {
            bail!("hotseat-cli {}: {}", args.join(" "), String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// What it prints with `--json`.
    pub fn json(&self, args: &[&str]) -> Result<Value> {
        let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        serde_json::from_str(&self.text(&args)?).with_context(|| args.join(" "))
    }

    /// Every question of the bank, as a plan holds them.
    pub fn questions(&self) -> Result<Vec<Value>> {
        let plan = self.json(&["plan", "--count", "200", "--seed", "1"])?;
        let items = plan["items"].as_array().cloned().unwrap_or_default();
        Ok(items.into_iter().map(|item| item["question"].clone()).collect())
    }
}
