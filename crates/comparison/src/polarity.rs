//! Which tokens stand under a negation, and which were taken back.
//!
//! A negator reaches forward to the end of its clause, or over [`REACH`] words that mean something
//! where speech has no clauses to go by. Each negator turns the polarity over, so that two of them
//! cancel.

use crate::clause::{CLAUSE, FINITE, SUBJECT, list, stands_alone, word};
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
/// How many tokens a correction ("no wait") takes back at most.
const TAKEN_BACK: usize = 12;

/// One flag of each kind per token.
#[derive(Debug)]
pub(crate) struct Polarity {
    /// It is a word that denies.
    pub negator: Vec<bool>,
    /// It stands under a negation.
    pub negated: Vec<bool>,
    /// The speaker took it back.
    pub retracted: Vec<bool>,
    /// Number of the clause that it stands in. Clauses end where another one stands by itself, or
    /// something is said by the way.
    pub clause: Vec<u32>,
}

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
/// Words that deny with "from": "it keeps the index from being used".
const KEEPS: &[&str] = &["keep", "keeps", "keeping", "stop", "stops", "stopped", "stopping"];
/// How many tokens may stand between the two.
const OBJECT: usize = 5;
const TAKES_BACK: &[[&str; 2]] = &[
    ["no", "wait"],
    ["wait", "no"],
    ["scratch", "that"],
    ["no", "sorry"],
    ["sorry", "no"],
    ["actually", "no"],
    ["no", "actually"],
];

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
/// Words that make a guess of what follows. "I think" and "probably" are mere habit.
const GUESSES: &[&str] = &["maybe", "perhaps", "guess", "guessing", "possibly", "suppose", "unsure"];
/// Words between "not" and "sure".
const RATHER: &[&str] = &["really", "quite", "entirely", "completely", "totally", "too", "so", "all", "that"];

/// Whether a negator denies something that is said by the way.
pub(crate) fn is_aside(word: &str) -> bool {
    ASIDE.contains(&word)
}

/// Whether something in these words is said as a guess.
pub(crate) fn guesses(tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|at| GUESSES.contains(&word(tokens, at)) || not_sure(tokens, at))
}

/// Whether "I'm not sure" stands here: it may take back to a guess what was said before it.
pub(crate) fn not_sure(tokens: &[Token], at: usize) -> bool {
    let next = at + 1 + usize::from(RATHER.contains(&word(tokens, at + 1)));
    word(tokens, at) == "not" && ["sure", "certain"].contains(&word(tokens, next))
}

/// `reach` is how many words of content a negation reaches over.
pub(crate) fn polarity(tokens: &[Token], reach: usize) -> Polarity {
    let none = || vec![false; tokens.len()];
    let mut marks = Polarity { negator: none(), negated: none(), retracted: none(), clause: Vec::new() };
    let mut opens: Vec<bool> = (0..tokens.len()).map(|at| stands_alone(tokens, at)).collect();
    for at in 0..tokens.len() {
        if retracts(tokens, at) {
            take_back(tokens, at, &mut marks.retracted);
            marks.retracted[at..at + 2].fill(true);
        } else if let Some((from, scope)) = negates(tokens, at) {
            // "Neither … nor" denies once.
            let paired =
                word(tokens, at) == "nor" && (at.saturating_sub(8)..at).any(|b| word(tokens, b) == "neither");
            marks.negator[at] = !paired;
            if BACKWARD.contains(&word(tokens, at)) && !SUBJECT_OF.contains(&word(tokens, at + 1)) {
                flip_back(tokens, at, &mut marks.negated);
            }
            // "It is not true that callbacks do not run": the subject of a statement that denies
            // something itself is denied as little as its verb.
            let inner = match scope {
                Scope::Statement => (from..tokens.len().min(from + REACH))
                    .take_while(|&then| tokens[then].gap < Gap::Sentence)
                    .find_map(|then| negates(tokens, then)),
                _ => None,
            };
            let end = flip(tokens, inner.map_or(from, |(inner, _)| inner), scope, reach, &mut marks.negated);
            if ASIDE.contains(&word(tokens, at)) {
                opens[at] = true;
                opens.iter_mut().skip(end).take(1).for_each(|opens| *opens = true);
            }
        }
    }
    marks.clause = opens
        .iter()
        .scan(0, |clause, opens| {
            *clause += u32::from(*opens);
            Some(*clause)
        })
        .collect();
    marks
}

fn retracts(tokens: &[Token], at: usize) -> bool {
    TAKES_BACK.iter().any(|[first, second]| word(tokens, at) == *first && word(tokens, at + 1) == *second)
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
    if at > 0 && retracts(tokens, at - 1) {
        return None;
    }
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
    if PLAIN_VERBS.contains(&this) && !verb_may_follow(tokens, at) {
        return None;
    }
    if ALONE.contains(&this) && tokens.get(at + 1).is_none_or(|token| token.gap >= Gap::Clause) {
        return Some((at + 1, Scope::Nothing));
    }
    if AMOUNTS.contains(&next) && word(tokens, at + 2) == "than" {
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

/// Marks the clause before a correction. The pause of the correction itself does not end it.
fn take_back(tokens: &[Token], at: usize, retracted: &mut [bool]) {
    for before in (0..at).rev().take(TAKEN_BACK) {
        retracted[before] = true;
        if tokens[before].gap >= Gap::Clause {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    /// Which words of the text stand under a negation.
    fn check(text: &str, expected: &str) {
        let tokens = tokens(&Answer::typed(text));
        let marks = polarity(&tokens, reach(&tokens));
        let negated: Vec<_> = (0..tokens.len())
            .filter(|&at| marks.negated[at] && tokens[at].class != Class::Stop)
            .map(|at| tokens[at].surface.as_str())
            .collect();
        assert_eq!(negated.join(" "), expected, "negated in {text:?}");
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        check("it does not run in parallel", "run parallel");
        check("it doesn't block, it waits", "block");
        check("it does not run callbacks in parallel because there is one thread", "run callbacks parallel");
        check("that is not the engine it is the runtime", "engine");
        check("you cannot read the variables", "read variables");
        check("it never blocks and returns at once", "blocks");
        check("packets arrive out of order and are sorted", "order");
        check("it runs without blocking", "blocking");
        check("keep a pool instead of creating one each", "creating one");
        check("it is non-blocking and fast", "blocking");
    }

    #[test]
    fn a_clause_has_one_finite_verb() {
        check("it can't be switched instantly version six has to exist", "switched instantly version six");
        check("they don't read files the loop will read them", "read files loop");
        check("it does not have to be read", "read");
        check("it is not a tree in which nodes have two children", "tree nodes two children");
    }

    #[test]
    fn a_reply_denies_nothing() {
        check("no because it waits", "");
        check("No, it waits", "");
        check("it does not hold in real traffic", "hold");
        check("no callback waits", "callback waits");
    }

    #[test]
    fn what_something_is_kept_from() {
        check("it keeps two writers from meeting", "two writers meeting");
        check("it keeps a copy from the cache", "");
    }

    #[test]
    fn what_is_denied_by_the_way_ends_at_the_next_verb() {
        check("the alternative instead of using recursive calls is using a loop", "using recursive calls");
        check("it eliminates the overhead of a call", "overhead call");
        check("a lock prevents two writers", "two writers");
    }

    #[test]
    fn a_list_goes_on_after_its_commas() {
        check("it has not a number, a window and options", "number window options");
        check("it does not need these: a timer, the socket, or a file.", "need timer socket file");
        check("it does not read the file, the loop runs and the process ends", "read file");
        check("it does not read the file, a thread does that", "read file");
        check("it never waits, returns a promise and goes on", "waits");
    }

    #[test]
    fn it_after_a_verb_of_saying_may_be_an_object() {
        check("I didn't say it in public, I asked for half an hour", "say public");
        check("I don't think it blocks the thread", "think blocks thread");
    }

    #[test]
    fn clauses_that_stand_by_themselves() {
        let clauses = |text: &str| polarity(&tokens(&Answer::typed(text)), REACH).clause;
        assert_eq!(clauses("it waits. It runs"), [0, 0, 1, 1]);
        assert_eq!(clauses("files and sockets wait, and nothing runs"), [0, 0, 0, 0, 1, 1, 1]);
        assert_eq!(clauses("it waits but it runs"), [0, 0, 1, 1, 1]);
        assert_eq!(clauses("it copies code to avoid calls"), [0, 0, 0, 0, 1, 1]);
        assert_eq!(clauses("without calls is best"), [1, 1, 2, 2]);
    }

    #[test]
    fn a_negated_object_reaches_back_to_its_verb() {
        check("for sockets they bring nothing", "sockets bring");
        check("nothing can interrupt the function", "interrupt function");
    }

    #[test]
    fn two_negations_cancel() {
        check("it is not true that it does not run in parallel", "");
        check("it is not true that callbacks do not run in parallel", "");
        check("you can't read it without a lock", "read");
    }

    #[test]
    fn negations_in_a_list_do_not_cancel() {
        check("no timer no socket", "timer socket");
        check("neither a language nor a framework", "language framework");
        check("if it does neither, the request hangs", "");
    }

    #[test]
    fn what_looks_like_a_negation_and_is_none() {
        check("it is not only fast but also small", "");
        check("not just the engine but the loop", "");
        check("I'm not sure it blocks", "");
        check("whether or not it blocks", "");
        check("no matter how long the timer is", "");
        check("each node has no more than two children", "");
    }

    #[test]
    fn a_statement_can_be_denied_as_a_whole() {
        check("it is a myth that Node runs callbacks in parallel", "Node runs callbacks parallel");
        check("it is wrong to think that promises compute", "promises compute");
        check("I don't think it runs in parallel", "think runs parallel");
    }

    #[test]
    fn a_correction_takes_back_the_clause_before_it() {
        let tokens =
            tokens(&Answer::typed("first timers, then it is the poll phase, no wait, it is the check phase"));
        let marks = polarity(&tokens, reach(&tokens));
        let taken: Vec<_> =
            (0..tokens.len()).filter(|&at| marks.retracted[at]).map(|at| tokens[at].text.as_str()).collect();
        assert_eq!(taken.join(" "), "then it is the poll phase no wait");
    }
}
