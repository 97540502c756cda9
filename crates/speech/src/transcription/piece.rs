use crate::transcription::span::{Span, duration_of, samples_before};
use hotseat_interview::Millis;
use serde::{Deserialize, Serialize};

/// The most that is listened to in one go. Whisper hears 30 s at once; what is longer would be cut
/// where it happens to end.
pub(crate) const LONGEST_PIECE: Millis = Millis::seconds(28);

/// Silence kept before and after speech, so that the recogniser hears how a word begins and ends.
const MARGIN: Millis = Millis(300);

/// What is listened to in one go: stretches of the recording, one after the other, with only short
/// silences between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Piece {
    /// In order, apart from each other, not empty.
    stretches: Vec<Span>,
    /// How much of it is speech.
    pub speech: Millis,
}

impl Piece {
    /// Takes as many of the spans, from the first on, as fit into one piece; at least one. The spans
    /// are in order and apart.
    ///
    /// Silence is kept up to [`MARGIN`] on both sides of each, never reaching into `before` (where
    /// the piece before this one ended), past `end`, or into a neighbour.
    pub fn pack(spans: &[Span], before: Millis, end: Millis) -> (Piece, usize) {
        let mut piece = Piece { stretches: Vec::new(), speech: Millis::ZERO };
        for (index, span) in spans.iter().enumerate() {
            let floor = if index == 0 { before } else { spans[index - 1].to };
            let ceiling = spans.get(index + 1).map_or(end, |next| next.from);
            let wide = Span {
                from: (span.from - MARGIN).max(floor.min(span.from)),
                to: (span.to + MARGIN).min(ceiling.max(span.to)),
            };
            let mut longer = piece.clone();
            longer.add(wide);
            if index > 0 && longer.length() > LONGEST_PIECE {
                return (piece, index);
            }
            longer.speech += span.length();
            piece = longer;
        }
        (piece, spans.len())
    }

    /// Stretches whose margins meet become one.
    fn add(&mut self, wide: Span) {
        match self.stretches.last_mut() {
            Some(last) if last.to >= wide.from => last.to = last.to.max(wide.to),
            _ => self.stretches.push(wide),
        }
    }

    pub fn length(&self) -> Millis {
        self.stretches.iter().map(|stretch| stretch.length()).sum()
    }

    pub fn from(&self) -> Millis {
        self.stretches.first().map_or(Millis::ZERO, |first| first.from)
    }

    pub fn to(&self) -> Millis {
        self.stretches.last().map_or(Millis::ZERO, |last| last.to)
    }

    /// Its samples, out of a recording of which `audio` begins at the sample `base`.
    pub fn cut(&self, audio: &[i16], base: usize) -> Vec<i16> {
        let mut samples = Vec::with_capacity(samples_before(self.length()));
        for stretch in &self.stretches {
            let from = samples_before(stretch.from).saturating_sub(base).min(audio.len());
            let to = samples_before(stretch.to).saturating_sub(base).clamp(from, audio.len());
            samples.extend_from_slice(&audio[from..to]);
        }
        samples
    }

    /// A moment in the piece as a moment of the recording. Where two stretches meet, it is the
    /// beginning of the second.
    pub fn began(&self, at: Millis) -> Millis {
        self.place(at, |at, length| at < length)
    }

    /// As [`Piece::began`], but the end of the first.
    pub fn ended(&self, at: Millis) -> Millis {
        self.place(at, |at, length| at <= length)
    }

    fn place(&self, at: Millis, within: impl Fn(Millis, Millis) -> bool) -> Millis {
        let mut left = at;
        for stretch in &self.stretches {
            if within(left, stretch.length()) {
                return stretch.from + left;
            }
            left = left - stretch.length();
        }
        self.to()
    }

    /// Where a moment of the recording lies in the piece, if it does.
    pub fn find(&self, at: Millis) -> Option<Millis> {
        let mut before = Millis::ZERO;
        for stretch in &self.stretches {
            if (stretch.from..stretch.to).contains(&at) {
                return Some(before + (at - stretch.from));
            }
            before += stretch.length();
        }
        None
    }
}

/// Where to cut speech that has gone on for too long: the middle of its quietest fifth of a second
/// in the second half of what fits. `audio` begins where the speech does.
pub(crate) fn best_cut(audio: &[i16]) -> Millis {
    const WINDOW: usize = 3200;
    const STEP: usize = 160;
    let end = samples_before(LONGEST_PIECE - Millis(1000)).min(audio.len());
    let energy = |from: usize| -> u64 {
        audio[from..from + WINDOW].iter().map(|&sample| u64::from(sample.unsigned_abs()).pow(2)).sum()
    };
    let quietest = (end / 2..end.saturating_sub(WINDOW)).step_by(STEP).min_by_key(|&from| energy(from));
    duration_of(quietest.map_or(end, |from| from + WINDOW / 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(all: &[(u64, u64)]) -> Vec<Span> {
        all.iter().map(|&(from, to)| Span::new(from, to)).collect()
    }

    fn check(all: &[(u64, u64)], before: u64, end: u64, stretches: &[(u64, u64)], taken: usize) {
        let (piece, count) = Piece::pack(&spans(all), Millis(before), Millis(end));
        assert_eq!((piece.stretches, count), (spans(stretches), taken), "{all:?}");
    }

    #[test]
    fn silence_around_speech_is_kept_and_pauses_are_shortened() {
        check(&[(1000, 2000)], 0, 9000, &[(700, 2300)], 1);
        check(&[(1000, 2000), (2500, 3000)], 0, 9000, &[(700, 3300)], 2);
        check(&[(1000, 2000), (5000, 6000)], 0, 9000, &[(700, 2300), (4700, 6300)], 2);
        // Never into what was listened to, past the end, or across a cut.
        check(&[(1000, 2000)], 900, 2100, &[(900, 2100)], 1);
        check(&[(1000, 2000)], 1200, 9000, &[(1000, 2300)], 1);
        check(&[(1000, 2000), (2000, 3000)], 0, 9000, &[(700, 3300)], 2);
    }

    #[test]
    fn a_piece_is_never_too_long() {
        check(
            &[(0, 20_000), (21_000, 27_000), (30_000, 31_000)],
            0,
            40_000,
            &[(0, 20_300), (20_700, 27_300)],
            2,
        );
        check(&[(0, 28_000), (29_000, 30_000)], 0, 40_000, &[(0, 28_300)], 1);
    }

    #[test]
    fn moments_are_found_in_both_directions() {
        let (piece, _) = Piece::pack(&spans(&[(1000, 2000), (5000, 6000)]), Millis(0), Millis(9000));
        assert_eq!(piece.began(Millis(100)), Millis(800));
        assert_eq!(piece.ended(Millis(1600)), Millis(2300));
        assert_eq!(piece.began(Millis(1600)), Millis(4700));
        assert_eq!(piece.began(Millis(99_000)), Millis(6300));
        assert_eq!(piece.find(Millis(5000)), Some(Millis(1900)));
        assert_eq!(piece.find(Millis(3000)), None);
    }

    #[test]
    fn a_cut_falls_into_the_quiet() {
        let mut audio = vec![8000_i16; samples_before(Millis::seconds(40))];
        let quiet = samples_before(Millis(20_000));
        audio[quiet..quiet + 4800].fill(10);
        let cut = best_cut(&audio);
        assert!((20_000..20_300).contains(&cut.0), "cut at {cut:?}");
        // Without a quiet place it is cut all the same, and not before the middle.
        let cut = best_cut(&vec![8000_i16; audio.len()]);
        assert!(cut > LONGEST_PIECE.percent(40) && cut < LONGEST_PIECE, "cut at {cut:?}");
        assert_eq!(best_cut(&[0; 16]), Millis(1));
    }

    prop_compose! {
        /// Speech with pauses, as a gate tells it.
        fn speech()(steps in prop::collection::vec((1_u64..5000, 1_u64..20_000), 1..30)) -> Vec<Span> {
            let mut at = 0;
            let step = |(gap, length)| { let from = at + gap; at = from + length; Span::new(from, at) };
            steps.into_iter().map(step).collect()
        }
    }

    proptest! {
        /// However it is packed, all speech is listened to once, and each moment of it is found again.
        #[test]
        fn nothing_is_lost_or_heard_twice(speech in speech()) {
            let end = speech[speech.len() - 1].to + Millis(1000);
            let (mut rest, mut before) = (&speech[..], Millis::ZERO);
            while !rest.is_empty() {
                let (piece, taken) = Piece::pack(rest, before, end);
                prop_assert!(taken > 0);
                prop_assert!(piece.length() <= LONGEST_PIECE || taken == 1);
                prop_assert!(piece.from() >= before.min(rest[0].from) && piece.to() <= end);
                prop_assert_eq!(piece.speech, rest[..taken].iter().map(|span| span.length()).sum());
                for span in &rest[..taken] {
                    let middle = Millis(span.from.0.midpoint(span.to.0));
                    let at = piece.find(middle);
                    prop_assert_eq!(at.map(|at| piece.began(at)), Some(middle));
                }
                before = piece.to();
                rest = &rest[taken..];
            }
        }
    }
}
