//! A session together with its place in the database: what happens to it is on disk before anyone
//! sees it.

use crate::answers::SpokenWords;
pub(crate) use crate::compared::ToCompare;
use crate::indexing::{
    Times, Verdicts, asked_questions, index_of, index_without_words, verdicts_in, verdicts_of,
};
use crate::tiers::Tiers;
use crate::{ApiError, Code};
use hotseat_interview::{Effect, Event, Millis, Plan, Recorded, Session, without_answer};
use hotseat_storage::{
    Logged, NewSession, OrNotFound, SessionId, SessionIndex, Store, StoreError, StoredComparison, WallTime,
    WriteTx,
};
use jiff::Timestamp;
use std::sync::Arc;

pub(crate) struct Journal {
    pub(crate) id: SessionId,
    pub(crate) title: String,
    pub(crate) session: Session,
    next: u32,
    last_wall: WallTime,
    pub(crate) times: Times,
    pub(crate) verdicts: Verdicts,
    /// What the tables beside the log hold of it.
    pub(crate) index: SessionIndex,
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
        let begun = Logged { wall, recorded: Recorded { at: Millis::ZERO, event: Event::Begun } };
        let (mut times, verdicts) = (Times::default(), Verdicts::default());
        times.note(&session, &begun);
        let index = index_of(&id, &session, &times, &verdicts, &[]);
        let (next, _) = store.write(|tx| {
            tx.create_session(&NewSession {
                id: id.clone(),
                title: title.clone(),
                created_at: wall,
                plan: session.plan(),
            })?;
            tx.update_index(&id, &SessionIndex::default(), &index)?;
            put_asked_questions(tx, &session)?;
            tx.append_events(&id, 0, &[begun])
        })?;
        Ok(Journal { id, title, session, next, last_wall: wall, times, verdicts, index, hidden: Vec::new() })
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
        let (stored, mut log, locked, (_, hidden)) = store.read(|tx| {
            let stored = tx.session(id)?.or_not_found("session", id)?;
            Ok::<_, StoreError>((stored, tx.log(id)?, tx.locked_of(id)?, tx.deleted_of(id)?))
        })?;
        let plan = Arc::new(stored.plan);
        for item in &hidden {
            let events: Vec<Recorded> = log.iter().map(|logged| logged.recorded.clone()).collect();
            let without = without_answer(&plan, &events, *item)?;
            for (logged, recorded) in log.iter_mut().zip(without) {
                logged.recorded = recorded;
            }
        }
        let mut times = Times::default();
        let events = log.iter().map(|logged| &logged.recorded);
        let session = Session::replay_seen(plan, events, |session, n| times.note(session, &log[n]))?;
        let verdicts = verdicts_in(&locked);
        let index = index_of(id, &session, &times, &verdicts, &hidden);
        let journal = Journal {
            id: id.clone(),
            title: stored.summary.title,
            session,
            next: u32::try_from(log.len()).unwrap_or(u32::MAX),
            last_wall: log.last().map_or(stored.summary.created_at, |logged| logged.wall),
            times,
            verdicts,
            index,
            hidden,
        };
        Ok((journal, log))
    }

    /// Takes the verdicts from the comparisons that are stored, where nothing else holds them yet.
    pub(crate) fn read_verdicts(&mut self, store: &Store) -> Result<(), ApiError> {
        for item in 0..u32::try_from(self.session.items().len()).unwrap_or(u32::MAX) {
            if let Some(stored) = self.comparison(store, item)? {
                self.verdicts.insert(item, verdicts_of(&stored.comparison));
            }
        }
        self.index = index_of(&self.id, &self.session, &self.times, &self.verdicts, &self.hidden);
        Ok(())
    }

    /// What the tables beside the log are to hold of it.
    pub(crate) fn into_index(self) -> SessionIndex {
        self.index
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
        let (mut times, mut verdicts) = (self.times.clone(), self.verdicts.clone());
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
            let happened = Logged { wall, recorded: Recorded { at, event } };
            times.note(&next, &happened);
            logged.push(happened);
        }
        for made in &comparisons {
            verdicts.insert(made.item, verdicts_of(&made.comparison));
        }
        let index = match findable {
            true => index_of(&self.id, &next, &times, &verdicts, &self.hidden),
            false => index_without_words(&self.id, &next, &times, &verdicts, self.index.written.clone()),
        };
        let (next_number, _) = store.write(|tx| {
            tx.update_index(&self.id, &self.index, &index)?;
            if index.asked != self.index.asked {
                put_asked_questions(tx, &next)?;
            }
            for comparison in &comparisons {
                tx.add_comparison(&self.id, comparison)?;
            }
            tx.append_events(&self.id, self.next, &logged)
        })?;
        self.session = next;
        self.next = next_number;
        self.times = times;
        self.verdicts = verdicts;
        self.index = index;
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
fn put_asked_questions(tx: &mut WriteTx<'_>, session: &Session) -> Result<(), StoreError> {
    asked_questions(session).try_for_each(|question| tx.put_asked_question(question))
}

/// Sorts by the time at which the session was made.
pub(crate) fn new_id(wall: WallTime) -> SessionId {
    let ms = u64::try_from(Timestamp::from(wall).as_millisecond()).unwrap_or(0);
    let moment = uuid::Timestamp::from_unix_time(ms / 1000, (ms % 1000) as u32 * 1_000_000, 0, 0);
    SessionId(uuid::Uuid::new_v7(moment).to_string())
}
