mod checking;
mod script;

use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::sessions::summary;
use clap::Args;
use hotseat_api::{ApiError, read_answers, read_plan};
use script::Script;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Hold an interview from a plan and a file of answers
///
/// Goes through the same steps as the window, second by second on a scripted clock, so that ten
/// minutes pass in a moment; the stored session can't be told from one that was typed. Its times
/// on the wall start now and run ahead by the time used.
///
/// A file of answers is JSON, described by docs/schema/answers.schema.json. Everything in an entry
/// may be left out; a question of the plan without an entry is skipped:
///
///   {"answers": {"node-what": {
///     "think_seconds": 12, "answer_seconds": 75,
///     "text": "Node.js is a runtime ...", "notes": "V8, libuv",
///     "judgements": {"runtime": "said", "v8": "partly", "libuv": "didnt"},
///     "rubric": {"accuracy": 3}
///   }, "node-streams": {"park": true, "text": "..."}, "node-jwt": {"skip": true}}}
///
/// The text is typed evenly over the answer time; strict mode takes what is there at the limit.
/// Once every key point has a judgement (said, partly, didnt) the answer is locked and compared;
/// otherwise it is left unjudged.
#[derive(Args)]
#[command(verbatim_doc_comment, after_long_help = teaches!("\
Examples:
  hotseat-cli run --plan plan.json --answers answers.json
  hotseat-cli run --plan plan.json --answers answers.json --json > session.json

With --json the whole session comes out, as `session export --format json` writes it
(docs/schema/session.schema.json)."))]
pub struct Run {
    /// A plan, as `plan --out` writes it
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
    /// The answers, by question
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
}

pub fn run(context: &Context, asked: &Run) -> Result<Outcome, ApiError> {
    let plan = read_plan(&asked.plan)?;
    let answers = read_answers(&asked.answers)?;
    checking::check(&answers, &plan, &asked.answers)?;
    let hotseat = context.open()?;
    let id = Script::new(&hotseat, &context.clock, &answers).play(plan)?;
    let export = hotseat.session_export(&id)?;
    if context.json {
        return Outcome::json(&export);
    }
    let mut text = summary(&hotseat.session(id)?, &export.plan);
    let unused: Vec<&str> = checking::unused(&answers, &export.plan).collect();
    if !unused.is_empty() {
        let _ = writeln!(text, "Not asked by this plan: {}.", unused.join(", "));
    }
    Ok(Outcome::text(text))
}
