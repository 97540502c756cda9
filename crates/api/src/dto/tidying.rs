use hotseat_interview::Millis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A backup: everything in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BackupView {
    pub path: String,
    /// RFC 3339.
    pub made: String,
    pub sessions: u32,
    pub recordings: u32,
    /// Recordings whose files were not there any more when it was made just now.
    pub missing: u32,
    /// Of all that is in it, unpacked.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// A backup that stands in a folder of its own now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Restored {
    /// The data folder to start the program with.
    pub folder: String,
    pub backup: BackupView,
}

/// What is to be deleted: a session or one answer of it, all of it or its sound alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Deletion {
    pub session: String,
    /// One question, counted from 0; none for the whole session.
    pub item: Option<u32>,
    /// The words and all else stay.
    pub sound_only: bool,
}

/// What goes with a deletion, said before it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct WhatGoes {
    pub what: Deletion,
    pub title: String,
    /// Answers whose words go.
    pub answers: u32,
    /// Sound files, how long they are together, and their bytes.
    pub files: u32,
    pub sound: Millis,
    #[ts(type = "number")]
    pub bytes: u64,
    pub transcripts: u32,
}

/// Something deleted that can still be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DeletedThing {
    pub what: Deletion,
    pub title: String,
    /// When it was deleted, and when it goes for good; RFC 3339.
    pub deleted: String,
    pub goes: String,
}

/// How many days things are kept; none is for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct KeepRules {
    /// The sound of recordings; their words stay.
    pub sound_days: Option<u32>,
    /// Whole sessions.
    pub session_days: Option<u32>,
}

/// The sound of a session on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SessionUse {
    pub id: String,
    pub title: String,
    /// RFC 3339.
    pub held: String,
    pub files: u32,
    pub sound: Millis,
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What is on the disk, and how long it stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DiskUse {
    /// Questions, sessions and words: the database.
    #[ts(type = "number")]
    pub database: u64,
    /// Recordings: their bytes, how many, and how long.
    #[ts(type = "number")]
    pub sound: u64,
    pub sound_files: u32,
    pub sound_length: Millis,
    /// Installed models, for speech and for sentences.
    #[ts(type = "number")]
    pub models: u64,
    /// The sessions with the most sound, the largest first.
    pub largest: Vec<SessionUse>,
    pub rules: KeepRules,
    /// What can still be taken back, the last deleted first.
    pub deleted: Vec<DeletedThing>,
}
