//! The words of an answer that a verdict rests on.

use crate::hit::Match;
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use hotseat_interview::{Evidence, Span, WordMatch};

/// Matched words with at most this many others between them are shown as one run.
const NEAR: u32 = 3;

pub(crate) fn evidence(phrasing: &Phrasing, found: &Match, passage: &Passage) -> Evidence {
    let mut matched: Vec<WordMatch> = Vec::new();
    for hit in found.hits.iter().chain(&found.against) {
        let words = passage.tokens[hit.first].from..passage.tokens[hit.last].to;
        matched.extend(words.map(|answer_word| WordMatch {
            answer_word,
            phrasing_word: phrasing.terms[hit.term].surface.to_string(),
            kind: hit.kind,
        }));
    }
    matched.sort_by(|a, b| (a.answer_word, &a.phrasing_word).cmp(&(b.answer_word, &b.phrasing_word)));
    matched.dedup_by(|a, b| (a.answer_word, &a.phrasing_word) == (b.answer_word, &b.phrasing_word));
    let missing = phrasing
        .terms
        .iter()
        .enumerate()
        .filter(|(term, _)| found.hits.iter().all(|hit| hit.term != *term))
        .map(|(_, term)| term.surface.to_string())
        .collect();
    Evidence {
        spans: spans(matched.iter().map(|pair| pair.answer_word)),
        phrasing: Some(phrasing.text.clone()),
        matched,
        missing,
    }
}

/// Runs of words, merged when near; `words` in ascending order.
fn spans(words: impl Iterator<Item = u32>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for word in words {
        match spans.last_mut() {
            Some(last) if word <= last.to + NEAR => last.to = last.to.max(word + 1),
            _ => spans.push(Span { from: word, to: word + 1 }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_become_one_span() {
        let check = |words: &[u32], expected: &[(u32, u32)]| {
            let found: Vec<_> = spans(words.iter().copied()).iter().map(|s| (s.from, s.to)).collect();
            assert_eq!(found, expected, "spans of {words:?}");
        };
        check(&[], &[]);
        check(&[4], &[(4, 5)]);
        check(&[0, 1, 5, 9, 14], &[(0, 10), (14, 15)]);
        check(&[3, 3], &[(3, 4)]);
    }
}
