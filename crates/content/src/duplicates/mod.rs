//! Questions that seem to be asked twice. They are proposed to a person, never merged.

mod answers;
mod subject;
mod words;

use answers::Answers;
use hotseat_interview::{Question, QuestionId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use subject::Subject;
use ts_rs::TS;

/// Titles that share a word with more others than this share nothing that tells.
const LARGEST_BLOCK: usize = 400;
/// How alike the answers to one and the same question are at least.
const SAME_TITLE: f32 = 0.15;
/// How alike they are where only one title says what the other is about.
const CONTAINED_TITLE: f32 = 0.3;
/// How much of the shorter answer the longer one says in that case.
const CONTAINED_ANSWER: f32 = 0.8;
/// How alike answers are that were copied.
const COPIED: f32 = 0.7;

/// Two questions that seem to be the same one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DuplicatePair {
    /// The one that comes first in the bank.
    pub first: QuestionId,
    pub second: QuestionId,
    /// 0 to 1: the share of subject words that both titles have.
    pub titles: f32,
    /// 0 to 1: how alike the answers are; none if one of them has none.
    pub answers: Option<f32>,
}

/// Proposes pairs of questions that ask the same: titles with the same subject and kind of question
/// whose answers don't speak of different things, or answers that hold one another. A question that
/// only goes deeper, or is a part of another, is no duplicate. Two questions about different code
/// aren't either, whatever their titles.
pub fn duplicates(questions: &[Question]) -> Vec<DuplicatePair> {
    duplicates_from(questions, 0)
}

/// Only the pairs whose second question is at `from` or later: for a list that is new beside a bank.
pub fn duplicates_from(questions: &[Question], from: usize) -> Vec<DuplicatePair> {
    let subjects: Vec<Subject> = questions.iter().map(Subject::of).collect();
    let answers = Answers::of(questions);
    candidates(&subjects)
        .into_iter()
        .filter(|&(_, second)| second >= from)
        .filter_map(|(first, second)| {
            let titles = subjects[first].similarity(&subjects[second]);
            let alike = answers.similarity(first, second);
            is_duplicate(&subjects[first], &subjects[second], alike).then(|| DuplicatePair {
                first: questions[first].id.clone(),
                second: questions[second].id.clone(),
                titles,
                answers: alike.map(|alike| alike.cosine),
            })
        })
        .collect()
}

/// Pairs whose titles share the beginning of a word, or all but their spaces.
fn candidates(subjects: &[Subject]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, subject) in subjects.iter().enumerate() {
        for start in subject.starts() {
            blocks.entry(start).or_default().push(index);
        }
    }
    let mut same: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, subject) in subjects.iter().enumerate() {
        same.entry(subject.joined()).or_default().push(index);
    }
    let blocks = blocks.into_values().filter(|block| block.len() <= LARGEST_BLOCK);
    let same = same.into_iter().filter(|(joined, _)| !joined.is_empty()).map(|(_, block)| block);
    let mut pairs = BTreeSet::new();
    for block in blocks.chain(same) {
        for (at, &first) in block.iter().enumerate() {
            // The next few stand for a block of thousands that all say the same.
            for &second in block[at + 1..].iter().take(LARGEST_BLOCK) {
                if first != second {
                    pairs.insert((first.min(second), first.max(second)));
                }
            }
        }
    }
    pairs
}

fn is_duplicate(a: &Subject, b: &Subject, alike: Option<answers::Alike>) -> bool {
    if a.asks_of_other_code(b) {
        return false;
    }
    if a.is_same(b) {
        return a.kinds_agree(b) && alike.is_none_or(|alike| alike.cosine >= SAME_TITLE);
    }
    let Some(alike) = alike else { return false };
    if !alike.long_enough {
        return false;
    }
    let copied = alike.cosine >= COPIED && alike.covered >= COPIED && a.shares_a_word(b);
    let contained =
        a.contains_or_is_in(b) && alike.cosine >= CONTAINED_TITLE && alike.covered >= CONTAINED_ANSWER;
    copied || contained
}
