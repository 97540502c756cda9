//! The list of sessions, a page at a time: filtered and counted by the database, from an index that
//! holds all that a list shows.

use crate::session::{SUMMARY, summary_of_row};
use crate::{ReadTx, SessionSummary, StoreError};
use hotseat_interview::Mode;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Everything that a list shows, newest first, so that no plan is ever read for one.
pub(crate) const CREATE: &str = "
    DROP INDEX session_newest;
    CREATE INDEX session_list ON session (
        created_at DESC, id DESC, title, mode, questions, answered, awaiting, used_ms, said, partly, didnt,
        finished, started_at, ended_at);
    CREATE INDEX session_unfinished ON session (finished, created_at DESC, id DESC) WHERE NOT finished";

/// Leaves out what was deleted and is only kept for an undo.
pub(crate) const NOT_DELETED: &str =
    "session.id NOT IN (SELECT session_id FROM trash WHERE item = -1 AND part = 'all')";

/// How a session stands, as one looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Unfinished,
    /// Judged or not.
    Finished,
    /// Finished, with answers that are not judged yet.
    Awaiting,
    /// Finished and judged.
    Done,
}

/// Which sessions a list has; everything that is given must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionFilter {
    /// Words of the title, each of which must be in it.
    pub words: Vec<String>,
    /// One of these tags.
    pub tags: Vec<String>,
    pub mode: Option<Mode>,
    pub standing: Option<Standing>,
    /// The first day and the last, as RFC 3339 dates or moments; both inclusive, compared as text.
    pub from: Option<String>,
    pub until: Option<String>,
}

struct Clause {
    sql: String,
    values: Vec<Value>,
}

impl SessionFilter {
    fn clause(&self) -> Clause {
        let mut all = vec![NOT_DELETED.to_owned()];
        let mut values = Vec::new();
        for word in &self.words {
            all.push("instr(lower(title), lower(?)) > 0".to_owned());
            values.push(Value::from(word.clone()));
        }
        if !self.tags.is_empty() {
            let marks = vec!["?"; self.tags.len()].join(", ");
            all.push(format!("session.id IN (SELECT session_id FROM session_tag WHERE tag IN ({marks}))"));
            values.extend(self.tags.iter().cloned().map(Value::from));
        }
        match self.mode {
            Some(Mode::Practice) => all.push("mode = 'practice'".to_owned()),
            Some(Mode::Exam) => all.push("mode = 'exam'".to_owned()),
            None => {}
        }
        match self.standing {
            Some(Standing::Unfinished) => all.push("NOT finished".to_owned()),
            Some(Standing::Finished) => all.push("finished".to_owned()),
            Some(Standing::Awaiting) => all.push("finished AND awaiting > 0".to_owned()),
            Some(Standing::Done) => all.push("finished AND awaiting = 0".to_owned()),
            None => {}
        }
        if let Some(from) = &self.from {
            all.push("created_at >= ?".to_owned());
            values.push(Value::from(from.clone()));
        }
        if let Some(until) = &self.until {
            // A day is inclusive: everything whose text begins with it comes before this.
            all.push("created_at < ? || 'u'".to_owned());
            values.push(Value::from(until.clone()));
        }
        Clause { sql: all.join(" AND "), values }
    }
}

impl ReadTx<'_> {
    /// The sessions that pass, newest first, from `skip` on and at most `limit`.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sessions_page(
        &self,
        filter: &SessionFilter,
        skip: u32,
        limit: u32,
    ) -> Result<Vec<SessionSummary>, StoreError> {
        let Clause { sql, mut values } = filter.clause();
        values.extend([Value::from(limit), Value::from(skip)]);
        self.all(
            &format!(
                "SELECT {SUMMARY} FROM session WHERE {sql} ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?"
            ),
            params_from_iter(values),
            summary_of_row,
        )
    }

    /// How many sessions pass.
    ///
    /// # Errors
    /// Those of reading.
    pub fn sessions_count(&self, filter: &SessionFilter) -> Result<u32, StoreError> {
        let Clause { sql, values } = filter.clause();
        let count = self.one(
            &format!("SELECT count(*) FROM session WHERE {sql}"),
            params_from_iter(values),
            |row| row.get(0),
        )?;
        Ok(count.unwrap_or(0))
    }
}

#[cfg(test)]
#[path = "session_list_tests.rs"]
mod tests;
