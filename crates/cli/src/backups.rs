use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::words;
use clap::Args;
use hotseat_api::dto::{BackupView, Restored};
use hotseat_api::{ApiError, check_backup, restore_backup};
use std::path::PathBuf;

/// Write everything into one file, or look whether such a file is sound
///
/// It holds questions, sessions, recordings, transcripts, scores and own packs; not the speech models,
/// which can be had again. A file that was there before is replaced, once the new one is whole.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli backup hotseat-2026-11-21.zip
  hotseat-cli backup --check hotseat-2026-11-21.zip"))]
pub struct Backup {
    /// The file, a zip archive
    file: PathBuf,
    /// Write nothing: read all of the file, and say what is in it
    #[arg(long)]
    check: bool,
}

/// Restore a backup into a folder that is empty or not there yet
///
/// The folder appears whole or not at all; nothing is ever overwritten. Without `--into` it is the data
/// folder, on a machine that has none yet. Start Hotseat with `--data` to use another one.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli restore hotseat-2026-11-21.zip --into ~/hotseat-restored
  hotseat-cli --data ~/hotseat-restored session list"))]
pub struct Restore {
    /// A file that `backup` has written
    file: PathBuf,
    /// The folder to restore into
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
}

pub fn backup(context: &Context, asked: &Backup) -> Result<Outcome, ApiError> {
    let backup = match asked.check {
        true => check_backup(&asked.file)?,
        false => context.open()?.back_up(asked.file.display().to_string())?,
    };
    if context.json {
        return Outcome::json(&backup);
    }
    let done = if asked.check { "is sound" } else { "is written" };
    let missing = match backup.missing {
        0 => String::new(),
        _ => format!("{} had no sound file any more.\n", words::count(backup.missing as usize, "recording")),
    };
    Ok(Outcome::text(format!("{} {done}: {}.\n{missing}", backup.path, holds(&backup))))
}

pub fn restore(context: &Context, asked: &Restore) -> Result<Outcome, ApiError> {
    let folder = match &asked.into {
        Some(folder) => folder.clone(),
        None => context.folder()?,
    };
    let restored: Restored = restore_backup(&asked.file, &folder)?;
    if context.json {
        return Outcome::json(&restored);
    }
    Ok(Outcome::text(format!(
        "{} holds {} now. Start Hotseat with --data {} to use it.\n",
        restored.folder,
        holds(&restored.backup),
        restored.folder
    )))
}

fn holds(backup: &BackupView) -> String {
    format!(
        "{}, {}, {}, made {}",
        words::count(backup.sessions as usize, "session"),
        words::count(backup.recordings as usize, "recording"),
        words::size(backup.bytes),
        words::moment(&backup.made)
    )
}
