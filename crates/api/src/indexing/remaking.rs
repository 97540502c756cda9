use super::spoken;
use crate::journal::Journal;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::Question;
use hotseat_storage::{Passage, SessionId, SessionIndex, StoreError, WriteTx};

/// How many sessions are made again in one go.
const AT_ONCE: usize = 50;

/// A session as it is held beside its log.
struct Remade {
    id: SessionId,
    index: SessionIndex,
    spoken: Vec<Passage>,
    questions: Vec<Question>,
}

impl Hotseat {
    /// Reads once more the logs of sessions that an earlier version stored, and of those that were taken
    /// back: what is held beside the logs is made again.
    pub(crate) fn make_index(&self) -> Result<(), ApiError> {
        let ids = self.store.read(|tx| tx.unindexed_sessions())?;
        for some in ids.chunks(AT_ONCE) {
            let mut read = Vec::new();
            for id in some {
                match self.remade(id) {
                    // One that can't be read is no reason not to open; History says what it is.
                    Err(error) if error.code == Code::Damaged => {}
                    remade => read.push(remade?),
                }
            }
            self.store.write(|tx| read.iter().try_for_each(|one| one.store(tx)))?;
        }
        Ok(())
    }

    fn remade(&self, id: &SessionId) -> Result<Remade, ApiError> {
        let (mut journal, _) = Journal::load(&self.store, id)?;
        journal.read_verdicts(&self.store)?;
        let mut words = Vec::new();
        let rows = self.store.read(|tx| tx.recordings(id))?;
        for row in rows.iter().filter(|row| !journal.hidden.contains(&row.item)) {
            let transcript = self.store.read(|tx| tx.transcript(&row.id))?;
            let transcript = transcript.and_then(|stored| serde_json::from_value(stored.body).ok());
            words.extend(transcript.map(|transcript| spoken(row, &transcript)));
        }
        let questions = super::asked_questions(&journal.session).cloned().collect();
        Ok(Remade { id: id.clone(), index: journal.into_index(), spoken: words, questions })
    }
}

impl Remade {
    fn store(&self, tx: &mut WriteTx<'_>) -> Result<(), StoreError> {
        tx.remake_index(&self.id, &self.index, &self.spoken)?;
        self.questions.iter().try_for_each(|question| tx.put_asked_question(question))
    }
}
