//! The one surface of Hotseat: use cases, what they hand out, and how they fail.
//!
//! The window and the command line are both thin over [`Hotseat`]. Nothing here reads a clock: the
//! shell brings one as [`Clock`].

mod answers;
mod backup;
mod bank;
mod bank_export;
mod bundling;
mod calibrating;
mod clock;
mod compared;
mod comparing;
mod comparing_lines;
pub mod dto;
mod duplicating;
mod editing;
mod error;
mod exporting;
mod files;
mod folder;
mod hearing;
mod history;
mod hotseat;
mod ideas;
mod importing;
mod indexing;
mod inspecting;
mod journal;
mod library;
mod linting;
mod live;
mod packs;
mod planning;
mod probing;
mod progress;
mod renewing;
mod replaying;
mod reporting;
mod rescoring;
mod reviewing;
mod rubrics;
mod searching;
mod sharing;
pub mod surface;
mod tidying;
mod tiers;
mod timeline;
mod view;

pub use backup::{check_backup, restore_backup};
pub use clock::Clock;
pub use comparing::{Compared, Engines, compare_in};
pub use comparing_lines::compare_lines;
pub use error::{ApiError, Code};
pub use exporting::{EXPORT_FORMAT, EXPORT_VERSION, SessionExport};
pub use files::{read_answers, read_plan, read_text, text_of, write_plan};
pub use folder::data_folder;
pub use hearing::{HearingParts, add_model};
pub use hotseat::Hotseat;
pub use hotseat_speech::transcription::worker_main;
pub use inspecting::{ListDuplicate, ListPlace, ListQuestion, ListReport, inspect_duplicates, inspect_list};
pub use linting::{LintReport, Problem, Severity, lint, render};
pub use reporting::{
    AnswerReport, PointReport, REPORT_FORMAT, REPORT_VERSION, Report, ScoreReport, SessionReport, Totals,
};
pub use sharing::{MentorResponse, SharedAnswers};
pub use view::{because, clock_words, level_words, verdict_words};
