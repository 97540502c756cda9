//! Brings the microphone to where the live interview wants it.

use super::{State, locked, settings};
use crate::dto::{Heard, MicrophoneInfo, MicrophoneState};
use crate::live::Live;
use crate::{ApiError, Hotseat};
use hotseat_interview::{Event, MicrophoneChange, Millis, RecordingEnd, Stage};
use hotseat_speech::capture::{Ended, Record, Report};
use hotseat_speech::gate::{self, Gate};
use hotseat_speech::recording::{RESERVE, RecordingError};
use hotseat_speech::transcription::{Job, Urgency};
use hotseat_storage::{SessionId, StoredRecording};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};

/// Chunks of live sound that may wait for the gate: some minutes of them.
const WAITING: usize = 4096;
/// A microphone that gives nothing for so long will not begin; the answer is typed then.
const NO_SOUND: Millis = Millis::seconds(6);

/// The answer that a recording belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) session: SessionId,
    item: u32,
    take: u32,
    probe: Option<u32>,
}

/// A recording that is being made.
pub(super) struct Running {
    pub(super) place: Place,
    pub(super) row: StoredRecording,
    pub(super) path: PathBuf,
    /// The session has been told of its first sample.
    pub(super) begun: bool,
    /// When it was asked for, on the monotonic clock.
    since: Millis,
    /// Somebody listens to it while it is made.
    pub(super) followed: bool,
    /// How many stretches that are missing in it the session knows.
    pub(super) missing: usize,
}

enum Wanted {
    Closed,
    Open,
    Recording(Place),
}

impl Hotseat {
    fn wanted(&self) -> Wanted {
        let monitoring = locked(&self.hearing.state).monitoring;
        let otherwise = if monitoring { Wanted::Open } else { Wanted::Closed };
        let guard = self.live();
        let Some(live) = guard.as_ref() else { return otherwise };
        let session = &live.journal.session;
        if !session.is_speaking() {
            return otherwise;
        }
        match session.stage() {
            Stage::Opening { item } | Stage::Answering { item } | Stage::Probing { item }
                if !session.is_paused() =>
            {
                let Some(state) = session.items().get(item as usize) else { return otherwise };
                let last = |count: usize| u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX);
                let probing = matches!(session.stage(), Stage::Probing { .. });
                let probes = state.take().map_or(0, |take| take.probes.len());
                Wanted::Recording(Place {
                    session: live.journal.id.clone(),
                    item,
                    take: last(state.takes.len()),
                    probe: probing.then(|| last(probes)),
                })
            }
            // Kept open, so that the first word after this is not cut off.
            Stage::Thinking { .. } | Stage::Answering { .. } | Stage::Probing { .. } => Wanted::Open,
            _ => otherwise,
        }
    }

    /// Ends, begins, opens or closes; nothing where all is as it should be.
    pub(super) fn reconcile(&self, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let wanted = self.wanted();
        let place = match &wanted {
            Wanted::Recording(place) => Some(place),
            _ => None,
        };
        let mut state = locked(&self.hearing.state);
        if state.refused.as_ref() != place {
            state.refused = None;
        }
        let late = state
            .running
            .as_ref()
            .is_some_and(|running| !running.begun && self.clock.monotonic() - running.since > NO_SOUND);
        if late && let Some(running) = state.running.take() {
            let _ = self.hearing.capture().stop();
            state.refused = Some(running.place.clone());
            drop(state);
            self.save_what_is_there(running.row, RecordingEnd::NoMicrophone)?;
            return self.deaf(&running.place, "the microphone gave no sound", told);
        }
        if state.running.as_ref().is_some_and(|running| Some(&running.place) != place) {
            let running = state.running.take();
            drop(state);
            return running.map_or(Ok(()), |running| self.stop(running, told));
        }
        match wanted {
            Wanted::Recording(place) if state.running.is_none() && state.refused.is_none() => {
                self.start(place, &mut state, told)
            }
            Wanted::Open if !state.open => {
                // Where there is none, the answer will say so.
                state.open = self.hearing.capture().open(self.hearing.choice()).is_ok();
                Ok(())
            }
            Wanted::Closed if state.open => {
                state.open = false;
                drop(state);
                self.hearing.capture().close().map_err(ApiError::from)
            }
            _ => Ok(()),
        }
    }

    fn start(&self, place: Place, state: &mut State, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let wall = self.wall();
        let id = crate::journal::new_id(wall).0;
        let folder = self.recordings_of(&place.session);
        let path = folder.join(format!("{id}.wav"));
        let row = StoredRecording {
            id: id.clone(),
            session: place.session.clone(),
            item: place.item,
            take: place.take,
            probe: place.probe,
            file: format!("{}/{id}.wav", place.session),
            origin: String::new(),
            made_at: wall,
            length: None,
            ended: None,
            bytes: 0,
            drift_ppm: None,
            removed_at: None,
            chosen: None,
        };
        let asked = self.hearing.settings();
        let job = match settings::transcription(&asked, &self.models(), self.terms(&place.session)) {
            Ok(Some(settings)) => Some(self.hearing.jobs.begin(&self.hearing.tell, &id, |tell| {
                self.hearing.transcriber().begin(settings, Urgency::Now, tell)
            })),
            Ok(None) => None,
            // The recording is what matters; it can be transcribed later.
            Err(error) => {
                told.push(Heard::NotTranscribed {
                    session: place.session.0.clone(),
                    recording: id.clone(),
                    message: error.message,
                });
                None
            }
        };
        let followed = job.is_some();
        let live = job.map(|job| {
            let (feed, heard) = sync_channel(WAITING);
            std::thread::spawn(move || follow(&heard, &job));
            feed
        });
        // The row first: a file that a killed program leaves behind is then known for what it is.
        self.store.write(|tx| tx.put_recording(&row))?;
        let begun = std::fs::create_dir_all(&folder)
            .map_err(|error| {
                ApiError::from(RecordingError::File { doing: "create", path: folder.clone(), source: error })
            })
            .and_then(|()| {
                let capture = self.hearing.capture();
                let opened = capture.open(self.hearing.choice())?;
                state.open = true;
                capture.record(Record { path: path.clone(), reserve: RESERVE, live })?;
                Ok(opened.name)
            });
        match begun {
            Ok(origin) => {
                let since = self.clock.monotonic();
                let row = StoredRecording { origin, ..row };
                let (begun, missing) = (false, 0);
                state.running = Some(Running { place, row, path, begun, since, followed, missing });
                Ok(())
            }
            Err(error) => {
                state.refused = Some(place.clone());
                let row = StoredRecording { ended: Some(RecordingEnd::Failed), ..row };
                self.store.write(|tx| tx.put_recording(&row))?;
                self.deaf(&place, &error.message, told)
            }
        }
    }

    /// No microphone: the clock starts, and the answer is typed.
    fn deaf(&self, place: &Place, why: &str, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        told.push(Heard::Microphone { state: MicrophoneState::Failed, message: why.to_owned() });
        self.types_instead(place, why, told)
    }

    /// The clock of an answer that waits for its microphone starts.
    fn types_instead(&self, place: &Place, why: &str, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let item = place.item;
        self.in_live(&place.session, told, |live, _| {
            let opening = live.journal.session.stage() == (Stage::Opening { item });
            opening.then(|| Event::NotListening { item, why: why.to_owned() })
        })
    }

    /// Lets an event happen in the live session, if it is this one and the event is wanted.
    pub(super) fn in_live(
        &self,
        session: &SessionId,
        told: &mut Vec<Heard>,
        event: impl FnOnce(&Live, Millis) -> Option<Event>,
    ) -> Result<(), ApiError> {
        let mut guard = self.live();
        let Some(live) = guard.as_mut().filter(|live| live.journal.id == *session) else { return Ok(()) };
        let Some(event) = event(live, live.journal.session.at()) else { return Ok(()) };
        self.commit_event(live, Millis::ZERO, event)?;
        told.push(Heard::Interview { view: Box::new(self.view(&live.journal)?) });
        drop(guard);
        self.changed.notify_one();
        Ok(())
    }

    pub(super) fn take_report(&self, report: Report, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let microphone = |state, message: String| Heard::Microphone { state, message };
        match report {
            // Told at once.
            Report::Level(_) | Report::DiskWaits { .. } | Report::DiskAnswers { .. } => {}
            Report::Missing { at, length } => self.mark_missing(at, length, told)?,
            Report::FirstSample { at } => self.first_sample(self.clock.since(at), told)?,
            Report::Silent => {
                told.push(microphone(
                    MicrophoneState::Silent,
                    "Nothing is heard. Is the microphone muted?".to_owned(),
                ));
                self.mark(MicrophoneChange::Silent, told)?;
            }
            Report::Heard => {
                told.push(microphone(MicrophoneState::Hears, "The microphone hears you.".to_owned()))
            }
            Report::Clipping => {
                told.push(microphone(
                    MicrophoneState::Clipping,
                    "Too loud for the microphone: move back a little, or turn it down.".to_owned(),
                ));
                self.mark(MicrophoneChange::Clipping, told)?;
            }
            Report::Lost { microphone: lost } => {
                let message =
                    format!("{} is gone. The recording goes on when there is a microphone.", lost.name);
                told.push(microphone(MicrophoneState::Lost, message));
                self.mark(MicrophoneChange::Lost { device: lost.name }, told)?;
            }
            Report::FellBack { to, .. } => {
                told.push(microphone(MicrophoneState::FellBack, format!("Now recording with {}.", to.name)));
                self.mark(MicrophoneChange::FellBack { device: to.name }, told)?;
            }
            Report::CameBack { to } => {
                told.push(microphone(MicrophoneState::CameBack, format!("{} is back.", to.name)));
                self.mark(MicrophoneChange::CameBack { device: to.name }, told)?;
            }
            Report::Microphones(found) => told.push(Heard::Microphones {
                microphones: found.into_iter().map(MicrophoneInfo::from).collect(),
            }),
            // The transcript is made from the file when the recording has ended.
            Report::LiveBroken => {}
            Report::Closed(recorded) => {
                let ran = self.ran(&recorded.path);
                if recorded.ended == Ended::DiskLow {
                    let message = "The disk is nearly full: what you said so far is safe, and no more is \
                                   recorded. Type the rest, or make room."
                        .to_owned();
                    told.push(microphone(MicrophoneState::DiskLow, message));
                }
                if let Some(running) = ran {
                    self.finish(running, &recorded, told)?;
                }
            }
            Report::Failed { error, path } => {
                told.push(microphone(MicrophoneState::Failed, ApiError::from(error).message));
                if let Some(running) = self.ran(&path) {
                    let place = running.place.clone();
                    self.failed(running, told)?;
                    self.types_instead(&place, "the recording failed", told)?;
                }
            }
        }
        Ok(())
    }

    fn mark(&self, change: MicrophoneChange, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let session = match &locked(&self.hearing.state).running {
            Some(running) if running.begun => running.place.session.clone(),
            _ => return Ok(()),
        };
        self.in_live(&session, told, |_, _| Some(Event::Microphone { change }))
    }

    /// Something is missing in the running recording; for one that has ended, its end tells
    /// of it.
    fn mark_missing(&self, from: Millis, length: Millis, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let mut state = locked(&self.hearing.state);
        let Some(running) = state.running.as_mut().filter(|running| running.begun) else { return Ok(()) };
        running.missing += 1;
        let (session, recording) = (running.place.session.clone(), running.row.id.clone());
        drop(state);
        let change = MicrophoneChange::Missing { recording, from, length };
        self.in_live(&session, told, |_, _| Some(Event::Microphone { change }))
    }

    /// The answer clock starts where the first sample was live, `ago` before now.
    fn first_sample(&self, ago: Millis, told: &mut Vec<Heard>) -> Result<(), ApiError> {
        let mut state = locked(&self.hearing.state);
        let Some(running) = state.running.as_mut().filter(|running| !running.begun) else { return Ok(()) };
        running.begun = true;
        let (place, row) = (running.place.clone(), running.row.clone());
        drop(state);
        self.store.write(|tx| tx.put_recording(&row))?;
        let mut guard = self.live();
        let Some(live) = guard.as_mut().filter(|live| live.journal.id == place.session) else {
            return Ok(());
        };
        let event = Event::Listening { item: place.item, recording: row.id, device: row.origin };
        self.commit_event(live, ago, event)?;
        told.push(Heard::Interview { view: Box::new(self.view(&live.journal)?) });
        drop(guard);
        self.changed.notify_one();
        Ok(())
    }
}

/// Tells a job of speech and pauses while they are spoken. Ends with the recording.
fn follow(heard: &Receiver<Vec<f32>>, job: &Job) {
    let mut gate = Gate::new();
    let tell = |heard| match heard {
        gate::Heard::Began(at) => job.speech_began(at),
        gate::Heard::Ended(span) => job.speech_ended(span),
    };
    for samples in heard {
        job.push(&samples);
        gate.push(&samples).into_iter().for_each(tell);
    }
    gate.finish().into_iter().for_each(tell);
    job.finish();
}
