// The one place below the shell that reads a clock: it tells a transcriber that hangs from one that
// works, and how long is left.
#![allow(clippy::disallowed_methods)]

use crate::transcription::child::{Child, FromChild, Sign};
use crate::transcription::event::Event;
use crate::transcription::failure::{Doing, Failure};
use crate::transcription::job::JobState;
use crate::transcription::piece::Piece;
use crate::transcription::protocol::{Reply, Request, VERSION};
use crate::transcription::settings::{EngineChoice, Provenance, Settings};
use crate::transcription::span::Span;
use crate::transcription::transcriber::check;
use crate::transcription::transcript::TimedWord;
use crate::transcription::worker::WorkerProgram;
use hotseat_interview::Millis;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// How long a child may take to stop a piece that nobody wants any more.
const STOPPING: Duration = Duration::from_secs(2);

/// How long a child that died may take to say how: the system may be writing a core dump.
const DYING: Duration = Duration::from_secs(1);

/// How long a child without work keeps its model in memory.
const IDLE: Duration = Duration::from_secs(300);

pub(crate) enum Message {
    Begin(Box<JobState>),
    Push(u64, Vec<i16>),
    SpeechBegan(u64, Millis),
    SpeechEnded(u64, Span),
    Finish(u64),
    Cancel(u64),
    Child(FromChild),
    End,
}

/// An engine in the child, ready to listen.
#[derive(Clone)]
struct Loaded {
    settings: Settings,
    provenance: Provenance,
}

/// What the child is at.
enum Task {
    Ready(Option<Loaded>),
    Loading { job: u64, settings: Settings },
    Piece { job: u64, id: u64, piece: Piece, spans: usize, began: Instant, loaded: Loaded },
}

impl Task {
    fn settings(&self) -> Option<&Settings> {
        match self {
            Task::Ready(loaded) => loaded.as_ref().map(|loaded| &loaded.settings),
            Task::Loading { settings, .. } => Some(settings),
            Task::Piece { loaded, .. } => Some(&loaded.settings),
        }
    }
}

/// Owns the jobs and the child, on a thread of its own.
pub(crate) struct Supervisor {
    program: WorkerProgram,
    own: Sender<Message>,
    jobs: Vec<JobState>,
    child: Option<Child>,
    task: Task,
    /// The last sign of life, or of being asked for something.
    alive: Instant,
    stopping: Option<Instant>,
    children: u64,
    pieces: u64,
    /// After a failure with a graphics card: the CPU does the rest.
    cpu_only: bool,
}

impl Supervisor {
    pub fn new(program: WorkerProgram, own: Sender<Message>) -> Supervisor {
        Supervisor {
            program,
            own,
            jobs: Vec::new(),
            child: None,
            task: Task::Ready(None),
            alive: Instant::now(),
            stopping: None,
            children: 0,
            pieces: 0,
            cpu_only: false,
        }
    }

    pub fn run(mut self, inbox: &Receiver<Message>) {
        loop {
            match inbox.recv_timeout(self.wait()) {
                Ok(Message::End) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(message) => self.take(message),
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.watch();
            self.advance();
        }
        for mut job in self.jobs.drain(..) {
            job.tell(Event::Cancelled);
        }
        if let Some(child) = self.child.take() {
            child.end(Duration::ZERO);
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Begin(mut job) => match check(&job.settings) {
                Ok(()) => self.jobs.push(*job),
                Err(error) => job.tell(Event::Failed(Failure::Model(Arc::new(error)))),
            },
            Message::Push(id, samples) => self.with(id, |job| job.push(&samples)),
            Message::SpeechBegan(id, at) => self.with(id, |job| job.speech_began(at)),
            Message::SpeechEnded(id, speech) => self.with(id, |job| job.speech_ended(speech)),
            Message::Finish(id) => self.with(id, JobState::finish),
            Message::Cancel(id) => self.cancel(id),
            Message::Child(from) => {
                if self.child.as_ref().is_some_and(|child| child.number == from.child) {
                    self.alive = Instant::now();
                    match from.what {
                        Sign::Said(reply) => self.hear(reply),
                        Sign::Babbled(what) => {
                            self.broke(Duration::ZERO, |_, log, during| Failure::Nonsense {
                                what,
                                during,
                                log,
                            });
                        }
                        Sign::Gone => {
                            self.broke(DYING, |how, log, during| Failure::Died { how, during, log });
                        }
                    }
                }
            }
            Message::End => {}
        }
    }

    fn with(&mut self, id: u64, act: impl FnOnce(&mut JobState)) {
        if let Some(job) = self.jobs.iter_mut().find(|job| job.id == id) {
            act(job);
        }
    }

    fn cancel(&mut self, id: u64) {
        let Some(index) = self.jobs.iter().position(|job| job.id == id) else { return };
        let mut job = self.jobs.remove(index);
        if let Task::Piece { job, id: piece, .. } = &self.task
            && *job == id
            && let Some(child) = &self.child
        {
            child.ask(Request::Stop { id: *piece });
            self.stopping = Some(Instant::now());
        }
        job.tell(Event::Cancelled);
    }

    fn hear(&mut self, reply: Reply) {
        match reply {
            Reply::Hello { version: VERSION } => {}
            Reply::Hello { version } => {
                let what = format!("it speaks version {version}, not {VERSION}");
                self.broke(Duration::ZERO, |_, log, during| Failure::Nonsense { what, during, log });
            }
            Reply::Beat => self.show_progress(),
            Reply::Loaded(provenance) => match self.now_ready() {
                Task::Loading { settings, .. } => {
                    self.task = Task::Ready(Some(Loaded { settings, provenance: *provenance }));
                }
                other => self.task = other,
            },
            Reply::CantLoad { message, last: true } => {
                if let Task::Loading { job, .. } = self.now_ready()
                    && let Some(index) = self.jobs.iter().position(|state| state.id == job)
                {
                    self.jobs.remove(index).tell(Event::Failed(Failure::Unsuitable(message)));
                }
            }
            Reply::CantLoad { message, .. } | Reply::Refused { message, .. } => {
                self.broke(Duration::ZERO, |_, log, during| Failure::Refused { message, during, log });
            }
            Reply::Stopped { .. } => self.settle(),
            Reply::Words { id: said, words } => match self.now_ready() {
                Task::Piece { job, id, piece, spans, began, loaded } if id == said => {
                    self.task = Task::Ready(Some(loaded));
                    self.stopping = None;
                    self.heard(job, &piece, spans, words, began.elapsed());
                }
                other => self.task = other,
            },
        }
    }

    fn heard(&mut self, job: u64, piece: &Piece, spans: usize, words: Vec<TimedWord>, took: Duration) {
        let Some(job) = self.jobs.iter_mut().find(|state| state.id == job) else { return };
        // What broke with a graphics card works without: the next jobs need not find out again.
        self.cpu_only |= job.retried && job.settings.gpu;
        job.heard(piece, spans, words, took);
        let progress = job.progress(None);
        job.tell(Event::Progress(progress));
    }

    /// The piece is over, and nobody waits for its words.
    fn settle(&mut self) {
        self.stopping = None;
        match self.now_ready() {
            Task::Piece { loaded, .. } => self.task = Task::Ready(Some(loaded)),
            other => self.task = other,
        }
    }

    fn now_ready(&mut self) -> Task {
        std::mem::replace(&mut self.task, Task::Ready(None))
    }

    fn show_progress(&mut self) {
        if let Task::Piece { job, began, .. } = &self.task {
            let (job, since) = (*job, began.elapsed());
            self.with(job, |job| {
                let progress = job.progress(Some(since));
                job.tell(Event::Progress(progress));
            });
        }
    }

    /// How long to wait for a message before looking after the child.
    fn wait(&self) -> Duration {
        let limit = match (&self.task, self.stopping) {
            (Task::Ready(_), _) => IDLE,
            (_, Some(since)) => return STOPPING.saturating_sub(since.elapsed()),
            _ => self.patience(),
        };
        limit.saturating_sub(self.alive.elapsed()).max(Duration::from_millis(1))
    }

    /// A second more for each 10 MB: a large model shows no sign of life while it is read, or during
    /// a whole look at half a minute of speech, which takes minutes on a slow processor.
    fn patience(&self) -> Duration {
        let bytes = match self.task.settings().map(|settings| &settings.engine) {
            Some(EngineChoice::Whisper(model)) => model.bytes,
            _ => 0,
        };
        self.program.patience + Duration::from_secs(bytes / 10_000_000)
    }

    /// Ends a child that hangs, or that has had nothing to do for long.
    fn watch(&mut self) {
        if matches!(self.task, Task::Ready(_)) {
            if self.jobs.is_empty() && self.alive.elapsed() >= IDLE {
                self.drop_child();
            }
        } else if self.stopping.is_some_and(|since| since.elapsed() >= STOPPING) {
            self.drop_child();
        } else if self.alive.elapsed() >= self.patience() {
            let after = self.patience();
            self.broke(Duration::ZERO, |_, log, during| Failure::Stalled { after, during, log });
        }
    }

    fn drop_child(&mut self) {
        self.stopping = None;
        self.task = Task::Ready(None);
        if let Some(child) = self.child.take() {
            child.end(Duration::ZERO);
        }
    }

    /// The child is of no use any more: the job it was at is tried once more, on the CPU, or fails.
    fn broke(&mut self, dying: Duration, failure: impl FnOnce(String, Vec<String>, Doing) -> Failure) {
        self.stopping = None;
        let task = self.now_ready();
        let Some(child) = self.child.take() else { return };
        let (how, log) = child.end(dying);
        let (id, during) = match task {
            // Between jobs: the next one starts another.
            Task::Ready(_) => return,
            Task::Loading { job, .. } => (job, Doing::Loading),
            Task::Piece { job, piece, .. } => {
                (job, Doing::Recognising { from: piece.from(), to: piece.to() })
            }
        };
        let failure = failure(how, log, during);
        let Some(index) = self.jobs.iter().position(|job| job.id == id) else { return };
        if self.jobs[index].retried {
            self.jobs.remove(index).tell(Event::Failed(failure));
        } else {
            self.jobs[index].retried = true;
            self.jobs[index].tell(Event::Retrying(failure));
        }
    }

    /// Gives the child the next thing to do, and tells what is done.
    fn advance(&mut self) {
        while let Task::Ready(loaded) = &self.task {
            let Some((index, piece)) = self.choose() else { return };
            let wanted = self.effective(index);
            let id = self.jobs[index].id;
            match loaded.clone().filter(|loaded| self.child.is_some() && loaded.settings == wanted) {
                None => self.load(index, wanted),
                Some(loaded) => {
                    self.jobs[index].provenance = Some(loaded.provenance.clone());
                    if let Some((piece, spans)) = piece {
                        self.recognise(index, id, piece, spans, loaded);
                    } else if let Some(transcript) = self.jobs[index].transcript() {
                        self.jobs.remove(index).tell(Event::Done(Box::new(transcript)));
                    } else {
                        return;
                    }
                }
            }
        }
    }

    /// The job to go on with, and its next piece: first what is urgent, then in order. A job without
    /// a piece is chosen when it is over, or to have its model loaded in time.
    fn choose(&self) -> Option<(usize, Option<(Piece, usize)>)> {
        let pieces = self.jobs.iter().map(JobState::next);
        let jobs = self.jobs.iter().zip(pieces).enumerate();
        jobs.filter(|(_, (job, piece))| piece.is_some() || job.over() || job.provenance.is_none())
            .min_by_key(|(_, (job, piece))| (!job.over(), piece.is_none(), job.urgency))
            .map(|(index, (_, piece))| (index, piece))
    }

    fn effective(&self, index: usize) -> Settings {
        let job = &self.jobs[index];
        let gpu = job.settings.gpu && !job.retried && !self.cpu_only;
        Settings { gpu, ..job.settings.clone() }
    }

    fn load(&mut self, index: usize, settings: Settings) {
        self.alive = Instant::now();
        if self.child.is_none() {
            self.children += 1;
            let own = self.own.clone();
            let tell = move |from| {
                // The supervisor has gone with the program.
                let _over = own.send(Message::Child(from));
            };
            match Child::start(&self.program, self.children, tell) {
                Ok(child) => self.child = Some(child),
                Err(reason) => {
                    let program = self.program.program.display().to_string();
                    let failure = Failure::CannotStart { program, reason: Arc::new(reason) };
                    self.jobs.remove(index).tell(Event::Failed(failure));
                    return;
                }
            }
        }
        if let Some(child) = &self.child {
            child.ask(Request::Load(Box::new(settings.clone())));
        }
        self.task = Task::Loading { job: self.jobs[index].id, settings };
    }

    fn recognise(&mut self, index: usize, job: u64, piece: Piece, spans: usize, loaded: Loaded) {
        let Some(child) = &self.child else { return };
        self.pieces += 1;
        let (id, began) = (self.pieces, Instant::now());
        self.alive = began;
        child.ask_with(Request::Recognise { id, piece: piece.clone() }, self.jobs[index].samples(&piece));
        self.task = Task::Piece { job, id, piece, spans, began, loaded };
    }
}
