//! Who does what to whom.

use crate::matching::Hit;
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use hotseat_interview::MatchKind;

/// How many tokens may stand between the words of a statement.
const CLOSE: usize = 5;
/// Words by which a statement is turned round without saying another thing.
const PASSIVE: &[&str] = &["by", "from", "of", "which", "that"];
/// A comparison turns on this word.
const THAN: &str = "than";

/// Whether three words of a phrasing stand around the same middle in the opposite order: "the
/// consumer is faster than the producer".
///
/// Only comparisons are told: elsewhere English turns a statement round in too many ways.
pub(crate) fn swapped(hits: &[Hit], phrasing: &Phrasing, passage: &Passage) -> bool {
    if !phrasing.compares {
        return false;
    }
    let words: Vec<&Hit> =
        hits.iter().filter(|hit| hit.agrees && hit.kind != MatchKind::NearInMeaning).collect();
    let turned = |one: &Hit, middle: &Hit, other: &Hit| {
        let between = &passage.tokens[one.last..=other.first];
        other.term < middle.term
            && middle.term < one.term
            && middle.first - one.last <= CLOSE
            && other.first - middle.last <= CLOSE
            && between.iter().any(|token| token.text == THAN)
            && !between.iter().any(|token| PASSIVE.contains(&token.text.as_str()))
    };
    words.windows(3).any(|three| turned(three[0], three[1], three[2]))
}
