mod checking;
mod recorded;
mod script;

use crate::Context;
use crate::args::teaches;
use crate::known::check_packs;
use crate::outcome::Outcome;
use crate::planning::template;
use crate::sessions::summary;
use clap::Args;
use hotseat_api::{ApiError, Hotseat, read_answers, read_plan};
use hotseat_interview::{PackId, Plan, Template};
use hotseat_speech::transcription::Language;
use recorded::Recordings;
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
/// In its place, or beside it, an entry may name a recording, as in "recording": "answer.wav"; it is
/// kept in the session, and transcribed if --model says with what.
/// Once every key point has a judgement (said, partly, didnt) the answer is locked and compared;
/// otherwise it is left unjudged.
#[derive(Args)]
#[command(verbatim_doc_comment, after_long_help = teaches!("\
Examples:
  hotseat-cli run --plan plan.json --answers answers.json
  hotseat-cli run --plan plan.json --answers answers.json --json > session.json
  hotseat-cli run --template screening --pack node --seed 7 --answers answers.json
  hotseat-cli run --plan plan.json --answers spoken.json --model base.en

With --json the whole session comes out, as `session export --format json` writes it
(docs/schema/session.schema.json)."))]
pub struct Run {
    /// A plan, as `plan --out` writes it
    #[arg(long, value_name = "FILE", required_unless_present = "template")]
    plan: Option<PathBuf>,
    /// An interview of the usual kind, planned here and now, instead of a plan from a file
    #[arg(long, value_parser = template(), conflicts_with = "plan")]
    template: Option<Template>,
    /// With --template: only this pack; may be given several times
    #[arg(long = "pack", value_name = "ID", requires = "template")]
    packs: Vec<String>,
    /// With --template: order by this number [default: another one each time]
    #[arg(long, requires = "template")]
    seed: Option<u32>,
    /// The answers, by question
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
    /// An installed speech model (see `model list`), for answers that are recordings
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
    /// The language that is spoken, by its code; it is neither guessed nor translated
    #[arg(long, default_value = "en", value_name = "CODE")]
    language: Language,
    /// Do not tell the model the terms of the packs
    #[arg(long, requires = "model")]
    no_terms: bool,
}

pub fn run(context: &Context, asked: &Run) -> Result<Outcome, ApiError> {
    // What is wrong with the files is said before a data folder is opened or made.
    let written = asked.plan.as_deref().map(read_plan).transpose()?;
    let answers = read_answers(&asked.answers)?;
    if let Some(plan) = &written {
        checking::check(&answers, plan, &asked.answers)?;
    }
    let hotseat = context.open()?;
    let plan = match (written, asked.template) {
        (Some(plan), _) => plan,
        (None, template) => {
            let plan = planned(&hotseat, template, asked)?;
            checking::check(&answers, &plan, &asked.answers)?;
            plan
        }
    };
    let mut recordings = Recordings::of(&answers, &plan, &asked.answers)?;
    recordings.listen_with(&hotseat, asked)?;
    let mut script = Script::new(&hotseat, &context.clock, &answers, recordings);
    let id = script.play(plan)?;
    let untranscribed = script.untranscribed();
    let export = hotseat.session_export(&id)?;
    if context.json {
        return Ok(Outcome::json(&export)?.with_errors(untranscribed));
    }
    let mut text = summary(&hotseat.session(id)?, &export.plan);
    let unused: Vec<&str> = checking::unused(&answers, &export.plan).collect();
    if !unused.is_empty() {
        let _ = writeln!(text, "Not asked by this plan: {}.", unused.join(", "));
    }
    Ok(Outcome::text(text).with_errors(untranscribed))
}

/// A template over the packs that were asked for, or the fullest one.
fn planned(hotseat: &Hotseat, template: Option<Template>, asked: &Run) -> Result<Plan, ApiError> {
    check_packs(hotseat, &asked.packs)?;
    let mut settings = hotseat.plan_start()?.settings;
    if !asked.packs.is_empty() {
        settings.packs = asked.packs.iter().cloned().map(PackId).collect();
    }
    settings.seed = asked.seed.unwrap_or(settings.seed);
    let settings = match template {
        Some(template) => hotseat.apply_template(template, settings)?,
        None => settings,
    };
    hotseat.plan(settings)
}
