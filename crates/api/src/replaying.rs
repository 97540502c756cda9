//! Stored answers compared again with the present engine. What was said of them before stays stored
//! and is shown beside it; the person's own judgements and verdicts are never touched.

use crate::compared::{Recompared, ToCompare, says_the_same};
use crate::dto::{
    AnswerChange, ComparisonVersion, PointWas, ReplaySession, ReplayStart, Replayed, TrapChange,
    VerdictChange,
};
use crate::journal::Journal;
use crate::{ApiError, Code, Engines, Hotseat};
use hotseat_interview::{Comparison, ItemState, Question, Verdict};
use hotseat_storage::{SessionId, StoredComparison, WallTime};

/// An answer that is compared again.
struct Again {
    session: SessionId,
    wanted: ToCompare,
    before: StoredComparison,
    made: Option<StoredComparison>,
}

impl Hotseat {
    /// What could be compared again, and how much of it was compared by another engine.
    pub fn compare_again_start(&self) -> Result<ReplayStart, ApiError> {
        let engine = self.tiers.wanted();
        let found = self.store.read(|tx| tx.compared_sessions(&engine))?;
        let sessions = found.into_iter().map(|found| ReplaySession {
            id: found.session.0,
            answers: found.answers,
            by_others: found.by_others,
        });
        let sessions: Vec<ReplaySession> = sessions.collect();
        Ok(ReplayStart {
            engine,
            answers: sessions.iter().map(|session| session.answers).sum(),
            by_others: sessions.iter().map(|session| session.by_others).sum(),
            sessions,
        })
    }

    /// Compares the locked answers of some sessions again with the present engine, or only the one to
    /// `item`. A few sessions at a time, so that one can stop between them: each call is stored whole,
    /// or not at all.
    pub fn compare_again(&self, sessions: Vec<String>, item: Option<u32>) -> Result<Replayed, ApiError> {
        self.compare_again_with(&self.tiers.engines(), &sessions, item)
    }

    /// The same with an engine of the caller's.
    ///
    /// # Errors
    /// When an interview is held by another process, or what came of it could not be stored.
    pub fn compare_again_with(
        &self,
        engines: &Engines,
        sessions: &[String],
        item: Option<u32>,
    ) -> Result<Replayed, ApiError> {
        let mut replayed = Replayed::default();
        let mut all = Vec::new();
        for id in sessions {
            match self.to_compare_again(&SessionId(id.clone()), item) {
                Ok(found) => all.extend(found),
                Err(error) if matches!(error.code, Code::Damaged | Code::NotFound) => {
                    replayed.left_out.push(format!("{id}: {}", error.message));
                }
                Err(error) => return Err(error),
            }
        }
        compare_all(&mut all, engines, self.wall());
        self.store_again(all, &mut replayed)?;
        Ok(replayed)
    }

    /// The answers of a session that were compared before.
    fn to_compare_again(&self, id: &SessionId, item: Option<u32>) -> Result<Vec<Again>, ApiError> {
        let (journal, _) = Journal::load(&self.store, id)?;
        let mut found = Vec::new();
        for at in 0..u32::try_from(journal.session.items().len()).unwrap_or(u32::MAX) {
            if item.is_some_and(|item| item != at) || !journal.is_locked(at) {
                continue;
            }
            let (wanted, before) =
                (journal.to_compare(&self.store, at)?, journal.comparison(&self.store, at)?);
            if let (Some(wanted), Some(before)) = (wanted, before) {
                found.push(Again { session: id.clone(), wanted, before, made: None });
            }
        }
        Ok(found)
    }

    /// Stores what says something new, unless the answer has become another meanwhile.
    fn store_again(&self, all: Vec<Again>, replayed: &mut Replayed) -> Result<(), ApiError> {
        let (mut live, _owner) = self.nobody_else()?;
        let mut updates: Vec<(SessionId, Recompared)> = Vec::new();
        let mut changed = Vec::new();
        for of_session in all.chunk_by(|one, other| one.session == other.session) {
            let Some(Again { session: id, .. }) = of_session.first() else { continue };
            let stored;
            let journal = match live.as_ref().filter(|live| live.journal.id == *id) {
                Some(live) => &live.journal,
                None => match Journal::load(&self.store, id) {
                    Ok((journal, _)) => {
                        stored = journal;
                        &stored
                    }
                    // Deleted meanwhile.
                    Err(error) if error.code == Code::NotFound => continue,
                    Err(error) => return Err(error),
                },
            };
            let mut comparisons = Vec::new();
            for Again { wanted, before, made, .. } in of_session {
                let Some(made) = made else { continue };
                let item = wanted.item;
                let is_still = journal.is_locked(item)
                    && journal.to_compare(&self.store, item)?.as_ref() == Some(wanted)
                    && journal.comparison(&self.store, item)?.as_ref() == Some(before);
                if !is_still {
                    continue;
                }
                replayed.answers += 1;
                if says_the_same(before, made) {
                    continue;
                }
                changed.extend(change(journal, wanted, &before.comparison, &made.comparison));
                comparisons.push(made.clone());
            }
            if !comparisons.is_empty() {
                updates.push((id.clone(), journal.recompared(comparisons)));
            }
        }
        if !updates.is_empty() {
            self.store.write(|tx| updates.iter().try_for_each(|(id, update)| update.write(tx, id)))?;
        }
        for (id, update) in updates {
            if let Some(live) = live.as_mut().filter(|live| live.journal.id == id) {
                live.journal.take_recompared(update);
            }
        }
        replayed.changed.extend(changed);
        Ok(())
    }

    /// Every comparison of the last take of an answer, the newest first.
    pub(crate) fn comparison_versions(
        &self,
        journal: &Journal,
        item: u32,
    ) -> Result<Vec<ComparisonVersion>, ApiError> {
        let index = item as usize;
        let (Some(asked), Some(state)) =
            (journal.session.plan().items.get(index), journal.session.items().get(index))
        else {
            return Ok(Vec::new());
        };
        let take = state.takes.len().checked_sub(1).and_then(|take| u32::try_from(take).ok());
        let mut stored = self.store.read(|tx| tx.comparisons(&journal.id))?;
        stored.retain(|stored| stored.item == item && Some(stored.take) == take);
        let newest = stored.first().map(|stored| stored.comparison.clone());
        let version = |stored: StoredComparison| {
            let now = newest.as_ref().unwrap_or(&stored.comparison);
            let (points, traps) = differences(&asked.question, state, &stored.comparison, now);
            ComparisonVersion {
                made: stored.made_at.to_string(),
                verdicts: verdicts(&asked.question, &stored.comparison),
                engine: stored.comparison.engine,
                points,
                traps,
            }
        };
        Ok(stored.into_iter().map(version).collect())
    }
}

/// On all processors; a sentence model is on all of them by itself.
fn compare_all(all: &mut [Again], engines: &Engines, wall: WallTime) {
    let workers = match engines.reads_sentences() {
        true => 1,
        false => std::thread::available_parallelism().map_or(1, usize::from),
    };
    let share = all.len().div_ceil(workers).max(1);
    std::thread::scope(|scope| {
        for part in all.chunks_mut(share) {
            scope.spawn(move || {
                for again in part {
                    let compare = |question: &_, answer: &_| engines.compare(question, answer);
                    again.made = Some(again.wanted.compared(compare, wall));
                }
            });
        }
    });
}

fn change(
    journal: &Journal,
    wanted: &ToCompare,
    before: &Comparison,
    now: &Comparison,
) -> Option<AnswerChange> {
    let state = journal.session.items().get(wanted.item as usize)?;
    let (points, traps) = differences(&wanted.question, state, before, now);
    if points.is_empty() && traps.is_empty() {
        return None;
    }
    Some(AnswerChange {
        session: journal.id.0.clone(),
        session_title: journal.title.clone(),
        item: wanted.item,
        question: wanted.question.title.clone(),
        before: before.engine.clone(),
        now: now.engine.clone(),
        points,
        traps,
    })
}

fn verdict_in(comparison: &Comparison, key_point: &str) -> Option<Verdict> {
    comparison.points.iter().find(|found| found.key_point == key_point).map(|found| found.verdict)
}

fn verdicts(question: &Question, comparison: &Comparison) -> Vec<PointWas> {
    let was = |point: &hotseat_interview::KeyPoint| {
        Some(PointWas { key_point: point.id.clone(), verdict: verdict_in(comparison, &point.id)? })
    };
    question.key_points.iter().filter_map(was).collect()
}

fn differences(
    question: &Question,
    state: &ItemState,
    before: &Comparison,
    now: &Comparison,
) -> (Vec<VerdictChange>, Vec<TrapChange>) {
    let points = question.key_points.iter().filter_map(|point| {
        let (before, now) = (verdict_in(before, &point.id)?, verdict_in(now, &point.id)?);
        (before != now).then(|| VerdictChange {
            key_point: point.id.clone(),
            say: point.say.clone(),
            before,
            now,
            overruled: state.overruled.get(&point.id).copied(),
        })
    });
    let heard = |comparison: &Comparison, trap: &str| {
        comparison.traps.iter().find(|found| found.trap == trap).map(|found| found.said)
    };
    let traps = question.traps.iter().filter_map(|trap| {
        let (before, now) = (heard(before, &trap.id)?, heard(now, &trap.id)?);
        (before != now).then(|| TrapChange { trap: trap.id.clone(), why: trap.why.clone(), heard: now })
    });
    (points.collect(), traps.collect())
}
