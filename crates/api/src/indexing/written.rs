use hotseat_interview::{Millis, Session};
use hotseat_speech::transcription::Transcript;
use hotseat_storage::{MARK_BEGINS, MARK_ENDS, Passage, PassageKind, StoredRecording};

/// Everything written in a session: answers, replies to follow-ups, scratch notes, and notes made in
/// review. Nothing of the questions `hidden`, whose answers are deleted, but those last ones.
pub(super) fn written(session: &Session, hidden: &[u32]) -> Vec<Passage> {
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
