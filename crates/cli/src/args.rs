use crate::{
    backups, bank, calibrating, comparing, comparing_again, duplicates, figures, importing, linting,
    mentoring, modelling, planning, recordings, reporting, rubrics, running, scheduling, searching, sessions,
    storing, transcribing,
};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// The help of a command: its examples, then the exit codes that all commands share.
macro_rules! teaches {
    ($examples:literal) => {
        concat!(
            $examples,
            "\n\nExit codes:\n",
            "  0  done\n",
            "  1  done, with problems found: an error by lint, a list without\n",
            "     questions by import\n",
            "  2  wrong usage, or input that can't be used\n",
            "  3  a file, a question or a session was not found\n",
            "  4  the data folder or a file can't be used: busy, read-only, full,\n",
            "     damaged, or from a newer Hotseat",
        )
    };
}
pub(crate) use teaches;

/// Mock interviews without a window: import lists, check packs, plan, hold an interview from a
/// file of answers, compare, transcribe recordings, and look at what was held and what is due.
///
/// It works on the same data folder as the window. Nothing waits, nothing asks, and nothing but
/// `model get` goes over a network.
#[derive(Parser)]
#[command(name = "hotseat-cli", version, after_long_help = teaches!("\
Example, a whole interview:
  hotseat-cli plan --pack node --count 3 --seed 7 --out plan.json
  hotseat-cli run --plan plan.json --answers answers.json
  hotseat-cli session show last"))]
pub struct Cli {
    /// The data folder; otherwise HOTSEAT_DATA, or the system's own place for such data
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// Print JSON instead of text; errors as well, on standard error
    #[arg(long, global = true)]
    pub json: bool,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    Import(importing::Import),
    Duplicates(duplicates::Duplicates),
    Bank(bank::Bank),
    Lint(linting::Lint),
    Plan(planning::PlanArgs),
    Run(running::Run),
    Compare(comparing::Compare),
    Recompare(comparing_again::Recompare),
    Session(sessions::Session),
    Search(searching::Search),
    Report(reporting::Report),
    Storage(storing::Storage),
    Backup(backups::Backup),
    Restore(backups::Restore),
    Rubric(rubrics::RubricArgs),
    Share(mentoring::Share),
    Merge(mentoring::Merge),
    Calibration(calibrating::Calibration),
    Progress(figures::Progress),
    Schedule(scheduling::Schedule),
    Transcribe(transcribing::Transcribe),
    Recording(recordings::Recordings),
    Model(modelling::Model),
}
