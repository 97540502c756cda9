//! A statement in its own words with two of its things exchanged: "oxidation is the gain of electrons, and reduction
//! is the loss of electrons".

use crate::chain::{Chain, Name, Said, Wanted, chain, pieces, said, statement};
use crate::clause::word;
use crate::hit::Hit;
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::token::{Class, Gap};
use std::ops::Range;

/// How many words a thing may have ("cross-sectional area").
const THING: usize = 3;
/// What each word of a thing but one weighs.
const MORE: f32 = 0.5;
/// By how much the statement is nearer when two things are exchanged, before they are: two words are.
const NEARER: f32 = 1.5;
/// Share of the statement that must be there, in its order, when they are exchanged …
const VERBATIM: f32 = 0.7;
/// … and as it was said. Who says less of it in order says it in an order of their own.
const ALREADY: f32 = 0.45;
/// How many words stand between the two at least: "processes and threads" says nothing else than "threads and
/// processes", nor "a variable changes later" than "a later change of a variable".
const BETWEEN: usize = 2;

/// Words that turn a statement round with its sides: "a cold plate takes less power than a hot one", "the second comes
/// after the first".
const TURNS: &[&str] = &["more", "less", "fewer", "before", "after"];

/// Whether an answer says a phrasing, nearly word by word, with two of its things exchanged. `opposites` are the places
/// where it says the opposite of a word: "less than the other" is no exchange.
pub(crate) fn exchanged(
    phrasing: &Phrasing,
    best: &[Hit],
    hits: &[Hit],
    opposites: &[Hit],
    passage: &Passage,
) -> bool {
    let (Some(first), Some(last)) = (best.first(), best.last()) else { return false };
    let wanted = statement(phrasing, 0);
    let said = said(hits, passage, passage.sentences(first.first, last.last));
    let straight = chain(&said, &wanted, |name| name).weight;
    let all: f32 = wanted.iter().map(|wanted| wanted.weight).sum();
    let is_said = |wanted: &&Wanted| said.iter().any(|said| said.name == Some(wanted.name));
    let most: f32 = wanted.iter().filter(is_said).map(|wanted| wanted.weight).sum();
    if straight < ALREADY * all || most < VERBATIM * all || straight > most - NEARER {
        return false;
    }
    let things = things(phrasing, &wanted, &said);
    let pairs =
        things.iter().enumerate().flat_map(|(at, one)| things[..at].iter().map(move |other| [other, one]));
    pairs.filter(|[one, other]| apart(one, other)).any(|pair| {
        let wanted = wanted_with(&wanted, pair);
        let said = said_with(&said, pair);
        let turned = chain(&said, &wanted, |name| match name {
            Name::Thing(thing) => Name::Thing(1 - thing),
            name => name,
        });
        let all: f32 = wanted.iter().map(|wanted| wanted.weight).sum();
        let nearer = || {
            let straight = pieces(&said, &wanted);
            turned.weight >= straight + NEARER && straight >= ALREADY * all
        };
        turned.weight >= VERBATIM * all
            && around_something(&turned, &wanted, &said, passage)
            && plain(turned.tokens(&said), hits, opposites, passage)
            && says_no_turn(turned.tokens(&said), phrasing, passage)
            && nearer()
    })
}

/// Runs of words of a phrasing that may name a thing, by their terms, where the answer names them.
fn things(phrasing: &Phrasing, wanted: &[Wanted], said: &[Said]) -> Vec<Vec<usize>> {
    let words: Vec<_> = phrasing.words().collect();
    let mut things: Vec<Vec<usize>> = Vec::new();
    for start in wanted {
        let run = (start.at..words.len()).take(THING).take_while(|&at| {
            let (token, _) = words[at];
            token.class == Class::Content && (at == start.at || token.gap == Gap::Space)
        });
        let run: Vec<usize> = run.filter_map(|at| words[at].1).collect();
        for length in 1..=run.len() {
            let thing = &run[..length];
            let named = said.iter().any(|said| said.name == Some(Name::Term(thing[length - 1])));
            if named && !things.iter().any(|known| known == thing) {
                things.push(thing.to_vec());
            }
        }
    }
    things
}

/// Whether two things have no word in common.
fn apart(one: &[usize], other: &[usize]) -> bool {
    one.iter().all(|term| !other.contains(term))
}

/// The statement with each of two things as one word.
fn wanted_with(wanted: &[Wanted], pair: [&Vec<usize>; 2]) -> Vec<Wanted> {
    let mut out = Vec::with_capacity(wanted.len());
    let mut at = 0;
    while at < wanted.len() {
        let here = pair.iter().position(|thing| {
            let names = wanted[at..].iter().map(|wanted| wanted.name);
            names.take(thing.len()).eq(thing.iter().map(|term| Name::Term(*term)))
        });
        match here {
            Some(thing) => {
                let weight = 1.0 + MORE * (pair[thing].len() - 1) as f32;
                out.push(Wanted { name: Name::Thing(thing as u8), weight, at: wanted[at].at });
                at += pair[thing].len();
            }
            None => {
                out.push(wanted[at]);
                at += 1;
            }
        }
    }
    out
}

/// The answer with each of two things as one word: its last word, with those of its others that stand right before it.
fn said_with(said: &[Said], pair: [&Vec<usize>; 2]) -> Vec<Said> {
    let mut out: Vec<Said> = Vec::with_capacity(said.len());
    for word in said {
        let is = |term: &usize| word.name == Some(Name::Term(*term));
        let Some(thing) = pair.iter().position(|thing| thing.last().is_some_and(is)) else {
            let part = pair.iter().any(|thing| thing.iter().any(is));
            out.push(Said { name: word.name.filter(|_| !part), at: word.at });
            continue;
        };
        while out.last().is_some_and(|before| before.name.is_none() && before.at + 1 == word.at) {
            out.pop();
        }
        out.push(Said { name: Some(Name::Thing(thing as u8)), at: word.at });
    }
    out
}

/// Whether both things are in a chain with enough between them, and nothing there makes a passive of it.
fn around_something(chain: &Chain, wanted: &[Wanted], said: &[Said], passage: &Passage) -> bool {
    let place = |thing: u8| chain.steps.iter().position(|(_, at)| wanted[*at].name == Name::Thing(thing));
    let (Some(one), Some(other)) = (place(0), place(1)) else { return false };
    let between: Range<usize> = one.min(other) + 1..one.max(other);
    let mut tokens = said[chain.steps[between.start - 1].0].at..said[chain.steps[between.end].0].at;
    let active = tokens.all(|at| word(&passage.tokens, at) != "by");
    between.len() >= BETWEEN && active
}

/// Whether these tokens are of one sentence that denies nothing of the phrasing and says no opposite.
fn plain(here: Range<usize>, hits: &[Hit], opposites: &[Hit], passage: &Passage) -> bool {
    let inside = |hit: &&Hit| here.contains(&hit.first);
    passage.sentence[here.start] == passage.sentence[here.end - 1]
        && !opposites.iter().any(|hit| inside(&hit))
        && hits.iter().filter(inside).all(|hit| hit.agrees)
}

/// Whether these tokens have none of [`TURNS`] that the phrasing doesn't have.
fn says_no_turn(mut here: Range<usize>, phrasing: &Phrasing, passage: &Passage) -> bool {
    let has = |turn: &str| phrasing.words().any(|(token, _)| token.text == turn);
    here.all(|at| !TURNS.contains(&word(&passage.tokens, at)) || has(word(&passage.tokens, at)))
}
