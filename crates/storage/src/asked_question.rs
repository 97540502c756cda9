use crate::{StoreError, WriteTx};
use hotseat_interview::{Question, QuestionId};
use rusqlite::params;

/// The questions that were ever asked, each once, in the words in which it was asked last.
pub(crate) const CREATE: &str = "
    CREATE TABLE question_asked (
        number      INTEGER PRIMARY KEY,
        question_id TEXT NOT NULL UNIQUE,
        title       TEXT NOT NULL,
        body        TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE question_asked_text USING fts5 (
        title, body, content = 'question_asked', content_rowid = 'number',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    INSERT INTO question_asked_text (question_asked_text, rank) VALUES ('secure-delete', 1);
    CREATE TRIGGER question_asked_added AFTER INSERT ON question_asked BEGIN
        INSERT INTO question_asked_text (rowid, title, body) VALUES (new.number, new.title, new.body);
    END;
    CREATE TRIGGER question_asked_removed AFTER DELETE ON question_asked BEGIN
        INSERT INTO question_asked_text (question_asked_text, rowid, title, body)
        VALUES ('delete', old.number, old.title, old.body);
    END;
    CREATE TRIGGER question_asked_changed AFTER UPDATE OF title, body ON question_asked BEGIN
        INSERT INTO question_asked_text (question_asked_text, rowid, title, body)
        VALUES ('delete', old.number, old.title, old.body);
        INSERT INTO question_asked_text (rowid, title, body) VALUES (new.number, new.title, new.body);
    END";

impl WriteTx<'_> {
    /// Keeps the words of a question that was asked.
    ///
    /// # Errors
    /// Those of writing.
    pub fn put_asked_question(&mut self, question: &Question) -> Result<(), StoreError> {
        let body = question.body.as_deref().unwrap_or_default();
        self.execute(
            "INSERT INTO question_asked (question_id, title, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (question_id) DO UPDATE SET title = excluded.title, body = excluded.body
             WHERE title <> excluded.title OR body <> excluded.body",
            params![question.id.0, question.title, body],
        )?;
        Ok(())
    }

    /// Forgets the questions of which no session is left that asked them.
    pub(crate) fn forget_unasked_questions(&mut self) -> Result<(), StoreError> {
        self.execute(
            "DELETE FROM question_asked WHERE question_id NOT IN (SELECT question_id FROM asked)",
            [],
        )?;
        Ok(())
    }
}

/// A question of the search, and where it was asked last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundQuestion {
    pub question: QuestionId,
    /// With [`crate::MARK_BEGINS`] and [`crate::MARK_ENDS`] around the words that were found.
    pub title: String,
    pub body: String,
    pub session: crate::SessionId,
    pub session_title: String,
    pub held: crate::WallTime,
    pub item: u32,
    /// In how many sessions it was asked.
    pub times: u32,
}
