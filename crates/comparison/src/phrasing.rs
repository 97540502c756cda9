//! One way to say an idea, as the terms that are looked for, each with its weight.

use crate::passage::joined;
use crate::polarity::{guesses, polarity};
use crate::quantity::Quantity;
use crate::sentence::Meaning;
use crate::signals;
use crate::vectors::{self, Entry, Vector};
use crate::words::{Class, stem, tokens};
use hotseat_interview::Answer;
use std::collections::{HashMap, HashSet};

/// What a word of the question's title weighs: it was given, so that repeating it shows little.
const TITLE: f32 = 0.4;
/// What a word that fits anywhere weighs ("make", "different").
pub(crate) const LIGHT: f32 = 0.5;

/// A word that is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub surface: String,
    pub text: String,
    pub stem: String,
    pub weight: f32,
    /// It stands in the question's title.
    pub given: bool,
    pub negated: bool,
    /// It is a word that fits anywhere.
    pub light: bool,
    /// Its line in the table of vectors.
    pub entry: Option<Entry>,
    /// What it counts, where it is a number.
    pub quantity: Option<Quantity>,
}

#[derive(Clone, Debug)]
pub(crate) struct Phrasing {
    pub text: String,
    /// In the order in which they stand, each stem once.
    pub terms: Vec<Term>,
    /// Stems of neighbouring words written as one, with the places of the terms in it:
    /// "nexttick" for next and tick.
    pub joined: Vec<(String, Vec<usize>)>,
    /// How many words in it deny.
    pub negators: usize,
    /// How many tokens it has, small words included.
    pub length: usize,
    /// Sum of the weights.
    pub weight: f32,
    /// It says that something is more than another ("than").
    pub compares: bool,
    /// It is put as a guess itself, or speaks of one.
    pub guesses: bool,
    /// Its pieces of spelling, each once.
    pub pieces: Vec<u32>,
    /// What it means, without the question's direction; none where none of its words is known or
    /// nothing is left of it.
    pub vector: Option<Vector>,
    /// What it means to the sentence model, where there is one.
    pub meaning: Option<Meaning>,
}

/// What the words of a question are worth.
pub(crate) struct Weights {
    /// Direction of the question's meaning: of unit length, or nothing.
    pub topic: Vector,
    title: HashSet<String>,
    /// In how many ideas of the question a stem occurs.
    ideas: HashMap<String, u32>,
}

impl Weights {
    /// `ideas` are the phrasings of each key point, in any order.
    pub fn new<'a>(title: &str, ideas: impl Iterator<Item = Vec<&'a str>>) -> Weights {
        let mut counted: HashMap<String, u32> = HashMap::new();
        for idea in ideas {
            let stems: HashSet<String> = idea.into_iter().flat_map(stems).collect();
            for stem in stems {
                *counted.entry(stem).or_default() += 1;
            }
        }
        let topic = vectors::unit(signals::vector(&tokens(&Answer::typed(title))));
        Weights { topic, title: stems(title).collect(), ideas: counted }
    }

    pub fn is_given(&self, stem: &str) -> bool {
        self.title.contains(stem)
    }

    /// In how many ideas the stem occurs.
    pub fn ideas(&self, stem: &str) -> u32 {
        self.ideas.get(stem).copied().unwrap_or_default()
    }

    fn of(&self, stem: &str, class: Class) -> f32 {
        let shared = (self.ideas(stem).max(1) as f32).sqrt();
        let class = if class == Class::Light { LIGHT } else { 1.0 };
        let given = if self.is_given(stem) { TITLE } else { 1.0 };
        class * given / shared
    }
}

fn stems(text: &str) -> impl Iterator<Item = String> + use<> {
    let tokens = tokens(&Answer::typed(text));
    tokens.into_iter().filter(|token| token.class != Class::Stop).map(|token| token.stem)
}

impl Phrasing {
    pub fn new(text: &str, weights: &Weights) -> Phrasing {
        let tokens = tokens(&Answer::typed(text));
        let polarity = polarity(&tokens);
        let mut terms: Vec<Term> = Vec::new();
        let mut term_of: Vec<Option<usize>> = Vec::with_capacity(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            if token.class == Class::Stop {
                term_of.push(None);
                continue;
            }
            if let Some(known) = terms.iter().position(|term| term.stem == token.stem) {
                term_of.push(Some(known));
                continue;
            }
            term_of.push(Some(terms.len()));
            terms.push(Term {
                surface: token.surface.clone(),
                text: token.text.clone(),
                stem: token.stem.clone(),
                weight: weights.of(&token.stem, token.class),
                given: weights.is_given(&token.stem),
                negated: polarity.negated[at],
                light: token.class == Class::Light,
                entry: token.entry,
                quantity: Quantity::at(&tokens, at),
            });
        }
        let joined = joined(&tokens)
            .filter(|(_, first, _)| tokens[*first].class != Class::Stop)
            .map(|(run, first, last)| (stem(&run), term_of[first..=last].iter().flatten().copied().collect()))
            .collect();
        let negators = polarity.negator.iter().filter(|negator| **negator).count();
        let weight = terms.iter().map(|term| term.weight).sum();
        let mut pieces: Vec<u32> = signals::pieces(&tokens).into_iter().map(|(piece, _)| piece).collect();
        pieces.sort_unstable();
        pieces.dedup();
        let vector = vectors::without(signals::vector(&tokens), &weights.topic);
        let vector = (vectors::dot(&vector, &vector) > 1e-4).then_some(vector);
        let compares = tokens.iter().any(|token| token.text == "than");
        Phrasing {
            text: text.to_owned(),
            terms,
            joined,
            negators,
            length: tokens.len(),
            weight,
            compares,
            guesses: guesses(&tokens),
            pieces,
            vector,
            meaning: None,
        }
    }
}
