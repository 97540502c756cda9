use hotseat_interview::{Judgement, LockedPoint, QuestionId, Verdict};
use jiff::civil::Date;

/// How well a key point was remembered, in the words of FSRS. "Easy" is never given: nobody is asked
/// how easy it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    Again,
    Hard,
    Good,
}

/// A key point that was asked for on a day, and how well it was remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review<'a> {
    pub question: &'a QuestionId,
    pub point: &'a str,
    pub day: Date,
    pub rating: Rating,
}

/// The rating of a locked key point; none where there is nothing to go by.
///
/// It rests on the person's own judgement. Saying the opposite is "again" whatever was judged; where
/// the comparison can't tell, or the recogniser misheard, nothing is rated. A point that came only
/// after a follow-up is "hard", as one that was said in part.
pub fn rating(point: &LockedPoint) -> Option<Rating> {
    match (point.verdict(), point.judgement) {
        _ if point.is_misheard() => None,
        (Some(Verdict::CannotTell), _) => None,
        (Some(Verdict::Contradicted), _) | (_, Judgement::Didnt) => Some(Rating::Again),
        (_, Judgement::Partly) => Some(Rating::Hard),
        (_, Judgement::Said) if point.after_probe => Some(Rating::Hard),
        (_, Judgement::Said) => Some(Rating::Good),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Judgement::{Didnt, Partly, Said};
    use Verdict::{CannotTell, Contradicted, Covered, Missed};
    use hotseat_interview::{MissReason, Weight};

    fn point(judgement: Judgement, verdict: Option<Verdict>) -> LockedPoint {
        LockedPoint {
            id: "x".into(),
            weight: Weight::Core,
            judgement,
            found: verdict,
            overruled: None,
            after_probe: false,
            reason: None,
        }
    }

    #[test]
    fn the_own_judgement_counts_but_for_what_nobody_can_tell() {
        let check = |judgement, verdict, expected| {
            assert_eq!(rating(&point(judgement, verdict)), expected, "{judgement:?} beside {verdict:?}");
        };
        check(Said, Some(Covered), Some(Rating::Good));
        check(Said, Some(Missed), Some(Rating::Good));
        check(Said, None, Some(Rating::Good));
        check(Partly, Some(Covered), Some(Rating::Hard));
        check(Didnt, Some(Covered), Some(Rating::Again));
        check(Said, Some(Contradicted), Some(Rating::Again));
        check(Said, Some(CannotTell), None);
        check(Didnt, Some(CannotTell), None);
    }

    #[test]
    fn a_follow_up_makes_it_hard_and_a_misheard_word_counts_for_nothing() {
        let probed = LockedPoint { after_probe: true, ..point(Said, Some(Covered)) };
        assert_eq!(rating(&probed), Some(Rating::Hard));
        for reason in [MissReason::Forgot, MissReason::NoTime, MissReason::Misread] {
            let missed = LockedPoint { reason: Some(reason), ..point(Didnt, Some(Missed)) };
            assert_eq!(rating(&missed), Some(Rating::Again), "{reason:?}");
        }
        let misheard = LockedPoint { reason: Some(MissReason::Misheard), ..point(Didnt, Some(Missed)) };
        assert_eq!(rating(&misheard), None);
    }
}
