//! What the tests of the use cases share: a data folder with clocks that are moved by hand, and
//! the steps of an interview.

#![allow(dead_code, unused_imports, reason = "each test file is a program of its own and uses its part")]

mod desk;
mod hands;
mod tiny_model;

pub use desk::{Desk, batch, length, texts};
pub use hands::Hands;
pub use tiny_model::tiny_model;

use hotseat_api::dto::{Action, AskedView, InterviewView, PlanSettings, StageView};
use hotseat_interview::{Judgement, Mode};

/// An answer that says nothing of any subject.
pub const OWN_WORDS: &str = "Let me put it my way, as well as I can.";

pub fn practice(count: u16) -> PlanSettings {
    PlanSettings { count, seed: 11, ..PlanSettings::default() }
}

pub fn exam(count: u16) -> PlanSettings {
    PlanSettings { mode: Mode::Exam, ..practice(count) }
}

pub fn stage(view: &InterviewView) -> &'static str {
    match view.stage {
        StageView::Waiting => "waiting",
        StageView::Thinking { .. } => "thinking",
        StageView::Opening { .. } => "opening",
        StageView::Answering { .. } => "answering",
        StageView::Judging { .. } => "judging",
        StageView::Revealed { .. } => "revealed",
        StageView::Finished => "finished",
    }
}

/// The question that the interview stands at.
pub fn asked(view: &InterviewView) -> &AskedView {
    match &view.stage {
        StageView::Thinking { question, .. }
        | StageView::Opening { question, .. }
        | StageView::Answering { question, .. }
        | StageView::Judging { question, .. } => question,
        StageView::Revealed { review, .. } => &review.question,
        StageView::Waiting | StageView::Finished => panic!("no question is asked: {}", stage(view)),
    }
}

pub fn judges(item: u32, key_point: &str, judgement: Judgement) -> Action {
    Action::Judge { item, key_point: key_point.to_owned(), judgement }
}
