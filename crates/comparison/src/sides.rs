//! Statements that set two things against each other: "a queue for the one, while the other has a stack".

use crate::clause::{clauses, goes_on};
use crate::matching::Hit;
use crate::passage::Passage;
use crate::phrasing::Term;
use crate::words::{Gap, Token};
use hotseat_interview::MatchKind;

/// Words that stand, after a comma, between the two halves of such a statement.
const PIVOTS: &[&str] = &["while", "whereas"];
/// How many times as much must be said of the other thing as of the right one.
const MOSTLY: usize = 2;
/// How many words of it make that sure, where only one of the two is told.
const MANY: usize = 3;

/// The two halves of a statement, each about a thing of its own.
#[derive(Clone, Debug)]
pub(crate) struct Sides {
    /// For each term the half that it stands in; none where it is in both, fits anywhere, or is given.
    half: Vec<Option<usize>>,
    /// The term that names what each half is about, its first.
    subject: [usize; 2],
}

/// The terms, each once, that an answer says of the thing that they belong to, and of the other one.
#[derive(Default)]
struct Told {
    straight: Vec<usize>,
    crossed: Vec<usize>,
}

impl Sides {
    /// The halves of a phrasing with these terms, if it has two. `term_of` has the term of each token.
    pub fn of(tokens: &[Token], term_of: &[Option<usize>], terms: &[Term]) -> Option<Sides> {
        let pivot = tokens
            .iter()
            .position(|token| token.gap == Gap::Clause && PIVOTS.contains(&token.text.as_str()))?;
        let in_half = |term: usize| {
            let stands = |half: &[Option<usize>]| half.contains(&Some(term));
            match (stands(&term_of[..pivot]), stands(&term_of[pivot..])) {
                (true, false) => Some(0),
                (false, true) => Some(1),
                _ => None,
            }
        };
        let first = |wanted| (0..terms.len()).find(|term| in_half(*term) == Some(wanted));
        let subject = [first(0)?, first(1)?];
        // What the question gives may be a part of the name.
        let tells = |term: usize| subject.contains(&term) || !(terms[term].light || terms[term].given);
        let half = (0..terms.len()).map(|term| in_half(term).filter(|_| tells(term))).collect();
        Some(Sides { half, subject })
    }

    /// Whether an answer says of one of the two, or of each, what holds of the other.
    pub fn swapped(&self, hits: &[Hit], passage: &Passage) -> bool {
        let Told { straight, crossed } = self.told(hits, passage);
        (self.both(&crossed) || crossed.len() >= MANY) && crossed.len() > MOSTLY * straight.len()
    }

    /// Whether it says so of each of the two.
    pub fn both_swapped(&self, hits: &[Hit], passage: &Passage) -> bool {
        let Told { straight, crossed } = self.told(hits, passage);
        self.both(&crossed) && crossed.len() >= MANY && crossed.len() > MOSTLY * straight.len()
    }

    fn both(&self, crossed: &[usize]) -> bool {
        (0..2).all(|half| crossed.iter().any(|term| self.half[*term] == Some(half)))
    }

    fn told(&self, hits: &[Hit], passage: &Passage) -> Told {
        let hits = told(hits);
        let clauses = clauses(&passage.tokens);
        let mut about: Option<usize> = None;
        let mut found = Told::default();
        for clause in hits.chunk_by(|one, next| clauses[one.first] == clauses[next.first]) {
            let named = |half: &usize| clause.iter().any(|hit| hit.term == self.subject[*half]);
            let named: Vec<usize> = (0..2).filter(named).collect();
            about = match named.as_slice() {
                [one] => Some(*one),
                [] if carries_on(passage, &clauses, clause[0].first) => about,
                _ => None,
            };
            for hit in clause.iter().filter(|hit| !self.subject.contains(&hit.term)) {
                if let (Some(about), Some(half)) = (about, self.half[hit.term]) {
                    let told = if about == half { &mut found.straight } else { &mut found.crossed };
                    if !told.contains(&hit.term) {
                        told.push(hit.term);
                    }
                }
            }
        }
        found
    }
}

/// Whether a clause may be about what the one before is about: it stands in the same sentence, or begins with a pronoun.
fn carries_on(passage: &Passage, clauses: &[u32], at: usize) -> bool {
    let first = clauses.partition_point(|clause| *clause < clauses[at]);
    passage.tokens[first].gap < Gap::Sentence || goes_on(&passage.tokens, clauses, at)
}

/// The hits that tell what is said of a thing.
fn told(hits: &[Hit]) -> Vec<&Hit> {
    hits.iter().filter(|hit| hit.kind != MatchKind::NearInMeaning && hit.agrees).collect()
}
