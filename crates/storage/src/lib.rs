//! Where Hotseat keeps what it knows: the bank of questions and the sessions held, in one SQLite
//! file in the data folder.
//!
//! [`Store::write`] is the only way to change anything: a transaction that takes a closure,
//! commits or rolls back, and says what changed. Each table has its own file, with its SQL beside
//! its queries. There is no clock in here: wall times come from the caller.

mod asked;
mod asked_question;
mod column;
mod comparison;
mod copying;
mod delivery;
mod disk_use;
mod draft;
mod duplicate_choice;
mod error;
mod goal;
mod import_choice;
mod locked_answer;
mod mentoring;
mod migrations;
mod opening;
mod own_rubric;
mod owner_lock;
mod pack;
mod passage;
mod question;
mod question_line;
mod recording;
mod retention;
mod rubric;
mod scored;
mod search;
mod search_query;
mod session;
mod session_event;
mod session_index;
mod session_list;
mod store;
mod tag;
mod topic;
mod transcript;
mod trash;
mod wall_time;

pub use asked::{Asked, AskedIn};
pub use asked_question::FoundQuestion;
pub use comparison::{ComparedSession, StoredComparison};
pub use copying::SoundFile;
pub use disk_use::{SessionSize, SoundSize};
pub use draft::Draft;
pub use duplicate_choice::{DuplicateChoice, DuplicateDecision};
pub use error::{OrNotFound, StoreError};
pub use goal::StoredGoal;
pub use locked_answer::StoredLocked;
pub use mentoring::{StoredBundle, StoredResponse};
pub use own_rubric::OwnRubric;
pub use owner_lock::OwnerLock;
pub use pack::{Pack, PackKind, PackListing, PackPut};
pub use passage::{Passage, PassageKind};
pub use question::{BankQuestion, QuestionFilter};
pub use question_line::QuestionLine;
pub use recording::StoredRecording;
pub use retention::Retention;
pub use search::{FoundPassage, MARK_BEGINS, MARK_ENDS};
pub use session::{NewSession, Progress, SessionId, SessionSummary, StoredSession};
pub use session_event::Logged;
pub use session_index::{INDEX_VERSION, SessionIndex};
pub use session_list::{SessionFilter, Standing};
pub use store::{Change, ReadTx, Stamp, Store, WriteTx};
pub use topic::TopicCount;
pub use transcript::StoredTranscript;
pub use trash::{Goes, Target, Trashed};
pub use wall_time::WallTime;

#[cfg(test)]
mod kill_tests;
#[cfg(test)]
mod samples;
