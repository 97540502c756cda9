//! Mentors' scores beside the person's own.

use super::response::{MentorItem, MentorResponse, fits, read_response};
use crate::dto::{MentorItemView, MentorRemark, MentorRow, MentorView, MentorsView, Merged};
use crate::journal::Journal;
use crate::{ApiError, Code, Hotseat};
use hotseat_content::inline_html;
use hotseat_interview::Session;
use hotseat_storage::{SessionId, StoredResponse, WallTime};
use sha2::{Digest, Sha256};
use std::path::Path;

impl Hotseat {
    /// Takes in what a mentor saved. The same file twice changes nothing; one that was saved again
    /// counts in place of the one before, which is kept.
    pub fn merge_response(&self, path: String) -> Result<Merged, ApiError> {
        let response = read_response(Path::new(&path))?;
        let Some(bundle) = self.store.read(|tx| tx.bundle(&response.bundle))? else {
            let message =
                "This response is to a file that was not made here, or whose interview was deleted.";
            return Err(ApiError::new(Code::NotFound, message));
        };
        let (journal, _) = Journal::load(&self.store, &bundle.session)?;
        for item in &response.items {
            if !bundle.items.contains(&item.item) {
                let message = "This response speaks of an answer that was not in its file.";
                return Err(ApiError::new(Code::Invalid, message));
            }
            fits(item, &journal.session.plan().rubric)?;
        }
        let invalid = |error: &dyn std::fmt::Display| {
            ApiError::new(Code::Invalid, "This response can't be stored.").with_detail(error)
        };
        let body = serde_json::to_value(&response).map_err(|error| invalid(&error))?;
        let made_at: WallTime = response.made.parse().map_err(|error| invalid(&error))?;
        let stored = StoredResponse {
            id: response.id.clone(),
            hash: hash(&body),
            bundle: bundle.id,
            made_at,
            merged_at: self.wall(),
            body,
        };
        let (new, _) = self.store.write(|tx| tx.add_response(&stored))?;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(Merged {
            session: bundle.session.0,
            session_title: journal.title,
            scored: count(response.items.iter().filter(|item| is_scored(item)).count()),
            comments: count(response.items.iter().map(|item| item.comments.len()).sum()),
            name: response.name,
            already: !new,
        })
    }

    /// Every mentor's scores of a session, by name. Those of an answer that is not locked yet are kept
    /// back, so that they don't sway the person's own.
    pub fn mentors(&self, session: String) -> Result<MentorsView, ApiError> {
        let id = SessionId(session);
        let (journal, _) = Journal::load(&self.store, &id)?;
        let mut mentors = Vec::new();
        for (made_at, response) in self.responses(&id)? {
            let items = response.items.iter().filter_map(|item| item_view(&journal.session, item));
            mentors.push(MentorView {
                id: response.id.clone(),
                name: response.name.clone(),
                made: made_at.to_string(),
                items: items.collect(),
            });
        }
        let agreement = match mentors.is_empty() {
            true => Vec::new(),
            false => self.agreement_with_mentors(&journal.session.plan().rubric.id)?,
        };
        Ok(MentorsView { mentors, agreement })
    }

    /// What mentors said of one answer, each with their name, under the same rule.
    pub(crate) fn comments_on(
        &self,
        journal: &Journal,
        item: u32,
    ) -> Result<Vec<(String, MentorRemark)>, ApiError> {
        let mut comments = Vec::new();
        for (_, response) in self.responses(&journal.id)? {
            let of = response.items.iter().find(|one| one.item == item);
            let view = of.and_then(|of| item_view(&journal.session, of));
            let remarks = view.into_iter().flat_map(|view| view.remarks);
            comments.extend(remarks.map(|remark| (response.name.clone(), remark)));
        }
        Ok(comments)
    }

    fn responses(&self, id: &SessionId) -> Result<Vec<(WallTime, MentorResponse)>, ApiError> {
        let stored = self.store.read(|tx| tx.responses(id))?;
        let read = stored.into_iter().map(|one| {
            let response = serde_json::from_value(one.body).map_err(|error| {
                ApiError::new(Code::Damaged, "A mentor's response can't be read any more.").with_detail(error)
            })?;
            Ok((one.made_at, response))
        });
        read.collect()
    }
}

fn is_scored(item: &MentorItem) -> bool {
    !item.rows.is_empty() || item.overall.is_some()
}

/// Of what was read, not of how it was written.
fn hash(body: &serde_json::Value) -> String {
    let digest = Sha256::digest(body.to_string().as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn item_view(session: &Session, item: &MentorItem) -> Option<MentorItemView> {
    let index = item.item as usize;
    let question = &session.plan().items.get(index)?.question;
    let state = session.items().get(index)?;
    let locked = state.locked.is_some();
    let mut rows: Vec<MentorRow> = session
        .plan()
        .rubric
        .rows
        .iter()
        .map(|row| MentorRow {
            row: Some(row.id.clone()),
            title: row.title.clone(),
            own: state.rows.get(&row.id).copied(),
            mentor: item.rows.get(&row.id).copied(),
        })
        .collect();
    rows.push(MentorRow {
        row: None,
        title: "The whole answer".to_owned(),
        own: state.overall,
        mentor: item.overall,
    });
    let recordings: Vec<&str> =
        state.takes.iter().flat_map(|take| take.recordings()).map(|one| one.id.as_str()).collect();
    let remarks = item.comments.iter().map(|comment| MentorRemark {
        recording: comment.part.clone().filter(|part| recordings.contains(&part.as_str())),
        at: comment.at,
        text: comment.text.clone(),
    });
    Some(MentorItemView {
        item: item.item,
        title_html: inline_html(&question.title),
        locked,
        rows: if locked { rows } else { Vec::new() },
        remarks: if locked { remarks.collect() } else { Vec::new() },
    })
}
