//! The command line from outside: the real program on data folders of its own.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod banking;
mod bench;
mod comparing;
mod comparing_many;
mod data_folder;
mod importing;
mod keeping;
mod linting;
mod manners;
mod planning;
mod progress;
mod recomparing;
mod running;
mod scoring;
mod sentence_models;
mod sessions;
mod speech;
mod spoken_answers;
