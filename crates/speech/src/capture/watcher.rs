use crate::capture::handle::Command;
use crate::capture::{CaptureError, MicrophoneId, Opened, Source};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

/// How long a microphone may take to open.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks the sound system which microphones there are, on a thread of its own, since it may take its
/// time, or for ever.
pub(crate) struct Watcher {
    asked: Sender<()>,
    waiting: bool,
}

impl Watcher {
    pub fn start(source: Arc<dyn Source>, answers: Sender<Command>) -> Watcher {
        let (asked, questions) = mpsc::channel();
        thread::spawn(move || {
            for () in questions {
                if answers.send(Command::Found(source.microphones())).is_err() {
                    return;
                }
            }
        });
        Watcher { asked, waiting: false }
    }

    /// Asks, unless an answer is still due.
    pub fn ask(&mut self) {
        if !self.waiting {
            self.waiting = self.asked.send(()).is_ok();
        }
    }

    pub fn answered(&mut self) {
        self.waiting = false;
    }
}

/// Opens a microphone, or gives up after a while; one that opens later is closed again.
pub(crate) fn open_in_time(source: &Arc<dyn Source>, id: &MicrophoneId) -> Result<Opened, CaptureError> {
    let (source, id) = (Arc::clone(source), id.clone());
    let (opened, answer) = mpsc::sync_channel(0);
    thread::spawn(move || {
        let result = source.open(&id);
        // Nobody waits any longer: it is dropped, and so closed.
        drop(opened.send(result));
    });
    answer.recv_timeout(PATIENCE).unwrap_or(Err(CaptureError::NotAnswering))
}

/// Closes a microphone on a thread of its own, since that may take its time, too.
pub(crate) fn close(opened: Opened) {
    thread::spawn(move || drop(opened));
}
