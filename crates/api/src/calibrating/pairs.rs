//! One's own scores of an answer, each beside another score of the same thing.

use crate::sharing::MentorItem;
use hotseat_interview::{Judgement, LockedPoint, LockedRow, Verdict};
use hotseat_storage::{StoredLocked, WallTime};

/// Steps between "didn't" and "said".
pub(super) const JUDGEMENT_STEPS: f64 = 2.0;

/// One answer that has both scores.
pub(super) struct Compared {
    pub locked_at: WallTime,
    pub topics: Vec<String>,
    /// The mean of own minus other, each as a share of its scale: -1 to 1.
    pub bias: f64,
    /// Single judgements: own and other, 0 didn't, 1 partly, 2 said.
    pub judged: Vec<(usize, usize)>,
}

impl Compared {
    fn new(scored: &StoredLocked, differences: Vec<f64>, judged: Vec<(usize, usize)>) -> Option<Compared> {
        let bias = hotseat_figures::mean(&differences)?;
        Some(Compared { locked_at: scored.locked_at, topics: scored.answer.topics.clone(), bias, judged })
    }

    /// Of judgements alone.
    fn judged(scored: &StoredLocked, judged: Vec<(usize, usize)>) -> Option<Compared> {
        let differences =
            judged.iter().map(|&(own, other)| (own as f64 - other as f64) / JUDGEMENT_STEPS).collect();
        Compared::new(scored, differences, judged)
    }
}

fn of_judgement(judgement: Judgement) -> usize {
    match judgement {
        Judgement::Didnt => 0,
        Judgement::Partly => 1,
        Judgement::Said => 2,
    }
}

/// None where the program could not tell. Saying the opposite of an idea is not saying it.
fn of_verdict(verdict: Verdict) -> Option<usize> {
    match verdict {
        Verdict::Missed | Verdict::Contradicted => Some(0),
        Verdict::Partly => Some(1),
        Verdict::Covered => Some(2),
        Verdict::CannotTell => None,
    }
}

/// Against the program's verdicts; without those that the person overruled, and without points that
/// the recogniser misheard, since there it is the program that was off.
pub(super) fn against_verdicts(scored: &StoredLocked) -> Option<Compared> {
    let counts = |point: &&LockedPoint| point.overruled.is_none() && !point.is_misheard();
    let pairs = scored.answer.points.iter().filter(counts).filter_map(|point| {
        let verdict = point.found.and_then(of_verdict)?;
        Some((of_judgement(point.judgement), verdict))
    });
    Compared::judged(scored, pairs.collect())
}

/// Against the latest of the later scores: judgements, which every one of them has.
pub(super) fn against_rescore(scored: &StoredLocked) -> Option<Compared> {
    let later = scored.answer.rescores.last()?;
    let pairs = scored.answer.points.iter().filter_map(|point| {
        let later = later.judgements.get(&point.id)?;
        Some((of_judgement(point.judgement), of_judgement(*later)))
    });
    Compared::judged(scored, pairs.collect())
}

/// Against the rows that mentors scored.
pub(super) fn against_mentors(scored: &StoredLocked, mentors: &[MentorItem]) -> Option<Compared> {
    let mut differences = Vec::new();
    for mentor in mentors {
        for LockedRow { row, level, levels: scale, .. } in &scored.answer.rows {
            let other = mentor.rows.get(row).and_then(|other| on_scale(scale, *other));
            let places = on_scale(scale, *level).zip(other);
            if let (Some((own, other)), true) = (places, scale.len() > 1) {
                differences.push((own as f64 - other as f64) / (scale.len() - 1) as f64);
            }
        }
    }
    Compared::new(scored, differences, Vec::new())
}

/// A level's place on its row's scale, counted from 0.
pub(super) fn on_scale(scale: &[u8], level: u8) -> Option<usize> {
    scale.iter().position(|known| *known == level)
}
