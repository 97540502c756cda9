use crate::needs::chance;
use crate::{Interval, PointState, wilson};
use hotseat_interview::Weight;
use jiff::civil::Date;

/// Under so many questions a topic says too little.
pub const LEAST_QUESTIONS: u32 = 3;

/// What is known of a question of a topic: its key points, each with its weight.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    pub points: Vec<(Weight, Option<&'a PointState>)>,
}

/// How ready somebody is for a topic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readiness {
    /// The share of the topic's key points that would be said, each by its weight (core 3, supporting
    /// 2, bonus 1): FSRS's chance of remembering for a point that was said last time, half of it for
    /// one that was said in part, nothing for one that was missed. Only questions that were asked.
    pub share: f64,
    /// The 95 % Wilson interval of that share. Points of one question are not independent of each
    /// other, so the questions are what is counted: by Kish's effective number, (Σw)² / Σw², of their
    /// weights.
    pub interval: Interval,
    /// Questions asked so far.
    pub asked: u32,
}

/// None when fewer than [`LEAST_QUESTIONS`] were asked: too little to say.
pub fn readiness(questions: &[Standing<'_>], on: Date) -> Option<Readiness> {
    let (mut said, mut all, mut squares, mut asked) = (0.0, 0.0, 0.0, 0);
    for question in questions {
        let rated = || question.points.iter().filter(|(_, state)| state.is_some());
        let of: f64 = rated().map(|(importance, _)| importance.parts()).sum();
        if of > 0.0 {
            said += rated().map(|(importance, state)| importance.parts() * chance(*state, on)).sum::<f64>();
            all += of;
            squares += of * of;
            asked += 1;
        }
    }
    (asked >= LEAST_QUESTIONS).then(|| {
        let share = said / all;
        Readiness { share, interval: wilson(share, all * all / squares), asked }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rating;
    use jiff::civil::date;

    const DAY: Date = date(2026, 11, 21);

    fn state(rating: Rating) -> PointState {
        PointState::after(None, DAY, rating)
    }

    #[test]
    fn a_share_of_weights_with_questions_as_what_is_counted() {
        let (good, hard, again) = (state(Rating::Good), state(Rating::Hard), state(Rating::Again));
        let all = vec![
            Standing { points: vec![(Weight::Core, Some(&good)), (Weight::Supporting, Some(&again))] },
            Standing { points: vec![(Weight::Core, Some(&good)), (Weight::Supporting, Some(&hard))] },
            Standing { points: vec![(Weight::Core, Some(&good)), (Weight::Bonus, None)] },
            Standing { points: vec![(Weight::Core, None)] },
        ];
        let found = readiness(&all, DAY).unwrap();
        // On the day itself all is remembered: (3 + 0) + (3 + 1) + 3 of 5 + 5 + 3.
        assert!((found.share - 10.0 / 13.0).abs() < 1e-9, "{found:?}");
        assert_eq!(found.asked, 3);
        assert_eq!(found.interval, wilson(found.share, 169.0 / 59.0));
        let later = readiness(&all, date(2026, 12, 21)).unwrap();
        assert!(later.share < found.share, "what is not repeated fades");
    }

    #[test]
    fn two_questions_are_too_little_to_say() {
        let good = state(Rating::Good);
        let one = || Standing { points: vec![(Weight::Core, Some(&good)); 9] };
        assert_eq!(readiness(&[one(), one()], DAY), None);
        assert!(readiness(&[one(), one(), one()], DAY).is_some());
        assert_eq!(readiness(&[], DAY), None);
    }
}
