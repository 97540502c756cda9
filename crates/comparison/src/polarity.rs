//! Which tokens stand under a negation, and which were taken back.
//!
//! Each negator turns the polarity of what it reaches over, so that two of them cancel.

use crate::clause::{stands_alone, word};
use crate::negation::{Negation, deny, is_aside};
use crate::words::{Gap, Token};

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

const TAKES_BACK: &[[&str; 2]] = &[
    ["no", "wait"],
    ["wait", "no"],
    ["scratch", "that"],
    ["no", "sorry"],
    ["sorry", "no"],
    ["actually", "no"],
    ["no", "actually"],
];

/// Words that make a guess of what follows. "I think" and "probably" are mere habit.
const GUESSES: &[&str] = &["maybe", "perhaps", "guess", "guessing", "possibly", "suppose", "unsure"];
/// Words between "not" and "sure".
const RATHER: &[&str] = &["really", "quite", "entirely", "completely", "totally", "too", "so", "all", "that"];

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
        } else if at > 0 && retracts(tokens, at - 1) {
            continue;
        } else if let Some(Negation { counts, end }) = deny(tokens, at, reach, &mut marks.negated) {
            marks.negator[at] = counts;
            if is_aside(word(tokens, at)) {
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
    use crate::negation::{REACH, reach};
    use crate::words::{Class, tokens};
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
        check("the list points to a no at its end", "");
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
        check("it sleeps not longer than the next timer allows", "");
        check("it is not more than two", "");
        check("it is not longer than the other", "longer other");
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
