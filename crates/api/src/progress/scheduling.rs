//! What to practise today, and on each day until the interview.

use super::{JUDGING, Known, cost, parse_day};
use crate::dto::{Goal, PlanDayView, PracticeView, ScheduleView, Today};
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Millis, QuestionId};
use hotseat_schedule as schedule;
use hotseat_schedule::{LONGEST_PLAN, PlanDay, PlannedQuestion, Schedule, day_by_day, due, weakest};
use hotseat_storage::StoredGoal;
use jiff::civil::Date;

/// What a day has room for where the person has not said.
const USUAL_MINUTES: u16 = 15;
const MINUTES: std::ops::RangeInclusive<u16> = 5..=600;

impl Hotseat {
    /// What is due today, and today's step of the plan.
    pub fn today(&self) -> Result<Today, ApiError> {
        let (known, goal, today) = (self.known()?, self.store.read(|tx| tx.goal())?, self.today_is());
        let packs = goal.as_ref().map_or(&[][..], |goal| &goal.packs);
        let practice = known.practice(packs);
        let is_due = due(&practice, today);
        let points = practice.iter().flat_map(|one| &one.points);
        let next = points.filter_map(|point| Some(point.state?.due)).filter(|due| *due > today).min();
        let minutes = goal.as_ref().map_or(USUAL_MINUTES, |goal| goal.minutes);
        let ahead = goal.as_ref().filter(|goal| goal.interview >= today);
        let step = ahead.map(|goal| {
            let planned = planned(&known, goal, today);
            let day = planned.days.first().map(|day| day_view(&known, day));
            day.unwrap_or_else(|| PlanDayView {
                day: today.to_string(),
                cost: Millis::ZERO,
                questions: Vec::new(),
            })
        });
        Ok(Today {
            day: today.to_string(),
            due: is_due,
            next_due: next.filter(|_| is_due == 0).map(|day| day.to_string()),
            done: done_on(&known, today),
            days_left: ahead.map(|goal| days_left(today, goal.interview)),
            step,
            weak: weakest(&practice, today, minutes_long(minutes)),
            goal: goal.map(Goal::from),
        })
    }

    /// The plan to the interview, made anew from what is known today.
    pub fn schedule(&self) -> Result<ScheduleView, ApiError> {
        let (known, goal, today) = (self.known()?, self.store.read(|tx| tx.goal())?, self.today_is());
        let passed = goal.as_ref().is_some_and(|goal| goal.interview < today);
        let planned = goal.as_ref().filter(|_| !passed).map(|goal| planned(&known, goal, today));
        let mut view = ScheduleView {
            today: today.to_string(),
            goal: goal.map(Goal::from),
            passed,
            days: Vec::new(),
            left_over: Vec::new(),
            points: 0,
            reached: 0,
        };
        if let Some(planned) = planned {
            view.days = planned.days.iter().map(|day| day_view(&known, day)).collect();
            let left = planned.left_over.iter().filter_map(|id| known.question(id));
            view.left_over = left
                .map(|question| PlannedQuestion {
                    question: question.id.clone(),
                    cost: cost(question),
                    due: 0,
                    new: !known.states.contains_key(&question.id),
                })
                .filter_map(|planned| practice_view(&known, &planned))
                .collect();
            (view.points, view.reached) = (planned.points, planned.reached);
        }
        Ok(view)
    }

    /// Sets the day of the interview and the minutes a day; none gives the goal up.
    pub fn set_goal(&self, goal: Option<Goal>) -> Result<ScheduleView, ApiError> {
        let goal = goal.map(|goal| self.checked(goal)).transpose()?;
        self.store.write(|tx| tx.set_goal(goal.as_ref()))?;
        self.schedule()
    }

    fn checked(&self, goal: Goal) -> Result<StoredGoal, ApiError> {
        let (interview, today) = (parse_day(&goal.interview)?, self.today_is());
        if interview < today {
            let message = format!("The {interview} is over: choose today or a day to come.");
            return Err(ApiError::new(Code::Invalid, message));
        }
        if days_left(today, interview) > LONGEST_PLAN {
            let message = format!("The {interview} is more than a year away: plan the year before it.");
            return Err(ApiError::new(Code::Invalid, message));
        }
        if !MINUTES.contains(&goal.minutes) {
            let message = format!("{} minutes a day can't be planned: choose 5 to 600.", goal.minutes);
            return Err(ApiError::new(Code::Invalid, message));
        }
        let known = self.store.read(|tx| tx.packs())?;
        if let Some(gone) = goal.packs.iter().find(|id| !known.iter().any(|one| one.pack.id == **id)) {
            return Err(ApiError::new(Code::NotFound, format!("There is no pack {:?} in the bank.", gone.0)));
        }
        let before = self.store.read(|tx| tx.goal())?;
        let seed = before.map_or_else(|| self.fresh_seed(), |before| before.seed);
        Ok(StoredGoal { interview, minutes: goal.minutes, packs: goal.packs, seed })
    }
}

fn planned(known: &Known, goal: &StoredGoal, today: Date) -> Schedule {
    let practice = known.practice(&goal.packs);
    let aim = schedule::Goal {
        interview: goal.interview,
        time: minutes_long(goal.minutes),
        spent: spent_on(known, today),
    };
    day_by_day(&practice, aim, today, goal.seed)
}

/// What today's answers took of its minutes, reckoned as the plan reckons.
fn spent_on(known: &Known, today: Date) -> Millis {
    let of_today = known.locked.iter().filter(|(day, _)| *day == today);
    of_today
        .map(|(_, one)| known.question(&one.answer.question).map_or(one.answer.budget + JUDGING, cost))
        .sum()
}

fn done_on(known: &Known, today: Date) -> u32 {
    let of_today = known.locked.iter().filter(|(day, _)| *day == today);
    u32::try_from(of_today.count()).unwrap_or(u32::MAX)
}

fn minutes_long(minutes: u16) -> Millis {
    Millis::seconds(u64::from(minutes) * 60)
}

fn days_left(today: Date, interview: Date) -> u32 {
    u32::try_from((interview - today).get_days()).unwrap_or(0)
}

fn day_view(known: &Known, day: &PlanDay) -> PlanDayView {
    PlanDayView {
        day: day.day.to_string(),
        cost: day.cost(),
        questions: day.questions.iter().filter_map(|one| practice_view(known, one)).collect(),
    }
}

fn practice_view(known: &Known, planned: &PlannedQuestion) -> Option<PracticeView> {
    let question = known.question(&QuestionId::clone(&planned.question))?;
    Some(PracticeView {
        question: question.id.clone(),
        title: question.title.clone(),
        topics: question.topics.clone(),
        cost: planned.cost,
        due: planned.due,
        new: planned.new,
    })
}

impl From<StoredGoal> for Goal {
    fn from(goal: StoredGoal) -> Goal {
        Goal { interview: goal.interview.to_string(), minutes: goal.minutes, packs: goal.packs }
    }
}
