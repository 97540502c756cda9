use super::standing::{Standing, new_file};
use super::{check, with_own_id};
use crate::bundling::kept_text;
use crate::dto::{EditView, QuestionId, SaveOutcome, SaveQuestion};
use crate::files::write_whole;
use crate::{ApiError, Code, Hotseat};
use hotseat_content::{Source, write_question};
use hotseat_interview::Question;
use hotseat_storage::{BankQuestion, Draft, OrNotFound};
use std::path::Path;

impl Hotseat {
    /// Saves a text: to its file where it has one, and in the bank. With an error in it, or when someone else
    /// changed it since it was opened, nothing is written.
    pub fn save_question(&self, save: SaveQuestion) -> Result<SaveOutcome, ApiError> {
        let SaveQuestion { id, pack, text, seen } = save;
        let text = Source::new("question.md", &text).text;
        let standing = match &id {
            Some(id) => self.store.read(|tx| Standing::of(tx, id))?,
            None => {
                let pack = self.store.read(|tx| tx.pack(&pack)?.or_not_found("pack", &pack))?;
                Standing::beginning(pack, &text)?
            }
        };
        if id.is_some() && standing.seen() != seen {
            return Ok(SaveOutcome::ChangedMeanwhile { theirs: Box::new(self.edit_view(&standing)?) });
        }
        let text = match &id {
            Some(_) => text,
            None => self.store.read(|tx| with_own_id(tx, &standing.pack.id, &text))?,
        };
        let (question, check) = self.store.read(|tx| check(tx, id.as_ref(), &standing.pack.id, &text))?;
        let Some(question) = question else {
            return Ok(SaveOutcome::Mistakes { check: Box::new(check) });
        };
        let saved = self.store_text(standing, question, text)?;
        Ok(SaveOutcome::Saved { edit: Box::new(self.edit_question(saved)?) })
    }

    /// Takes back everything that the person changed in a question: it is again as its list or pack has
    /// it. What was there is kept as a draft.
    pub fn revert_question(&self, id: QuestionId) -> Result<EditView, ApiError> {
        let wall = self.wall();
        self.store.write(|tx| {
            let mut stored = tx.bank_question(&id)?.or_not_found("question", &id)?;
            let Some(base) = stored.base.take() else {
                return Err(ApiError::new(Code::NotNow, "You have changed nothing in this question."));
            };
            let text = stored.text.take().unwrap_or_else(|| write_question(&stored.question));
            tx.set_draft(&base.pack, Some(&id), Some(&Draft { text, kept_at: wall }))?;
            stored.question = base;
            Ok(tx.save_question(&stored)?)
        })?;
        self.edit_question(id)
    }

    /// The file first: what is in the bank follows it whenever the pack is read again.
    pub(super) fn store_text(
        &self,
        standing: Standing,
        question: Question,
        text: String,
    ) -> Result<QuestionId, ApiError> {
        let Standing { pack, stored, file, .. } = standing;
        let began = stored.is_none();
        let mut new = BankQuestion::from(&question);
        match (&file, &pack.folder) {
            (Some(place), _) => {
                write_whole(&place.path, place.with(&text).as_bytes())?;
                new.file = stored.and_then(|stored| stored.file);
            }
            (None, Some(folder)) if began => {
                let path = new_file(folder, &question.id)?;
                write_whole(&path, text.as_bytes())?;
                new.file = name_of(&path);
            }
            _ => {
                if let Some(stored) = stored {
                    let base = stored.base.unwrap_or(stored.question);
                    new.base = Some(base).filter(|base| *base != question);
                    new.set_aside = stored.set_aside;
                }
            }
        }
        let id = question.id.clone();
        new.text = if new.file.is_some() { Some(text) } else { kept_text(&question, text) };
        self.store.write(|tx| {
            tx.save_question(&new)?;
            tx.set_draft(&pack.id, (!began).then_some(&id), None)
        })?;
        Ok(id)
    }
}

fn name_of(path: &Path) -> Option<String> {
    path.file_name().map(|name| name.to_string_lossy().into_owned())
}
