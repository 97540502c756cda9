use crate::{AIM, PointState, Rating};
use hotseat_interview::{Millis, QuestionId, Weight};
use jiff::civil::Date;

/// A key point of the bank, with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PracticePoint {
    pub id: String,
    pub weight: Weight,
    /// None for a point that was never rated.
    pub state: Option<PointState>,
}

impl PracticePoint {
    pub fn is_due(&self, on: Date) -> bool {
        self.state.is_some_and(|state| state.is_due(on))
    }

    pub fn has_reached_aim(&self) -> bool {
        self.state.is_some_and(|state| state.successes >= AIM)
    }
}

/// A question of the bank, as something to practise.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    pub question: QuestionId,
    /// The first of its topics: neighbours of the same topic are kept apart by it.
    pub topic: Option<String>,
    /// How long it takes.
    pub cost: Millis,
    pub points: Vec<PracticePoint>,
}

impl Practice {
    /// How much it is worth to be asked on a day: for each point that is due, its weight times the
    /// chance that it would not be said.
    pub(crate) fn need(&self, on: Date) -> f64 {
        let due = self.points.iter().filter(|point| point.is_due(on));
        due.map(|point| point.weight.parts() * (1.0 - chance(point.state.as_ref(), on))).sum()
    }

    /// The same over all points that were ever rated, due or not.
    fn weakness(&self, on: Date) -> f64 {
        let rated = self.points.iter().filter(|point| point.state.is_some());
        rated.map(|point| point.weight.parts() * (1.0 - chance(point.state.as_ref(), on))).sum()
    }
}

/// The chance that a point would be said on a day. FSRS speaks of what was seen, and after each answer
/// all points were seen; a point that the person did not say last time has yet to be said, so it counts
/// for nothing, and one that was said in part for half.
pub(crate) fn chance(state: Option<&PointState>, on: Date) -> f64 {
    let Some(state) = state else { return 0.0 };
    let shown = match state.rating {
        Rating::Good => 1.0,
        Rating::Hard => 0.5,
        Rating::Again => 0.0,
    };
    shown * state.retrievability(on)
}

/// How many key points are due on a day.
pub fn due(practice: &[Practice], on: Date) -> u32 {
    let due = practice.iter().flat_map(|one| &one.points).filter(|point| point.is_due(on)).count();
    u32::try_from(due).unwrap_or(u32::MAX)
}

/// The questions to practise what is weakest: first those with due points, the greatest need first;
/// then those whose points are least sure, as many as fit into `time`. What was never asked is not
/// weak.
pub fn weakest(practice: &[Practice], on: Date, time: Millis) -> Vec<QuestionId> {
    let mut known: Vec<(f64, f64, &Practice)> = practice
        .iter()
        .map(|one| (one.need(on), one.weakness(on), one))
        .filter(|(_, weakness, _)| *weakness > 0.0)
        .collect();
    known.sort_by(|one, other| {
        let by_need = other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1));
        by_need.then_with(|| one.2.question.cmp(&other.2.question))
    });
    let mut left = time;
    let mut taken = Vec::new();
    for (_, _, one) in known {
        if one.cost <= left {
            left = left - one.cost;
            taken.push(one.question.clone());
        }
    }
    taken
}
