use crate::dto::{
    Action, ExportFormat, Exported, HistoryFilter, HistoryPage, ReviewNote, SessionCard, SessionState,
    SessionView, TagCount, Tally,
};
use crate::exporting::{EXPORT_FORMAT, EXPORT_VERSION, SessionExport, session_markdown};
use crate::files::write_whole;
use crate::journal::Journal;
use crate::live::event_of;
use crate::view::item_review;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::Event;
use hotseat_storage::{
    Logged, OrNotFound, OwnerLock, SessionFilter, SessionId, SessionSummary, Standing, StoreError,
};
use std::path::Path;

impl Hotseat {
    /// The sessions that pass a filter, newest first, and how many there are.
    pub fn history(&self, filter: HistoryFilter) -> Result<HistoryPage, ApiError> {
        let wanted = session_filter(&filter)?;
        let (found, matching, all, tags) = self.store.read(|tx| {
            let found = tx.sessions_page(&wanted, filter.skip, filter.limit.unwrap_or(u32::MAX))?;
            let cards = found
                .into_iter()
                .map(|summary| Ok(SessionCard { tags: tx.tags(&summary.id)?, ..SessionCard::from(summary) }));
            let cards = cards.collect::<Result<Vec<_>, StoreError>>()?;
            let all = tx.sessions_count(&SessionFilter::default())?;
            let matching = if wanted == SessionFilter::default() { all } else { tx.sessions_count(&wanted)? };
            Ok::<_, StoreError>((cards, matching, all, tx.all_tags()?))
        })?;
        let tags = tags.into_iter().map(|(tag, count)| TagCount { tag, count }).collect();
        Ok(HistoryPage { sessions: found, matching, all, tags })
    }

    /// One session, as far as it may be seen.
    pub fn session(&self, id: String) -> Result<SessionView, ApiError> {
        let (journal, log) = Journal::load(&self.store, &SessionId(id))?;
        self.session_view(&journal, &log)
    }

    /// Judges, overrules or notes something in a session that is not being held, or ends it.
    pub fn amend(&self, id: String, action: Action) -> Result<SessionView, ApiError> {
        let allowed = matches!(
            action,
            Action::Judge { .. }
                | Action::Score { .. }
                | Action::Lock { .. }
                | Action::ScoreWhole { .. }
                | Action::Peek { .. }
                | Action::Explain { .. }
                | Action::Rescore { .. }
                | Action::Overrule { .. }
                | Action::Note { .. }
                | Action::EndEarly
        );
        if !allowed {
            return Err(ApiError::new(Code::NotNow, "Continue this interview to do that."));
        }
        let locked = if let Action::Lock { item } = action { Some(item) } else { None };
        let journal = self.amend_stored(&SessionId(id.clone()), |_| Ok(vec![event_of(action)]))?;
        if let Some(item) = locked {
            self.read_ahead(&self.store, &journal, item)?;
        }
        self.session(id)
    }

    /// Lets events happen in a session that is not being held, at the end of its timeline.
    pub(crate) fn amend_stored(
        &self,
        id: &SessionId,
        events: impl FnOnce(&Journal) -> Result<Vec<Event>, ApiError>,
    ) -> Result<Journal, ApiError> {
        // Held until the amendment is on disk, so that no interview can begin in between.
        let live = self.live();
        if live.as_ref().is_some_and(|live| live.journal.id == *id) {
            return Err(ApiError::new(Code::NotNow, "This interview is being held now: do that there."));
        }
        let _owner = if live.is_none() { Some(OwnerLock::acquire(&self.folder)?) } else { None };
        let (mut journal, _) = Journal::load(&self.store, id)?;
        let events = events(&journal)?;
        let at = journal.session.at();
        journal.commit(&self.store, &self.tiers, at, self.wall(), events)?;
        Ok(journal)
    }

    /// The whole session as data.
    pub fn session_export(&self, id: &str) -> Result<SessionExport, ApiError> {
        let id = SessionId(id.to_owned());
        let (journal, log) = Journal::load(&self.store, &id)?;
        let (stored, mut comparisons) = self.store.read(|tx| {
            let stored = tx.session(&id)?.or_not_found("session", &id)?;
            Ok::<_, StoreError>((stored, tx.comparisons(&id)?))
        })?;
        comparisons.retain(|stored| !journal.hidden.contains(&stored.item));
        Ok(SessionExport {
            format: EXPORT_FORMAT.to_owned(),
            version: EXPORT_VERSION,
            id: id.0,
            title: stored.summary.title,
            created_at: stored.summary.created_at,
            finished: stored.summary.progress.finished,
            plan: stored.plan,
            log,
            items: journal.session.items().to_vec(),
            comparisons,
        })
    }

    /// The session as text, in the format asked for.
    pub fn exported_text(&self, id: &str, format: ExportFormat) -> Result<String, ApiError> {
        match format {
            ExportFormat::Json => {
                let mut text = serde_json::to_string_pretty(&self.session_export(id)?).map_err(|error| {
                    ApiError::new(Code::Damaged, "This session can't be written as JSON.").with_detail(error)
                })?;
                text.push('\n');
                Ok(text)
            }
            ExportFormat::Markdown => {
                let (journal, log) = Journal::load(&self.store, &SessionId(id.to_owned()))?;
                let view = self.session_view(&journal, &log)?;
                Ok(session_markdown(&view, journal.session.plan()))
            }
        }
    }

    /// Writes a session to a file: whole, or not at all.
    pub fn export(&self, id: String, format: ExportFormat, path: String) -> Result<Exported, ApiError> {
        let text = self.exported_text(&id, format)?;
        write_whole(Path::new(&path), text.as_bytes())?;
        Ok(Exported { path, bytes: u32::try_from(text.len()).unwrap_or(u32::MAX) })
    }

    pub(crate) fn session_view(&self, journal: &Journal, log: &[Logged]) -> Result<SessionView, ApiError> {
        let session = &journal.session;
        let mut items = Vec::new();
        for item in 0..u32::try_from(session.items().len()).unwrap_or(u32::MAX) {
            let comparison = journal.comparison(&self.store, item)?;
            let spoken = journal.spoken(&self.store, item)?;
            items.extend(item_review(session, item, &spoken, comparison.as_ref(), notes(log, Some(item))));
        }
        Ok(SessionView {
            card: self.card(&journal.id)?,
            settings: session.plan().settings.clone(),
            rubric_title: session.plan().rubric.title.clone(),
            whole: session.budget_reading(),
            paused_for: session.paused_for(),
            gaps: session.gaps(),
            items,
            review_notes: notes(log, None),
            deleted: journal.hidden.clone(),
        })
    }
}

/// The filter in terms of the database.
///
/// # Errors
/// When a day is no date.
pub(crate) fn session_filter(filter: &HistoryFilter) -> Result<SessionFilter, ApiError> {
    let day = |day: &Option<String>| match day.as_deref().map(str::trim).filter(|day| !day.is_empty()) {
        None => Ok(None),
        Some(day) => match day.parse::<jiff::civil::Date>() {
            Ok(date) => Ok(Some(date.to_string())),
            Err(error) => {
                Err(ApiError::new(Code::Invalid, format!("{day:?} is no day: write it as 2026-11-21."))
                    .with_detail(error))
            }
        },
    };
    Ok(SessionFilter {
        words: filter.text.split_whitespace().map(str::to_owned).collect(),
        tags: filter.tags.clone(),
        mode: filter.mode,
        standing: filter.state.map(|state| match state {
            SessionState::Unfinished => Standing::Unfinished,
            SessionState::Awaiting => Standing::Awaiting,
            SessionState::Done => Standing::Done,
        }),
        from: day(&filter.from)?,
        until: day(&filter.until)?,
    })
}

pub(crate) fn notes(log: &[Logged], of: Option<u32>) -> Vec<ReviewNote> {
    log.iter()
        .filter_map(|logged| match &logged.recorded.event {
            Event::Noted { item, text, place } if *item == of => {
                Some(ReviewNote { text: text.clone(), made: logged.wall.to_string(), place: *place })
            }
            _ => None,
        })
        .collect()
}

impl From<SessionSummary> for SessionCard {
    fn from(summary: SessionSummary) -> SessionCard {
        let progress = summary.progress;
        SessionCard {
            id: summary.id.0,
            title: summary.title,
            started: progress.started_at.unwrap_or(summary.created_at).to_string(),
            mode: summary.mode,
            finished: progress.finished,
            questions: summary.questions,
            answered: progress.answered,
            awaiting: progress.awaiting,
            used: progress.used,
            own: Tally { said: progress.said, partly: progress.partly, didnt: progress.didnt },
            tags: Vec::new(),
        }
    }
}
