//! Anki's decks: a zip archive with a SQLite collection in it.

use super::card::Card;
use super::{Found, malformed};
use crate::list::{Dialect, ImportError, Note};
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB};
use ruzstd::decoding::StreamingDecoder;
use serde_json::Value as Json;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Collections, the newest first. Where a newer one is present, the older holds only the advice to
/// update Anki.
const COLLECTIONS: [&str; 3] = ["collection.anki21b", "collection.anki21", "collection.anki2"];

/// Bytes that a collection may unpack to: so many times those of the archive, for SQLite's empty pages
/// pack well, but within these bounds.
const MOST_TIMES: u64 = 100;
const LEAST_UNPACKED: u64 = 16 * 1024 * 1024;
const MOST_UNPACKED: u64 = 512 * 1024 * 1024;
/// The most bytes of zstd's window: what its own program allows without being asked.
const LARGEST_WINDOW: u64 = 128 * 1024 * 1024;
/// Bytes of the longest note.
const LONGEST_NOTE: i32 = 4 * 1024 * 1024;
/// Bytes of all notes together, as many as of a list in text.
const MOST_TEXT: usize = crate::list::MAX_LIST_BYTES;
/// Steps of SQLite's machine between two looks at how many there have been, and the most looks.
const STEPS: i32 = 100_000;
const MOST_LOOKS: u32 = 500;

/// Reads a deck; none if the archive holds no collection.
pub(super) fn read(file: &str, bytes: &[u8]) -> Option<Result<Found, ImportError>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let name = COLLECTIONS.into_iter().find(|name| archive.index_for_name(name).is_some())?;
    let limit = (bytes.len() as u64 * MOST_TIMES).clamp(LEAST_UNPACKED, MOST_UNPACKED);
    Some(unpacked(file, &mut archive, name, limit).and_then(|collection| notes(file, name, collection)))
}

fn damaged(file: &str, error: impl ToString) -> ImportError {
    ImportError::Deck { file: file.to_owned(), message: error.to_string() }
}

fn unpacked(
    file: &str,
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    limit: u64,
) -> Result<Vec<u8>, ImportError> {
    let member = archive.by_name(name).map_err(|error| damaged(file, error))?;
    let mut collection = Vec::new();
    // What a member says of its own size is not believed.
    if name.ends_with('b') {
        let mut decoder = StreamingDecoder::new_with_max_window_size(member, LARGEST_WINDOW)
            .map_err(|error| damaged(file, error))?;
        decoder.by_ref().take(limit + 1).read_to_end(&mut collection)
    } else {
        member.take(limit + 1).read_to_end(&mut collection)
    }
    .map_err(|error| damaged(file, error))?;
    if collection.len() as u64 > limit {
        let message = format!("{name} in it unpacks to more than {limit} bytes");
        return Err(damaged(file, message));
    }
    Ok(collection)
}

fn open(mut collection: Vec<u8>) -> rusqlite::Result<Connection> {
    // A write-ahead log can't be opened in memory; the pages are the same without it.
    if let Some([write, read]) = collection.get_mut(18..20) {
        (*write, *read) = ((*write).min(1), (*read).min(1));
    }
    let mut connection = Connection::open_in_memory()?;
    let size = collection.len();
    connection.deserialize_read_exact(MAIN_DB, Cursor::new(collection), size, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_NOTE)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    let mut looks = 0;
    let too_long = move || {
        looks += 1;
        looks > MOST_LOOKS
    };
    connection.progress_handler(STEPS, Some(too_long))?;
    Ok(connection)
}

fn notes(file: &str, name: &str, collection: Vec<u8>) -> Result<Found, ImportError> {
    let connection = open(collection).map_err(|error| damaged(file, error))?;
    // A deck without the names of its fields and decks is still a deck.
    let fields = field_names(&connection).unwrap_or_default();
    let decks = deck_names(&connection).unwrap_or_default();
    let deck_of = decks_of_notes(&connection).unwrap_or_default();
    let (mut found, mut notes, mut text) = (Vec::new(), Vec::new(), 0usize);
    let mut read = || -> rusqlite::Result<bool> {
        let mut statement = connection.prepare("SELECT id, mid, tags, flds FROM notes ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut line = 0u32;
        while let Some(row) = rows.next()? {
            line = line.saturating_add(1);
            let (id, kind): (i64, i64) = (row.get(0)?, row.get(1)?);
            let (tags, values) = (row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?);
            text = text.saturating_add(values.len());
            if text > MOST_TEXT {
                return Ok(false);
            }
            let mut topics: Vec<String> = tags.split_whitespace().map(str::to_lowercase).collect();
            if topics.is_empty() {
                topics.extend(deck_of.get(&id).and_then(|deck| decks.get(deck)).cloned());
            }
            let values: Vec<&str> = values.split('\u{1f}').collect();
            let names = fields.get(&kind).map(Vec::as_slice).unwrap_or_default();
            found.extend(Card { line, fields: values, names, html: true, topics }.record(&mut notes));
        }
        Ok(true)
    };
    if !read().map_err(|error| damaged(file, error))? {
        return Err(damaged(file, format!("its notes hold more than {MOST_TEXT} bytes of text")));
    }
    let is_stub = |title: &str| title.to_lowercase().contains("please update to the latest anki version");
    if name == "collection.anki2" && found.len() == 1 && is_stub(&found[0].title) {
        return Err(malformed(
            file,
            0,
            "this deck only holds the advice to update Anki; export it again, with “support older versions”",
        ));
    }
    notes.push(Note {
        line: 0,
        code: "deck",
        message: format!("read from {name}; line numbers count its notes"),
    });
    Ok(Found { dialect: Dialect::Anki, confidence: 0.95, records: found, table: None, notes })
}

/// What the fields of each type of note are called.
fn field_names(connection: &Connection) -> rusqlite::Result<HashMap<i64, Vec<String>>> {
    let mut names: HashMap<i64, Vec<String>> = HashMap::new();
    if let Some(models) = column(connection, "models")? {
        for (id, model) in models {
            let fields = model.get("flds").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
            let name = |field: &Json| field.get("name").and_then(Json::as_str).map(str::to_owned);
            names.insert(id, fields.iter().filter_map(name).collect());
        }
        return Ok(names);
    }
    // The names are compared by a rule of Anki's own, which an index would need.
    let mut statement = connection.prepare("SELECT ntid, name FROM fields NOT INDEXED ORDER BY ntid, ord")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        names.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(names)
}

/// The topic that each deck is called by: the last part of its name.
fn deck_names(connection: &Connection) -> rusqlite::Result<HashMap<i64, String>> {
    let mut decks = HashMap::new();
    let mut add = |id: i64, name: &str| {
        let last = name.rsplit(['\u{1f}', ':']).next().unwrap_or_default();
        if !last.is_empty() && last != "Default" {
            decks.insert(id, super::data::one_slug(last));
        }
    };
    if let Some(known) = column(connection, "decks")? {
        for (id, deck) in known {
            add(id, deck.get("name").and_then(Json::as_str).unwrap_or_default());
        }
        return Ok(decks);
    }
    let mut statement = connection.prepare("SELECT id, name FROM decks NOT INDEXED")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        add(row.get(0)?, row.get_ref(1)?.as_str()?);
    }
    Ok(decks)
}

fn decks_of_notes(connection: &Connection) -> rusqlite::Result<HashMap<i64, i64>> {
    let mut statement = connection.prepare("SELECT nid, did FROM cards NOT INDEXED")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// The entries of a column of `col`, where older collections keep them as JSON; none in newer ones.
fn column(connection: &Connection, name: &str) -> rusqlite::Result<Option<Vec<(i64, Json)>>> {
    let json: String = connection.query_row(&format!("SELECT {name} FROM col"), [], |row| row.get(0))?;
    let Ok(Json::Object(entries)) = serde_json::from_str(&json) else { return Ok(None) };
    let entries: Vec<_> =
        entries.into_iter().filter_map(|(id, entry)| Some((id.parse().ok()?, entry))).collect();
    Ok((!entries.is_empty()).then_some(entries))
}
