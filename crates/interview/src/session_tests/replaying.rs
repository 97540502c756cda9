//! The log is the truth: the same events give the same session, and only events do.

use super::walk::{events, moves, plans, walk};
use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

proptest! {
    #[test]
    fn a_refused_event_changes_nothing(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            if step.result.is_err() {
                prop_assert_eq!(step.after, step.before, "after {:?}", step.event);
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_log_gives_the_same_session(plan in plans(), moves in moves()) {
        let (session, log) = walk(plan, &moves, |_| Ok(()))?;
        prop_assert_eq!(Session::replay(session.plan().clone(), &log), Ok(session));
    }

    /// Ticks only tell the time: any more of them, or none, and all is the same.
    #[test]
    fn ticks_never_change_the_outcome(
        plan in plans(),
        moves in moves(),
        ticks in vec((any::<Index>(), any::<Index>()), 0..30),
    ) {
        let (session, log) = walk(plan, &moves, |_| Ok(()))?;
        let end = Recorded { at: session.at(), event: Event::Tick };

        let mut ticked = log.clone();
        for (place, when) in ticks {
            let place = place.index(ticked.len() + 1);
            let from = if place == 0 { Millis::ZERO } else { ticked[place - 1].at };
            let to = ticked.get(place).map_or(session.at(), |next| next.at);
            let at = from + Millis(when.index((to - from).0 as usize + 1) as u64);
            ticked.insert(place, Recorded { at, event: Event::Tick });
        }
        prop_assert_eq!(Session::replay(session.plan().clone(), &ticked), Ok(session.clone()), "more ticks");

        let mut silent: Vec<_> = log.into_iter().filter(|recorded| recorded.event != Event::Tick).collect();
        silent.push(end);
        prop_assert_eq!(Session::replay(session.plan().clone(), &silent), Ok(session), "no ticks");
    }

    #[test]
    fn a_damaged_log_is_told_by_its_first_wrong_event(plan in plans(), moves in moves(), cut in any::<Index>()) {
        let (session, mut log) = walk(plan, &moves, |_| Ok(()))?;
        prop_assume!(session.at() > Millis::ZERO);
        let index = cut.index(log.len()) + 1;
        log.truncate(index);
        let last = log[index - 1].at;
        prop_assume!(last > Millis::ZERO);
        let at = last - Millis(1);
        log.push(Recorded { at, event: Event::Tick });
        log.push(Recorded { at: Millis::ZERO, event: Event::Begun });
        let refusal = Refusal::TimeBackwards { at, last };
        prop_assert_eq!(Session::replay(session.plan().clone(), &log), Err(ReplayError { index, refusal }));
    }

    #[test]
    fn an_event_comes_back_from_json_as_it_was(event in events(), at in any::<u64>()) {
        let recorded = Recorded { at: Millis(at), event };
        let json = serde_json::to_string(&recorded).unwrap();
        prop_assert_eq!(serde_json::from_str::<Recorded>(&json).unwrap(), recorded, "{}", json);
    }

    #[test]
    fn a_plan_comes_back_from_json_as_it_was(plan in plans()) {
        let json = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
    }
}

/// Stored logs are read for ever: a change of this text is a change of the format.
#[test]
fn a_log_is_written_like_this() {
    let check = |event: Event, expected: &str| {
        let recorded = Recorded { at: Millis(1500), event };
        assert_eq!(serde_json::to_string(&recorded).unwrap(), expected);
    };
    check(Event::Tick, r#"{"at":1500,"event":"tick"}"#);
    check(Event::EndedEarly, r#"{"at":1500,"event":"ended_early"}"#);
    check(
        types(2, "hi", 900),
        r#"{"at":1500,"event":"edited","item":2,"doc":"answer","edit":{"offset":0,"removed":"","inserted":"hi","typed_at":900}}"#,
    );
    check(judges(0, "k1"), r#"{"at":1500,"event":"judged","item":0,"key_point":"k1","judgement":"said"}"#);
    check(
        Event::Overruled { item: 0, key_point: "k1".to_owned(), verdict: None },
        r#"{"at":1500,"event":"overruled","item":0,"key_point":"k1","verdict":null}"#,
    );
    check(
        Event::Gap { kind: GapKind::Asleep, wall: Millis(70) },
        r#"{"at":1500,"event":"gap","kind":"asleep","wall":70}"#,
    );
}
