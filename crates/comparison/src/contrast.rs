//! Questions that ask what sets two things apart, and which of the two a part of an answer is about.

use crate::clause::{clauses, goes_on, word};
use crate::words::{Class, Gap, Token};
use compact_str::CompactString;

/// Words before the first of the two things: "the difference between …".
const BEFORE: &[&str] = &["between", "compare", "distinguish", "contrast"];
/// Words between the two, after one of [`BEFORE`].
const JOINS: &[&str] = &["and", "with", "from", "to", "or"];
/// Words between the two by themselves.
const AGAINST: &[&str] = &["vs", "versus"];
/// With "from", it stands between the two: "how do containers differ from virtual machines".
const DIFFER: &str = "differ";

/// Two things that a question sets against each other.
#[derive(Clone, Debug)]
pub(crate) struct Contrast {
    /// The stems that name the one and not the other, initials among them.
    names: [Vec<CompactString>; 2],
}

impl Contrast {
    /// The two things of a question's title, where it asks for the difference of two.
    pub fn of(title: &[Token]) -> Option<Contrast> {
        let find =
            |words: &[&str], from: usize| (from..title.len()).find(|&at| words.contains(&word(title, at)));
        let (one, other) = if let Some(at) = find(AGAINST, 0) {
            (last_thing(&title[..at]), first_thing(&title[at + 1..]))
        } else if let Some(at) = find(BEFORE, 0) {
            let join = find(JOINS, at + 1)?;
            (first_thing(&title[at + 1..join]), first_thing(&title[join + 1..]))
        } else {
            let at = title.iter().position(|token| token.text == DIFFER)?;
            (word(title, at + 1) == "from").then_some(())?;
            (last_thing(&title[..at]), first_thing(&title[at + 2..]))
        };
        // "Vertical and horizontal scaling": the last word belongs to both.
        let (own, shared) = other.split_at(one.len().min(other.len()));
        let names = [names(one, own, shared), names(own, one, shared)];
        names.iter().all(|names| !names.is_empty()).then_some(Contrast { names })
    }

    /// Which of the two these tokens name, if it is only one.
    pub fn named(&self, tokens: &[Token]) -> Option<usize> {
        let names = |side: usize| tokens.iter().any(|token| self.names[side].contains(&token.stem));
        match (names(0), names(1)) {
            (true, false) => Some(0),
            (false, true) => Some(1),
            _ => None,
        }
    }

    /// Which of the two each token is said of: what its clause names, or the one before it where the sentence
    /// or a pronoun goes on with that.
    pub fn about(&self, tokens: &[Token]) -> Vec<Option<usize>> {
        let number = clauses(tokens);
        let mut about: Vec<Option<usize>> = Vec::with_capacity(tokens.len());
        while about.len() < tokens.len() {
            let from = about.len();
            let to = number.partition_point(|clause| *clause <= number[from]);
            let clause = &tokens[from..to];
            let name = |token: &Token| self.names.iter().any(|names| names.contains(&token.stem));
            let goes_on = clause[0].gap < Gap::Sentence || goes_on(tokens, &number, from);
            let here = match about.last() {
                _ if clause.iter().any(name) => self.named(clause),
                Some(last) if goes_on => *last,
                _ => None,
            };
            about.resize(to, here);
        }
        about
    }
}

/// The stems that name a thing and not the `other` one; with what is `shared`, also as initials.
fn names(thing: &[Token], other: &[Token], shared: &[Token]) -> Vec<CompactString> {
    let own =
        |token: &&Token| token.class == Class::Content && other.iter().all(|other| other.stem != token.stem);
    let mut names: Vec<CompactString> = thing.iter().filter(own).map(|token| token.stem.clone()).collect();
    let initials: CompactString =
        thing.iter().chain(shared).filter_map(|token| token.text.chars().next()).collect();
    if !names.is_empty() && initials.len() > 1 {
        names.push(initials);
    }
    names
}

/// The first run of words without a small one.
fn first_thing(tokens: &[Token]) -> &[Token] {
    let from = tokens.iter().position(|token| token.class != Class::Stop).unwrap_or(tokens.len());
    let tokens = &tokens[from..];
    let ends = |at: &usize| tokens[*at].class == Class::Stop || (*at > 0 && tokens[*at].gap > Gap::Space);
    &tokens[..(0..tokens.len()).find(ends).unwrap_or(tokens.len())]
}

/// The last run of words without a small one.
fn last_thing(tokens: &[Token]) -> &[Token] {
    let from = tokens.iter().rposition(|token| token.class == Class::Stop).map_or(0, |small| small + 1);
    &tokens[from..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tokens;
    use hotseat_interview::Answer;

    #[test]
    fn the_two_things_of_a_question() {
        let check = |title: &str, expected: Option<[&str; 2]>| {
            let found = Contrast::of(&tokens(&Answer::typed(title)));
            let found = found.map(|contrast| contrast.names.map(|names| names.join(" ")));
            let found = found.as_ref().map(|[one, other]| [one.as_str(), other.as_str()]);
            assert_eq!(found, expected, "{title}");
        };
        check("What is the difference between a process and a thread?", Some(["process", "thread"]));
        check("Compare breadth-first and depth-first search.", Some(["breadth bfs", "depth dfs"]));
        check("How do containers differ from virtual machines?", Some(["contain cm", "virtual vm"]));
        check("Vertical versus horizontal scaling", Some(["vertic vs", "horizont hs"]));
        check("What is different about Node?", None);
    }

    #[test]
    fn a_clause_is_about_what_it_names() {
        let title = tokens(&Answer::typed("The difference between a process and a thread"));
        let contrast = Contrast::of(&title);
        let about = |text: &str| contrast.as_ref().map(|c| c.about(&tokens(&Answer::typed(text))));
        let (process, thread) = (Some(0), Some(1));
        let said = about("a process waits, and forks. It ends. Memory stays");
        assert_eq!(said, Some([[process; 3].as_slice(), &[process; 2], &[process; 2], &[None; 2]].concat()));
        assert_eq!(about("threads, unlike a process"), Some(vec![thread, process, process, process]));
        assert_eq!(about("threads of a process"), Some(vec![None; 4]));
    }
}
