use crate::capture::source::{Choice, Microphone, Source};
use crate::capture::watcher::Watcher;
use crate::capture::worker::Worker;
use crate::capture::{CaptureError, Record, Recorded, Report};
use crate::recording::{Disk, Files};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

/// How long a command may take: a microphone to open, or a last second to reach the disk.
const PATIENCE: Duration = Duration::from_secs(15);

pub(crate) type Reply<T> = Sender<Result<T, CaptureError>>;

pub(crate) enum Command {
    List(Reply<Vec<Microphone>>),
    Open(Choice, Reply<Microphone>),
    Record(Record, Reply<()>),
    Stop(Reply<Recorded>),
    Close(Reply<()>),
    /// What the watcher has found.
    Found(Result<Vec<Microphone>, CaptureError>),
}

/// The worker that owns the microphone. Dropping it closes a running recording properly.
pub struct Capture {
    commands: Option<Sender<Command>>,
    worker: Option<thread::JoinHandle<()>>,
}

impl Capture {
    /// Starts the worker. It opens nothing until it is told to.
    pub fn start(source: Arc<dyn Source>, tell: impl FnMut(Report) + Send + 'static) -> Capture {
        Capture::start_on(Arc::new(Files), source, tell)
    }

    /// The same, with a disk of one's own to record to.
    pub fn start_on(
        disk: Arc<dyn Disk>,
        source: Arc<dyn Source>,
        tell: impl FnMut(Report) + Send + 'static,
    ) -> Capture {
        let (commands, received) = mpsc::channel();
        let watcher = Watcher::start(Arc::clone(&source), commands.clone());
        let worker = thread::spawn(move || {
            Worker::new(disk, source, watcher, Box::new(tell)).run(&received);
        });
        Capture { commands: Some(commands), worker: Some(worker) }
    }

    /// The microphones that are there: the default one first, monitors of loudspeakers last.
    pub fn microphones(&self) -> Result<Vec<Microphone>, CaptureError> {
        self.ask(Command::List)
    }

    /// Opens a microphone and reports its level. Another one, if open, is closed; a running recording
    /// goes on with the new one.
    pub fn open(&self, choice: Choice) -> Result<Microphone, CaptureError> {
        self.ask(|reply| Command::Open(choice, reply))
    }

    /// Begins to record what the open microphone hears from now on; opens the one last chosen if none
    /// is open.
    pub fn record(&self, record: Record) -> Result<(), CaptureError> {
        self.ask(|reply| Command::Record(record, reply))
    }

    /// Ends the recording and returns when it is on the disk. The microphone stays open.
    ///
    /// # Errors
    /// [`CaptureError::DiskNotAnswering`] where that takes long: it is written all the same, and
    /// [`Report::Closed`] or [`Report::Failed`] comes when it is.
    pub fn stop(&self) -> Result<Recorded, CaptureError> {
        self.ask(Command::Stop)
    }

    /// Closes the microphone. A running recording is closed first and reported with
    /// [`Report::Closed`].
    pub fn close(&self) -> Result<(), CaptureError> {
        self.ask(Command::Close)
    }

    fn ask<T>(&self, command: impl FnOnce(Reply<T>) -> Command) -> Result<T, CaptureError> {
        let (reply, answer) = mpsc::channel();
        let sent = self.commands.as_ref().map(|commands| commands.send(command(reply)));
        match sent {
            Some(Ok(())) => answer.recv_timeout(PATIENCE).unwrap_or(Err(CaptureError::NotAnswering)),
            _ => Err(CaptureError::NotAnswering),
        }
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        let _ = self.close();
        // The watcher may still hold on to the channel, inside a sound system that does not answer.
        self.commands = None;
        drop(self.worker.take());
    }
}

pub(crate) fn answer<T>(reply: &Reply<T>, result: Result<T, CaptureError>) {
    // Whoever asked may have stopped waiting.
    let _ = reply.send(result);
}
