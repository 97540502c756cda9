use crate::Context;
use crate::args::teaches;
use crate::known::{check_packs, check_topics};
use crate::outcome::Outcome;
use crate::planning::one_of;
use crate::table::table;
use crate::words::{count, judgement, level};
use clap::{Args, ValueEnum};
use hotseat_api::ApiError;
use hotseat_api::dto::{LibraryFilter, PackId, QuestionRow, QuestionState};
use hotseat_interview::Level;

/// The questions that pass a filter
///
/// With --json the library comes out as the window sees it: packs, counts for each filter, and
/// questions.
#[derive(Args)]
#[command(after_long_help = teaches!("Example:\n  hotseat-cli bank list --pack node --level senior --state missed --state partly"))]
pub struct List {
    /// Only this pack; may be given several times
    #[arg(long = "pack", value_name = "ID")]
    packs: Vec<String>,
    /// Only questions with this topic; may be given several times
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// Only questions of this level; may be given several times
    #[arg(long = "level", value_name = "LEVEL", value_parser = one_of::<Level>(&["junior", "mid", "senior"]))]
    levels: Vec<Level>,
    /// Only questions in this state; may be given several times
    #[arg(long = "state", value_name = "STATE")]
    states: Vec<State>,
    /// Words that must all stand in the title or the topics
    #[arg(long, default_value = "")]
    text: String,
    /// At most so many
    #[arg(long, value_name = "COUNT")]
    limit: Option<u32>,
}

#[derive(Clone, Copy, ValueEnum)]
enum State {
    NeverAsked,
    Asked,
    Missed,
    Partly,
    Said,
    /// With key points that were proposed and not looked at
    ToReview,
    Edited,
    /// Gone from the list, and kept
    SetAside,
}

impl From<State> for QuestionState {
    fn from(state: State) -> QuestionState {
        match state {
            State::NeverAsked => QuestionState::NeverAsked,
            State::Asked => QuestionState::Asked,
            State::Missed => QuestionState::Missed,
            State::Partly => QuestionState::Partly,
            State::Said => QuestionState::Said,
            State::ToReview => QuestionState::ToReview,
            State::Edited => QuestionState::Edited,
            State::SetAside => QuestionState::SetAside,
        }
    }
}

pub fn list(context: &Context, asked: List) -> Result<Outcome, ApiError> {
    let hotseat = context.open()?;
    check_packs(&hotseat, &asked.packs)?;
    check_topics(&hotseat, &asked.topics)?;
    let filter = LibraryFilter {
        packs: asked.packs.into_iter().map(PackId).collect(),
        topics: asked.topics,
        levels: asked.levels,
        states: asked.states.into_iter().map(QuestionState::from).collect(),
        text: asked.text,
        from: 0,
        limit: asked.limit,
    };
    let library = hotseat.library(filter)?;
    if context.json {
        return Outcome::json(&library);
    }
    let rows: Vec<Vec<String>> = library.questions.iter().map(row).collect();
    let total = format!("{} of {}\n", library.matching, count(library.all as usize, "question"));
    Ok(Outcome::text(table("", &rows) + &total))
}

fn row(row: &QuestionRow) -> Vec<String> {
    let mut marks = Vec::new();
    if row.unreviewed > 0 {
        marks.push(format!("{} to review", row.unreviewed));
    }
    marks.extend(row.last_judged.map(|judged| format!("last: {}", judgement(judged))));
    marks.extend(row.edited.then(|| "edited".to_owned()));
    marks.extend(row.set_aside.then(|| "set aside".to_owned()));
    vec![
        row.id.to_string(),
        row.level.map(level).unwrap_or_default().to_owned(),
        row.topics.first().cloned().unwrap_or_default(),
        marks.join(", "),
        row.title.clone(),
    ]
}
