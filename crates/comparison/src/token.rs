//! What a text is made of, once its words are read.

use crate::vectors::Entry;
use compact_str::CompactString;

/// What a token can tell by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Grammar and fillers: never compared.
    Stop,
    /// A word that fits into any sentence: weighs less.
    Light,
    Content,
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    Space,
    /// A comma, a bracket, a dash.
    Clause,
    Sentence,
}

/// A word, or a part of one: `process.nextTick` gives `process`, `next` and `Tick`.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// As it was written.
    pub surface: CompactString,
    /// In lower case, spelt one way, and in its base form where that is irregular.
    pub text: CompactString,
    pub stem: CompactString,
    pub class: Class,
    pub gap: Gap,
    /// The words of the answer that it was made from: from inclusive, to exclusive.
    pub from: u32,
    pub to: u32,
    /// Its line in the table of vectors.
    pub entry: Option<Entry>,
    /// The recogniser was not sure of it.
    pub doubtful: bool,
}
