//! What of a key point counts: in tallies, in trends, in what is planned next.
//!
//! One rule for all of them: what the recogniser misheard was said, so it never counts against the
//! person. And a person's own verdict stands before the program's.

use crate::{ItemState, Judgement, MissReason, Verdict};

impl ItemState {
    /// Whether the person says that a point was said and misheard.
    pub fn is_misheard(&self, key_point: &str) -> bool {
        self.reasons.get(key_point) == Some(&MissReason::Misheard)
    }

    /// The person's judgement of a point as it counts: none where there is none, or where less than
    /// "said it" comes of mishearing.
    pub fn counted_judgement(&self, key_point: &str) -> Option<Judgement> {
        let judgement = *self.judgements.get(key_point)?;
        let against = judgement != Judgement::Said;
        (!against || !self.is_misheard(key_point)).then_some(judgement)
    }

    /// Every judgement that counts, by key point.
    pub fn counted_judgements(&self) -> impl Iterator<Item = (&str, Judgement)> {
        self.judgements.keys().filter_map(|point| Some((point.as_str(), self.counted_judgement(point)?)))
    }

    /// The verdict on a point as it counts: the person's own, or else the program's. None where that
    /// could not tell, where nothing was compared, or where less than "covered" comes of mishearing.
    pub fn counted_verdict(&self, key_point: &str, program: Option<Verdict>) -> Option<Verdict> {
        let verdict = self.overruled.get(key_point).copied().or(program)?;
        let against = verdict != Verdict::Covered;
        (verdict != Verdict::CannotTell && !(against && self.is_misheard(key_point))).then_some(verdict)
    }

    /// Whether there is something to look at again: a point that was not covered or, where no verdict
    /// counts, one that the person did not wholly say. What was misheard is no miss.
    pub fn is_miss(&self, key_point: &str, program: Option<Verdict>) -> bool {
        match self.counted_verdict(key_point, program) {
            Some(verdict) => verdict != Verdict::Covered,
            None => self.counted_judgement(key_point).is_some_and(|judgement| judgement != Judgement::Said),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(judged: Option<Judgement>, own: Option<Verdict>, reason: Option<MissReason>) -> ItemState {
        let point = || "p".to_owned();
        ItemState {
            judgements: judged.map(|judgement| (point(), judgement)).into_iter().collect(),
            overruled: own.map(|verdict| (point(), verdict)).into_iter().collect(),
            reasons: reason.map(|reason| (point(), reason)).into_iter().collect(),
            ..ItemState::default()
        }
    }

    #[test]
    fn what_was_misheard_never_counts_against_the_person() {
        use Judgement::{Didnt, Partly, Said};
        let check = |judged, reason, expected: Option<Judgement>| {
            let state = state(Some(judged), None, reason);
            assert_eq!(state.counted_judgement("p"), expected, "{judged:?}, {reason:?}");
            assert_eq!(state.counted_judgements().count(), usize::from(expected.is_some()));
        };
        check(Didnt, None, Some(Didnt));
        check(Didnt, Some(MissReason::Forgot), Some(Didnt));
        check(Partly, Some(MissReason::Misheard), None);
        check(Didnt, Some(MissReason::Misheard), None);
        // What counts for the person is not taken away either.
        check(Said, Some(MissReason::Misheard), Some(Said));
        assert_eq!(state(None, None, None).counted_judgement("p"), None);
    }

    #[test]
    fn the_persons_own_verdict_counts_and_one_that_could_not_tell_does_not() {
        use Verdict::{CannotTell, Contradicted, Covered, Missed, Partly};
        let check = |own, program, reason, expected: Option<Verdict>| {
            let found = state(None, own, reason).counted_verdict("p", program);
            assert_eq!(found, expected, "own {own:?}, program {program:?}, {reason:?}");
        };
        let misheard = Some(MissReason::Misheard);
        check(None, None, None, None);
        check(None, Some(Partly), None, Some(Partly));
        check(Some(Covered), Some(Missed), None, Some(Covered));
        check(Some(Missed), Some(Covered), None, Some(Missed));
        check(Some(CannotTell), Some(Missed), None, None);
        check(None, Some(CannotTell), None, None);
        check(None, Some(Missed), misheard, None);
        check(None, Some(Contradicted), misheard, None);
        check(Some(Covered), Some(Missed), misheard, Some(Covered));
    }

    #[test]
    fn a_miss_is_what_one_would_look_at_again() {
        let check = |judged, program, reason, expected: bool| {
            let found = state(judged, None, reason).is_miss("p", program);
            assert_eq!(found, expected, "judged {judged:?}, program {program:?}, {reason:?}");
        };
        let (said, didnt) = (Some(Judgement::Said), Some(Judgement::Didnt));
        check(said, Some(Verdict::Missed), None, true);
        check(didnt, Some(Verdict::Covered), None, false);
        check(didnt, Some(Verdict::CannotTell), None, true);
        check(said, Some(Verdict::CannotTell), None, false);
        check(didnt, None, None, true);
        check(None, None, None, false);
        check(didnt, Some(Verdict::Missed), Some(MissReason::Misheard), false);
        check(didnt, Some(Verdict::Missed), Some(MissReason::NoTime), true);
    }
}
