//! How answers were scored, repeated from what happened in their session.

use hotseat_interview::{Comparison, Event, ItemState, MissReason, OwnScore, Session, Verdict};
use hotseat_storage::{Logged, Scored, ScoredAbout, StoredComparison, WallTime};
use std::collections::BTreeMap;

/// Brings `scored` up to date with an event that has just happened. `comparisons` are those that were
/// made with it.
pub(crate) fn scored_after(
    event: &Event,
    session: &Session,
    wall: WallTime,
    comparisons: &[StoredComparison],
    scored: &mut Vec<Scored>,
) {
    let item = match event {
        Event::Locked { item }
        | Event::Rescored { item, .. }
        | Event::Explained { item, .. }
        | Event::Overruled { item, .. } => *item,
        _ => return,
    };
    let known = scored.iter().position(|one| one.item == item);
    let before = known.map(|at| scored.remove(at));
    let compared = comparisons.iter().find(|stored| stored.item == item);
    let verdicts = match (compared, &before) {
        (Some(stored), _) => verdicts_of(&stored.comparison),
        (None, Some(before)) => before.about.verdicts.clone(),
        (None, None) => BTreeMap::new(),
    };
    let mut rescored_at = before.as_ref().map(|before| before.rescored_at.clone()).unwrap_or_default();
    if matches!(event, Event::Rescored { .. }) {
        rescored_at.push(wall);
    }
    let locked_at = match (event, &before) {
        (Event::Locked { .. }, _) => Some(wall),
        (_, before) => before.as_ref().map(|before| before.locked_at),
    };
    scored.extend(locked_at.and_then(|at| of_item(session, item, at, rescored_at, verdicts)));
    scored.sort_by_key(|one| one.item);
}

/// The same for a whole log; without verdicts, which no log tells.
pub(crate) fn scored_of_log(session: &Session, log: &[Logged]) -> Vec<Scored> {
    let mut times: BTreeMap<u32, (WallTime, Vec<WallTime>)> = BTreeMap::new();
    for Logged { wall, recorded } in log {
        match &recorded.event {
            Event::Locked { item } => {
                times.insert(*item, (*wall, Vec::new()));
            }
            Event::Rescored { item, .. } => {
                times.entry(*item).and_modify(|(_, rescored)| rescored.push(*wall));
            }
            _ => {}
        }
    }
    let of = |(item, (locked, rescored))| of_item(session, item, locked, rescored, BTreeMap::new());
    times.into_iter().filter_map(of).collect()
}

pub(crate) fn verdicts_of(comparison: &Comparison) -> BTreeMap<String, Verdict> {
    comparison.points.iter().map(|point| (point.key_point.clone(), point.verdict)).collect()
}

/// The score that was locked.
pub(crate) fn own_score(state: &ItemState) -> OwnScore {
    OwnScore { judgements: state.judgements.clone(), rows: state.rows.clone(), overall: state.overall }
}

fn of_item(
    session: &Session,
    item: u32,
    locked_at: WallTime,
    rescored_at: Vec<WallTime>,
    verdicts: BTreeMap<String, Verdict>,
) -> Option<Scored> {
    let plan = session.plan();
    let question = &plan.items.get(item as usize)?.question;
    let state = session.items().get(item as usize)?;
    let rubric = &plan.rubric;
    let scale = rubric
        .rows
        .iter()
        .map(|row| (row.id.clone(), row.levels.iter().map(|anchor| anchor.level).collect()))
        .collect();
    let misheard = state.reasons.iter().filter(|(_, reason)| **reason == MissReason::Misheard);
    let left_out = misheard.map(|(id, _)| id).chain(state.overruled.keys()).cloned().collect();
    let mut about = ScoredAbout::of(
        question.id.clone(),
        question.title.clone(),
        question.topics.clone(),
        rubric.id.clone(),
    );
    about.scale = scale;
    about.own = own_score(state);
    about.rescores = state.rescores.clone();
    about.verdicts = verdicts;
    about.left_out = left_out;
    Some(Scored::new(item, locked_at, rescored_at, state.peeked.is_some(), about))
}
