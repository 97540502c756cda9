//! The words of an answer as they count now: what was typed, then what was spoken.

use crate::ApiError;
use hotseat_interview::{Answer, ItemState, Millis, RecordingRef, Spoken, Word};
use hotseat_speech::transcription::Transcript;
use hotseat_storage::{ReadTx, Store, StoreError, StoredRecording, StoredTranscript};
use std::collections::BTreeMap;

/// What is known of the recordings of one question.
#[derive(Default)]
pub(crate) struct SpokenWords(BTreeMap<String, Recorded>);

pub(crate) struct Recorded {
    pub(crate) row: StoredRecording,
    /// The version that counts.
    pub(crate) counts: Option<(i64, Transcript)>,
    pub(crate) versions: Vec<StoredTranscript>,
}

impl SpokenWords {
    pub(crate) fn of(store: &Store, state: &ItemState) -> Result<SpokenWords, ApiError> {
        let recordings: Vec<&RecordingRef> = state.takes.iter().flat_map(|take| take.recordings()).collect();
        if recordings.is_empty() {
            return Ok(SpokenWords::default());
        }
        let words = store.read(|tx| {
            let known = recordings.iter().map(|recording| recorded(tx, &recording.id));
            let known: Vec<Option<Recorded>> = known.collect::<Result<_, StoreError>>()?;
            let known = known.into_iter().flatten();
            Ok::<_, StoreError>(known.map(|recorded| (recorded.row.id.clone(), recorded)).collect())
        })?;
        Ok(SpokenWords(words))
    }

    pub(crate) fn get(&self, recording: &str) -> Option<&Recorded> {
        self.0.get(recording)
    }

    /// Typed words first, then those of each recording. A spoken word's time is its place in the
    /// recordings played one after the other.
    pub(crate) fn answer(&self, typed: &str, recordings: &[RecordingRef]) -> Answer {
        let mut answer = Answer::typed(typed);
        let mut before = Millis::ZERO;
        for recording in recordings {
            if let Some((_, transcript)) = self.get(&recording.id).and_then(|known| known.counts.as_ref()) {
                append(&mut answer, &transcript.answer(), before);
            }
            before += recording.length.unwrap_or_default();
        }
        answer
    }

    /// Of the last take of a question.
    pub(crate) fn answer_of(&self, state: &ItemState) -> Answer {
        let recordings = state.take().map_or(&[][..], |take| &take.recordings);
        self.answer(state.text(), recordings)
    }

    /// Whether a recording of the last take has no words yet, so that little can be told of it.
    pub(crate) fn is_waiting(&self, state: &ItemState) -> bool {
        let recordings = state.take().map_or(&[][..], |take| &take.recordings);
        recordings.iter().any(|one| self.get(&one.id).is_none_or(|known| known.counts.is_none()))
    }
}

fn recorded(tx: &ReadTx<'_>, id: &str) -> Result<Option<Recorded>, StoreError> {
    let Some(row) = tx.recording(id)? else { return Ok(None) };
    let counts = tx.transcript(id)?;
    let counts = counts.and_then(|stored| Some((stored.id, serde_json::from_value(stored.body).ok()?)));
    Ok(Some(Recorded { row, counts, versions: tx.transcripts(id)? }))
}

fn append(answer: &mut Answer, spoken: &Answer, before: Millis) {
    if !answer.text.trim().is_empty() {
        answer.text.push('\n');
    }
    let base = u32::try_from(answer.text.len()).unwrap_or(u32::MAX);
    answer.text.push_str(&spoken.text);
    answer.words.extend(spoken.words.iter().map(|word| Word {
        from: base.saturating_add(word.from),
        to: base.saturating_add(word.to),
        spoken: word.spoken.map(|spoken| Spoken {
            from: before + spoken.from,
            to: before + spoken.to,
            confidence: spoken.confidence,
        }),
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoken_words_follow_the_typed_ones_and_keep_their_times() {
        let mut answer = Answer::typed("const x;");
        let time = |from| Some(Spoken { from: Millis(from), to: Millis(from + 5), confidence: Some(0.9) });
        let spoken = Answer {
            text: "the poll phase".into(),
            words: vec![Word { from: 0, to: 3, spoken: time(10) }, Word { from: 4, to: 8, spoken: time(20) }],
        };
        append(&mut answer, &spoken, Millis(1_000));
        assert_eq!(answer.text, "const x;\nthe poll phase");
        let words: Vec<&str> = (0..answer.words.len()).map(|index| answer.word(index)).collect();
        assert_eq!(words, ["const", "x", "the", "poll"]);
        assert_eq!(answer.words[3].spoken, time(1_020).map(|s| Spoken { to: Millis(1_025), ..s }));
    }
}
