//! From stored sessions to what a report says of them.

use super::figures::{
    AnswerReport, PointReport, REPORT_FORMAT, REPORT_VERSION, Report, ScoreReport, SessionReport, Totals,
};
use crate::dto::{HistoryFilter, ItemReview, ReportScope, ReviewNote, SessionView, TakeView};
use crate::history::session_filter;
use crate::journal::Journal;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Answer, Asked, Judgement, MissReason, Outcome, Plan};
use hotseat_storage::{SessionFilter, SessionId, Standing};

impl Hotseat {
    pub(super) fn gather(&self, scope: &ReportScope) -> Result<Report, ApiError> {
        let (title, ids) = match &scope.session {
            Some(id) => (None, vec![SessionId(id.clone())]),
            None => (Some(title(scope)), self.finished_in(scope)?),
        };
        let mut sessions = Vec::new();
        for id in ids {
            let (journal, log) = Journal::load(&self.store, &id)?;
            sessions.push(session_report(self.session_view(&journal, &log)?, journal.session.plan()));
        }
        let title = title.or_else(|| sessions.first().map(|session| session.title.clone()));
        Ok(Report {
            format: REPORT_FORMAT.to_owned(),
            version: REPORT_VERSION,
            title: title.unwrap_or_default(),
            made: self.wall().to_string(),
            from: sessions.first().map(|session: &SessionReport| session.held.clone()).unwrap_or_default(),
            until: sessions.last().map(|session| session.held.clone()).unwrap_or_default(),
            totals: totals(&sessions),
            sessions,
        })
    }

    /// The finished sessions of the days that were asked for, the oldest first.
    fn finished_in(&self, scope: &ReportScope) -> Result<Vec<SessionId>, ApiError> {
        let filter = HistoryFilter {
            tags: scope.tags.clone(),
            from: scope.from.clone(),
            until: scope.until.clone(),
            ..HistoryFilter::default()
        };
        let wanted = SessionFilter { standing: Some(Standing::Finished), ..session_filter(&filter)? };
        let found = self.store.read(|tx| tx.sessions_page(&wanted, 0, u32::MAX))?;
        if found.is_empty() {
            return Err(ApiError::new(
                Code::NotFound,
                "No finished session fits: choose other days or tags.",
            ));
        }
        Ok(found.into_iter().rev().map(|summary| summary.id).collect())
    }
}

fn title(scope: &ReportScope) -> String {
    let tags = if scope.tags.is_empty() { String::new() } else { format!(", {}", scope.tags.join(", ")) };
    match (&scope.from, &scope.until) {
        (None, None) => format!("All sessions{tags}"),
        (Some(from), None) => format!("Sessions from {from} on{tags}"),
        (None, Some(until)) => format!("Sessions up to {until}{tags}"),
        (Some(from), Some(until)) => format!("Sessions from {from} to {until}{tags}"),
    }
}

fn session_report(view: SessionView, plan: &Plan) -> SessionReport {
    let answers = view.items.iter().zip(&plan.items).map(|(item, asked)| {
        let deleted = view.deleted.contains(&item.question.item);
        answer_report(item, asked, deleted)
    });
    SessionReport {
        answers: answers.collect(),
        id: view.card.id,
        title: view.card.title,
        held: view.card.started,
        mode: view.card.mode,
        tags: view.card.tags,
        used: view.whole.used,
        budget: view.whole.budget,
        notes: texts(&view.review_notes),
    }
}

fn answer_report(item: &ItemReview, asked: &Asked, deleted: bool) -> AnswerReport {
    let text = match item.takes.last() {
        Some(take) if !deleted => words_of(take),
        _ => String::new(),
    };
    let reveal = item.reveal.as_ref();
    let rows = reveal.map_or(&item.rows_to_score, |reveal| &reveal.rows);
    let scores = rows.iter().filter_map(|row| {
        let level = row.level?;
        let anchor = row.row.levels.iter().find(|anchor| anchor.level == level);
        let label = anchor.map(|anchor| anchor.label.clone()).unwrap_or_default();
        Some(ScoreReport { row: row.row.title.clone(), level, label })
    });
    let points = reveal.map(|reveal| {
        let points = reveal.points.iter().map(|point| PointReport {
            id: point.id.clone(),
            say: point.say.clone(),
            weight: point.weight,
            you: point.judgement,
            program: point.verdict,
            overruled: point.overruled,
            reason: point.reason,
            heard: point.heard,
        });
        points.collect()
    });
    AnswerReport {
        number: item.question.item.saturating_add(1),
        question: asked.question.id.to_string(),
        pack: asked.question.pack.to_string(),
        title: asked.question.title.clone(),
        level: item.question.level,
        topics: item.question.topics.clone(),
        outcome: item.outcome,
        deleted,
        shown_early: item.peeked.is_some(),
        hinted: item.hinted,
        think_used: item.think.used,
        answer_used: item.answer.used,
        answer_budget: item.answer.budget,
        overtime: item.answer.overtime,
        takes: u32::try_from(item.takes.len()).unwrap_or(u32::MAX),
        words: u32::try_from(Answer::typed(&text).words.len()).unwrap_or(u32::MAX),
        spoken: item.takes.last().is_some_and(|take| !take.spoken.is_empty()),
        text,
        points,
        scores: scores.collect(),
        overall: item.overall,
        notes: texts(&item.review_notes),
    }
}

fn words_of(take: &TakeView) -> String {
    let spoken = take.spoken.iter().map(|spoken| {
        let words: Vec<&str> = spoken.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    });
    let replies = take.probes.iter().map(|probe| probe.text.clone());
    let parts = [take.text.trim().to_owned()].into_iter().chain(spoken).chain(replies);
    parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn texts(notes: &[ReviewNote]) -> Vec<String> {
    notes.iter().map(|note| note.text.clone()).collect()
}

fn totals(sessions: &[SessionReport]) -> Totals {
    let mut totals = Totals::default();
    for session in sessions {
        totals.sessions += 1;
        totals.used += session.used;
        for answer in &session.answers {
            totals.answers += u32::from(answer.outcome == Outcome::Answered);
            for point in answer.points.iter().flatten() {
                match (point.reason, point.you) {
                    (Some(MissReason::Misheard), _) => totals.misheard += 1,
                    (_, Some(Judgement::Said)) => totals.said += 1,
                    (_, Some(Judgement::Partly)) => totals.partly += 1,
                    (_, Some(Judgement::Didnt)) => totals.didnt += 1,
                    (_, None) => {}
                }
            }
        }
    }
    totals
}
