//! How far an answer says a statement in its own words and their order.

use crate::hit::{Hit, is_word};
use crate::passage::Passage;
use crate::phrasing::{LIGHT, Phrasing};
use crate::token::{Class, Token};
use hotseat_interview::MatchKind;
use std::ops::Range;

/// Small words that tell one order of things from another.
const LINKS: &[&str] = &["from", "to", "into", "in", "than", "before", "after", "with", "of", "by"];
const LINK: f32 = 0.25;
/// How many words may be left out between two of a chain, in the answer or in the statement …
const REACH: usize = 5;
/// … and what each of them takes off.
const LEFT_OUT: f32 = 0.1;

/// How many words of content a piece of a statement has.
const PIECE: usize = 2;

/// What stands at a place of a statement or of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Term(usize),
    Link(&'static str),
    /// One of two things that may be exchanged.
    Thing(u8),
    /// It has been told already.
    Told,
}

/// A word of a statement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub name: Name,
    pub weight: f32,
    /// Its token.
    pub at: usize,
}

/// A word of an answer, with what it is in the statement; words of content that are nothing in it leave a gap.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    pub name: Option<Name>,
    /// Its token.
    pub at: usize,
}

/// The words of a statement that an answer says in their order, near each other.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    /// What they weigh, less what was left out between them.
    pub weight: f32,
    /// Places in the answer's words and in the statement's.
    pub steps: Vec<(usize, usize)>,
}

impl Chain {
    /// Where it stands, in tokens of the answer; nothing where it has no step.
    pub fn tokens(&self, said: &[Said]) -> Range<usize> {
        let at = |step: &(usize, usize)| said[step.0].at;
        self.steps.first().map_or(0, at)..self.steps.last().map_or(0, |step| at(step) + 1)
    }
}

fn link(token: &Token) -> Option<Name> {
    LINKS.iter().find(|link| **link == token.text).map(|link| Name::Link(link))
}

/// The words of a phrasing that have an order, from a token on.
pub(crate) fn statement(phrasing: &Phrasing, from: usize) -> Vec<Wanted> {
    let words = phrasing.words().enumerate().skip(from);
    let wanted = words.filter_map(|(at, (token, term))| {
        let (name, weight) = match (term, token.class) {
            (Some(term), Class::Light) => (Name::Term(term), LIGHT),
            (Some(term), _) => (Name::Term(term), 1.0),
            (None, _) => (link(token)?, LINK),
        };
        Some(Wanted { name, weight, at })
    });
    wanted.collect()
}

/// The words of a stretch of an answer, what was taken back left out; `hits` are in its order. A word that is one of
/// the phrasing's own is nothing that it only resembles, and initials, or words written as one, have no order among them.
pub(crate) fn said(hits: &[Hit], passage: &Passage, here: Range<usize>) -> Vec<Said> {
    let place = |at: usize| {
        let starts = hits[hits.partition_point(|hit| hit.first < at)..].iter();
        let starts =
            starts.take_while(|hit| hit.first == at).filter(|hit| hit.kind != MatchKind::NearInMeaning);
        let own = starts.clone().any(|hit| is_word(hit.kind));
        let mut found = starts.filter(|hit| is_word(hit.kind) == own);
        let name = match (found.next(), found.next()) {
            (Some(only), None) => Some(Name::Term(only.term)),
            _ => None,
        };
        let token = &passage.tokens[at];
        let name = if token.class == Class::Stop { name.or_else(|| link(token)) } else { name };
        (name.is_some() || token.class != Class::Stop).then_some(Said { name, at })
    };
    here.filter(|&at| !passage.polarity.retracted[at]).filter_map(place).collect()
}

/// What an answer says of a statement in several pieces, each in its own order: who begins with the end of a statement
/// exchanges nothing. A piece has two words of content at least.
pub(crate) fn pieces(said: &[Said], wanted: &[Wanted]) -> f32 {
    let (mut said, mut wanted) = (said.to_vec(), wanted.to_vec());
    let mut all = 0.0;
    loop {
        let piece = chain(&said, &wanted, |name| name);
        let words = piece.steps.iter().filter(|(_, at)| wanted[*at].weight > LINK).count();
        if words < PIECE {
            return all;
        }
        all += piece.weight;
        for (place, at) in piece.steps {
            said[place].name = None;
            wanted[at].name = Name::Told;
        }
    }
}

/// The heaviest chain, the earliest of equals; names in the answer are read by `read`.
pub(crate) fn chain(said: &[Said], wanted: &[Wanted], read: impl Fn(Name) -> Name) -> Chain {
    let mut steps: Vec<(usize, usize)> = Vec::new();
    for (place, said) in said.iter().enumerate() {
        let Some(name) = said.name.map(&read) else { continue };
        let places = wanted.iter().enumerate().filter(|(_, wanted)| wanted.name == name);
        steps.extend(places.map(|(at, _)| (place, at)));
    }
    // The heaviest chain that ends at each step, and the step before it.
    let mut ends: Vec<(f32, Option<usize>)> = Vec::with_capacity(steps.len());
    for (at, &(place, term)) in steps.iter().enumerate() {
        let own = wanted[term].weight;
        let near = |&before: &usize| place - steps[before].0 <= REACH;
        let mut end = (own, None);
        for before in (0..at).rev().take_while(near) {
            let (earlier, sooner) = steps[before];
            if earlier < place && sooner < term && term - sooner <= REACH {
                let left_out = (place - earlier - 1) + (term - sooner - 1);
                let weight = ends[before].0 + own - LEFT_OUT * left_out as f32;
                if weight > end.0 {
                    end = (weight, Some(before));
                }
            }
        }
        ends.push(end);
    }
    let best = (0..ends.len()).reduce(|best, next| if ends[next].0 > ends[best].0 { next } else { best });
    let Some(best) = best else { return Chain::default() };
    let mut chain = Chain { weight: ends[best].0, steps: Vec::new() };
    let mut next = Some(best);
    while let Some(step) = next {
        chain.steps.push(steps[step]);
        next = ends[step].1;
    }
    chain.steps.reverse();
    chain
}
