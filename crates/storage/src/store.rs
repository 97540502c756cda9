use crate::opening;
use crate::{SessionId, StoreError};
use rusqlite::{Connection, OptionalExtension, Params, Row, TransactionBehavior};
use std::collections::VecDeque;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The open database of a data folder. Share it freely: one thread at a time gets to use it.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Mutex<Connection>,
    recent: Mutex<VecDeque<Recent>>,
}

/// What one transaction changed; the last ones are remembered.
#[derive(Debug)]
struct Recent {
    /// Rows changed through this store before it and after it.
    before: u64,
    after: u64,
    changes: Vec<Change>,
}

/// Transactions that are remembered: a few minutes of an interview.
const REMEMBERED: usize = 1_000;

/// What a transaction changed, as coarse as a screen needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Packs, questions or rubrics.
    Bank,
    Session(SessionId),
}

/// See [`ReadTx::stamp`]. Only good for as long as its [`Store`] is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Rows changed through this store, and commits by other processes.
    own: u64,
    others: i64,
}

impl Store {
    /// Opens the database in `folder`, creating both where they are missing, and brings it up to
    /// date.
    ///
    /// # Errors
    /// When the folder can't be made or written to, or the database is damaged, in use, or from a
    /// newer Hotseat; then nothing in it was changed.
    pub fn open(folder: &Path) -> Result<Store, StoreError> {
        let path = opening::database_in(folder);
        let connection = opening::open(folder, &path)?;
        Ok(Store::new(path, connection))
    }

    /// Opens an existing database that is only to be read, as from a folder that can't be written
    /// to. Every write is refused with [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// When there is no database, or it is damaged, or from another version of Hotseat.
    pub fn open_reading(folder: &Path) -> Result<Store, StoreError> {
        let path = opening::database_in(folder);
        let connection = opening::open_reading(&path)?;
        Ok(Store::new(path, connection))
    }

    fn new(path: PathBuf, connection: Connection) -> Store {
        Store { path, connection: Mutex::new(connection), recent: Mutex::default() }
    }

    /// Reads, seeing one state of the database throughout.
    ///
    /// # Errors
    /// Those of `work`, and those of beginning a transaction.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&ReadTx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.lock();
        let tx = connection
            .transaction_with_behavior(TransactionBehavior::Deferred)
            .map_err(|error| StoreError::sqlite(&self.path, error))?;
        work(&ReadTx { connection: &tx, path: &self.path })
    }

    /// Writes: all that `work` does, on disk when this returns, or nothing. Gives its value and
    /// what changed.
    ///
    /// `work` must hand on every error that it meets.
    ///
    /// # Errors
    /// Those of `work`, and those of beginning and committing; in each case nothing was changed.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E>,
    ) -> Result<(T, Vec<Change>), E> {
        let mut connection = self.lock();
        let before = connection.total_changes();
        let tx = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| StoreError::sqlite(&self.path, error))?;
        let mut writing =
            WriteTx { reading: ReadTx { connection: &tx, path: &self.path }, changes: Vec::new() };
        let value = work(&mut writing)?;
        let changes = writing.changes;
        tx.commit().map_err(|error| StoreError::sqlite(&self.path, error))?;
        let after = connection.total_changes();
        if after != before {
            let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
            recent.push_back(Recent { before, after, changes: changes.clone() });
            if recent.len() > REMEMBERED {
                recent.pop_front();
            }
        }
        Ok((value, changes))
    }

    /// What was changed between two states of the database; none where nobody remembers that any more, or
    /// another process has written.
    pub fn changes_between(&self, from: Stamp, to: Stamp) -> Option<Vec<Change>> {
        if from.others != to.others {
            return None;
        }
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut at, mut changes) = (from.own, Vec::new());
        for one in recent.iter().filter(|one| one.after > from.own && one.after <= to.own) {
            // A gap was rolled back, or came before what is remembered; what says nothing may be anything.
            if one.before != at || one.changes.is_empty() {
                return None;
            }
            at = one.after;
            for change in &one.changes {
                if !changes.contains(change) {
                    changes.push(change.clone());
                }
            }
        }
        (at == to.own).then_some(changes)
    }

    /// Leaves no byte of what was deleted in the files: it is overwritten in the database already, and
    /// the write-ahead log, in which it may still stand, is emptied. What the file system or the disk
    /// keep of older blocks is beyond a program's reach.
    ///
    /// # Errors
    /// Those of writing. Where another process reads just now, the log is emptied at its next end.
    pub fn leave_no_trace(&self) -> Result<(), StoreError> {
        let connection = self.lock();
        connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(|error| StoreError::sqlite(&self.path, error))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // A panic inside `work` rolled its transaction back; the connection itself is sound.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One state of the database, to be read. Its methods stand beside the tables that they read.
pub struct ReadTx<'a> {
    connection: &'a Connection,
    path: &'a Path,
}

impl ReadTx<'_> {
    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        of_row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let rows = || -> rusqlite::Result<Vec<T>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_map(params, of_row)?.collect()
        };
        rows().map_err(|error| self.error(error))
    }

    pub(crate) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        of_row: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let row = || self.connection.prepare_cached(sql)?.query_row(params, of_row).optional();
        row().map_err(|error| self.error(error))
    }

    /// Names this state of the database: it is another after any change, whoever made it.
    ///
    /// # Errors
    /// Those of reading.
    pub fn stamp(&self) -> Result<Stamp, StoreError> {
        let others = self.one("PRAGMA data_version", [], |row| row.get::<_, i64>(0))?;
        Ok(Stamp { own: self.connection.total_changes(), others: others.unwrap_or_default() })
    }

    pub(crate) fn damaged(&self, detail: String) -> StoreError {
        StoreError::Damaged { path: self.path.to_owned(), detail }
    }

    fn error(&self, error: rusqlite::Error) -> StoreError {
        StoreError::sqlite(self.path, error)
    }
}

/// A transaction that may change the database, and can read all that it has written.
pub struct WriteTx<'a> {
    reading: ReadTx<'a>,
    changes: Vec<Change>,
}

impl<'a> Deref for WriteTx<'a> {
    type Target = ReadTx<'a>;

    fn deref(&self) -> &ReadTx<'a> {
        &self.reading
    }
}

impl WriteTx<'_> {
    /// How many rows were changed.
    pub(crate) fn execute(&mut self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        let run = || self.connection.prepare_cached(sql)?.execute(params);
        run().map_err(|error| self.error(error))
    }

    pub(crate) fn changed(&mut self, change: Change) {
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
