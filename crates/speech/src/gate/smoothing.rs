use crate::gate::detector::{Detector, Earshot};
use crate::transcription::{SAMPLE_RATE, Span};
use hotseat_interview::Millis;

/// As sure as this, and speech begins.
const SURE: f32 = 0.7;
/// Under this, speech may have ended. Between the two it stays what it was.
const UNSURE: f32 = 0.55;
/// Shorter speech is a click or a cough.
const SHORTEST_SPEECH: u64 = 80;
/// Shorter pauses are inside a sentence: the closure of a "t" takes 100 ms.
const SHORTEST_PAUSE: u64 = 240;
/// Speech begins softly: so much before it counts as speech. At its end the detector is late enough.
const BEFORE: u64 = 60;

/// What the gate has just understood. Moments are places in the recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Somebody has begun to speak here and is still speaking.
    Began(Millis),
    /// What began before has ended.
    Ended(Span),
}

/// A speech gate that is fed while somebody speaks.
pub struct Gate<D = Earshot> {
    detector: D,
    /// Samples that do not fill a frame yet.
    rest: Vec<f32>,
    /// Samples in all the frames so far.
    samples: u64,
    state: State,
    /// Where the last stretch of speech ended.
    floor: u64,
}

/// Milliseconds throughout.
#[derive(Clone, Copy)]
enum State {
    Pause,
    /// Perhaps somebody speaks since.
    Perhaps {
        since: u64,
    },
    Speech {
        since: u64,
        until: u64,
    },
}

impl Gate {
    pub fn new() -> Gate {
        Gate::with(Earshot::default())
    }
}

impl Default for Gate {
    fn default() -> Gate {
        Gate::new()
    }
}

impl<D: Detector> Gate<D> {
    pub fn with(detector: D) -> Gate<D> {
        Gate { detector, rest: Vec::new(), samples: 0, state: State::Pause, floor: 0 }
    }

    /// Takes more of the recording: 16 kHz, one channel, -1 to 1, in pieces of any length.
    pub fn push(&mut self, samples: &[f32]) -> Vec<Heard> {
        let mut heard = Vec::new();
        self.rest.extend_from_slice(samples);
        let frame = self.detector.frame();
        let waiting = std::mem::take(&mut self.rest);
        let mut frames = waiting.chunks_exact(frame);
        for samples in &mut frames {
            let speech = self.detector.speech(samples);
            let from = self.now();
            self.samples += frame as u64;
            heard.extend(self.step(speech, from));
        }
        self.rest = frames.remainder().to_vec();
        heard
    }

    /// The recording has ended.
    pub fn finish(mut self) -> Option<Heard> {
        match self.state {
            State::Speech { since, until } => Some(self.end(since, until)),
            State::Pause | State::Perhaps { .. } => None,
        }
    }

    fn now(&self) -> u64 {
        self.samples * 1000 / u64::from(SAMPLE_RATE)
    }

    fn step(&mut self, speech: f32, from: u64) -> Option<Heard> {
        let to = self.now();
        match self.state {
            State::Pause if speech >= SURE => {
                self.state = State::Perhaps { since: from };
                None
            }
            State::Pause => None,
            State::Perhaps { since } if speech >= UNSURE => {
                if to - since < SHORTEST_SPEECH {
                    return None;
                }
                let since = since.saturating_sub(BEFORE).max(self.floor);
                self.state = State::Speech { since, until: to };
                Some(Heard::Began(Millis(since)))
            }
            State::Perhaps { .. } => {
                self.state = State::Pause;
                None
            }
            State::Speech { since, .. } if speech >= UNSURE => {
                self.state = State::Speech { since, until: to };
                None
            }
            State::Speech { since, until } if to - until >= SHORTEST_PAUSE => Some(self.end(since, until)),
            State::Speech { .. } => None,
        }
    }

    fn end(&mut self, since: u64, until: u64) -> Heard {
        self.state = State::Pause;
        self.floor = until;
        Heard::Ended(Span { from: Millis(since), to: Millis(self.floor) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Takes each sample for how sure one is.
    struct Plain;

    impl Detector for Plain {
        fn frame(&self) -> usize {
            160
        }
        fn speech(&mut self, samples: &[f32]) -> f32 {
            samples[0]
        }
    }

    fn heard(certainties: &[(u64, f32)], piece: usize) -> Vec<Heard> {
        let samples: Vec<f32> = certainties
            .iter()
            .flat_map(|(millis, sure)| std::iter::repeat_n(*sure, *millis as usize * 16))
            .collect();
        let mut gate = Gate::with(Plain);
        let mut heard: Vec<_> = samples.chunks(piece).flat_map(|some| gate.push(some)).collect();
        heard.extend(gate.finish());
        heard
    }

    fn check(what: &str, certainties: &[(u64, f32)], expected: &[(u64, u64)]) {
        let spans: Vec<_> = heard(certainties, 333)
            .into_iter()
            .filter_map(|heard| match heard {
                Heard::Ended(span) => Some((span.from.0, span.to.0)),
                Heard::Began(_) => None,
            })
            .collect();
        assert_eq!(spans, expected, "{what}");
    }

    #[test]
    fn speech_and_pauses() {
        check("nothing", &[(3000, 0.0)], &[]);
        check("a sentence", &[(1000, 0.0), (2000, 1.0), (1000, 0.0)], &[(940, 3000)]);
        check("a click", &[(1000, 0.0), (60, 1.0), (1000, 0.0)], &[]);
        check("a stop inside a word", &[(500, 0.0), (500, 1.0), (200, 0.0), (500, 1.0)], &[(440, 1700)]);
        check("two", &[(500, 1.0), (400, 0.0), (500, 1.0), (400, 0.0)], &[(0, 500), (840, 1400)]);
        check("unsure in the middle", &[(200, 0.0), (300, 1.0), (900, 0.6), (100, 1.0)], &[(140, 1500)]);
        check("never quite sure", &[(2000, 0.65)], &[]);
        check("spoken to the end", &[(100, 0.0), (500, 1.0)], &[(40, 600)]);
    }

    proptest! {
        /// However the recording is cut into pieces, the same is heard; and stretches of speech stand
        /// in order, apart, within the recording, each told at its beginning.
        #[test]
        fn pieces_make_no_difference(
            certainties in proptest::collection::vec((10u64..600, 0f32..1.0), 0..20),
            piece in 1usize..5000,
        ) {
            let all = heard(&certainties, 1 << 20);
            prop_assert_eq!(&heard(&certainties, piece), &all);
            let length: u64 = certainties.iter().map(|(millis, _)| millis).sum();
            let mut last = 0;
            for pair in all.chunks(2) {
                let [Heard::Began(began), Heard::Ended(span)] = pair else { panic!("not in pairs: {pair:?}") };
                prop_assert_eq!(*began, span.from);
                prop_assert!(last <= span.from.0 && span.from < span.to && span.to.0 <= length);
                last = span.to.0;
            }
        }
    }
}
