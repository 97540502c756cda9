//! What goes for good: by a rule, after its day in the trash, or at once on request.

use super::{UNDO_FOR, moved, target};
use crate::dto::{Deletion, DiskUse};
use crate::hearing::locked;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Event, Recorded, without_answer};
use hotseat_speech::recording::Peaks;
use hotseat_storage::{Logged, SessionId, StoreError, Target, WallTime};
use jiff::SignedDuration;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

impl Hotseat {
    /// Deletes for good, at once, something that was deleted before; none is all of it.
    pub fn purge(&self, what: Option<Deletion>) -> Result<DiskUse, ApiError> {
        let wanted = what.as_ref().map(target);
        let trashed = self.store.read(|tx| tx.all_trashed())?;
        let targets: Vec<Target> = trashed
            .into_iter()
            .map(|trashed| trashed.target)
            .filter(|target| wanted.as_ref().is_none_or(|wanted| wanted == target))
            .collect();
        if let (true, Some(wanted)) = (targets.is_empty(), &wanted) {
            return Err(StoreError::NotFound { what: "deletion", id: wanted.session.to_string() }.into());
        }
        let (_live, _owner) = self.nobody_else()?;
        self.purge_all(&targets)?;
        self.disk_use()
    }

    /// Applies the rules, and lets go of what was deleted more than a day ago. Left for later while
    /// another process holds an interview.
    pub(crate) fn tidy_up(&self) -> Result<(), ApiError> {
        let (rules, trashed, doomed) = self
            .store
            .read(|tx| Ok::<_, StoreError>((tx.retention()?, tx.all_trashed()?, tx.doomed_files()?)))?;
        if trashed.is_empty() && doomed.is_empty() && rules == Default::default() {
            return Ok(());
        }
        let Ok((live, _owner)) = self.nobody_else() else { return Ok(()) };
        let held = live.as_ref().map(|live| live.journal.id.clone());
        let wall = self.wall();
        let days_ago = |days: u32| moved(wall, SignedDuration::from_hours(-24 * i64::from(days)));
        if let Some(days) = rules.sessions {
            for session in self.store.read(|tx| tx.sessions_before(days_ago(days)))? {
                self.trash_by_rule(Target { session, item: None, sound_only: false }, held.as_ref(), wall)?;
            }
        }
        if let Some(days) = rules.sound {
            for (session, item) in self.store.read(|tx| tx.sound_before(days_ago(days)))? {
                let item = Some(item);
                self.trash_by_rule(Target { session, item, sound_only: true }, held.as_ref(), wall)?;
            }
        }
        let old = moved(wall, -UNDO_FOR);
        let due: Vec<Target> =
            trashed.into_iter().filter(|trashed| trashed.at <= old).map(|trashed| trashed.target).collect();
        self.purge_all(&due)
    }

    /// [`Hotseat::tidy_up`], once an hour while the program runs.
    pub(crate) fn tidy_up_hourly(&self) -> Result<(), ApiError> {
        let wall = self.wall();
        {
            let mut tidied = locked(&self.tidied);
            // A clock that was set back counts as well, or nothing would be done for long.
            let hour = SignedDuration::from_hours(1);
            if wall >= moved(*tidied, -hour) && wall < moved(*tidied, hour) {
                return Ok(());
            }
            *tidied = wall;
        }
        self.tidy_up()
    }

    fn trash_by_rule(
        &self,
        target: Target,
        held: Option<&SessionId>,
        wall: WallTime,
    ) -> Result<(), ApiError> {
        if held != Some(&target.session) {
            self.store.write(|tx| tx.trash(&target, wall))?;
        }
        Ok(())
    }

    fn purge_all(&self, targets: &[Target]) -> Result<(), ApiError> {
        for target in targets {
            match target {
                Target { sound_only: true, .. } => drop(self.store.write(|tx| tx.purge_sound(target))?),
                Target { item: Some(item), .. } => self.purge_answer(&target.session, *item)?,
                // One that was counted twice is gone already.
                Target { session, item: None, .. } => {
                    match self.store.write(|tx| tx.purge_session(session)) {
                        Err(StoreError::NotFound { .. }) => {}
                        purged => drop(purged?),
                    }
                }
            }
        }
        self.remove_doomed_files()?;
        if !targets.is_empty() {
            // What was left of answers is told without their words from now on.
            self.make_index()?;
            self.store.leave_no_trace()?;
        }
        Ok(())
    }

    /// Takes the words out of the log, and says in a note that they were there.
    fn purge_answer(&self, id: &SessionId, item: u32) -> Result<(), ApiError> {
        let wall = self.wall();
        let day: String = wall.to_string().chars().take(10).collect();
        let (stored, log) = self.store.read(|tx| Ok::<_, StoreError>((tx.session(id)?, tx.log(id)?)))?;
        // Its session may have gone just now.
        let Some(stored) = stored else { return Ok(()) };
        let (walls, events): (Vec<WallTime>, Vec<Recorded>) =
            log.into_iter().map(|logged| (logged.wall, logged.recorded)).unzip();
        let at = events.last().map(|last| last.at).unwrap_or_default();
        let without = without_answer(&Arc::new(stored.plan), &events, item)?;
        let without: Vec<Logged> =
            walls.into_iter().zip(without).map(|(wall, recorded)| Logged { wall, recorded }).collect();
        let note = Event::Noted {
            item: Some(item),
            text: format!("The words and the sound of this answer were deleted on {day}."),
            place: None,
        };
        let next = u32::try_from(without.len()).unwrap_or(u32::MAX);
        self.store.write(|tx| {
            tx.purge_answer(id, item, &without)?;
            tx.append_events(id, next, &[Logged { wall, recorded: Recorded { at, event: note } }])
        })?;
        Ok(())
    }

    /// Removes the files whose recordings are gone. One that can't be removed is tried again later.
    fn remove_doomed_files(&self) -> Result<(), ApiError> {
        let folder = self.folder.join("recordings");
        for file in self.store.read(|tx| tx.doomed_files())? {
            let path = folder.join(&file);
            let known = ["wav", "flac", "flac.part"].map(|kind| path.with_extension(kind));
            for path in known.iter().chain([&path]) {
                remove(path)?;
            }
            Peaks::forget(&path)?;
            if let Some(folder) = path.parent() {
                // Only when it is empty; otherwise it stays.
                let _ = std::fs::remove_dir(folder);
            }
            self.store.write(|tx| tx.file_is_gone(&file))?;
        }
        Ok(())
    }

    /// Whether a recording still may be looked at: its answer or its session is not deleted.
    pub(crate) fn still_there(&self, session: &SessionId, item: u32) -> Result<(), ApiError> {
        let (whole, items) = self.store.read(|tx| tx.deleted_of(session))?;
        if whole || items.contains(&item) {
            return Err(ApiError::new(Code::NotFound, "This answer was deleted: take that back first."));
        }
        Ok(())
    }
}

fn remove(path: &Path) -> Result<(), ApiError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(ApiError::new(
            Code::Io,
            format!("{} can't be removed: {error}. It is tried again at the next start.", path.display()),
        )),
        _ => Ok(()),
    }
}
