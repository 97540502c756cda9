use crate::dto::{Stretch, TimeSpan};
use hotseat_interview::Millis;

/// The playing time of an answer, and how it lies on the session's timeline: stretches one after the
/// other, each of them later in the session than the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Axis(Vec<Stretch>);

impl Axis {
    /// Puts parts of the session one after the other, each `(begun, length)`. One that begins before
    /// the end of the part before it begins with that end: no moment is in two of them.
    pub(super) fn of(parts: impl IntoIterator<Item = (Millis, Millis)>) -> Axis {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (begun, length) in parts {
            let before = stretches.last();
            let from = before.map_or(Millis::ZERO, |last| last.from + last.length);
            let begun = before.map_or(begun, |last| begun.max(last.begun + last.length));
            stretches.push(Stretch { from, length, begun });
        }
        Axis(stretches)
    }

    pub(super) fn length(&self) -> Millis {
        self.0.last().map_or(Millis::ZERO, |last| last.from + last.length)
    }

    /// A moment of the session as a moment of the axis. What lies between two stretches is at the end
    /// of the first of them.
    pub(super) fn place(&self, session: Millis) -> Millis {
        let within = self.0.iter().rev().find(|stretch| stretch.begun <= session);
        within.map_or(Millis::ZERO, |stretch| stretch.from + (session - stretch.begun).min(stretch.length))
    }

    /// Keeps a span within the axis.
    pub(super) fn clamp(&self, span: TimeSpan) -> TimeSpan {
        let end = self.length();
        let from = span.from.min(end);
        TimeSpan { from, to: span.to.clamp(from, end) }
    }

    pub(super) fn into_stretches(self) -> Vec<Stretch> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn moments_between_two_stretches_are_at_the_end_of_the_first() {
        let axis = Axis::of([(Millis(1_000), Millis(500)), (Millis(4_000), Millis(2_000))]);
        let check =
            |session, expected| assert_eq!(axis.place(Millis(session)), Millis(expected), "{session}");
        check(0, 0);
        check(1_000, 0);
        check(1_400, 400);
        check(3_000, 500);
        check(4_000, 500);
        check(4_100, 600);
        check(60_000, 2_500);
        assert_eq!(axis.length(), Millis(2_500));
    }

    #[test]
    fn a_part_that_begins_too_early_begins_later() {
        let axis = Axis::of([(Millis(100), Millis(500)), (Millis(100), Millis(50))]);
        assert_eq!(
            axis.into_stretches()[1],
            Stretch { from: Millis(500), length: Millis(50), begun: Millis(600) }
        );
    }

    proptest! {
        /// A place of the axis has one moment of the session, and that moment leads back to it.
        #[test]
        fn every_place_is_found_again(parts in prop::collection::vec((0u64..5_000, 0u64..2_000), 1..6), at in any::<prop::sample::Index>()) {
            let axis = Axis::of(parts.into_iter().map(|(begun, length)| (Millis(begun), Millis(length))));
            let end = usize::try_from(axis.length().0).unwrap();
            let at = Millis(at.index(end + 1) as u64);
            let holds = axis.0.iter().find(|stretch| stretch.from <= at && at < stretch.from + stretch.length);
            if let Some(stretch) = holds {
                prop_assert_eq!(axis.place(stretch.begun + (at - stretch.from)), at);
            }
            let places: Vec<Millis> = (0..8_000).step_by(250).map(|session| axis.place(Millis(session))).collect();
            prop_assert!(places.is_sorted() && places.iter().all(|place| *place <= axis.length()));
        }
    }
}
