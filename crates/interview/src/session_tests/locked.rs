//! What a locked answer comes to.

use super::*;
use std::collections::BTreeMap;

fn answered(settings: PlanSettings) -> Session {
    let script = [
        (0, Event::Begun),
        (1_000, Event::AnswerBegun),
        (4_000, types(0, "first", 3_000)),
        (9_000, Event::AnswerDone),
    ];
    play(plan(1, settings), &script)
}

fn compared(verdict: Verdict) -> BTreeMap<String, Verdict> {
    [("k0".to_owned(), verdict), ("k1".to_owned(), Verdict::Covered)].into()
}

#[test]
fn nothing_before_the_lock() {
    let session = answered(practice());
    assert_eq!(session.locked_answer(0, &BTreeMap::new()), None);
    assert_eq!(session.locked_answer(7, &BTreeMap::new()), None, "there is no such question");
}

#[test]
fn judgements_rows_and_times_as_they_were_locked() {
    let mut session = answered(practice());
    go_on(&mut session, &judges_and_locks(0, 9_000));
    let found = session.locked_answer(0, &BTreeMap::new()).unwrap();
    let points: Vec<_> =
        found.points.iter().map(|point| (point.id.as_str(), point.judgement, point.verdict())).collect();
    assert_eq!(points, [("k0", Judgement::Said, None), ("k1", Judgement::Said, None)]);
    let rows: Vec<_> =
        found.rows.iter().map(|row| (row.row.as_str(), row.level, row.levels.last())).collect();
    assert_eq!(rows, [("clarity", 2, Some(&3)), ("depth", 1, Some(&3))]);
    assert_eq!((found.used, found.budget), (Millis(8_000), Millis::seconds(120)));
    assert_eq!(found.latency, Some(Millis(2_000)));
}

#[test]
fn the_persons_own_verdict_stands_before_the_programs() {
    let mut session = answered(practice());
    go_on(&mut session, &judges_and_locks(0, 9_000));
    let verdict =
        |session: &Session| session.locked_answer(0, &compared(Verdict::Missed)).unwrap().points[0].verdict();
    assert_eq!(verdict(&session), Some(Verdict::Missed));
    let overruled = Event::Overruled { item: 0, key_point: "k0".into(), verdict: Some(Verdict::Covered) };
    go_on(&mut session, &[(9_001, overruled)]);
    assert_eq!(verdict(&session), Some(Verdict::Covered));
}

#[test]
fn what_was_misheard_never_counts_against_the_person() {
    let check = |judgement, reason, expected: Option<Judgement>| {
        let point = LockedPoint {
            id: "k0".into(),
            weight: Weight::Core,
            judgement,
            found: None,
            overruled: None,
            after_probe: false,
            reason,
        };
        assert_eq!(point.counted(), expected, "{judgement:?}, {reason:?}");
    };
    check(Judgement::Didnt, None, Some(Judgement::Didnt));
    check(Judgement::Didnt, Some(MissReason::NoTime), Some(Judgement::Didnt));
    check(Judgement::Didnt, Some(MissReason::Misheard), None);
    check(Judgement::Partly, Some(MissReason::Misheard), None);
    check(Judgement::Said, Some(MissReason::Misheard), Some(Judgement::Said));
}
