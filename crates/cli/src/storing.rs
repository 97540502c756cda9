use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::table;
use crate::words;
use clap::Args;
use hotseat_api::ApiError;
use hotseat_api::dto::{DiskUse, KeepRules};
use std::fmt::Write as _;

/// What takes room on the disk, how long it is kept, and what was deleted
///
/// Rules delete what is older than so many days: the sound of recordings, whose words stay, or whole
/// sessions. What a rule deletes can be taken back for a day, like everything else.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli storage
  hotseat-cli storage --keep-sound 90
  hotseat-cli storage --keep-sound ever --keep-sessions ever
  hotseat-cli storage --purge"))]
pub struct Storage {
    /// Keep the sound of recordings for so many days, or `ever`
    #[arg(long, value_name = "DAYS", value_parser = days)]
    keep_sound: Option<Days>,
    /// Keep whole sessions for so many days, or `ever`
    #[arg(long, value_name = "DAYS", value_parser = days)]
    keep_sessions: Option<Days>,
    /// Let go of everything deleted for good, at once
    #[arg(long)]
    purge: bool,
}

#[derive(Clone, Copy)]
struct Days(Option<u32>);

fn days(text: &str) -> Result<Days, String> {
    match text {
        "ever" => Ok(Days(None)),
        _ => text
            .parse()
            .map(|days| Days(Some(days)))
            .map_err(|_| "give a number of days, or `ever`".to_owned()),
    }
}

pub fn storage(context: &Context, asked: &Storage) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let mut used = hotseat.disk_use()?;
    if asked.keep_sound.is_some() || asked.keep_sessions.is_some() {
        let KeepRules { sound_days, session_days } = used.rules;
        used = hotseat.set_keep_rules(KeepRules {
            sound_days: asked.keep_sound.map_or(sound_days, |days| days.0),
            session_days: asked.keep_sessions.map_or(session_days, |days| days.0),
        })?;
    }
    if asked.purge {
        used = hotseat.purge(None)?;
    }
    if context.json { Outcome::json(&used) } else { Ok(Outcome::text(shown(&used))) }
}

fn shown(used: &DiskUse) -> String {
    let kept = |days: Option<u32>| days.map_or_else(|| "for ever".to_owned(), |days| format!("{days} days"));
    let sound = format!(
        "{}, {}",
        words::count(used.sound_files as usize, "recording"),
        words::clock(used.sound_length)
    );
    let mut out = table(
        "",
        &[
            vec!["questions, sessions, words".to_owned(), words::size(used.database)],
            vec![format!("sound ({sound})"), words::size(used.sound)],
            vec!["models".to_owned(), words::size(used.models)],
        ],
    );
    let _ = writeln!(
        out,
        "Sound is kept {}, sessions {}.",
        kept(used.rules.sound_days),
        kept(used.rules.session_days)
    );
    let largest: Vec<Vec<String>> = used
        .largest
        .iter()
        .map(|one| vec![one.id.clone(), words::moment(&one.held), words::size(one.bytes), one.title.clone()])
        .collect();
    if !largest.is_empty() {
        let _ = write!(out, "\nThe most sound:\n{}", table("  ", &largest));
    }
    let deleted: Vec<Vec<String>> = used
        .deleted
        .iter()
        .map(|thing| {
            let item = thing.what.item.map(|item| format!("answer {}", item + 1));
            let part = match (item, thing.what.sound_only) {
                (Some(item), true) => format!("sound of {item}"),
                (Some(item), false) => item,
                (None, true) => "sound".to_owned(),
                (None, false) => "session".to_owned(),
            };
            vec![
                thing.what.session.clone(),
                part,
                format!("goes {}", words::moment(&thing.goes)),
                thing.title.clone(),
            ]
        })
        .collect();
    if !deleted.is_empty() {
        let _ = write!(out, "\nDeleted, and can be taken back:\n{}", table("  ", &deleted));
    }
    out
}
