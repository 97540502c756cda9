use super::{Language, Provenance, TimedWord, Transcript};
use hotseat_interview::Millis;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A transcript as the person corrected it. Words that were not changed keep their times and
/// confidences; new ones share the time of those that they replace, by their letters, and are as sure
/// as the person is. Without a transcript before, no word has a time.
pub fn edited(before: Option<&Transcript>, text: &str) -> Transcript {
    let old = before.map_or(&[][..], |transcript| &transcript.words);
    let new: Vec<&str> = text.split_whitespace().collect();
    let old_texts: Vec<&str> = old.iter().map(|word| word.text.as_str()).collect();
    let mut words = Vec::with_capacity(new.len());
    for step in capture_diff_slices(Algorithm::Myers, &old_texts, &new) {
        match step {
            DiffOp::Equal { old_index, len, .. } => words.extend_from_slice(&old[old_index..old_index + len]),
            DiffOp::Delete { .. } => {}
            DiffOp::Insert { old_index, new_index, new_len } => {
                let from = old_index.checked_sub(1).map_or(Millis::ZERO, |last| old[last].to);
                let to = old.get(old_index).map_or(from, |next| next.from.max(from));
                spread(&new[new_index..new_index + new_len], from, to, &mut words);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let replaced = &old[old_index..old_index + old_len];
                let from = replaced.first().map_or(Millis::ZERO, |word| word.from);
                let to = replaced.last().map_or(from, |word| word.to);
                spread(&new[new_index..new_index + new_len], from, to, &mut words);
            }
        }
    }
    let provenance = before.map_or_else(by_the_person, |transcript| transcript.provenance.clone());
    Transcript { words, provenance }
}

/// Which words of a text, split at white space and counted from 0, another one does not have in their
/// place.
pub fn differing(text: &str, other: &str) -> Vec<u32> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (other.split_whitespace().collect(), text.split_whitespace().collect());
    let steps = capture_diff_slices(Algorithm::Myers, &old, &new);
    let others = steps.into_iter().filter(|step| !matches!(step, DiffOp::Equal { .. }));
    others.flat_map(|step| step.new_range()).filter_map(|at| u32::try_from(at).ok()).collect()
}

/// Of words that no recogniser heard.
fn by_the_person() -> Provenance {
    Provenance {
        engine: "person".to_owned(),
        engine_version: String::new(),
        model: String::new(),
        model_sha256: String::new(),
        language: Language::english(),
        prompt: String::new(),
        threads: 0,
        beam: 0,
        gpu: false,
    }
}

fn spread(texts: &[&str], from: Millis, to: Millis, words: &mut Vec<TimedWord>) {
    let letters: u64 = texts.iter().map(|text| text.chars().count() as u64).sum::<u64>().max(1);
    let mut before = 0;
    let place = |letter: u64| from + Millis((to - from).0 * letter / letters);
    for text in texts {
        let after = before + text.chars().count() as u64;
        let (from, to) = (place(before), place(after));
        words.push(TimedWord { text: (*text).to_owned(), from, to, confidence: 1.0 });
        before = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heard(words: &[(&str, u64, u64)]) -> Transcript {
        let word = |&(text, from, to): &(&str, u64, u64)| TimedWord {
            text: text.to_owned(),
            from: Millis(from),
            to: Millis(to),
            confidence: 0.4,
        };
        Transcript { words: words.iter().map(word).collect(), provenance: by_the_person() }
    }

    fn check(text: &str, expected: &[(&str, u64, u64)]) {
        let before = heard(&[("the", 0, 100), ("reddis", 100, 500), ("cache", 600, 900)]);
        let words = edited(Some(&before), text).words;
        let found: Vec<_> = words.iter().map(|word| (word.text.as_str(), word.from.0, word.to.0)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn words_that_another_version_has_not_are_found() {
        let check = |text: &str, other: &str, expected: &[u32]| {
            assert_eq!(differing(text, other), expected, "{text:?} beside {other:?}");
        };
        check("the reddis cache", "the  reddis\ncache", &[]);
        check("the reddis cache", "the Redis cache", &[1]);
        check("a lib uv cache", "a cache", &[1, 2]);
        check("a cache", "a lib uv cache", &[]);
        check("all of it", "", &[0, 1, 2]);
        check("", "all of it", &[]);
    }

    #[test]
    fn words_that_stay_keep_their_times() {
        check("the reddis cache", &[("the", 0, 100), ("reddis", 100, 500), ("cache", 600, 900)]);
        check("the Redis cache", &[("the", 0, 100), ("Redis", 100, 500), ("cache", 600, 900)]);
        check(
            "the lib uv cache",
            &[("the", 0, 100), ("lib", 100, 340), ("uv", 340, 500), ("cache", 600, 900)],
        );
        check("the cache", &[("the", 0, 100), ("cache", 600, 900)]);
        check(
            "the reddis big cache",
            &[("the", 0, 100), ("reddis", 100, 500), ("big", 500, 600), ("cache", 600, 900)],
        );
        check("", &[]);
    }

    #[test]
    fn what_the_person_wrote_down_alone_has_no_times() {
        let words = edited(None, "two words").words;
        assert!(words.iter().all(|word| word.to == Millis::ZERO), "{words:?}");
    }

    proptest! {
        #[test]
        fn the_text_is_the_persons_and_time_never_runs_back(
            lengths in proptest::collection::vec(0u64..50, 0..12),
            text in "[ab ]{0,30}",
        ) {
            let mut at = 0;
            let words: Vec<_> = lengths.iter().enumerate().map(|(index, length)| {
                let from = at;
                at += length;
                (["a", "b", "ab"][index % 3], from, at)
            }).collect();
            let after = edited(Some(&heard(&words)), &text);
            prop_assert_eq!(after.text(), text.split_whitespace().collect::<Vec<_>>().join(" "));
            for pair in after.words.windows(2) {
                prop_assert!(pair[0].from <= pair[0].to && pair[0].to <= pair[1].from, "{:?}", after.words);
            }
        }
    }
}
