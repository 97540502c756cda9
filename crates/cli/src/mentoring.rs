use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::session_id::find;
use crate::table::one_line;
use crate::words;
use clap::Args;
use hotseat_api::dto::{HistoryFilter, Millis, ShareChoice};
use hotseat_api::{ApiError, Code};
use std::path::PathBuf;

/// Make one file of a session's answers for a mentor, who needs nothing but a browser
///
/// It holds the answers, their sound and the rubric; it opens no connection. Of an answer that is not
/// locked, neither scores nor model answers go into it. Words given with --redact are blanked in the
/// text and silenced in the sound; listen before you send it, since a word that was misheard is not
/// found.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli share last --out answers.html
  hotseat-cli share last --question 2 --redact \"Acme Corp\" --own-scores --out answers.html"))]
pub struct Share {
    /// A session's id, the beginning of one, or `last`
    id: String,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Only this question, counted from 1; may be given several times
    #[arg(long = "question", value_name = "N")]
    questions: Vec<u32>,
    /// Your name, as the mentor reads it
    #[arg(long, default_value = "", value_name = "NAME")]
    by: String,
    /// Leave the sound out
    #[arg(long, conflicts_with = "no_words")]
    no_sound: bool,
    /// Leave the words out
    #[arg(long)]
    no_words: bool,
    /// Your own scores too; the mentor sees them after scoring
    #[arg(long)]
    own_scores: bool,
    /// Key points and model answers too
    #[arg(long)]
    model: bool,
    /// A word or phrase to take out wherever it was said; may be given several times
    #[arg(long, value_name = "WORDS")]
    redact: Vec<String>,
}

pub fn share(context: &Context, asked: Share) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let session = find(&hotseat.history(HistoryFilter::default())?.sessions, &asked.id)?.id.clone();
    let start = hotseat.share_start(session.clone())?;
    let items: Vec<u32> = if asked.questions.is_empty() {
        start.items.iter().map(|item| item.item).collect()
    } else {
        let from_zero = asked.questions.iter().map(|number| {
            number.checked_sub(1).ok_or_else(|| ApiError::new(Code::Invalid, "Questions are counted from 1."))
        });
        from_zero.collect::<Result<_, _>>()?
    };
    let choice = ShareChoice {
        session,
        by: asked.by,
        items,
        sound: !asked.no_sound,
        words: !asked.no_words,
        own_scores: asked.own_scores,
        model: asked.model,
        redact: Vec::new(),
        redact_phrases: asked.redact,
    };
    let shared = hotseat.share(choice, asked.out.display().to_string())?;
    if context.json {
        return Outcome::json(&shared);
    }
    let mut gone = String::new();
    if shared.blanked > 0 {
        gone = format!(" {} blanked.", words::count(shared.blanked as usize, "word"));
    }
    if shared.silenced > Millis::ZERO {
        gone.push_str(&format!(" {} of sound silenced.", words::clock(shared.silenced)));
    }
    Ok(Outcome::text(format!(
        "Wrote {} ({} bytes, {} of them sound).{gone}\n",
        shared.path, shared.bytes, shared.sound_bytes
    )))
}

/// Take in what a mentor saved
///
/// Their scores lie beside your own, by name. The same file twice changes nothing.
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli merge response-Grace.json"))]
pub struct Merge {
    /// The file that the mentor's page saved
    file: PathBuf,
}

pub fn merge(context: &Context, asked: &Merge) -> Result<Outcome, ApiError> {
    let merged = context.open()?.merge_response(asked.file.display().to_string())?;
    if context.json {
        return Outcome::json(&merged);
    }
    let name = one_line(&merged.name);
    if merged.already {
        return Ok(Outcome::text(format!("This response of {name} is here already.\n")));
    }
    Ok(Outcome::text(format!(
        "{name} scored {} and wrote {} on session {}.\n",
        words::count(merged.scored as usize, "answer"),
        words::count(merged.comments as usize, "comment"),
        merged.session
    )))
}
