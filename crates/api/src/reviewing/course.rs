//! What a log tells of one try at a question: when its clocks ran, what was typed, and what
//! happened around it.

use crate::ApiError;
use crate::dto::Change;
use hotseat_interview::{Doc, Edit, Event, MicrophoneChange, Millis, Plan, RecordingEnd, Session, Stage};
use hotseat_storage::Logged;
use std::sync::Arc;

/// Times are places on the session's timeline.
#[derive(Default)]
pub(super) struct Course {
    /// When the clock of the answer ran: where it began to, and for how long.
    pub(super) answering: Vec<(Millis, Millis)>,
    pub(super) thinking: Vec<(Millis, Millis)>,
    /// Edits of the answer, without those of follow-ups.
    pub(super) edits: Vec<Edit>,
    pub(super) scratch: Vec<Edit>,
    pub(super) changes: Vec<(Millis, Change)>,
    /// Ids of recordings made elsewhere.
    pub(super) added: Vec<String>,
}

/// What of a session tells when time was spent.
struct Moment {
    at: Millis,
    thinks: bool,
    answers: bool,
    here: bool,
    paused: bool,
    parked: u32,
    takes: usize,
    thought: Millis,
    used: Millis,
}

impl Moment {
    fn of(session: &Session, item: u32) -> Moment {
        let state = session.items().get(item as usize);
        let take = state.and_then(|state| state.take());
        let runs = session.is_running();
        let stage = session.stage();
        Moment {
            at: session.at(),
            thinks: runs && stage == (Stage::Thinking { item }),
            answers: runs && (stage == (Stage::Answering { item }) || stage == (Stage::Probing { item })),
            here: session.current() == Some(item),
            paused: session.is_paused(),
            parked: state.map_or(0, |state| state.times_parked),
            takes: state.map_or(0, |state| state.takes.len()),
            thought: state.map_or(Millis::ZERO, |state| state.think_used),
            used: take.map_or(Millis::ZERO, |take| take.used),
        }
    }
}

impl Course {
    /// The course of the try `take`, counted from 0.
    ///
    /// # Errors
    /// When an event of the log can't have happened: the log is damaged.
    pub(super) fn of(plan: &Arc<Plan>, log: &[Logged], item: u32, take: usize) -> Result<Course, ApiError> {
        let mut session = Session::new(Arc::clone(plan));
        let mut course = Course::default();
        let mut paused_at = None;
        for Logged { recorded, .. } in log {
            let before = Moment::of(&session, item);
            session.apply(&recorded.event, recorded.at)?;
            let after = Moment::of(&session, item);
            if after.takes > before.takes && before.takes > take {
                break;
            }
            if after.takes > before.takes && before.takes > 0 {
                // Another try: what belonged to the one before is another answer.
                course = Course { thinking: course.thinking, scratch: course.scratch, ..Course::default() };
            }
            // A clock that ran before the event ran on from there; one that did not has begun since.
            let run = |ran: bool, spent: Millis| (if ran { before.at } else { after.at - spent }, spent);
            extend(&mut course.thinking, run(before.thinks, after.thought - before.thought));
            let used = if after.takes == before.takes { after.used - before.used } else { after.used };
            extend(&mut course.answering, run(before.answers && after.takes == before.takes, used));
            if before.here && !before.paused && after.paused {
                paused_at = Some(after.at);
            }
            if let Some(since) = paused_at
                && !(after.here && after.paused)
            {
                course.changes.push((since, Change::Paused { length: after.at - since }));
                paused_at = None;
            }
            if after.parked > before.parked {
                course.changes.push((after.at, Change::Parked));
            }
            course.take(&session, item, before.here || after.here, &recorded.event);
        }
        course.changes.sort_by_key(|(at, _)| *at);
        Ok(course)
    }

    fn take(&mut self, session: &Session, item: u32, here: bool, event: &Event) {
        let mine = |recording: &String| {
            let take = session.items().get(item as usize).and_then(|state| state.take());
            take.and_then(|take| take.recordings().find(|one| one.id == *recording))
        };
        let (at, here) = match event {
            // Known only when the disk answered again; it belongs where it was said.
            Event::Microphone { change: MicrophoneChange::Missing { recording, from, .. } } => {
                let Some(recording) = mine(recording) else { return };
                (recording.begun + *from, true)
            }
            _ => (session.at(), here),
        };
        let mut change = |change| self.changes.push((at, change));
        match event {
            Event::Edited { item: of, doc: Doc::Notes, edit } if *of == item => {
                self.scratch.push(edit.clone())
            }
            Event::Edited { item: of, doc: Doc::Answer, edit } if *of == item => {
                let take = session.items().get(item as usize).and_then(|state| state.take());
                if take.is_some_and(|take| take.probes.is_empty()) {
                    self.edits.push(edit.clone());
                }
            }
            Event::Listening { item: of, device, .. } if *of == item => {
                change(Change::Listening { device: device.clone() });
            }
            Event::NotListening { item: of, why } if *of == item => {
                change(Change::NotListening { why: why.clone() });
            }
            Event::Microphone { change: what } if here => change(match what.clone() {
                MicrophoneChange::Lost { device } => Change::Lost { device },
                MicrophoneChange::FellBack { device } => Change::FellBack { device },
                MicrophoneChange::CameBack { device } => Change::CameBack { device },
                MicrophoneChange::Silent => Change::Silent,
                MicrophoneChange::Clipping => Change::Clipping,
                MicrophoneChange::Missing { length, .. } => Change::Missing { length },
            }),
            Event::Recorded { recording, end, .. }
                if *end != RecordingEnd::Stopped && mine(recording).is_some() =>
            {
                change(Change::Ended { end: *end });
            }
            Event::RecordingAdded { item: of, recording, file, .. } if *of == item => {
                change(Change::Added { file: file.clone() });
                self.added.push(recording.clone());
            }
            Event::SpeechSwitched { on } if here => change(Change::Speaks { on: *on }),
            Event::ProbeAsked { item: of, ask, .. } if *of == item => {
                change(Change::Probe { ask: ask.clone() });
            }
            Event::Gap { kind, wall } if here => change(Change::Away { gap: *kind, wall: *wall }),
            _ => {}
        }
    }
}

/// Adds a run, or goes on with the last one where the two meet.
fn extend(runs: &mut Vec<(Millis, Millis)>, (begun, length): (Millis, Millis)) {
    if length == Millis::ZERO {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.0 + last.1 == begun => last.1 += length,
        _ => runs.push((begun, length)),
    }
}
