use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::table;
use crate::words;
use clap::{Args, Subcommand};
use hotseat_api::{ApiError, render};
use std::path::PathBuf;

/// List, export, import and check the scales that answers are scored on
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli rubric list
  hotseat-cli rubric export technical --out mine.yaml
  hotseat-cli rubric lint mine.yaml
  hotseat-cli rubric import mine.yaml"))]
pub struct RubricArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Every rubric, your own first
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli rubric list --json"))]
    List,
    /// One rubric as YAML
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli rubric export technical > mine.yaml"))]
    Export {
        /// The id of a rubric
        id: String,
        /// Write to this file, instead of printing
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Take in a rubric from its YAML
    ///
    /// One that came with a pack is copied under an id of its own; an own one gets its next version.
    /// The same file twice changes nothing.
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli rubric import mine.yaml"))]
    Import {
        /// A rubric's YAML
        file: PathBuf,
    },
    /// Find every mistake in a rubric's YAML
    #[command(after_long_help = teaches!("Example:\n  hotseat-cli rubric lint mine.yaml"))]
    Lint {
        /// A rubric's YAML
        file: PathBuf,
    },
}

pub fn rubric(context: &Context, asked: RubricArgs) -> Result<Outcome, ApiError> {
    match asked.what {
        What::List => {
            let cards = context.open()?.rubrics()?;
            if context.json {
                return Outcome::json(&cards);
            }
            let rows: Vec<Vec<String>> = cards
                .iter()
                .map(|card| {
                    let kind = if card.own { "own" } else { "came with a pack" };
                    let rows = words::count(card.rows as usize, "row");
                    vec![
                        card.id.clone(),
                        format!("version {}", card.version),
                        rows,
                        kind.into(),
                        card.title.clone(),
                    ]
                })
                .collect();
            Ok(Outcome::text(table("", &rows)))
        }
        What::Export { id, out } => {
            let hotseat = context.open()?;
            let Some(out) = out else { return Ok(Outcome::text(hotseat.rubric_text(&id)?)) };
            let exported = hotseat.export_rubric(id, out.display().to_string())?;
            if context.json {
                return Outcome::json(&exported);
            }
            Ok(Outcome::text(format!("Wrote {} ({} bytes).\n", exported.path, exported.bytes)))
        }
        What::Import { file } => {
            let view = context.open()?.import_rubric(file.display().to_string())?;
            if context.json {
                return Outcome::json(&view);
            }
            let rubric = &view.rubric;
            Ok(Outcome::text(format!(
                "{} is here as {}, version {}.\n",
                rubric.title, rubric.id, rubric.version
            )))
        }
        What::Lint { file } => {
            let report = hotseat_api::lint(&file)?;
            let wrong = report.errors() > 0;
            let outcome = if context.json {
                Outcome::json(&report)?
            } else {
                Outcome::text(render(&report, context.colour))
            };
            Ok(outcome.with_problems(wrong))
        }
    }
}
