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
