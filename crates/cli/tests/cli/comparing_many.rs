//! Thousands of answers, one line each, without growth in memory.

#![cfg(target_os = "linux")]

use crate::bench::Bench;
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::mpsc::channel;

const LINES: usize = 2_000;
/// By then everything that is made once is there.
const EARLY: usize = 400;
/// What is written stands in a buffer for a while: so near to the end one can look.
const LATE: usize = 1_900;
/// A third of what the lines in between take as text: keeping them, or anything made of them, is more.
const GROWTH_KIB: u64 = 1_024;

/// A line like no other: its words are made of its number.
fn line(id: usize) -> String {
    let word = |n: usize| format!("w{}x{}", id * 31 + n, n * 7 % 13);
    let text = |from: usize, count: usize| (from..from + count).map(word).collect::<Vec<_>>().join(" ");
    let line = json!({"id": id, "question": text(0, 8), "answer": text(4, 120),
        "key_points": [text(10, 12), text(200, 12)]});
    format!("{line}\n")
}

/// The memory that a process has in use, in KiB.
fn in_use(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse().unwrap()
}

#[test]
fn thousands_of_lines_take_no_more_memory_than_hundreds() {
    let bench = Bench::new();
    let mut child = bench
        .command(&["compare", "--jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let (done, wait) = channel::<()>();
    let feeder = std::thread::spawn(move || {
        for id in 0..LINES {
            input.write_all(line(id).as_bytes()).unwrap();
        }
        // It must still be there when it is looked at.
        wait.recv().unwrap_or(());
    });
    let mut told = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut read_until = |from: usize, until: usize| {
        for id in from..until {
            let line: serde_json::Value = serde_json::from_str(&told.next().unwrap().unwrap()).unwrap();
            assert_eq!(line["id"], id);
        }
    };
    read_until(0, EARLY);
    let early = in_use(child.id());
    read_until(EARLY, LATE);
    let late = in_use(child.id());
    done.send(()).unwrap();
    read_until(LATE, LINES);
    feeder.join().unwrap();
    assert!(child.wait().unwrap().success());
    assert!(late <= early + GROWTH_KIB, "{early} KiB after {EARLY} lines, {late} KiB after {LATE}");
}
