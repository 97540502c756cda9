use crate::column::Name;
use crate::{ReadTx, StoreError, WriteTx};
use hotseat_interview::QuestionId;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// What a person decided about two questions that seem to be the same one. Either may not be in the
/// bank: the second is not, when it was left out of an import.
pub(crate) const CREATE: &str = "
    CREATE TABLE duplicate_choice (
        first    TEXT NOT NULL,
        second   TEXT NOT NULL,
        decision TEXT NOT NULL CHECK (decision IN ('keep_both', 'leave_out')),
        PRIMARY KEY (first, second)
    ) STRICT, WITHOUT ROWID";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateDecision {
    KeepBoth,
    /// The second one.
    LeaveOut,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateChoice {
    pub first: QuestionId,
    pub second: QuestionId,
    pub decision: DuplicateDecision,
}

impl WriteTx<'_> {
    /// Remembers a decision about a pair, in place of the one before; none forgets it.
    ///
    /// # Errors
    /// Those of writing.
    pub fn decide_duplicate(
        &mut self,
        first: &QuestionId,
        second: &QuestionId,
        decision: Option<DuplicateDecision>,
    ) -> Result<(), StoreError> {
        self.execute(
            "DELETE FROM duplicate_choice
             WHERE (first = ?1 AND second = ?2) OR (first = ?2 AND second = ?1)",
            [&first.0, &second.0],
        )?;
        if let Some(decision) = decision {
            self.execute(
                "INSERT INTO duplicate_choice (first, second, decision) VALUES (?1, ?2, ?3)",
                params![first.0, second.0, Name(decision)],
            )?;
        }
        Ok(())
    }
}

impl ReadTx<'_> {
    /// Everything that was decided about pairs.
    ///
    /// # Errors
    /// Those of reading.
    pub fn duplicate_choices(&self) -> Result<Vec<DuplicateChoice>, StoreError> {
        self.all("SELECT first, second, decision FROM duplicate_choice ORDER BY first, second", [], |row| {
            Ok(DuplicateChoice {
                first: QuestionId(row.get("first")?),
                second: QuestionId(row.get("second")?),
                decision: row.get("decision").map(|Name(decision)| decision)?,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::DuplicateDecision::{KeepBoth, LeaveOut};
    use super::*;
    use crate::samples::store;

    #[test]
    fn a_pair_has_one_decision_whichever_comes_first() {
        let (_folder, store) = store();
        let decide = |first: &str, second: &str, decision| {
            store.write(|db| db.decide_duplicate(&first.into(), &second.into(), decision)).unwrap();
        };
        let check = |expected: &[(&str, &str, DuplicateDecision)]| {
            let found = store.read(|db| db.duplicate_choices()).unwrap();
            let found: Vec<_> = found
                .iter()
                .map(|made| (made.first.0.as_str(), made.second.0.as_str(), made.decision))
                .collect();
            assert_eq!(found, expected);
        };
        decide("a", "b", Some(LeaveOut));
        decide("c", "d", Some(KeepBoth));
        check(&[("a", "b", LeaveOut), ("c", "d", KeepBoth)]);
        decide("b", "a", Some(KeepBoth));
        check(&[("b", "a", KeepBoth), ("c", "d", KeepBoth)]);
        decide("a", "b", None);
        check(&[("c", "d", KeepBoth)]);
    }
}
