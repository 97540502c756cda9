//! What tells a list of keywords from a sentence: small words are missing, or the order is another.

use crate::hit::Hit;
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::runs::small;
use std::ops::Range;

/// Share of neighbouring terms in the wrong order from which a passage without small words is
/// such a list.
const SHUFFLED: f32 = 0.2;
/// Share of small words in a passage from which it can't be a list of keywords. In whole
/// sentences about every second word is small.
const GLUE: f32 = 0.25;
/// Of fewer tokens than this, nobody can say whether they are a list.
const LISTED: usize = 4;
/// Share of small words below which a stretch begins to look like a list.
const BARE: f32 = 0.3;
/// Share of a phrasing's own words from which a list may be one of its keywords, and from which it
/// surely is: who says an idea in other words leaves some out.
const SOME: f32 = 0.3;
const MOST: f32 = 0.6;
/// Share of neighbouring terms that do not follow each other from which a stretch of words is a list.
const APART: f32 = 0.5;
/// Fewer words of a phrasing than this are no list, in whatever order they stand.
const IDEA: usize = 3;
/// How many words of content may follow each other in a sentence, and from how many on they surely are a
/// list.
const RUN: usize = 4;
const LONG: usize = 5;
/// How many tokens after the one before it a word may stand and still follow it.
const FOLLOWS: usize = 4;

/// How much a passage looks like a shuffled list of keywords, 0 to 1: no small words between the
/// terms, and the terms in another order.
pub(crate) fn salad(hits: &[Hit], passage: &Passage) -> f32 {
    let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return 0.0 };
    if hits.len() < IDEA {
        return 0.0;
    }
    let glue = small(&passage.tokens[first.first..=last.last]) / GLUE;
    (backward(hits) / SHUFFLED).min(1.0) * (1.0 - glue).max(0.0)
}

/// How much a match looks like a list of keywords, 0 to 1: shuffled, or a long run of them in any order.
/// `own` is the share of the phrasing's own words that were found, `around` the stretch of the answer that was
/// searched for them: a run amid a sentence that has small words otherwise is none.
pub(crate) fn list(
    phrasing: &Phrasing,
    hits: &[Hit],
    own: f32,
    around: Range<usize>,
    passage: &Passage,
) -> f32 {
    let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return 0.0 };
    let whole = ((own - SOME) / (MOST - SOME)).clamp(0.0, 1.0);
    let shuffled = listed(hits, passage) * (disorder(hits) / APART).min(1.0);
    let sentences = &passage.sentence;
    let begin = sentences.partition_point(|sentence| *sentence < sentences[first.first]);
    let end = sentences.partition_point(|sentence| *sentence <= sentences[last.last]);
    let around = &passage.tokens[around.start.max(begin)..around.end.min(end)];
    (whole * shuffled).max(bare(phrasing, hits, passage).min(scant(small(around))))
}

/// How much the stretch of these hits looks like a list of words, 0 to 1: few of them are small.
fn listed(hits: &[Hit], passage: &Passage) -> f32 {
    let (Some(first), Some(last)) = (hits.first(), hits.last()) else { return 0.0 };
    let tokens = &passage.tokens[first.first..=last.last];
    if tokens.len() < LISTED {
        return 0.0;
    }
    scant(small(tokens))
}

/// How far small words are missing where this share of them is small, 0 to 1.
pub(crate) fn scant(small: f32) -> f32 {
    (1.5 * (1.0 - small / BARE)).clamp(0.0, 1.0)
}

/// How far these hits stand in runs of words without any small one, 0 to 1, longer than the phrasing has
/// itself: a list of keywords, in whatever order. A phrasing that is no sentence ("Sequence number") is
/// said in such a run.
fn bare(phrasing: &Phrasing, hits: &[Hit], passage: &Passage) -> f32 {
    if hits.len() < IDEA || !phrasing.is_sentence() {
        return 0.0;
    }
    let usual = phrasing.bare.max(RUN);
    let bare =
        |hit: &Hit| (passage.bare[hit.first].saturating_sub(usual) as f32 / (LONG - RUN) as f32).min(1.0);
    hits.iter().map(bare).sum::<f32>() / hits.len() as f32
}

/// Share of the terms that follow each other in the phrasing and don't here, 0 to 1.
fn disorder(hits: &[Hit]) -> f32 {
    let place = |term: usize| hits.iter().find(|hit| hit.term == term);
    let pairs = hits.iter().filter_map(|hit| Some((hit, place(hit.term + 1)?)));
    let (mut all, mut apart) = (0.0_f32, 0.0_f32);
    for (one, next) in pairs {
        all += 1.0;
        if next.first < one.first || next.first > one.last + FOLLOWS {
            apart += 1.0;
        }
    }
    if all > 0.0 { apart / all } else { 0.5 }
}

/// Share of neighbouring hits that stand in the other order than in the phrasing.
pub(crate) fn backward(hits: &[Hit]) -> f32 {
    let backward = hits.windows(2).filter(|pair| pair[1].term < pair[0].term).count();
    backward as f32 / hits.len().saturating_sub(1).max(1) as f32
}
