//! Questions of the bank as files for other programs, or for another Hotseat.

use crate::dto::{BankFormat, BankSelection, Exported};
use crate::files::write_whole;
use crate::{ApiError, Code, Hotseat};
use hotseat_content::{new_header, write_anki, write_json, write_question};
use hotseat_interview::Question;
use hotseat_storage as storage;
use hotseat_storage::{BankQuestion, OrNotFound, StoreError};
use std::collections::HashSet;
use std::path::{Component, Path};

impl Hotseat {
    /// Writes questions to a file, or a pack to a folder that isn't there yet: whole, or not at all.
    pub fn export_bank(
        &self,
        selection: BankSelection,
        format: BankFormat,
        path: String,
    ) -> Result<Exported, ApiError> {
        let bytes = match format {
            BankFormat::Folder => self.write_pack(&selection, Path::new(&path))?,
            _ => {
                let text = self.bank_text(selection, format)?;
                write_whole(Path::new(&path), text.as_bytes())?;
                text.len()
            }
        };
        Ok(Exported { path, bytes: u32::try_from(bytes).unwrap_or(u32::MAX) })
    }

    /// Questions as one text.
    ///
    /// # Errors
    /// When something is not there, nothing is selected, or the format is that of a folder.
    pub fn bank_text(&self, selection: BankSelection, format: BankFormat) -> Result<String, ApiError> {
        let chosen = self.chosen(&selection)?;
        let questions = || chosen.iter().map(|stored| stored.question.clone()).collect::<Vec<Question>>();
        match format {
            BankFormat::Native => Ok(joined(chosen.iter())),
            BankFormat::Json => write_json(&questions()).map_err(|error| {
                ApiError::new(Code::Damaged, "These questions can't be written as JSON.").with_detail(error)
            }),
            BankFormat::Anki => Ok(write_anki(&questions())),
            BankFormat::Folder => Err(ApiError::new(
                Code::Invalid,
                "A pack with its files is a folder, not a text: name a folder.",
            )),
        }
    }

    fn chosen(&self, selection: &BankSelection) -> Result<Vec<BankQuestion>, ApiError> {
        let chosen = self.store.read(|tx| {
            let mut chosen = Vec::new();
            for pack in &selection.packs {
                tx.pack(pack)?.or_not_found("pack", pack)?;
                chosen.extend(tx.bank_questions(pack)?.into_iter().filter(|stored| !stored.set_aside));
            }
            for id in &selection.questions {
                chosen.push(tx.bank_question(id)?.or_not_found("question", id)?);
            }
            Ok::<_, StoreError>(chosen)
        })?;
        let mut seen = HashSet::new();
        let chosen: Vec<BankQuestion> =
            chosen.into_iter().filter(|stored| seen.insert(stored.question.id.clone())).collect();
        if chosen.is_empty() {
            return Err(ApiError::new(
                Code::Invalid,
                "There is nothing to export: name a pack or a question.",
            ));
        }
        Ok(chosen)
    }

    /// A pack with its files, as they were written; how many bytes they have.
    fn write_pack(&self, selection: &BankSelection, path: &Path) -> Result<usize, ApiError> {
        let ([id], []) = (selection.packs.as_slice(), selection.questions.as_slice()) else {
            return Err(ApiError::new(Code::Invalid, "A folder holds one pack: name one, and no questions."));
        };
        if path.exists() {
            let message = format!("{} is there already: name a folder that isn't.", path.display());
            return Err(ApiError::new(Code::Invalid, message));
        }
        let pack = self.store.read(|tx| tx.pack(id)?.or_not_found("pack", id))?;
        let files = files(&pack, &self.chosen(selection)?);
        let written = write_folder(path, &files);
        written.map_err(|error| {
            ApiError::new(Code::Io, format!("{} can't be written: {error}.", path.display()))
        })
    }
}

/// Made beside its place, and moved there when it is whole.
fn write_folder(path: &Path, files: &[(String, String)]) -> std::io::Result<usize> {
    let beside = path.parent().filter(|beside| !beside.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let making = tempfile::Builder::new().prefix(".hotseat-").tempdir_in(beside)?;
    let folder = making.path().join("pack");
    std::fs::create_dir_all(folder.join("questions"))?;
    let mut bytes = 0;
    for (name, text) in files {
        let file = folder.join(name);
        std::fs::write(&file, text)?;
        std::fs::File::open(&file)?.sync_all()?;
        bytes += text.len();
    }
    std::fs::rename(&folder, path)?;
    Ok(bytes)
}

/// Names, relative to the pack's folder, and texts.
fn files(pack: &storage::Pack, questions: &[BankQuestion]) -> Vec<(String, String)> {
    let header = pack.header.clone().unwrap_or_else(|| new_header(&pack.id, &pack.title));
    let mut files = vec![("pack.yaml".to_owned(), header)];
    let mut groups: Vec<(String, Vec<&BankQuestion>)> = Vec::new();
    for (index, stored) in questions.iter().enumerate() {
        let own_name = stored.file.as_deref().filter(|name| is_plain(name));
        let name =
            own_name.map_or_else(|| format!("{:02}-{}.md", index + 1, stored.question.id), str::to_owned);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, group)) => group.push(stored),
            None => groups.push((name, vec![stored])),
        }
    }
    files.extend(
        groups.into_iter().map(|(name, group)| (format!("questions/{name}"), joined(group.into_iter()))),
    );
    files
}

/// A name that leads nowhere else.
fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}

/// Texts as they were written, one after another.
fn joined<'q>(questions: impl Iterator<Item = &'q BankQuestion>) -> String {
    let mut text = String::new();
    for stored in questions {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        match &stored.text {
            Some(written) => text.push_str(written),
            None => {
                if !text.is_empty() && !text.ends_with("\n\n") {
                    text.push('\n');
                }
                text.push_str(&write_question(&stored.question));
            }
        }
    }
    text
}
