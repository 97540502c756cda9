use crate::column::{Json, Name};
use crate::{ReadTx, StoreError, WallTime};
use hotseat_interview::{Level, PackId, QuestionId};
use std::collections::HashMap;

/// A question as a long list shows it, without its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionLine {
    pub id: QuestionId,
    pub pack: PackId,
    pub title: String,
    pub level: Option<Level>,
    pub topics: Vec<String>,
    pub key_points: u32,
    /// Key points that nobody has looked at.
    pub unreviewed: u32,
    pub edited: bool,
    pub set_aside: bool,
    /// In how many sessions it was asked, and when last.
    pub asked: u32,
    pub last_asked: Option<WallTime>,
    /// How many key points were judged "said it", "partly" and "didn't" when it was last judged.
    pub last_judged: Option<[u32; 3]>,
}

impl ReadTx<'_> {
    /// All questions of the bank, those set aside included, in the bank's order: packs by title, and
    /// in each the order of its author.
    ///
    /// # Errors
    /// Those of reading.
    pub fn question_lines(&self) -> Result<Vec<QuestionLine>, StoreError> {
        let mut asked: HashMap<String, (u32, WallTime)> = self
            .all(
                "SELECT question_id, count(DISTINCT session_id), max(at) FROM asked
                 WHERE session_id NOT IN (SELECT session_id FROM trash WHERE item = -1 AND part = 'all')
                 GROUP BY question_id",
                [],
                |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))),
            )?
            .into_iter()
            .collect();
        // Beside a lone max, SQLite gives the other columns of that same row.
        let mut judged: HashMap<String, [u32; 3]> = self
            .all(
                "SELECT question_id, said, partly, didnt, max(at) FROM asked
                 WHERE said + partly + didnt > 0
                 AND session_id NOT IN (SELECT session_id FROM trash WHERE item = -1 AND part = 'all')
                 GROUP BY question_id",
                [],
                |row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?])),
            )?
            .into_iter()
            .collect();
        self.all(
            "SELECT question.id, pack_id, question.title, level, question.topics, key_points, unreviewed,
                    base IS NOT NULL AS edited, set_aside
             FROM question JOIN pack ON pack.id = question.pack_id
             ORDER BY pack.title COLLATE NOCASE, pack.id, position, question.id",
            [],
            |row| {
                let id: String = row.get("id")?;
                let asked = asked.remove(&id);
                Ok(QuestionLine {
                    pack: PackId(row.get("pack_id")?),
                    title: row.get("title")?,
                    level: row.get::<_, Option<Name<Level>>>("level")?.map(|Name(level)| level),
                    topics: row.get("topics").map(|Json(topics)| topics)?,
                    key_points: row.get("key_points")?,
                    unreviewed: row.get("unreviewed")?,
                    edited: row.get("edited")?,
                    set_aside: row.get("set_aside")?,
                    asked: asked.map_or(0, |(times, _)| times),
                    last_asked: asked.map(|(_, at)| at),
                    last_judged: judged.remove(&id),
                    id: QuestionId(id),
                })
            },
        )
    }
}

#[cfg(test)]
#[path = "question_line_tests.rs"]
mod tests;
