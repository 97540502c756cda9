//! An answer that is deleted: its words are gone, and all else stays as it was.

use super::walk::{moves, plans, walk};
use super::*;
use crate::without_answer;
use proptest::prelude::*;
use proptest::sample::Index;

/// The session with nothing left of an item but whether something was written.
fn blanked(session: &Session, item: usize) -> Session {
    let mut session = session.clone();
    let blank = |text: &mut String| *text = if text.trim().is_empty() { "" } else { "…" }.to_owned();
    let state = &mut session.items[item];
    state.notes.clear();
    for take in &mut state.takes {
        blank(&mut take.text);
        for recording in &mut take.recordings {
            recording.from.clear();
        }
        for probe in &mut take.probes {
            blank(&mut probe.text);
            for recording in &mut probe.recordings {
                recording.from.clear();
            }
        }
    }
    session
}

proptest! {
    #[test]
    fn only_the_words_of_one_answer_go(plan in plans(), moves in moves(), item in any::<Index>()) {
        let (session, log) = walk(plan, &moves, |_| Ok(()))?;
        prop_assume!(!session.items().is_empty());
        let item = item.index(session.items().len());
        let without = without_answer(session.plan(), &log, item as u32).unwrap();
        prop_assert_eq!(without.len(), log.len());
        let replayed = Session::replay(session.plan().clone(), &without);
        let replayed = replayed.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(blanked(&replayed, item), blanked(&session, item));
        for recorded in &without {
            if let Event::Edited { item: of, edit, .. } = &recorded.event && *of as usize == item {
                prop_assert!(["", "…"].contains(&edit.inserted.as_str()), "{:?}", edit);
                prop_assert!(["", "…"].contains(&edit.removed.as_str()), "{:?}", edit);
            }
        }
    }
}

#[test]
fn the_words_of_other_answers_stay() {
    let plan = Arc::new(plan(2, practice()));
    let at = |at, event| Recorded { at: Millis(at), event };
    let log = [
        at(0, Event::Begun),
        at(5, Event::AnswerBegun),
        at(9, types(0, "mine", 8)),
        at(10, Event::AnswerDone),
    ];
    let without = without_answer(&plan, &log, 1).unwrap();
    assert_eq!(without, log, "nothing was written about the other question");
    let without = without_answer(&plan, &log, 0).unwrap();
    let replayed = Session::replay(plan, &without).unwrap();
    assert_eq!(replayed.items()[0].text(), "…");
    assert_eq!(replayed.items()[0].outcome, Outcome::Answered);
}
