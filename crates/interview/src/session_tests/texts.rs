//! Texts are exactly what the accepted edits make of them, also those that arrive late.

use super::walk::{moves, plans, walk};
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A text as editors hold it.
type Units = Vec<u16>;

fn units(text: &str) -> Units {
    text.encode_utf16().collect()
}

/// What somebody would make of an edit who has never seen this program.
fn splice(text: &mut Units, edit: &Edit) {
    let from = edit.offset as usize;
    text.splice(from..from + units(&edit.removed).len(), units(&edit.inserted));
}

fn texts(session: &Session) -> (Vec<Units>, Vec<Vec<Units>>) {
    let items = session.items();
    (items.iter().map(|item| units(&item.notes)).collect(), items.iter().map(written).collect())
}

/// Every take and follow-up of an item, in the order in which they were begun.
fn written(item: &ItemState) -> Vec<Units> {
    let of = |take: &Take| -> Vec<Units> {
        std::iter::once(&take.text)
            .chain(take.probes.iter().map(|probe| &probe.text))
            .map(|t| units(t))
            .collect()
    };
    item.takes.iter().flat_map(of).collect()
}

proptest! {
    #[test]
    fn a_text_is_what_the_edits_make_it(plan in plans(), moves in moves()) {
        let mut expected: BTreeMap<(u32, Option<usize>), Units> = BTreeMap::new();
        let (session, _) = walk(plan, &moves, |step| {
            if let (Event::Edited { item, doc, edit }, Ok(_)) = (step.event, step.result) {
                let takes = written(&step.after.items()[*item as usize]).len();
                let take = (*doc == Doc::Answer).then(|| takes - 1);
                splice(expected.entry((*item, take)).or_default(), edit);
            }
            Ok(())
        })?;
        let (notes, takes) = texts(&session);
        for (item, (notes, takes)) in notes.into_iter().zip(takes).enumerate() {
            let mut made = |take| expected.remove(&(item as u32, take)).unwrap_or_default();
            prop_assert_eq!(notes, made(None), "notes of {}", item);
            for (take, text) in takes.into_iter().enumerate() {
                prop_assert_eq!(text, made(Some(take)), "take {} of {}", take, item);
            }
        }
    }

    #[test]
    fn nothing_but_an_edit_changes_a_text(plan in plans(), moves in moves()) {
        walk(plan, &moves, |step| {
            if matches!(step.event, Event::Edited { .. }) {
                return Ok(());
            }
            let ((notes, takes), (notes_then, takes_then)) = (texts(step.before), texts(step.after));
            prop_assert_eq!(notes, notes_then);
            for (before, after) in takes.iter().zip(&takes_then) {
                prop_assert_eq!(&after[..before.len()], &before[..], "{:?}", step.event);
                prop_assert!(after[before.len()..].iter().all(Vec::is_empty), "a new try is empty");
            }
            Ok(())
        })?;
    }
}

fn cut_at_120_s() -> Session {
    let script = [(0, Event::Begun), (0, Event::AnswerBegun), (119_000, types(0, "all but ", 118_500))];
    let session = play(plan(2, strict(exam())), &script);
    let mut cut = session;
    go_on(&mut cut, &[(120_500, Event::Tick)]);
    assert_eq!(cut.stage(), Stage::Thinking { item: 1 });
    cut
}

#[test]
fn words_typed_before_a_time_up_may_arrive_after_it() {
    let check = |typed_at: u64, at: u64, accepted: bool| {
        let mut session = cut_at_120_s();
        let result = session.apply(&types(0, "late ", typed_at), Millis(at));
        let expected = if accepted { Ok(None) } else { Err(Refusal::NotNow) };
        assert_eq!(result, expected, "typed at {typed_at}, arrived at {at}");
        let text = if accepted { "late all but " } else { "all but " };
        assert_eq!(session.items()[0].text(), text);
    };
    check(119_900, 120_500, true);
    check(120_000, 122_000, true);
    check(120_001, 120_500, false);
    check(119_900, 150_000, true);
}

#[test]
fn late_words_are_an_answer_where_there_was_none() {
    let limited = PlanSettings { session_limit: Some(Millis(100_000)), ..strict(exam()) };
    let script = [
        (0, Event::Begun),
        (0, Event::AnswerBegun),
        (10, types(0, "first", 9)),
        (50_000, Event::AnswerDone),
        (50_000, Event::AnswerBegun),
        (100_500, Event::Tick),
    ];
    let mut session = play(plan(3, limited), &script);
    assert_eq!(outcomes(&session), [Outcome::Answered, Outcome::NotReached, Outcome::NotReached]);
    go_on(&mut session, &[(100_600, types(1, "just in time", 99_900))]);
    assert_eq!(outcomes(&session), [Outcome::Answered, Outcome::Answered, Outcome::NotReached]);
    go_on(&mut session, &[(101_000, Event::MovedOn)]);
    assert_eq!(session.stage(), Stage::Judging { item: 1 }, "and it is judged like the others");
}

#[test]
fn an_answer_that_its_author_ended_takes_no_more_words() {
    for end in [Event::AnswerDone, Event::Skipped, Event::EndedEarly] {
        let script = [(0, Event::Begun), (0, Event::AnswerBegun), (5, types(0, "so", 4)), (10, end.clone())];
        let session = play(plan(2, strict(practice())), &script);
        assert_eq!(
            session.clone().apply(&types(0, "x", 9), Millis(11)),
            Err(Refusal::NotNow),
            "after {end:?}"
        );
    }
}

#[test]
fn only_the_open_question_takes_an_answer_but_any_takes_notes() {
    let notes = |item, typed_at| match types(item, "note", typed_at) {
        Event::Edited { item, edit, .. } => Event::Edited { item, doc: Doc::Notes, edit },
        other => other,
    };
    let waiting = Session::new(Arc::new(plan(2, practice())));
    refuses(&waiting, 0, notes(0, 0), Refusal::NotNow);
    let mut session = play(plan(2, practice()), &[(0, Event::Begun)]);
    refuses(&session, 1, types(0, "x", 1), Refusal::NotNow);
    go_on(&mut session, &[(1, notes(0, 1)), (2, Event::AnswerBegun), (3, notes(1, 3))]);
    refuses(&session, 4, types(1, "x", 4), Refusal::NotNow);
    refuses(&session, 4, types(2, "x", 4), Refusal::NoSuchItem(2));
    go_on(&mut session, &[(5, types(0, "x", 5)), (6, Event::AnswerDone), (7, notes(0, 7))]);
    go_on(&mut session, &judges_and_locks(0, 8));
    refuses(&session, 9, notes(0, 9), Refusal::AlreadyLocked);
    let written: Vec<&str> = session.items().iter().map(|item| item.notes.as_str()).collect();
    assert_eq!(written, ["notenote", "note"]);
}

#[test]
fn an_edit_that_does_not_fit_is_told_why() {
    let session =
        play(plan(1, practice()), &[(0, Event::Begun), (0, Event::AnswerBegun), (5, types(0, "abc", 5))]);
    let edit = |offset, removed: &str| {
        let edit =
            Edit { offset, removed: removed.to_owned(), inserted: "x".to_owned(), typed_at: Millis(5) };
        Event::Edited { item: 0, doc: Doc::Answer, edit }
    };
    let outside = EditRefused::OutOfRange { offset: 4, length: 3 };
    refuses(&session, 6, edit(4, ""), outside.into());
    let mismatch = EditRefused::Mismatch { offset: 1, expected: "x".to_owned(), found: "b".to_owned() };
    refuses(&session, 6, edit(1, "x"), mismatch.into());
}

#[test]
fn the_latency_is_measured_to_the_first_edit() {
    let script = [
        (0, Event::Begun),
        (5_000, Event::AnswerBegun),
        (7_000, types(0, "b", 6_200)),
        (8_000, types(0, "a", 7_900)),
    ];
    let session = play(plan(1, practice()), &script);
    let take = session.items()[0].take().unwrap();
    assert_eq!((take.begun, take.first_typed), (Millis(5_000), Some(Millis(6_200))));
}
