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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcription::Language;

    fn transcript(words: &[(&str, u64, u64)]) -> Transcript {
        let words = words.iter().map(|&(text, from, to)| TimedWord {
            text: text.to_owned(),
            from: Millis(from),
            to: Millis(to),
            confidence: 0.7,
        });
        let provenance = Provenance {
            engine: "simulated".to_owned(),
            engine_version: "0".to_owned(),
            model: "none".to_owned(),
            model_sha256: String::new(),
            language: Language::english(),
            prompt: String::new(),
            threads: 1,
            beam: 1,
            gpu: false,
        };
        Transcript { words: words.collect(), provenance }
    }

    #[test]
    fn an_answer_has_the_words_of_a_typed_one_with_their_times() {
        let said = transcript(&[
            ("“Node.js", 0, 400),
            ("read/write,", 400, 1400),
            ("–", 1400, 1500),
            ("café.", 1500, 1900),
        ]);
        let answer = said.answer();
        assert_eq!(answer.text, "“Node.js read/write, – café.");
        let typed = Answer::typed(&answer.text);
        let words: Vec<_> = (0..answer.words.len()).map(|index| answer.word(index)).collect();
        let typed: Vec<_> = (0..typed.words.len()).map(|index| typed.word(index)).collect();
        assert_eq!(words, typed);
        let times: Vec<_> = answer
            .words
            .iter()
            .filter_map(|word| word.spoken)
            .map(|spoken| (spoken.from.0, spoken.to.0))
            .collect();
        assert_eq!(times, [(0, 400), (400, 800), (900, 1400), (1500, 1900)]);
    }
}
