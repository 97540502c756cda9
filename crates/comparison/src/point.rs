//! The verdict on a key point.

use crate::attributes;
use crate::calibration::{Around, Measured};
use crate::denial::{DENIED, DOUBTED_OF_DENIAL};
use crate::evidence::evidence;
use crate::hit::Match;
use crate::matching::{Search, best_match};
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::polarity;
use crate::words::Gap;
use hotseat_interview::{Evidence, PointVerdict, Rule, Verdict};

/// Score from which a key point counts as covered: it is more likely than not.
pub const COVERED: f32 = 0.5;
/// Score from which it counts as partly covered.
pub const PARTLY: f32 = 0.2;
/// Share of what is denied from which it is no longer covered, where the phrasing itself denies nothing.
pub const DOUBTED: f32 = 0.1;
/// Share from which it is contradicted, where the phrasing denies something itself.
const DENIED_OF_DENIAL: f32 = 0.75;
/// Share of a phrasing's words that must stand together before they contradict it, or cover it in spite
/// of another clause that denies some of them …
const SPEAKS: f32 = 0.3;
/// … which may be less than this share of what was found.
const ASIDE: f32 = 0.3;
/// Share of a phrasing's words that must stand together before it counts as covered, whatever
/// the other signals say …
const TOGETHER: f32 = 0.18;
/// … and where that is a single word.
const BY_ITSELF: f32 = 0.38;
/// Share before it counts as partly covered.
const FEW: f32 = 0.22;
/// What of the share that is denied is taken off the score: some of what looks denied is not, the more so where
/// words were misheard. On the graded answers .7 and .85 rank alike (mean AUC .832) and better than 1 (.831); the
/// larger is kept, since hardly anybody contradicts there.
const TAKEN_OFF: f32 = 0.85;
/// The most that a point scores which would be covered, were it not denied in part, guessed, or said in
/// too few words.
const NEARLY: f32 = 0.49;
/// How well, against the best one, a phrasing must be met that is denied in part for it to speak. Whatever its score above
/// [`COVERED`], six points that the packs' answers rightly say were lost; at .8 none.
const NEARLY_AS_WELL: f32 = 0.8;
/// How many tokens before a passage a word may stand that makes a guess of it.
const BEFORE: usize = 5;
/// How many tokens after it a "not sure" may stand that does the same.
const AFTER: usize = 6;
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

pub(crate) fn verdict(idea: &Idea, phrasings: &[Met], around: Around, passage: &Passage) -> PointVerdict {
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
    let Some(met) = best(phrasings) else {
        return cannot_tell(Rule::NothingToMatch);
    };
    let met = denied(phrasings, met).unwrap_or(met);
    let rest = met.rest().filter(|rest| rest.measured(around).score() >= COVERED);
    let Met { phrasing, found } = rest.as_ref().unwrap_or(met);
    let level = rest.as_ref().unwrap_or(met).measured(around).score();
    let swapped = found.swapped
        || phrasings.iter().any(|met| attributes::crossed(&met.phrasing.attributes, &passage.attributes));
    let against = if swapped { found.denied.max(DENIED) } else { found.denied };
    let (doubted, denied) =
        if phrasing.negators > 0 { (DOUBTED_OF_DENIAL, DENIED_OF_DENIAL) } else { (DOUBTED, DENIED) };
    let score = level * (1.0 - TAKEN_OFF * against);
    let opposed = found.opposed || !found.against.is_empty();
    let enough = if found.hits.len() > 1 { TOGETHER } else { BY_ITSELF };
    let together = found.own && found.words >= enough;
    let about_it = found.own && found.words >= if found.hits.len() > 1 { SPEAKS } else { BY_ITSELF };
    let (verdict, rule) = if level >= COVERED && swapped {
        (Verdict::Contradicted, Rule::Swapped)
    } else if level >= COVERED && found.denied >= denied && about_it {
        (Verdict::Contradicted, Rule::Denied)
    } else if level >= COVERED && (found.denied >= doubted || opposed) && (found.denied < DENIED || about_it)
    {
        (Verdict::Partly, Rule::Denied)
    } else if score >= COVERED && together && guessed(phrasing, found, passage) {
        (Verdict::Partly, Rule::Guessed)
    } else if score >= COVERED && together {
        (Verdict::Covered, Rule::Enough)
    } else if score >= PARTLY && found.own && found.words >= FEW {
        (Verdict::Partly, Rule::Some)
    } else if passage.content_words() < ENOUGH_WORDS {
        (Verdict::CannotTell, Rule::TooShort)
    } else if passage.doubtful() >= DOUBTFUL {
        (Verdict::CannotTell, Rule::Doubtful)
    } else {
        (Verdict::Missed, Rule::Hardly)
    };
    let taken_back = swapped
        || found.denied >= doubted
        || opposed
        || matches!(rule, Rule::Guessed | Rule::TooShort | Rule::Doubtful);
    let score = if taken_back { score.min(NEARLY) } else { score };
    judged(verdict, Some(score), rule, evidence(phrasing, found, passage))
}

/// The phrasing that speaks for a point, the first of the best: `say` comes before the accepted
/// ones. None where no phrasing has a word that means anything.
pub(crate) fn best<'a, 'b>(phrasings: &'b [Met<'a>]) -> Option<&'b Met<'a>> {
    let met = phrasings.iter().filter(|met| met.phrasing.weight > 0.0);
    met.reduce(|best, next| if next.rank() > best.rank() { next } else { best })
}

/// A phrasing of which a part is denied, and that is met nearly as well as the `best`: in the words of another one the
/// denial may not be seen.
fn denied<'a, 'b>(phrasings: &'b [Met<'a>], best: &Met) -> Option<&'b Met<'a>> {
    phrasings.iter().find(|met| {
        let Match { against, denied, .. } = &met.found;
        !against.is_empty() && *denied < DENIED && met.rank() >= NEARLY_AS_WELL * best.rank()
    })
}

/// Whether the passage is said as a guess: "maybe it's the poll phase". Far more words than the
/// phrasing has are not all governed by one "maybe", and a phrasing that guesses itself is said by
/// guessing.
fn guessed(phrasing: &Phrasing, found: &Match, passage: &Passage) -> bool {
    let (Some(first), Some(last)) = (found.hits.first(), found.hits.last()) else { return false };
    let before = passage.tokens[..=first.first].iter().rposition(|token| token.gap == Gap::Sentence);
    let from = first.first.saturating_sub(BEFORE).max(before.unwrap_or(0));
    let wanders = found.length() > phrasing.length + BEFORE;
    let to = if wanders { first.first } else { last.last };
    let doubted = (last.last + 1..last.last + 1 + AFTER).any(|at| polarity::not_sure(&passage.tokens, at));
    !phrasing.guesses && (doubted || polarity::guesses(&passage.tokens[from..=to]))
}

impl<'a> Met<'a> {
    pub fn new(phrasing: &'a Phrasing, search: &Search) -> Met<'a> {
        Met { found: best_match(phrasing, search), phrasing }
    }

    /// The same phrasing without the clauses that deny something of it, where most is said outside of
    /// them and enough.
    fn rest(&self) -> Option<Met<'a>> {
        let rest = self.found.rest.as_ref()?;
        let enough = rest.own && rest.hits.len() > 1 && rest.words >= SPEAKS && rest.denied <= 0.0;
        let Match { denied, opposed, swapped, ref against, .. } = self.found;
        (enough && denied > 0.0 && denied < ASIDE && !opposed && !swapped && against.is_empty())
            .then(|| Met { phrasing: self.phrasing, found: Match::clone(rest) })
    }

    pub fn measured(&self, around: Around) -> Measured {
        Measured::new(&self.found, self.phrasing.terms.len(), around)
    }

    /// Which phrasing speaks for the point: what is denied is half as telling.
    pub fn rank(&self) -> f32 {
        self.found.score * (1.0 - self.found.denied / 2.0)
    }
}
