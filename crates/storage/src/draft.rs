use crate::{ReadTx, StoreError, WallTime, WriteTx};
use hotseat_interview::{PackId, QuestionId};
use rusqlite::params;

/// What was written about a question and not saved. It outlives the question and its pack: words are
/// only thrown away by whoever wrote them.
pub(crate) const CREATE: &str = "
    CREATE TABLE draft (
        pack_id     TEXT NOT NULL,
        -- Empty for a question that is being begun.
        question_id TEXT NOT NULL,
        text        TEXT NOT NULL,
        kept_at     TEXT NOT NULL,
        PRIMARY KEY (pack_id, question_id)
    ) STRICT, WITHOUT ROWID";

/// Text that was written and not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub text: String,
    pub kept_at: WallTime,
}

impl WriteTx<'_> {
    /// Keeps a draft, in place of the one before; none throws it away. A question that is being begun
    /// has no id yet: a pack has one draft of those.
    ///
    /// # Errors
    /// Those of writing.
    pub fn set_draft(
        &mut self,
        pack: &PackId,
        question: Option<&QuestionId>,
        draft: Option<&Draft>,
    ) -> Result<(), StoreError> {
        let key = question.map_or("", |id| id.0.as_str());
        match draft {
            Some(draft) => self.execute(
                "INSERT INTO draft (pack_id, question_id, text, kept_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET text = excluded.text, kept_at = excluded.kept_at",
                params![pack.0, key, draft.text, draft.kept_at],
            ),
            None => self.execute("DELETE FROM draft WHERE pack_id = ?1 AND question_id = ?2", [&pack.0, key]),
        }?;
        Ok(())
    }
}

impl ReadTx<'_> {
    /// # Errors
    /// Those of reading.
    pub fn draft(&self, pack: &PackId, question: Option<&QuestionId>) -> Result<Option<Draft>, StoreError> {
        let key = question.map_or("", |id| id.0.as_str());
        self.one(
            "SELECT text, kept_at FROM draft WHERE pack_id = ?1 AND question_id = ?2",
            [pack.0.as_str(), key],
            |row| Ok(Draft { text: row.get("text")?, kept_at: row.get("kept_at")? }),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{store, wall};

    #[test]
    fn a_draft_is_kept_until_it_is_thrown_away() {
        let (_folder, store) = store();
        let (pack, id) = (PackId::from("own"), QuestionId::from("one"));
        let draft = |text: &str| Draft { text: text.into(), kept_at: wall(0) };
        let set = |question: Option<&QuestionId>, draft: Option<&Draft>| {
            store.write(|db| db.set_draft(&pack, question, draft)).unwrap();
        };
        let look = |question: Option<&QuestionId>| store.read(|db| db.draft(&pack, question)).unwrap();
        set(Some(&id), Some(&draft("first")));
        set(Some(&id), Some(&draft("second")));
        set(None, Some(&draft("a new one")));
        assert_eq!(look(Some(&id)), Some(draft("second")));
        assert_eq!(look(None), Some(draft("a new one")));
        set(Some(&id), None);
        assert_eq!((look(Some(&id)), look(None)), (None, Some(draft("a new one"))));
    }
}
