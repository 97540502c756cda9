//! A statement in its own words about another thing: "authorization verifies who the user is", where authentication does.

use crate::chain::{Name, Said, chain, said, statement};
use crate::clause::CLAUSE;
use crate::matching::{Search, hits};
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::token::{Class, Gap};
use hotseat_interview::MatchKind;

/// Share of what is said of the subject that must be there, in its order …
const VERBATIM: f32 = 0.6;
/// … and what it must weigh at least, the words of a sentence without its subject: less is soon said of anything.
const ENOUGH: f32 = 2.5;
/// How many of them must be words of content.
const WORDS: usize = 2;
/// What a word of content weighs at least.
const WORD: f32 = 0.5;
/// How many words of content may stand before what is said, in a clause.
const NAME: usize = 3;
/// How many words of it may be missing at its beginning.
const MISSING: usize = 2;
/// Words that begin a clause too.
const OPENS: &[&str] = &["and"];

/// Whether an answer says, nearly word by word, of another of the `subjects` what a phrasing says of its own. The
/// subjects are those of the question's key points, each by its stem.
pub(crate) fn is_another(phrasing: &Phrasing, subjects: &[String], search: &Search) -> bool {
    let passage = search.passage;
    let Some((place, own)) = phrasing.subject_term() else { return false };
    let wanted = statement(phrasing, place + 1);
    let weight: f32 = wanted.iter().map(|wanted| wanted.weight).sum();
    let mut hits = hits(phrasing, search);
    hits.retain(|hit| hit.kind != MatchKind::Opposite);
    let said = said(&hits, passage, 0..passage.tokens.len());
    let found = chain(&said, &wanted, |name| name);
    let words = found.steps.iter().filter(|(_, at)| wanted[*at].weight >= WORD).count();
    let (Some(begin), Some(end)) = (found.steps.first(), found.steps.last()) else { return false };
    if weight < ENOUGH || found.weight < VERBATIM * weight || words < WORDS || begin.1 > MISSING {
        return false;
    }
    let here = said[begin.0].at..said[end.0].at + 1;
    // Whether it is said of its own subject somewhere.
    let straight = chain(&said, &statement(phrasing, 0), |name| name).weight > found.weight + WORD;
    let denied = hits.iter().any(|hit| here.contains(&hit.first) && !hit.agrees);
    if straight || denied || passage.sentence[here.start] != passage.sentence[here.end - 1] {
        return false;
    }
    let name = clause_begin(passage, here.start)..here.start;
    // What is said of the subject may name it again.
    let again = wanted.iter().any(|wanted| wanted.name == Name::Term(own));
    let clause = name.start..if again { here.start } else { clause_end(passage, here.end) };
    let is_own = |said: &Said| clause.contains(&said.at) && said.name == Some(Name::Term(own));
    let content =
        |at: &usize| passage.tokens[*at].class == Class::Content && !passage.polarity.retracted[*at];
    let named: Vec<&String> = name.filter(content).map(|at| &passage.tokens[at].stem).collect();
    let other = |stem: &&String| subjects.contains(stem) && !phrasing.says_of_subject(stem);
    (1..=NAME).contains(&named.len()) && named.iter().any(other) && !said.iter().any(is_own)
}

fn opens(passage: &Passage, at: usize) -> bool {
    let token = &passage.tokens[at];
    let text = token.text.as_str();
    token.gap > Gap::Space || CLAUSE.contains(&text) || OPENS.contains(&text)
}

/// Where the clause of a token begins.
fn clause_begin(passage: &Passage, at: usize) -> usize {
    (0..=at).rev().find(|at| opens(passage, *at)).unwrap_or(0)
}

/// Where the clause ends that goes on before this token.
fn clause_end(passage: &Passage, at: usize) -> usize {
    (at..passage.tokens.len()).find(|at| opens(passage, *at)).unwrap_or(passage.tokens.len())
}
