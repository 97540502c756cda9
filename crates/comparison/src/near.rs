//! Words of an answer that meet a term without being the same word: heard or spelt alike, near in
//! meaning, the opposite.

use crate::initials;
use crate::opposites::{self, Quality};
use crate::passage::Passage;
use crate::phrasing::Term;
use crate::quantity::{Quantity, Relation};
use crate::sound::{self, Key, Spelling};
use crate::vectors::{Entry, UNKNOWN, Vector, dot};
use crate::words::{Class, Token};
use compact_str::CompactString;
use hotseat_interview::MatchKind;
use rustc_hash::FxHashMap;

/// What a word counts that is spelt nearly the same.
const SPELT: f32 = 0.9;
/// What a word counts that sounds the same.
const HEARD: f32 = 0.7;
/// What a common word counts where a term that is spelt or sounds alike was wanted: it may well be
/// meant as it stands.
const COMMON: f32 = 0.6;
/// Class of frequency below which a word is common.
const RARE: u8 = 9;
/// Class from which a term is so rare that several words may be mishearings of it.
const TERM: u8 = 6;
/// Cosine from which two words are near in meaning …
const NEAR: f32 = 0.45;
/// … and from which on nearness is counted.
const FAR: f32 = 0.3;
/// Sounds that a term must have to be known by them.
const SOUNDS: usize = 3;
/// With one sound less, which many words share ("file" and "full"), it counts little.
const SHORT: usize = 2;
const HEARD_SHORT: f32 = 0.35;

/// Where a term is met.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Tokens, both inclusive.
    pub first: usize,
    pub last: usize,
    pub kind: MatchKind,
    /// How much of the term it counts, 0 to 1.
    pub strength: f32,
}

/// The places of every term of a question.
pub(crate) struct Near {
    by_text: FxHashMap<CompactString, Met>,
    /// The different words in each wide stretch of the answer.
    stretches: Vec<Vec<usize>>,
}

/// What meets a term.
struct Met {
    places: Vec<Place>,
    /// The cosine of each of the answer's different words.
    likeness: Vec<f32>,
}

/// What words are compared by.
struct Word<'a> {
    stem: &'a str,
    spelling: Spelling<'a>,
    quality: Option<Quality>,
    key: Key,
    vector: Option<Vector>,
    /// Class of frequency.
    class: u8,
    light: bool,
    numeric: bool,
}

impl Word<'_> {
    fn of_token(token: &Token) -> Word<'_> {
        Word {
            quality: opposites::quality(token),
            key: sound::key(&token.text),
            light: token.class == Class::Light,
            ..Word::new(&token.text, &token.stem, token.entry)
        }
    }

    fn of_term(term: &Term) -> Word<'_> {
        Word {
            quality: term.quality,
            key: term.key,
            light: term.light,
            ..Word::new(&term.text, &term.stem, term.entry)
        }
    }

    fn new<'a>(text: &'a str, stem: &'a str, entry: Option<Entry>) -> Word<'a> {
        Word {
            stem,
            spelling: Spelling::of(text),
            quality: None,
            key: Key::default(),
            vector: entry.map(Entry::vector),
            class: entry.map_or(UNKNOWN, Entry::class),
            light: false,
            numeric: text.starts_with(|c: char| c.is_ascii_digit()),
        }
    }
}

impl Near {
    pub fn of<'a>(terms: impl Iterator<Item = &'a Term>, passage: &Passage) -> Near {
        // Each different word, and where it stands first.
        let mut words: Vec<(usize, Word)> = Vec::new();
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, token) in passage.tokens.iter().enumerate().filter(|(_, token)| token.class != Class::Stop) {
            known.entry(token.text.as_str()).or_insert_with(|| {
                words.push((at, Word::of_token(token)));
                words.len() - 1
            });
        }
        let said = |at: &usize| !passage.polarity.retracted[*at];
        let known = |at: usize| known.get(passage.tokens[at].text.as_str()).copied();
        let stretches = passage.stretches.iter().map(|stretch| {
            let mut words: Vec<usize> = stretch.clone().filter(said).filter_map(known).collect();
            words.sort_unstable();
            words.dedup();
            words
        });
        let mut near = Near { stretches: stretches.collect(), by_text: FxHashMap::default() };
        for term in terms {
            if !near.by_text.contains_key(&term.text) {
                near.by_text.insert(term.text.clone(), met(term, &words, passage));
            }
        }
        near
    }

    /// The places of a term, in no order that means anything but always in the same.
    pub fn places(&self, term: &Term) -> &[Place] {
        self.by_text.get(&term.text).map_or(&[], |met| &met.places)
    }

    /// How like a term the likest word of a wide stretch of the answer is, 0 to 1.
    pub fn likeness(&self, term: &Term, stretch: usize) -> f32 {
        let (Some(met), Some(words)) = (self.by_text.get(&term.text), self.stretches.get(stretch)) else {
            return 0.0;
        };
        words.iter().map(|word| met.likeness[*word]).fold(0.0, f32::max)
    }
}

fn met(term: &Term, words: &[(usize, Word)], passage: &Passage) -> Met {
    let mut places = Vec::new();
    let mut likeness = Vec::with_capacity(words.len());
    let wanted = Word::of_term(term);
    for (first, word) in words {
        let same = word.stem == wanted.stem;
        let near = wanted.vector.as_ref().zip(word.vector.as_ref()).map(|(one, other)| dot(one, other));
        likeness.push(if same { 1.0 } else { near.unwrap_or_default() });
        let Some((kind, strength)) = (if same { None } else { meets(&wanted, near, word) }) else {
            continue;
        };
        // The same word elsewhere: its stem stands at several places, and so may its likes.
        for &at in passage.stem(word.stem).iter().filter(|at| *at >= first) {
            if passage.tokens[at].text == passage.tokens[*first].text {
                places.push(Place { first: at, last: at, kind, strength });
            }
        }
    }
    for (first, last) in term.letters.iter().flat_map(|letters| initials::stand_for(letters, &passage.tokens))
    {
        places.push(Place { first, last, kind: MatchKind::Joined, strength: 1.0 });
    }
    if term.key.sounds() >= SOUNDS && wanted.class >= TERM {
        for (first, last) in passage.sounds(term.key, term.text.len()) {
            places.push(Place { first, last, kind: MatchKind::HeardAlike, strength: HEARD });
        }
    }
    Met { places, likeness }
}

fn meets(wanted: &Word, near: Option<f32>, said: &Word) -> Option<(MatchKind, f32)> {
    let opposed =
        |(wanted, said): (Quality, Quality)| opposites::of(wanted).iter().any(|other| other == said);
    let qualities = wanted.quality.zip(said.quality);
    if qualities.is_some_and(opposed) || opposites::is_undone(wanted.stem, said.stem) {
        return Some((MatchKind::Opposite, 1.0));
    }
    if qualities.is_some_and(|(wanted, said)| wanted == said) {
        return Some((MatchKind::Stem, 1.0));
    }
    if wanted.numeric || said.numeric {
        return None;
    }
    let guard = if said.class < RARE { COMMON } else { 1.0 };
    if wanted.spelling.is_like(&said.spelling) {
        return Some((MatchKind::SpeltAlike, SPELT * guard));
    }
    let sounds_alike = wanted.key == said.key && wanted.key.sounds() >= SHORT;
    if sounds_alike && wanted.spelling.is_akin(&said.spelling) {
        let heard = if wanted.key.sounds() >= SOUNDS { HEARD * guard } else { HEARD_SHORT };
        return Some((MatchKind::HeardAlike, heard));
    }
    if wanted.light || said.light {
        // Words that fit anywhere are near to each other, and it shows nothing.
        return None;
    }
    let near = near?;
    (near >= NEAR).then(|| (MatchKind::NearInMeaning, (near - FAR) / (1.0 - FAR)))
}

/// Where an answer gives the quantity of a term, or another number for it that is none of the phrasing's.
pub(crate) fn quantities(term: &Term, terms: &[Term], passage: &Passage) -> Vec<Place> {
    let Some(wanted) = &term.quantity else { return Vec::new() };
    let named = |found: &Quantity| {
        let mut others = terms.iter().filter_map(|term| term.quantity.as_ref());
        others.any(|other| other.value == found.value)
    };
    let place = |at: usize, kind| Place { first: at, last: at, kind, strength: 1.0 };
    let related = |relation: Relation, kind: MatchKind| -> Vec<Place> {
        let quantities = passage.quantities.iter().filter(|(_, found)| wanted.relation(found) == relation);
        quantities.map(|(at, _)| place(*at, kind)).collect()
    };
    let equal = related(Relation::Equal, MatchKind::Same);
    // Who gives the right number may well give others.
    if !equal.is_empty() {
        return equal;
    }
    let mut others = related(Relation::Different, MatchKind::Opposite);
    others.retain(|place| !passage.quantities.iter().any(|(at, found)| *at == place.first && named(found)));
    others
}
