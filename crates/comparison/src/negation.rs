//! What denies, and how far it reaches.
//!
//! A negator reaches forward to the end of its clause, or over [`REACH`] words that mean something
//! where speech has no clauses to go by.

use crate::clause::{CLAUSE, FINITE, SUBJECT, list, word};
use crate::quantity::Quantity;
use crate::words::{Class, Gap, Token};

/// How many words of content a negation reaches over. "It does not run callbacks in parallel on
/// several threads" needs five.
pub(crate) const REACH: usize = 5;
/// … and where no pause tells where its clause ends.
const REACH_WITHOUT_PAUSES: usize = 3;
/// With fewer tokens than this an answer may well be one clause.
const CLAUSES: usize = 20;
/// How many tokens before what it denies such a clause may begin.
const RELATIVE_TO: usize = 4;

const NEGATORS: &[&str] = &[
    "not",
    "never",
    "no",
    "nor",
    "neither",
    "cannot",
    "without",
    "none",
    "nothing",
    "nobody",
    "hardly",
    "barely",
    "scarcely",
    "unlike",
    "avoid",
    "avoids",
    "avoided",
    "avoiding",
    "prevent",
    "prevents",
    "prevented",
    "preventing",
    "eliminate",
    "eliminates",
    "eliminated",
    "eliminating",
    "lacks",
    "lacked",
    "lacking",
];
/// Those that are verbs, in the form that needs a word of [`BEFORE_VERB`], a plural or an adverb before it. Elsewhere a
/// recogniser may have misheard another word ("the push function avoid the pop function").
const PLAIN_VERBS: &[&str] = &["avoid", "prevent", "eliminate"];
const BEFORE_VERB: &[&str] = &[
    "to", "and", "or", "also", "not", "help", "which", "that", "can", "could", "will", "would", "should",
    "must", "may", "might", "do", "does", "did", "we", "you", "they", "i", "it",
];
/// Negators that also reach back to their verb: "it brings nothing".
const BACKWARD: &[&str] = &["nothing", "none"];
/// Negators that can be all that is denied: "if it does neither, the request hangs".
const ALONE: &[&str] = &["neither", "nothing", "none", "nobody"];
/// Before these it is the subject: "nothing can interrupt it".
const SUBJECT_OF: &[&str] =
    &["can", "could", "will", "would", "may", "is", "was", "has", "had", "of", "in", "on"];
/// Negators that stand side by side in a list without cancelling: "no timer, no socket".
const LISTED: &[&str] = &["no", "nor", "neither", "without"];
/// After these, with "than", a negation tells how much and denies nothing: "no more than two".
const AMOUNTS: &[&str] =
    &["more", "less", "fewer", "later", "earlier", "longer", "bigger", "larger", "greater", "higher"];
/// After "is not" these go on with what is denied: "it is not a variable that holds an address".
const RELATIVE: &[&str] = &["that", "which", "who", "where", "whose"];
const BEING: &[&str] = &["is", "are", "was", "were", "be"];
/// Before these such a word is an object: "read it without a lock".
const AFTER_OBJECT: &[&str] = &[
    "without", "with", "to", "in", "on", "at", "for", "from", "by", "into", "as", "again", "twice", "",
    "and", "or",
];
/// After these the negation goes on through "that": "I don't think that it blocks".
const GOVERNING: &[&str] = &["think", "believe", "mean", "true", "case", "correct", "say", "claim", "imply"];
/// After these nothing is denied: "I'm not sure".
const HEDGED: &[&str] =
    &["sure", "certain", "remember", "recall", "idea", "matter", "doubt", "problem", "wonder"];
/// Words that deny the statement after them: "it is a myth that …".
const DENIERS: &[&str] = &["myth", "misconception", "wrong", "false", "mistake", "untrue", "incorrect"];
/// Words that "out of" denies.
const OUT_OF: &[&str] = &["order", "sync", "date", "step", "sequence"];
/// Words that deny with "to": "it fails to answer".
const FAILS: &[&str] = &["fail", "fails", "failed", "failing", "refuse", "refuses", "refused", "refusing"];
/// Words that deny with "from": "it keeps the index from being used".
const KEEPS: &[&str] = &["keep", "keeps", "keeping", "stop", "stops", "stopped", "stopping"];
/// How many tokens may stand between the two.
const OBJECT: usize = 5;
/// Negators of something that is said by the way: "it copies the code to avoid a call".
const ASIDE: &[&str] = &[
    "without",
    "instead",
    "rather",
    "unlike",
    "avoid",
    "avoids",
    "avoided",
    "avoiding",
    "eliminate",
    "eliminates",
    "eliminated",
    "eliminating",
];

/// Whether a negator denies something that is said by the way.
pub(crate) fn is_aside(word: &str) -> bool {
    ASIDE.contains(&word)
}

/// A negator, and where its reach ends.
pub(crate) struct Negation {
    /// Whether it denies by itself: "neither … nor" denies once.
    pub counts: bool,
    pub end: usize,
}

/// Turns over what the negator at this place reaches; none where nothing denies here. `reach` is how many words of
/// content that may be.
pub(crate) fn deny(tokens: &[Token], at: usize, reach: usize, negated: &mut [bool]) -> Option<Negation> {
    let (from, scope) = negates(tokens, at)?;
    let this = word(tokens, at);
    let paired = this == "nor" && (at.saturating_sub(8)..at).any(|before| word(tokens, before) == "neither");
    if BACKWARD.contains(&this) && !SUBJECT_OF.contains(&word(tokens, at + 1)) {
        flip_back(tokens, at, negated);
    }
    // "It is not true that callbacks do not run": the subject of a statement that denies
    // something itself is denied as little as its verb.
    let inner = match scope {
        Scope::Statement => (from..tokens.len().min(from + REACH))
            .take_while(|&then| tokens[then].gap < Gap::Sentence)
            .find_map(|then| negates(tokens, then)),
        _ => None,
    };
    let end = flip(tokens, inner.map_or(from, |(inner, _)| inner), scope, reach, negated);
    Some(Negation { counts: !paired, end })
}

/// How far a negator reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// "If it does neither, …"
    Nothing,
    /// "non-blocking"
    Word,
    Clause,
    /// A clause in which the next negator begins a reach of its own.
    List,
    /// A statement with its own subject and verb: "it is a myth that …".
    Statement,
}

/// Where the reach of a negator at this place begins, and how far it goes.
fn negates(tokens: &[Token], at: usize) -> Option<(usize, Scope)> {
    let this = word(tokens, at);
    let next = word(tokens, at + 1);
    if DENIERS.contains(&this) {
        let statement = (at + 1..at + 4).find_map(|then| match word(tokens, then) {
            "that" => Some(then + 1),
            "to" if GOVERNING.contains(&word(tokens, then + 1)) => Some(then + 2),
            _ => None,
        });
        return statement.map(|from| (from, Scope::Statement));
    }
    if (this, next) == ("instead", "of") || (this, next) == ("rather", "than") {
        return Some((at + 2, Scope::Clause));
    }
    // "It fails to answer."
    if FAILS.contains(&this) && next == "to" {
        return Some((at + 2, Scope::Clause));
    }
    if this == "non" {
        return Some((at + 1, Scope::Word));
    }
    // "It arrives out of order."
    if (this, next) == ("out", "of") && OUT_OF.contains(&word(tokens, at + 2)) {
        return Some((at + 2, Scope::Word));
    }
    if keeps_from(tokens, at) {
        return Some((at + 1, Scope::Clause));
    }
    if !NEGATORS.contains(&this) || HEDGED.contains(&next) || (this == "not" && next == "know") {
        return None;
    }
    // "The no" is a noun, or was misheard.
    if this == "no" && at > 0 && ["a", "an", "the"].contains(&word(tokens, at - 1)) {
        return None;
    }
    if PLAIN_VERBS.contains(&this) && !verb_may_follow(tokens, at) {
        return None;
    }
    if ALONE.contains(&this) && tokens.get(at + 1).is_none_or(|token| token.gap >= Gap::Clause) {
        return Some((at + 1, Scope::Nothing));
    }
    if AMOUNTS.contains(&next) && word(tokens, at + 2) == "than" && !compares(tokens, at) {
        return None;
    }
    // "No, because …" answers the question, and denies nothing of what follows.
    let pause = tokens.get(at + 1).is_none_or(|token| token.gap >= Gap::Clause);
    if this == "no" && (pause || next == "this" || CLAUSE.contains(&next) || SUBJECT.contains(&next)) {
        return None;
    }
    // "The assumption does not hold in real traffic": it is the assumption that is denied.
    if next == "hold" && ["in", "for"].contains(&word(tokens, at + 2)) {
        return Some((at + 1, Scope::Word));
    }
    let contracted = tokens[at].surface.contains(['\'', '’']) || tokens[at].surface.len() != this.len();
    let not_only = this == "not"
        && (next == "only" || (!contracted && ["just", "merely", "simply", "solely"].contains(&next)));
    let before = if at > 0 { word(tokens, at - 1) } else { "" };
    if not_only || (this == "not" && ["or", "why", "if", "whether"].contains(&before)) {
        return None;
    }
    let mut clause =
        (at + 1..at + 5).take_while(|&then| tokens.get(then).is_some_and(|t| t.gap < Gap::Clause));
    let governing = clause.any(|then| {
        // In "I didn't say it in public" the "it" is an object.
        let subject =
            SUBJECT.contains(&word(tokens, then + 1)) && !AFTER_OBJECT.contains(&word(tokens, then + 2));
        GOVERNING.contains(&word(tokens, then)) && (word(tokens, then + 1) == "that" || subject)
    });
    let scope = match governing {
        true => Scope::Statement,
        false if LISTED.contains(&this) => Scope::List,
        false => Scope::Clause,
    };
    Some((at + 1, scope))
}

/// Whether a negator before "… than" denies a comparison, and tells no amount: "it is not longer than the other".
fn compares(tokens: &[Token], at: usize) -> bool {
    let counted = at + 3 < tokens.len() && Quantity::at(tokens, at + 3).is_some();
    at > 0 && BEING.contains(&word(tokens, at - 1)) && !counted
}

/// Whether a verb in its plain form may stand here.
fn verb_may_follow(tokens: &[Token], at: usize) -> bool {
    let before = if at > 0 && tokens[at].gap == Gap::Space { word(tokens, at - 1) } else { "" };
    before.is_empty() || before.ends_with('s') || before.ends_with("ly") || BEFORE_VERB.contains(&before)
}

/// Whether "it keeps two writers from meeting" begins here.
fn keeps_from(tokens: &[Token], at: usize) -> bool {
    let from = (at + 2..at + 2 + OBJECT).find(|&then| word(tokens, then) == "from");
    let clause = from.and_then(|from| tokens.get(at + 1..=from + 1));
    let goes_on = |clause: &[Token]| clause.iter().all(|token| token.gap < Gap::Clause);
    let doing = clause.and_then(<[Token]>::last).is_some_and(|token| token.text.ends_with("ing"));
    KEEPS.contains(&word(tokens, at)) && doing && clause.is_some_and(goes_on)
}

/// How many words of content a negation reaches over in an answer.
pub(crate) fn reach(tokens: &[Token]) -> usize {
    let pauses = tokens.iter().skip(1).any(|token| token.gap > Gap::Space);
    if pauses || tokens.len() < CLAUSES { REACH } else { REACH_WITHOUT_PAUSES }
}

/// Turns over what stands from `from` to the end of the reach, which is given back.
fn flip(tokens: &[Token], from: usize, scope: Scope, reach: usize, negated: &mut [bool]) -> usize {
    let mut left = match scope {
        Scope::Nothing => 0,
        Scope::Word => 1,
        Scope::Clause | Scope::List => reach,
        Scope::Statement => 2 * REACH,
    };
    let mut met = false;
    let aside = from > 0 && (from.saturating_sub(2)..from).any(|at| ASIDE.contains(&word(tokens, at)));
    // "Errors that you don't handle are thrown": what is denied is in the clause by the way.
    let relative = from > 0
        && word(tokens, from - 1) == "not"
        && (from.saturating_sub(RELATIVE_TO)..from).any(|at| RELATIVE.contains(&word(tokens, at)));
    let of_noun = scope == Scope::Clause && from > 1 && BEING.contains(&word(tokens, from - 2));
    // "It can't be switched at once v6 has to …": a clause has one such verb.
    let mut verb = !of_noun && scope == Scope::Clause && from > 1 && FINITE.contains(&word(tokens, from - 2));
    for at in from..tokens.len() {
        let token = &tokens[at];
        let text = token.text.as_str();
        // After "as" it may be the verb of a comparison.
        verb &= text != "as";
        let (pause, opens_clause) = match scope {
            Scope::Statement => (Gap::Sentence, ["but", "because"].contains(&text)),
            _ => (
                Gap::Clause,
                (met && (aside || relative || verb)
                    && FINITE.contains(&text)
                    && word(tokens, at - 1) != "to")
                    || (met && CLAUSE.contains(&text) && !(of_noun && RELATIVE.contains(&text)))
                    || (met && SUBJECT.contains(&text) && !AFTER_OBJECT.contains(&word(tokens, at + 1)))
                    || (scope == Scope::List && LISTED.contains(&text)),
            ),
        };
        let list = if met && token.gap == pause { list(tokens, at) } else { None };
        if let Some(end) = list {
            negated[at..end].iter_mut().for_each(|negated| *negated = !*negated);
            return end;
        }
        if left == 0 || opens_clause || (met && token.gap >= pause) || token.gap == Gap::Sentence {
            return at;
        }
        negated[at] = !negated[at];
        if token.class != Class::Stop {
            met = true;
            left -= 1;
        }
        // "It is not a variable that holds an address": what it is not goes on.
        if met && of_noun && RELATIVE.contains(&text) {
            left = reach;
        }
    }
    tokens.len()
}

fn flip_back(tokens: &[Token], at: usize, negated: &mut [bool]) {
    for before in (0..at).rev().take(3) {
        if tokens[before + 1].gap >= Gap::Clause || CLAUSE.contains(&tokens[before].text.as_str()) {
            break;
        }
        negated[before] = !negated[before];
    }
}
