//! What the settings let in, the clocks they give, and what they refuse.

use super::*;

fn matches(settings: PlanSettings) -> Vec<String> {
    let leveled = |id: &str, pack: &str, level, topics: &[&str]| Question {
        pack: pack.into(),
        level,
        ..question(id, topics)
    };
    let bank = [
        leveled("a", "node", Some(Level::Junior), &["js"]),
        leveled("b", "node", Some(Level::Senior), &["js", "http"]),
        leveled("c", "sql", Some(Level::Mid), &["db"]),
        leveled("d", "sql", None, &[]),
    ];
    matching(&settings, &bank).into_iter().map(|question| question.id.0.clone()).collect()
}

#[test]
fn filters_let_in_what_they_say_and_an_empty_one_everything() {
    let check = |settings: PlanSettings, expected: &[&str]| {
        assert_eq!(matches(settings.clone()), expected, "{settings:?}")
    };
    let topics = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
    check(every(), &["a", "b", "c", "d"]);
    check(PlanSettings { packs: vec!["sql".into()], ..every() }, &["c", "d"]);
    check(PlanSettings { questions: vec!["d".into(), "a".into(), "x".into()], ..every() }, &["a", "d"]);
    check(PlanSettings { topics: topics(&["http", "db"]), ..every() }, &["b", "c"]);
    check(PlanSettings { levels: vec![Level::Junior, Level::Mid], ..every() }, &["a", "c"]);
    let both = PlanSettings { packs: vec!["node".into()], levels: vec![Level::Mid], ..every() };
    check(both, &[]);
}

#[test]
fn when_nothing_matches_it_says_what_was_asked_for() {
    let check = |settings: PlanSettings, bank: &[Question], expected: &str| {
        let error = build_plan(settings, rubric(), bank).unwrap_err();
        assert_eq!(error.to_string(), format!("no question matches: {expected}"));
    };
    let bank = [question("a", &["js"])];
    let topics = || vec!["css".to_owned(), "http".to_owned()];
    check(every(), &[], "the bank is empty");
    check(PlanSettings { topics: topics(), ..every() }, &bank, "topics css, http");
    let narrow = PlanSettings {
        packs: vec!["node".into(), "sql".into()],
        questions: vec!["a".into(), "b".into()],
        topics: topics(),
        levels: vec![Level::Junior, Level::Senior],
        ..every()
    };
    check(narrow, &bank, "packs node, sql, 2 chosen questions, topics css, http, levels junior, senior");
}

#[test]
fn clocks_come_from_the_plan_then_the_question_then_the_default() {
    let check = |settings: PlanSettings, own: Option<(u64, u64)>, expected: (u64, u64)| {
        let think = own.map(|own| Millis::seconds(own.0));
        let answer = own.map(|own| Millis::seconds(own.1));
        let plan = build(settings.clone(), &[Question { think, answer, ..question("a", &[]) }]);
        let expected = (Millis::seconds(expected.0), Millis::seconds(expected.1));
        assert_eq!((plan.items[0].think, plan.items[0].answer), expected, "own {own:?}, {settings:?}");
    };
    let set = |think: Option<u64>, answer: Option<u64>, extra_time| PlanSettings {
        think: think.map(Millis::seconds),
        answer: answer.map(Millis::seconds),
        extra_time,
        ..every()
    };
    check(set(None, None, 100), None, (30, 120));
    check(set(None, None, 100), Some((0, 60)), (0, 60));
    check(set(Some(10), None, 100), Some((20, 60)), (10, 60));
    check(set(Some(10), Some(90), 100), Some((20, 60)), (10, 90));
    check(set(Some(0), None, 100), Some((20, 60)), (0, 60));
    check(set(None, None, 150), None, (45, 180));
    check(set(None, None, 200), Some((20, 60)), (40, 120));
    check(set(Some(10), Some(90), 400), Some((20, 60)), (40, 360));
}

#[test]
fn extra_time_rounds_down_to_a_millisecond() {
    let settings = PlanSettings { answer: Some(Millis(1_001)), extra_time: 133, ..every() };
    assert_eq!(build(settings, &[question("a", &[])]).items[0].answer, Millis(1_331));
}

#[test]
fn the_budget_is_the_limit_or_the_sum_of_the_clocks() {
    let bank = [question("a", &[]), question("b", &[])];
    let check = |settings, expected| assert_eq!(build(settings, &bank).budget(), Millis::seconds(expected));
    check(every(), 300);
    check(PlanSettings { extra_time: 200, ..every() }, 600);
    let limit = Some(Millis::seconds(100));
    check(PlanSettings { session_limit: limit, extra_time: 200, ..every() }, 100);
}

#[test]
fn clocks_without_bound_in_a_pack_are_no_panic() {
    let endless = |id: &str| Question {
        think: Some(Millis(u64::MAX)),
        answer: Some(Millis(u64::MAX)),
        ..question(id, &[])
    };
    let plan = build(PlanSettings { extra_time: 400, ..every() }, &[endless("a"), endless("b")]);
    assert_eq!(plan.budget(), Millis(u64::MAX));
}

#[test]
fn a_plan_holds_what_it_was_made_from() {
    let settings = PlanSettings { seed: 42, count: 1, ..every() };
    let plan = build(settings.clone(), &[question("a", &["js"])]);
    assert_eq!((plan.settings, plan.rubric), (settings, rubric()));
    assert_eq!(plan.items[0].question, question("a", &["js"]));
}

#[test]
fn settings_are_refused_outside_their_bounds() {
    let check = |settings: PlanSettings, expected: Result<(), &str>| {
        let answer = settings.validate().map_err(|error| error.to_string());
        assert_eq!(answer.as_ref().map(|_| ()).map_err(String::as_str), expected, "{settings:?}");
        let built = build_plan(settings, rubric(), &[question("a", &[])]).map(|_| ());
        assert_eq!(built.map_err(|error| error.to_string()), answer, "a plan is made of valid settings only");
    };
    let with = |change: fn(&mut PlanSettings)| {
        let mut settings = every();
        change(&mut settings);
        settings
    };
    check(PlanSettings::default(), Ok(()));
    check(with(|s| s.count = 1), Ok(()));
    check(with(|s| s.count = 0), Err("the number of questions is 0, and must lie between 1 and 200"));
    check(with(|s| s.count = 201), Err("the number of questions is 201, and must lie between 1 and 200"));
    check(with(|s| s.takes = 20), Ok(()));
    check(with(|s| s.takes = 0), Err("the number of takes is 0, and must lie between 1 and 20"));
    check(with(|s| s.takes = 21), Err("the number of takes is 21, and must lie between 1 and 20"));
    check(with(|s| s.extra_time = 400), Ok(()));
    check(
        with(|s| s.extra_time = 99),
        Err("the extra time in percent is 99, and must lie between 100 and 400"),
    );
    check(
        with(|s| s.extra_time = 401),
        Err("the extra time in percent is 401, and must lie between 100 and 400"),
    );
    check(with(|s| s.think = Some(Millis::ZERO)), Ok(()));
    check(with(|s| s.think = Some(Millis(14_400_000))), Ok(()));
    check(
        with(|s| s.think = Some(Millis(14_400_001))),
        Err("the time to think in ms is 14400001, and must lie between 0 and 14400000"),
    );
    check(with(|s| s.answer = Some(Millis(1_000))), Ok(()));
    check(
        with(|s| s.answer = Some(Millis(999))),
        Err("the time to answer in ms is 999, and must lie between 1000 and 14400000"),
    );
    check(
        with(|s| s.answer = Some(Millis(u64::MAX))),
        Err("the time to answer in ms is 18446744073709551615, and must lie between 1000 and 14400000"),
    );
    check(with(|s| s.session_limit = Some(Millis(57_600_000))), Ok(()));
    check(
        with(|s| s.session_limit = Some(Millis(999))),
        Err("the session limit in ms is 999, and must lie between 1000 and 57600000"),
    );
}

#[test]
fn settings_are_read_as_people_write_them() {
    let read = |text: &str| serde_json::from_str::<PlanSettings>(text);
    assert_eq!(read("{}").unwrap(), PlanSettings::default(), "what is left out is the default");
    let written = PlanSettings { mode: Mode::Exam, think: Some(Millis(5_000)), ..PlanSettings::default() };
    assert_eq!(read(r#"{"mode":"exam","think":5000}"#).unwrap(), written);
    let error = read(r#"{"moed":"exam"}"#).unwrap_err().to_string();
    assert!(error.contains("moed"), "a slip of the pen is told by its name: {error}");
}

#[test]
fn a_plan_from_outside_is_checked_whole() {
    let check = |change: fn(&mut Plan), fine: bool| {
        let bank = [question("a", &["x"]), question("b", &["y"])];
        let mut plan = build_plan(PlanSettings::default(), rubric(), &bank).unwrap();
        change(&mut plan);
        assert_eq!(plan.validate().is_ok(), fine, "{:?}", plan.validate());
    };
    check(|_| {}, true);
    check(|plan| plan.items[1].think = Millis::ZERO, true);
    check(|plan| plan.items.clear(), false);
    check(|plan| plan.items = vec![plan.items[0].clone(); 201], false);
    check(|plan| plan.items[1].answer = Millis(u64::MAX), false);
    check(|plan| plan.settings.takes = 0, false);
}
