//! The answers of a session, part by part, as they may be shared.

use crate::answers::SpokenWords;
use crate::dto::{SharePart, ShareWord};
use hotseat_interview::{ItemState, Millis, RecordingRef, Take};

/// What was typed or spoken at one place of an answer.
pub(super) struct Part {
    pub shown: SharePart,
    /// When each word was said; as many as there are words, or none where they were typed.
    pub times: Vec<(Millis, Millis)>,
    /// Its file, below the folder of recordings, where its sound is there.
    pub file: Option<String>,
}

/// The parts of the take that counts, follow-ups last.
pub(super) fn parts(state: &ItemState, spoken: &SpokenWords) -> Vec<Part> {
    let Some(take) = state.take() else { return Vec::new() };
    let mut parts = of(None, "typed", &take.text, &take.recordings, spoken);
    for (number, probe) in take.probes.iter().enumerate() {
        let name = format!("typed-{number}");
        parts.extend(of(Some(&probe.ask), &name, &probe.text, &probe.recordings, spoken));
    }
    parts
}

/// Whether there is anything to share.
pub(super) fn is_answered(state: &ItemState) -> bool {
    state.outcome == hotseat_interview::Outcome::Answered && state.take().is_some_and(Take::is_answered)
}

fn of(
    ask: Option<&String>,
    name: &str,
    typed: &str,
    recordings: &[RecordingRef],
    spoken: &SpokenWords,
) -> Vec<Part> {
    let mut parts = Vec::new();
    if !typed.trim().is_empty() {
        let shown = SharePart {
            part: name.to_owned(),
            ask: ask.cloned(),
            words: split(typed),
            sound: None,
            unwritten: false,
        };
        parts.push(Part { shown, times: Vec::new(), file: None });
    }
    for recording in recordings {
        let known = spoken.get(&recording.id);
        let row = known.map(|known| &known.row).filter(|row| row.removed_at.is_none());
        let heard = known.and_then(|known| known.counts.as_ref()).map(|(_, transcript)| transcript);
        let words = heard.map_or(&[][..], |heard| &heard.words);
        let shown = SharePart {
            part: recording.id.clone(),
            ask: ask.cloned(),
            words: words
                .iter()
                .map(|word| ShareWord { text: word.text.clone(), after: " ".to_owned() })
                .collect(),
            sound: row.and(recording.length),
            unwritten: heard.is_none(),
        };
        let times = words.iter().map(|word| (word.from, word.to)).collect();
        parts.push(Part { shown, times, file: row.map(|row| row.file.clone()) });
    }
    parts
}

/// A typed text as words, each with the blank space after it; put together they are the text.
fn split(text: &str) -> Vec<ShareWord> {
    let mut words: Vec<ShareWord> = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let after = &piece[word.len()..];
        match words.last_mut() {
            Some(last) if word.is_empty() => last.after.push_str(after),
            _ => words.push(ShareWord { text: word.to_owned(), after: after.to_owned() }),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_put_together_are_the_text() {
        for text in ["", "one", " one two\n\n\tthree ", "line\n  indented\n", "a\u{a0}b 事件"] {
            let words = split(text);
            let again: String = words.iter().flat_map(|word| [&*word.text, &*word.after]).collect();
            assert_eq!(again, text);
        }
    }
}
