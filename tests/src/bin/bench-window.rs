//! First paint and idle memory of Hotseat's window, beside an empty Tauri window measured in the
//! same run on the same machine. Prints figures; asserts nothing.

use anyhow::{Context, Result, bail};
use hotseat_acceptance::{Screen, built_for_release};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

const ROUNDS: usize = 9;
/// Long enough for a window to have settled after its first paint.
const IDLE: Duration = Duration::from_secs(4);

struct Measured {
    /// The first thing the window shows.
    paint: Duration,
    /// Its first page; the empty window has none.
    page: Option<Duration>,
    memory_kib: u64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let screen = Screen::open(1280, 860).await?;
    let data = tempfile::tempdir()?;
    let hotseat = built_for_release("hotseat")?;
    let empty = built_for_release("examples/empty-window")?;
    // Once each without measuring: the first start fills the data folder and the caches.
    measure(&screen, &hotseat, data.path()).await?;
    measure(&screen, &empty, data.path()).await?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(measure(&screen, &hotseat, data.path()).await?);
        theirs.push(measure(&screen, &empty, data.path()).await?);
    }
    println!("Medians of {ROUNDS} alternating starts: from starting the process to the first thing that its");
    println!("window paints (Hotseat: the frame), to its first page, and the proportional set size of all");
    println!("its processes {} s later.\n", IDLE.as_secs());
    println!("| | Hotseat | empty window | ratio |");
    println!("| --- | --- | --- | --- |");
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let (a, b) = (median(&ours, |m| ms(m.paint)), median(&theirs, |m| ms(m.paint)));
    println!("| first paint | {a:.0} ms | {b:.0} ms | {:.2} |", a / b);
    let page = median(&ours, |m| ms(m.page.unwrap_or_default()));
    println!("| first page | {page:.0} ms | | {:.2} |", page / b);
    let mib = |m: &Measured| m.memory_kib as f64 / 1024.0;
    let (a, b) = (median(&ours, mib), median(&theirs, mib));
    println!("| idle memory | {a:.0} MiB | {b:.0} MiB | {:.2} |", a / b);
    Ok(())
}

async fn measure(screen: &Screen, program: &Path, data: &Path) -> Result<Measured> {
    let began = Instant::now();
    let mut child = Command::new(program)
        .env("DISPLAY", screen.display())
        .env_remove("WAYLAND_DISPLAY")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .env("NO_AT_BRIDGE", "1")
        .env("HOTSEAT_DATA", data.join("data"))
        .env("XDG_DATA_HOME", data.join("xdg"))
        .env("XDG_CACHE_HOME", data.join("xdg"))
        .env("HOTSEAT_SAY_PAINTED", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{} can't be started", program.display()))?;
    let Some(stdout) = child.stdout.take() else { bail!("{} has no output", program.display()) };
    let mut lines = BufReader::new(stdout).lines();
    let mut first = None;
    let last = loop {
        let line = tokio::time::timeout(Duration::from_secs(60), lines.next_line()).await;
        let at = began.elapsed();
        match line.context("it never painted")??.as_deref() {
            Some("framed") => first = Some(at),
            Some("painted") => break at,
            _ => bail!("{} ended before it painted", program.display()),
        }
    };
    let (paint, page) = (first.unwrap_or(last), first.map(|_| last));
    tokio::time::sleep(IDLE).await;
    let memory_kib = memory_of_tree(&child)?;
    child.kill().await?;
    Ok(Measured { paint, page, memory_kib })
}

/// Proportional set size of a process and all below it, in KiB.
fn memory_of_tree(child: &Child) -> Result<u64> {
    let root = child.id().context("it has ended")?;
    let mut parents = Vec::new();
    for entry in std::fs::read_dir("/proc")?.flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else { continue };
        // The name in brackets may hold anything; the parent is the second field after it.
        let parent =
            stat.rsplit(") ").next().and_then(|rest| rest.split(' ').nth(1)).and_then(|id| id.parse().ok());
        parents.push((pid, parent.unwrap_or(0)));
    }
    let mut tree = vec![root];
    let mut next = 0;
    while next < tree.len() {
        let parent = tree[next];
        tree.extend(parents.iter().filter(|(_, above)| *above == parent).map(|(pid, _)| *pid));
        next += 1;
    }
    let mut total = 0;
    for pid in tree {
        let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
        total += pss
            .and_then(|pss| pss.split_whitespace().next())
            .and_then(|kib| kib.parse::<u64>().ok())
            .unwrap_or(0);
    }
    Ok(total)
}

fn median(of: &[Measured], figure: impl Fn(&Measured) -> f64) -> f64 {
    let mut figures: Vec<f64> = of.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
