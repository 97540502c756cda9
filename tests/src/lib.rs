//! Drives the real program in a real window on a virtual screen.

mod by_keyboard;
mod cli;
mod desk;
mod screen;
mod stage;
mod window;

pub use cli::Cli;
pub use desk::Desk;
pub use screen::Screen;
pub use stage::Interview;
pub use window::{Window, prefer};

use anyhow::{Result, bail};
use std::future::Future;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long a condition may take to come true before the test says that it never did. Generous,
/// since nothing is ever slowed down by it.
pub const PATIENCE: Duration = Duration::from_secs(40);
const POLL: Duration = Duration::from_millis(50);

/// Asks again and again until there is an answer.
///
/// # Errors
/// When there is none for [`PATIENCE`], naming `what` was waited for; and at once when asking fails.
pub async fn until<T, F>(what: &str, mut ask: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<Option<T>>>,
{
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = ask().await? {
            return Ok(found);
        }
        if Instant::now() > deadline {
            bail!("waited {} s in vain for {what}", PATIENCE.as_secs());
        }
        tokio::time::sleep(POLL).await;
    }
}

/// A program of this repository that was built before.
pub fn built(name: &str) -> Result<PathBuf> {
    find_built("debug", name)
}

/// The same, as it is shipped.
pub fn built_for_release(name: &str) -> Result<PathBuf> {
    find_built("release", name)
}

fn find_built(profile: &str, name: &str) -> Result<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let program = target.join(profile).join(name);
    if !program.is_file() {
        bail!("{} is not there: `./dev test` and `./dev bench` build it before this", program.display());
    }
    Ok(program.canonicalize()?)
}
