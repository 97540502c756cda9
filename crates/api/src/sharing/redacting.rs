//! Words that must not go out: which they are, and when they were said.

use crate::dto::{RedactedWords, ShareWord};
use hotseat_interview::Millis;
use hotseat_speech::transcription::Span;
use std::collections::BTreeSet;

/// A recogniser's word times are off by a tenth or two of a second: so much around a word goes with it.
const MARGIN: Millis = Millis(250);
/// What stands where a word was; as long for every word, since a length can tell a name.
pub(super) const BAR: &str = "▇▇▇▇";

/// The places of the words to be taken out of one part.
pub(super) fn redacted(words: &[ShareWord], chosen: &[RedactedWords], phrases: &[String]) -> BTreeSet<usize> {
    let mut places = BTreeSet::new();
    for run in chosen {
        let to = (run.to as usize).min(words.len());
        places.extend((run.from as usize).min(to)..to);
    }
    let runs: Vec<(usize, String)> = (0..)
        .zip(words)
        .flat_map(|(at, word)| letters(&word.text).into_iter().map(move |run| (at, run)))
        .collect();
    for phrase in phrases {
        let wanted = letters(phrase);
        if wanted.is_empty() {
            continue;
        }
        for found in runs.windows(wanted.len()) {
            if found.iter().map(|(_, run)| run).eq(&wanted) {
                places.extend(found.iter().map(|(at, _)| *at));
            }
        }
    }
    places
}

/// The runs of letters and digits in a text, in lower case: `Acme's` is `acme` and `s`.
fn letters(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.map(str::to_lowercase).collect()
}

/// When those words were said, each with a margin; spans that touch are one.
pub(super) fn silences(times: &[(Millis, Millis)], places: &BTreeSet<usize>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut said: Vec<(Millis, Millis)> = places.iter().filter_map(|&at| times.get(at)).copied().collect();
    said.sort();
    for (from, to) in said {
        let (from, to) = (from - MARGIN, to.max(from) + MARGIN);
        match spans.last_mut().filter(|last| last.to >= from) {
            Some(last) => last.to = last.to.max(to),
            None => spans.push(Span { from, to }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<ShareWord> {
        let word = |text: &str| ShareWord { text: text.to_owned(), after: " ".to_owned() };
        text.split(' ').map(word).collect()
    }

    fn check(text: &str, phrases: &[&str], expected: &[usize]) {
        let phrases: Vec<String> = phrases.iter().map(|&phrase| phrase.to_owned()).collect();
        let found = redacted(&words(text), &[], &phrases);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected, "{phrases:?} in {text:?}");
    }

    #[test]
    fn phrases_are_found_whatever_stands_around_them() {
        check("I worked at Acme, then at ACME's lab.", &["acme"], &[3, 6]);
        check("the Acme Corp and the Acme shop", &["acme corp"], &[1, 2]);
        check("acme-corp said so", &["Acme Corp"], &[0]);
        check("placement of acmeology", &["acme", "lace"], &[]);
        check("nothing to see", &["", " - "], &[]);
        check("Über über ÜBER", &["über"], &[0, 1, 2]);
    }

    #[test]
    fn chosen_words_outside_the_answer_do_no_harm() {
        let run = |from, to| RedactedWords { item: 0, part: String::new(), from, to };
        let found = redacted(&words("a b c"), &[run(1, 2), run(2, 9), run(7, 8), run(2, 1)], &[]);
        assert_eq!(found, BTreeSet::from([1, 2]));
    }

    #[test]
    fn silences_join_where_they_touch() {
        let times = [(0, 300), (300, 600), (2000, 2400), (9000, 9100)].map(|(a, b)| (Millis(a), Millis(b)));
        let spans = silences(&times, &BTreeSet::from([0, 1, 2, 7]));
        let spans: Vec<(u64, u64)> = spans.iter().map(|span| (span.from.0, span.to.0)).collect();
        assert_eq!(spans, [(0, 850), (1750, 2650)]);
    }
}
