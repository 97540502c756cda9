use super::locked;
use super::messages::Message;
use hotseat_speech::transcription::{Canceller, Event, Job};
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::Sender;

/// The transcriptions that run or wait, by recording.
#[derive(Default)]
pub(super) struct Jobs {
    last: AtomicU64,
    running: Mutex<HashMap<String, (u64, Canceller)>>,
}

impl Jobs {
    /// Begins one. `begin` is given what takes its events; one for the same recording that still runs is
    /// stopped, and no more is told of it.
    pub fn begin(
        &self,
        inbox: &Sender<Message>,
        recording: &str,
        begin: impl FnOnce(Box<dyn FnMut(Event) + Send>) -> Job,
    ) -> Job {
        let number = self.last.fetch_add(1, Relaxed);
        let (inbox, named) = (inbox.clone(), recording.to_owned());
        let mut running = locked(&self.running);
        let job = begin(Box::new(move |event| {
            // The inbox goes only with the whole program.
            let _ = inbox.send(Message::Transcription { recording: named.clone(), job: number, event });
        }));
        if let Some((_, earlier)) = running.insert(recording.to_owned(), (number, job.canceller())) {
            earlier.cancel();
        }
        job
    }

    pub fn is_running(&self, recording: &str) -> bool {
        locked(&self.running).contains_key(recording)
    }

    /// Stops the one for this recording, if there is one; that it has is told by its events.
    pub fn stop(&self, recording: &str) {
        if let Some((_, job)) = locked(&self.running).get(recording) {
            job.cancel();
        }
    }

    /// Whether this is the job for that recording; it is over then, if this was its last event.
    pub fn take(&self, recording: &str, number: u64, event: &Event) -> bool {
        let mut running = locked(&self.running);
        let counts = running.get(recording).is_some_and(|(job, _)| *job == number);
        if counts && matches!(event, Event::Done(_) | Event::Cancelled | Event::Failed(_)) {
            running.remove(recording);
        }
        counts
    }
}
