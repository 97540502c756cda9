use crate::transcription::Span;
use hotseat_interview::Millis;
use serde::{Deserialize, Serialize};

/// When somebody spoke, by the gate: not by the words, whose times are only guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// From the beginning of the recording to the first word; none if there is no word.
    pub first_word: Option<Millis>,
    /// All the speech together.
    pub speech: Millis,
    /// The pauses between stretches of speech, the longest first.
    pub pauses: Vec<Span>,
    /// From the last word to the end of the recording.
    pub silence_after: Millis,
}

impl Timing {
    /// Of the stretches of speech in a recording, in order, and its length.
    pub fn of(speech: &[Span], length: Millis) -> Timing {
        let between = |pair: &[Span]| Span { from: pair[0].to, to: pair[1].from };
        let mut pauses: Vec<_> =
            speech.windows(2).map(between).filter(|pause| pause.to > pause.from).collect();
        pauses.sort_by_key(|pause| (std::cmp::Reverse(pause.length()), pause.from));
        Timing {
            first_word: speech.first().map(|span| span.from),
            speech: speech.iter().map(|span| span.length()).sum(),
            pauses,
            silence_after: speech.last().map_or(Millis::ZERO, |span| length - span.to),
        }
    }
}

/// How much was spoken after this moment, for instance after the time was up.
pub fn speech_after(speech: &[Span], moment: Millis) -> Millis {
    speech.iter().map(|span| span.to - span.from.max(moment)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_timed() {
        let speech = [Span::new(800, 2000), Span::new(2300, 5000), Span::new(6500, 7000)];
        let timing = Timing::of(&speech, Millis(9000));
        let expected = Timing {
            first_word: Some(Millis(800)),
            speech: Millis(4400),
            pauses: vec![Span::new(5000, 6500), Span::new(2000, 2300)],
            silence_after: Millis(2000),
        };
        assert_eq!(timing, expected);
    }

    #[test]
    fn nothing_said_is_timed_too() {
        assert_eq!(Timing::of(&[], Millis(9000)), Timing::default());
    }

    #[test]
    fn speech_after_the_limit_is_counted() {
        let speech = [Span::new(800, 2000), Span::new(2300, 5000)];
        let check = |moment, expected| {
            assert_eq!(speech_after(&speech, Millis(moment)), Millis(expected), "after {moment} ms");
        };
        check(0, 3900);
        check(1000, 3700);
        check(2100, 2700);
        check(4000, 1000);
        check(9000, 0);
    }
}
