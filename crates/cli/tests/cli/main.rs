//! The command line from outside: the real program on data folders of its own.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod banking;
mod bench;
mod comparing;
mod data_folder;
mod importing;
mod keeping;
mod linting;
mod manners;
mod planning;
mod progress;
mod running;
mod scoring;
mod sessions;
mod speech;
mod spoken_answers;
