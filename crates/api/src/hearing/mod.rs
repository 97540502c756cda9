//! What is heard during an interview: the microphone, its recordings, and their transcripts.
//!
//! The shell keeps calling [`Hotseat::hear`] from a thread of its own. Each call brings the
//! microphone into the state that the live interview wants (open while one thinks, recording while
//! one answers), takes one message of those that the microphone and the transcriber have sent, and
//! says what the window should know. So there is one place where recordings begin and end, and no
//! thread in here that changes an interview by itself.

mod at_once;
mod comparing;
mod ending;
mod exporting;
mod jobs;
mod messages;
mod models;
mod playing;
mod recorder;
mod recovering;
mod settings;
mod speaking;
mod transcripts;

pub use models::add_model;
pub use settings::HearingParts;

use crate::dto::{Heard, HearingSettings, MicrophoneInfo};
use crate::{ApiError, Code, Hotseat};
use at_once::AtOnce;
use hotseat_speech::capture::{Capture, Choice, MicrophoneId, Report};
use hotseat_speech::transcription::{Span, Transcriber};
use hotseat_speech::voice::Speaking;
use hotseat_storage::SessionId;
use jobs::Jobs;
use messages::Message;
use recorder::Running;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// Everything that hears. Nothing of it is started before it is needed.
pub(crate) struct Hearing {
    parts: HearingParts,
    capture: OnceLock<Capture>,
    transcriber: OnceLock<Transcriber>,
    tell: Sender<Message>,
    inbox: Mutex<Receiver<Message>>,
    /// What nothing may hold up, see [`Hotseat::hear_at_once`].
    at_once: AtOnce,
    settings: Mutex<HearingSettings>,
    state: Mutex<State>,
    /// Downloads that run, each with what stops it.
    downloads: Mutex<HashMap<String, Arc<AtomicBool>>>,
    /// What is being transcribed, or waits for that.
    jobs: Jobs,
    /// What the interviewer says just now.
    speaking: Mutex<Option<Speaking>>,
    /// When somebody spoke, by recording: a whole recording never changes, and listening takes time.
    speech: Mutex<HashMap<String, Vec<Span>>>,
}

/// What the listening thread knows.
#[derive(Default)]
struct State {
    running: Option<Running>,
    /// Recordings that have ended, and that the disk does not have yet.
    ending: Vec<Running>,
    /// The answer for which no microphone could be had: it is not asked for again and again.
    refused: Option<recorder::Place>,
    /// The microphone is open.
    open: bool,
    /// Somebody looks at the level before an interview.
    monitoring: bool,
}

impl Hearing {
    pub(crate) fn new(parts: HearingParts) -> Hearing {
        let (tell, inbox) = channel();
        Hearing {
            parts,
            capture: OnceLock::new(),
            transcriber: OnceLock::new(),
            tell,
            inbox: Mutex::new(inbox),
            at_once: AtOnce::default(),
            settings: Mutex::default(),
            state: Mutex::default(),
            downloads: Mutex::default(),
            jobs: Jobs::default(),
            speaking: Mutex::new(None),
            speech: Mutex::default(),
        }
    }

    fn capture(&self) -> &Capture {
        self.capture.get_or_init(|| {
            let (tell, mut at_once) = (self.tell.clone(), self.at_once.teller());
            Capture::start_on((self.parts.disk)(), (self.parts.source)(), move |report: Report| {
                if !at_once(&report) {
                    // The inbox goes only with the whole program.
                    let _ = tell.send(Message::Microphone(report));
                }
            })
        })
    }

    fn transcriber(&self) -> &Transcriber {
        self.transcriber.get_or_init(|| Transcriber::new(self.parts.worker.clone()))
    }

    /// Lets the listening thread look at the interview again.
    pub(crate) fn wake(&self) {
        let _ = self.tell.send(Message::Wake);
    }

    pub(crate) fn teller(&self) -> Teller {
        Teller(self.tell.clone())
    }

    fn settings(&self) -> HearingSettings {
        locked(&self.settings).clone()
    }

    fn choice(&self) -> Choice {
        let chosen = self.settings().microphone;
        chosen.map_or(Choice::Default, |id| Choice::This(MicrophoneId(id)))
    }
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hotseat {
    /// The microphones that are there, the system's own choice first.
    pub fn microphones(&self) -> Result<Vec<MicrophoneInfo>, ApiError> {
        let found = self.hearing.capture().microphones()?;
        Ok(found.into_iter().map(MicrophoneInfo::from).collect())
    }

    /// Says which microphone, model and language are to be used from now on.
    pub fn set_hearing(&self, settings: HearingSettings) -> Result<(), ApiError> {
        if settings.language.parse::<hotseat_speech::transcription::Language>().is_err() {
            return Err(ApiError::new(
                Code::Invalid,
                format!(
                    "{:?} is no language code: give two or three small letters, such as en.",
                    settings.language
                ),
            ));
        }
        let another = {
            let mut now = locked(&self.hearing.settings);
            let another = now.microphone != settings.microphone;
            *now = settings;
            another
        };
        // A running recording goes on with the new microphone.
        if another && locked(&self.hearing.state).open {
            self.hearing.capture().open(self.hearing.choice())?;
        }
        Ok(())
    }

    /// Opens the microphone to see that it hears, before an interview; or closes it again.
    pub fn monitor(&self, on: bool) -> Result<Option<MicrophoneInfo>, ApiError> {
        locked(&self.hearing.state).monitoring = on;
        if !on {
            self.hearing.wake();
            return Ok(None);
        }
        let opened = self.hearing.capture().open(self.hearing.choice())?;
        locked(&self.hearing.state).open = true;
        Ok(Some(opened.into()))
    }

    /// Brings the microphone to where the interview wants it, and waits at most `patience` for the
    /// next thing that is heard. To be called again and again, from one thread.
    ///
    /// # Errors
    /// What could not be stored. Nothing that was recorded is lost by it.
    pub fn hear(&self, patience: Duration) -> Result<Vec<Heard>, ApiError> {
        let mut told = Vec::new();
        self.tidy_up_hourly()?;
        self.reconcile(&mut told)?;
        let message = locked(&self.hearing.inbox).recv_timeout(patience);
        match message {
            Ok(Message::Microphone(report)) => self.take_report(report, &mut told)?,
            Ok(Message::Transcription { recording, job, event }) => {
                self.take_transcription(&recording, job, event, &mut told)?;
            }
            Ok(Message::Kept { recording, kept }) => self.take_kept(&recording, kept)?,
            Ok(Message::Download { name, have, of, ended }) => {
                told.push(self.take_download(name, have, of, ended));
            }
            Ok(Message::Compared { session, item }) => self.take_compared(&session, item, &mut told)?,
            Ok(Message::Said(text)) => told.push(Heard::Said { text }),
            Ok(Message::Wake) | Err(_) => {}
        }
        self.reconcile(&mut told)?;
        Ok(told)
    }
}

/// Tells the listening thread what another has done.
pub(crate) struct Teller(Sender<Message>);

impl Teller {
    pub(crate) fn compared(&self, session: SessionId, item: u32) {
        let _ = self.0.send(Message::Compared { session, item });
    }
}
