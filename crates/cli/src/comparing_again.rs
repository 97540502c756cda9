use crate::Context;
use crate::args::teaches;
use crate::comparing::SentenceModel;
use crate::outcome::Outcome;
use crate::progress::Progress;
use crate::session_id::find;
use crate::table::one_line;
use crate::words::{count, verdict};
use clap::Args;
use hotseat_api::dto::{AnswerChange, HistoryFilter, Replayed};
use hotseat_api::{ApiError, Hotseat};
use hotseat_interview::Engine;
use serde::Serialize;
use std::fmt::Write as _;

/// Few enough to be done in a moment, and each stored at once with the others.
const AT_ONCE: usize = 25;

/// Compare stored answers again with the present engine
///
/// For each locked answer the new comparison is stored beside the earlier ones, which stay, and what
/// it says otherwise is told. Your own judgements and the verdicts that you overruled are not touched.
/// When it is ended in between, what was done is kept; run it again for the rest.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli recompare last
  hotseat-cli recompare --all
  hotseat-cli recompare --all --sentence-model all-MiniLM-L6-v2 --json"))]
pub struct Recompare {
    /// Sessions: an id, the beginning of one, or last
    #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
    sessions: Vec<String>,
    /// Every session
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    speaks: SentenceModel,
}

#[derive(Serialize)]
struct Done {
    engine: Engine,
    sessions: usize,
    #[serde(flatten)]
    replayed: Replayed,
}

pub fn recompare(context: &Context, asked: &Recompare) -> Result<Outcome, ApiError> {
    let engines = asked.speaks.engines(context)?;
    let hotseat = context.open()?;
    let sessions = chosen(&hotseat, asked)?;
    let mut replayed = Replayed::default();
    let mut shown = Progress::on_a_terminal();
    for (n, some) in sessions.chunks(AT_ONCE).enumerate() {
        let more = hotseat.compare_again_with(&engines, some, None)?;
        replayed.answers += more.answers;
        replayed.changed.extend(more.changed);
        replayed.left_out.extend(more.left_out);
        let done = (n * AT_ONCE + some.len()) as u64;
        shown.show(done, sessions.len() as u64, &format!(" of {}", count(sessions.len(), "session")));
    }
    drop(shown);
    let done = Done { engine: engines.engine(), sessions: sessions.len(), replayed };
    if context.json { Outcome::json(&done) } else { Ok(Outcome::text(text(&done))) }
}

fn chosen(hotseat: &Hotseat, asked: &Recompare) -> Result<Vec<String>, ApiError> {
    if asked.all {
        let start = hotseat.compare_again_start()?;
        return Ok(start.sessions.into_iter().map(|session| session.id).collect());
    }
    let known = hotseat.history(HistoryFilter::default())?.sessions;
    asked.sessions.iter().map(|wanted| Ok(find(&known, wanted)?.id.clone())).collect()
}

fn text(done: &Done) -> String {
    let Done { engine, sessions, replayed } = done;
    let mut out = format!(
        "Compared {} of {} with {} {}.\n",
        count(replayed.answers as usize, "answer"),
        count(*sessions, "session"),
        engine.name,
        engine.version
    );
    for why in &replayed.left_out {
        let _ = writeln!(out, "Left out: {why}");
    }
    if replayed.changed.is_empty() {
        out.push_str("Every verdict is as it was.\n");
    }
    for answer in &replayed.changed {
        changed(&mut out, answer);
    }
    out
}

fn changed(out: &mut String, answer: &AnswerChange) {
    let AnswerChange { session_title, item, question, before, .. } = answer;
    let _ = writeln!(
        out,
        "\n{}, question {}: {} (before by {} {})",
        one_line(session_title),
        item + 1,
        one_line(question),
        before.name,
        before.version
    );
    for point in &answer.points {
        let own = point.overruled.map(|own| format!("; yours stays {}", verdict(own))).unwrap_or_default();
        let _ = writeln!(
            out,
            "  {} -> {}: {}{own}",
            verdict(point.before),
            verdict(point.now),
            one_line(&point.say)
        );
    }
    for trap in &answer.traps {
        let what = if trap.heard { "heard now" } else { "no longer heard" };
        let _ = writeln!(out, "  misconception {what}: {}", one_line(&trap.why));
    }
}
