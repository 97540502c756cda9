//! Who does what to whom.

use crate::clause::{clauses, goes_on};
use crate::hit::Hit;
use crate::passage::Passage;
use crate::phrasing::{Phrasing, linked};
use crate::sides::Sides;
use crate::words::Gap;
use hotseat_interview::MatchKind;
use std::ops::Range;

/// How many tokens may stand between the words of a statement.
const CLOSE: usize = 5;
/// Words by which a statement is turned round without saying another thing.
const PASSIVE: &[&str] = &["by", "from", "of", "which", "that"];
/// Words that tell what comes first, or from what something is made, by what stands before them and after.
const LINKS: &[&str] = &["into", "onto", "before"];
/// A comparison turns on this word.
const THAN: &str = "than";
/// How many times as much must be said of the other thing as of the right one.
const MOSTLY: usize = 2;
/// How many words of it make that sure, where only one of the two is told.
const MANY: usize = 3;

/// Whether a word at this place of an answer is said of what a phrasing compares its subject with, or with the two sides
/// of "than" exchanged: "the car is slower" is as good as "the train is faster than the car".
pub(crate) fn of_other_side(phrasing: &Phrasing, hits: &[Hit], passage: &Passage, at: usize) -> bool {
    let Some([this, other]) = phrasing.around(THAN, &[THAN]) else { return false };
    let tells = |term: &usize| !phrasing.terms[*term].light;
    let named = |terms: &[usize], here: &Range<usize>| {
        let stands = |hit: &&Hit| here.contains(&hit.first) && hit.kind != MatchKind::NearInMeaning;
        hits.iter().filter(stands).any(|hit| terms.contains(&hit.term) && tells(&hit.term))
    };
    let Range { start: begin, end } = passage.sentences(at, at);
    let subject: Vec<usize> = this.iter().copied().find(tells).into_iter().collect();
    let of_other = named(&other, &(begin..at)) && !named(&subject, &(begin..at));
    let than = (at..end).find(|at| passage.tokens[*at].text == THAN);
    of_other
        || than.is_some_and(|than| {
            named(&other, &(begin..than)) && named(&this, &(than..end)) && !named(&other, &(than..end))
        })
}

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

/// Whether what comes before one of [`LINKS`] in a phrasing comes after it in the answer, and the other way round: "the
/// tokens into characters".
pub(crate) fn moved(hits: &[Hit], phrasing: &Phrasing, passage: &Passage) -> bool {
    let tells =
        |hit: &&Hit| hit.agrees && hit.kind != MatchKind::NearInMeaning && !phrasing.terms[hit.term].light;
    let hits: Vec<&Hit> = hits.iter().filter(tells).collect();
    let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return false };
    let clause = &passage.polarity.clause;
    LINKS.iter().any(|link| {
        let Some([before, after]) = phrasing.around(link, LINKS) else { return false };
        let said = &passage.tokens[first.first..=last.last];
        let Some((earlier, later)) = linked(said, link, LINKS) else { return false };
        let stand = |terms: &[usize], here: &Range<usize>| {
            let own = |hit: &&&Hit| {
                terms.contains(&hit.term) && clause[hit.first] == clause[first.first + earlier.end]
            };
            hits.iter().filter(own).any(|hit| here.contains(&(hit.first - first.first)))
        };
        stand(&after, &earlier) && stand(&before, &later) && !stand(&after, &later)
    })
}

/// The terms, each once, that an answer says of the thing that they belong to, and of the other one.
#[derive(Default)]
struct Told {
    straight: Vec<usize>,
    crossed: Vec<usize>,
}

/// Whether an answer says of one of two things, or of each, what holds of the other.
pub(crate) fn one_swapped(sides: &Sides, hits: &[Hit], passage: &Passage) -> bool {
    let Told { straight, crossed } = told(sides, hits, passage);
    (of_both(sides, &crossed) || crossed.len() >= MANY) && crossed.len() > MOSTLY * straight.len()
}

/// Whether it says so of each of the two.
pub(crate) fn both_swapped(sides: &Sides, hits: &[Hit], passage: &Passage) -> bool {
    let Told { straight, crossed } = told(sides, hits, passage);
    of_both(sides, &crossed) && crossed.len() >= MANY && crossed.len() > MOSTLY * straight.len()
}

fn of_both(sides: &Sides, crossed: &[usize]) -> bool {
    (0..2).all(|half| crossed.iter().any(|term| sides.half[*term] == Some(half)))
}

fn told(sides: &Sides, hits: &[Hit], passage: &Passage) -> Told {
    let tells = |hit: &&Hit| hit.kind != MatchKind::NearInMeaning && hit.agrees;
    let hits: Vec<&Hit> = hits.iter().filter(tells).collect();
    let clauses = clauses(&passage.tokens);
    let mut about: Option<usize> = None;
    let mut found = Told::default();
    for clause in hits.chunk_by(|one, next| clauses[one.first] == clauses[next.first]) {
        let named = |half: &usize| clause.iter().any(|hit| hit.term == sides.subject[*half]);
        let named: Vec<usize> = (0..2).filter(named).collect();
        about = match named.as_slice() {
            [one] => Some(*one),
            [] if carries_on(passage, &clauses, clause[0].first) => about,
            _ => None,
        };
        for hit in clause.iter().filter(|hit| !sides.subject.contains(&hit.term)) {
            if let (Some(about), Some(half)) = (about, sides.half[hit.term]) {
                let told = if about == half { &mut found.straight } else { &mut found.crossed };
                if !told.contains(&hit.term) {
                    told.push(hit.term);
                }
            }
        }
    }
    found
}

/// Whether a clause may be about what the one before is about: it stands in the same sentence, or begins with a pronoun.
fn carries_on(passage: &Passage, clauses: &[u32], at: usize) -> bool {
    let first = clauses.partition_point(|clause| *clause < clauses[at]);
    passage.tokens[first].gap < Gap::Sentence || goes_on(&passage.tokens, clauses, at)
}
