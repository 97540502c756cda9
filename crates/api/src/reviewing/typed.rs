//! When each part of a typed text was typed.

use super::axis::Axis;
use crate::dto::{ReplayEdit, ScratchMark, TextRange, TimeSpan, TypedWord};
use hotseat_interview::{Answer, Edit, Millis};

/// A rest after which a scratch note is another one.
const ANOTHER_THOUGHT: Millis = Millis(4_000);
/// A rest from which typing has paused.
pub(super) const TYPING_PAUSE: Millis = Millis(2_000);

/// When each code unit of a text was typed, by the edits that made it. Nothing where they don't make
/// `text`: then nobody can tell.
fn times(text: &str, edits: &[Edit]) -> Option<Vec<Millis>> {
    let mut units: Vec<u16> = Vec::new();
    let mut times: Vec<Millis> = Vec::new();
    for edit in edits {
        let from = edit.offset as usize;
        let to = from.checked_add(edit.removed.encode_utf16().count())?;
        if to > units.len() {
            return None;
        }
        let inserted: Vec<u16> = edit.inserted.encode_utf16().collect();
        times.splice(from..to, std::iter::repeat_n(edit.typed_at, inserted.len()));
        units.splice(from..to, inserted);
    }
    units.iter().copied().eq(text.encode_utf16()).then_some(times)
}

/// The words of a typed answer, in the order of [`Answer::typed`]; empty where nobody can tell when
/// they were typed.
pub(super) fn typed_words(text: &str, edits: &[Edit], axis: &Axis) -> Vec<TypedWord> {
    let Some(times) = times(text, edits) else { return Vec::new() };
    let mut units = 0;
    let mut byte = 0;
    let mut place = |to: u32| {
        let more = text.get(byte..to as usize).unwrap_or_default();
        units += more.encode_utf16().count();
        byte += more.len();
        units
    };
    let words = Answer::typed(text).words;
    words
        .iter()
        .filter_map(|word| {
            let (from, to) = (place(word.from), place(word.to));
            let typed = times.get(from..to)?;
            let time = TimeSpan { from: *typed.iter().min()?, to: *typed.iter().max()? };
            Some(TypedWord {
                range: TextRange { from: u32::try_from(from).ok()?, to: u32::try_from(to).ok()? },
                time: axis.clamp(TimeSpan { from: axis.place(time.from), to: axis.place(time.to) }),
            })
        })
        .collect()
}

pub(super) fn replay(edits: &[Edit], axis: &Axis) -> Vec<ReplayEdit> {
    let mut last = Millis::ZERO;
    edits
        .iter()
        .map(|edit| {
            // Typed in this order, whatever the clocks of two windows say.
            last = axis.place(edit.typed_at).max(last);
            ReplayEdit {
                at: last,
                offset: edit.offset,
                removed: u32::try_from(edit.removed.encode_utf16().count()).unwrap_or(u32::MAX),
                inserted: edit.inserted.clone(),
            }
        })
        .collect()
}

/// Scratch notes as they were written; what was taken out again is left out.
pub(super) fn scratch(
    edits: &[Edit],
    thinking: &Axis,
    answering: &Axis,
    answer_begun: Millis,
) -> Vec<ScratchMark> {
    let mut marks: Vec<(Millis, ScratchMark)> = Vec::new();
    for edit in edits.iter().filter(|edit| !edit.inserted.is_empty()) {
        let thinks = edit.typed_at < answer_begun;
        let goes_on = marks.last().is_some_and(|(last, mark)| {
            mark.thinking == thinks && edit.typed_at - *last < ANOTHER_THOUGHT && !mark.text.ends_with('\n')
        });
        match marks.last_mut() {
            Some((last, mark)) if goes_on => {
                mark.text.push_str(&edit.inserted);
                *last = edit.typed_at;
            }
            _ => {
                let axis = if thinks { thinking } else { answering };
                let at = axis.place(edit.typed_at);
                marks
                    .push((edit.typed_at, ScratchMark { thinking: thinks, at, text: edit.inserted.clone() }));
            }
        }
    }
    marks.into_iter().map(|(_, mark)| mark).filter(|mark| !mark.text.trim().is_empty()).collect()
}

/// When somebody typed: runs of edits with no long rest between them.
pub(super) fn typing(edits: &[ReplayEdit]) -> Vec<TimeSpan> {
    let mut spans: Vec<TimeSpan> = Vec::new();
    for edit in edits {
        match spans.last_mut() {
            Some(last) if edit.at - last.to < TYPING_PAUSE => last.to = edit.at,
            _ => spans.push(TimeSpan { from: edit.at, to: edit.at }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(offset: u32, removed: &str, inserted: &str, at: u64) -> Edit {
        Edit { offset, removed: removed.into(), inserted: inserted.into(), typed_at: Millis(at) }
    }

    fn axis() -> Axis {
        Axis::of([(Millis(1_000), Millis(10_000))])
    }

    fn check(text: &str, edits: &[Edit], expected: &[(&str, u64, u64)]) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let words = typed_words(text, edits, &axis());
        let found: Vec<_> = words
            .iter()
            .map(|word| {
                let range = word.range.from as usize..word.range.to as usize;
                (String::from_utf16(&units[range]).unwrap(), word.time.from.0, word.time.to.0)
            })
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(word, from, to)| ((*word).to_owned(), *from, *to)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_word_was_typed_from_its_first_letter_to_its_last() {
        check("", &[], &[]);
        check("poll", &[edit(0, "", "po", 1_500), edit(2, "", "ll", 2_000)], &[("poll", 500, 1_000)]);
        check(
            "😀 the poll",
            &[edit(0, "", "😀 poll", 2_000), edit(3, "", "the ", 5_000)],
            &[("the", 4_000, 4_000), ("poll", 1_000, 1_000)],
        );
        check(
            "a b",
            &[edit(0, "", "a x", 2_000), edit(2, "x", "b", 3_000)],
            &[("a", 1_000, 1_000), ("b", 2_000, 2_000)],
        );
    }

    #[test]
    fn a_text_that_the_edits_do_not_make_has_no_times() {
        check("other", &[edit(0, "", "text", 2_000)], &[]);
        check("x", &[edit(5, "abc", "x", 2_000)], &[]);
    }

    #[test]
    fn typing_pauses_at_a_long_rest() {
        let edits: Vec<Edit> = [1_000, 1_500, 2_500, 6_000].map(|at| edit(0, "", "a", at)).into();
        let spans: Vec<_> = typing(&replay(&edits, &axis())).iter().map(|s| (s.from.0, s.to.0)).collect();
        assert_eq!(spans, [(0, 1_500), (5_000, 5_000)]);
    }

    #[test]
    fn scratch_notes_part_at_rests_lines_and_at_the_answer() {
        let edits = [
            edit(0, "", "one ", 200),
            edit(4, "", "two\n", 900),
            edit(8, "", "three", 1_000),
            edit(13, "", "four", 5_000),
            edit(13, "four", "", 5_100),
        ];
        let thinking = Axis::of([(Millis::ZERO, Millis(1_000))]);
        let found = scratch(&edits, &thinking, &axis(), Millis(1_000));
        let found: Vec<_> = found.iter().map(|mark| (mark.thinking, mark.at.0, mark.text.as_str())).collect();
        assert_eq!(found, [(true, 200, "one two\n"), (false, 0, "three"), (false, 4_000, "four")]);
    }
}
