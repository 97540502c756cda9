//! Naming, tagging and deleting what was held.

use crate::Context;
use crate::outcome::Outcome;
use crate::session_id::find;
use crate::words;
use clap::Args;
use hotseat_api::dto::{DeletedThing, Deletion, HistoryFilter, SessionCard, WhatGoes};
use hotseat_api::{ApiError, Code, Hotseat};

/// What is deleted, or taken back.
#[derive(Args)]
pub struct What {
    /// A session's id, the beginning of one, or `last`
    id: String,
    /// Only this answer, counted from 1
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    answer: Option<u32>,
    /// Only the sound: the words stay
    #[arg(long)]
    sound: bool,
}

fn card(context: &Context, card: &SessionCard) -> Result<Outcome, ApiError> {
    if context.json {
        return Outcome::json(card);
    }
    let tags = if card.tags.is_empty() { String::new() } else { format!(" ({})", card.tags.join(", ")) };
    Ok(Outcome::text(format!("{} {}{tags}\n", card.id, card.title)))
}

fn named(hotseat: &Hotseat, wanted: &str) -> Result<String, ApiError> {
    Ok(find(&hotseat.history(HistoryFilter::default())?.sessions, wanted)?.id.clone())
}

pub fn rename(context: &Context, wanted: &str, title: String) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let id = named(&hotseat, wanted)?;
    card(context, &hotseat.rename_session(id, title)?)
}

pub fn tag(context: &Context, wanted: &str, tags: Vec<String>) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let id = named(&hotseat, wanted)?;
    card(context, &hotseat.tag_session(id, tags)?)
}

/// Says what would go; with `yes` it goes.
pub fn delete(context: &Context, what: &What, yes: bool) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let session = named(&hotseat, &what.id)?;
    let item = what.answer.map(|number| number - 1);
    let goes = hotseat.what_goes(Deletion { session, item, sound_only: what.sound })?;
    if !yes {
        if context.json {
            return Outcome::json(&goes);
        }
        return Ok(Outcome::text(format!(
            "{} would go. Nothing was deleted: add --yes to delete it.\n",
            in_words(&goes)
        )));
    }
    let deleted = hotseat.delete_from_history(goes.what.clone())?;
    if context.json {
        return Outcome::json(&deleted);
    }
    Ok(Outcome::text(format!(
        "Deleted: {}. `session undelete` takes it back until {}.\n",
        in_words(&goes),
        words::moment(&deleted.goes)
    )))
}

pub fn undelete(context: &Context, what: &What) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let item = what.answer.map(|number| number - 1);
    let deleted = hotseat.disk_use()?.deleted;
    let fits = |thing: &&DeletedThing| {
        (what.id == "last" || thing.what.session.starts_with(&what.id))
            && thing.what.item == item
            && thing.what.sound_only == what.sound
    };
    let mut found = deleted.iter().filter(fits);
    let (Some(thing), next) = (found.next(), found.next()) else {
        return Err(ApiError::new(
            Code::NotFound,
            format!(
                "Nothing deleted fits {:?}: `hotseat-cli storage` shows what can be taken back.",
                what.id
            ),
        ));
    };
    if next.is_some() && what.id != "last" {
        return Err(ApiError::new(
            Code::Invalid,
            format!("Several deleted sessions have ids that begin with {:?}: give more of it.", what.id),
        ));
    }
    hotseat.undelete(thing.what.clone())?;
    if context.json {
        Outcome::json(&thing.what)
    } else {
        Ok(Outcome::text(format!("{} is back.\n", thing.title)))
    }
}

/// "“Node.js”: 3 answers, 2 recordings (4:10, 1.2 MB)".
pub fn in_words(goes: &WhatGoes) -> String {
    let mut parts = Vec::new();
    if goes.answers > 0 {
        parts.push(words::count(goes.answers as usize, "answer"));
    }
    if goes.files > 0 {
        parts.push(format!(
            "{} ({}, {})",
            words::count(goes.files as usize, "recording"),
            words::clock(goes.sound),
            words::size(goes.bytes)
        ));
    }
    if goes.transcripts > 0 {
        parts.push(words::count(goes.transcripts as usize, "transcript"));
    }
    if parts.is_empty() {
        parts.push("nothing but its name and times".to_owned());
    }
    format!("“{}”: {}", goes.title, parts.join(", "))
}
