use crate::{StoreError, opening};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

/// How often a lock is tried for that may be held by a process which is ending: one that was killed keeps it until the system
/// has closed its files, which may have to wait for a busy disk. Together two seconds.
const TRIES: usize = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// Held by the one process that owns a live session in a data folder, and let go of when dropped
/// or when the process ends, however it ends. Anyone may read and import meanwhile.
#[derive(Debug)]
pub struct OwnerLock {
    /// The lock lives as long as the open file. The file itself stays: to remove it would let a
    /// third process lock a new one beside a second that waits on the old.
    file: File,
}

impl Drop for OwnerLock {
    /// To close the file would do, if a child process that is being started at this moment did not
    /// hold a copy of it.
    fn drop(&mut self) {
        // What can't be unlocked is unlocked by closing it.
        let _ = self.file.unlock();
    }
}

impl OwnerLock {
    /// Waits up to two seconds for a process that is just ending.
    ///
    /// # Errors
    /// [`StoreError::Owned`] when another process, or another lock in this one, holds it; or when
    /// the lock file can't be made.
    pub fn acquire(folder: &Path) -> Result<OwnerLock, StoreError> {
        for _ in 0..TRIES {
            match OwnerLock::acquire_at_once(folder) {
                Err(StoreError::Owned { .. }) => std::thread::sleep(PAUSE),
                done => return done,
            }
        }
        OwnerLock::acquire_at_once(folder)
    }

    /// As [`OwnerLock::acquire`], without waiting.
    pub fn acquire_at_once(folder: &Path) -> Result<OwnerLock, StoreError> {
        opening::create_folder(folder)?;
        let path = folder.join("hotseat.lock");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| StoreError::io(&path, "opening", error))?;
        match file.try_lock() {
            Ok(()) => Ok(OwnerLock { file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Owned { folder: folder.to_owned() }),
            Err(TryLockError::Error(error)) => Err(StoreError::io(&path, "locking", error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_owner_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = OwnerLock::acquire(folder.path()).unwrap();
        assert!(matches!(OwnerLock::acquire_at_once(folder.path()), Err(StoreError::Owned { .. })));
        drop(first);
        OwnerLock::acquire(folder.path()).unwrap();
    }

    #[test]
    fn a_process_that_is_ending_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let first = OwnerLock::acquire(folder.path()).unwrap();
        let (refused, was_refused) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                refused.send(OwnerLock::acquire_at_once(folder.path()).is_err()).unwrap();
                OwnerLock::acquire(folder.path())
            });
            assert!(was_refused.recv().unwrap());
            drop(first);
            second.join().unwrap().unwrap();
        });
    }

    /// As a child process has one from its birth to its first step of its own.
    #[test]
    fn a_copy_of_the_file_does_not_keep_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let lock = OwnerLock::acquire(folder.path()).unwrap();
        let _copy = lock.file.try_clone().unwrap();
        drop(lock);
        OwnerLock::acquire(folder.path()).unwrap();
    }
}
