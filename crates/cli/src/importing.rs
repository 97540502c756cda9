use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::{one_line, table};
use crate::words::count;
use clap::Args;
use hotseat_api::dto::PackCard;
use hotseat_api::{ApiError, Code, Hotseat, ListReport, inspect_list};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Take questions from Markdown lists into the bank
///
/// Reads each list whole to find how it marks its questions, shows every question with its lines,
/// and stores it. The same file imported again replaces what it brought before. With several
/// files, one that can't be used does not stop the others.
///
/// With --json an array comes out, one object per file: path, file, title, dialect, confidence,
/// questions, notes and what was stored, or path and error. Lines are counted from 1; first_line
/// and last_line are those of the answer.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli import backend-questions.md
  hotseat-cli import --dry-run --json lists/*.md
  hotseat-cli import --title \"Go, from the wiki\" go.md"))]
pub struct Import {
    /// Markdown lists in any common style
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Show what would be taken, and store nothing
    #[arg(long)]
    dry_run: bool,

    /// A name for the list in the bank, for one file; otherwise its own title
    #[arg(long)]
    title: Option<String>,
}

#[derive(Serialize)]
struct Taken {
    #[serde(flatten)]
    report: ListReport,
    /// None in a dry run, or where there were no questions.
    stored: Option<PackCard>,
}

#[derive(Serialize)]
struct Refused {
    path: PathBuf,
    error: ApiError,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PerFile {
    Taken(Box<Taken>),
    Refused(Refused),
}

pub fn import(context: &Context, asked: &Import) -> Result<Outcome, ApiError> {
    if asked.title.is_some() && asked.files.len() > 1 {
        return Err(ApiError::new(Code::Invalid, "--title names one list: give one file with it."));
    }
    let bank = if asked.dry_run { None } else { Some(context.open()?) };
    let title = asked.title.as_deref();
    let results: Vec<PerFile> = asked
        .files
        .iter()
        .map(|path| match take(bank.as_ref(), path, title) {
            Ok(taken) => PerFile::Taken(Box::new(taken)),
            Err(error) => PerFile::Refused(Refused { path: path.clone(), error }),
        })
        .collect();
    let errors = results.iter().filter_map(PerFile::error).cloned().collect();
    let empty = results.iter().any(|result| matches!(result, PerFile::Taken(taken) if taken.is_empty()));
    let outcome = if context.json {
        Outcome::json(&results)?
    } else {
        let shown: Vec<String> = results.iter().filter_map(PerFile::shown).collect();
        Outcome::text(shown.join("\n"))
    };
    Ok(outcome.with_errors(errors).with_problems(empty))
}

fn take(bank: Option<&Hotseat>, path: &Path, title: Option<&str>) -> Result<Taken, ApiError> {
    let mut report = inspect_list(path)?;
    if let Some(title) = title {
        report.title = title.to_owned();
    }
    let stored = match bank {
        Some(bank) if !report.questions.is_empty() => {
            Some(bank.take_import(report.path.clone(), report.hash.clone(), report.title.clone())?)
        }
        _ => None,
    };
    Ok(Taken { report, stored })
}

impl PerFile {
    fn error(&self) -> Option<&ApiError> {
        match self {
            PerFile::Taken(_) => None,
            PerFile::Refused(refused) => Some(&refused.error),
        }
    }

    fn shown(&self) -> Option<String> {
        match self {
            PerFile::Taken(taken) => Some(taken.shown()),
            PerFile::Refused(_) => None,
        }
    }
}

impl Taken {
    fn is_empty(&self) -> bool {
        self.report.questions.is_empty()
    }

    fn shown(&self) -> String {
        let report = &self.report;
        let mut out = format!(
            "{}: {}, {}, confidence {:.2}\n",
            report.path,
            count(report.questions.len(), "question"),
            report.dialect_words,
            report.confidence
        );
        let rows: Vec<Vec<String>> = report
            .questions
            .iter()
            .map(|question| {
                let found = &question.found;
                vec![
                    format!("{}-{}", found.heading_line, found.last_line.max(found.heading_line)),
                    found.number_as_written.clone().unwrap_or_default(),
                    match &found.answer {
                        Some(_) => count(question.key_points_proposed.len(), "key point"),
                        None => "no answer".to_owned(),
                    },
                    found.title.clone(),
                ]
            })
            .collect();
        out.push_str(&table("  ", &rows));
        for note in &report.notes {
            let place = if note.line == 0 { "Note".to_owned() } else { format!("Line {}", note.line) };
            let _ = writeln!(out, "{place}: {}", one_line(&note.message));
        }
        if let Some(card) = &self.stored {
            let _ = writeln!(out, "Stored as {:?} (pack {}).", card.title, card.id);
        } else {
            out.push_str("Nothing was stored.\n");
        }
        out
    }
}
