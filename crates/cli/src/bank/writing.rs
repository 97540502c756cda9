use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::one_line;
use clap::Args;
use hotseat_api::dto::{EditCheck, EditView, KeyPoint, PackId, QuestionId, SaveOutcome, SaveQuestion};
use hotseat_api::{ApiError, Code, Hotseat, Severity, read_text, text_of};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The native text of a question, to read or to edit
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank text node-what > question.md"))]
pub struct Text {
    /// The question's id
    id: String,
}

/// Save an edited text of a question
///
/// What stands in a file of a pack of your own is written there; for the packs that come with Hotseat
/// and for imported lists, the bank keeps your version. With an error in the text nothing is written.
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank save node-what --from question.md"))]
pub struct Save {
    /// The question's id
    id: String,
    /// The text; - reads standard input
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
}

/// Add a question to a pack of your own
///
/// Without an id in its heading it gets one of its title. Without --from, a text to start from is
/// printed, and nothing is written.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli bank new --pack ours > question.md
  hotseat-cli bank new --pack ours --from question.md"))]
pub struct New {
    /// The pack's id
    #[arg(long, value_name = "ID")]
    pack: String,
    /// The text; - reads standard input
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

/// Take back what you changed in a question: it is again as its list or pack has it
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank revert node-what"))]
pub struct Revert {
    /// The question's id
    id: String,
}

/// Bring back a question that was set aside
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank restore q-12ab"))]
pub struct Restore {
    /// The question's id
    id: String,
}

/// Say that proposed key points are good as they are
///
/// To reword or weigh one, edit the text of the question.
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank accept q-12ab it-runs-downhill"))]
pub struct Accept {
    /// The question's id
    id: String,
    /// Ids of the key points
    #[arg(required = true, value_name = "KEY-POINT")]
    points: Vec<String>,
}

/// Take a key point out of a question
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank drop q-12ab it-runs-downhill"))]
pub struct Drop {
    /// The question's id
    id: String,
    /// The key point's id
    point: String,
}

pub fn text(context: &Context, asked: Text) -> Result<Outcome, ApiError> {
    let edit = context.open()?.edit_question(QuestionId(asked.id))?;
    if context.json { Outcome::json(&edit) } else { Ok(Outcome::text(edit.text)) }
}

pub fn save(context: &Context, asked: Save) -> Result<Outcome, ApiError> {
    let text = read(&asked.from)?;
    let hotseat = context.open()?;
    let edit = hotseat.edit_question(QuestionId(asked.id))?;
    saved(context, &hotseat, &edit, text)
}

pub fn new(context: &Context, asked: New) -> Result<Outcome, ApiError> {
    let text = asked.from.as_deref().map(read).transpose()?;
    let hotseat = context.open()?;
    let edit = hotseat.begin_question(PackId(asked.pack))?;
    match text {
        Some(text) => saved(context, &hotseat, &edit, text),
        None if context.json => Outcome::json(&edit),
        None => Ok(Outcome::text(edit.text)),
    }
}

fn saved(context: &Context, hotseat: &Hotseat, edit: &EditView, text: String) -> Result<Outcome, ApiError> {
    let save = SaveQuestion { id: edit.id.clone(), pack: edit.pack.clone(), text, seen: edit.seen.clone() };
    let outcome = hotseat.save_question(save)?;
    let problems = matches!(outcome, SaveOutcome::Mistakes { .. });
    if context.json {
        return Ok(Outcome::json(&outcome)?.with_problems(problems));
    }
    let text = match &outcome {
        SaveOutcome::Saved { edit } => {
            let id = edit.id.as_ref().map(ToString::to_string).unwrap_or_default();
            let place = edit.file.as_deref().unwrap_or("the bank");
            format!("{}Saved {id} in {place}.\n", shown(&edit.check))
        }
        SaveOutcome::Mistakes { check } => format!("{}Nothing was saved.\n", shown(check)),
        SaveOutcome::ChangedMeanwhile { .. } => {
            let message = "The question was changed in this very moment: look at it again, and save again.";
            return Err(ApiError::new(Code::OutOfStep, message));
        }
    };
    Ok(Outcome::text(text).with_problems(problems))
}

fn shown(check: &EditCheck) -> String {
    let mut text = String::new();
    for problem in &check.problems {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let help = problem.help.as_deref().map(|help| format!(" ({})", one_line(help))).unwrap_or_default();
        let _ = writeln!(
            text,
            "{}:{}: {severity}[{}]: {}{help}",
            problem.line,
            problem.column,
            problem.code,
            one_line(&problem.message)
        );
    }
    text
}

pub fn revert(context: &Context, asked: Revert) -> Result<Outcome, ApiError> {
    let edit = context.open()?.revert_question(QuestionId(asked.id.clone()))?;
    if context.json {
        return Outcome::json(&edit);
    }
    Ok(Outcome::text(format!(
        "{} is as its list or pack has it. Your version is kept as a draft.\n",
        asked.id
    )))
}

pub fn restore(context: &Context, asked: Restore) -> Result<Outcome, ApiError> {
    let view = context.open()?.restore_question(QuestionId(asked.id.clone()))?;
    if context.json { Outcome::json(&view) } else { Ok(Outcome::text(format!("{} is back.\n", asked.id))) }
}

pub fn accept(context: &Context, asked: &Accept) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let id = QuestionId(asked.id.clone());
    let mut view = hotseat.question(id.clone())?;
    for point in &asked.points {
        let Some(known) = view.key_points.iter().find(|known| known.id == *point).cloned() else {
            let known: Vec<&str> = view.key_points.iter().map(|known| known.id.as_str()).collect();
            let message = format!("{id} has no key point {point:?}; it has {}.", known.join(", "));
            return Err(ApiError::new(Code::NotFound, message));
        };
        view = hotseat.put_key_point(id.clone(), KeyPoint { reviewed: true, ..known })?;
    }
    if context.json {
        return Outcome::json(&view);
    }
    let left = view.key_points.iter().filter(|point| !point.reviewed).count();
    Ok(Outcome::text(format!("Accepted. {left} of {id} are left to review.\n")))
}

pub fn drop(context: &Context, asked: Drop) -> Result<Outcome, ApiError> {
    let view = context.open()?.remove_key_point(QuestionId(asked.id), asked.point)?;
    if context.json { Outcome::json(&view) } else { Ok(Outcome::text("Removed.\n".to_owned())) }
}

fn read(path: &Path) -> Result<String, ApiError> {
    if path.as_os_str() == "-" { text_of(std::io::stdin().lock(), "standard input") } else { read_text(path) }
}
