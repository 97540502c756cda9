use crate::Context;
use crate::args::teaches;
use crate::known::check_packs;
use crate::outcome::Outcome;
use clap::{Args, ValueEnum};
use hotseat_api::ApiError;
use hotseat_api::dto::{BankFormat, BankSelection, PackId, QuestionId};
use std::path::PathBuf;

/// Questions as Markdown in the native format, JSON, a text for Anki, or a pack with its files
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli bank export --pack node --format anki --out node.txt
  hotseat-cli bank export --question node-what --question node-streams > two.md
  hotseat-cli bank export --pack ours --format folder --out ours-copy"))]
pub struct Export {
    /// All of this pack; may be given several times
    #[arg(long = "pack", value_name = "ID")]
    packs: Vec<String>,
    /// This question; may be given several times
    #[arg(long = "question", value_name = "ID")]
    questions: Vec<String>,
    /// [default: native, and json with --json]
    #[arg(long)]
    format: Option<Format>,
    /// Write to this file, instead of printing; a folder that is not there yet for `folder`
    #[arg(long, value_name = "PATH", required_if_eq("format", "folder"))]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Native,
    Json,
    Anki,
    Folder,
}

pub fn export(context: &Context, asked: Export) -> Result<Outcome, ApiError> {
    let format = match asked.format {
        Some(Format::Native) => BankFormat::Native,
        Some(Format::Json) => BankFormat::Json,
        Some(Format::Anki) => BankFormat::Anki,
        Some(Format::Folder) => BankFormat::Folder,
        None if context.json => BankFormat::Json,
        None => BankFormat::Native,
    };
    let hotseat = context.open()?;
    check_packs(&hotseat, &asked.packs)?;
    let selection = BankSelection {
        packs: asked.packs.into_iter().map(PackId).collect(),
        questions: asked.questions.into_iter().map(QuestionId).collect(),
    };
    let Some(out) = asked.out else { return Ok(Outcome::text(hotseat.bank_text(selection, format)?)) };
    let exported = hotseat.export_bank(selection, format, out.display().to_string())?;
    if context.json {
        Outcome::json(&exported)
    } else {
        Ok(Outcome::text(format!("Wrote {} ({} bytes).\n", exported.path, exported.bytes)))
    }
}
