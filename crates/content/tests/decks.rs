//! Anki's decks, made here as Anki makes them.

use hotseat_content::{Choices, Dialect, ImportError, ListImport, import_list, import_list_with};
use rusqlite::Connection;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const OLD_SCHEMA: &str = "CREATE TABLE col (models text, decks text);
    CREATE TABLE notes (id integer primary key, mid integer, tags text, flds text);
    CREATE TABLE cards (id integer primary key, nid integer, did integer);";

/// A collection as older versions write it: names in JSON.
fn old(notes: &[(&str, &str)]) -> Vec<u8> {
    collection(OLD_SCHEMA, notes, |db| {
        let models =
            r#"{"7": {"name": "Basic", "flds": [{"name": "Source"}, {"name": "Back"}, {"name": "Front"}]}}"#;
        let decks = r#"{"1": {"name": "Default"}, "5": {"name": "Work::Data Bases"}}"#;
        db.execute("INSERT INTO col VALUES (?1, ?2)", [models, decks]).expect("a deck of our own");
    })
}

/// A collection as newer versions write it: names in tables.
fn new(notes: &[(&str, &str)]) -> Vec<u8> {
    let schema = format!(
        "{OLD_SCHEMA} CREATE TABLE fields (ntid integer, ord integer, name text);
         CREATE TABLE decks (id integer primary key, name text);"
    );
    collection(&schema, notes, |db| {
        db.execute("INSERT INTO col VALUES ('', '')", []).expect("a deck of our own");
        db.execute("INSERT INTO fields VALUES (7, 2, 'Front'), (7, 1, 'Back'), (7, 0, 'Source')", [])
            .expect("a deck of our own");
        db.execute("INSERT INTO decks VALUES (5, 'Work\u{1f}Data Bases')", []).expect("a deck of our own");
    })
}

fn collection(schema: &str, notes: &[(&str, &str)], fill: impl Fn(&Connection)) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a deck of our own");
    let path = folder.path().join("collection");
    let db = Connection::open(&path).expect("a deck of our own");
    db.execute_batch(schema).expect("a deck of our own");
    fill(&db);
    for (id, (tags, fields)) in (1i64..).zip(notes) {
        db.execute("INSERT INTO notes VALUES (?1, 7, ?2, ?3)", (id, tags, fields.replace('|', "\u{1f}")))
            .expect("a deck of our own");
        db.execute("INSERT INTO cards VALUES (?1, ?1, 5)", [id]).expect("a deck of our own");
    }
    drop(db);
    std::fs::read(path).expect("a deck of our own")
}

fn deck(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a deck of our own");
        archive.write_all(bytes).expect("a deck of our own");
    }
    archive.finish().expect("a deck of our own").into_inner()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn check(deck: &[u8], expected: &[(u32, &str, Option<&str>, &str)]) -> ListImport {
    let list = import_list("cards.apkg", deck).expect("a deck");
    let found: Vec<_> = list
        .questions
        .iter()
        .map(|q| (q.heading_line, q.title.as_str(), q.answer.as_deref(), q.topics.join(" ")))
        .collect();
    let found: Vec<_> =
        found.iter().map(|(line, title, answer, topics)| (*line, *title, *answer, topics.as_str())).collect();
    assert_eq!(found, expected);
    assert_eq!(list.dialect, Dialect::Anki);
    list
}

const NOTES: [(&str, &str); 3] = [
    (" SQL joins ", "a book|Rows of both, <b>matched</b>.<br>See &sect; 3|What is an inner&nbsp;join?"),
    ("", "|in order|A {{c1::B-tree::which tree?}} keeps its keys"),
    ("", "|<ul><li>one</li></ul>|<img src=\"a.png\">"),
];
const STUB: [(&str, &str); 1] = [("", "|Please update to the latest Anki version, then import again.|")];

#[test]
fn the_newest_collection_is_read() {
    let expected = [
        (1, "What is an inner join?", Some("Rows of both, **matched**.\nSee § 3"), "sql joins"),
        (2, "A [which tree?] keeps its keys", Some("B-tree\n\nin order"), "data-bases"),
    ];
    check(&deck(&[("collection.anki2", &old(&NOTES)), ("media", b"{}")]), &expected);
    check(&deck(&[("collection.anki2", &old(&STUB)), ("collection.anki21", &old(&NOTES))]), &expected);
    let list = check(
        &deck(&[
            ("meta", b"\x08\x03"),
            ("collection.anki2", &old(&STUB)),
            ("collection.anki21", &old(&STUB)),
            ("collection.anki21b", &zstd(&new(&NOTES))),
        ]),
        &expected,
    );
    let notes: Vec<_> = list.notes.iter().map(|note| (note.line, note.code)).collect();
    assert_eq!(notes, [(0, "deck"), (3, "picture")]);
}

#[test]
fn a_note_is_left_out_by_its_number() {
    let choices = Choices { not_questions: [1].into(), ..Choices::default() };
    let list =
        import_list_with("cards.apkg", &deck(&[("collection.anki2", &old(&NOTES))]), &choices).unwrap();
    assert_eq!(list.questions.len(), 1);
    assert_eq!(list.lines.len(), 2);
}

#[test]
fn what_is_no_deck_says_why() {
    let refused = |bytes: &[u8], words: &str| {
        let error = import_list("cards.apkg", bytes).unwrap_err().to_string();
        assert!(error.contains("cards.apkg") && error.contains(words), "{error:?} lacks {words:?}");
    };
    refused(&deck(&[("collection.anki2", &old(&STUB))]), "advice to update Anki");
    refused(&deck(&[("collection.anki2", b"no database")]), "damaged deck");
    refused(&deck(&[("collection.anki21b", b"no zstd")]), "damaged deck");
    refused(&deck(&[("notes.md", b"# Notes")]), "a zip archive");
    let whole = deck(&[("collection.anki2", &old(&NOTES))]);
    for length in (4..whole.len()).step_by(61) {
        let _ = import_list("cards.apkg", &whole[..length]);
    }
}

#[test]
fn bombs_end() {
    // Much of nothing, in little.
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("collection.anki2", SimpleFileOptions::default()).unwrap();
    let nothing = vec![0; 1 << 20];
    for _ in 0..=64 {
        archive.write_all(&nothing).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 17, "a bomb is small, not {} bytes", bomb.len());
    let error = import_list("bomb.apkg", &bomb).unwrap_err();
    assert!(
        matches!(&error, ImportError::Deck { message, .. } if message.contains("unpacks to more")),
        "{error}"
    );

    // A table that is a query without end.
    let endless = collection(
        "CREATE TABLE col (models text, decks text); INSERT INTO col VALUES ('', '');
        CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 1e12)
            SELECT id, 7 AS mid, '' AS tags, '' AS flds FROM n WHERE id < 0;",
        &[],
        |_| {},
    );
    let error = import_list("bomb.apkg", &deck(&[("collection.anki2", &endless)])).unwrap_err();
    assert!(matches!(error, ImportError::Deck { .. }), "{error}");
}
