use anyhow::{Context, Result, bail};
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A virtual screen, gone when dropped.
pub struct Screen {
    display: String,
    _server: Child,
}

impl Screen {
    pub async fn open(width: u32, height: u32) -> Result<Screen> {
        // The server chooses a free number and tells it once it is ready.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &format!("{width}x{height}x24")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("Xvfb can't be started; `./dev setup` installs it")?;
        let Some(stdout) = server.stdout.take() else { bail!("Xvfb has no output") };
        let number = BufReader::new(stdout).lines().next_line().await?.context("Xvfb ended at once")?;
        Ok(Screen { display: format!(":{number}"), _server: server })
    }

    pub fn display(&self) -> &str {
        &self.display
    }
}
