//! What locked answers come to, noted as they are locked and whenever something is said of them later.

use crate::ApiError;
use crate::Code;
use crate::Hotseat;
use crate::journal::Journal;
use hotseat_interview::{Comparison, Event, Recorded, Session};
use hotseat_storage::{Logged, SessionId, StoreError, StoredComparison, StoredLocked, WallTime};
use std::collections::BTreeMap;

impl Hotseat {
    /// Makes the rows of sessions again that an earlier version stored: read from their logs once.
    pub(crate) fn note_what_was_locked(&self) -> Result<(), ApiError> {
        for id in self.store.read(|tx| tx.sessions_with_locked_unknown())? {
            match self.note_locked(&id) {
                // One that can't be read is no reason not to open; History says what it is.
                Err(error) if error.code == Code::Damaged => {}
                noted => noted?,
            }
        }
        Ok(())
    }

    fn note_locked(&self, id: &SessionId) -> Result<(), ApiError> {
        let (journal, log) = Journal::load(&self.store, id)?;
        let at = locked_at(&log);
        let items = 0..u32::try_from(journal.session.items().len()).unwrap_or(u32::MAX);
        let mut rows = Vec::new();
        for item in items {
            let comparison = journal.comparison(&self.store, item)?;
            let comparison = comparison.as_ref().map(|stored| &stored.comparison);
            rows.extend(row(id, &journal.session, item, &at, comparison));
        }
        self.store.write(|tx| tx.set_all_locked(id, &rows))?;
        Ok(())
    }
}

/// When each answer was locked, on the wall.
pub(crate) fn locked_at(log: &[Logged]) -> BTreeMap<u32, WallTime> {
    let locks = log.iter().filter_map(|logged| match logged.recorded {
        Recorded { event: Event::Locked { item }, .. } => Some((item, logged.wall)),
        _ => None,
    });
    locks.collect()
}

/// The rows that these events make new: of answers that they lock, or say something more of.
/// `compared` are the comparisons that go with the events; any other is the newest stored.
pub(crate) fn locked_rows(
    id: &SessionId,
    session: &Session,
    events: &[Logged],
    at: &BTreeMap<u32, WallTime>,
    compared: &[StoredComparison],
    stored: impl Fn(u32) -> Result<Option<StoredComparison>, StoreError>,
) -> Result<Vec<StoredLocked>, StoreError> {
    let mut rows = BTreeMap::new();
    for logged in events {
        let (Event::Locked { item } | Event::Overruled { item, .. } | Event::Explained { item, .. }) =
            logged.recorded.event
        else {
            continue;
        };
        let known = match compared.iter().rev().find(|one| one.item == item) {
            Some(found) => Some(found.clone()),
            None => stored(item)?,
        };
        let comparison = known.as_ref().map(|known| &known.comparison);
        if let Some(found) = row(id, session, item, at, comparison) {
            rows.insert(item, found);
        }
    }
    Ok(rows.into_values().collect())
}

/// Of one answer; none when it is not locked.
pub(crate) fn row(
    id: &SessionId,
    session: &Session,
    item: u32,
    at: &BTreeMap<u32, WallTime>,
    comparison: Option<&Comparison>,
) -> Option<StoredLocked> {
    let answer = session.locked_answer(item, comparison)?;
    Some(StoredLocked { session: id.clone(), item, locked_at: *at.get(&item)?, answer })
}
