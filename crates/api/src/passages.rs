//! What the search finds in a session, as it stands now.

use crate::journal::Journal;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Millis, Session};
use hotseat_speech::transcription::Transcript;
use hotseat_storage::{MARK_BEGINS, MARK_ENDS, Passage, PassageKind, SessionId, StoredRecording, WriteTx};

/// How many sessions of an earlier version are made searchable in one go.
const AT_ONCE: usize = 50;

/// Everything written in a session: answers, replies to follow-ups, scratch notes, and notes made in
/// review. Nothing of the questions `hidden`, whose answers are deleted, but those last ones.
pub(crate) fn written(session: &Session, hidden: &[u32]) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut add = |key: String, item: Option<u32>, kind, at: Option<Millis>, text: &str| {
        if !text.trim().is_empty() {
            passages.push(Passage { key, item, kind, recording: None, at, text: plain(text) });
        }
    };
    for (item, state) in (0u32..).zip(session.items()).filter(|(item, _)| !hidden.contains(item)) {
        for (n, take) in state.takes.iter().enumerate() {
            let at = Some(take.begun);
            add(format!("answer/{item}/{n}"), Some(item), PassageKind::Answer, at, &take.text);
            for (p, probe) in take.probes.iter().enumerate() {
                let at = Some(probe.asked);
                add(format!("reply/{item}/{n}/{p}"), Some(item), PassageKind::Answer, at, &probe.text);
            }
        }
        let at = state.takes.first().map(|take| take.begun);
        add(format!("scratch/{item}"), Some(item), PassageKind::Scratch, at, &state.notes);
    }
    for (n, note) in session.notes().iter().enumerate() {
        add(format!("note/{n}"), note.item, PassageKind::Note, note.place, &note.text);
    }
    passages
}

/// The words of a recording.
pub(crate) fn spoken(row: &StoredRecording, transcript: &Transcript) -> Passage {
    Passage {
        key: format!("spoken/{}", row.id),
        item: Some(row.item),
        kind: PassageKind::Spoken,
        recording: Some(row.id.clone()),
        at: None,
        text: plain(&transcript.text()),
    }
}

/// The marks of the search are in no text; the length stays, so that places in it stay as well.
fn plain(text: &str) -> String {
    text.replace([MARK_BEGINS, MARK_ENDS], " ")
}

type Findable = (SessionId, Vec<Passage>, Vec<hotseat_interview::Question>);

impl Hotseat {
    /// Sessions of an earlier version, and those that were taken back, are made searchable here.
    pub(crate) fn make_all_searchable(&self) -> Result<(), ApiError> {
        let ids = self.store.read(|tx| tx.unsearchable_sessions())?;
        for some in ids.chunks(AT_ONCE) {
            let mut found = Vec::new();
            for id in some {
                match self.findable(id) {
                    // One that can't be read is no reason not to open; History says what it is.
                    Err(error) if error.code == Code::Damaged => {}
                    read => found.push(read?),
                }
            }
            self.store.write(|tx| found.iter().try_for_each(|one| store_findable(tx, one)))?;
        }
        Ok(())
    }

    fn findable(&self, id: &SessionId) -> Result<Findable, ApiError> {
        let (journal, _) = Journal::load(&self.store, id)?;
        let mut passages = written(&journal.session, &journal.hidden);
        let rows = self.store.read(|tx| tx.recordings(id))?;
        for row in rows.iter().filter(|row| !journal.hidden.contains(&row.item)) {
            let transcript = self.store.read(|tx| tx.transcript(&row.id))?;
            let transcript = transcript.and_then(|stored| serde_json::from_value(stored.body).ok());
            passages.extend(transcript.map(|transcript| spoken(row, &transcript)));
        }
        Ok((id.clone(), passages, journal.asked_questions().cloned().collect()))
    }
}

fn store_findable(
    tx: &mut WriteTx<'_>,
    (id, passages, questions): &Findable,
) -> Result<(), hotseat_storage::StoreError> {
    let (spoken, written): (Vec<_>, Vec<_>) =
        passages.iter().cloned().partition(|passage| passage.kind == PassageKind::Spoken);
    tx.set_passages(id, &written)?;
    for passage in &spoken {
        tx.set_passage(id, passage)?;
    }
    for question in questions {
        tx.put_asked_question(question)?;
    }
    tx.set_searchable(id)
}
