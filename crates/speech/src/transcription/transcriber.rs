use crate::models::examine;
use crate::transcription::event::{Event, Urgency};
use crate::transcription::job::JobState;
use crate::transcription::protocol::to_sixteen_bits;
use crate::transcription::settings::{EngineChoice, Settings};
use crate::transcription::span::Span;
use crate::transcription::supervisor::{Message, Supervisor};
use crate::transcription::worker::WorkerProgram;
use hotseat_interview::Millis;
use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

/// Runs transcriptions one stretch at a time in a child process, which is started when it is first
/// needed and keeps its model for the next job. Dropping it ends the child and cancels what waits.
///
/// No call waits for anything: all that happens is told by events.
pub struct Transcriber {
    messages: Sender<Message>,
    supervisor: Option<JoinHandle<()>>,
    next: AtomicU64,
}

impl Transcriber {
    pub fn new(program: WorkerProgram) -> Transcriber {
        let (messages, inbox) = channel();
        let own = messages.clone();
        let supervisor = std::thread::spawn(move || Supervisor::new(program, own).run(&inbox));
        Transcriber { messages, supervisor: Some(supervisor), next: AtomicU64::new(1) }
    }

    /// Begins a transcription while the person is still speaking. The model is loaded at once.
    ///
    /// `tell` is called from a thread of the transcriber, and should not take long.
    pub fn begin(
        &self,
        settings: Settings,
        urgency: Urgency,
        tell: impl FnMut(Event) + Send + 'static,
    ) -> Job {
        self.start(self.job(settings, urgency, tell))
    }

    /// Transcribes a recording that is there as a whole: 16 kHz, one channel, -1 to 1. Only what
    /// lies in `speech` is listened to; its stretches are in order and apart.
    pub fn transcribe(
        &self,
        settings: Settings,
        urgency: Urgency,
        samples: &[f32],
        speech: &[Span],
        tell: impl FnMut(Event) + Send + 'static,
    ) -> Job {
        let mut job = self.job(settings, urgency, tell);
        job.push(&sixteen_bits(samples));
        for &span in speech {
            job.speech_ended(span);
        }
        job.finish();
        let job = self.start(job);
        job.finished.set(true);
        job
    }

    fn job(
        &self,
        settings: Settings,
        urgency: Urgency,
        tell: impl FnMut(Event) + Send + 'static,
    ) -> JobState {
        JobState::new(self.next.fetch_add(1, Ordering::Relaxed), settings, urgency, Box::new(tell))
    }

    fn start(&self, job: JobState) -> Job {
        let id = job.id;
        send(&self.messages, Message::Begin(Box::new(job)));
        Job { id, messages: self.messages.clone(), finished: Cell::new(false) }
    }
}

impl Drop for Transcriber {
    fn drop(&mut self) {
        send(&self.messages, Message::End);
        if let Some(supervisor) = self.supervisor.take() {
            // It ends its child and goes. Had it panicked, there would be nothing left to end.
            let _ended = supervisor.join();
        }
    }
}

/// A transcription that was begun. Dropping it before [`Job::finish`] cancels it; afterwards it goes
/// on by itself.
pub struct Job {
    id: u64,
    messages: Sender<Message>,
    finished: Cell<bool>,
}

impl Job {
    /// More of the recording: 16 kHz, one channel, -1 to 1.
    pub fn push(&self, samples: &[f32]) {
        send(&self.messages, Message::Push(self.id, sixteen_bits(samples)));
    }

    /// Somebody began to speak at this moment of the recording and is still speaking. Without a
    /// pause for half a minute, what was said so far is cut at the best place.
    pub fn speech_began(&self, at: Millis) {
        send(&self.messages, Message::SpeechBegan(self.id, at));
    }

    /// A stretch of speech has ended, and its samples were pushed: it may be transcribed. What lies
    /// outside of such stretches is never listened to.
    pub fn speech_ended(&self, speech: Span) {
        send(&self.messages, Message::SpeechEnded(self.id, speech));
    }

    /// The recording has ended, and all its speech has been told.
    pub fn finish(&self) {
        self.finished.set(true);
        send(&self.messages, Message::Finish(self.id));
    }

    /// What can cancel it from anywhere, for as long as it runs.
    pub fn canceller(&self) -> Canceller {
        Canceller { id: self.id, messages: self.messages.clone() }
    }
}

/// Cancels a [`Job`], wherever that is.
#[derive(Clone)]
pub struct Canceller {
    id: u64,
    messages: Sender<Message>,
}

impl Canceller {
    /// What was transcribed of it is dropped. Of a job that is over, nothing comes.
    pub fn cancel(&self) {
        send(&self.messages, Message::Cancel(self.id));
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if !self.finished.get() {
            self.canceller().cancel();
        }
    }
}

/// The supervisor goes only with the transcriber, and then has told each job so.
fn send(messages: &Sender<Message>, message: Message) {
    let _over = messages.send(message);
}

fn sixteen_bits(samples: &[f32]) -> Vec<i16> {
    samples.iter().map(|&sample| to_sixteen_bits(sample)).collect()
}

/// Looks at a job's model before anything is started for it.
pub(crate) fn check(settings: &Settings) -> Result<(), crate::models::ModelError> {
    match &settings.engine {
        EngineChoice::Whisper(model) => examine(&model.path).map(drop),
        EngineChoice::Simulated(_) => Ok(()),
    }
}
