//! An answer, made ready to be searched.

use crate::attributes::{Attribute, attributes};
use crate::definition::{Definition, definitions};
use crate::initials;
use crate::negation::reach;
use crate::polarity::{Polarity, polarity};
use crate::quantity::Quantity;
use crate::runs::{bare, joined};
use crate::signals::Signals;
use crate::sound::{self, Key};
use crate::stretch::stretches;
use crate::words::{Class, Gap, Token, base_stem, tokens};
use compact_str::CompactString;
use hotseat_interview::Answer;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many neighbouring tokens may be the mishearing of one term ("cube are net ease").
const HEARD: usize = 4;
/// By how many letters a mishearing may be longer or shorter than its term.
const LONGER: usize = 2;

pub(crate) struct Passage {
    pub tokens: Vec<Token>,
    pub polarity: Polarity,
    /// Number of the sentence that each token stands in.
    pub sentence: Vec<u32>,
    /// For each token the length of the run of words that it stands in, none of them small; 0 for a
    /// small word.
    pub bare: Vec<usize>,
    by_stem: FxHashMap<CompactString, Vec<usize>>,
    /// The stems, ascending.
    stems: Vec<CompactString>,
    /// Runs of two tokens or more, written as one word: first and last. Where one of them is no word that
    /// is known ("exec utes"), the stem of the run too.
    by_joined: FxHashMap<CompactString, Vec<(usize, usize)>>,
    /// Runs of two tokens or more by what is heard of them, ascending, each with its count of letters.
    by_sound: Vec<(Key, (usize, usize, usize))>,
    /// Numbers with what they count, each with its token.
    pub quantities: Vec<(usize, Quantity)>,
    /// What is written as initials are, each with its token.
    pub initials: Vec<(usize, CompactString)>,
    /// What is said of which thing.
    pub attributes: Vec<Attribute>,
    /// The clauses that say what a thing is.
    pub definitions: Vec<Definition>,
    pub signals: Signals,
    /// Wide stretches of it, by tokens.
    pub stretches: Vec<Range<usize>>,
}

impl Passage {
    pub fn of(answer: &Answer) -> Passage {
        let tokens = tokens(answer);
        let polarity = polarity(&tokens, reach(&tokens));
        let mut sentence = Vec::with_capacity(tokens.len());
        let mut number = 0;
        let mut by_stem: FxHashMap<CompactString, Vec<usize>> = FxHashMap::default();
        for (at, token) in tokens.iter().enumerate() {
            if at > 0 && token.gap == Gap::Sentence {
                number += 1;
            }
            sentence.push(number);
            if token.class != Class::Stop {
                by_stem.entry(token.stem.clone()).or_default().push(at);
            }
        }
        let mut stems: Vec<CompactString> = by_stem.keys().cloned().collect();
        stems.sort_unstable();
        let mut by_joined: FxHashMap<CompactString, Vec<(usize, usize)>> = FxHashMap::default();
        for (run, first, last) in joined(&tokens) {
            let torn = |token: &Token| token.entry.is_none() && token.class == Class::Content;
            if tokens[first..=last].iter().any(torn) {
                let stem = base_stem(&run);
                if stem != run {
                    by_joined.entry(stem).or_default().push((first, last));
                }
            }
            by_joined.entry(run).or_default().push((first, last));
        }
        let mut by_sound: Vec<(Key, (usize, usize, usize))> = heard(&tokens).collect();
        by_sound.sort_unstable();
        let quantities = (0..tokens.len()).filter_map(|at| Some((at, Quantity::at(&tokens, at)?))).collect();
        let signals = Signals::of(&tokens, &polarity.retracted);
        let bare = bare(&tokens);
        let attributes = attributes(&tokens, &polarity);
        let initials = tokens
            .iter()
            .enumerate()
            .filter_map(|(at, token)| initials::letters(token).map(|letters| (at, letters.into())));
        let initials = initials.collect();
        let definitions = definitions(&tokens, &polarity.clause);
        Passage {
            stretches: stretches(&tokens, &polarity.retracted),
            tokens,
            polarity,
            sentence,
            bare,
            by_stem,
            stems,
            by_joined,
            by_sound,
            quantities,
            initials,
            definitions,
            attributes,
            signals,
        }
    }

    /// The tokens of the sentences from that of one token to that of another.
    pub fn sentences(&self, first: usize, last: usize) -> Range<usize> {
        let (from, to) = (self.sentence[first], self.sentence[last]);
        let begin = self.sentence.partition_point(|number| *number < from);
        begin..self.sentence.partition_point(|number| *number <= to)
    }

    /// Where a stem stands, in order.
    pub fn stem(&self, stem: &str) -> &[usize] {
        self.by_stem.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Whether a stem begins with these letters and goes on.
    pub fn goes_on(&self, letters: &str) -> bool {
        let after = self.stems.partition_point(|stem| stem.as_str() <= letters);
        self.stems.get(after).is_some_and(|stem| stem.starts_with(letters))
    }

    /// Where a word stands in several pieces: first and last token of each place, in order.
    pub fn joined(&self, text: &str) -> &[(usize, usize)] {
        self.by_joined.get(text).map_or(&[], Vec::as_slice)
    }

    /// Where several words sound like one and are about as long: first and last token of each
    /// place, in order.
    pub fn sounds(&self, key: Key, letters: usize) -> impl Iterator<Item = (usize, usize)> {
        let from = self.by_sound.partition_point(|(here, _)| *here < key);
        self.by_sound[from..]
            .iter()
            .take_while(move |(here, _)| *here == key)
            .map(|(_, place)| *place)
            .filter(move |(_, _, here)| here.abs_diff(letters) <= LONGER)
            .map(|(first, last, _)| (first, last))
    }

    /// Share of the words of content that the recogniser was not sure of.
    pub fn doubtful(&self) -> f32 {
        let content = self.tokens.iter().filter(|token| token.class == Class::Content);
        let doubtful = content.filter(|token| token.doubtful).count();
        doubtful as f32 / self.content_words().max(1) as f32
    }

    /// How many words mean something.
    pub fn content_words(&self) -> usize {
        self.tokens.iter().filter(|token| token.class == Class::Content).count()
    }
}

/// What is heard of runs of two to [`HEARD`] tokens without a pause between them; names of letters
/// are read as the letters ("lib you vee"). Small words alone ("and it") are meant as they stand.
fn heard(tokens: &[Token]) -> impl Iterator<Item = (Key, (usize, usize, usize))> + '_ {
    (0..tokens.len()).flat_map(move |first| {
        let read = |at: usize| sound::letter(&tokens[at].text).unwrap_or(&tokens[at].text);
        let mut run = CompactString::from(read(first));
        (first + 1..tokens.len())
            .take(HEARD - 1)
            .take_while(|&last| tokens[last].gap == Gap::Space)
            .filter_map(move |last| {
                run.push_str(read(last));
                let small = tokens[first..=last].iter().all(|token| token.class == Class::Stop);
                let key = if small { Key::default() } else { sound::key(&run) };
                (key.sounds() > 2).then_some((key, (first, last, run.len())))
            })
    })
}
