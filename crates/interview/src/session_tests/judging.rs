//! Judge, lock, reveal; other tries; and what may be said afterwards.

use super::*;

fn answered(settings: PlanSettings) -> Session {
    let script =
        [(0, Event::Begun), (10, Event::AnswerBegun), (20, types(0, "first", 15)), (30, Event::AnswerDone)];
    play(plan(2, settings), &script)
}

fn locked() -> Session {
    let mut session = answered(practice());
    go_on(&mut session, &judges_and_locks(0, 40));
    session
}

fn overrules(key_point: &str, verdict: Option<Verdict>) -> Event {
    Event::Overruled { item: 0, key_point: key_point.to_owned(), verdict }
}

#[test]
fn the_lock_waits_for_every_key_point() {
    let mut session = answered(practice());
    refuses(&session, 40, Event::Locked { item: 0 }, Refusal::JudgeFirst { left: 2 });
    go_on(&mut session, &[(40, judges(0, "k1")), (41, judges(0, "k1"))]);
    refuses(&session, 42, Event::Locked { item: 0 }, Refusal::JudgeFirst { left: 1 });
    assert!(!session.can_lock(0));
    go_on(&mut session, &[(42, judges(0, "k0"))]);
    assert!(session.can_lock(0));
    assert_eq!(
        session.apply(&Event::Locked { item: 0 }, Millis(43)),
        Ok(Some(Effect::Compare { item: 0 })),
        "rows need not be scored"
    );
    assert_eq!(session.items()[0].locked, Some(Millis(43)));
}

#[test]
fn a_question_without_key_points_can_be_locked_at_once() {
    let mut plan = plan(1, practice());
    plan.items[0].question.key_points.clear();
    let script =
        [(0, Event::Begun), (1, Event::AnswerBegun), (2, Event::AnswerDone), (3, Event::Locked { item: 0 })];
    assert_eq!(play(plan, &script).stage(), Stage::Revealed { item: 0 });
}

#[test]
fn a_key_point_written_twice_does_not_bar_the_lock() {
    let mut plan = plan(1, practice());
    plan.items[0].question.key_points[1].id = "k0".to_owned();
    let script = [(0, Event::Begun), (1, Event::AnswerBegun), (2, Event::AnswerDone), (3, judges(0, "k0"))];
    assert!(play(plan, &script).can_lock(0), "a mistake of the author must not hold a person up");
}

#[test]
fn nothing_is_judged_while_an_exam_asks() {
    let session = answered(exam());
    assert_eq!(session.stage(), Stage::Thinking { item: 1 });
    refuses(&session, 40, judges(0, "k0"), Refusal::NotNow);
    refuses(&session, 40, scores(0, "clarity", 1), Refusal::NotNow);
    refuses(&session, 40, Event::Locked { item: 0 }, Refusal::NotNow);
    refuses(&session, 40, Event::Retaken { item: 0 }, Refusal::NotNow);
}

#[test]
fn an_exam_can_be_judged_in_any_order() {
    let mut session = answered(exam());
    go_on(&mut session, &[(40, Event::AnswerBegun), (50, Event::AnswerDone)]);
    go_on(&mut session, &judges_and_locks(1, 60));
    assert_eq!(session.stage(), Stage::Judging { item: 0 }, "the other one still waits");
    go_on(&mut session, &judges_and_locks(0, 70));
    assert!(session.is_last(0));
    go_on(&mut session, &[(80, Event::MovedOn)]);
    assert_eq!(session.stage(), Stage::Finished, "and is not asked about twice");
}

#[test]
fn only_what_exists_is_judged() {
    let session = answered(practice());
    refuses(&session, 40, judges(7, "k0"), Refusal::NoSuchItem(7));
    refuses(&session, 40, judges(0, "k2"), Refusal::NoSuchKeyPoint("k2".to_owned()));
    refuses(&session, 40, judges(1, "k0"), Refusal::NotNow);
    let no_level = |row: &str, level| Refusal::NoSuchLevel { row: row.to_owned(), level };
    refuses(&session, 40, scores(0, "clarity", 4), no_level("clarity", 4));
    refuses(&session, 40, scores(0, "charm", 1), no_level("charm", 1));
    refuses(&session, 40, Event::Locked { item: 7 }, Refusal::NoSuchItem(7));
}

#[test]
fn a_judgement_can_be_changed_until_it_is_locked() {
    let mut session = answered(practice());
    let didnt = Event::Judged { item: 0, key_point: "k0".to_owned(), judgement: Judgement::Didnt };
    go_on(&mut session, &[(40, judges(0, "k0")), (41, scores(0, "depth", 1))]);
    go_on(&mut session, &[(42, didnt), (43, scores(0, "depth", 3))]);
    assert_eq!(session.items()[0].judgements["k0"], Judgement::Didnt);
    assert_eq!(session.items()[0].rows["depth"], 3);

    let locked = locked();
    refuses(&locked, 50, judges(0, "k0"), Refusal::AlreadyLocked);
    refuses(&locked, 50, scores(0, "depth", 1), Refusal::AlreadyLocked);
    refuses(&locked, 50, Event::Locked { item: 0 }, Refusal::AlreadyLocked);
    refuses(&locked, 50, Event::Retaken { item: 0 }, Refusal::NotNow);
}

#[test]
fn only_a_locked_judgement_is_overruled_and_both_stay() {
    let early = answered(practice());
    refuses(&early, 40, overrules("k0", Some(Verdict::Missed)), Refusal::NotNow);

    let mut session = locked();
    refuses(&session, 50, overrules("k9", Some(Verdict::Missed)), Refusal::NoSuchKeyPoint("k9".to_owned()));
    go_on(&mut session, &[(50, overrules("k0", Some(Verdict::Missed)))]);
    let item = &session.items()[0];
    assert_eq!(item.judgements["k0"], Judgement::Said, "what was locked stays");
    assert_eq!(item.overruled["k0"], Verdict::Missed);

    go_on(&mut session, &[(60, overrules("k0", None)), (61, Event::MovedOn), (62, Event::EndedEarly)]);
    assert!(session.items()[0].overruled.is_empty(), "it can be taken back");
    go_on(&mut session, &[(99_000, overrules("k1", Some(Verdict::Partly)))]);
    assert_eq!(session.items()[0].overruled.len(), 1, "also from History");
}

#[test]
fn another_try_begins_with_an_empty_page_and_a_full_clock() {
    let mut session = answered(PlanSettings { takes: 2, ..practice() });
    go_on(
        &mut session,
        &[(40, judges(0, "k0")), (41, scores(0, "depth", 1)), (5_000, Event::Retaken { item: 0 })],
    );
    assert_eq!(session.stage(), Stage::Answering { item: 0 }, "without time to think");
    assert_eq!(session.answer_reading(0), Reading::new(Millis(120_000), Millis::ZERO));
    go_on(&mut session, &[(6_000, types(0, "second", 5_900)), (7_000, Event::AnswerDone)]);

    let item = &session.items()[0];
    let takes: Vec<_> = item.takes.iter().map(|take| (take.text.as_str(), take.used.0)).collect();
    assert_eq!(takes, [("first", 20), ("second", 2_000)]);
    assert_eq!(item.text(), "second", "the last one counts");
    assert!(item.judgements.is_empty() && item.rows.is_empty(), "and is judged afresh");
    assert_eq!(session.budget_reading().used, Millis(10 + 20 + 2_000), "every try uses the budget");

    refuses(&session, 8_000, Event::Retaken { item: 0 }, Refusal::NoTakesLeft);
    assert!(!session.can_retake(0));
}

#[test]
fn how_many_tries_there_are_is_the_plans() {
    for takes in 1..=4u8 {
        let mut session = answered(PlanSettings { takes, ..practice() });
        let mut tries = 1;
        while session.apply(&Event::Retaken { item: 0 }, Millis(40)).is_ok() {
            go_on(&mut session, &[(40, Event::AnswerDone)]);
            tries += 1;
        }
        assert_eq!(tries, takes);
    }
}

#[test]
fn an_answer_does_not_go_because_another_try_was_begun() {
    let script = [(40, Event::Retaken { item: 0 }), (50, Event::EndedEarly)];
    let mut session = answered(PlanSettings { takes: 2, ..practice() });
    go_on(&mut session, &script);
    assert_eq!(outcomes(&session), [Outcome::Answered, Outcome::NotReached]);
    assert_eq!(session.stage(), Stage::Judging { item: 0 });
    assert_eq!(session.items()[0].takes[0].text, "first");
}

#[test]
fn there_is_no_other_try_when_the_time_of_the_interview_is_used_up() {
    let limit = Some(Millis(1_000));
    let settings = PlanSettings { takes: 3, session_limit: limit, ..strict(practice()) };
    let mut session = answered(settings);
    assert!(session.can_retake(0), "970 ms are left");
    go_on(&mut session, &[(40, Event::Retaken { item: 0 }), (45, types(0, "x", 41)), (9_000, Event::Tick)]);
    assert_eq!(session.stage(), Stage::Judging { item: 0 });
    refuses(&session, 9_000, Event::Retaken { item: 0 }, Refusal::NotNow);
}

#[test]
fn review_notes_are_kept_in_order() {
    let note = |item, text: &str| Event::Noted { item, text: text.to_owned(), place: Some(Millis(7)) };
    let mut session = locked();
    refuses(&session, 50, note(Some(2), "?"), Refusal::NoSuchItem(2));
    go_on(&mut session, &[(50, note(Some(0), "a")), (60, note(None, "b")), (70, note(Some(0), "a"))]);
    let kept = |item, text: &str| Note { item, text: text.to_owned(), place: Some(Millis(7)) };
    assert_eq!(session.notes(), [kept(Some(0), "a"), kept(None, "b"), kept(Some(0), "a")]);
}

#[test]
fn an_exam_holds_to_ideas_then_rows_then_the_whole() {
    let mut session = Session::new(Arc::new(plan(1, exam())));
    go_on(&mut session, &[(0, Event::Begun), (10, Event::AnswerBegun), (40, Event::AnswerDone)]);
    refuses(&session, 50, scores(0, "depth", 2), Refusal::JudgeFirst { left: 2 });
    go_on(&mut session, &[(50, judges(0, "k0")), (50, judges(0, "k1"))]);
    refuses(&session, 50, scores_whole(0, 2), Refusal::ScoreFirst { left: 2 });
    go_on(&mut session, &[(50, scores(0, "depth", 2)), (50, scores(0, "clarity", 1))]);
    refuses(&session, 50, Event::Locked { item: 0 }, Refusal::ScoreWholeFirst);
    refuses(&session, 50, scores_whole(0, 9), Refusal::NoSuchLevel { row: "overall".into(), level: 9 });
    go_on(&mut session, &[(50, scores_whole(0, 2)), (50, Event::Locked { item: 0 })]);
    refuses(&session, 50, Event::Peeked { item: 0 }, Refusal::AlreadyLocked);
}

#[test]
fn a_look_before_the_lock_is_kept_for_ever() {
    let mut session = answered(practice());
    go_on(&mut session, &[(50, Event::Peeked { item: 0 })]);
    assert!(session.items()[0].is_revealed());
    go_on(&mut session, &judges_and_locks(0, 60));
    assert_eq!(session.items()[0].peeked, Some(Millis(50)));
}

#[test]
fn a_later_score_stands_beside_the_first() {
    let mut session = locked();
    let score = OwnScore { overall: Some(3), ..OwnScore::default() };
    let first = session.items()[0].clone();
    go_on(&mut session, &[(90, Event::Rescored { item: 0, score: score.clone() })]);
    assert_eq!(session.items()[0], ItemState { rescores: vec![score], ..first });
}
