//! How an answer was delivered: pace, pauses, fillers, hedges, repeated words.
//!
//! A side panel, never a score. Times come from the speech gate, words from the transcript; both are
//! handed in, so that the same answer always gives the same figures.

mod phrases;
mod repeats;

pub use phrases::{Phrase, fillers, hedges};
pub use repeats::{Repeat, repeats};

use crate::gate::Timing;
use crate::transcription::Span;
use hotseat_interview::{Answer, Millis};
use serde::{Deserialize, Serialize};

/// Pauses from this length on are counted; shorter ones separate the parts of a sentence.
pub const PAUSE: Millis = Millis(500);

/// Under this much speech, or so few words, a pace says nothing.
const LEAST_SPEECH: Millis = Millis(5_000);
const LEAST_WORDS: u32 = 10;

/// How one answer was delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    pub words: u32,
    /// Words per minute of speech, pauses left out. None for too little speech to tell.
    pub pace: Option<f64>,
    pub timing: Timing,
    /// Pauses of at least [`PAUSE`], the longest first.
    pub pauses: Vec<Span>,
    /// Sounds and words that only fill: a lower bound, since recognisers leave many of them out. None
    /// for a language whose fillers are not known here.
    pub fillers: Option<Vec<Phrase>>,
    /// Words that take back half of what is said. None for a language as above.
    pub hedges: Option<Vec<Phrase>>,
    /// Words said twice in a row; a lower bound, too.
    pub repeats: Vec<Repeat>,
}

impl Delivery {
    /// Of a transcript in this language (as in "en" or "en-GB") and of what the gate heard.
    pub fn of(answer: &Answer, language: &str, speech: &[Span], length: Millis) -> Delivery {
        let timing = Timing::of(speech, length);
        let words = u32::try_from(answer.words.len()).unwrap_or(u32::MAX);
        let enough = timing.speech >= LEAST_SPEECH && words >= LEAST_WORDS;
        Delivery {
            words,
            pace: enough.then(|| f64::from(words) * 60_000.0 / timing.speech.0 as f64),
            pauses: timing.pauses.iter().copied().filter(|pause| pause.length() >= PAUSE).collect(),
            timing,
            fillers: fillers(answer, language),
            hedges: hedges(answer, language),
            repeats: repeats(answer),
        }
    }
}

/// Words as they are compared: in small letters, with plain apostrophes.
pub(crate) fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_described() {
        let text = "Um, the event loop has several phases and, um, the the poll phase waits";
        let answer = Answer::typed(text);
        let speech = [Span::new(400, 3_400), Span::new(3_700, 5_700), Span::new(7_000, 8_000)];
        let delivery = Delivery::of(&answer, "en-US", &speech, Millis(9_000));
        assert_eq!(delivery.words, 14);
        assert_eq!(delivery.pace, Some(140.0), "14 words in 6 s of speech");
        assert_eq!(delivery.pauses, [Span::new(5_700, 7_000)], "300 ms are no pause");
        assert_eq!(delivery.timing.first_word, Some(Millis(400)));
        assert_eq!(delivery.timing.silence_after, Millis(1_000));
        let said: Vec<_> =
            delivery.fillers.iter().flatten().map(|it| (it.phrase.as_str(), it.words.len())).collect();
        assert_eq!(said, [("um", 2)]);
        assert_eq!(delivery.repeats.len(), 1);
    }

    #[test]
    fn too_little_gives_no_pace() {
        let nothing = Delivery::of(&Answer::typed(""), "en", &[], Millis(60_000));
        assert_eq!((nothing.words, nothing.pace), (0, None));
        let few = Delivery::of(&Answer::typed("yes it does"), "en", &[Span::new(0, 9_000)], Millis(9_000));
        assert_eq!(few.pace, None);
        let many = Answer::typed(&"word ".repeat(40));
        let short = Delivery::of(&many, "en", &[Span::new(0, 4_000)], Millis(9_000));
        assert_eq!(short.pace, None);
    }
}
