use crate::Context;
use crate::args::teaches;
use crate::duplicates::pairs;
use crate::outcome::Outcome;
use crate::table::{one_line, table};
use crate::words::count;
use clap::Args;
use hotseat_api::dto::{DuplicateView, GoneRow, ImportChoices, ImportRow, ImportStatus, PackCard};
use hotseat_api::{ApiError, Code, Hotseat, ListReport, inspect_list};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Find the questions in lists, and take them into the bank
///
/// Reads each list whole to find how it marks its questions, and shows every question with its
/// lines. Nothing is stored, unless --take is given. A list that is in the bank already is brought
/// up to date: ids, edits, reviewed key points and history are kept, and a question that is gone
/// from the list is set aside if it was edited or asked. With several files, one that can't be used
/// does not stop the others.
///
/// With --json an array comes out, one object per file: path, file, title, dialect, confidence,
/// questions, notes, what it would do to the bank (with --preview or --take) and what was stored, or
/// path and error. Lines are counted from 1; first_line and last_line are those of the answer.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli import backend-questions.md
  hotseat-cli import --preview backend-questions.md
  hotseat-cli import --take --no-question 12 --question 40 backend-questions.md
  hotseat-cli import --take --title \"Go, from the wiki\" go.md"))]
pub struct Import {
    /// Markdown lists in any common style
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Store what was found in the bank
    #[arg(long)]
    take: bool,

    /// Store nothing, as without --take
    #[arg(long, conflicts_with = "take")]
    dry_run: bool,

    /// Show also what taking it would do to the bank: new, changed, gone, and duplicates
    #[arg(long)]
    preview: bool,

    /// This line is a question, for one file; may be given several times. The bank remembers it
    #[arg(long = "question", value_name = "LINE")]
    questions: Vec<u32>,

    /// This line is no question, for one file; may be given several times. The bank remembers it
    #[arg(long = "no-question", value_name = "LINE")]
    not_questions: Vec<u32>,

    /// A name for the list in the bank, for one file; otherwise its own title
    #[arg(long)]
    title: Option<String>,
}

#[derive(Serialize)]
struct Taken {
    #[serde(flatten)]
    report: ListReport,
    /// None where the bank was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    bank: Option<Change>,
    /// None if nothing was taken.
    stored: Option<PackCard>,
}

/// What taking a list does to the bank.
#[derive(Serialize)]
struct Change {
    questions: Vec<ImportRow>,
    gone: Vec<GoneRow>,
    duplicates: Vec<DuplicateView>,
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
    let of_one = asked.title.is_some() || !asked.questions.is_empty() || !asked.not_questions.is_empty();
    if of_one && asked.files.len() > 1 {
        let message = "--title, --question and --no-question speak of one list: give one file with them.";
        return Err(ApiError::new(Code::Invalid, message));
    }
    let bank = if asked.take || asked.preview { Some(context.open()?) } else { None };
    let results: Vec<PerFile> = asked
        .files
        .iter()
        .map(|path| match one(bank.as_ref(), path, asked) {
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

fn one(bank: Option<&Hotseat>, path: &Path, asked: &Import) -> Result<Taken, ApiError> {
    let given = ImportChoices {
        questions: asked.questions.clone(),
        not_questions: asked.not_questions.clone(),
        columns: None,
    };
    let Some(bank) = bank else {
        return Ok(Taken { report: inspect_list(path, &given)?, bank: None, stored: None });
    };
    let chosen = (given != ImportChoices::default()).then_some(given);
    let preview = bank.preview_import(path.display().to_string(), chosen)?;
    let mut report = inspect_list(path, &preview.choices)?;
    report.title = asked.title.clone().unwrap_or(preview.title);
    let stored = if asked.take && !report.questions.is_empty() {
        Some(bank.take_import(preview.path, preview.hash, report.title.clone())?)
    } else {
        None
    };
    let change = Change { questions: preview.questions, gone: preview.gone, duplicates: preview.duplicates };
    Ok(Taken { report, bank: Some(change), stored })
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
        if let Some(change) = &self.bank {
            out.push_str(&change.shown());
        }
        if let Some(card) = &self.stored {
            let _ = writeln!(out, "Stored as {:?} (pack {}).", card.title, card.id);
        } else {
            out.push_str("Nothing was stored.\n");
        }
        out
    }
}

impl Change {
    /// What is not as it was; a list that is new as a whole is not said again.
    fn shown(&self) -> String {
        let mut out = String::new();
        let all_new = self.questions.iter().all(|row| row.status == ImportStatus::New);
        for row in self.questions.iter().filter(|_| !all_new) {
            let title = one_line(&row.title);
            let edited = if row.edited_here { "; what you edited is kept" } else { "" };
            let _ = match row.status {
                ImportStatus::Unchanged => Ok(()),
                ImportStatus::New => writeln!(out, "New: {title}"),
                ImportStatus::Changed => {
                    writeln!(out, "Changed ({}{edited}): {title}", row.changes.join(", "))
                }
                ImportStatus::Back => writeln!(out, "Back{edited}: {title}"),
                ImportStatus::LeftOut => writeln!(out, "Left out, as you chose: {title}"),
            };
        }
        for gone in &self.gone {
            let title = one_line(&gone.title);
            let _ = if gone.kept {
                writeln!(out, "Gone, and set aside since {}: {title}", gone.why)
            } else {
                writeln!(out, "Gone: {title}")
            };
        }
        out.push_str(&pairs(&self.duplicates));
        out
    }
}
