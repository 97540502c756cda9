//! Which questions are chosen, and what comes after what.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

fn bank(count: usize) -> Vec<Question> {
    (0..count).map(|index| question(&format!("q{index:02}"), &[])).collect()
}

/// Questions of few topics, some of which follow another, or themselves, or one that is not there.
fn banks() -> impl Strategy<Value = Vec<Question>> {
    let one = (0usize..4, proptest::option::weighted(0.4, any::<Index>()));
    vec(one, 1..25).prop_map(|drawn| {
        let id = |index: usize| format!("q{index:02}");
        let count = drawn.len();
        let made = drawn.into_iter().enumerate().map(|(index, (topic, basic))| Question {
            follows: basic.map(|basic| QuestionId(id(basic.index(count + 1)))),
            ..question(&id(index), if topic == 0 { &[] } else { &["-", "js", "css", "db"][topic..=topic] })
        });
        made.collect()
    })
}

/// The questions that `id` follows, near and far, as far as the plan has them.
fn basics<'a>(plan: &'a Plan, id: &'a QuestionId) -> Vec<&'a QuestionId> {
    let mut found: Vec<&QuestionId> = vec![id];
    while let Some(basic) = plan
        .items
        .iter()
        .find(|asked| Some(&asked.question.id) == found.last().copied())
        .and_then(|asked| asked.question.follows.as_ref())
    {
        if found.contains(&basic) {
            break;
        }
        found.push(basic);
    }
    found
}

proptest! {
    #[test]
    fn the_same_settings_and_bank_give_the_same_plan(
        (bank, shuffled) in banks().prop_flat_map(|bank| (Just(bank.clone()), Just(bank).prop_shuffle())),
        seed in any::<u32>(),
        count in 1..30u16,
    ) {
        let settings = PlanSettings { count, ..seeded(seed) };
        prop_assert_eq!(build(settings.clone(), &bank), build(settings, &shuffled), "in another order");
    }

    #[test]
    fn every_question_comes_once_and_as_many_as_asked_for(
        bank in banks(),
        seed in any::<u32>(),
        count in 1..30u16,
    ) {
        let plan = build(PlanSettings { count, ..seeded(seed) }, &bank);
        let ids: BTreeSet<&QuestionId> = plan.items.iter().map(|asked| &asked.question.id).collect();
        prop_assert_eq!(ids.len(), plan.items.len(), "a question comes twice");
        prop_assert_eq!(plan.items.len(), bank.len().min(count.into()));
        prop_assert!(plan.items.iter().all(|asked| bank.contains(&asked.question)), "changed on the way");
    }

    #[test]
    fn a_basic_question_comes_before_what_follows_it(bank in banks(), seed in any::<u32>(), count in 1..30u16) {
        let plan = build(PlanSettings { count, ..seeded(seed) }, &bank);
        let place = |id: &QuestionId| plan.items.iter().position(|asked| asked.question.id == *id);
        for (index, asked) in plan.items.iter().enumerate() {
            let Some(basic) = &asked.question.follows else { continue };
            let in_a_circle = basics(&plan, basic).contains(&&asked.question.id);
            if let (Some(before), false) = (place(basic), in_a_circle) {
                prop_assert!(before < index, "{} comes after {}", basic, asked.question.id);
            }
        }
    }

    /// Wherever no topic has more than its half, no two neighbours share one.
    #[test]
    fn neighbours_differ_in_topic_where_they_can(bank in banks(), seed in any::<u32>()) {
        let bank: Vec<Question> = bank.into_iter().map(|question| Question { follows: None, ..question }).collect();
        let plan = build(seeded(seed), &bank);
        let topics: Vec<Option<&String>> = plan.items.iter().map(|asked| asked.question.topics.first()).collect();
        let most = topics.iter().flatten().map(|topic| topics.iter().filter(|other| **other == Some(topic)).count());
        prop_assume!(most.max().unwrap_or(0) <= topics.len().div_ceil(2));
        let same = topics.windows(2).filter(|pair| pair[0].is_some() && pair[0] == pair[1]).count();
        prop_assert_eq!(same, 0, "{:?}", topics);
    }
}

#[test]
fn a_crowded_topic_is_spread_as_far_as_it_goes() {
    let bank: Vec<Question> = ["js", "js", "js", "js", "css", "db"]
        .iter()
        .enumerate()
        .map(|(index, topic)| question(&format!("q{index}"), &[topic]))
        .collect();
    for seed in 0..50 {
        let plan = build(seeded(seed), &bank);
        let topics: Vec<&str> = plan.items.iter().map(|asked| asked.question.topics[0].as_str()).collect();
        let pairs = topics.windows(2).filter(|pair| pair[0] == pair[1]).count();
        assert_eq!(pairs, 1, "seed {seed}: {topics:?}");
    }
}

#[test]
fn other_seeds_give_other_orders_and_other_choices() {
    let orders: BTreeSet<Vec<String>> = (0..100).map(|seed| order(seeded(seed), &bank(10))).collect();
    assert!(orders.len() > 95, "only {} orders of 100 seeds", orders.len());
    let chosen: BTreeSet<String> =
        (0..100).flat_map(|seed| order(PlanSettings { count: 2, ..seeded(seed) }, &bank(10))).collect();
    assert_eq!(chosen.len(), 10, "some questions never come up: {chosen:?}");
}

/// A seed that somebody has written down must give the same interview with every later version.
#[test]
fn a_seed_means_the_same_order_for_ever() {
    let check =
        |seed, expected: &str| assert_eq!(order(seeded(seed), &bank(8)).join(" "), expected, "seed {seed}");
    check(1, "q00 q02 q03 q04 q05 q06 q07 q01");
    check(2, "q00 q02 q03 q04 q07 q06 q01 q05");
    check(u32::MAX, "q06 q01 q07 q03 q05 q04 q00 q02");
    let topics = ["js", "css", "js", "js", "css", "db", "js", "db"];
    let mixed: Vec<Question> = topics
        .iter()
        .enumerate()
        .map(|(index, topic)| question(&format!("{topic}{index}"), &[topic]))
        .collect();
    assert_eq!(order(seeded(7), &mixed).join(" "), "js0 css4 js3 css1 js2 db5 js6 db7");
}

#[test]
fn a_chain_is_asked_from_its_beginning() {
    let bank = [follows("advanced", "middle"), follows("middle", "basic"), question("basic", &[])];
    for seed in 0..20 {
        assert_eq!(order(seeded(seed), &bank), ["basic", "middle", "advanced"], "seed {seed}");
    }
}

#[test]
fn a_basic_question_that_is_not_in_the_plan_is_not_added() {
    let bank = [follows("advanced", "basic"), question("basic", &[])];
    let settings = PlanSettings { questions: vec!["advanced".into()], ..every() };
    assert_eq!(order(settings, &bank), ["advanced"]);
}

#[test]
fn questions_that_follow_each_other_in_a_circle_are_all_asked() {
    let bank =
        [follows("a", "c"), follows("b", "a"), follows("c", "b"), follows("d", "a"), follows("e", "e")];
    for seed in 0..50 {
        let mut ids = order(seeded(seed), &bank);
        let place = |id: &str| ids.iter().position(|other| other == id);
        assert!(place("a") < place("d"), "seed {seed}: what follows a circle comes after it");
        ids.sort();
        assert_eq!(ids, ["a", "b", "c", "d", "e"], "seed {seed}");
    }
}
