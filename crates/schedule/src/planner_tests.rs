use super::*;
use crate::PracticePoint;
use hotseat_interview::Weight;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeSet;

const TODAY: Date = date(2026, 11, 21);

fn point(id: usize, reviews: &[(u32, Rating)]) -> PracticePoint {
    let mut state = None;
    for (ago, rating) in reviews {
        let day = TODAY.checked_sub(jiff::SignedDuration::from_hours(24 * i64::from(*ago))).unwrap();
        state = Some(PointState::after(state.as_ref(), day, *rating));
    }
    PracticePoint { id: format!("p{id}"), weight: Weight::Core, state }
}

fn practice(id: usize, topic: usize, minutes: u64, points: Vec<PracticePoint>) -> Practice {
    Practice {
        question: QuestionId(format!("q{id:02}")),
        topic: Some(format!("t{topic}")),
        cost: Millis::seconds(60 * minutes),
        points,
    }
}

fn goal(days: u32, minutes: u64) -> Goal {
    Goal { interview: later(TODAY, days), time: Millis::seconds(60 * minutes), spent: Millis::ZERO }
}

fn asked_on(schedule: &Schedule, question: &str) -> Vec<u32> {
    let days = schedule.days.iter().filter(|day| day.questions.iter().any(|one| one.question.0 == question));
    days.map(|day| days_between(TODAY, day.day)).collect()
}

#[test]
fn a_new_question_is_asked_on_three_days_before_the_interview() {
    let bank = [practice(0, 0, 3, vec![point(0, &[])])];
    let schedule = day_by_day(&bank, goal(8, 10), TODAY, 1);
    assert_eq!(asked_on(&schedule, "q00"), [0, 2, 5]);
    assert_eq!((schedule.points, schedule.reached), (1, 1));
    let tight = day_by_day(&bank, goal(3, 10), TODAY, 1);
    assert_eq!(asked_on(&tight, "q00"), [0, 1, 2], "three days are just enough");
}

#[test]
fn days_that_were_missed_are_planned_anew() {
    let bank: Vec<Practice> =
        (0..6).map(|id| practice(id, id % 2, 3, vec![point(0, &[(4, Rating::Again)])])).collect();
    let on_time = day_by_day(&bank, goal(10, 30), TODAY, 1);
    let late = day_by_day(&bank, goal(10, 30), later(TODAY, 3), 1);
    let today = |schedule: &Schedule| schedule.days[0].questions.len();
    assert_eq!((today(&on_time), today(&late)), (6, 6), "what was due is due still");
    assert_eq!(late.days[0].day, later(TODAY, 3));
    assert_eq!(late.days.len(), 7);
}

#[test]
fn what_no_day_has_room_for_is_named() {
    let bank = [practice(0, 0, 20, vec![point(0, &[])]), practice(1, 0, 3, vec![point(0, &[])])];
    let schedule = day_by_day(&bank, goal(5, 10), TODAY, 1);
    assert_eq!(schedule.left_over, ["q00".into()]);
    assert!(!asked_on(&schedule, "q01").is_empty());
}

#[test]
fn what_was_used_of_today_is_not_there_twice() {
    let bank: Vec<Practice> = (0..9).map(|id| practice(id, 0, 3, vec![point(0, &[])])).collect();
    let spent = Goal { spent: Millis::seconds(60 * 7), ..goal(5, 10) };
    let schedule = day_by_day(&bank, spent, TODAY, 1);
    let counts: Vec<usize> = schedule.days.iter().take(2).map(|day| day.questions.len()).collect();
    assert_eq!(counts, [1, 3]);
    let over = Goal { spent: Millis::seconds(60 * 99), ..goal(5, 10) };
    assert!(day_by_day(&bank, over, TODAY, 1).days[0].questions.is_empty());
}

#[test]
fn the_day_of_the_interview_is_the_only_one_left() {
    let bank = [practice(0, 0, 3, vec![point(0, &[])])];
    for past in [goal(0, 10), Goal { interview: date(2020, 1, 1), ..goal(0, 10) }] {
        let days: Vec<Date> = day_by_day(&bank, past, TODAY, 1).days.iter().map(|day| day.day).collect();
        assert_eq!(days, [TODAY]);
    }
}

#[test]
fn new_questions_come_from_all_topics_in_turn() {
    let bank: Vec<Practice> = (0..12).map(|id| practice(id, id / 4, 3, vec![point(0, &[])])).collect();
    for seed in 0..20 {
        let schedule = day_by_day(&bank, goal(20, 9), TODAY, seed);
        let topic =
            |id: &QuestionId| bank.iter().find(|one| one.question == *id).and_then(|one| one.topic.clone());
        let topics: BTreeSet<_> = schedule.days[0].questions.iter().map(|one| topic(&one.question)).collect();
        assert_eq!(topics.len(), 3, "seed {seed}: {:?}", schedule.days[0]);
    }
}

fn banks() -> impl Strategy<Value = Vec<Practice>> {
    let rating = prop::sample::select(vec![Rating::Again, Rating::Hard, Rating::Good]);
    let reviews = prop::collection::vec((0u32..40, rating), 0..4).prop_map(|mut reviews| {
        reviews.sort_by_key(|(ago, _)| std::cmp::Reverse(*ago));
        reviews
    });
    let points = prop::collection::vec(reviews, 0..4);
    prop::collection::vec((0usize..4, 1u64..12, points), 0..25).prop_map(|drawn| {
        let made = drawn.into_iter().enumerate().map(|(id, (topic, minutes, points))| {
            let points = points.iter().enumerate().map(|(at, reviews)| point(at, reviews)).collect();
            practice(id, topic, minutes, points)
        });
        made.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever days were missed: a point that is due comes on a day of the plan, or is named as left
    /// over.
    #[test]
    fn no_due_point_is_ever_lost(
        bank in banks(), days in 0u32..30, minutes in 1u64..40, missed in 0u32..40, seed in any::<u32>(),
    ) {
        let from = later(TODAY, missed);
        let schedule = day_by_day(&bank, goal(days, minutes), from, seed);
        for one in bank.iter().filter(|one| one.points.iter().any(|point| point.is_due(from))) {
            let planned = schedule.days.iter().any(|day| day.questions.iter().any(|q| q.question == one.question));
            prop_assert!(planned != schedule.left_over.contains(&one.question), "{}", one.question);
        }
    }

    #[test]
    fn no_day_takes_longer_than_it_may_and_asks_nothing_twice(
        bank in banks(), days in 0u32..30, minutes in 1u64..40, seed in any::<u32>(),
    ) {
        let schedule = day_by_day(&bank, goal(days, minutes), TODAY, seed);
        for day in &schedule.days {
            prop_assert!(day.cost() <= Millis::seconds(60 * minutes), "{day:?}");
            let questions: BTreeSet<&QuestionId> = day.questions.iter().map(|one| &one.question).collect();
            prop_assert_eq!(questions.len(), day.questions.len());
        }
        prop_assert_eq!(schedule.days.len(), days.max(1) as usize);
        prop_assert!(schedule.reached <= schedule.points);
    }

    #[test]
    fn the_same_seed_gives_the_same_plan_whatever_the_order_of_the_bank(
        (bank, shuffled) in banks().prop_flat_map(|bank| (Just(bank.clone()), Just(bank).prop_shuffle())),
        days in 0u32..20, seed in any::<u32>(),
    ) {
        let of = |bank: &[Practice]| day_by_day(bank, goal(days, 15), TODAY, seed);
        prop_assert_eq!(of(&bank), of(&shuffled));
    }
}
