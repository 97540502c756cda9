use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::one_line;
use crate::words::count;
use clap::Args;
use hotseat_api::dto::{DuplicateDecision, DuplicateView, QuestionId};
use hotseat_api::{ApiError, Code, inspect_duplicates};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Find questions that are asked twice, in lists or in the bank
///
/// Proposes pairs whose titles are about the same and whose answers don't speak of different things;
/// a question that only goes deeper is no duplicate. Nothing is merged: what becomes of a pair is for
/// you to say, and is remembered.
///
/// Without --bank the lists are held against each other, and no data folder is needed. With --bank
/// each list is held against the bank, as `import --preview` does; without a list, the bank against
/// itself.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli duplicates lists/*.md
  hotseat-cli duplicates --bank go.md
  hotseat-cli duplicates --bank --leave-out FIRST-ID SECOND-ID go.md
  hotseat-cli duplicates --bank --keep-both FIRST-ID SECOND-ID"))]
pub struct Duplicates {
    /// Lists to look through
    #[arg(value_name = "FILE", required_unless_present = "bank")]
    files: Vec<PathBuf>,

    /// Look through the bank too
    #[arg(long)]
    bank: bool,

    /// Both of these questions are wanted
    #[arg(long, num_args = 2, value_names = ["ID", "ID"], requires = "bank", conflicts_with = "leave_out")]
    keep_both: Option<Vec<String>>,

    /// The second of these is not wanted: it is not taken from the list, or is set aside in the bank
    #[arg(long, num_args = 2, value_names = ["FIRST", "SECOND"], requires = "bank")]
    leave_out: Option<Vec<String>>,
}

pub fn duplicates(context: &Context, asked: &Duplicates) -> Result<Outcome, ApiError> {
    if !asked.bank {
        let found = inspect_duplicates(&asked.files)?;
        if context.json {
            return Outcome::json(&found);
        }
        let mut text = String::new();
        for pair in &found {
            let place = |place: &hotseat_api::ListPlace| {
                format!("{}, line {}: {}", place.path, place.line, one_line(&place.title))
            };
            let _ = writeln!(text, "{}\n{}\n", place(&pair.first), place(&pair.second));
        }
        let _ = writeln!(text, "{} to look at.", count(found.len(), "pair"));
        return Ok(Outcome::text(text));
    }
    let hotseat = context.open()?;
    let found = match (asked.files.as_slice(), asked.decision()) {
        ([], None) => hotseat.bank_duplicates()?,
        ([], Some((first, second, decision))) => {
            hotseat.decide_bank_duplicate(first, second, Some(decision))?
        }
        ([file], Some((first, second, decision))) => {
            let path = file.display().to_string();
            hotseat.decide_import_duplicate(path, first, second, Some(decision))?.duplicates
        }
        (files, None) => {
            let mut found = Vec::new();
            for file in files {
                found.extend(hotseat.preview_import(file.display().to_string(), None)?.duplicates);
            }
            found
        }
        (_, Some(_)) => {
            let message =
                "--keep-both and --leave-out speak of one list, or of the bank: give one file at most.";
            return Err(ApiError::new(Code::Invalid, message));
        }
    };
    if context.json {
        return Outcome::json(&found);
    }
    Ok(Outcome::text(format!("{}{} to look at.\n", pairs(&found), count(found.len(), "pair"))))
}

impl Duplicates {
    fn decision(&self) -> Option<(QuestionId, QuestionId, DuplicateDecision)> {
        let (ids, decision) = match (&self.keep_both, &self.leave_out) {
            (Some(ids), _) => (ids, DuplicateDecision::KeepBoth),
            (None, Some(ids)) => (ids, DuplicateDecision::LeaveOut),
            (None, None) => return None,
        };
        match ids.as_slice() {
            [first, second] => Some((first.as_str().into(), second.as_str().into(), decision)),
            _ => None,
        }
    }
}

/// Pairs as they are read.
pub fn pairs(found: &[DuplicateView]) -> String {
    let mut text = String::new();
    for pair in found {
        let decided = match pair.decision {
            None => "",
            Some(DuplicateDecision::KeepBoth) => " (you keep both)",
            Some(DuplicateDecision::LeaveOut) => " (you leave out the second)",
        };
        let (first, second) = (&pair.first, &pair.second);
        let _ = writeln!(text, "The same question?{decided}");
        for side in [first, second] {
            let _ =
                writeln!(text, "  {}  {} ({})", side.id, one_line(&side.title), one_line(&side.pack_title));
        }
    }
    text
}
