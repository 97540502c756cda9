//! Scoring an old answer again, without having seen how it was scored the first time.

use crate::dto::{DriftPoint, DriftRow, DriftView, DueAnswer, OwnScore, RescoreView, RescoresDue};
use crate::journal::Journal;
use crate::view::blind_view;
use crate::{ApiError, Code, Hotseat};
use hotseat_content::inline_html;
use hotseat_interview::{Event, ItemState, Question, Rubric};
use hotseat_storage::{OrNotFound, SessionId, StoreError, StoredLocked, WallTime};
use jiff::{SignedDuration, Timestamp};

/// An answer that is a week old is scored from what it says, and not from memory.
const AFTER_DAYS: u32 = 7;
/// No more are listed at a time than one would do at a sitting.
const MOST_LISTED: u32 = 20;

impl Hotseat {
    /// The answers that were locked a week ago or earlier, never scored again, and not shown before
    /// their lock.
    pub fn rescores_due(&self) -> Result<RescoresDue, ApiError> {
        let before = a_week_before(self.wall());
        let (count, due) = self
            .store
            .read(|tx| Ok::<_, StoreError>((tx.due_count(before)?, tx.due(before, MOST_LISTED)?)))?;
        let answers = due.into_iter().map(|due| DueAnswer {
            session: due.session.0,
            item: due.item,
            title_html: inline_html(&due.answer.title),
            locked: due.locked_at.to_string(),
        });
        Ok(RescoresDue { count, after_days: AFTER_DAYS, answers: answers.collect() })
    }

    /// A locked answer with what is needed to score it, and nothing of how it was scored.
    pub fn begin_rescore(&self, session: String, item: u32) -> Result<RescoreView, ApiError> {
        let (journal, _) = Journal::load(&self.store, &SessionId(session))?;
        locked(&journal, item)?;
        let spoken = journal.spoken(&self.store, item)?;
        blind_view(&journal.id, &journal.session, item, &spoken)
            .ok_or_else(|| ApiError::new(Code::NotFound, "There is no such answer in this interview."))
    }

    /// Keeps another score of a locked answer beside the earlier ones, and shows them all.
    pub fn rescore(&self, session: String, item: u32, score: OwnScore) -> Result<DriftView, ApiError> {
        let id = SessionId(session.clone());
        self.amend_stored(&id, |journal| {
            let (question, _) = locked(journal, item)?;
            let left = question.key_points.iter().filter(|point| !score.judgements.contains_key(&point.id));
            match left.count() {
                0 => Ok(vec![Event::Rescored { item, score: score.clone() }]),
                left => Err(ApiError::new(Code::NotNow, format!("{left} key points are not judged yet."))),
            }
        })?;
        self.drift(session, item)?
            .ok_or_else(|| ApiError::new(Code::Damaged, "This answer has lost the score just given."))
    }

    /// How the scores of an answer have changed; none where it was scored once only.
    pub fn drift(&self, session: String, item: u32) -> Result<Option<DriftView>, ApiError> {
        let id = SessionId(session);
        let (journal, _) = Journal::load(&self.store, &id)?;
        let Ok((question, state)) = locked(&journal, item) else { return Ok(None) };
        if state.rescores.is_empty() {
            return Ok(None);
        }
        let scored = self.store.read(|tx| tx.locked_of(&id))?;
        let scored = scored.into_iter().find(|one| one.item == item).or_not_found("score", item)?;
        Ok(Some(drift_view(question, &journal.session.plan().rubric, state, &scored)))
    }
}

fn a_week_before(wall: WallTime) -> WallTime {
    let back = SignedDuration::from_hours(24 * i64::from(AFTER_DAYS));
    Timestamp::from(wall).checked_sub(back).map_or(wall, WallTime::from)
}

fn locked(journal: &Journal, item: u32) -> Result<(&Question, &ItemState), ApiError> {
    let index = item as usize;
    let (asked, state) = (journal.session.plan().items.get(index), journal.session.items().get(index));
    match (asked, state) {
        (Some(asked), Some(state)) if state.locked.is_some() => Ok((&asked.question, state)),
        (Some(_), Some(_)) => {
            Err(ApiError::new(Code::NotNow, "This answer is not locked yet: judge it first."))
        }
        _ => Err(ApiError::new(Code::NotFound, "There is no such question in this interview.")),
    }
}

fn drift_view(question: &Question, rubric: &Rubric, state: &ItemState, scored: &StoredLocked) -> DriftView {
    let all: Vec<OwnScore> =
        std::iter::once(state.own_score()).chain(state.rescores.iter().cloned()).collect();
    let points = question.key_points.iter().map(|point| DriftPoint {
        id: point.id.clone(),
        say: point.say.clone(),
        judgements: all.iter().map(|score| score.judgements.get(&point.id).copied()).collect(),
    });
    let rows = rubric.rows.iter().map(|row| DriftRow {
        id: Some(row.id.clone()),
        title: row.title.clone(),
        scale: row.levels.iter().map(|anchor| anchor.level).collect(),
        levels: all.iter().map(|score| score.rows.get(&row.id).copied()).collect(),
    });
    let whole = DriftRow {
        id: None,
        title: "The whole answer".to_owned(),
        scale: rubric.overall_levels().into_iter().collect(),
        levels: all.iter().map(|score| score.overall).collect(),
    };
    let times = std::iter::once(&scored.locked_at).chain(&scored.rescored_at);
    DriftView {
        title_html: inline_html(&question.title),
        times: times.map(ToString::to_string).collect(),
        points: points.collect(),
        rows: rows.chain(std::iter::once(whole)).collect(),
    }
}
