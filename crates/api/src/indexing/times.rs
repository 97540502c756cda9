use hotseat_interview::{Event, Outcome, Session, Stage};
use hotseat_storage::{Logged, WallTime};
use std::collections::BTreeMap;

/// When things happened, on the wall: all that a log says and its session does not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times {
    begun: Option<WallTime>,
    ended: Option<WallTime>,
    /// When each question was first seen, by item.
    asked: BTreeMap<u32, WallTime>,
    locked: BTreeMap<u32, WallTime>,
    /// When each of its later scores was given, by item.
    rescored: BTreeMap<u32, Vec<WallTime>>,
}

impl Times {
    /// Takes note of an event; `session` is as it left it.
    pub(crate) fn note(&mut self, session: &Session, logged: &Logged) {
        let wall = logged.wall;
        match &logged.recorded.event {
            Event::Begun => self.begun = Some(wall),
            Event::Locked { item } => drop(self.locked.insert(*item, wall)),
            Event::Rescored { item, .. } => self.rescored.entry(*item).or_default().push(wall),
            _ => {}
        }
        for (item, _) in seen(session) {
            self.asked.entry(item).or_insert(wall);
        }
        if session.stage() == Stage::Finished {
            self.ended.get_or_insert(wall);
        }
    }

    pub(super) fn begun(&self) -> Option<WallTime> {
        self.begun
    }

    pub(super) fn ended(&self) -> Option<WallTime> {
        self.ended
    }

    pub(super) fn asked(&self, item: u32) -> Option<WallTime> {
        self.asked.get(&item).copied()
    }

    pub(super) fn locked(&self, item: u32) -> Option<WallTime> {
        self.locked.get(&item).copied()
    }

    pub(super) fn rescored(&self, item: u32) -> Vec<WallTime> {
        self.rescored.get(&item).cloned().unwrap_or_default()
    }
}

/// The questions that the person has seen so far.
pub(super) fn seen(session: &Session) -> impl Iterator<Item = (u32, &hotseat_interview::ItemState)> {
    let items = (0u32..).zip(session.items());
    items.filter(|(_, state)| !matches!(state.outcome, Outcome::Ahead | Outcome::NotReached))
}
