use crate::{ApiError, Code};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

pub(super) const LIST: &str = "hotseat-backup.json";
pub(super) const DATABASE: &str = "hotseat.db";
pub(super) const RECORDINGS: &str = "recordings";
pub(super) const PACKS: &str = "packs";
const FORMAT: &str = "hotseat-backup";
const VERSION: u32 = 1;
/// Two hundred thousand files take a quarter of it.
pub(super) const LARGEST_LIST: u64 = 128 * 1024 * 1024;

/// What is in a backup; the last file of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BackupList {
    /// Always `hotseat-backup`.
    format: String,
    version: u32,
    /// RFC 3339.
    pub(super) made: String,
    pub(super) sessions: u32,
    pub(super) recordings: u32,
    /// The data folder that it was made from.
    pub(super) folder: PathBuf,
    pub(super) files: Vec<BackupFile>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BackupFile {
    /// Within the data folder, with `/` between its parts.
    pub(super) path: String,
    pub(super) bytes: u64,
    /// In hexadecimal digits.
    pub(super) sha256: String,
}

impl BackupList {
    pub(super) fn new(made: String, folder: PathBuf) -> BackupList {
        BackupList {
            format: FORMAT.to_owned(),
            version: VERSION,
            made,
            sessions: 0,
            recordings: 0,
            folder,
            files: Vec::new(),
        }
    }

    /// Refuses what no backup of this program holds: a list of another kind or a later version, a file
    /// that would lie elsewhere than where the program keeps such files, or two of one name.
    pub(super) fn check(&self, shown: &str) -> Result<(), ApiError> {
        if self.format != FORMAT {
            return Err(ApiError::new(Code::Invalid, format!("{shown} is no backup of Hotseat.")));
        }
        if self.version > VERSION {
            let message = format!("{shown} was made by a newer Hotseat: update this one, then restore it.");
            return Err(ApiError::new(Code::NewerVersion, message));
        }
        let mut seen = HashSet::new();
        for file in &self.files {
            if !belongs(&file.path) || !seen.insert(file.path.to_lowercase()) {
                let message = format!("{shown} is not as Hotseat makes it: it holds {:?}.", file.path);
                return Err(ApiError::new(Code::Invalid, message));
            }
        }
        if !seen.contains(DATABASE) {
            return Err(ApiError::new(Code::Invalid, format!("{shown} holds no database.")));
        }
        Ok(())
    }
}

/// Whether a backup may hold this file.
fn belongs(path: &str) -> bool {
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let parts: Vec<&str> = path.split('/').collect();
    let simple = parts.iter().all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.contains('\\')
            && !part.chars().any(char::is_control)
    });
    plain
        && simple
        && match parts.as_slice() {
            [file] => *file == DATABASE,
            [RECORDINGS, _, _] => true,
            [PACKS, _, ..] => parts.len() > 2,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(paths: &[&str]) -> BackupList {
        let file = |path: &&str| BackupFile { path: (*path).to_owned(), bytes: 1, sha256: String::new() };
        BackupList {
            files: paths.iter().map(file).collect(),
            ..BackupList::new("2026-11-21T00:00:00Z".into(), PathBuf::from("/data"))
        }
    }

    #[test]
    fn only_what_the_program_keeps_is_let_in() {
        let check = |paths: &[&str], fine: bool| {
            let found = list(paths).check("b.zip");
            assert_eq!(found.is_ok(), fine, "{paths:?}: {found:?}");
        };
        check(&["hotseat.db", "recordings/s/r.flac", "packs/mine/questions/a.md"], true);
        check(&["recordings/s/r.flac"], false);
        check(&["hotseat.db", "hotseat.db"], false);
        check(&["hotseat.db", "recordings/s/R.flac", "recordings/s/r.flac"], false);
        for path in [
            "../hotseat.db",
            "/etc/passwd",
            "recordings/../../x",
            "recordings/s",
            "recordings/s/r/t.wav",
            "hotseat.lock",
            "models/m.bin",
            "packs/x",
            "packs//x",
            "recordings/s/..",
            "C:/x/y",
            "recordings\\s\\r.wav",
            "packs/mine/.hidden",
            "",
            "recordings/s/\u{0}",
        ] {
            check(&["hotseat.db", path], false);
        }
    }

    #[test]
    fn another_kind_of_list_is_refused() {
        let check = |change: fn(&mut BackupList), code| {
            let mut list = list(&["hotseat.db"]);
            change(&mut list);
            assert_eq!(list.check("b.zip").unwrap_err().code, code);
        };
        check(|list| list.format = "zip".into(), Code::Invalid);
        check(|list| list.version = 2, Code::NewerVersion);
    }
}
