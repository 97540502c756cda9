//! Lists that a person brings: looked at first, and taken as they were shown.

mod choices;
mod proposal;
mod reading;
mod words;

pub(crate) use choices::to_content;
pub(crate) use reading::ListFile;
pub(crate) use words::dialect_words;

use crate::dto::{
    DuplicateDecision, GoneRow, ImportChoices, ImportLine, ImportNote, ImportPreview, ImportRow,
    ImportStatus, PackCard, QuestionId, TakenAs,
};
use crate::renewing::{Gone, Renewed, to_store};
use crate::{ApiError, Code, Hotseat};
use choices::KeptChoices;
use hotseat_content as content;
use hotseat_storage as storage;
use hotseat_storage::{OrNotFound, StoreError};
use proposal::Proposal;
use std::path::Path;

/// How much of a line a note quotes, in characters.
const LONGEST_QUOTE: usize = 200;

impl Hotseat {
    /// What would be taken from a list; nothing of it is stored. Choices that are given are kept for the
    /// file; where none are, those kept before are used.
    pub fn preview_import(
        &self,
        path: String,
        choices: Option<ImportChoices>,
    ) -> Result<ImportPreview, ApiError> {
        let file = ListFile::read(Path::new(&path))?;
        let proposal = self.store.read(|tx| Proposal::of(tx, &file, choices.clone()))?;
        if let Some(choices) = choices {
            let kept = KeptChoices::of(&file, &choices);
            let wall = self.wall();
            self.store.write(|tx| tx.set_import_choices(&file.shown(), &file.hash, &kept, wall))?;
        }
        Ok(preview(&file, proposal))
    }

    /// Remembers what the person decided about a question of a list and one that seems to be the same.
    pub fn decide_import_duplicate(
        &self,
        path: String,
        first: QuestionId,
        second: QuestionId,
        decision: Option<DuplicateDecision>,
    ) -> Result<ImportPreview, ApiError> {
        let decided = decision.map(storage::DuplicateDecision::from);
        self.store.write(|tx| tx.decide_duplicate(&first, &second, decided))?;
        self.preview_import(path, None)
    }

    /// Takes a list into the bank, as it was shown: `hash` is that of the preview.
    pub fn take_import(&self, path: String, hash: String, title: String) -> Result<PackCard, ApiError> {
        let file = ListFile::read(Path::new(&path))?;
        let wall = self.wall();
        let (id, _) = self.store.write(|tx| {
            let proposal = Proposal::of(tx, &file, None)?;
            if proposal.import.questions.is_empty() {
                let message = format!("{} holds no questions: choose another list.", file.name);
                return Err(ApiError::new(Code::Invalid, message));
            }
            if proposal.hash != hash {
                let message = format!("{} is not as it was shown any more: look at it again.", file.name);
                return Err(ApiError::new(Code::Invalid, message));
            }
            let pack = pack(&file, &proposal, title.trim(), wall);
            let Proposal { mut renewed, mut gone, aside, .. } = proposal;
            renewed.retain(|renewed| renewed.status != ImportStatus::LeftOut || renewed.before.is_some());
            gone.extend(aside);
            tx.put_pack(&pack, &to_store(renewed, gone))?;
            Ok(pack.id)
        })?;
        self.pack_card(&id)
    }

    pub(crate) fn pack_card(&self, id: &crate::dto::PackId) -> Result<PackCard, ApiError> {
        let card = self.pack_cards()?.into_iter().find(|card| card.id == *id);
        card.or_not_found("pack", id).map_err(|error: StoreError| error.into())
    }
}

fn pack(file: &ListFile, proposal: &Proposal, title: &str, wall: storage::WallTime) -> storage::Pack {
    storage::Pack {
        id: proposal.pack.clone(),
        title: if title.is_empty() { known_title(file, proposal) } else { title.to_owned() },
        summary: Some(format!("Imported from {}.", file.name)),
        version: "1".to_owned(),
        licence: None,
        language: "en".to_owned(),
        kind: storage::PackKind::Imported,
        rubric: None,
        topics: Vec::new(),
        terminology: Vec::new(),
        content_hash: file.hash.clone(),
        installed_at: wall,
        folder: None,
        header: None,
    }
}

/// The name that the person gave it, or its own.
fn known_title(file: &ListFile, proposal: &Proposal) -> String {
    proposal.before.as_ref().map_or_else(|| file.title(&proposal.import), |pack| pack.title.clone())
}

fn preview(file: &ListFile, proposal: Proposal) -> ImportPreview {
    let title = known_title(file, &proposal);
    let Proposal { choices, import, before, renewed, gone, duplicates, hash, .. } = proposal;
    let rows = import.questions.iter().zip(renewed).map(|(found, renewed)| row(found, renewed)).collect();
    let chosen = |line: u32| choices.questions.contains(&line) || choices.not_questions.contains(&line);
    let lines = import.lines.into_iter().map(|seen| ImportLine {
        line: seen.line,
        chosen: chosen(seen.line),
        text: seen.text,
        taken_as: match seen.taken_as {
            content::TakenAs::Question => TakenAs::Question,
            content::TakenAs::SubHeading => TakenAs::SubHeading,
            content::TakenAs::LeftOut => TakenAs::LeftOut,
        },
        why: seen.why.to_owned(),
    });
    let text = String::from_utf8_lossy(&file.bytes);
    let quoted: Vec<&str> = text.lines().collect();
    let notes = import.notes.into_iter().map(|note| ImportNote {
        text: note.line.checked_sub(1).and_then(|at| quoted.get(at as usize)).map(|line| quote(line)),
        line: note.line,
        code: note.code.to_owned(),
        message: note.message,
    });
    ImportPreview {
        path: file.shown(),
        file: file.name.clone(),
        hash,
        title,
        dialect: dialect_words(import.dialect),
        confidence: import.confidence,
        columns_used: import.table.as_ref().map(|table| choices::from_content(&table.columns)),
        columns: import.table.map(|table| table.first_row).unwrap_or_default(),
        lines: lines.collect(),
        choices,
        questions: rows,
        gone: gone.into_iter().map(gone_row).collect(),
        duplicates,
        notes: notes.collect(),
        replaces: before.map(|pack| pack.id),
    }
}

fn row(found: &content::ImportedQuestion, renewed: Renewed) -> ImportRow {
    let Renewed { stored, before, status, changes } = renewed;
    let title_before = before.map(|before| before.question.title).filter(|title| *title != found.title);
    ImportRow {
        id: stored.question.id,
        number: found.number_as_written.clone(),
        title: found.title.clone(),
        first_line: found.heading_line,
        last_line: found.last_line.max(found.heading_line),
        has_answer: found.answer.is_some(),
        key_points: u32::try_from(stored.question.key_points.len()).unwrap_or(u32::MAX),
        status,
        edited_here: stored.base.is_some(),
        changes: changes.into_iter().map(str::to_owned).collect(),
        title_before,
    }
}

fn gone_row(gone: Gone) -> GoneRow {
    let Gone { stored, why } = gone;
    GoneRow {
        id: stored.question.id,
        title: stored.question.title,
        kept: why.is_some(),
        why: why.unwrap_or_default(),
    }
}

fn quote(line: &str) -> String {
    let mut chars = line.trim().chars();
    let mut quote: String = chars.by_ref().take(LONGEST_QUOTE).collect();
    if chars.next().is_some() {
        quote.push('…');
    }
    quote
}
