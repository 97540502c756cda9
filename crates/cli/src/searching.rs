use crate::Context;
use crate::args::teaches;
use crate::outcome::Outcome;
use crate::table::{one_line, table};
use crate::words;
use clap::Args;
use hotseat_api::ApiError;
use hotseat_api::dto::{HitKind, QuestionHit, SearchHit, SearchPage, SnippetPart};

/// Find words in every answer, typed or spoken, every note, and every question that was asked
///
/// The newest session comes first. Every word must be there; a word finds all that begin with it, and
/// words in quotes are found as they stand.
#[derive(Args)]
#[command(after_long_help = teaches!("\
Examples:
  hotseat-cli search event loop
  hotseat-cli search '\"event loop\" poll'
  hotseat-cli search backpressure --json"))]
pub struct Search {
    /// What to look for
    #[arg(required = true)]
    words: Vec<String>,
    /// How many places to show at most
    #[arg(long, default_value_t = 40)]
    limit: usize,
}

pub fn search(context: &Context, asked: &Search) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    let query = asked.words.join(" ");
    let mut found = SearchPage { hits: Vec::new(), questions: Vec::new(), next: None };
    loop {
        let page = hotseat.search(query.clone(), found.next)?;
        found.questions.extend(page.questions);
        found.hits.extend(page.hits);
        found.next = page.next;
        if found.next.is_none() || found.hits.len() >= asked.limit {
            break;
        }
    }
    found.hits.truncate(asked.limit);
    if context.json {
        return Outcome::json(&found);
    }
    if found.hits.is_empty() && found.questions.is_empty() {
        return Ok(Outcome::text("Nothing found.\n".to_owned()));
    }
    let questions: Vec<Vec<String>> = found.questions.iter().map(question).collect();
    let hits: Vec<Vec<String>> = found.hits.iter().map(place).collect();
    Ok(Outcome::text(table("", &questions) + &table("", &hits)))
}

fn question(hit: &QuestionHit) -> Vec<String> {
    let place = format!("question {}", hit.item + 1);
    vec![hit.session.clone(), words::moment(&hit.held), place, "asked".to_owned(), marked(&hit.snippet)]
}

fn place(hit: &SearchHit) -> Vec<String> {
    let kind = match hit.kind {
        HitKind::Answer => "typed",
        HitKind::Spoken => "spoken",
        HitKind::Scratch => "scratch notes",
        HitKind::Note => "note",
    };
    let item = hit.item.map_or_else(|| "session".to_owned(), |item| format!("question {}", item + 1));
    let at = hit.at.map(|at| format!(" at {}", words::clock(at))).unwrap_or_default();
    vec![hit.session.clone(), words::moment(&hit.held), item, format!("{kind}{at}"), marked(&hit.snippet)]
}

/// What was found stands in brackets, since a terminal need not have colours.
fn marked(snippet: &[SnippetPart]) -> String {
    let parts =
        snippet.iter().map(|part| if part.found { format!("[{}]", part.text) } else { part.text.clone() });
    one_line(&parts.collect::<String>())
}
