use crate::Context;
use crate::args::teaches;
use crate::known::check_tags;
use crate::outcome::Outcome;
use crate::session_id::find;
use crate::table::{one_line, table};
use crate::tidying;
use crate::words;
use clap::{Args, Subcommand, ValueEnum};
use hotseat_api::ApiError;
use hotseat_api::dto::{ExportFormat, HistoryFilter, ItemReview, SessionCard, SessionView};
use hotseat_interview::Plan;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// List, show, name, export and delete the interviews that were held
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli session list
  hotseat-cli session show last
  hotseat-cli session export 0199a3 --format markdown --out interview.md

ID is a session's id, the beginning of one, or `last`."))]
pub struct Session {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// All sessions, newest first
    #[command(after_long_help = teaches!("\
Examples:
  hotseat-cli session list --json
  hotseat-cli session list --tag acme --limit 10"))]
    List {
        /// Only sessions with these words in their name
        #[arg(long, default_value = "", hide_default_value = true)]
        text: String,
        /// Only sessions with this tag; several may be given
        #[arg(long, value_name = "TAG")]
        tag: Vec<String>,
        /// How many at most
        #[arg(long)]
        limit: Option<u32>,
    },
    /// One session: every answer, its times and its verdicts
    ///
    /// What may not be seen before an answer is judged and locked is not shown either.
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli session show last"))]
    Show {
        /// A session's id, the beginning of one, or `last`
        id: String,
    },
    /// Give a session another name
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli session rename last 'Acme, second round'"))]
    Rename {
        /// A session's id, the beginning of one, or `last`
        id: String,
        title: String,
    },
    /// Give a session these tags, in place of those it has
    #[command(after_long_help = teaches!("\
Examples:
  hotseat-cli session tag last acme second-round
  hotseat-cli session tag last"))]
    Tag {
        /// A session's id, the beginning of one, or `last`
        id: String,
        tags: Vec<String>,
    },
    /// Say what would go with a session, an answer, or its sound; with --yes, delete it
    ///
    /// It can be taken back for a day. After that its words and its sound are gone from the disk.
    #[command(after_long_help = teaches!("\
Examples:
  hotseat-cli session delete last
  hotseat-cli session delete last --answer 2 --yes
  hotseat-cli session delete last --sound --yes"))]
    Delete {
        #[command(flatten)]
        what: tidying::What,
        /// Delete it
        #[arg(long)]
        yes: bool,
    },
    /// Take a deletion back
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli session undelete last --answer 2"))]
    Undelete {
        #[command(flatten)]
        what: tidying::What,
    },
    /// One session as a file: Markdown to read, or JSON that holds everything and replays
    ///
    /// The JSON is described by docs/schema/session.schema.json.
    #[command(after_long_help = teaches!("\
Examples:
  hotseat-cli session export last > interview.md
  hotseat-cli session export last --format json --out session.json"))]
    Export {
        /// A session's id, the beginning of one, or `last`
        id: String,
        /// [default: markdown, and json with --json]
        #[arg(long)]
        format: Option<Format>,
        /// Write to this file, instead of printing
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Markdown,
    Json,
}

pub fn session(context: &Context, asked: Session) -> Result<Outcome, ApiError> {
    match asked.what {
        What::List { text, tag, limit } => {
            list(context, HistoryFilter { text, tags: tag, limit, ..HistoryFilter::default() })
        }
        What::Rename { id, title } => tidying::rename(context, &id, title),
        What::Tag { id, tags } => tidying::tag(context, &id, tags),
        What::Delete { what, yes } => tidying::delete(context, &what, yes),
        What::Undelete { what } => tidying::undelete(context, &what),
        What::Show { id } => show(context, &id),
        What::Export { id, format, out } => {
            let format = match format {
                Some(Format::Json) => ExportFormat::Json,
                Some(Format::Markdown) => ExportFormat::Markdown,
                None if context.json => ExportFormat::Json,
                None => ExportFormat::Markdown,
            };
            export(context, &id, format, out.as_deref())
        }
    }
}

fn list(context: &Context, filter: HistoryFilter) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    check_tags(&hotseat, &filter.tags)?;
    let page = hotseat.history(filter)?;
    let sessions = page.sessions;
    if context.json {
        return Outcome::json(&sessions);
    }
    if sessions.is_empty() {
        let none = match page.all {
            0 => "No sessions yet.\n".to_owned(),
            all => format!("None of {} fits.\n", words::count(all as usize, "session")),
        };
        return Ok(Outcome::text(none));
    }
    let rows: Vec<Vec<String>> = sessions
        .iter()
        .map(|card| {
            vec![
                card.id.clone(),
                words::moment(&card.started),
                words::mode(card.mode).to_owned(),
                format!("{} of {} answered", card.answered, card.questions),
                words::clock(card.used),
                standing(card),
                card.title.clone(),
            ]
        })
        .collect();
    Ok(Outcome::text(table("", &rows)))
}

fn show(context: &Context, wanted: &str) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let id = find(&hotseat.history(HistoryFilter::default())?.sessions, wanted)?.id.clone();
    let view = hotseat.session(id.clone())?;
    if context.json {
        return Outcome::json(&view);
    }
    let plan = hotseat.session_export(&id)?.plan;
    let mut out = summary(&view, &plan);
    for note in &view.review_notes {
        let _ = writeln!(out, "Note: {}", one_line(&note.text));
    }
    for (index, (item, asked)) in view.items.iter().zip(&plan.items).enumerate() {
        let _ = writeln!(out, "\n{}. {}", index + 1, one_line(&asked.question.title));
        out.push_str(&item_shown(item));
    }
    Ok(Outcome::text(out))
}

fn export(
    context: &Context,
    wanted: &str,
    format: ExportFormat,
    out: Option<&Path>,
) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let id = find(&hotseat.history(HistoryFilter::default())?.sessions, wanted)?.id.clone();
    let Some(out) = out else { return Ok(Outcome::text(hotseat.exported_text(&id, format)?)) };
    let exported = hotseat.export(id, format, out.display().to_string())?;
    if context.json {
        Outcome::json(&exported)
    } else {
        Ok(Outcome::text(format!("Wrote {} ({} bytes).\n", exported.path, exported.bytes)))
    }
}

/// What became of a session: a head, and a line for each question.
pub fn summary(view: &SessionView, plan: &Plan) -> String {
    let card = &view.card;
    let mut out = format!("session {}\n", card.id);
    let _ = writeln!(
        out,
        "{}, {}, {} mode: {} of {} answered, {} of {} used{}",
        one_line(&card.title),
        words::moment(&card.started),
        words::mode(card.mode),
        card.answered,
        words::count(card.questions as usize, "question"),
        words::clock(view.whole.used),
        words::clock(view.whole.budget),
        match standing(card) {
            standing if standing.is_empty() => String::new(),
            standing => format!(", {standing}"),
        }
    );
    let rows: Vec<Vec<String>> = view
        .items
        .iter()
        .zip(&plan.items)
        .enumerate()
        .map(|(index, (item, asked))| {
            let judged = if item.locked.is_some() { "locked" } else { "" };
            vec![
                format!("{}.", index + 1),
                words::outcome(item.outcome).to_owned(),
                judged.to_owned(),
                words::reading(&item.answer),
                asked.question.id.to_string(),
            ]
        })
        .collect();
    out + &table("  ", &rows)
}

fn item_shown(item: &ItemReview) -> String {
    let mut out = format!(
        "   {}, thought {}, answered {}\n",
        words::outcome(item.outcome),
        words::reading(&item.think),
        words::reading(&item.answer)
    );
    for take in &item.takes {
        for line in take.text.lines() {
            let _ = writeln!(out, "   | {}", one_line(line));
        }
    }
    if item.to_judge.is_some() {
        out.push_str("   Not judged yet: the key points and verdicts come with the lock.\n");
    }
    let Some(reveal) = &item.reveal else { return out };
    let point = |point: &hotseat_api::dto::RevealedPoint| {
        vec![
            format!("you: {}", point.judgement.map_or("-", words::judgement)),
            format!("program: {}", point.verdict.map_or("-", words::verdict)),
            point.overruled.map(|own| format!("yours instead: {}", words::verdict(own))).unwrap_or_default(),
            words::weight(point.weight).to_owned(),
            point.say.clone(),
        ]
    };
    out.push_str(&table("   ", &reveal.points.iter().map(point).collect::<Vec<_>>()));
    for trap in reveal.traps.iter().filter(|trap| trap.said) {
        let _ = writeln!(out, "   A misconception was heard: {}", one_line(&trap.why));
    }
    for scored in &reveal.rows {
        let Some(level) = scored.level else { continue };
        let _ = writeln!(out, "   {}: {level}", one_line(&scored.row.title));
    }
    out
}

fn standing(card: &SessionCard) -> String {
    match (card.finished, card.awaiting) {
        (false, _) => "not finished".to_owned(),
        (true, 0) => String::new(),
        (true, awaiting) => format!("{awaiting} not judged"),
    }
}
