use crate::Context;
use crate::args::teaches;
use crate::known::check_tags;
use crate::outcome::Outcome;
use crate::session_id::find;
use clap::{Args, ValueEnum};
use hotseat_api::dto::{HistoryFilter, ReportFormat, ReportScope};
use hotseat_api::{ApiError, Code};
use std::path::PathBuf;

/// A report of a session, or of all finished sessions of some days
///
/// To read or print (HTML, Markdown, PDF), to reckon with (JSON, CSV), or to learn from: missed points
/// as notes for Anki, each with the second in the recording.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli report last --format pdf --out interview.pdf
  hotseat-cli report --from 2026-11-01 --until 2026-11-30 --format html --out november.html
  hotseat-cli report --tag acme --format anki --out missed.txt
  hotseat-cli report --format csv > figures.csv"))]
pub struct Report {
    /// A session's id, the beginning of one, or `last`; all finished sessions without it
    id: Option<String>,
    /// The first day, as 2026-11-01 (UTC)
    #[arg(long, value_name = "DAY", conflicts_with = "id")]
    from: Option<String>,
    /// The last day, inclusive
    #[arg(long, value_name = "DAY", conflicts_with = "id")]
    until: Option<String>,
    /// Only sessions with this tag; several may be given
    #[arg(long, value_name = "TAG", conflicts_with = "id")]
    tag: Vec<String>,
    /// [default: markdown, and json with --json]
    #[arg(long)]
    format: Option<Format>,
    /// Write to this file, instead of printing; a PDF needs one
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Html,
    Markdown,
    Pdf,
    Json,
    Anki,
    Csv,
}

impl From<Format> for ReportFormat {
    fn from(format: Format) -> ReportFormat {
        match format {
            Format::Html => ReportFormat::Html,
            Format::Markdown => ReportFormat::Markdown,
            Format::Pdf => ReportFormat::Pdf,
            Format::Json => ReportFormat::Json,
            Format::Anki => ReportFormat::Anki,
            Format::Csv => ReportFormat::Csv,
        }
    }
}

pub fn report(context: &Context, asked: Report) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    check_tags(&hotseat, &asked.tag)?;
    let session = match &asked.id {
        Some(wanted) => {
            let sessions = hotseat.history(HistoryFilter::default())?.sessions;
            Some(find(&sessions, wanted)?.id.clone())
        }
        None => None,
    };
    let default = if context.json && asked.out.is_none() { Format::Json } else { Format::Markdown };
    let format = ReportFormat::from(asked.format.unwrap_or(default));
    let scope = ReportScope { session, from: asked.from, until: asked.until, tags: asked.tag };
    match asked.out {
        Some(out) => {
            let exported = hotseat.report(scope, format, out.display().to_string())?;
            if context.json {
                Outcome::json(&exported)
            } else {
                Ok(Outcome::text(format!("Wrote {} ({} bytes).\n", exported.path, exported.bytes)))
            }
        }
        None if format == ReportFormat::Pdf => {
            Err(ApiError::new(Code::Invalid, "A PDF is not for a terminal: name a file with --out."))
        }
        None => {
            let bytes = hotseat.report_bytes(&scope, format)?;
            Ok(Outcome::text(String::from_utf8_lossy(&bytes).into_owned()))
        }
    }
}
