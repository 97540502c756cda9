//! How one's own scores compare with verdicts, with later scores of the same answers, and with those
//! of mentors. Nothing is said before there are enough answers, and never of a single one.

mod figures;
mod pairs;

use crate::dto::{Against, CalibrationPart, CalibrationView, RowAgreement};
use crate::sharing::{MentorItem, MentorResponse};
use crate::{ApiError, Hotseat};
use figures::{agreement, part};
use hotseat_interview::Rubric;
use hotseat_storage::{OrNotFound, Scored, SessionId, StoreError};
use pairs::{Compared, against_mentors, against_rescore, against_verdicts, on_scale};
use std::collections::{BTreeMap, HashMap};

/// Accuracy fed back after fewer answers made people judge themselves worse (`docs/decisions.md`).
const NEEDED: u32 = 20;

/// Mentors' scores of answers, by session and question.
type Mentored = HashMap<(SessionId, u32), Vec<MentorItem>>;

impl Hotseat {
    /// The figures over all answers that were locked without having been shown before.
    pub fn calibration(&self) -> Result<CalibrationView, ApiError> {
        let (mut scored, responses) =
            self.store.read(|tx| Ok::<_, StoreError>((tx.all_scored()?, tx.all_responses()?)))?;
        scored.retain(|(_, one)| !one.peeked);
        let answers = u32::try_from(scored.len()).unwrap_or(u32::MAX);
        let nothing = CalibrationView { answers, needed: NEEDED, parts: Vec::new(), mentor_rows: Vec::new() };
        if answers < NEEDED {
            return Ok(nothing);
        }
        let mentored = mentored(responses);
        let none = Vec::new();
        let of = |session: &SessionId, item| mentored.get(&(session.clone(), item)).unwrap_or(&none);
        let compared = |compare: &dyn Fn(&SessionId, &Scored) -> Option<Compared>| -> Vec<Compared> {
            scored.iter().filter_map(|(session, one)| compare(session, one)).collect()
        };
        let parts: Vec<CalibrationPart> = vec![
            part(Against::Verdicts, &compared(&|_, one| against_verdicts(one))),
            part(Against::Rescores, &compared(&|_, one| against_rescore(one))),
            part(Against::Mentors, &compared(&|session, one| against_mentors(one, of(session, one.item)))),
        ];
        let mentor_rows = self.row_agreements(&scored, &mentored, None)?;
        Ok(CalibrationView { parts, mentor_rows, ..nothing })
    }

    /// By row of one rubric, over all sessions that were scored with it.
    pub(crate) fn agreement_with_mentors(&self, rubric: &str) -> Result<Vec<RowAgreement>, ApiError> {
        let (scored, responses) =
            self.store.read(|tx| Ok::<_, StoreError>((tx.all_scored()?, tx.all_responses()?)))?;
        self.row_agreements(&scored, &mentored(responses), Some(rubric))
    }

    fn row_agreements(
        &self,
        scored: &[(SessionId, Scored)],
        mentored: &Mentored,
        only: Option<&str>,
    ) -> Result<Vec<RowAgreement>, ApiError> {
        /// A row's pairs, and the session that knows its title.
        type Pairs<'a> = (Vec<(usize, usize)>, usize, &'a SessionId);
        let mut rows: BTreeMap<(&str, &str), Pairs<'_>> = BTreeMap::new();
        for (session, one) in scored.iter().filter(|(_, one)| only.is_none_or(|id| one.about.rubric == id)) {
            let Some(mentors) = mentored.get(&(session.clone(), one.item)) else { continue };
            for (row, scale) in &one.about.scale {
                for mentor in mentors {
                    let levels = one.about.own.rows.get(row).zip(mentor.rows.get(row));
                    let Some((own, other)) = levels else { continue };
                    let pair = on_scale(scale, *own).zip(on_scale(scale, *other));
                    let found = rows
                        .entry((one.about.rubric.as_str(), row.as_str()))
                        .or_insert_with(|| (Vec::new(), scale.len(), session));
                    found.0.extend(pair);
                    found.1 = found.1.max(scale.len());
                }
            }
        }
        let mut agreements = Vec::new();
        for ((rubric, row), (pairs, levels, session)) in rows {
            agreements.push(RowAgreement {
                rubric: rubric.to_owned(),
                row: row.to_owned(),
                title: self.row_title(session, row)?,
                agreement: agreement(&pairs, levels),
            });
        }
        Ok(agreements)
    }

    fn row_title(&self, session: &SessionId, row: &str) -> Result<String, ApiError> {
        let plan = self.store.read(|tx| tx.session(session)?.or_not_found("session", session))?.plan;
        let Rubric { rows, .. } = plan.rubric;
        let found = rows.into_iter().find(|known| known.id == row);
        Ok(found.map_or_else(|| row.to_owned(), |row| row.title))
    }
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
