use crate::delivery::plain;
use hotseat_interview::Answer;
use serde::{Deserialize, Serialize};

/// The longest run of words whose repetition is looked for.
const LONGEST: usize = 3;

/// Words said again at once: "the the", "we can we can".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// Index of the first word of the first time.
    pub word: u32,
    /// How many words are repeated.
    pub length: u32,
    /// How often they were said in all; at least 2.
    pub times: u32,
}

/// The repetitions in an answer, in order. Words across the end of a sentence, and those that grammar
/// may double ("that that"), are left alone.
pub fn repeats(answer: &Answer) -> Vec<Repeat> {
    let words: Vec<_> = (0..answer.words.len()).map(|word| plain(answer.word(word))).collect();
    let joined: Vec<_> = (0..words.len()).map(|word| is_joined(answer, word)).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let longest = (1..=LONGEST).find_map(|length| {
            let times = times_said(&words, &joined, at, length);
            (times > 1).then_some((length, times))
        });
        let Some((length, times)) = longest else {
            at += 1;
            continue;
        };
        if let (Ok(word), Ok(length), Ok(times)) = (at.try_into(), length.try_into(), times.try_into()) {
            found.push(Repeat { word, length, times });
        }
        at += length * times;
    }
    found
}

/// How often the words from `at` on are said in a row.
fn times_said(words: &[String], joined: &[bool], at: usize, length: usize) -> usize {
    let Some(first) = words.get(at..at + length) else { return 1 };
    let may_double = |word: &String| matches!(word.as_str(), "that" | "had" | "very" | "really");
    if length == 1 && may_double(&first[0]) {
        return 1;
    }
    let mut times = 1;
    loop {
        let next = at + length * times;
        let same = words.get(next..next + length) == Some(first);
        let unbroken = joined.get(at + 1..next + length).is_some_and(|joined| joined.iter().all(|it| *it));
        if !(same && unbroken) {
            return times;
        }
        times += 1;
    }
}

/// Whether nothing but a comma or a dash stands between a word and the one before it.
fn is_joined(answer: &Answer, word: usize) -> bool {
    let place = |word: usize| answer.words.get(word).map(|word| (word.from as usize, word.to as usize));
    let (Some(before), Some(this)) = (word.checked_sub(1).and_then(place), place(word)) else { return false };
    let between = answer.text.get(before.1..this.0);
    between.is_some_and(|text| {
        text.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | '…'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[(u32, u32, u32)]) {
        let found: Vec<_> =
            repeats(&Answer::typed(text)).iter().map(|it| (it.word, it.length, it.times)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn repetitions_are_found() {
        check("", &[]);
        check("the event loop", &[]);
        check("The the event loop", &[(0, 1, 2)]);
        check("it is, is, is a queue", &[(1, 1, 3)]);
        check("so we can, we can use workers", &[(1, 2, 2)]);
        check("you have to you have to wait", &[(0, 3, 2)]);
        check("It blocks. It waits", &[]);
        check("That is it. It is slow", &[]);
        check("I know that that works very very well", &[]);
        check("no, no — no", &[(0, 1, 3)]);
    }

    proptest! {
        #[test]
        fn repetitions_stand_apart_within_the_answer(text in "([ab]{1,2}[ ,.]){0,30}") {
            let answer = Answer::typed(&text);
            let mut last = 0;
            for repeat in repeats(&answer) {
                prop_assert!(repeat.times >= 2 && repeat.length >= 1 && repeat.word >= last);
                last = repeat.word + repeat.length * repeat.times;
                prop_assert!(last as usize <= answer.words.len());
            }
        }
    }
}
