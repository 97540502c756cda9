use crate::column::Json;
use crate::{ReadTx, StoreError, WriteTx};
use hotseat_interview::{PackId, Question};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A copy of what stands in each question's body, to search by.
pub(crate) const CREATE: &str = "
    CREATE TABLE question_topic (
        question_id TEXT NOT NULL REFERENCES question (id) ON DELETE CASCADE,
        topic       TEXT NOT NULL,
        PRIMARY KEY (question_id, topic)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX question_topic_topic ON question_topic (topic)";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TopicCount {
    pub topic: String,
    /// How many questions have it.
    pub questions: u32,
}

impl WriteTx<'_> {
    pub(crate) fn put_topics(&mut self, question: &Question) -> Result<(), StoreError> {
        self.execute("DELETE FROM question_topic WHERE question_id = ?1", [&question.id.0])?;
        for topic in &question.topics {
            // An author may have named one twice.
            self.execute(
                "INSERT INTO question_topic (question_id, topic) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                [&question.id.0, topic],
            )?;
        }
        Ok(())
    }
}

impl ReadTx<'_> {
    /// The topics of these packs' questions to practise, by name; no packs means all of them.
    ///
    /// # Errors
    /// Those of reading.
    pub fn topics(&self, packs: &[PackId]) -> Result<Vec<TopicCount>, StoreError> {
        self.all(
            "SELECT topic, count(*) AS questions
             FROM question_topic JOIN question ON question.id = question_id
             WHERE NOT set_aside AND (?1 = '[]' OR pack_id IN (SELECT value FROM json_each(?1)))
             GROUP BY topic ORDER BY topic",
            [Json(packs)],
            |row| Ok(TopicCount { topic: row.get("topic")?, questions: row.get("questions")? }),
        )
    }
}

#[cfg(test)]
#[path = "topic_tests.rs"]
mod tests;
