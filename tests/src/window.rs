use crate::{Screen, built, until};
use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command as Program;
use tokio::process::{Child, Command};

/// Hotseat's window, or a browser's, driven through WebKit's own driver.
pub struct Window {
    client: Client,
    data: std::path::PathBuf,
    _driver: Child,
}

impl Window {
    /// Opens Hotseat on a data folder. `extra` are further arguments.
    pub async fn open(screen: &Screen, data: &Path, extra: &[&str]) -> Result<Window> {
        let mut args = vec!["--data".to_owned(), data.join("data").display().to_string()];
        args.extend(extra.iter().map(|arg| (*arg).to_owned()));
        let mut capabilities = Map::new();
        capabilities
            .insert("webkitgtk:browserOptions".into(), json!({ "binary": built("hotseat")?, "args": args }));
        Window::driven(screen, data, capabilities).await
    }

    /// Opens a page in WebKit's own little browser, as somebody does who has no Hotseat.
    pub async fn browse(screen: &Screen, data: &Path, address: &str) -> Result<Window> {
        let window = Window::driven(screen, data, Map::new()).await?;
        window.client.goto(address).await?;
        Ok(window)
    }

    async fn driven(screen: &Screen, data: &Path, capabilities: Map<String, Value>) -> Result<Window> {
        let port = free_port()?;
        let log = &data.join("driver.log");
        let said = File::create(log)?;
        let driver = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".into()])
            .env("DISPLAY", screen.display())
            .env_remove("WAYLAND_DISPLAY")
            // No bus and no accessibility daemon: they would outlive the test.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env("NO_AT_BRIDGE", "1")
            .env("XDG_DATA_HOME", data.join("xdg"))
            .env("XDG_CONFIG_HOME", data.join("xdg"))
            .env("XDG_CACHE_HOME", data.join("xdg"))
            // Tells Tauri to let itself be driven.
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(said.try_clone()?)
            .stderr(said)
            .kill_on_drop(true)
            .spawn()
            .context("WebKitWebDriver can't be started; `./dev setup` installs it")?;
        let client = until("the window's driver to let us in", || {
            let capabilities = capabilities.clone();
            async move {
                let mut builder = ClientBuilder::new(HttpConnector::new());
                let address = format!("http://127.0.0.1:{port}");
                let connecting = builder.capabilities(capabilities).connect(&address);
                match tokio::time::timeout(crate::PATIENCE, connecting).await {
                    Ok(Ok(client)) => Ok(Some(client)),
                    Ok(Err(fantoccini::error::NewSessionError::FailedC(_))) => Ok(None),
                    Ok(Err(error)) => bail!("the window did not open: {error}"),
                    Err(_) => bail!(
                        "the window did not open in {} s. It said:\n{}\nOf its processes there are:\n{}",
                        crate::PATIENCE.as_secs(),
                        std::fs::read_to_string(log)?,
                        processes(data)?
                    ),
                }
            }
        })
        .await?;
        Ok(Window { client, data: data.join("data"), _driver: driver })
    }

    /// The element that XPath finds, once it is there.
    pub async fn find(&self, xpath: &str) -> Result<Element> {
        until(&format!("{xpath} to be in the window"), || async {
            Ok(self.client.find(Locator::XPath(xpath)).await.ok())
        })
        .await
    }

    /// Waits until the window shows `text` somewhere.
    pub async fn shows(&self, text: &str) -> Result<()> {
        let result = until(&format!("the window to show {text:?}"), || async {
            Ok(self.text().await?.contains(text).then_some(()))
        })
        .await;
        match result {
            Ok(()) => Ok(()),
            Err(error) => bail!("{error}; it shows:\n{}", self.text().await.unwrap_or_default()),
        }
    }

    /// All the text that can be seen; what is only said to a screen reader lingers for a while, and is left out.
    pub async fn text(&self) -> Result<String> {
        const SEEN: &str = "const heard = document.querySelector('.only-heard'); \
                            if (heard) heard.style.display = 'none'; \
                            const seen = document.body.innerText; \
                            if (heard) heard.style.display = ''; \
                            return seen";
        let text = self.client.execute(SEEN, vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// The whole document, seen or not.
    pub async fn source(&self) -> Result<String> {
        Ok(self.client.source().await?)
    }

    /// Takes a picture, once nothing moves any more and the fonts are there.
    pub async fn picture(&self, to: &Path) -> Result<()> {
        const STILL: &str = "return document.fonts.status === 'loaded' && \
                             document.getAnimations().every((a) => a.playState !== 'running')";
        until("the window to be still", || async { Ok((self.script(STILL).await? == true).then_some(())) })
            .await?;
        std::fs::write(to, self.client.screenshot().await?)?;
        Ok(())
    }

    pub async fn script(&self, script: &str) -> Result<Value> {
        Ok(self.client.execute(script, vec![]).await?)
    }

    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Pulls the plug: the program gets no chance to do anything. It is gone when its files are closed.
    pub async fn kill(self) -> Result<()> {
        let ours = self.data.display().to_string();
        let status = Program::new("pkill").args(["-9", "-f", "--", &format!("--data {ours}")]).status()?;
        if !status.success() {
            bail!("Hotseat on {ours} was not running");
        }
        until("the killed program to let go of its interview", || async {
            let lock = File::open(self.data.join("hotseat.lock"));
            // Without an interview there is none.
            Ok(lock.map_or(true, |lock| lock.try_lock().is_ok()).then_some(()))
        })
        .await
    }

    /// Closes the window as a person does.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}

/// Sets the window's own settings, such as its theme, before it is opened on `data`.
pub fn prefer(data: &Path, settings: &Value) -> Result<()> {
    let folder = data.join("xdg/app.hotseat.desktop");
    std::fs::create_dir_all(&folder)?;
    Ok(std::fs::write(folder.join("window.json"), json!({ "settings": settings }).to_string())?)
}

/// Of what runs on a folder: its number, its state, what it waits for, and its arguments.
fn processes(data: &Path) -> Result<String> {
    let all = Program::new("ps").args(["-eo", "pid,ppid,stat,wchan:24,args"]).output()?;
    let ours = data.display().to_string();
    let all = String::from_utf8_lossy(&all.stdout);
    Ok(all
        .lines()
        .filter(|line| line.contains(&ours) || line.contains("WebKit"))
        .collect::<Vec<_>>()
        .join("\n"))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
