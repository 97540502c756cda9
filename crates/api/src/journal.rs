//! A session together with its place in the database: what happens to it is on disk before anyone
//! sees it.

use crate::answers::SpokenWords;
pub(crate) use crate::compared::ToCompare;
use crate::passages::written;
use crate::progress::{locked_at, locked_rows};
use crate::scored::{scored_after, scored_of_log, verdicts_of};
use crate::tiers::Tiers;
use crate::{ApiError, Code};
use hotseat_interview::{
    Effect, Event, Judgement, Millis, Outcome, Plan, Question, Recorded, Session, Stage, without_answer,
};
use hotseat_storage::{
    Asked, Logged, NewSession, OrNotFound, Progress, Scored, SessionId, Store, StoreError, StoredComparison,
    WallTime, WriteTx,
};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) struct Journal {
    pub(crate) id: SessionId,
    pub(crate) title: String,
    pub(crate) session: Session,
    next: u32,
    progress: Progress,
    asked: Vec<Asked>,
    pub(crate) scored: Vec<Scored>,
    last_wall: WallTime,
    /// When its answers were locked, by item.
    pub(crate) locked_at: BTreeMap<u32, WallTime>,
    /// Questions whose answers are deleted: the session is read without their words, and nothing
    /// more can happen to them.
    pub(crate) hidden: Vec<u32>,
}

impl Journal {
    /// Stores a new session and its first event together.
    pub(crate) fn create(
        store: &Store,
        title: String,
        plan: Plan,
        wall: WallTime,
    ) -> Result<Journal, ApiError> {
        let id = new_id(wall);
        let mut session = Session::new(Arc::new(plan));
        session.apply(&Event::Begun, Millis::ZERO)?;
        let progress = progress(&session, &Progress { started_at: Some(wall), ..Progress::default() }, wall);
        let asked = asked(&session, &[], wall);
        let begun = Logged { wall, recorded: Recorded { at: Millis::ZERO, event: Event::Begun } };
        let (next, _) = store.write(|tx| {
            tx.create_session(&NewSession {
                id: id.clone(),
                title: title.clone(),
                created_at: wall,
                plan: session.plan(),
            })?;
            tx.set_progress(&id, &progress)?;
            tx.set_asked(&id, &asked)?;
            tx.set_scored(&id, &[])?;
            put_asked_questions(tx, session.plan(), &asked)?;
            tx.append_events(&id, 0, &[begun])
        })?;
        let (scored, locked_at, hidden) = (Vec::new(), BTreeMap::new(), Vec::new());
        Ok(Journal { id, title, session, next, progress, asked, scored, last_wall: wall, locked_at, hidden })
    }

    /// Replays a stored session.
    ///
    /// # Errors
    /// When there is none, it is deleted, or its log is damaged.
    pub(crate) fn load(store: &Store, id: &SessionId) -> Result<(Journal, Vec<Logged>), ApiError> {
        if store.read(|tx| tx.deleted_of(id))?.0 {
            return Err(ApiError::new(Code::NotFound, "This session was deleted: take that back first."));
        }
        Journal::load_even_deleted(store, id)
    }

    /// The same, of one that is deleted as well.
    pub(crate) fn load_even_deleted(
        store: &Store,
        id: &SessionId,
    ) -> Result<(Journal, Vec<Logged>), ApiError> {
        let (stored, mut log, asked, scored, (_, hidden)) = store.read(|tx| {
            let stored = tx.session(id)?.or_not_found("session", id)?;
            Ok::<_, StoreError>((stored, tx.log(id)?, tx.asked(id)?, tx.scored(id)?, tx.deleted_of(id)?))
        })?;
        let plan = Arc::new(stored.plan);
        for item in &hidden {
            let events: Vec<Recorded> = log.iter().map(|logged| logged.recorded.clone()).collect();
            let without = without_answer(&plan, &events, *item)?;
            for (logged, recorded) in log.iter_mut().zip(without) {
                logged.recorded = recorded;
            }
        }
        let session = Session::replay(plan, log.iter().map(|logged| &logged.recorded))?;
        let journal = Journal {
            id: id.clone(),
            title: stored.summary.title,
            session,
            next: u32::try_from(log.len()).unwrap_or(u32::MAX),
            last_wall: log.last().map_or(stored.summary.created_at, |logged| logged.wall),
            progress: stored.summary.progress,
            asked,
            scored,
            locked_at: locked_at(&log),
            hidden,
        };
        Ok((journal, log))
    }

    /// Notes what was asked in a session that was stored before such notes were taken.
    pub(crate) fn note_asked(store: &Store, id: &SessionId) -> Result<(), ApiError> {
        let (journal, log) = Journal::load_even_deleted(store, id)?;
        let begun = log.first().map_or(journal.last_wall, |logged| logged.wall);
        store.write(|tx| tx.set_asked(id, &asked(&journal.session, &[], begun)))?;
        Ok(())
    }

    /// Notes how answers were scored in a session that was stored before such notes were taken.
    pub(crate) fn note_scored(store: &Store, id: &SessionId) -> Result<(), ApiError> {
        let (journal, log) = Journal::load(store, id)?;
        let mut scored = scored_of_log(&journal.session, &log);
        for one in &mut scored {
            if let Some(stored) = journal.comparison(store, one.item)? {
                one.about.verdicts = verdicts_of(&stored.comparison);
            }
        }
        store.write(|tx| tx.set_scored(id, &scored))?;
        Ok(())
    }

    /// The questions that were asked so far.
    pub(crate) fn asked_questions(&self) -> impl Iterator<Item = &Question> {
        let items = &self.session.plan().items;
        self.asked.iter().filter_map(|one| items.get(one.item as usize)).map(|asked| &asked.question)
    }

    /// How long ago, on the wall, its last event was committed.
    pub(crate) fn age(&self, wall: WallTime) -> Millis {
        let [then, now] = [self.last_wall, wall].map(|wall| Timestamp::from(wall).as_millisecond());
        Millis(u64::try_from(now - then).unwrap_or(0))
    }

    /// When its last event was committed.
    pub(crate) fn last_wall(&self) -> WallTime {
        self.last_wall
    }

    /// Lets `events` happen at `at`, all or none: they are on disk, with the comparisons that they
    /// ask for, before this returns.
    pub(crate) fn commit(
        &mut self,
        store: &Store,
        tiers: &Tiers,
        at: Millis,
        wall: WallTime,
        events: impl IntoIterator<Item = Event>,
    ) -> Result<(), ApiError> {
        let mut next = self.session.clone();
        let mut logged = Vec::new();
        let mut comparisons: Vec<StoredComparison> = Vec::new();
        let mut scored = self.scored.clone();
        // What is being typed is found once it is done; a pause takes no room on the disk.
        let mut findable = false;
        for event in events {
            if let Some(item) = item_of(&event).filter(|item| self.hidden.contains(item)) {
                return Err(ApiError::new(
                    Code::NotNow,
                    format!("The answer to question {} was deleted: take that back first.", item + 1),
                ));
            }
            findable |= !matches!(
                event,
                Event::Tick | Event::Edited { .. } | Event::Gap { .. } | Event::Paused | Event::Unpaused
            );
            if let Some(Effect::Compare { item }) = next.apply(&event, at)? {
                let wanted = ToCompare::of(store, &next, item)?;
                let compare = |question: &_, answer: &_| tiers.quick(question, answer);
                comparisons.extend(wanted.map(|wanted| wanted.compared(compare, wall)));
            }
            scored_after(&event, &next, wall, &comparisons, &mut scored);
            logged.push(Logged { wall, recorded: Recorded { at, event } });
        }
        let progress = progress(&next, &self.progress, wall);
        let asked = asked(&next, &self.asked, wall);
        let mut locked = self.locked_at.clone();
        locked.extend(locked_at(&logged));
        let takes = |item: u32| next.items().get(item as usize).map_or(0, |state| state.takes.len());
        let (next_number, _) = store.write(|tx| {
            let newest = |item| match takes(item).checked_sub(1) {
                Some(take) => tx.newest_comparison(&self.id, item, u32::try_from(take).unwrap_or(u32::MAX)),
                None => Ok(None),
            };
            for row in locked_rows(&self.id, &next, &logged, &locked, &comparisons, newest)? {
                tx.put_locked(&row)?;
            }
            if asked != self.asked {
                tx.set_asked(&self.id, &asked)?;
                put_asked_questions(tx, next.plan(), &asked)?;
            }
            if findable {
                tx.set_passages(&self.id, &written(&next, &self.hidden))?;
            }
            if scored != self.scored {
                tx.set_scored(&self.id, &scored)?;
            }
            for comparison in &comparisons {
                tx.add_comparison(&self.id, comparison)?;
            }
            if progress != self.progress {
                tx.set_progress(&self.id, &progress)?;
            }
            tx.append_events(&self.id, self.next, &logged)
        })?;
        self.session = next;
        self.next = next_number;
        self.progress = progress;
        self.asked = asked;
        self.scored = scored;
        self.locked_at = locked;
        self.last_wall = wall;
        Ok(())
    }

    /// The newest comparison of the last take of `item`.
    pub(crate) fn comparison(&self, store: &Store, item: u32) -> Result<Option<StoredComparison>, ApiError> {
        if self.hidden.contains(&item) {
            return Ok(None);
        }
        let takes = self.session.items().get(item as usize).map_or(0, |state| state.takes.len());
        let Some(take) = takes.checked_sub(1) else { return Ok(None) };
        let take = u32::try_from(take).unwrap_or(u32::MAX);
        Ok(store.read(|tx| tx.newest_comparison(&self.id, item, take))?)
    }

    /// What was spoken for `item`.
    pub(crate) fn spoken(&self, store: &Store, item: u32) -> Result<SpokenWords, ApiError> {
        match self.session.items().get(item as usize) {
            Some(state) if !self.hidden.contains(&item) => SpokenWords::of(store, state),
            _ => Ok(SpokenWords::default()),
        }
    }
}

/// The question that an event is about, where it names one.
fn item_of(event: &Event) -> Option<u32> {
    match event {
        Event::Edited { item, .. }
        | Event::Retaken { item }
        | Event::Judged { item, .. }
        | Event::RowScored { item, .. }
        | Event::OverallScored { item, .. }
        | Event::Peeked { item }
        | Event::Locked { item }
        | Event::Overruled { item, .. }
        | Event::Explained { item, .. }
        | Event::Rescored { item, .. }
        | Event::RecordingAdded { item, .. } => Some(*item),
        Event::Noted { item, .. } => *item,
        _ => None,
    }
}

/// The words of all that was asked, for the search.
fn put_asked_questions(tx: &mut WriteTx<'_>, plan: &Plan, asked: &[Asked]) -> Result<(), StoreError> {
    for one in asked {
        if let Some(found) = plan.items.get(one.item as usize) {
            tx.put_asked_question(&found.question)?;
        }
    }
    Ok(())
}

/// Sorts by the time at which the session was made.
pub(crate) fn new_id(wall: WallTime) -> SessionId {
    let ms = u64::try_from(Timestamp::from(wall).as_millisecond()).unwrap_or(0);
    let moment = uuid::Timestamp::from_unix_time(ms / 1000, (ms % 1000) as u32 * 1_000_000, 0, 0);
    SessionId(uuid::Uuid::new_v7(moment).to_string())
}

/// What was asked so far; `before` is what was known of it.
fn asked(session: &Session, before: &[Asked], wall: WallTime) -> Vec<Asked> {
    let items = (0..).zip(session.items()).zip(&session.plan().items);
    let seen = items.filter(|((_, state), _)| !matches!(state.outcome, Outcome::Ahead | Outcome::NotReached));
    seen.map(|((item, state), asked)| {
        let count = |judgement| {
            let found = state.counted_judgements().filter(|(_, found)| *found == judgement).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        Asked {
            item,
            question: asked.question.id.clone(),
            at: before.iter().find(|known| known.item == item).map_or(wall, |known| known.at),
            said: count(Judgement::Said),
            partly: count(Judgement::Partly),
            didnt: count(Judgement::Didnt),
        }
    })
    .collect()
}

/// What the list of sessions shows.
fn progress(session: &Session, before: &Progress, wall: WallTime) -> Progress {
    let finished = session.stage() == Stage::Finished;
    let count = |judgement| {
        let all = session.items().iter().flat_map(|item| item.counted_judgements());
        u32::try_from(all.filter(|(_, found)| *found == judgement).count()).unwrap_or(u32::MAX)
    };
    let items = |keep: fn(&hotseat_interview::ItemState) -> bool| {
        u32::try_from(session.items().iter().filter(|item| keep(item)).count()).unwrap_or(u32::MAX)
    };
    Progress {
        answered: items(|item| item.outcome == Outcome::Answered),
        awaiting: items(|item| item.awaits_judgement()),
        used: session.budget_reading().used,
        said: count(Judgement::Said),
        partly: count(Judgement::Partly),
        didnt: count(Judgement::Didnt),
        finished,
        started_at: before.started_at,
        ended_at: finished.then(|| before.ended_at.unwrap_or(wall)),
    }
}
