//! `hotseat-cli`: what Hotseat does, without a window.
//!
//! Thin over `hotseat-api`: each command turns its arguments into use cases, and what they answer
//! into text or JSON. Nothing is printed before a command is done.

mod args;
mod backups;
mod bank;
mod calibrating;
mod clock;
mod comparing;
mod comparing_again;
mod duplicates;
mod exit;
mod figures;
mod importing;
mod known;
mod linting;
mod mentoring;
mod modelling;
mod outcome;
mod planning;
mod progress;
mod recordings;
mod reporting;
mod rubrics;
mod running;
mod scheduling;
mod searching;
mod session_id;
mod sessions;
mod storing;
mod table;
mod tidying;
mod transcribing;
mod words;

use args::{Cli, Command};
use clap::Parser;
use clock::ScriptedClock;
use hotseat_api::{ApiError, Hotseat, data_folder};
use outcome::Outcome;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// What every command is given.
pub struct Context {
    data: Option<PathBuf>,
    pub json: bool,
    pub colour: bool,
    pub clock: Arc<ScriptedClock>,
}

impl Context {
    /// Opens the data folder.
    pub fn open(&self) -> Result<Hotseat, ApiError> {
        Hotseat::open(&self.folder()?, self.clock.clone())
    }

    /// Where the data folder is, or would be.
    pub fn folder(&self) -> Result<PathBuf, ApiError> {
        data_folder(self.data.as_deref())
    }
}

fn main() -> ExitCode {
    // Before anything else: the same program is also the transcriber.
    if let Some(code) = hotseat_api::worker_main() {
        return code;
    }
    let Cli { data, json, command } = Cli::parse();
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let context = Context {
        data,
        json,
        colour: std::io::stdout().is_terminal() && !no_colour,
        clock: Arc::new(ScriptedClock::start()),
    };
    let outcome = match command {
        Command::Import(asked) => importing::import(&context, &asked),
        Command::Duplicates(asked) => duplicates::duplicates(&context, &asked),
        Command::Bank(asked) => bank::bank(&context, asked),
        Command::Lint(asked) => linting::lint(&context, &asked),
        Command::Plan(asked) => planning::plan(&context, asked),
        Command::Run(asked) => running::run(&context, &asked),
        Command::Compare(asked) => comparing::compare(&context, &asked),
        Command::Recompare(asked) => comparing_again::recompare(&context, &asked),
        Command::Session(asked) => sessions::session(&context, asked),
        Command::Search(asked) => searching::search(&context, &asked),
        Command::Report(asked) => reporting::report(&context, asked),
        Command::Backup(asked) => backups::backup(&context, &asked),
        Command::Restore(asked) => backups::restore(&context, &asked),
        Command::Storage(asked) => storing::storage(&context, &asked),
        Command::Progress(asked) => figures::progress(&context, asked),
        Command::Schedule(asked) => scheduling::schedule(&context, asked),
        Command::Transcribe(asked) => transcribing::transcribe(&context, asked),
        Command::Rubric(asked) => rubrics::rubric(&context, asked),
        Command::Share(asked) => mentoring::share(&context, asked),
        Command::Merge(asked) => mentoring::merge(&context, &asked),
        Command::Calibration(calibrating::Calibration) => calibrating::calibration(&context),
        Command::Recording(asked) => recordings::recordings(&context, asked),
        Command::Model(asked) => modelling::model(&context, asked),
    };
    outcome.unwrap_or_else(Outcome::failed).print(json).into()
}
