use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::session_id::find;
use crate::table::table;
use clap::{Args, Subcommand, ValueEnum};
use hotseat_api::dto::{HistoryFilter, SpokenView, TranscriptFormat};
use hotseat_api::{ApiError, Code, Hotseat};
use hotseat_interview::Millis;
use serde::Serialize;
use std::path::PathBuf;

/// List the recordings of an interview, and take their words and sound out
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli recording list last
  hotseat-cli recording text 0199a3 --format srt --out answer.srt
  hotseat-cli recording clip 0199a3 --from 12.5 --to 20 --out clip.wav"))]
pub struct Recordings {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The recordings of a session
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli recording list last --json"))]
    List {
        /// A session's id, the beginning of one, or `last`
        session: String,
    },
    /// What was said in a recording, as it counts now: text, or subtitles
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli recording text 0199a3 --format vtt"))]
    Text {
        /// A recording's id, as `list` shows it
        id: String,
        #[arg(long, default_value = "txt")]
        format: Format,
        /// Write to this file, instead of printing
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The sound of a span, as a WAV
    #[command(after_long_help = teaches!("\
Example:
  hotseat-cli recording clip 0199a3 --from 12.5 --to 20 --out clip.wav"))]
    Clip {
        /// A recording's id, as `list` shows it
        id: String,
        /// Second at which it begins
        #[arg(long, value_name = "SECONDS", default_value = "0", value_parser = seconds)]
        from: Millis,
        /// Second at which it ends [default: the end of the recording]
        #[arg(long, value_name = "SECONDS", value_parser = seconds)]
        to: Option<Millis>,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Txt,
    Srt,
    Vtt,
}

impl From<Format> for TranscriptFormat {
    fn from(format: Format) -> TranscriptFormat {
        match format {
            Format::Txt => TranscriptFormat::Txt,
            Format::Srt => TranscriptFormat::Srt,
            Format::Vtt => TranscriptFormat::Vtt,
        }
    }
}

/// A number of seconds, to the millisecond, up to a day.
fn seconds(text: &str) -> Result<Millis, ApiError> {
    match text.parse::<f64>() {
        Ok(number) if (0.0..=86_400.0).contains(&number) => Ok(Millis((number * 1000.0).round() as u64)),
        _ => Err(ApiError::new(Code::Invalid, "give a number of seconds, such as 12.5")),
    }
}

/// What `list --json` prints of a recording.
#[derive(Serialize)]
struct Listed {
    question: String,
    #[serde(flatten)]
    spoken: SpokenView,
}

pub fn recordings(context: &Context, asked: Recordings) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let written = match asked.what {
        What::List { session } => return list(context, &hotseat, &session),
        What::Text { id, format, out: None } => {
            return hotseat.exported_transcript(&id, format.into()).map(Outcome::text);
        }
        What::Text { id, format, out: Some(out) } => {
            hotseat.export_transcript(id, format.into(), out.display().to_string())?
        }
        What::Clip { id, from, to, out } => {
            let to = to.unwrap_or(Millis(u64::MAX));
            hotseat.export_clip(id, from, to, out.display().to_string())?
        }
    };
    if context.json {
        return Outcome::json(&written);
    }
    Ok(Outcome::text(format!("Wrote {} ({} bytes).\n", written.path, written.bytes)))
}

fn list(context: &Context, hotseat: &Hotseat, wanted: &str) -> Result<Outcome, ApiError> {
    let id = find(&hotseat.history(HistoryFilter::default())?.sessions, wanted)?.id.clone();
    let plan = hotseat.session_export(&id)?.plan;
    let mut all = Vec::new();
    for (item, asked) in hotseat.session(id)?.items.into_iter().zip(&plan.items) {
        for take in item.takes {
            let follow_ups = take.probes.into_iter().flat_map(|probe| probe.spoken);
            all.extend(
                take.spoken
                    .into_iter()
                    .chain(follow_ups)
                    .map(|spoken| Listed { question: asked.question.id.to_string(), spoken }),
            );
        }
    }
    if context.json {
        return Outcome::json(&all);
    }
    if all.is_empty() {
        return Ok(Outcome::text("This session has no recordings.\n".to_owned()));
    }
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|Listed { question, spoken }| {
            let words = match spoken.transcript {
                Some(_) => crate::words::count(spoken.words.len(), "word"),
                None => "no transcript".to_owned(),
            };
            let length = spoken.length.map_or("not whole".to_owned(), crate::words::clock);
            vec![spoken.recording.clone(), question.clone(), length, words, spoken.origin.clone()]
        })
        .collect();
    Ok(Outcome::text(table("", &rows)))
}
