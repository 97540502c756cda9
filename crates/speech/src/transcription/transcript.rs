use super::settings::Provenance;
use hotseat_interview::{Answer, Millis, Spoken, Word};
use serde::{Deserialize, Serialize};

/// What was heard in a recording, word by word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transcript {
    pub words: Vec<TimedWord>,
    pub provenance: Provenance,
}

/// A word as it was written down, with its punctuation, and when it was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimedWord {
    pub text: String,
    /// Counted from the beginning of the recording.
    pub from: Millis,
    pub to: Millis,
    /// How sure the recogniser was of the least sure part of the word, 0 to 1. It is its own
    /// opinion, not a measured rate of being right.
    pub confidence: f32,
}

/// Words of less confidence than this are marked as doubtful.
pub const DOUBTFUL: f32 = 0.5;

impl TimedWord {
    pub fn doubtful(&self) -> bool {
        self.confidence < DOUBTFUL
    }
}

impl Transcript {
    /// The words with one space between them.
    pub fn text(&self) -> String {
        join(&self.words)
    }

    /// The words as an answer that evidence can point at. Punctuation stays in the text and out of
    /// the words, as in a typed answer; where one written word holds several (`and/or`), each takes
    /// its share of the time by its letters.
    pub fn answer(&self) -> Answer {
        let mut answer = Answer::default();
        for timed in &self.words {
            if !answer.text.is_empty() {
                answer.text.push(' ');
            }
            let base = answer.text.len();
            answer.text.push_str(&timed.text);
            let parts = Answer::typed(&timed.text).words;
            let letters = parts.last().map_or(0, |last| last.to).max(1);
            let length = (timed.to - timed.from).0;
            for (index, part) in parts.iter().enumerate() {
                let (Ok(from), Ok(to)) =
                    (u32::try_from(base + part.from as usize), u32::try_from(base + part.to as usize))
                else {
                    break;
                };
                let share =
                    |letter: u32| Millis(timed.from.0 + length * u64::from(letter) / u64::from(letters));
                let begin = if index == 0 { timed.from } else { share(part.from) };
                let spoken = Spoken { from: begin, to: share(part.to), confidence: Some(timed.confidence) };
                answer.words.push(Word { from, to, spoken: Some(spoken) });
            }
        }
        answer
    }
}

pub(crate) fn join(words: &[TimedWord]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}
