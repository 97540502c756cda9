//! Data folders that can't be used, each with its clear answer, and left as they are.

use crate::bench::{Bench, DONE, Ran, UNUSABLE, plan};
use rusqlite::Connection;
use std::fs::{self, OpenOptions};

#[test]
fn a_folder_given_wins_over_the_environment() {
    let bench = Bench::new();
    assert_eq!(bench.run(&["--data", "mine", "session", "list"]).code, DONE);
    assert!(bench.path().join("mine/hotseat.db").exists());
    assert!(!bench.data().exists());
}

#[test]
fn a_file_is_no_data_folder() {
    let bench = Bench::new();
    let file = bench.file("notes.txt", "mine");
    bench.refuses(
        &["--data", &file, "session", "list"],
        UNUSABLE,
        "read_only",
        &["notes.txt", "not a folder"],
    );
}

#[test]
fn a_folder_of_a_newer_version_is_left_alone() {
    let bench = Bench::new();
    assert_eq!(bench.run(&["session", "list"]).code, DONE);
    let database = bench.data().join("hotseat.db");
    let connection = Connection::open(&database).unwrap();
    connection.pragma_update(None, "user_version", 1_000).unwrap();
    drop(connection);
    let before = fs::read(&database).unwrap();
    bench.refuses(&["session", "list"], UNUSABLE, "newer_version", &["newer Hotseat", "1000"]);
    bench.refuses(&["plan"], UNUSABLE, "newer_version", &["update Hotseat"]);
    assert_eq!(fs::read(&database).unwrap(), before);
}

#[test]
fn a_damaged_database_is_left_alone() {
    let bench = Bench::new();
    fs::create_dir(bench.data()).unwrap();
    let database = bench.data().join("hotseat.db");
    fs::write(&database, "To whom it may concern. ".repeat(100)).unwrap();
    bench.refuses(&["session", "list"], UNUSABLE, "damaged", &["hotseat.db", "restore a copy"]);
    assert!(fs::read_to_string(&database).unwrap().starts_with("To whom"));
}

#[test]
fn a_live_interview_elsewhere_makes_a_second_one_wait() {
    let bench = Bench::new();
    let plan = plan(&bench, &["--question", "node-what"]);
    let answers = bench.file("answers.json", r#"{"answers": {}}"#);
    let lock = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(bench.data().join("hotseat.lock"))
        .unwrap();
    lock.try_lock().unwrap();
    let run = ["run", "--plan", &plan, "--answers", &answers];
    bench.refuses(&run, UNUSABLE, "busy", &["Another Hotseat is holding an interview"]);
    assert_eq!(
        bench.json(&["session", "list", "--json"]),
        serde_json::json!([]),
        "reading goes on meanwhile"
    );
    lock.unlock().unwrap();
    assert_eq!(bench.run(&run).code, DONE);
}

/// Permissions do not bind the superuser: as one, the program is run as somebody else.
#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_read_only() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let bench = Bench::new();
    let allow =
        |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    fs::create_dir(bench.data()).unwrap();
    allow(bench.path(), 0o755);
    allow(&bench.data(), 0o555);
    let bound = fs::write(bench.data().join("probe"), "").is_err();
    let mut command = bench.command(&["session", "list"]);
    if !bound {
        fs::remove_file(bench.data().join("probe")).unwrap();
        command.uid(NOBODY);
    }
    let mut refused = bench.command(&["--version"]);
    if !bound && refused.uid(NOBODY).output().is_err() {
        println!("nobody else may run the program here: not checked");
        return;
    }
    let ran = Ran::of(&mut command);
    allow(&bench.data(), 0o755);
    assert_eq!((ran.code, ran.out.as_str()), (UNUSABLE, ""), "{}", ran.err);
    assert!(ran.err.contains("can't be written to"), "{}", ran.err);
    assert_eq!(fs::read_dir(bench.data()).unwrap().count(), 0, "nothing was left there");
}
