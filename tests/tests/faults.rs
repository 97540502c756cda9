//! What can go wrong around the program: its web process, its disk, its data folder.

use anyhow::{Context, Result, bail, ensure};
use fantoccini::key::Key;
use hotseat_acceptance::{Desk, PATIENCE, built, until};
use serde_json::json;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use tokio::io::{AsyncBufReadExt, BufReader};

/// With the web process goes the driver's session, so this looks from outside: the page paints
/// again. That it then stands where it stood is tested by loading it again, in `window.rs`.
#[tokio::test]
async fn a_web_process_that_dies_is_replaced() -> Result<()> {
    let desk = Desk::set_up().await?;
    let mut hotseat = tokio::process::Command::new(built("hotseat")?)
        .arg("--data")
        .arg(desk.data.path().join("data"))
        .env("DISPLAY", desk.screen.display())
        .env_remove("WAYLAND_DISPLAY")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .env("NO_AT_BRIDGE", "1")
        .env("XDG_DATA_HOME", desk.data.path().join("xdg"))
        .env("XDG_CACHE_HOME", desk.data.path().join("xdg"))
        .env("HOTSEAT_SAY_PAINTED", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let mut lines = BufReader::new(hotseat.stdout.take().context("it has an output")?).lines();
    let mut painted = async |when: &str| loop {
        match tokio::time::timeout(PATIENCE, lines.next_line()).await {
            Ok(Ok(Some(line))) if line == "painted" => return Ok(()),
            Ok(Ok(Some(_))) => {}
            other => bail!("no page {when}: {other:?}"),
        }
    };
    painted("at the start").await?;
    let id = hotseat.id().context("it runs")?.to_string();
    let killed = Command::new("pkill").args(["-9", "-P", &id, "-f", "WebKitWebProcess"]).status()?;
    ensure!(killed.success(), "there was a web process to kill");
    painted("after the web process died").await?;
    Ok(hotseat.kill().await?)
}

#[tokio::test]
async fn data_of_a_newer_version_is_left_alone_and_said_so() -> Result<()> {
    let desk = Desk::set_up().await?;
    // The command line makes the folder. A version is four bytes in the header of the database.
    desk.cli.text(&["session", "list"])?;
    let database = desk.data.path().join("data/hotseat.db");
    let mut bytes = std::fs::read(&database)?;
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    std::fs::write(&database, &bytes)?;
    let window = desk.window().await?;
    window.shows("Your data is from a newer Hotseat").await?;
    window.shows("Nothing was read or changed").await?;
    // Enter would be the way into an interview: it leads nowhere, and every page says why.
    window.press(Key::Enter).await?;
    for (key, page) in [('2', "Library"), ('3', "History")] {
        window.chord(&[Key::Control], key).await?;
        window.find(&format!("//main[@aria-label='{page}']")).await?;
        window.shows("Your data is from a newer Hotseat").await?;
    }
    window.close().await?;
    assert_eq!(std::fs::read(&database)?, bytes, "not a byte of it was changed");
    Ok(())
}

#[tokio::test]
async fn a_data_folder_that_was_repaired_is_opened_without_a_new_start() -> Result<()> {
    let desk = Desk::set_up().await?;
    let folder = desk.data.path().join("data");
    std::fs::write(&folder, "in the way")?;
    let window = desk.window().await?;
    window.shows("is a file, not a folder").await?;
    std::fs::remove_file(&folder)?;
    window.find("//button[contains(., 'Try again')]").await?.click().await?;
    let interview = desk.begin(&window, 5).await?;
    interview.at("thinking").await?;
    // Its clock runs, too.
    until("the clock to be stored", || async {
        Ok((desk.last_session()?["items"][0]["think_used"].as_u64() > Some(0)).then_some(()))
    })
    .await?;
    window.close().await
}

/// Tells the test, run again in a child process, where its small disk is.
const DISK: &str = "HOTSEAT_SMALL_DISK";
const FULL_DISK: &str = "a_disk_that_fills_up_costs_no_word";

/// The disk is a real one, of a few megabytes, that only a child process sees. Where the system lets
/// nobody mount one, the test says so and passes.
#[test]
fn a_disk_that_fills_up_costs_no_word() -> Result<()> {
    if let Some(disk) = std::env::var_os(DISK) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        return runtime.block_on(types_on(Path::new(&disk)));
    }
    let folder = tempfile::tempdir()?;
    let mount = r#"mount -t tmpfs -o size=6m tmpfs "$HOTSEAT_SMALL_DISK""#;
    let private = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        command.env(DISK, folder.path());
        command
    };
    if !private(mount).output().is_ok_and(|output| output.status.success()) {
        eprintln!("NOT TESTED: this system lets nobody mount a small disk of their own");
        return Ok(());
    }
    let output = private(&format!(r#"{mount} && exec "$@""#))
        .arg(std::env::current_exe()?)
        .args(["--exact", FULL_DISK, "--nocapture"])
        .output()?;
    let [said, complained] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    ensure!(output.status.success(), "on the small disk:\n{said}\n{complained}");
    ensure!(said.contains("1 passed"), "it did not run: {said}");
    Ok(())
}

async fn types_on(disk: &Path) -> Result<()> {
    let desk = Desk::set_up().await?;
    // The data alone: a driver's cache that can't grow may take the web process down.
    std::os::unix::fs::symlink(disk, desk.data.path().join("data"))?;
    let window = desk.window_planned(json!({ "count": 2, "think": 0, "answer": 600_000 })).await?;
    let interview = desk.begin(&window, 2).await?;
    interview.editor().await?;
    let mut typed = "Written while there was room. ".to_owned();
    window.type_text(&typed).await?;
    window.shows("Saved").await?;

    let filler = disk.join("filler");
    fill(&filler)?;
    let more = "Written while there was none. ".repeat(8);
    window.type_text(&more).await?;
    typed.push_str(&more);
    window.shows("Not saved yet.").await?;
    window.shows("The disk that holds").await?;
    // The answer does not close over words that are not on the disk.
    window.chord(&[Key::Control], Key::Enter).await?;
    window.shows("The answer stays open until they are.").await?;
    interview.at("answering").await?;

    std::fs::remove_file(&filler)?;
    until("the words to be on the disk", || async {
        let session = desk.last_session()?;
        Ok((session["items"][0]["takes"][0]["text"] == typed.as_str()).then_some(()))
    })
    .await?;
    window.shows("Saved").await?;
    let gone = until("the banner to go", || async {
        let text = window.text().await?;
        Ok((!text.contains("Not saved yet.") && !text.contains("The disk that holds")).then_some(()))
    })
    .await;
    if let Err(error) = gone {
        bail!("{error}; the window shows:\n{}", window.text().await?);
    }
    interview.hand_in().await?;
    interview.at("judging").await?;
    window.close().await
}

/// Takes all that is left, so that not one more block can be had.
fn fill(filler: &Path) -> Result<()> {
    let mut file = std::fs::File::create(filler)?;
    for block in [64 * 1024, 4096, 1] {
        while file.write_all(&vec![0; block]).is_ok() {}
    }
    match file.write(&[0]) {
        Err(error) if error.kind() == ErrorKind::StorageFull => Ok(()),
        other => bail!("the disk should be full: {other:?}"),
    }
}
