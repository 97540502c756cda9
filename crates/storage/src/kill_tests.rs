//! The program may be killed at any moment: what it said was stored is stored.

use crate::samples::{session_id, store_with_session, tick};
use crate::{Logged, Store, StoreError};
use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Tells this test, run again in a child process, which folder to write in until it is killed.
const FOLDER: &str = "HOTSEAT_KILL_TEST_FOLDER";
const BATCH: u32 = 3;

#[test]
fn what_was_committed_outlives_a_kill() {
    if let Some(folder) = env::var_os(FOLDER) {
        let error = append_until_killed(Path::new(&folder));
        panic!("the child ended by itself: {error:?}");
    }
    let (folder, store) = store_with_session();
    drop(store);
    // How far the child is let to go each time; where in its next write the kill meets it is chance.
    for commits in [1, 7, 40, 3, 19] {
        let mut child = spawn_writer(folder.path().as_os_str());
        let promised = kill_after(&mut child, commits);
        let log = Store::open(folder.path()).unwrap().read(|db| db.log(&session_id())).unwrap();
        assert!(log.len() >= promised as usize, "{} events of {promised} promised", log.len());
        assert_eq!(log.len() % BATCH as usize, 0, "a batch was stored in part");
        let written: Vec<_> = (0..log.len()).map(event).collect();
        assert_eq!(log, written);
    }
}

fn event(n: usize) -> Logged {
    tick(i64::try_from(n).unwrap())
}

/// Appends batches for ever, and after each says on standard error how many events are stored: the
/// test harness leaves that stream alone.
fn append_until_killed(folder: &Path) -> Result<(), StoreError> {
    let store = Store::open(folder)?;
    let mut next = store.read(|db| db.next_event(&session_id()))?;
    loop {
        let batch: Vec<_> = (next..next + BATCH).map(|n| event(n as usize)).collect();
        next = store.write(|db| db.append_events(&session_id(), next, &batch))?.0;
        // Nobody listens any more once the parent has had enough.
        let _ = writeln!(io::stderr(), "{next}");
    }
}

fn spawn_writer(folder: &OsStr) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "kill_tests::what_was_committed_outlives_a_kill", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Kills the child after it has reported so many commits; gives the last count that it reported.
fn kill_after(child: &mut Child, commits: usize) -> u32 {
    let mut reports = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut promised = 0;
    for _ in 0..commits {
        promised = reports.next().unwrap().unwrap().parse().unwrap();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it had still said before it died counts as well.
    for report in reports {
        promised = report.unwrap().parse().unwrap_or(promised);
    }
    promised
}
