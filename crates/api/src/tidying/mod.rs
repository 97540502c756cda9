//! Naming what was held, deleting it, and taking that back; and how long things are kept.
//!
//! What is deleted can be taken back for a day. Until then it is only hidden: a session is in no list,
//! and an answer is read from its log without its words. After that day it goes for good, and its
//! sound with it: the bytes are overwritten in the database, and the files removed.

mod disk;
mod purging;

use crate::dto::{DeletedThing, Deletion, SessionCard, WhatGoes};
use crate::journal::Journal;
use crate::live::Live;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Millis, Stage};
use hotseat_storage::{OrNotFound, OwnerLock, SessionId, StoreError, Target, Trashed, WallTime};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use std::sync::MutexGuard;

/// How long a deletion can be taken back.
const UNDO_FOR: SignedDuration = SignedDuration::from_hours(24);
const LONGEST_TITLE: usize = 200;
const LONGEST_TAG: usize = 40;
const MOST_TAGS: usize = 20;

impl Hotseat {
    /// Gives a session another name.
    pub fn rename_session(&self, id: String, title: String) -> Result<SessionCard, ApiError> {
        let title = one_line(&title);
        if title.is_empty() || title.chars().count() > LONGEST_TITLE {
            return Err(ApiError::new(
                Code::Invalid,
                format!("A name has 1 to {LONGEST_TITLE} letters: give another one."),
            ));
        }
        let id = SessionId(id);
        self.store.write(|tx| tx.rename_session(&id, &title))?;
        if let Some(live) = self.live().as_mut().filter(|live| live.journal.id == id) {
            live.journal.title = title;
        }
        self.card(&id)
    }

    /// Gives a session these tags, in place of those it had.
    pub fn tag_session(&self, id: String, tags: Vec<String>) -> Result<SessionCard, ApiError> {
        let tags: BTreeSet<String> =
            tags.iter().map(|tag| one_line(tag)).filter(|tag| !tag.is_empty()).collect();
        if let Some(long) = tags.iter().find(|tag| tag.chars().count() > LONGEST_TAG) {
            return Err(ApiError::new(
                Code::Invalid,
                format!("The tag {long:?} is too long: {LONGEST_TAG} letters at most."),
            ));
        }
        if tags.len() > MOST_TAGS {
            return Err(ApiError::new(Code::Invalid, format!("{MOST_TAGS} tags at most.")));
        }
        let id = SessionId(id);
        let tags: Vec<String> = tags.into_iter().collect();
        self.store.write(|tx| tx.set_tags(&id, &tags))?;
        self.card(&id)
    }

    /// Says what would go, before anything is deleted.
    pub fn what_goes(&self, what: Deletion) -> Result<WhatGoes, ApiError> {
        let target = target(&what);
        let (journal, _) = Journal::load(&self.store, &target.session)?;
        let goes = self.store.read(|tx| tx.goes(&target))?;
        let of = |item: u32| target.item.is_none_or(|wanted| wanted == item);
        let items = (0u32..).zip(journal.session.items());
        let answers =
            items.filter(|(item, state)| of(*item) && state.takes.iter().any(|take| take.is_answered()));
        Ok(WhatGoes {
            title: journal.title.clone(),
            answers: if what.sound_only { 0 } else { u32::try_from(answers.count()).unwrap_or(u32::MAX) },
            files: goes.recordings,
            sound: Millis(goes.sound_ms),
            bytes: goes.sound_bytes,
            transcripts: goes.transcripts,
            what,
        })
    }

    /// Deletes a session, an answer, or the sound of either. It can be taken back for a day.
    pub fn delete_from_history(&self, what: Deletion) -> Result<DeletedThing, ApiError> {
        let target = target(&what);
        let (_live, _owner) = self.at_rest(&target.session)?;
        let (journal, _) = Journal::load(&self.store, &target.session)?;
        if let Some(item) = target.item {
            if journal.session.items().get(item as usize).is_none() {
                return Err(ApiError::new(
                    Code::NotFound,
                    format!("There is no question {item} in this session."),
                ));
            }
            if !target.sound_only && journal.session.stage() != Stage::Finished {
                return Err(ApiError::new(
                    Code::NotNow,
                    "This interview is not finished: finish or end it, then delete its answers.",
                ));
            }
        }
        let wall = self.wall();
        let trashed = self.store.write(|tx| {
            tx.trash(&target, wall)?;
            tx.trashed(&target)?.or_not_found("deletion", &target.session)
        })?;
        Ok(deleted_thing(trashed.0))
    }

    /// Takes a deletion back.
    pub fn undelete(&self, what: Deletion) -> Result<(), ApiError> {
        self.store.write(|tx| tx.restore(&target(&what)))?;
        self.make_index()
    }

    pub(crate) fn card(&self, id: &SessionId) -> Result<SessionCard, ApiError> {
        let (stored, tags) = self.store.read(|tx| {
            let stored = tx.session(id)?.or_not_found("session", id)?;
            Ok::<_, StoreError>((stored, tx.tags(id)?))
        })?;
        Ok(SessionCard { tags, ..SessionCard::from(stored.summary) })
    }

    /// Makes sure that nobody holds this session, here or in another process, for as long as both are
    /// kept.
    fn at_rest(&self, id: &SessionId) -> Result<Alone<'_>, ApiError> {
        let alone = self.nobody_else()?;
        if alone.0.as_ref().is_some_and(|live| live.journal.id == *id) {
            return Err(ApiError::new(Code::NotNow, "This interview is being held now: leave it first."));
        }
        Ok(alone)
    }

    /// Makes sure that no other process holds an interview, for as long as both are kept.
    pub(crate) fn nobody_else(&self) -> Result<Alone<'_>, ApiError> {
        let live = self.live();
        let owner = if live.is_none() { Some(OwnerLock::acquire(&self.folder)?) } else { None };
        Ok((live, owner))
    }
}

/// The interview of this process, if it holds one, and otherwise the right to hold one.
pub(crate) type Alone<'a> = (MutexGuard<'a, Option<Live>>, Option<OwnerLock>);

fn one_line(text: &str) -> String {
    let words: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn target(what: &Deletion) -> Target {
    Target { session: SessionId(what.session.clone()), item: what.item, sound_only: what.sound_only }
}

fn deleted_thing(trashed: Trashed) -> DeletedThing {
    let Target { session, item, sound_only } = trashed.target;
    DeletedThing {
        what: Deletion { session: session.0, item, sound_only },
        title: trashed.title,
        deleted: trashed.at.to_string(),
        goes: moved(trashed.at, UNDO_FOR).to_string(),
    }
}

/// A moment, so much later; the same one where there is none.
fn moved(wall: WallTime, by: SignedDuration) -> WallTime {
    let moment = Timestamp::from(wall);
    moment.checked_add(by).unwrap_or(moment).into()
}
