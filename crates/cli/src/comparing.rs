use crate::Context;
use crate::args::teaches;
use crate::exit::Exit;
use crate::outcome::{Outcome, tell};
use crate::table::{one_line, table};
use crate::words::{because, verdict, weight};
use clap::Args;
use hotseat_api::{
    ApiError, Code, Compared, Engines, compare_in, compare_lines, data_folder, read_text, text_of,
};
use hotseat_interview::{Evidence, QuestionId};
use hotseat_speech::models::Models;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind};
use std::path::{Path, PathBuf};

/// Hold a text against a question's key points and traps
///
/// Says for each key point whether the text holds it (covered, partly, missed, contradicted, can't
/// tell), by which rule, and which words that rests on. Nothing is stored. The engine compares
/// words, their sound and roughly their meaning; its verdicts are not a grade.
///
/// With --json the comparison comes out; its evidence spans count the words of the text from 0.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli compare --question node-what --answer answer.txt
  echo 'It runs JavaScript on a server.' | hotseat-cli compare --question node-what --answer -
  hotseat-cli compare --pack my-pack --question my-first --answer answer.txt
  hotseat-cli compare --jsonl graded.jsonl > compared.jsonl

With --jsonl, each line is an object {id, question, key_points, answer}; out
come, in the same order, {id, scores, verdicts, spans, engine}: one entry for
each key point, its spans as characters of the answer. A line that can't be
used is named on standard error, and the rest goes on.

A missed key point is no problem of the command: it ends with 0."))]
pub struct Compare {
    /// The question's id
    #[arg(long, value_name = "ID", required_unless_present = "jsonl")]
    question: Option<String>,
    /// A file with the answer; - reads standard input
    #[arg(long, value_name = "FILE", required_unless_present = "jsonl")]
    answer: Option<PathBuf>,
    /// Compare many: a file of JSON lines; - reads standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["question", "answer", "pack"])]
    jsonl: Option<PathBuf>,
    /// A pack folder or a question file to take the question from, instead of the bank
    #[arg(long, value_name = "PATH")]
    pack: Option<PathBuf>,
    #[command(flatten)]
    speaks: SentenceModel,
}

/// The model that speaks beside the words.
#[derive(Args)]
pub struct SentenceModel {
    /// A sentence model that speaks too: the name of an installed one, or a folder with config.json,
    /// vocab.txt and model.safetensors of all-MiniLM-L6-v2 or another BERT encoder
    #[arg(long, value_name = "NAME|FOLDER")]
    sentence_model: Option<String>,
}

impl SentenceModel {
    /// What looks like a path is one; otherwise it is the name of an installed model.
    pub fn engines(&self, context: &Context) -> Result<Engines, ApiError> {
        let Some(asked) = &self.sentence_model else { return Ok(Engines::default()) };
        let path = Path::new(asked);
        if path.components().count() > 1 || path.is_dir() {
            return Engines::with_sentences(path);
        }
        let models = Models::in_folder(data_folder(context.data.as_deref())?.join("models"));
        Engines::with_sentences(&models.sentences(asked)?.file.path)
    }
}

pub fn compare(context: &Context, asked: &Compare) -> Result<Outcome, ApiError> {
    let engines = asked.speaks.engines(context)?;
    match (&asked.jsonl, &asked.question, &asked.answer) {
        (Some(lines), _, _) => many(context, lines, &engines),
        (None, Some(question), Some(answer)) => {
            one(context, question, answer, asked.pack.as_deref(), &engines)
        }
        // The argument parser asks for both.
        _ => Err(ApiError::new(Code::Invalid, "Give --question and --answer, or --jsonl.")),
    }
}

fn one(
    context: &Context,
    id: &str,
    answer: &Path,
    pack: Option<&Path>,
    engines: &Engines,
) -> Result<Outcome, ApiError> {
    let text = if answer.as_os_str() == "-" {
        text_of(std::io::stdin().lock(), "standard input")?
    } else {
        read_text(answer)?
    };
    let id = QuestionId::from(id);
    let compared = match pack {
        Some(source) => compare_in(source, &id, &text, engines)?,
        None => context.open()?.compare(&id, &text, engines)?,
    };
    if context.json { Outcome::json(&compared.comparison) } else { Ok(Outcome::text(shown(&compared))) }
}

/// Prints as it goes, unlike every other command: there may be more lines than fit in memory.
fn many(context: &Context, lines: &Path, engines: &Engines) -> Result<Outcome, ApiError> {
    let mut worst = Exit::Done;
    let problem = |error: ApiError| {
        worst = worst.max(Exit::from(&error));
        tell(&error, context.json);
    };
    let output = BufWriter::new(std::io::stdout().lock());
    if lines.as_os_str() == "-" {
        compare_lines(std::io::stdin().lock(), output, engines, problem)?;
    } else {
        let file = File::open(lines).map_err(|error| {
            let code = if error.kind() == ErrorKind::NotFound { Code::NotFound } else { Code::Io };
            ApiError::new(code, format!("{} can't be read: {error}.", lines.display()))
        })?;
        compare_lines(BufReader::new(file), output, engines, problem)?;
    }
    Ok(Outcome::ended(worst))
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
