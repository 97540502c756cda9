//! A statement in its own words about another thing: "authorization verifies who the user is", where authentication
//! does, or "local variables live on the heap", where they live on the stack.

use crate::chain::{Chain, Name, Said, Wanted, chain, said, statement};
use crate::clause::CLAUSE;
use crate::hit::Hit;
use crate::matching::{Search, hits};
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::token::{Class, Gap};
use compact_str::CompactString;
use hotseat_interview::MatchKind;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Share of a statement that must be there, in its order …
const VERBATIM: f32 = 0.6;
/// … and what it must weigh at least, in words: less is soon said of anything.
const ENOUGH: f32 = 2.5;
/// How many of them must be words of content.
const WORDS: usize = 2;
/// What a word of content weighs at least.
const WORD: f32 = 0.5;
/// How many words of content may stand before what is said of a subject, in a clause.
const NAME: usize = 3;
/// How many words of what is said of a subject may be missing at its beginning.
const MISSING: usize = 2;
/// Words that begin a clause too.
const OPENS: &[&str] = &["and"];

/// What an answer says of a statement nearly word by word, in one sentence that denies nothing of it.
struct Told {
    wanted: Vec<Wanted>,
    chain: Chain,
    /// Where it is told, in tokens of the answer.
    here: Range<usize>,
}

/// Whether an answer says of something else what a phrasing says of its subject: of another of the `subjects`, those of
/// the question's key points, each by its stem, or with another word of the question's title (`given`, by their stems).
pub(crate) fn is_of_something_else(
    phrasing: &Phrasing,
    subjects: &[CompactString],
    given: &FxHashSet<CompactString>,
    search: &Search,
) -> bool {
    let mut hits = hits(phrasing, search);
    hits.retain(|hit| hit.kind != MatchKind::Opposite);
    let said = said(&hits, search.passage, 0..search.passage.tokens.len());
    let answer = Read { hits, said, passage: search.passage };
    is_another(phrasing, subjects, &answer) || is_replaced(phrasing, given, &answer)
}

/// An answer, read for the words of a phrasing.
struct Read<'a> {
    hits: Vec<Hit>,
    said: Vec<Said>,
    passage: &'a Passage,
}

/// The statement is that of a phrasing from a token on.
fn told(phrasing: &Phrasing, from: usize, answer: &Read) -> Option<Told> {
    let Read { hits, said, passage } = answer;
    let wanted = statement(phrasing, from);
    let chain = chain(said, &wanted, |name| name);
    let here = chain.tokens(said);
    let weight: f32 = wanted.iter().map(|wanted| wanted.weight).sum();
    let words = chain.steps.iter().filter(|(_, at)| wanted[*at].weight >= WORD).count();
    let denied = hits.iter().any(|hit| here.contains(&hit.first) && !hit.agrees);
    let verbatim = weight >= ENOUGH && chain.weight >= VERBATIM * weight && words >= WORDS;
    let one_sentence = || passage.sentence[here.start] == passage.sentence[here.end - 1];
    (verbatim && one_sentence() && !denied).then_some(Told { wanted, chain, here })
}

fn is_another(phrasing: &Phrasing, subjects: &[CompactString], answer: &Read) -> bool {
    let Some((place, own)) = phrasing.subject_term() else { return false };
    let Some(Told { wanted, chain: found, here }) = told(phrasing, place + 1, answer) else { return false };
    let Read { said, passage, .. } = answer;
    // Whether it is said of its own subject somewhere.
    let straight = chain(said, &statement(phrasing, 0), |name| name).weight > found.weight + WORD;
    let starts =
        found.steps.iter().filter(|(_, at)| wanted[*at].weight >= WORD).map(|(place, _)| said[*place].at);
    let starts: Vec<usize> = starts.take(WORDS).collect();
    let apart = (starts[0] + 1..=starts[WORDS - 1]).any(|at| pauses(passage, at));
    if straight || apart || found.steps[0].1 > MISSING {
        return false;
    }
    let name = clause_begin(passage, here.start)..here.start;
    // What is said of the subject may name it again.
    let again = wanted.iter().any(|wanted| wanted.name == Name::Term(own));
    let clause = name.start..if again { here.start } else { clause_end(passage, here.end) };
    let is_own = |said: &Said| clause.contains(&said.at) && said.name == Some(Name::Term(own));
    let content =
        |at: &usize| passage.tokens[*at].class == Class::Content && !passage.polarity.retracted[*at];
    let named: Vec<&CompactString> = name.filter(content).map(|at| &passage.tokens[at].stem).collect();
    let other = |stem: &&CompactString| subjects.contains(stem) && !phrasing.says_of_subject(stem);
    (1..=NAME).contains(&named.len()) && named.iter().any(other) && !said.iter().any(is_own)
}

/// Whether an answer says another word of the question's title (`given`, by their stems) in the place of the one that a
/// phrasing has there.
fn is_replaced(phrasing: &Phrasing, given: &FxHashSet<CompactString>, answer: &Read) -> bool {
    let Some(Told { wanted, chain, here }) = told(phrasing, 0, answer) else { return false };
    let Read { said, passage, .. } = answer;
    let tokens = &passage.tokens;
    let clause = clause_begin(passage, here.start)..clause_end(passage, here.end);
    let named = |name: Name| said.iter().any(|said| said.name == Some(name) && clause.contains(&said.at));
    chain.steps.windows(2).any(|pair| {
        let [(before, from), (after, to)] = pair else { return false };
        let missing: Vec<&Wanted> =
            wanted[from + 1..*to].iter().filter(|wanted| wanted.weight >= WORD).collect();
        let instead = said[before + 1..*after].iter().filter(|said| tokens[said.at].class != Class::Stop);
        let instead: Vec<&Said> = instead.collect();
        let ([missing], [instead]) = (missing.as_slice(), instead.as_slice()) else { return false };
        let stem = &tokens[instead.at].stem;
        let is_given = matches!(missing.name, Name::Term(term) if phrasing.terms[term].given);
        is_given && given.contains(stem) && !phrasing.names(stem) && !named(missing.name)
    })
}

/// Whether a pause or an "and" stands before a token, or it is that.
fn pauses(passage: &Passage, at: usize) -> bool {
    let token = &passage.tokens[at];
    token.gap > Gap::Space || OPENS.contains(&token.text.as_str())
}

fn opens(passage: &Passage, at: usize) -> bool {
    pauses(passage, at) || CLAUSE.contains(&passage.tokens[at].text.as_str())
}

/// Where the clause of a token begins.
fn clause_begin(passage: &Passage, at: usize) -> usize {
    (0..=at).rev().find(|at| opens(passage, *at)).unwrap_or(0)
}

/// Where the clause ends that goes on before this token.
fn clause_end(passage: &Passage, at: usize) -> usize {
    (at..passage.tokens.len()).find(|at| opens(passage, *at)).unwrap_or(passage.tokens.len())
}
