//! What taking a list would do to the bank: worked out in the same way for looking and for taking.

use super::choices::{KeptChoices, to_content};
use super::reading::ListFile;
use crate::ApiError;
use crate::bank::hex_sha256;
use crate::dto::{DuplicateView, ImportChoices, ImportStatus};
use crate::duplicating::{Decisions, side};
use crate::renewing::{Gone, Renewed, renew};
use hotseat_content::{ListImport, duplicates_from, match_again, to_questions};
use hotseat_interview::{PackId, Question};
use hotseat_storage::{BankQuestion, Pack, QuestionFilter, ReadTx, StoreError};
use std::collections::HashMap;

pub(super) struct Proposal {
    pub choices: ImportChoices,
    pub import: ListImport,
    pub pack: PackId,
    /// The list as it is in the bank.
    pub before: Option<Pack>,
    /// In the order of the list.
    pub renewed: Vec<Renewed>,
    /// What was not gone before.
    pub gone: Vec<Gone>,
    /// What was set aside before, and is not in the list.
    pub aside: Vec<Gone>,
    pub duplicates: Vec<DuplicateView>,
    /// Names all of this.
    pub hash: String,
}

impl Proposal {
    pub fn of(tx: &ReadTx<'_>, file: &ListFile, given: Option<ImportChoices>) -> Result<Proposal, ApiError> {
        let choices = match given {
            Some(choices) => choices,
            None => {
                let kept = tx.import_choices::<KeptChoices>(&file.shown(), &file.hash)?;
                kept.map(|kept| kept.for_file(file)).unwrap_or_default()
            }
        };
        let import = file.import(&to_content(&choices))?;
        let pack = file.pack_id();
        let now = to_questions(&import, &pack);
        let before = tx.bank_questions(&pack)?;
        let sources: Vec<&Question> = before.iter().map(BankQuestion::source).collect();
        let pairs = match_again(&sources, &now);
        let now = now.iter().map(BankQuestion::from).collect();
        let (mut renewed, gone) = renew(tx, before, now, &pairs)?;
        let duplicates = propose_duplicates(tx, file, &import, &pack, &mut renewed)?;
        let (aside, gone) = gone.into_iter().partition(|gone| gone.stored.set_aside);
        let mut proposal = Proposal {
            choices,
            import,
            before: tx.pack(&pack)?,
            pack,
            renewed,
            gone,
            aside,
            duplicates,
            hash: String::new(),
        };
        proposal.hash = proposal.name(file);
        Ok(proposal)
    }

    /// A name for exactly what would be stored.
    fn name(&self, file: &ListFile) -> String {
        let stored: Vec<_> = self
            .renewed
            .iter()
            .map(|renewed| {
                let BankQuestion { question, base, text, .. } = &renewed.stored;
                (question, base, text, renewed.status)
            })
            .collect();
        let gone: Vec<_> = self.gone.iter().map(|gone| (&gone.stored.question.id, &gone.why)).collect();
        // Serialising plain data to memory has no way to fail; the file's own hash would be left.
        let all = serde_json::to_vec(&(&file.hash, &self.choices, stored, gone)).unwrap_or_default();
        hex_sha256(&all)
    }
}

/// Looks for the new questions in the rest of the bank and among themselves, and marks those that the
/// person chose to leave out.
fn propose_duplicates(
    tx: &ReadTx<'_>,
    file: &ListFile,
    import: &ListImport,
    pack: &PackId,
    renewed: &mut [Renewed],
) -> Result<Vec<DuplicateView>, StoreError> {
    let decisions = Decisions::read(tx)?;
    for back in renewed.iter_mut().filter(|renewed| renewed.status == ImportStatus::Back) {
        if decisions.left_out(tx, &back.stored.question.id)? {
            back.stored.set_aside = true;
            back.status = ImportStatus::LeftOut;
        }
    }
    if renewed.iter().all(|renewed| renewed.status != ImportStatus::New) {
        return Ok(Vec::new());
    }
    let mut questions = tx.questions(&QuestionFilter::default())?;
    questions.retain(|question| question.pack != *pack);
    let (new, known): (Vec<&Renewed>, Vec<&Renewed>) =
        renewed.iter().partition(|renewed| renewed.status == ImportStatus::New);
    questions.extend(known.iter().map(|renewed| renewed.stored.question.clone()));
    let from = questions.len();
    questions.extend(new.iter().map(|renewed| renewed.stored.question.clone()));
    let titles: HashMap<PackId, String> =
        tx.packs()?.into_iter().map(|listing| (listing.pack.id, listing.pack.title)).collect();
    let list = tx.pack(pack)?.map_or_else(|| file.title(import), |pack| pack.title);
    let title =
        |of: &PackId| if of == pack { list.clone() } else { titles.get(of).cloned().unwrap_or_default() };
    let by_id: HashMap<_, &Question> = questions.iter().map(|question| (&question.id, question)).collect();
    let mut views = Vec::new();
    for pair in duplicates_from(&questions, from) {
        let (Some(first), Some(second)) = (by_id.get(&pair.first), by_id.get(&pair.second)) else { continue };
        views.push(DuplicateView {
            decision: decisions.about(&pair.first, &pair.second),
            titles: pair.titles,
            answers: pair.answers,
            first: side(first, title(&first.pack)),
            second: side(second, title(&second.pack)),
        });
    }
    let mut out: Vec<_> =
        views.iter().filter(|view| view.leaves_out_second()).map(|view| &view.second.id).collect();
    // What is left out for the sake of a question that is itself left out would be lost.
    out.sort();
    let out: Vec<_> = views
        .iter()
        .filter(|view| view.leaves_out_second() && out.binary_search(&&view.first.id).is_err())
        .map(|view| view.second.id.clone())
        .collect();
    for renewed in renewed.iter_mut().filter(|renewed| out.contains(&renewed.stored.question.id)) {
        renewed.status = ImportStatus::LeftOut;
    }
    Ok(views)
}
