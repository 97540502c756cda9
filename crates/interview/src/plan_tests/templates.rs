//! Interviews of the usual lengths.

use super::*;
use crate::Template;
use proptest::prelude::*;

fn bank(count: usize) -> Vec<Question> {
    (0..count).map(|index| question(&format!("q{index:02}"), &[])).collect()
}

fn check(template: Template, questions: usize, expected: u16) {
    let settings = template.applied(PlanSettings::default(), &bank(questions));
    assert_eq!(settings.count, expected, "{template:?} of {questions} questions");
}

#[test]
fn as_many_questions_as_the_time_has_room_for() {
    check(Template::Screening, 100, 8);
    check(Template::Technical, 100, 18);
    check(Template::Onsite, 100, 24);
    check(Template::Onsite, 3, 3);
    check(Template::Technical, 0, 1);
}

#[test]
fn what_it_chooses_from_stays_the_persons_own() {
    let own = PlanSettings { topics: vec!["js".into()], seed: 9, extra_time: 200, ..PlanSettings::default() };
    let bank: Vec<Question> = (0..99).map(|index| question(&format!("q{index:02}"), &["js"])).collect();
    let settings = Template::Technical.applied(own, &bank);
    assert_eq!((settings.topics, settings.seed), (vec!["js".to_owned()], 9));
    assert_eq!(settings.count, 9, "with twice the time for each question, half as many fit");
}

proptest! {
    #[test]
    fn its_questions_fit_into_its_time(
        lengths in prop::collection::vec(1u64..900, 1..40),
        template in prop::sample::select(Template::ALL.to_vec()),
        seed in any::<u32>(),
    ) {
        let timed = |(index, seconds): (usize, &u64)| {
            let answer = Some(Millis::seconds(*seconds));
            Question { answer, ..question(&format!("q{index:02}"), &[]) }
        };
        let bank: Vec<Question> = lengths.iter().enumerate().map(timed).collect();
        let settings = template.applied(seeded(seed), &bank);
        let plan = build(settings, &bank);
        let clocks: Millis = plan.items.iter().map(|asked| asked.think + asked.answer).sum();
        prop_assert!(clocks <= template.length() || plan.items.len() == 1, "{clocks:?}");
    }
}
