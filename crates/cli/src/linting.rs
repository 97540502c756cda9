use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use clap::Args;
use hotseat_api::{ApiError, LintReport, render};
use serde::Serialize;
use std::path::PathBuf;

/// Find every mistake in packs, question files and rubrics
///
/// All mistakes are found in one pass and drawn at their place, as a compiler would. Nothing is
/// stored, and no data folder is needed.
///
/// With --json an array comes out, one object per path: path, files, questions, errors, warnings
/// and problems (file, line, column, severity, code, message, help), or path and error.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli lint content/node
  hotseat-cli lint my-pack/questions/03-channels.md my-rubric.yaml"))]
pub struct Lint {
    /// Pack folders, question files (.md) or rubrics (.yaml)
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum PerPath<'a> {
    Linted {
        path: &'a PathBuf,
        errors: usize,
        warnings: usize,
        #[serde(flatten)]
        report: LintReport,
    },
    Refused {
        path: &'a PathBuf,
        error: ApiError,
    },
}

pub fn lint(context: &Context, asked: &Lint) -> Result<Outcome, ApiError> {
    let mut results = Vec::new();
    let mut refused = Vec::new();
    let mut shown = String::new();
    let mut wrong = false;
    for path in &asked.paths {
        match hotseat_api::lint(path) {
            Ok(report) => {
                wrong |= report.errors() > 0;
                shown.push_str(&render(&report, context.colour));
                shown.push('\n');
                let (errors, warnings) = (report.errors(), report.warnings());
                results.push(PerPath::Linted { path, errors, warnings, report });
            }
            Err(error) => {
                refused.push(error.clone());
                results.push(PerPath::Refused { path, error });
            }
        }
    }
    let outcome = if context.json { Outcome::json(&results)? } else { Outcome::text(shown) };
    Ok(outcome.with_errors(refused).with_problems(wrong))
}
