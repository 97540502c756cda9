//! How the program behaves among others: help, pipes, colours.

use crate::bench::{BAD_INPUT, Bench, DONE, Ran, question};
use std::io::Read as _;
use std::process::Stdio;

#[test]
fn help_teaches_each_command() {
    let bench = Bench::new();
    let commands: [&[&str]; 17] = [
        &[],
        &["import"],
        &["lint"],
        &["plan"],
        &["run"],
        &["compare"],
        &["session"],
        &["session", "list"],
        &["session", "show"],
        &["session", "export"],
        &["transcribe"],
        &["model"],
        &["model", "list"],
        &["model", "get"],
        &["model", "add"],
        &["model", "verify"],
        &["model", "remove"],
    ];
    for command in commands {
        let ran = bench.run(&[command, &["--help"]].concat());
        assert_eq!(ran.code, DONE, "{command:?}");
        assert!(ran.out.contains("Example") && ran.out.contains("hotseat-cli "), "{command:?}: {}", ran.out);
        assert!(ran.out.contains("Exit codes:"), "{command:?}: {}", ran.out);
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    let bench = Bench::new();
    let wrong: [&[&str]; 4] = [&[], &["dance"], &["import"], &["run", "--plan", "plan.json"]];
    for args in wrong {
        let ran = bench.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (BAD_INPUT, ""), "{args:?}");
        assert!(ran.err.contains("Usage:"), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let bench = Bench::new();
    let mut child = bench
        .command(&["plan", "--count", "200", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // More than a pipe holds is still to come when this end closes.
    let mut first = [0; 1];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(DONE), &b""[..]));
}

#[test]
fn there_are_no_colours_in_a_file() {
    let bench = Bench::new();
    let file = bench.file("bad.md", question("prune", "").replace("weight: supporting", "weight: heavy"));
    let ran = Ran::of(&mut bench.command(&["lint", &file]));
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
}
