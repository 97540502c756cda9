//! Transcription through a real child process: this test program is started again as the
//! transcriber, as the real programs are.

// Clippy takes a program with a main of its own for no test.
#![allow(clippy::unwrap_used)]
// Waiting for a process to end has a limit.
#![allow(clippy::disallowed_methods)]

mod faults;
mod fixtures;
mod hearing;

use libtest_mimic::{Arguments, Trial};
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = hotseat_speech::transcription::worker_main() {
        return code;
    }
    let mut trials = Vec::new();
    trials.extend(hearing::trials());
    trials.extend(faults::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A test by its name: it fails by a panic, as elsewhere.
fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}
