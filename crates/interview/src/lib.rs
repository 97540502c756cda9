//! The domain of Hotseat, pure: no I/O, no clock of its own, no async.
//!
//! Everything here is a value or a function of values. A [`Session`] is handed
//! `(event, at)` and answers with its next state; the same events give the same
//! session, always. What the words mean is said in `docs/architecture.md`.

mod answer;
mod comparison;
mod counting;
mod editing;
mod event;
mod item;
mod locked;
mod manner;
mod plan;
mod question;
mod reading;
mod rubric;
mod session;
mod template;
mod time;
mod without_answer;

pub use answer::{Answer, Spoken, Word};
pub use comparison::{
    Comparison, Engine, Evidence, MatchKind, PointVerdict, Rule, Span, TrapVerdict, Verdict, WordMatch,
};
pub use editing::{Edit, EditRefused, apply_edit};
pub use event::{Doc, Event, GapKind, Judgement, MicrophoneChange, MissReason, Recorded, RecordingEnd};
pub use item::{Close, ItemState, Outcome, OwnScore, Probed, RecordingRef, Take};
pub use locked::{Delivered, LockedAnswer, LockedPoint, LockedRow};
pub use manner::{Cue, Manner, line};
pub use plan::{
    Asked, ClockStyle, DEFAULT_ANSWER, DEFAULT_THINK, MAX_COUNT, Mode, Plan, PlanError, PlanSettings,
    build_plan, matching,
};
pub use question::{Checked, KeyPoint, Level, Origin, PackId, Question, QuestionId, Samples, Trap, Weight};
pub use reading::{GRACE, Reading, Zone};
pub use rubric::{Anchor, Row, Rubric};
pub use session::{Effect, MOST_PROBES, Note, Refusal, ReplayError, Session, Stage};
pub use template::Template;
pub use time::Millis;
pub use without_answer::without_answer;
