use hotseat_interview::{ItemState, Plan, ReplayError, Session};
use hotseat_storage::{Logged, StoredComparison, WallTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

pub const EXPORT_FORMAT: &str = "hotseat-session";
/// Counted up when a reader of the version before could no longer read it.
pub const EXPORT_VERSION: u32 = 1;

/// A whole session. `plan` and `log` are its truth; `items` is what they replay to, written out for
/// readers that don't replay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SessionExport {
    /// Always `hotseat-session`.
    pub format: String,
    pub version: u32,
    pub id: String,
    pub title: String,
    pub created_at: WallTime,
    pub finished: bool,
    pub plan: Plan,
    pub log: Vec<Logged>,
    pub items: Vec<ItemState>,
    /// The program's verdicts, every version of them, the newest first. The person's own stand in
    /// `items`, as `judgements` and `overruled`.
    pub comparisons: Vec<StoredComparison>,
}

impl SessionExport {
    /// The session that the log tells of; its items equal `items`.
    ///
    /// # Errors
    /// When the log can't have happened under the plan.
    pub fn replay(&self) -> Result<Session, ReplayError> {
        Session::replay(Arc::new(self.plan.clone()), self.log.iter().map(|event| &event.recorded))
    }
}
