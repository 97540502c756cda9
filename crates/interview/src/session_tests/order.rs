//! What comes after what: practice and exam, skipping, putting off, ending.

use super::*;

/// Answers the question that is being asked, at one moment.
fn answers(item: u32, at: u64) -> [(u64, Event); 3] {
    [(at, Event::AnswerBegun), (at, types(item, "words", at)), (at, Event::AnswerDone)]
}

/// Plays a script and expects these stages, one after each event.
fn check(plan: Plan, steps: &[(u64, Event, Stage)]) {
    let mut session = Session::new(Arc::new(plan));
    for (index, (at, event, expected)) in steps.iter().enumerate() {
        go_on(&mut session, &[(*at, event.clone())]);
        assert_eq!(session.stage(), *expected, "after step {index}, {event:?}");
    }
}

#[test]
fn practice_judges_locks_and_reveals_after_each_answer() {
    check(
        plan(2, practice()),
        &[
            (0, Event::Begun, Stage::Thinking { item: 0 }),
            (1, Event::AnswerBegun, Stage::Answering { item: 0 }),
            (2, Event::AnswerDone, Stage::Judging { item: 0 }),
            (3, judges(0, "k0"), Stage::Judging { item: 0 }),
            (3, judges(0, "k1"), Stage::Judging { item: 0 }),
            (4, Event::Locked { item: 0 }, Stage::Revealed { item: 0 }),
            (5, Event::MovedOn, Stage::Thinking { item: 1 }),
            (6, Event::AnswerBegun, Stage::Answering { item: 1 }),
            (7, Event::AnswerDone, Stage::Judging { item: 1 }),
            (8, Event::MovedOn, Stage::Finished),
        ],
    );
}

#[test]
fn an_exam_asks_everything_before_it_judges() {
    check(
        plan(2, exam()),
        &[
            (0, Event::Begun, Stage::Thinking { item: 0 }),
            (1, Event::AnswerBegun, Stage::Answering { item: 0 }),
            (2, Event::AnswerDone, Stage::Thinking { item: 1 }),
            (3, Event::AnswerBegun, Stage::Answering { item: 1 }),
            (4, Event::AnswerDone, Stage::Judging { item: 0 }),
            (5, judges(0, "k0"), Stage::Judging { item: 0 }),
            (5, judges(0, "k1"), Stage::Judging { item: 0 }),
            (5, scores(0, "clarity", 2), Stage::Judging { item: 0 }),
            (5, scores(0, "depth", 2), Stage::Judging { item: 0 }),
            (5, scores_whole(0, 2), Stage::Judging { item: 0 }),
            (6, Event::Locked { item: 0 }, Stage::Revealed { item: 0 }),
            (7, Event::MovedOn, Stage::Judging { item: 1 }),
            (8, Event::MovedOn, Stage::Finished),
        ],
    );
}

#[test]
fn an_exam_without_an_answer_has_nothing_to_judge() {
    check(
        plan(2, exam()),
        &[
            (0, Event::Begun, Stage::Thinking { item: 0 }),
            (1, Event::Skipped, Stage::Thinking { item: 1 }),
            (2, Event::Skipped, Stage::Finished),
        ],
    );
}

#[test]
fn a_plan_without_questions_is_over_when_it_begins() {
    let mut session = Session::new(Arc::new(plan(0, practice())));
    assert_eq!(session.apply(&Event::Begun, Millis(1)), Ok(Some(Effect::Finish)));
}

#[test]
fn what_can_be_done_depends_on_the_stage() {
    let waiting = Session::new(Arc::new(plan(2, practice())));
    let thinking = play(plan(2, practice()), &[(0, Event::Begun)]);
    let judging = play(plan(2, practice()), &[&[(0, Event::Begun)][..], &answers(0, 1)].concat());
    let mut finished = judging.clone();
    go_on(&mut finished, &[(1, Event::EndedEarly)]);
    let everything = [
        Event::Begun,
        Event::AnswerBegun,
        Event::AnswerDone,
        Event::Skipped,
        Event::Parked,
        Event::Paused,
        Event::MovedOn,
        Event::EndedEarly,
    ];
    let check = |session: &Session, allowed: &[Event]| {
        for event in &everything {
            let accepted = session.clone().apply(event, session.at()).is_ok();
            assert_eq!(accepted, allowed.contains(event), "{event:?} in {:?}", session.stage());
        }
    };
    check(&waiting, &[Event::Begun, Event::EndedEarly]);
    check(&thinking, &[Event::AnswerBegun, Event::Skipped, Event::Parked, Event::Paused, Event::EndedEarly]);
    check(&judging, &[Event::MovedOn, Event::EndedEarly]);
    check(&finished, &[]);
}

#[test]
fn a_parked_question_comes_back_with_its_draft_and_its_time() {
    let script = [
        (0, Event::Begun),
        (10_000, Event::AnswerBegun),
        (25_000, types(0, "a draft", 24_000)),
        (30_000, Event::Parked),
    ];
    let mut session = play(plan(2, exam()), &script);
    assert_eq!(session.stage(), Stage::Thinking { item: 1 });
    assert_eq!(outcomes(&session), [Outcome::Parked, Outcome::Open]);

    go_on(&mut session, &answers(1, 40_000));
    assert_eq!(session.stage(), Stage::Answering { item: 0 }, "back where it was left");
    go_on(&mut session, &[(50_000, Event::Tick)]);
    let item = &session.items()[0];
    assert_eq!((item.text(), item.times_parked, item.takes.len()), ("a draft", 1, 1));
    assert_eq!((item.think_used, item.takes[0].used), (Millis(10_000), Millis(30_000)));
}

#[test]
fn parked_while_thinking_it_comes_back_thinking() {
    let mut session = play(plan(2, exam()), &[(0, Event::Begun), (12_000, Event::Parked)]);
    go_on(&mut session, &answers(1, 20_000));
    assert_eq!(session.stage(), Stage::Thinking { item: 0 });
    assert_eq!(session.think_reading(0).left, Millis(18_000));
}

#[test]
fn parked_questions_come_back_in_the_order_they_were_parked() {
    let script = [(0, Event::Begun), (1, Event::Parked), (2, Event::Parked), (3, Event::Parked)];
    let session = play(plan(3, exam()), &script);
    assert_eq!(session.stage(), Stage::Thinking { item: 0 });
    assert_eq!(outcomes(&session), [Outcome::Open, Outcome::Parked, Outcome::Parked]);
}

#[test]
fn the_only_question_left_can_not_be_parked() {
    let one = play(plan(1, practice()), &[(0, Event::Begun)]);
    refuses(&one, 5, Event::Parked, Refusal::NothingElseToAsk);
    assert!(!one.can_park());
    let two = play(plan(2, practice()), &[(0, Event::Begun)]);
    assert!(two.can_park());
}

#[test]
fn a_skipped_question_is_revealed_in_practice() {
    let script = [(0, Event::Begun), (5, Event::Skipped)];
    let session = play(plan(2, practice()), &script);
    assert_eq!(session.stage(), Stage::Revealed { item: 0 });
    assert!(session.items()[0].is_revealed(), "there is nothing to judge");
    refuses(&session, 6, judges(0, "k0"), Refusal::NotNow);
    refuses(&session, 6, Event::Retaken { item: 0 }, Refusal::NotNow);
}

#[test]
fn a_draft_stays_when_its_question_is_skipped() {
    let script = [(0, Event::Begun), (0, Event::AnswerBegun), (5, types(0, "hm", 4)), (6, Event::Skipped)];
    let session = play(plan(2, practice()), &script);
    assert_eq!((session.items()[0].outcome, session.items()[0].text()), (Outcome::Skipped, "hm"));
    assert_eq!(session.items()[0].takes[0].close, Some(Close::Ended));
}

#[test]
fn ending_early_makes_drafts_answers() {
    let script = [
        (0, Event::Begun),
        (0, Event::AnswerBegun),
        (5, types(0, "parked draft", 4)),
        (6, Event::Parked),
        (7, Event::AnswerBegun),
        (8, types(1, "  \n", 8)),
        (9, Event::Parked),
        (10, Event::AnswerBegun),
        (11, types(2, "open draft", 11)),
        (12, Event::EndedEarly),
    ];
    for settings in [practice(), exam()] {
        let mut session = play(plan(4, settings), &script);
        let expected = [Outcome::Answered, Outcome::NotReached, Outcome::Answered, Outcome::NotReached];
        assert_eq!(outcomes(&session), expected, "blank space is no answer");
        assert_eq!(session.stage(), Stage::Judging { item: 0 });
        go_on(&mut session, &judges_and_locks(0, 13));
        assert!(!session.is_last(0), "another draft waits");
        go_on(&mut session, &[(14, Event::MovedOn)]);
        assert_eq!(session.stage(), Stage::Judging { item: 2 }, "each draft is judged, in either mode");
        go_on(&mut session, &[(15, Event::MovedOn)]);
        assert_eq!(session.stage(), Stage::Finished);
    }
}

#[test]
fn what_was_left_unjudged_is_not_asked_about_again() {
    let script = [&[(0, Event::Begun)][..], &answers(0, 1), &[(2, Event::MovedOn)], &answers(1, 3)].concat();
    let mut session = play(plan(3, practice()), &script);
    assert_eq!(session.stage(), Stage::Judging { item: 1 });
    go_on(&mut session, &[(4, Event::MovedOn), (5, Event::EndedEarly)]);
    assert_eq!(session.stage(), Stage::Finished, "no draft, so there is nothing new to judge");
    go_on(&mut session, &judges_and_locks(0, 6));
    assert!(session.items()[0].is_revealed(), "it can be judged afterwards");
}

#[test]
fn ending_while_judging_ends_all() {
    let script = [&[(0, Event::Begun)][..], &answers(0, 1), &[(2, Event::EndedEarly)]].concat();
    let session = play(plan(2, practice()), &script);
    assert_eq!(session.stage(), Stage::Finished);
    assert_eq!(outcomes(&session), [Outcome::Answered, Outcome::NotReached]);
}
