use super::*;
use std::path::Path;

fn schema(connection: &Connection) -> Vec<(String, String)> {
    let mut statement =
        connection.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn at_version(count: usize) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate(&mut connection, Path::new("memory"), &MIGRATIONS[..count]).unwrap();
    connection
}

#[test]
fn every_version_is_reached_from_every_earlier_one() {
    let latest = schema(&at_version(MIGRATIONS.len()));
    for count in 0..=MIGRATIONS.len() {
        let mut connection = at_version(count);
        assert_eq!(version(&connection).unwrap(), i64::try_from(count).unwrap());
        migrate(&mut connection, Path::new("memory"), MIGRATIONS).unwrap();
        assert_eq!(schema(&connection), latest, "from version {count}");
        let broken: i64 = connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(broken, 0, "from version {count}");
        let on: bool = connection.query_row("PRAGMA foreign_keys", [], |row| row.get(0)).unwrap();
        assert!(on, "foreign keys were left off after version {count}");
    }
}

#[test]
fn tables_refer_to_tables_that_are_there() {
    let connection = at_version(MIGRATIONS.len());
    let missing: Vec<String> = connection
        .prepare(
            "SELECT t.name || ' → ' || k.\"table\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
             WHERE t.type = 'table' AND k.\"table\" NOT IN (SELECT name FROM sqlite_schema)",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_migration_that_fails_leaves_the_version_before() {
    let migrations: &[Migration] =
        &[&["CREATE TABLE a (x)"], &["CREATE TABLE b (x)", "CREATE TABLE c (x); this is not SQL"]];
    let mut connection = Connection::open_in_memory().unwrap();
    migrate(&mut connection, Path::new("memory"), migrations).unwrap_err();
    assert_eq!(version(&connection).unwrap(), 1);
    let names: Vec<_> = schema(&connection).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a"]);
}

/// A bank of the first version, as that program wrote it.
#[test]
fn what_the_first_version_held_is_kept_and_counted() {
    let mut connection = at_version(1);
    connection
        .execute_batch(
            r#"INSERT INTO pack VALUES ('list', 'A list', NULL, '1', NULL, 'en', 'imported', NULL, '[]', '[]', 'h', '2026-11-01T00:00:00.000Z');
               INSERT INTO question VALUES ('q', 'list', 0, 'Why?', 'mid',
                 '{"id":"q","pack":"list","title":"Why?","level":"mid","topics":["b","a"],"key_points":[
                   {"id":"x","weight":"core","say":"So.","reviewed":true},
                   {"id":"y","weight":"core","say":"Or so.","reviewed":false}]}');"#,
        )
        .unwrap();
    migrate(&mut connection, Path::new("memory"), MIGRATIONS).unwrap();
    let found: (String, i64, i64, bool, Option<String>) = connection
        .query_row("SELECT topics, key_points, unreviewed, set_aside, base FROM question", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })
        .unwrap();
    assert_eq!(found, (r#"["b","a"]"#.to_owned(), 2, 1, false, None));
}

/// What was measured on sound that may be gone by now is not thrown away with what the logs tell again.
#[test]
fn how_answers_were_delivered_outlives_the_table_that_held_it() {
    let mut connection = at_version(6);
    connection
        .execute_batch(
            r#"INSERT INTO session (id, title, created_at, plan, mode, questions)
                 VALUES ('s', 'Node.js', '2026-11-01T00:00:00.000Z', '{}', 'practice', 2);
               INSERT INTO locked_answer VALUES
                 ('s', 0, '2026-11-01T00:00:00.000Z', '{"recordings":["r1"],"delivered":{"pace":140.0}}'),
                 ('s', 1, '2026-11-01T00:00:00.000Z', '{"recordings":["r2"],"delivered":null}');"#,
        )
        .unwrap();
    migrate(&mut connection, Path::new("memory"), MIGRATIONS).unwrap();
    let found: (String, i64, String, String) = connection
        .query_row("SELECT session_id, item, recordings, body FROM delivery", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .unwrap();
    assert_eq!(found, ("s".into(), 0, r#"["r1"]"#.into(), r#"{"pace":140.0}"#.into()));
    let left: (i64, i64) = connection
        .query_row("SELECT (SELECT count(*) FROM locked_answer), (SELECT indexed FROM session)", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(left, (0, 0), "the rest is made again from the log");
}
