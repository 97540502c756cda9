//! Where Hotseat keeps what it knows: the bank of questions and the sessions held, in one SQLite
//! file in the data folder.
//!
//! [`Store::write`] is the only way to change anything: a transaction that takes a closure,
//! commits or rolls back, and says what changed. Each table has its own file, with its SQL beside
//! its queries. There is no clock in here: wall times come from the caller.

mod asked;
mod column;
mod comparison;
mod draft;
mod duplicate_choice;
mod error;
mod import_choice;
mod migrations;
mod opening;
mod owner_lock;
mod pack;
mod question;
mod question_line;
mod recording;
mod rubric;
mod session;
mod session_event;
mod store;
mod topic;
mod transcript;
mod wall_time;

pub use asked::{Asked, AskedIn};
pub use comparison::StoredComparison;
pub use draft::Draft;
pub use duplicate_choice::{DuplicateChoice, DuplicateDecision};
pub use error::{OrNotFound, StoreError};
pub use owner_lock::OwnerLock;
pub use pack::{Pack, PackKind, PackListing, PackPut};
pub use question::{BankQuestion, QuestionFilter};
pub use question_line::QuestionLine;
pub use recording::StoredRecording;
pub use session::{NewSession, Progress, SessionId, SessionSummary, StoredSession};
pub use session_event::Logged;
pub use store::{Change, ReadTx, Stamp, Store, WriteTx};
pub use topic::TopicCount;
pub use transcript::StoredTranscript;
pub use wall_time::WallTime;

#[cfg(test)]
mod kill_tests;
#[cfg(test)]
mod samples;
