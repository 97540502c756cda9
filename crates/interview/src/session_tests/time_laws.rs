//! Time never runs backwards or twice, whatever happens.

use super::walk::{moves, plans, walk};
use super::*;
use proptest::prelude::*;

/// Where every millisecond of the timeline went.
fn accounted(session: &Session) -> u128 {
    let clocks = session
        .items()
        .iter()
        .flat_map(|item| std::iter::once(item.think_used).chain(item.takes.iter().map(|take| take.used)));
    clocks.chain([session.paused_for(), session.untimed()]).map(|length| u128::from(length.0)).sum()
}

fn used(session: &Session) -> Vec<(Millis, Vec<Millis>)> {
    let of = |item: &ItemState| (item.think_used, item.takes.iter().map(|take| take.used).collect());
    session.items().iter().map(of).collect()
}

fn readings(session: &Session) -> Vec<Reading> {
    let items = 0..session.items().len() as u32;
    let clocks = items.flat_map(|item| [session.think_reading(item), session.answer_reading(item)]);
    clocks.chain([session.budget_reading()]).collect()
}

/// What a person can see of the running clock.
fn light(session: &Session) -> (Stage, Option<Zone>) {
    let zone = match session.stage() {
        Stage::Answering { item } | Stage::Probing { item } => Some(session.answer_reading(item).zone()),
        _ => None,
    };
    (session.stage(), zone)
}

proptest! {
    #[test]
    fn the_timeline_never_runs_backwards(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            prop_assert!(step.after.at() >= step.before.at());
            let expected = if step.result.is_ok() { step.at } else { step.before.at() };
            prop_assert_eq!(step.after.at(), expected, "the clock stands at the last event");
            prop_assert!(step.result.is_err() || step.at >= step.before.at(), "went back");
            Ok(())
        })?;
    }

    #[test]
    fn every_millisecond_is_in_one_bucket(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            prop_assert_eq!(accounted(step.after), u128::from(step.after.at().0));
            Ok(())
        })?;
    }

    #[test]
    fn used_and_left_are_budget_and_overtime(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            for reading in readings(step.after) {
                let Reading { budget, used, left, overtime } = reading;
                prop_assert_eq!(used + left, budget + overtime, "{:?}", reading);
                prop_assert!(left == Millis::ZERO || overtime == Millis::ZERO, "{:?}", reading);
            }
            Ok(())
        })?;
    }

    #[test]
    fn used_time_is_never_given_back(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            for (before, after) in used(step.before).into_iter().zip(used(step.after)) {
                prop_assert!(after.0 >= before.0, "thinking");
                prop_assert!(after.1.len() >= before.1.len(), "a take is gone");
                prop_assert!(before.1.iter().zip(&after.1).all(|(b, a)| a >= b), "answering");
            }
            Ok(())
        })?;
    }

    /// Whatever happens while paused: the pause takes all the time.
    #[test]
    fn a_paused_clock_stands_still(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            if step.before.is_paused() && step.result.is_ok() {
                let known = |session: &Session| {
                    let mut used = used(session);
                    // A clock that this very event opened has used nothing.
                    used.iter_mut().for_each(|item| item.1.retain(|take| *take > Millis::ZERO));
                    used
                };
                prop_assert_eq!(known(step.after), known(step.before));
                prop_assert_eq!(step.after.untimed(), step.before.untimed());
                let passed = step.after.at() - step.before.at();
                prop_assert_eq!(step.after.paused_for(), step.before.paused_for() + passed);
            }
            Ok(())
        })?;
    }

    #[test]
    fn strict_clocks_are_never_overrun(mut plan in plans(), moves in moves()) {
        plan.settings.strict = true;
        let limited = plan.settings.session_limit.is_some();
        walk(plan, &moves, |step| {
            for (asked, state) in step.after.plan().items.iter().zip(step.after.items()) {
                prop_assert!(state.takes.iter().all(|take| take.used <= asked.answer), "{:?}", state);
            }
            let whole = step.after.budget_reading();
            prop_assert!(!limited || whole.overtime == Millis::ZERO, "the session limit: {:?}", whole);
            Ok(())
        })?;
    }

    #[test]
    fn nobody_thinks_longer_than_there_is(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            for (asked, state) in step.after.plan().items.iter().zip(step.after.items()) {
                prop_assert!(state.think_used <= asked.think);
            }
            Ok(())
        })?;
    }

    #[test]
    fn without_strict_the_clock_never_cuts_an_answer(mut plan in plans(), moves in moves(), wait in 0u64..9_000_000) {
        plan.settings.strict = false;
        let (session, _) = walk(plan, &moves, |step| {
            let cut = step.after.items().iter().flat_map(|item| &item.takes).any(|t| t.close == Some(Close::TimeUp));
            prop_assert!(!cut);
            Ok(())
        })?;
        if let Stage::Answering { .. } = session.stage() {
            let mut later = session.clone();
            prop_assert_eq!(later.apply(&Event::Tick, session.at() + Millis(wait)), Ok(None));
            prop_assert_eq!(later.stage(), session.stage());
        }
    }

    /// Just before the next change all looks the same, and at it something else is seen.
    #[test]
    fn the_next_change_is_when_it_is_said(plan in plans(), moves in moves(), wait in 0u64..9_000_000) {
        walk(plan, &moves, |step| {
            let now = step.after;
            let seen_after = |length: Millis| {
                let mut later = now.clone();
                later.apply(&Event::Tick, now.at() + length).map(|_| light(&later))
            };
            match now.until_next_change() {
                Some(change) => {
                    prop_assert!(change > Millis::ZERO, "a change that is due has happened");
                    prop_assert_eq!(seen_after(change - Millis(1)), Ok(light(now)), "too early");
                    prop_assert_ne!(seen_after(change), Ok(light(now)), "nothing changed after {:?}", change);
                }
                None => prop_assert_eq!(seen_after(Millis(wait)), Ok(light(now)), "a change nobody told of"),
            }
            Ok(())
        })?;
    }
}
