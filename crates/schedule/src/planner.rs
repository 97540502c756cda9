use crate::day::{days_between, later};
use crate::{AIM, PointState, Practice, Rating};
use hotseat_interview::{Millis, QuestionId};
use jiff::civil::Date;
use std::collections::HashMap;

/// Plans reach no further than this, in days.
pub const LONGEST_PLAN: u32 = 366;

/// What a person works towards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The day of the interview.
    pub interview: Date,
    /// What each day has room for.
    pub time: Millis,
    /// What was used of today's already.
    pub spent: Millis,
}

/// A question to be asked on a day of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedQuestion {
    pub question: QuestionId,
    pub cost: Millis,
    /// How many of its key points are due by then.
    pub due: u32,
    /// It was never asked before.
    pub new: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanDay {
    pub day: Date,
    pub questions: Vec<PlannedQuestion>,
}

impl PlanDay {
    pub fn cost(&self) -> Millis {
        self.questions.iter().map(|question| question.cost).sum()
    }
}

/// What each day until the interview asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Every day from today on to the one before the interview; the day of the interview itself, if
    /// that is today.
    pub days: Vec<PlanDay>,
    /// Questions that no day has room for, in the order of their need: the time is too short.
    pub left_over: Vec<QuestionId>,
    /// How many key points there are, and how many will have been said on [`AIM`] separate days if
    /// every answer goes well.
    pub points: u32,
    pub reached: u32,
}

/// Plans every day from `today` to the interview, from what is known today: so a plan for a day after
/// some that were missed is made by asking again. On each day come the questions with due points, those
/// with the greatest need first, and then new ones, from all topics in turn, as far as the time of a
/// day goes. What comes after is planned as if every answer went well.
///
/// A point is due when FSRS says so, or earlier where the days left would not suffice for [`AIM`]
/// successes: they are spread evenly.
pub fn day_by_day(practice: &[Practice], goal: Goal, today: Date, seed: u32) -> Schedule {
    let mut plans: Vec<Planning<'_>> = practice
        .iter()
        .filter(|one| !one.points.is_empty())
        .map(|one| Planning::new(one, goal.interview, seed))
        .collect();
    plans.sort_by(|one, other| (one.tie, &one.of.question).cmp(&(other.tie, &other.of.question)));
    take_turns(&mut plans);
    let days = days_between(today, goal.interview).clamp(1, LONGEST_PLAN);
    let days = (0..days).map(|ahead| later(today, ahead)).map(|day| {
        let mut left = if day == today { goal.time - goal.spent } else { goal.time };
        let mut questions = Vec::new();
        let is_due = |at: &usize| plans[*at].due.is_some_and(|due| due <= day);
        let need = |at: &usize| plans[*at].need(day, goal.interview);
        let mut due: Vec<(f64, usize)> = (0..plans.len()).filter(is_due).map(|at| (need(&at), at)).collect();
        // Stable: among equals the order is that of the seed.
        due.sort_by(|one, other| other.0.total_cmp(&one.0));
        let new = (0..plans.len()).filter(|&at| plans[at].due.is_none());
        let wanted: Vec<usize> = due.into_iter().map(|(_, at)| at).chain(new).collect();
        for at in wanted {
            let plan = &mut plans[at];
            if plan.of.cost > left {
                continue;
            }
            left = left - plan.of.cost;
            questions.push(PlannedQuestion {
                question: plan.of.question.clone(),
                cost: plan.of.cost,
                due: plan.points_due(day, goal.interview),
                new: plan.due.is_none(),
            });
            plan.goes_well(day, goal.interview);
        }
        PlanDay { day, questions }
    });
    let days: Vec<PlanDay> = days.collect();
    let last = days.last().map_or(today, |day| day.day);
    let points = plans.iter().map(|plan| plan.states.len()).sum::<usize>();
    let states = plans.iter().flat_map(|plan| &plan.states).flatten();
    let reached = states.filter(|state| state.successes >= AIM).count();
    let mut left: Vec<&Planning<'_>> =
        plans.iter().filter(|plan| !plan.placed && plan.due.is_none_or(|due| due <= last)).collect();
    left.sort_by(|one, other| other.need(last, goal.interview).total_cmp(&one.need(last, goal.interview)));
    Schedule {
        days,
        left_over: left.into_iter().map(|plan| plan.of.question.clone()).collect(),
        points: u32::try_from(points).unwrap_or(u32::MAX),
        reached: u32::try_from(reached).unwrap_or(u32::MAX),
    }
}

/// A question while the days are gone through.
struct Planning<'a> {
    of: &'a Practice,
    states: Vec<Option<PointState>>,
    /// When the first of its points is due; none for a new question.
    due: Option<Date>,
    placed: bool,
    tie: u64,
}

impl<'a> Planning<'a> {
    fn new(of: &'a Practice, interview: Date, seed: u32) -> Planning<'a> {
        let states = of.points.iter().map(|point| point.state).collect();
        let mut plan = Planning { of, states, due: None, placed: false, tie: tie(seed, &of.question.0) };
        plan.due = plan.first_due(interview);
        plan
    }

    /// A point that was never rated comes with the others of its question.
    fn first_due(&self, interview: Date) -> Option<Date> {
        self.states.iter().flatten().map(|state| due_before(state, interview)).min()
    }

    fn points_due(&self, day: Date, interview: Date) -> u32 {
        let due = self.states.iter().flatten().filter(|state| due_before(state, interview) <= day);
        u32::try_from(due.count()).unwrap_or(u32::MAX)
    }

    fn need(&self, day: Date, interview: Date) -> f64 {
        let points = self.of.points.iter().zip(&self.states);
        let due = points.filter(|(_, state)| state.is_some_and(|state| due_before(&state, interview) <= day));
        due.map(|(point, state)| point.weight.parts() * (1.0 - crate::needs::chance(state.as_ref(), day)))
            .sum()
    }

    fn goes_well(&mut self, day: Date, interview: Date) {
        for state in &mut self.states {
            *state = Some(PointState::after(state.as_ref(), day, Rating::Good));
        }
        self.placed = true;
        self.due = self.first_due(interview);
    }
}

/// When a point is due at the latest, so that its successes still to come have a day each, evenly
/// spread over those that are left.
fn due_before(state: &PointState, interview: Date) -> Date {
    match AIM.saturating_sub(state.successes) {
        0 => state.due,
        missing => {
            let gap = days_between(state.last, interview) / (missing + 1);
            state.due.min(later(state.last, gap.max(1)))
        }
    }
}

/// Lets the topics take turns: the first question of each, then the second of each.
fn take_turns(plans: &mut [Planning<'_>]) {
    let mut met: HashMap<Option<&String>, usize> = HashMap::new();
    let mut turns: HashMap<&QuestionId, usize> = HashMap::new();
    for plan in plans.iter() {
        let turn = met.entry(plan.of.topic.as_ref()).or_default();
        turns.insert(&plan.of.question, *turn);
        *turn += 1;
    }
    plans.sort_by_key(|plan| turns.get(&plan.of.question).copied());
}

/// The same for the same seed and question, and in no order that anyone could see: FNV-1a.
fn tie(seed: u32, id: &str) -> u64 {
    let bytes = seed.to_le_bytes().into_iter().chain(id.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
#[path = "planner_tests.rs"]
mod tests;
