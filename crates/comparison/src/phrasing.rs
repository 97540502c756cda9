//! One way to say an idea, as the terms that are looked for, each with its weight.

use crate::attributes::{Attribute, attributes};
use crate::clause::{clauses, stands_alone, word};
use crate::contrast::Contrast;
use crate::initials;
use crate::negation::{REACH, is_aside};
use crate::opposites::{self, Quality};
use crate::polarity::{guesses, polarity};
use crate::quantity::Quantity;
use crate::runs::{bare, joined, small};
use crate::sentence::Meaning;
use crate::sides::Sides;
use crate::signals;
use crate::sound::{self, Key};
use crate::vectors::{self, Entry, Vector};
use crate::ways::{Way, ways};
use crate::words::{Class, Gap, Token, tokens};
use compact_str::CompactString;
use hotseat_interview::Answer;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// What a word of the question's title weighs: it was given, so that repeating it shows little.
const TITLE: f32 = 0.4;
/// What a word that fits anywhere weighs ("make", "different").
pub(crate) const LIGHT: f32 = 0.5;

/// Share of small words from which a phrasing is a sentence, and no list itself.
const SENTENCE: f32 = 0.12;

/// A word that is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub surface: CompactString,
    pub text: CompactString,
    pub stem: CompactString,
    /// What is heard of it.
    pub key: Key,
    /// What it names, where that has an opposite.
    pub quality: Option<Quality>,
    pub weight: f32,
    /// It stands in the question's title.
    pub given: bool,
    pub negated: bool,
    /// It stands in a clause that denies something, or in one that goes on with that.
    pub amid_denial: bool,
    /// It is a word that fits anywhere.
    pub light: bool,
    /// Its line in the table of vectors.
    pub entry: Option<Entry>,
    /// Its letters, where it is written as initials are.
    pub letters: Option<CompactString>,
    /// What it counts, where it is a number.
    pub quantity: Option<Quantity>,
}

/// Neighbouring words of a phrasing written as one: "nexttick" for next and tick.
#[derive(Clone, Debug)]
pub(crate) struct Joined {
    pub text: CompactString,
    /// The first of them.
    pub first: CompactString,
    pub terms: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Phrasing {
    pub text: String,
    /// In the order in which they stand, each stem once.
    pub terms: Vec<Term>,
    /// Neighbouring words written as one.
    pub joined: Vec<Joined>,
    /// Its words, small ones included, and the term that each is.
    tokens: Vec<Token>,
    term_of: Vec<Option<usize>>,
    /// How many words in it deny.
    pub negators: usize,
    /// What it denies, it denies by the way: "even without a match".
    pub aside: bool,
    /// How many tokens it has, small words included.
    pub length: usize,
    /// Share of small words in it, 0 to 1.
    small: f32,
    /// How many words stand in it without a small one between them, at most.
    pub bare: usize,
    /// Sum of the weights.
    pub weight: f32,
    /// Its halves, where it sets two things against each other.
    pub sides: Option<Sides>,
    /// Which of the two things of the question it speaks of, if it is only one; none where it compares it
    /// with another ("shorter than the other header").
    pub thing: Option<usize>,
    /// What it says of which thing, where each is named once.
    pub attributes: Vec<Attribute>,
    /// Its small words that others deny.
    pub ways: Vec<Way>,
    /// It says that something is more than another ("than").
    pub compares: bool,
    /// It is put as a guess itself, or speaks of one.
    pub guesses: bool,
    /// Its pieces of spelling, each once.
    pub pieces: Vec<u32>,
    /// What it means, without the question's direction, of unit length; none where none of its words is known or
    /// nothing is left of it.
    pub vector: Option<Vector>,
    /// What it means to the sentence model, where there is one.
    pub meaning: Option<Meaning>,
}

/// What the words of a question are worth.
pub(crate) struct Weights {
    /// Direction of the question's meaning: of unit length, or nothing.
    pub topic: Vector,
    /// The two things that the question sets against each other.
    pub contrast: Option<Contrast>,
    pub title: FxHashSet<CompactString>,
    title_tokens: Vec<Token>,
    /// In how many ideas of the question a stem occurs.
    ideas: FxHashMap<CompactString, u32>,
}

impl Weights {
    /// `ideas` are the phrasings of each key point, in any order.
    pub fn new<'a>(title: &str, ideas: impl Iterator<Item = Vec<&'a [Token]>>) -> Weights {
        let mut counted: FxHashMap<CompactString, u32> = FxHashMap::default();
        for idea in ideas {
            let stems: FxHashSet<&str> = idea.into_iter().flat_map(stems).collect();
            for stem in stems {
                *counted.entry(stem.into()).or_default() += 1;
            }
        }
        let tokens = tokens(&Answer::typed(title));
        let topic = vectors::unit(signals::vector(&tokens));
        Weights {
            topic,
            contrast: Contrast::of(&tokens),
            title: stems(&tokens).map(CompactString::from).collect(),
            title_tokens: tokens,
            ideas: counted,
        }
    }

    pub fn is_given(&self, stem: &str) -> bool {
        self.title.contains(stem)
    }

    /// Which of these tokens the question gives, in full or by their initials.
    fn given(&self, tokens: &[Token]) -> Vec<bool> {
        let mut given: Vec<bool> = tokens.iter().map(|token| self.is_given(&token.stem)).collect();
        for (given, token) in given.iter_mut().zip(tokens) {
            let letters = initials::letters(token);
            *given |=
                letters.is_some_and(|letters| !initials::stand_for(letters, &self.title_tokens).is_empty());
        }
        for letters in self.title_tokens.iter().filter_map(initials::letters) {
            for (first, last) in initials::stand_for(letters, tokens) {
                given[first..=last].fill(true);
            }
        }
        given
    }

    /// In how many ideas the stem occurs.
    pub fn ideas(&self, stem: &str) -> u32 {
        self.ideas.get(stem).copied().unwrap_or_default()
    }

    fn of(&self, stem: &str, class: Class, given: bool) -> f32 {
        let shared = (self.ideas(stem).max(1) as f32).sqrt();
        let class = if class == Class::Light { LIGHT } else { 1.0 };
        let given = if given { TITLE } else { 1.0 };
        class * given / shared
    }
}

fn stems(tokens: &[Token]) -> impl Iterator<Item = &str> {
    tokens.iter().filter(|token| token.class != Class::Stop).map(|token| token.stem.as_str())
}

/// The tokens before the one place where a link stands, and those after it, each as far as to the next of the `links`;
/// none where it stands at no place or at several.
pub(crate) fn linked(tokens: &[Token], link: &str, links: &[&str]) -> Option<(Range<usize>, Range<usize>)> {
    let is = |at: &usize| links.contains(&tokens[*at].text.as_str());
    let mut places = (0..tokens.len()).filter(|at| tokens[*at].text == link);
    let at = places.next().filter(|_| places.next().is_none())?;
    let begin = (0..at).rev().find(is).map_or(0, |before| before + 1);
    let end = (at + 1..tokens.len()).find(is).unwrap_or(tokens.len());
    Some((begin..at, at + 1..end))
}

impl Phrasing {
    /// The terms that initials are short for.
    pub fn shortened(&self, letters: &str) -> impl Iterator<Item = usize> {
        let places = initials::stand_for(letters, &self.tokens);
        places.into_iter().flat_map(|(first, last)| self.term_of[first..=last].iter().flatten().copied())
    }

    /// Its words, small ones included, each with the term that it is.
    pub fn words(&self) -> impl Iterator<Item = (&Token, Option<usize>)> {
        self.tokens.iter().zip(self.term_of.iter().copied())
    }

    /// Whether it is a sentence, and not a list or the name of a thing.
    pub fn is_sentence(&self) -> bool {
        self.small >= SENTENCE
    }

    /// The terms before the one place where the link stands in it, and those after it, each as far as to the next of the
    /// `links`, those that stand on both sides left out; none where it stands at no place or at several.
    pub fn around(&self, link: &str, links: &[&str]) -> Option<[Vec<usize>; 2]> {
        let (before, after) = linked(&self.tokens, link, links)?;
        let terms = |here: &Range<usize>, other: &Range<usize>| {
            let others = &self.term_of[other.clone()];
            let here = self.term_of[here.clone()].iter().flatten().copied();
            here.filter(|term| !others.contains(&Some(*term))).collect()
        };
        Some([terms(&before, &after), terms(&after, &before)])
    }

    /// The stem of what it is about, where it is a sentence that begins with that: "precision is …", "a merge keeps …".
    pub fn subject(&self) -> Option<&str> {
        Some(&self.tokens[self.subject_place()?].stem)
    }

    /// Where that stands, and its term.
    pub fn subject_term(&self) -> Option<(usize, usize)> {
        let at = self.subject_place()?;
        Some((at, self.term_of[at]?))
    }

    fn subject_place(&self) -> Option<usize> {
        let article = usize::from(["a", "an", "the"].contains(&word(&self.tokens, 0)));
        let goes_on = self.tokens.get(article + 1).is_some_and(|next| next.gap == Gap::Space);
        let subject = self.tokens.get(article).filter(|subject| subject.class == Class::Content);
        (goes_on && self.is_sentence() && subject.is_some()).then_some(article)
    }

    /// Whether a stem stands in what it says of its subject, before it turns to something else.
    pub fn says_of_subject(&self, stem: &str) -> bool {
        let ends =
            |token: &&Token| token.gap > Gap::Space && ["while", "whereas"].contains(&token.text.as_str());
        self.tokens.iter().take_while(|token| !ends(token)).any(|token| token.stem == stem)
    }

    /// Whether it has a word with this stem.
    pub fn names(&self, stem: &str) -> bool {
        self.terms.iter().any(|term| term.stem == stem)
    }

    /// Whether what is said about one of the two things of the question is beside what this says: it speaks of
    /// the other one, or names a thing without saying anything of it.
    pub fn is_of_another(&self, about: Option<usize>) -> bool {
        match (self.thing, about) {
            (Some(this), Some(about)) => this != about,
            (None, Some(_)) => !self.is_sentence(),
            _ => false,
        }
    }

    pub fn new(text: &str, weights: &Weights) -> Phrasing {
        Phrasing::of(text.to_owned(), tokens(&Answer::typed(text)), weights)
    }

    /// A text that has been read already.
    pub fn of(text: String, tokens: Vec<Token>, weights: &Weights) -> Phrasing {
        let polarity = polarity(&tokens, REACH);
        let given = weights.given(&tokens);
        let amid_denial = amid_denial(&tokens, &polarity.negator);
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
                key: sound::key(&token.text),
                quality: opposites::quality(token),
                weight: weights.of(&token.stem, token.class, given[at]),
                given: given[at],
                negated: polarity.negated[at],
                amid_denial: amid_denial[at],
                light: token.class == Class::Light,
                entry: token.entry,
                letters: initials::letters(token).map(CompactString::from),
                quantity: Quantity::at(&tokens, at),
            });
        }
        let among = |first: usize, last: usize| term_of[first..=last].iter().flatten().copied().collect();
        let joined = joined(&tokens)
            .filter(|(_, first, _)| tokens[*first].class != Class::Stop)
            .map(|(text, first, last)| Joined {
                text,
                first: tokens[first].text.clone(),
                terms: among(first, last),
            })
            .collect();
        let negators = polarity.negator.iter().filter(|negator| **negator).count();
        let aside = (0..tokens.len()).all(|at| !polarity.negator[at] || is_aside(&tokens[at].text));
        let weight = terms.iter().map(|term| term.weight).sum();
        let mut pieces: Vec<u32> = signals::pieces(&tokens).into_iter().map(|(piece, _)| piece).collect();
        pieces.sort_unstable();
        pieces.dedup();
        let vector = vectors::without(signals::vector(&tokens), &weights.topic);
        let vector = (vectors::dot(&vector, &vector) > 1e-4).then(|| vectors::unit(vector));
        // A word that stands twice may be of two things: the left child and the right one.
        let once = |thing: &str| tokens.iter().filter(|token| token.stem == thing).count() == 1;
        let mut attributes = attributes(&tokens, &polarity);
        attributes.retain(|attribute| once(&attribute.thing));
        // What the question gives may be a part of a name.
        let tells: Vec<bool> = terms.iter().map(|term| !term.light && !term.given).collect();
        let compares = tokens.iter().any(|token| token.text == "than");
        Phrasing {
            text,
            joined,
            negators,
            aside,
            length: tokens.len(),
            small: small(&tokens),
            bare: bare(&tokens).into_iter().max().unwrap_or_default(),
            weight,
            sides: Sides::of(&tokens, &term_of, &tells),
            attributes,
            ways: ways(&tokens, &term_of),
            thing: weights
                .contrast
                .as_ref()
                .filter(|_| !compares)
                .and_then(|contrast| contrast.named(&tokens)),
            compares,
            guesses: guesses(&tokens),
            pieces,
            vector,
            meaning: None,
            tokens,
            term_of,
            terms,
        }
    }
}

/// For each token whether its clause denies something, or goes on with one that does: "no loss, no order or errors". What
/// is denied by the way leaves what stands before it as it is.
fn amid_denial(tokens: &[Token], negator: &[bool]) -> Vec<bool> {
    let clauses = clauses(tokens);
    let mut amid = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        let goes_on = at > 0 && amid[at - 1] && (clauses[at] == clauses[at - 1] || !stands_alone(tokens, at));
        let mut rest = (at..tokens.len()).take_while(|&then| clauses[then] == clauses[at]);
        amid[at] = goes_on || rest.any(|then| negator[then] && (then == at || !is_aside(&tokens[then].text)));
    }
    amid
}
