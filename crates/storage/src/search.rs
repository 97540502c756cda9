use crate::asked_question::FoundQuestion;
use crate::column::Name;
use crate::search_query::fts_query;
use crate::{PassageKind, ReadTx, SessionId, StoreError, WallTime};
use hotseat_interview::Millis;
use rusqlite::params;

/// Stand around the words that were found; no text that is searched holds them.
pub const MARK_BEGINS: char = '\u{1}';
pub const MARK_ENDS: char = '\u{2}';

/// More questions than one looks through; a narrower search finds the rest.
const MOST_QUESTIONS: u32 = 20;

/// A piece of text in which everything was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPassage {
    /// Its number: the next page begins before it.
    pub number: i64,
    /// See [`crate::Passage::key`].
    pub key: String,
    pub session: SessionId,
    pub session_title: String,
    pub held: WallTime,
    pub item: Option<u32>,
    /// The question's title; none for a note on the whole.
    pub question: Option<String>,
    pub kind: PassageKind,
    pub recording: Option<String>,
    pub at: Option<Millis>,
    /// The whole text, with [`MARK_BEGINS`] and [`MARK_ENDS`] around the words that were found.
    pub text: String,
}

impl ReadTx<'_> {
    /// The pieces in which all that was typed is found, those of the newest session first, at most
    /// `limit` of them; `before` is the number of the last one of the page before.
    ///
    /// # Errors
    /// Those of reading; never for what was typed.
    pub fn search_passages(
        &self,
        typed: &str,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<FoundPassage>, StoreError> {
        let Some(query) = fts_query(typed) else { return Ok(Vec::new()) };
        self.all(
            "SELECT passage.id, passage.key, passage.session_id, session.title, session.created_at, passage.item,
                    question_asked.title AS question, passage.kind, passage.recording, passage.at_ms,
                    highlight(passage_text, 0, char(1), char(2)) AS text
             FROM passage_text
             JOIN passage ON passage.id = passage_text.rowid
             JOIN session ON session.id = passage.session_id
             LEFT JOIN asked ON asked.session_id = passage.session_id AND asked.item = passage.item
             LEFT JOIN question_asked ON question_asked.question_id = asked.question_id
             WHERE passage_text MATCH ?1 AND passage_text.rowid < ?2
             ORDER BY passage_text.rowid DESC LIMIT ?3",
            params![query, before.unwrap_or(i64::MAX), limit],
            |row| {
                Ok(FoundPassage {
                    number: row.get("id")?,
                    key: row.get("key")?,
                    session: row.get("session_id")?,
                    session_title: row.get("title")?,
                    held: row.get("created_at")?,
                    item: row.get("item")?,
                    question: row.get("question")?,
                    kind: row.get("kind").map(|Name(kind)| kind)?,
                    recording: row.get("recording")?,
                    at: row.get::<_, Option<i64>>("at_ms")?.map(|at| Millis(u64::try_from(at).unwrap_or(0))),
                    text: row.get("text")?,
                })
            },
        )
    }

    /// The questions asked so far in which all that was typed is found, the nearest first, each with
    /// the session in which it was asked last.
    ///
    /// # Errors
    /// Those of reading; never for what was typed.
    pub fn search_questions(&self, typed: &str) -> Result<Vec<FoundQuestion>, StoreError> {
        let Some(query) = fts_query(typed) else { return Ok(Vec::new()) };
        self.all(
            "WITH found AS MATERIALIZED (
                 SELECT question_asked.question_id, question_asked_text.rank AS nearness,
                        highlight(question_asked_text, 0, char(1), char(2)) AS title,
                        highlight(question_asked_text, 1, char(1), char(2)) AS body
                 FROM question_asked_text
                 JOIN question_asked ON question_asked.number = question_asked_text.rowid
                 WHERE question_asked_text MATCH ?1 ORDER BY nearness LIMIT ?2)
             SELECT found.question_id, found.title, found.body, asked.session_id, asked.item,
                    session.title AS session_title, session.created_at,
                    (SELECT count(DISTINCT session_id) FROM asked WHERE question_id = found.question_id) AS times
             FROM found
             JOIN asked ON asked.question_id = found.question_id AND (asked.session_id, asked.item) = (
                 SELECT session_id, item FROM asked WHERE question_id = found.question_id
                 AND session_id NOT IN (SELECT session_id FROM trash WHERE item = -1 AND part = 'all')
                 ORDER BY at DESC LIMIT 1)
             JOIN session ON session.id = asked.session_id
             ORDER BY found.nearness",
            params![query, MOST_QUESTIONS],
            |row| {
                Ok(FoundQuestion {
                    question: hotseat_interview::QuestionId(row.get("question_id")?),
                    title: row.get("title")?,
                    body: row.get("body")?,
                    session: row.get("session_id")?,
                    session_title: row.get("session_title")?,
                    held: row.get("created_at")?,
                    item: row.get("item")?,
                    times: row.get("times")?,
                })
            },
        )
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
