use crate::column::Json;
use crate::{ReadTx, StoreError, WriteTx};
use hotseat_interview::PackId;
use jiff::civil::Date;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// There is one goal at most.
pub(crate) const CREATE: &str = "
    CREATE TABLE goal (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        body TEXT NOT NULL
    ) STRICT";

/// What the person works towards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredGoal {
    /// The day of the interview.
    pub interview: Date,
    /// Minutes that each day has room for.
    pub minutes: u16,
    /// The packs that are practised; empty means all.
    pub packs: Vec<PackId>,
    /// The same seed gives the same plan.
    pub seed: u32,
}

impl WriteTx<'_> {
    /// Stores the goal in place of the one before; none gives it up.
    ///
    /// # Errors
    /// Those of writing.
    pub fn set_goal(&mut self, goal: Option<&StoredGoal>) -> Result<(), StoreError> {
        match goal {
            Some(goal) => self.execute(
                "INSERT INTO goal (only, body) VALUES (1, ?1)
                 ON CONFLICT DO UPDATE SET body = excluded.body",
                params![Json(goal)],
            ),
            None => self.execute("DELETE FROM goal", []),
        }?;
        Ok(())
    }
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn goal(&self) -> Result<Option<StoredGoal>, StoreError> {
        self.one("SELECT body FROM goal", [], |row| row.get("body").map(|Json(goal)| goal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::store;
    use jiff::civil::date;

    #[test]
    fn there_is_one_goal_until_it_is_given_up() {
        let (_folder, store) = store();
        let goal = |minutes| StoredGoal {
            interview: date(2026, 12, 24),
            minutes,
            packs: vec!["node".into()],
            seed: 7,
        };
        let look = || store.read(|db| db.goal()).unwrap();
        assert_eq!(look(), None);
        for minutes in [20, 30] {
            store.write(|db| db.set_goal(Some(&goal(minutes)))).unwrap();
        }
        assert_eq!(look(), Some(goal(30)));
        store.write(|db| db.set_goal(None)).unwrap();
        assert_eq!(look(), None);
    }
}
