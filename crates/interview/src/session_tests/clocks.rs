//! The clocks, by example: to the millisecond, with the settings people know.

use super::*;

fn at(session: &Session, at: u64) -> Session {
    let mut later = session.clone();
    go_on(&mut later, &[(at, Event::Tick)]);
    later
}

fn answering() -> Session {
    play(plan(2, practice()), &[(0, Event::Begun), (10_000, Event::AnswerBegun)])
}

#[test]
fn thinking_becomes_answering_at_its_limit() {
    let session = play(plan(1, practice()), &[(1_000, Event::Begun)]);
    let check = |moment: u64, stage: Stage, think: u64, answer: u64| {
        let session = at(&session, moment);
        let used = [session.think_reading(0).used.0, session.answer_reading(0).used.0];
        assert_eq!((session.stage(), used), (stage, [think, answer]), "at {moment} ms");
    };
    check(1_000, Stage::Thinking { item: 0 }, 0, 0);
    check(30_999, Stage::Thinking { item: 0 }, 29_999, 0);
    check(31_000, Stage::Answering { item: 0 }, 30_000, 0);
    check(31_001, Stage::Answering { item: 0 }, 30_000, 1);
    check(90_000, Stage::Answering { item: 0 }, 30_000, 59_000);
    assert_eq!(
        at(&session, 90_000).items()[0].takes[0].begun,
        Millis(31_000),
        "begun when it began, not when seen"
    );
    assert_eq!(session.untimed(), Millis(1_000), "waiting belongs to no clock");
}

#[test]
fn answering_can_begin_before_the_time_to_think_is_over() {
    let session = at(&answering(), 25_000);
    assert_eq!(session.think_reading(0).left, Millis(20_000), "unused time to think is not spent");
    assert_eq!(session.answer_reading(0).used, Millis(15_000));
}

#[test]
fn without_time_to_think_answering_begins_at_once() {
    let mut plan = plan(1, practice());
    plan.items[0].think = Millis::ZERO;
    assert_eq!(play(plan, &[(5, Event::Begun)]).stage(), Stage::Answering { item: 0 });
}

#[test]
fn overtime_starts_at_the_limit_and_grace_is_its_first_15_seconds() {
    let check = |used: u64, zone: Zone, left: u64, overtime: u64| {
        let reading = at(&answering(), 10_000 + used).answer_reading(0);
        assert_eq!(
            (reading.zone(), reading.left.0, reading.overtime.0),
            (zone, left, overtime),
            "{used} ms of 120 s used"
        );
    };
    check(0, Zone::Early, 120_000, 0);
    check(59_999, Zone::Early, 60_001, 0);
    check(60_000, Zone::Green, 60_000, 0);
    check(89_999, Zone::Green, 30_001, 0);
    check(90_000, Zone::Amber, 30_000, 0);
    check(119_999, Zone::Amber, 1, 0);
    check(120_000, Zone::Grace, 0, 0);
    check(120_001, Zone::Grace, 0, 1);
    check(134_999, Zone::Grace, 0, 14_999);
    check(135_000, Zone::Over, 0, 15_000);
    check(900_000, Zone::Over, 0, 780_000);
}

#[test]
fn the_next_change_is_the_next_limit_or_light() {
    let check = |session: Session, expected: Option<u64>| {
        assert_eq!(session.until_next_change().map(|change| change.0), expected, "{:?}", session.stage());
    };
    let started = |settings| play(plan(1, settings), &[(0, Event::Begun)]);
    check(Session::new(Arc::new(plan(1, practice()))), None);
    check(at(&started(practice()), 12_000), Some(18_000));
    check(at(&answering(), 10_000), Some(60_000));
    check(at(&answering(), 70_000), Some(30_000));
    check(at(&answering(), 101_000), Some(29_000));
    check(at(&answering(), 130_000), Some(15_000));
    check(at(&answering(), 145_000), None);
    check(at(&started(strict(practice())), 149_000), Some(1_000));
    let limited = PlanSettings { session_limit: Some(Millis(20_000)), ..strict(practice()) };
    check(at(&started(limited), 4_000), Some(16_000));
    let mut paused = answering();
    go_on(&mut paused, &[(20_000, Event::Paused)]);
    check(paused, None);
    let mut judging = answering();
    go_on(&mut judging, &[(20_000, Event::AnswerDone)]);
    check(judging, None);
}

#[test]
fn a_pause_takes_the_time_and_no_clock_does() {
    let script = [
        (0, Event::Begun),
        (4_000, Event::Paused),
        (9_000, Event::Tick),
        (64_000, Event::Unpaused),
        (70_000, Event::AnswerBegun),
        (75_000, Event::Paused),
    ];
    let session = play(plan(1, strict(practice())), &script);
    let session = at(&session, 9_000_000);
    assert_eq!(session.think_reading(0).used, Millis(10_000));
    assert_eq!(session.answer_reading(0).used, Millis(5_000));
    assert_eq!(session.paused_for(), Millis(60_000 + 8_925_000));
    assert_eq!(session.stage(), Stage::Answering { item: 0 }, "no time-up in a pause");
    assert!(!session.is_running());
    refuses(&session, 9_000_000, Event::Paused, Refusal::NotNow);
    let done = {
        let mut s = session;
        go_on(&mut s, &[(9_000_001, Event::AnswerDone)]);
        s
    };
    assert!(!done.is_paused(), "an answer given in a pause ends it");
}

#[test]
fn nothing_begins_in_a_pause_and_only_a_clock_can_be_paused() {
    let mut plan = plan(1, practice());
    let waiting = Session::new(Arc::new(plan.clone()));
    refuses(&waiting, 0, Event::Paused, Refusal::NotNow);
    refuses(&waiting, 0, Event::Unpaused, Refusal::NotNow);
    plan.items[0].think = Millis(5_000);
    let paused = play(plan, &[(0, Event::Begun), (1_000, Event::Paused)]);
    refuses(&paused, 2_000, Event::AnswerBegun, Refusal::NotNow);
    let judging = play(
        super::plan(1, practice()),
        &[(0, Event::Begun), (0, Event::AnswerBegun), (9, Event::AnswerDone)],
    );
    refuses(&judging, 10, Event::Paused, Refusal::NotNow);
}

#[test]
fn strict_takes_the_answer_at_its_limit() {
    let open = play(
        plan(1, strict(practice())),
        &[(0, Event::Begun), (0, Event::AnswerBegun), (9, types(0, "so", 5))],
    );
    assert_eq!(at(&open, 119_999).stage(), Stage::Answering { item: 0 });
    let cut = at(&open, 500_000);
    assert_eq!(cut.stage(), Stage::Judging { item: 0 });
    let take = cut.items()[0].take().unwrap();
    assert_eq!((take.close, take.closed), (Some(Close::TimeUp), Some(Millis(120_000))));
    assert_eq!((take.used, take.text.as_str()), (Millis(120_000), "so"));
    assert_eq!(cut.untimed(), Millis(380_000), "the rest belongs to the judging");
}

#[test]
fn one_long_silence_can_cross_many_limits() {
    let session = at(&play(plan(3, strict(exam())), &[(0, Event::Begun)]), 10_000_000);
    assert_eq!(session.stage(), Stage::Judging { item: 0 });
    let closed: Vec<u64> = session.items().iter().map(|item| item.takes[0].closed.unwrap().0).collect();
    assert_eq!(closed, [150_000, 300_000, 450_000]);
    assert_eq!(session.budget_reading().used, Millis(450_000));
}

#[test]
fn the_session_limit_cuts_only_in_strict_mode() {
    let limited = |settings| PlanSettings { session_limit: Some(Millis(200_000)), ..settings };
    let script = [(0, Event::Begun), (30_000, types(0, "one", 30_000)), (60_000, Event::AnswerDone)];
    let script = [&script[..], &[(95_000, types(1, "two", 95_000)), (250_000, Event::Tick)]].concat();

    let cut = play(plan(3, limited(strict(exam()))), &script);
    assert_eq!(cut.stage(), Stage::Judging { item: 0 });
    assert_eq!(outcomes(&cut), [Outcome::Answered, Outcome::Answered, Outcome::NotReached]);
    assert_eq!(cut.items()[1].takes[0].closed, Some(Millis(200_000)));
    assert_eq!(cut.budget_reading(), Reading::new(Millis(200_000), Millis(200_000)));

    let free = play(plan(3, limited(exam())), &script);
    assert_eq!(free.stage(), Stage::Answering { item: 1 });
    assert_eq!(free.budget_reading().overtime, Millis(50_000));
}

#[test]
fn an_untimed_minute_of_judging_uses_no_budget() {
    let script =
        [(0, Event::Begun), (10_000, Event::AnswerBegun), (20_000, Event::AnswerDone), (80_000, Event::Tick)];
    let session = play(plan(2, practice()), &script);
    assert_eq!(session.untimed(), Millis(60_000));
    assert_eq!(session.budget_reading(), Reading::new(Millis(300_000), Millis(20_000)));
}

#[test]
fn a_gap_is_kept_and_does_not_count() {
    let mut session = answering();
    let before = session.answer_reading(0);
    go_on(&mut session, &[(10_000, Event::Gap { kind: GapKind::Closed, wall: Millis(3_600_000) })]);
    go_on(&mut session, &[(10_000, Event::Gap { kind: GapKind::Asleep, wall: Millis(1_000) })]);
    assert_eq!(session.gaps(), Millis(3_601_000));
    assert_eq!(session.answer_reading(0), before);
    assert_eq!(session.at(), Millis(10_000));
}

#[test]
fn time_does_not_run_backwards() {
    let refusal = Refusal::TimeBackwards { at: Millis(9_999), last: Millis(10_000) };
    refuses(&answering(), 9_999, Event::Tick, refusal);
}

#[test]
fn the_end_of_time_is_no_panic() {
    let mut session = answering();
    go_on(&mut session, &[(u64::MAX, Event::Gap { kind: GapKind::Asleep, wall: Millis(u64::MAX) })]);
    go_on(&mut session, &[(u64::MAX, Event::Gap { kind: GapKind::Asleep, wall: Millis(u64::MAX) })]);
    assert_eq!(session.answer_reading(0).zone(), Zone::Over);
    assert_eq!(session.until_next_change(), None);
}
