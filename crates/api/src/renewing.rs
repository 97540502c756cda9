//! What becomes of a pack's questions when its list or its files come again.

use crate::dto::ImportStatus;
use hotseat_content::{differences, merge, rewrite_question};
use hotseat_interview::{Question, QuestionId};
use hotseat_storage::{BankQuestion, ReadTx, StoreError};
use std::collections::HashSet;

/// One question of the list, as it would stand in the bank.
pub(crate) struct Renewed {
    pub(crate) stored: BankQuestion,
    pub(crate) before: Option<BankQuestion>,
    pub(crate) status: ImportStatus,
    /// What its source says otherwise than before.
    pub(crate) changes: Vec<&'static str>,
}

/// A question that is no more in the list.
pub(crate) struct Gone {
    pub(crate) stored: BankQuestion,
    /// Why it is set aside and not removed.
    pub(crate) why: Option<String>,
}

/// Each question of `now` with what the person made of the one of `before` that `pairs` says it is, and
/// the rest of `before`.
pub(crate) fn renew(
    tx: &ReadTx<'_>,
    before: Vec<BankQuestion>,
    now: Vec<BankQuestion>,
    pairs: &[Option<usize>],
) -> Result<(Vec<Renewed>, Vec<Gone>), StoreError> {
    let mut ids: HashSet<QuestionId> = before.iter().map(|stored| stored.question.id.clone()).collect();
    let mut before: Vec<Option<BankQuestion>> = before.into_iter().map(Some).collect();
    let mut renewed = Vec::with_capacity(now.len());
    for (new, pair) in now.into_iter().zip(pairs) {
        renewed.push(match pair.and_then(|pair| before.get_mut(pair)?.take()) {
            Some(old) => again(old, new),
            None => {
                let question = Question { id: free_id(&mut ids, &new.question.id), ..new.question };
                Renewed {
                    stored: BankQuestion { question, ..new },
                    before: None,
                    status: ImportStatus::New,
                    changes: Vec::new(),
                }
            }
        });
    }
    let mut gone = Vec::new();
    for stored in before.into_iter().flatten() {
        let why = why_kept(tx, &stored)?;
        gone.push(Gone { stored, why });
    }
    Ok((renewed, gone))
}

fn again(old: BankQuestion, new: BankQuestion) -> Renewed {
    let theirs = Question { id: old.question.id.clone(), pack: old.question.pack.clone(), ..new.question };
    let changes = differences(old.source(), &theirs);
    let merged = match &old.base {
        Some(base) => merge(base, &old.question, &theirs),
        None => theirs.clone(),
    };
    let edited = merged != theirs;
    let text =
        if edited { old.text.as_deref().map(|text| rewrite_question(text, &merged)) } else { new.text };
    let status = match (old.set_aside, changes.is_empty()) {
        (true, _) => ImportStatus::Back,
        (false, true) => ImportStatus::Unchanged,
        (false, false) => ImportStatus::Changed,
    };
    Renewed {
        stored: BankQuestion {
            question: merged,
            text,
            file: new.file,
            base: edited.then_some(theirs),
            set_aside: false,
        },
        before: Some(old),
        status,
        changes,
    }
}

/// An id that nobody has: two titles may once have been the same.
fn free_id(ids: &mut HashSet<QuestionId>, wanted: &QuestionId) -> QuestionId {
    let others = (2..).map(|number: u32| QuestionId(format!("{wanted}-{number}")));
    let mut free = std::iter::once(wanted.clone()).chain(others).filter(|id| !ids.contains(id));
    let id = free.next().unwrap_or_else(|| wanted.clone());
    ids.insert(id.clone());
    id
}

fn why_kept(tx: &ReadTx<'_>, stored: &BankQuestion) -> Result<Option<String>, StoreError> {
    let asked = match tx.times_asked(&stored.question.id)? {
        0 => None,
        1 => Some("it was asked in an interview".to_owned()),
        times => Some(format!("it was asked in {times} interviews")),
    };
    let edited = stored.base.is_some().then(|| "you edited it".to_owned());
    let before = stored.set_aside.then(|| "it was set aside before".to_owned());
    Ok(match (edited, asked) {
        (Some(edited), Some(asked)) => Some(format!("{edited}, and {asked}")),
        (edited, asked) => edited.or(asked).or(before),
    })
}

/// All that the bank is to hold: what the list has, and after it what was set aside.
pub(crate) fn to_store(renewed: Vec<Renewed>, gone: Vec<Gone>) -> Vec<BankQuestion> {
    let aside = gone.into_iter().filter(|gone| gone.why.is_some());
    let aside = aside.map(|gone| BankQuestion { set_aside: true, ..gone.stored });
    renewed.into_iter().map(|renewed| renewed.stored).chain(aside).collect()
}
