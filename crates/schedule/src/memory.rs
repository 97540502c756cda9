use crate::day::{days_between, later};
use crate::{Rating, Review};
use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, ItemState, MemoryState, current_retrievability};
use hotseat_interview::QuestionId;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What schedules, as a person may look it up.
pub const SCHEDULER: &str = "FSRS-6 with default parameters, 90 % retention (crate fsrs 6.6)";
/// A point comes again when the chance of remembering it has fallen to this.
pub const RETENTION: f32 = 0.9;
/// On so many separate days a point is to be said without a miss in between.
pub const AIM: u32 = 3;
/// As in the reference implementation: a hundred years.
const LONGEST_INTERVAL: f32 = 36_500.0;

/// With its default parameters: they are checked once, and not at each review.
static FSRS_6: LazyLock<FSRS> = LazyLock::new(FSRS::default);

/// What is known of a key point: its reviews, replayed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointState {
    memory: MemoryState,
    /// When it was asked for last, and how it went.
    pub last: Date,
    pub rating: Rating,
    /// The day from which it should be asked for again.
    pub due: Date,
    /// Separate days on which it was said, since it was missed last.
    pub successes: u32,
    /// The last of those days.
    success: Option<Date>,
    pub reviews: u32,
}

impl PointState {
    /// What is known after one more review; `before` is none for the first one. A clock that was set
    /// back makes a review one of the same day.
    pub fn after(before: Option<&PointState>, day: Date, rating: Rating) -> PointState {
        let day = before.map_or(day, |before| day.max(before.last));
        let ItemState { memory, interval } = next(before, day, rating);
        let interval = interval.round().clamp(1.0, LONGEST_INTERVAL) as u32;
        let (mut successes, mut success) =
            before.map_or((0, None), |before| (before.successes, before.success));
        match rating {
            Rating::Again => (successes, success) = (0, None),
            Rating::Good if success != Some(day) => {
                (successes, success) = (successes.saturating_add(1), Some(day));
            }
            Rating::Good | Rating::Hard => {}
        }
        PointState {
            memory,
            last: day,
            rating,
            due: later(day, interval),
            successes,
            success,
            reviews: before.map_or(0, |before| before.reviews).saturating_add(1),
        }
    }

    /// The chance of remembering it on a day, by FSRS: 0 to 1.
    pub fn retrievability(&self, on: Date) -> f64 {
        let days = days_between(self.last, on) as f32;
        f64::from(current_retrievability(self.memory, days, FSRS6_DEFAULT_DECAY)).clamp(0.0, 1.0)
    }

    /// In days: how long until the chance has fallen to 90 %.
    pub fn stability(&self) -> f32 {
        self.memory.stability
    }

    /// How hard it is to remember, 1 to 10.
    pub fn difficulty(&self) -> f32 {
        self.memory.difficulty
    }

    pub fn is_due(&self, on: Date) -> bool {
        self.due <= on
    }
}

fn next(before: Option<&PointState>, day: Date, rating: Rating) -> ItemState {
    let known = before.map(|before| before.memory);
    let elapsed = before.map_or(0, |before| days_between(before.last, day));
    match FSRS_6.next_states(known, RETENTION, elapsed) {
        Ok(states) => match rating {
            Rating::Again => states.again,
            Rating::Hard => states.hard,
            Rating::Good => states.good,
        },
        // Refused only for numbers that are none, which no review gives: it would be asked tomorrow.
        Err(_) => ItemState { memory: MemoryState { stability: 1.0, difficulty: 5.0 }, interval: 1.0 },
    }
}

/// What is known of every key point that was reviewed. Reviews come in the order in which they were
/// locked.
pub fn replay(reviews: &[Review<'_>]) -> HashMap<QuestionId, HashMap<String, PointState>> {
    let mut known: HashMap<&QuestionId, HashMap<&str, PointState>> = HashMap::new();
    // The points of an answer stand together: its question is looked up once.
    for answer in reviews.chunk_by(|one, next| one.question == next.question) {
        let Some(first) = answer.first() else { continue };
        let points = known.entry(first.question).or_default();
        for review in answer {
            points
                .entry(review.point)
                .and_modify(|state| *state = PointState::after(Some(state), review.day, review.rating))
                .or_insert_with(|| PointState::after(None, review.day, review.rating));
        }
    }
    let owned = |points: HashMap<&str, PointState>| {
        points.into_iter().map(|(point, state)| (point.to_owned(), state)).collect()
    };
    known.into_iter().map(|(question, points)| (question.clone(), owned(points))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Good, Hard};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn of(reviews: &[(u32, Rating)]) -> PointState {
        let mut state = None;
        for (day, rating) in reviews {
            state = Some(PointState::after(state.as_ref(), later(date(2026, 1, 1), *day), *rating));
        }
        state.unwrap()
    }

    #[test]
    fn the_aim_counts_separate_days_since_the_last_miss() {
        let check = |reviews: &[(u32, Rating)], expected: u32| {
            assert_eq!(of(reviews).successes, expected, "{reviews:?}");
        };
        check(&[(0, Good)], 1);
        check(&[(0, Good), (0, Good)], 1);
        check(&[(0, Good), (2, Good), (9, Good)], 3);
        check(&[(0, Good), (2, Hard), (9, Good)], 2);
        check(&[(0, Good), (2, Again), (9, Good)], 1);
        check(&[(0, Again)], 0);
        check(&[(0, Again), (0, Good)], 1);
    }

    #[test]
    fn a_clock_set_back_is_the_same_day() {
        let state = of(&[(9, Good), (2, Good)]);
        assert_eq!((state.last, state.successes), (date(2026, 1, 10), 1));
    }

    proptest! {
        /// Whatever was judged and when, the numbers stay numbers and what comes again comes later.
        #[test]
        fn a_replay_ends_in_a_day_to_come(
            gaps in prop::collection::vec((0u32..4000, 0..3u8), 1..30),
            later_on in 0u32..5000,
        ) {
            let mut day = 0;
            let mut reviews = Vec::new();
            for (gap, rating) in gaps {
                day += gap;
                reviews.push((day, [Again, Hard, Good][usize::from(rating)]));
            }
            let state = of(&reviews);
            prop_assert!(state.due > state.last);
            prop_assert!(state.stability() > 0.0 && state.stability().is_finite());
            prop_assert!((1.0..=10.0).contains(&state.difficulty()));
            let [now, then] = [0, later_on].map(|days| state.retrievability(later(state.last, days)));
            prop_assert!(now >= then && (0.0..=1.0).contains(&then), "{now} then {then}");
        }
    }
}
