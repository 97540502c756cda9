//! How one's own scores compare with verdicts, with later scores of the same answers, and with those
//! of mentors. Nothing is said before there are enough answers, and never of a single one.

mod figures;
mod pairs;

use crate::dto::{Against, CalibrationPart, CalibrationView, RowAgreement};
use crate::sharing::{MentorItem, MentorResponse};
use crate::{ApiError, Hotseat};
use figures::{agreement, part};
use hotseat_interview::LockedRow;
use hotseat_storage::{SessionId, StoredLocked};
use pairs::{Compared, against_mentors, against_rescore, against_verdicts, on_scale};
use std::collections::{BTreeMap, HashMap};

/// Accuracy fed back after fewer answers made people judge themselves worse (`docs/decisions.md`).
const NEEDED: u32 = 20;

/// Mentors' scores of answers, by session and question.
type Mentored = HashMap<(SessionId, u32), Vec<MentorItem>>;

impl Hotseat {
    /// The figures over all answers that were locked without having been shown before.
    pub fn calibration(&self) -> Result<CalibrationView, ApiError> {
        let (known, responses) = (self.known()?, self.store.read(|tx| tx.all_responses())?);
        let scored: Vec<&StoredLocked> = known.answers().filter(|one| !one.answer.peeked).collect();
        let answers = u32::try_from(scored.len()).unwrap_or(u32::MAX);
        let nothing = CalibrationView { answers, needed: NEEDED, parts: Vec::new(), mentor_rows: Vec::new() };
        if answers < NEEDED {
            return Ok(nothing);
        }
        let mentored = mentored(responses);
        let none = Vec::new();
        let of = |one: &StoredLocked| mentored.get(&(one.session.clone(), one.item)).unwrap_or(&none);
        let compared = |compare: &dyn Fn(&StoredLocked) -> Option<Compared>| -> Vec<Compared> {
            scored.iter().copied().filter_map(compare).collect()
        };
        let parts: Vec<CalibrationPart> = vec![
            part(Against::Verdicts, &compared(&against_verdicts)),
            part(Against::Rescores, &compared(&against_rescore)),
            part(Against::Mentors, &compared(&|one| against_mentors(one, of(one)))),
        ];
        let mentor_rows = row_agreements(&scored, &mentored, None);
        Ok(CalibrationView { parts, mentor_rows, ..nothing })
    }

    /// By row of one rubric, over all sessions that were scored with it.
    pub(crate) fn agreement_with_mentors(&self, rubric: &str) -> Result<Vec<RowAgreement>, ApiError> {
        let (known, responses) = (self.known()?, self.store.read(|tx| tx.all_responses())?);
        let scored: Vec<&StoredLocked> = known.answers().collect();
        Ok(row_agreements(&scored, &mentored(responses), Some(rubric)))
    }
}

fn row_agreements(scored: &[&StoredLocked], mentored: &Mentored, only: Option<&str>) -> Vec<RowAgreement> {
    /// A row's pairs, how many levels it has, and its title.
    type Pairs<'a> = (Vec<(usize, usize)>, usize, &'a str);
    let mut rows: BTreeMap<(&str, &str), Pairs<'_>> = BTreeMap::new();
    for one in scored.iter().filter(|one| only.is_none_or(|id| one.answer.rubric == id)) {
        let Some(mentors) = mentored.get(&(one.session.clone(), one.item)) else { continue };
        for LockedRow { row, level, levels: scale, title } in &one.answer.rows {
            for mentor in mentors {
                let Some(other) = mentor.rows.get(row) else { continue };
                let pair = on_scale(scale, *level).zip(on_scale(scale, *other));
                let found = rows
                    .entry((one.answer.rubric.as_str(), row.as_str()))
                    .or_insert_with(|| (Vec::new(), scale.len(), title));
                found.0.extend(pair);
                found.1 = found.1.max(scale.len());
            }
        }
    }
    let of = |((rubric, row), (pairs, levels, title)): ((&str, &str), Pairs<'_>)| RowAgreement {
        rubric: rubric.to_owned(),
        row: row.to_owned(),
        title: title.to_owned(),
        agreement: agreement(&pairs, levels),
    };
    rows.into_iter().map(of).collect()
}

fn mentored(responses: Vec<(SessionId, hotseat_storage::StoredResponse)>) -> Mentored {
    let mut mentored = Mentored::new();
    for (session, stored) in responses {
        // What is here was checked when it came in.
        let Ok(response) = serde_json::from_value::<MentorResponse>(stored.body) else { continue };
        for item in response.items {
            mentored.entry((session.clone(), item.item)).or_default().push(item);
        }
    }
    mentored
}
