//! What was found of a phrasing.

use crate::phrasing::Phrasing;
use hotseat_interview::MatchKind;

/// Weight that is added to what is missing, so that a word or two of a short phrasing do not make
/// an idea.
pub(crate) const DOUBT: f32 = 0.7;
/// A word that counts less than this of a term is only a little like it.
const HALF: f32 = 0.5;

/// A place in the answer where a term stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub term: usize,
    /// Tokens of the answer, both inclusive.
    pub first: usize,
    pub last: usize,
    pub kind: MatchKind,
    /// How much of the term it counts, 0 to 1.
    pub strength: f32,
    /// Both are denied, or neither is.
    pub agrees: bool,
}

/// How well the stretch that is nearest to a phrasing goes with it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nearest {
    /// Cosine of the word vectors, the question taken out of both, 0 to 1.
    pub cosine: f32,
    /// Mean over the phrasing's words of the cosine with the word that is likest, 0 to 1.
    pub likeness: f32,
}

/// How well one phrasing is met.
#[derive(Clone, Debug, Default)]
pub(crate) struct Match {
    /// At most one for each term, by place in the answer.
    pub hits: Vec<Hit>,
    /// Share of the phrasing's words that the passage holds, 0 to 1, whatever its polarity.
    pub words: f32,
    /// Mean of the signals, 0 to 1, whatever its polarity.
    pub score: f32,
    /// Who does what to whom is the other way round.
    pub swapped: bool,
    /// It has a word that the question does not give and that does not fit anywhere; or the
    /// phrasing has none.
    pub own: bool,
    /// The opposite of a word that is missing stands amid it.
    pub opposed: bool,
    /// Where the answer denies later on what it says here, or a part of it outright.
    pub against: Vec<Hit>,
    /// Share of what was found that stands under the other polarity, 0 to 1; nothing where the
    /// passage as a whole denies as the phrasing does.
    pub denied: f32,
    /// How far the words are in the order of the phrasing, 0 to 1.
    pub order: f32,
    /// Cosine of the phrasing and the sentence of the answer that is nearest to it, 0 to 1, where a
    /// sentence model speaks.
    pub near: Option<f32>,
    /// How well the nearest wide stretch of the answer goes with it.
    pub nearest: Nearest,
    /// What it keeps, 0 to 1, for not looking like a list of keywords or like the question.
    pub looks: f32,
    /// What is left of it without the clauses that deny something of it.
    pub rest: Option<Box<Match>>,
}

impl Match {
    /// Share of the phrasing's words that are said and not denied.
    pub fn said(&self) -> f32 {
        self.words * (1.0 - self.denied)
    }

    pub fn is_better(&self, other: &Match, by: impl Fn(&Match) -> f32) -> bool {
        let (this, that) = (by(self), by(other));
        other.hits.is_empty() || this > that || (this == that && self.length() < other.length())
    }

    /// Share of the phrasing's words that were met by words only near in meaning, 0 to 1, whatever the
    /// question gives: "JavaScript is a language" does not say "Ajax is a language".
    pub fn vague(&self, phrasing: &Phrasing) -> f32 {
        let near = self.hits.iter().filter(|hit| hit.kind == MatchKind::NearInMeaning).count();
        near as f32 / phrasing.terms.len().max(1) as f32
    }

    /// What was found that is more than a little like the phrasing's words.
    pub fn firm(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(|hit| hit.strength >= HALF)
    }

    /// As `words`, of those alone.
    pub fn firm_words(&self, phrasing: &Phrasing) -> f32 {
        let all = self.firm().count() == self.hits.len();
        let doubt = if all { 1.0 } else { phrasing.weight / (phrasing.weight + DOUBT) };
        let found = weight(phrasing, self.hits.iter()).max(f32::EPSILON);
        self.words * doubt * weight(phrasing, self.firm()) / found
    }

    /// Share of what was found of it that stands before or after all that was found of `other`, 0 to 1.
    pub fn outside(&self, phrasing: &Phrasing, other: &Match) -> f32 {
        let (Some(first), Some(last)) = (other.hits.first(), other.hits.last()) else { return 1.0 };
        let apart = self.hits.iter().filter(|hit| hit.last < first.first || last.last < hit.first);
        weight(phrasing, apart) / weight(phrasing, self.hits.iter()).max(f32::EPSILON)
    }

    /// How many tokens it runs over, from the first word that was found to the last.
    pub fn length(&self) -> usize {
        match (self.hits.first(), self.hits.last()) {
            (Some(first), Some(last)) => last.last + 1 - first.first,
            _ => 0,
        }
    }
}

/// Whether a kind of match is of the word itself.
pub(crate) fn is_word(kind: MatchKind) -> bool {
    matches!(kind, MatchKind::Same | MatchKind::Stem | MatchKind::Joined)
}

/// Sum of the weights of these hits.
pub(crate) fn weight<'a>(phrasing: &Phrasing, hits: impl Iterator<Item = &'a Hit>) -> f32 {
    hits.map(|hit| phrasing.terms[hit.term].weight * hit.strength).sum()
}
