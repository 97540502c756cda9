//! The verdict on a key point.

use crate::calibration::calibrated;
use crate::evidence::evidence;
use crate::matching::{Match, Search, best_match};
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::words::Gap;
use hotseat_interview::{Evidence, PointVerdict, Rule, Verdict};

/// Score from which a key point counts as covered. How this and the next were chosen is said in
/// `docs/comparison.md`: by what model answers reach and answers to other questions don't.
pub const COVERED: f32 = 0.45;
/// Score from which it counts as partly covered.
pub const PARTLY: f32 = 0.3;
/// Share of what was found that must stand under the other polarity before a point counts as
/// contradicted: half, since that is a hard word.
pub const DENIED: f32 = 0.5;
/// Share from which it is no longer covered: nearly any, since a passage that denies as often as
/// the phrasing does counts as denying nothing.
pub const DOUBTED: f32 = 0.05;
/// What the best of several phrasings loses for having had several chances: times the logarithm of
/// their number.
const CHANCE: f32 = 0.14;
/// Share of a phrasing's words that must stand together before it counts as covered, whatever
/// the other signals say …
const TOGETHER: f32 = 0.3;
/// … what the score keeps otherwise …
const STREWN: f32 = 0.8;
/// … and before it counts as partly covered.
const FEW: f32 = 0.22;
/// Words that make a guess of what follows. "I think" and "probably" are mere habit.
const GUESSES: &[&str] = &["maybe", "perhaps", "guess", "guessing"];
/// How many tokens before a passage such a word may stand.
const BEFORE: usize = 5;
/// Share of doubtful words in an answer from which a point that was not found may have been said.
const DOUBTFUL: f32 = 0.2;
/// With fewer words of content than this, an answer in which a point is not found is too short to
/// call the point missed.
pub const ENOUGH_WORDS: usize = 3;

/// A key point, made ready.
pub(crate) struct Idea {
    pub id: String,
    /// The sentence itself, then the accepted ones.
    pub phrasings: Vec<Phrasing>,
}

/// A phrasing of a key point, and how well the answer meets it.
pub(crate) struct Met<'a> {
    pub phrasing: &'a Phrasing,
    pub found: Match,
}

pub(crate) fn verdict(idea: &Idea, phrasings: &[Met], passage: &Passage) -> PointVerdict {
    let judged = |verdict, score: Option<f32>, rule, evidence| PointVerdict {
        key_point: idea.id.clone(),
        verdict,
        score,
        rule,
        evidence,
    };
    let cannot_tell = |rule| judged(Verdict::CannotTell, None, rule, Evidence::default());
    if passage.tokens.is_empty() {
        return cannot_tell(Rule::Empty);
    }
    let met = phrasings.iter().filter(|met| met.phrasing.weight > 0.0);
    // The first of the best: `say` comes before the accepted phrasings.
    let Some(Met { phrasing, found }) =
        met.reduce(|best, next| if next.rank() > best.rank() { next } else { best })
    else {
        return cannot_tell(Rule::NothingToMatch);
    };
    let level = calibrated(found.score - CHANCE * (phrasings.len() as f32).ln());
    let against = if found.swapped { found.denied.max(DENIED) } else { found.denied };
    let together = found.own && found.words >= TOGETHER;
    let strewn = if together { 1.0 } else { STREWN };
    let score = level * strewn * (1.0 - against);
    let (verdict, rule) = if level >= COVERED && found.swapped {
        (Verdict::Contradicted, Rule::Swapped)
    } else if level >= COVERED && found.denied >= DENIED {
        (Verdict::Contradicted, Rule::Denied)
    } else if level >= COVERED && (found.denied >= DOUBTED || found.opposed) {
        (Verdict::Partly, Rule::Denied)
    } else if score >= COVERED && together && guessed(found, passage) {
        (Verdict::Partly, Rule::Guessed)
    } else if score >= COVERED && together {
        (Verdict::Covered, Rule::Enough)
    } else if score >= PARTLY && found.own && found.words >= FEW {
        (Verdict::Partly, Rule::Some)
    } else if passage.content_words() < ENOUGH_WORDS {
        return cannot_tell(Rule::TooShort);
    } else if passage.doubtful() >= DOUBTFUL {
        return cannot_tell(Rule::Doubtful);
    } else {
        (Verdict::Missed, Rule::Hardly)
    };
    judged(verdict, Some(score), rule, evidence(phrasing, found, passage))
}

/// Whether the passage is said as a guess: "maybe it's the poll phase".
fn guessed(found: &Match, passage: &Passage) -> bool {
    let (Some(first), Some(last)) = (found.hits.first(), found.hits.last()) else { return false };
    let before = passage.tokens[..=first.first].iter().rposition(|token| token.gap == Gap::Sentence);
    let from = first.first.saturating_sub(BEFORE).max(before.unwrap_or(0));
    let words = &passage.tokens[from..=last.last];
    words.iter().any(|token| GUESSES.contains(&token.text.as_str()))
        || words.windows(2).any(|pair| (pair[0].text.as_str(), pair[1].text.as_str()) == ("not", "sure"))
}

impl<'a> Met<'a> {
    pub fn new(phrasing: &'a Phrasing, search: &Search) -> Met<'a> {
        Met { found: best_match(phrasing, search), phrasing }
    }

    /// Which phrasing speaks for the point: what is denied is half as telling.
    fn rank(&self) -> f32 {
        self.found.score * (1.0 - self.found.denied / 2.0)
    }
}
