use crate::delivery::plain;
use hotseat_interview::Answer;
use serde::{Deserialize, Serialize};

/// A filler or a hedge, with the places where it was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    pub phrase: String,
    /// Index of its first word each time it was said.
    pub words: Vec<u32>,
}

/// Those that never mean anything. "Like", "so" and "well" often do, and are left alone.
const FILLERS: &[&str] = &[
    "ah", "ahm", "eh", "ehm", "er", "erm", "hm", "hmm", "mhm", "mm", "uh", "uhm", "um", "umm", "you know",
    "i mean",
];

const HEDGES: &[&str] = &[
    "as far as i know",
    "as far as i remember",
    "if i remember correctly",
    "i believe",
    "i guess",
    "i suppose",
    "i think",
    "i'm not sure",
    "i am not sure",
    "kind of",
    "maybe",
    "more or less",
    "perhaps",
    "presumably",
    "probably",
    "somehow",
    "something like that",
    "sort of",
];

/// The fillers in an answer, the most frequent first. None for languages other than English.
pub fn fillers(answer: &Answer, language: &str) -> Option<Vec<Phrase>> {
    said(answer, language, FILLERS)
}

/// The hedges in an answer, likewise. "A kind of queue" is none.
pub fn hedges(answer: &Answer, language: &str) -> Option<Vec<Phrase>> {
    said(answer, language, HEDGES)
}

fn said(answer: &Answer, language: &str, phrases: &[&str]) -> Option<Vec<Phrase>> {
    let is_english = language.split(['-', '_']).next().is_some_and(|it| it.eq_ignore_ascii_case("en"));
    if !is_english {
        return None;
    }
    let words: Vec<_> = (0..answer.words.len()).map(|word| plain(answer.word(word))).collect();
    let mut found: Vec<Phrase> = Vec::new();
    for phrase in phrases {
        let parts: Vec<_> = phrase.split(' ').collect();
        let starts = words
            .windows(parts.len())
            .enumerate()
            .filter(|(at, some)| *some == parts.as_slice() && !is_a_thing(&words, *at, phrase))
            .filter_map(|(at, _)| u32::try_from(at).ok());
        let starts: Vec<u32> = starts.collect();
        if !starts.is_empty() {
            found.push(Phrase { phrase: (*phrase).to_owned(), words: starts });
        }
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.words.len()));
    Some(found)
}

/// "A kind of", "this sort of": a noun, not a hedge.
fn is_a_thing(words: &[String], at: usize, phrase: &str) -> bool {
    const ARTICLES: [&str; 12] =
        ["a", "an", "any", "another", "each", "every", "no", "one", "same", "the", "this", "what"];
    matches!(phrase, "kind of" | "sort of")
        && at.checked_sub(1).is_some_and(|before| ARTICLES.contains(&words[before].as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(find: fn(&Answer, &str) -> Option<Vec<Phrase>>, text: &str, expected: &[(&str, &[u32])]) {
        let found = find(&Answer::typed(text), "en").expect("English is known");
        let found: Vec<_> = found.iter().map(|it| (it.phrase.as_str(), it.words.as_slice())).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn fillers_are_found() {
        check(fillers, "", &[]);
        check(fillers, "The event loop has phases.", &[]);
        check(
            fillers,
            "Um, it is, UM, you know, a loop, uh.",
            &[("um", &[0, 3]), ("uh", &[8]), ("you know", &[4])],
        );
        check(fillers, "It looks like a queue, so well ordered.", &[]);
    }

    #[test]
    fn hedges_are_found() {
        check(
            hedges,
            "I think it’s maybe sort of slow",
            &[("i think", &[0]), ("maybe", &[3]), ("sort of", &[4])],
        );
        check(hedges, "I’m not sure. A kind of queue.", &[("i'm not sure", &[0])]);
        check(hedges, "What I thought", &[]);
    }

    #[test]
    fn an_unknown_language_gives_none() {
        let answer = Answer::typed("um um");
        assert_eq!(fillers(&answer, "de"), None);
        assert_eq!(hedges(&answer, "pt-BR"), None);
        assert!(fillers(&answer, "en-GB").is_some());
        assert!(fillers(&answer, "EN_us").is_some());
    }
}
