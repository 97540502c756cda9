use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::{one_line, table};
use crate::words::{because, verdict, weight};
use clap::Args;
use hotseat_api::{ApiError, Compared, compare_in, read_text, text_of};
use hotseat_interview::{Evidence, QuestionId};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Hold a text against a question's key points and traps
///
/// Says for each key point whether the text holds it (covered, partly, missed, contradicted, can't
/// tell), by which rule, and which words that rests on. Nothing is stored. The engine compares
/// words and knows nothing of meaning; its verdicts are not a grade.
///
/// With --json the comparison comes out; its evidence spans count the words of the text from 0.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli compare --question node-what --answer answer.txt
  echo 'It runs JavaScript on a server.' | hotseat-cli compare --question node-what --answer -
  hotseat-cli compare --pack my-pack --question my-first --answer answer.txt

A missed key point is no problem of the command: it ends with 0."))]
pub struct Compare {
    /// The question's id
    #[arg(long, value_name = "ID")]
    question: String,
    /// A file with the answer; - reads standard input
    #[arg(long, value_name = "FILE")]
    answer: PathBuf,
    /// A pack folder or a question file to take the question from, instead of the bank
    #[arg(long, value_name = "PATH")]
    pack: Option<PathBuf>,
}

pub fn compare(context: &Context, asked: &Compare) -> Result<Outcome, ApiError> {
    let text = if asked.answer.as_os_str() == "-" {
        text_of(std::io::stdin().lock(), "standard input")?
    } else {
        read_text(&asked.answer)?
    };
    let id = QuestionId::from(asked.question.as_str());
    let compared = match &asked.pack {
        Some(source) => compare_in(source, &id, &text)?,
        None => context.open()?.compare(&id, &text)?,
    };
    if context.json { Outcome::json(&compared.comparison) } else { Ok(Outcome::text(shown(&compared))) }
}

fn shown(compared: &Compared) -> String {
    let question = &compared.question;
    let mut out = format!("{}\n", one_line(&question.title));
    for found in &compared.comparison.points {
        let Some(point) = question.key_point(&found.key_point) else { continue };
        let _ = writeln!(out, "\n{}: {}", verdict(found.verdict), one_line(&point.say));
        let score = found.score.map(|score| format!(", score {score:.2}")).unwrap_or_default();
        let mut rows = vec![
            row("point", &format!("{}, {}{score}", found.key_point, weight(point.weight))),
            row("because", &because(found)),
        ];
        rows.extend(evidence(compared, &found.evidence));
        if !found.evidence.missing.is_empty() {
            rows.push(row("without", &found.evidence.missing.join(", ")));
        }
        out.push_str(&table("  ", &rows));
    }
    for heard in compared.comparison.traps.iter().filter(|heard| heard.said) {
        let Some(trap) = question.traps.iter().find(|trap| trap.id == heard.trap) else { continue };
        let _ = writeln!(out, "\nmisconception heard: {}", one_line(&trap.why));
        let mut rows = vec![row("trap", &heard.trap)];
        rows.extend(evidence(compared, &heard.evidence));
        out.push_str(&table("  ", &rows));
    }
    let engine = &compared.comparison.engine;
    let _ = writeln!(out, "\nVerdicts by {} {}; they are not a grade.", engine.name, engine.version);
    out
}

fn evidence(compared: &Compared, evidence: &Evidence) -> Vec<Vec<String>> {
    let quotes: Vec<String> =
        compared.quotes(evidence).into_iter().map(|quote| format!("“{}”", one_line(quote))).collect();
    let mut rows = Vec::new();
    if !quotes.is_empty() {
        rows.push(row("said", &quotes.join(" … ")));
        if let Some(phrasing) = &evidence.phrasing {
            rows.push(row("nearest to", &format!("“{}”", one_line(phrasing))));
        }
    }
    rows
}

fn row(name: &str, value: &str) -> Vec<String> {
    vec![name.to_owned(), value.to_owned()]
}
