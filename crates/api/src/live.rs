//! The interview that is being held: one at most, owned by one process.

use crate::answers::SpokenWords;
use crate::dto::{Action, EditBatch, Home, InterviewView, Saved, TextReplacement, TypedEdit};
use crate::journal::Journal;
use crate::timeline::Timeline;
use crate::view::interview_view;
use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{
    Close, Doc, Edit, Event, GapKind, ItemState, Millis, Plan, PlanSettings, QuestionId, Session, Stage,
};
use hotseat_storage::{OwnerLock, SessionId};
use std::time::Duration;

/// While a clock runs, a tick is committed this often.
const TICK: Millis = Millis::seconds(1);
/// Never wait less: a limit that is due now is due in a moment.
const SHORTEST_WAIT: Millis = Millis(5);

pub(crate) struct Live {
    pub(crate) journal: Journal,
    timeline: Timeline,
    /// The last tick could not be committed.
    stuck: bool,
    _owner: OwnerLock,
}

impl Hotseat {
    /// Plans an interview and begins it.
    pub fn begin(&self, settings: PlanSettings) -> Result<InterviewView, ApiError> {
        let plan = self.plan(settings)?;
        self.begin_plan(plan)
    }

    /// Begins an interview about one question alone, with the defaults.
    pub fn practise(&self, id: QuestionId) -> Result<InterviewView, ApiError> {
        self.begin(PlanSettings { questions: vec![id], count: 1, ..PlanSettings::default() })
    }

    /// Begins an interview under a plan made before. One that is live is left as it stands.
    pub fn begin_plan(&self, plan: Plan) -> Result<InterviewView, ApiError> {
        plan.validate()?;
        // Held throughout, so that two that are begun at once come one after the other.
        let mut guard = self.live();
        self.put_down(&mut guard)?;
        let owner = OwnerLock::acquire(&self.folder)?;
        let title = self.title_of(&plan)?;
        let journal = Journal::create(&self.store, title, plan, self.wall())?;
        self.take_up(&mut guard, journal, owner)
    }

    /// The live interview, if there is one: after a reload of the window it goes on where it was.
    pub fn current(&self) -> Result<Option<InterviewView>, ApiError> {
        self.live().as_ref().map(|live| self.view(&live.journal)).transpose()
    }

    /// Takes an interrupted interview up again, paused, at the same question with the same time
    /// used. What passed in between is recorded as a gap, and counts for nothing.
    pub fn resume(&self, session: String) -> Result<InterviewView, ApiError> {
        let id = SessionId(session);
        let mut guard = self.live();
        if let Some(live) = guard.as_ref()
            && live.journal.id == id
        {
            return self.view(&live.journal);
        }
        // Before another one is put down for it.
        self.unfinished_journal(&id)?;
        self.put_down(&mut guard)?;
        let owner = OwnerLock::acquire(&self.folder)?;
        let mut journal = self.unfinished_journal(&id)?;
        let wall = self.wall();
        let mut events = vec![Event::Gap { kind: GapKind::Closed, wall: journal.age(wall) }];
        if journal.session.is_running() {
            events.push(Event::Paused);
        }
        let at = journal.session.at();
        journal.commit(&self.store, &self.tiers, at, wall, events)?;
        self.take_up(&mut guard, journal, owner)
    }

    fn unfinished_journal(&self, id: &SessionId) -> Result<Journal, ApiError> {
        let (journal, _) = Journal::load(&self.store, id)?;
        if journal.session.stage() == Stage::Finished {
            return Err(ApiError::new(Code::NotNow, "This interview is finished: open it in History."));
        }
        Ok(journal)
    }

    /// Lets go of the live interview, paused; it stays on disk and is offered again.
    pub fn leave(&self) -> Result<Home, ApiError> {
        self.put_down(&mut self.live())?;
        self.home()
    }

    /// Does what the person asked for while looking at `item`. When a limit has carried the interview
    /// on to another question in that very moment, it is refused: "done" was not meant for that one.
    pub fn act(&self, session: String, item: Option<u32>, action: Action) -> Result<InterviewView, ApiError> {
        let mut guard = self.live();
        let live = owned(&mut guard, &session)?;
        self.commit(live, |journal, at| {
            if item.is_some() && standing_at(&journal.session, at).current() != item {
                return Err(ApiError::new(Code::NotNow, "The interview has gone on to another question."));
            }
            Ok(vec![event_of(action)])
        })?;
        self.ask_follow_up(live)?;
        let view = self.view(&live.journal)?;
        if live.journal.session.stage() == Stage::Finished {
            *guard = None;
        }
        self.changed.notify_one();
        Ok(view)
    }

    /// Commits edits of a text, all or none, each with the time at which it was typed. Where a
    /// strict limit fell between them, those that were typed before it count, and the rest does not.
    pub fn edit(&self, batch: EditBatch) -> Result<Saved, ApiError> {
        let EditBatch { session, item, doc, edits } = batch;
        self.write_text(session, |journal, at| {
            let edit = |edit: TypedEdit| Edit {
                offset: edit.offset,
                removed: edit.removed,
                inserted: edit.inserted,
                typed_at: at - edit.ago,
            };
            let mut edits: Vec<Edit> = edits.into_iter().map(edit).collect();
            if doc == Doc::Answer {
                leave_out_late(&journal.session, item, at, &mut edits);
            }
            edits.into_iter().map(|edit| Event::Edited { item, doc, edit }).collect()
        })
    }

    /// Makes a text what it is in the window, as one edit: for when the two have come apart.
    pub fn replace_text(&self, replacement: TextReplacement) -> Result<Saved, ApiError> {
        let TextReplacement { session, item, doc, text } = replacement;
        self.write_text(session, |journal, at| {
            let removed = journal.session.items().get(item as usize).map_or("", |state| match doc {
                Doc::Answer => state.open_text(),
                Doc::Notes => &state.notes,
            });
            let edit = Edit { offset: 0, removed: removed.to_owned(), inserted: text, typed_at: at };
            vec![Event::Edited { item, doc, edit }]
        })
    }

    /// Commits what was written. Words may still be on their way when a limit has just ended their
    /// interview; they are taken all the same, where the session has a place for them.
    fn write_text(
        &self,
        session: String,
        events: impl FnOnce(&Journal, Millis) -> Vec<Event>,
    ) -> Result<Saved, ApiError> {
        let mut guard = self.live();
        match guard.as_mut().filter(|live| live.journal.id.0 == session) {
            Some(live) => {
                self.commit(live, |journal, at| Ok(events(journal, at)))?;
                Ok(Saved { at: live.journal.session.at() })
            }
            None => {
                drop(guard);
                let journal =
                    self.amend_stored(&SessionId(session), |journal| match journal.session.stage() {
                        // Its timeline has ended; the words may be older than that, or younger.
                        Stage::Finished => {
                            Ok(events(journal, journal.session.at() + journal.age(self.wall())))
                        }
                        _ => Err(not_held()),
                    })?;
                Ok(Saved { at: journal.session.at() })
            }
        }
    }

    /// Waits until the live interview changes by itself (each second while a clock runs, and at
    /// each limit), commits that, and tells how it stands. Waits for ever while nothing runs.
    ///
    /// # Errors
    /// When the tick could not be committed, as on a full disk; the clock goes on, and the next
    /// call tries again.
    pub async fn next_tick(&self) -> Result<InterviewView, ApiError> {
        loop {
            let Some(wait) = self.until_tick() else {
                self.changed.notified().await;
                continue;
            };
            tokio::select! {
                () = tokio::time::sleep(wait) => {
                    if let Some(view) = self.tick()? {
                        return Ok(view);
                    }
                }
                () = self.changed.notified() => {}
            }
        }
    }

    /// Commits the time that has passed, if a clock runs.
    ///
    /// # Errors
    /// When it could not be written; the next tick tries again.
    pub fn tick(&self) -> Result<Option<InterviewView>, ApiError> {
        let mut guard = self.live();
        let Some(live) = guard.as_mut() else { return Ok(None) };
        if !live.journal.session.is_running() {
            return Ok(None);
        }
        let committed = self.commit(live, |_, _| Ok(vec![Event::Tick]));
        live.stuck = committed.is_err();
        committed?;
        let view = self.view(&live.journal)?;
        if live.journal.session.stage() == Stage::Finished {
            *guard = None;
        }
        Ok(Some(view))
    }

    fn until_tick(&self) -> Option<Duration> {
        let guard = self.live();
        let live = guard.as_ref()?;
        if !live.journal.session.is_running() {
            return None;
        }
        if live.stuck {
            // The clock of the session stands where it stood, and would have it tried at once.
            return Some(Duration::from_millis(TICK.0));
        }
        let since = live.timeline.now(self.clock.as_ref()) - live.journal.session.at();
        let change = live.journal.session.until_next_change().unwrap_or(TICK);
        let wait = (change.min(TICK) - since).max(SHORTEST_WAIT);
        Some(Duration::from_millis(wait.0))
    }

    /// Asks an authored follow-up, where one is due. While a sentence model still reads the answer,
    /// that waits for it, and so does a comparison to be stored beside that of the words.
    pub(crate) fn ask_follow_up(&self, live: &mut Live) -> Result<(), ApiError> {
        match live.journal.session.stage() {
            Stage::Judging { item } => {
                if !self.awaits_reading(live, item)?
                    && let Some(probe) = live.journal.probe(&self.store, &self.tiers, item)?
                {
                    self.commit(live, |_, _| Ok(vec![probe]))?;
                }
            }
            Stage::Revealed { item } => {
                self.read_ahead(&self.store, &live.journal, item)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether a sentence model reads this answer just now. An answer without its words is none yet.
    fn awaits_reading(&self, live: &Live, item: u32) -> Result<bool, ApiError> {
        let state = live.journal.session.items().get(item as usize);
        match state {
            Some(state) if !live.journal.spoken(&self.store, item)?.is_waiting(state) => {
                self.read_ahead(&self.store, &live.journal, item)
            }
            _ => Ok(false),
        }
    }

    /// Lets one event happen that took place `ago` before now.
    pub(crate) fn commit_event(&self, live: &mut Live, ago: Millis, event: Event) -> Result<(), ApiError> {
        let running = live.journal.session.is_running();
        let (at, gap) = live.timeline.look(self.clock.as_ref(), running);
        let at = (at - ago).max(live.journal.session.at());
        live.journal.commit(&self.store, &self.tiers, at, self.wall(), gap.into_iter().chain([event]))?;
        live.timeline.recorded();
        self.hearing.wake();
        Ok(())
    }

    fn commit(
        &self,
        live: &mut Live,
        events: impl FnOnce(&Journal, Millis) -> Result<Vec<Event>, ApiError>,
    ) -> Result<(), ApiError> {
        let running = live.journal.session.is_running();
        let (at, gap) = live.timeline.look(self.clock.as_ref(), running);
        let events = events(&live.journal, at)?;
        live.journal.commit(&self.store, &self.tiers, at, self.wall(), gap.into_iter().chain(events))?;
        live.timeline.recorded();
        self.hearing.wake();
        Ok(())
    }

    fn take_up(
        &self,
        live: &mut Option<Live>,
        journal: Journal,
        owner: OwnerLock,
    ) -> Result<InterviewView, ApiError> {
        let view = self.view(&journal)?;
        let timeline = Timeline::resume(journal.session.at(), self.clock.as_ref());
        *live = Some(Live { journal, timeline, stuck: false, _owner: owner });
        self.changed.notify_one();
        Ok(view)
    }

    fn put_down(&self, guard: &mut Option<Live>) -> Result<(), ApiError> {
        // The time goes first: it may bring a limit at which the clock stops by itself.
        for event in [Event::Tick, Event::Paused] {
            if let Some(live) = guard.as_mut()
                && live.journal.session.is_running()
            {
                self.commit(live, |_, _| Ok(vec![event]))?;
            }
        }
        *guard = None;
        Ok(())
    }

    pub(crate) fn view(&self, journal: &Journal) -> Result<InterviewView, ApiError> {
        let comparison = match journal.session.stage() {
            Stage::Revealed { item } => journal.comparison(&self.store, item)?,
            _ => None,
        };
        let spoken = match journal.session.stage() {
            Stage::Judging { item } | Stage::Revealed { item } => journal.spoken(&self.store, item)?,
            _ => SpokenWords::default(),
        };
        Ok(interview_view(&journal.id.0, &journal.title, &journal.session, &spoken, comparison.as_ref()))
    }
}

fn owned<'a>(live: &'a mut Option<Live>, session: &str) -> Result<&'a mut Live, ApiError> {
    live.as_mut().filter(|live| live.journal.id.0 == session).ok_or_else(not_held)
}

fn not_held() -> ApiError {
    ApiError::new(Code::NotNow, "This interview is not being held now: continue it from Home or History.")
}

/// The session as it will stand at `at` if nothing but time passes.
fn standing_at(session: &Session, at: Millis) -> Session {
    let mut then = session.clone();
    // Refused only for a time before the last event: then it stands as it does.
    let _ = then.apply(&Event::Tick, at);
    then
}

/// Takes out what was typed after the limit at which a take was closed, or is by `at`; unless all
/// of it was, which the session refuses.
fn leave_out_late(session: &Session, item: u32, at: Millis, edits: &mut Vec<Edit>) {
    if let Some(take) = standing_at(session, at).items().get(item as usize).and_then(ItemState::take)
        && take.close == Some(Close::TimeUp)
        && let Some(closed) = take.closed
    {
        let in_time = edits.iter().take_while(|edit| edit.typed_at <= closed).count();
        if in_time > 0 {
            edits.truncate(in_time);
        }
    }
}

pub(crate) fn event_of(action: Action) -> Event {
    match action {
        Action::BeginAnswer => Event::AnswerBegun,
        Action::Pause => Event::Paused,
        Action::Unpause => Event::Unpaused,
        Action::Done => Event::AnswerDone,
        Action::Retake { item } => Event::Retaken { item },
        Action::Skip => Event::Skipped,
        Action::Park => Event::Parked,
        Action::EndEarly => Event::EndedEarly,
        Action::Judge { item, key_point, judgement } => Event::Judged { item, key_point, judgement },
        Action::Score { item, row, level } => Event::RowScored { item, row, level },
        Action::Lock { item } => Event::Locked { item },
        Action::MoveOn => Event::MovedOn,
        Action::Overrule { item, key_point, verdict } => Event::Overruled { item, key_point, verdict },
        Action::Note { item, text, place } => Event::Noted { item, text, place },
        Action::Speak { on } => Event::SpeechSwitched { on },
        Action::ScoreWhole { item, level } => Event::OverallScored { item, level },
        Action::Peek { item } => Event::Peeked { item },
        Action::Hints { on } => Event::HintsSwitched { on },
        Action::Explain { item, key_point, reason } => Event::Explained { item, key_point, reason },
        Action::Rescore { item, score } => Event::Rescored { item, score },
    }
}
