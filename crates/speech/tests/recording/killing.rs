//! A recorder that is killed, two hundred times, at any moment.

use crate::{is_unbroken, samples_of};
use hotseat_speech::capture::{Act, Capture, Record, Simulated, numbered};
use hotseat_speech::recording::recover;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Tells the test, run again in a child process, where to record.
const FILE: &str = "HOTSEAT_RECORD_TO";
const NAME: &str = "killing::killed_two_hundred_times_every_whole_second_is_there";

/// In real time: faster, a second of sound would be less of one, in which a busy machine must get to write.
const SPEED: f64 = 1.0;
/// Recorders at a time; they mostly wait.
const AT_ONCE: u64 = 8;
const RATE: u32 = 48_000;
const KILLS: u64 = 200;

#[test]
fn killed_two_hundred_times_every_whole_second_is_there() {
    if let Some(path) = std::env::var_os(FILE) {
        records_until_killed(Path::new(&path));
    }
    let threads: Vec<_> = (0..AT_ONCE)
        .map(|thread| {
            thread::spawn(move || {
                (thread..KILLS)
                    .step_by(AT_ONCE as usize)
                    .map(killed_after)
                    .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1.max(one.1)))
            })
        })
        .collect();
    let (mut recorded, mut most_lost) = (0, 0);
    for thread in threads {
        let (some, lost) = thread.join().expect("no recording was damaged");
        (recorded, most_lost) = (recorded + some, most_lost.max(lost));
    }
    assert!(recorded > KILLS * u64::from(RATE) / 2, "hardly anything was recorded: {recorded} samples");
    println!("{KILLS} kills, {recorded} samples recorded, at most {most_lost} lost at a kill");
}

/// Records, and says how much the microphone has given; never returns.
fn records_until_killed(path: &Path) -> ! {
    let simulated = Simulated::new(SPEED);
    simulated.plug("desk", RATE, Act::Numbered);
    let given = simulated.clone();
    let capture = Capture::start(Arc::new(simulated), |_| {});
    capture.record(Record { path: path.to_owned(), reserve: 0, live: None }).unwrap();
    let mut out = std::io::stderr();
    loop {
        writeln!(out, "given {}", given.given()).unwrap();
        thread::sleep(Duration::from_millis(2));
    }
}

/// How many samples were saved and how many lost.
fn killed_after(which: u64) -> (u64, u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answer.wav");
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .env(FILE, &path)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    // Anywhere in the first four seconds of sound, each time somewhere else.
    let until = u64::from(numbered(which).unsigned_abs()) * 6;
    let mut given = 0;
    while given <= until {
        let line = lines.next().expect("it records until it is killed").unwrap();
        given = line.strip_prefix("given ").map_or(given, |number| number.parse().unwrap());
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let given = lines
        .map_while(Result::ok)
        .filter_map(|line| line.strip_prefix("given ")?.parse().ok())
        .max()
        .unwrap_or(given);

    // The file opens as it is, and again after it was made whole.
    let as_it_is = samples_of(&path);
    assert!(is_unbroken(&as_it_is), "kill {which}: other samples than were recorded");
    let lost = given.saturating_sub(as_it_is.len() as u64);
    assert!(lost <= u64::from(RATE), "kill {which}: of {given} samples {lost} are lost");
    for recovered in recover(folder.path()).unwrap() {
        assert!(samples_of(&recovered.unwrap().path) == as_it_is, "kill {which}: made whole, it differs");
    }
    (as_it_is.len() as u64, lost)
}
