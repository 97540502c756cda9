//! The versions of the database. Version n is what the first n migrations make of an empty file;
//! `user_version` says which one a file has. A migration that has shipped is never changed: a new
//! one is added after it.
//!
//! An own runner, because rusqlite_migration is bound to an older rusqlite.

use crate::{
    StoreError, asked, asked_question, comparison, delivery, draft, duplicate_choice, goal, import_choice,
    locked_answer, mentoring, own_rubric, pack, passage, question, recording, retention, rubric, scored,
    session, session_event, session_index, session_list, tag, topic, transcript, trash,
};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// The statements of one version, in order.
type Migration = &'static [&'static str];

pub(crate) const MIGRATIONS: &[Migration] = &[
    &[
        rubric::CREATE,
        pack::CREATE,
        question::CREATE,
        topic::CREATE,
        session::CREATE,
        session_event::CREATE,
        comparison::CREATE,
    ],
    &[recording::CREATE, transcript::CREATE, comparison::WITH_ANSWER],
    &[
        pack::KEEP,
        question::KEEP,
        session::ASKED_KNOWN,
        asked::CREATE,
        draft::CREATE,
        import_choice::CREATE,
        duplicate_choice::CREATE,
    ],
    &[
        tag::CREATE,
        trash::CREATE,
        retention::CREATE,
        passage::CREATE,
        passage::SEARCHABLE,
        asked_question::CREATE,
        session_list::CREATE,
    ],
    &[
        own_rubric::CREATE,
        scored::CREATE,
        scored::KNOWN,
        mentoring::CREATE_BUNDLE,
        mentoring::CREATE_RESPONSE,
    ],
    &[locked_answer::CREATE, locked_answer::KNOWN, goal::CREATE],
    &[delivery::CREATE, delivery::CARRIED_OVER, locked_answer::AGAIN, session_index::INDEXED, trash::SPARED],
];

/// The version that this program writes.
pub(crate) fn known(migrations: &[Migration]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

pub(crate) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Refuses a file that a newer program, or another one, has written. Changes nothing.
pub(crate) fn check(
    connection: &Connection,
    path: &Path,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    // One transaction, since another process may be bringing it up to date meanwhile.
    let look = || {
        let tx = connection.unchecked_transaction()?;
        let tables = "SELECT count(*) FROM sqlite_schema";
        Ok((version(&tx)?, tx.query_row(tables, [], |row| row.get::<_, i64>(0))?))
    };
    let known = known(migrations);
    match look().map_err(|error| StoreError::sqlite(path, error))? {
        (found, _) if found > known => Err(StoreError::NewerVersion { path: path.to_owned(), found, known }),
        (0, tables) if tables > 0 => Err(StoreError::Damaged {
            path: path.to_owned(),
            detail: "it holds the tables of another program".to_owned(),
        }),
        (found, _) if found < 0 => {
            Err(StoreError::Damaged { path: path.to_owned(), detail: format!("its data version is {found}") })
        }
        _ => Ok(()),
    }
}

/// Brings the database up to date, one transaction for each version, so that a failure leaves it
/// whole at the version before.
pub(crate) fn migrate(
    connection: &mut Connection,
    path: &Path,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    let before = version(connection).map_err(|error| StoreError::sqlite(path, error))?;
    if before == known(migrations) {
        return Ok(());
    }
    // A table may have to be rebuilt, which foreign keys would take for a removal of its rows.
    let with_foreign_keys = |connection: &Connection, on: bool| {
        connection.pragma_update(None, "foreign_keys", on).map_err(|error| StoreError::sqlite(path, error))
    };
    with_foreign_keys(connection, false)?;
    while step(connection, migrations).map_err(|error| StoreError::sqlite(path, error))? {}
    with_foreign_keys(connection, true)?;
    if before > 0 {
        // Versions before the fourth did not overwrite what they deleted. Written anew, nothing of it
        // is left; where there is no room for that, everything is as good as it was.
        let _ = connection.execute_batch("VACUUM");
    }
    Ok(())
}

/// Applies the next migration; false when there is none left.
fn step(connection: &mut Connection, migrations: &[Migration]) -> rusqlite::Result<bool> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read under the lock: another process may have come first.
    let version = version(&tx)?;
    let Some(migration) = usize::try_from(version).ok().and_then(|done| migrations.get(done)) else {
        return Ok(false);
    };
    for sql in *migration {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "user_version", version + 1)?;
    tx.commit()?;
    Ok(true)
}

#[cfg(test)]
#[path = "migrations_tests.rs"]
mod tests;
