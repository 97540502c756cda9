//! What a person can rely on, whatever they do.

use super::walk::{Step, moves, plans, walk};
use super::*;
use proptest::prelude::*;

fn position(ids: &[u32], id: u32) -> usize {
    ids.iter().filter(|&&other| other == id).count()
}

/// Every item is in exactly one place: being asked, still to ask, or done with.
fn check_places(session: &Session) -> Result<(), TestCaseError> {
    let queue: Vec<u32> = session.queue.iter().copied().collect();
    for (item, state) in session.items().iter().enumerate() {
        let item = item as u32;
        let asked = asking_now(session) && session.current() == Some(item);
        let waiting = matches!(state.outcome, Outcome::Ahead | Outcome::Parked);
        prop_assert_eq!(asked, state.outcome == Outcome::Open, "item {}: {:?}", item, state);
        prop_assert_eq!(position(&queue, item), usize::from(waiting), "item {}: {:?}", item, state);
        let open_takes = state.takes.iter().filter(|take| take.close.is_none()).count();
        let answering = matches!(session.stage(), Stage::Answering { item: at } | Stage::Opening { item: at } if at == item);
        let parked_draft = state.outcome == Outcome::Parked && !state.takes.is_empty();
        prop_assert_eq!(open_takes, usize::from(answering || parked_draft), "item {}: {:?}", item, state);
    }
    if let Stage::Judging { item } = session.stage() {
        prop_assert!(session.items()[item as usize].awaits_judgement(), "item {} can't be judged", item);
    }
    let probing = matches!(session.stage(), Stage::Probing { .. });
    prop_assert!(!session.is_paused() || asking_now(session) || probing, "paused with no clock");
    Ok(())
}

fn asking_now(session: &Session) -> bool {
    matches!(session.stage(), Stage::Thinking { .. } | Stage::Opening { .. } | Stage::Answering { .. })
}

fn check_effect(step: &Step) -> Result<(), TestCaseError> {
    let Ok(effect) = step.result else { return Ok(()) };
    let finishes = step.before.stage() != Stage::Finished && step.after.stage() == Stage::Finished;
    let expected = match step.event {
        _ if finishes => Some(Effect::Finish),
        Event::Locked { item } => Some(Effect::Compare { item: *item }),
        _ => None,
    };
    prop_assert_eq!(*effect, expected, "{:?}", step.event);
    Ok(())
}

proptest! {
    #[test]
    fn every_question_is_in_one_place(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| check_places(step.after))?;
    }

    #[test]
    fn effects_come_once_and_when_they_should(plan in plans(), moves in moves()) {
        walk(plan, &moves, check_effect)?;
    }

    #[test]
    fn what_is_locked_stays(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            for (before, after) in step.before.items().iter().zip(step.after.items()) {
                if before.locked.is_some() {
                    // Only the person's verdicts, reasons and later scores may still be added, and what is
                    // known of a recording when its file is whole.
                    let without = |item: &ItemState| {
                        let mut item = ItemState {
                            overruled: Default::default(),
                            reasons: Default::default(),
                            rescores: Default::default(),
                            ..item.clone()
                        };
                        for recording in item.takes.iter_mut().flat_map(Take::recordings_mut) {
                            (recording.length, recording.end) = (None, None);
                        }
                        item
                    };
                    prop_assert_eq!(without(after), without(before), "after {:?}", step.event);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn only_a_judged_answer_is_locked_or_overruled(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            for (asked, state) in step.after.plan().items.iter().zip(step.after.items()) {
                let judged = asked.question.key_points.iter().all(|point| state.judgements.contains_key(&point.id));
                let ready = judged && state.outcome == Outcome::Answered;
                prop_assert!(state.locked.is_none() || ready, "locked too early: {:?}", state);
                prop_assert!(state.overruled.is_empty() || state.locked.is_some(), "overruled too early");
            }
            Ok(())
        })?;
    }

    /// In an exam nothing is judged, so nothing revealed, before the last answer.
    #[test]
    fn an_exam_reveals_nothing_before_its_end(mut plan in plans(), moves in moves()) {
        plan.settings.mode = Mode::Exam;
        walk(plan, &moves, |step| {
            let asking = step.after.stage() == Stage::Waiting || asking_now(step.after);
            for state in step.after.items() {
                prop_assert!(!asking || (state.judgements.is_empty() && state.locked.is_none()));
            }
            let was_over = step.before.stage() != Stage::Waiting && !asking_now(step.before);
            prop_assert!(!(was_over && asking_now(step.after)), "asked again after the judging began");
            Ok(())
        })?;
    }

    #[test]
    fn there_are_no_more_takes_than_allowed(plan in plans(), moves in moves()) {
        let takes = usize::from(plan.settings.takes);
        walk(plan, &moves, |step| {
            prop_assert!(step.after.items().iter().all(|item| item.takes.len() <= takes));
            Ok(())
        })?;
    }

    /// What the buttons of the judging offer is what can be done.
    #[test]
    fn what_is_offered_can_be_done(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            let can = |event: Event| step.after.clone().apply(&event, step.after.at()).is_ok();
            prop_assert_eq!(step.after.can_park(), can(Event::Parked));
            for item in 0..step.after.items().len() as u32 {
                prop_assert_eq!(step.after.can_retake(item), can(Event::Retaken { item }));
                prop_assert_eq!(step.after.can_lock(item), can(Event::Locked { item }));
                let mut next = step.after.clone();
                let ends = next.apply(&Event::MovedOn, next.at()) == Ok(Some(Effect::Finish));
                prop_assert_eq!(step.after.is_last(item), ends && step.after.current() == Some(item));
            }
            Ok(())
        })?;
    }

    #[test]
    fn it_can_always_be_ended(plan in plans(), moves in moves()) {
        let (mut session, _) = walk(plan, &moves, |_| Ok(()))?;
        let at = session.at();
        if session.stage() != Stage::Finished {
            prop_assert!(session.apply(&Event::EndedEarly, at).is_ok(), "in {:?}", session.stage());
            if session.stage() != Stage::Finished {
                prop_assert!(matches!(session.stage(), Stage::Judging { .. }), "{:?}", session.stage());
                prop_assert_eq!(session.apply(&Event::EndedEarly, at), Ok(Some(Effect::Finish)));
            }
        }
        prop_assert_eq!(session.stage(), Stage::Finished);
        prop_assert_eq!(session.apply(&Event::EndedEarly, at), Err(Refusal::NotNow), "ended twice");
    }

    #[test]
    fn nothing_is_skipped_silently(plan in plans(), moves in moves()) {
        let (mut session, _) = walk(plan, &moves, |step| check_settled(step.after))?;
        for _ in 0..2 {
            let _ = session.apply(&Event::EndedEarly, session.at());
        }
        check_settled(&session)?;
    }

    /// Once it is over it stays over, and only judging, verdicts, notes and gaps are added.
    #[test]
    fn over_is_over(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            prop_assert!(step.before.stage() != Stage::Finished || step.after.stage() == Stage::Finished);
            Ok(())
        })?;
    }
}

fn check_settled(session: &Session) -> Result<(), TestCaseError> {
    if session.stage() != Stage::Finished {
        return Ok(());
    }
    for state in session.items() {
        let settled = matches!(state.outcome, Outcome::Answered | Outcome::Skipped | Outcome::NotReached);
        prop_assert!(settled, "{:?}", state.outcome);
        prop_assert!(state.takes.iter().all(|take| take.close.is_some() && take.closed.is_some()));
        let written = state.takes.iter().any(Take::is_answered);
        prop_assert!(!(written && state.outcome == Outcome::NotReached), "an answer was lost: {:?}", state);
    }
    Ok(())
}
