use crate::voice::program::Program;
use crate::voice::{Manner, VoiceError};
use std::io::Write;
use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// Characters that are spoken at most: no question is longer.
const MOST: usize = 20_000;

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All of it was spoken.
    Spoken,
    /// It was stopped.
    Stopped,
    /// The program failed, or took far longer than anyone would for such a text, and was ended.
    Failed,
}

/// A text that is being spoken. Dropping it stops it.
pub struct Speaking {
    stop: Arc<AtomicBool>,
}

impl Speaking {
    pub(crate) fn begin(
        program: &Program,
        text: &str,
        manner: &Manner,
        ended: impl FnOnce(Ending) + Send + 'static,
    ) -> Result<Speaking, VoiceError> {
        let started = |source| VoiceError::NotStarted { program: program.name(), source };
        let mut child = program.speaking(manner).spawn().map_err(started)?;
        let text: String = text.chars().take(MOST).collect();
        // At the slowest, with pauses, a character takes a tenth of a second.
        let limit =
            Duration::from_millis(100) * u32::try_from(text.len()).unwrap_or(u32::MAX) + LONGEST_START;
        if let Some(mut input) = child.stdin.take() {
            // It reads as it speaks. Its end is the end of this thread, too.
            thread::spawn(move || drop(input.write_all(text.as_bytes())));
        }
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        thread::spawn(move || ended(watch(child, &stopped, limit)));
        Ok(Speaking { stop })
    }

    /// Falls silent at once.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// What a program may take before its first word.
const LONGEST_START: Duration = Duration::from_secs(10);

impl Drop for Speaking {
    fn drop(&mut self) {
        self.stop();
    }
}

fn watch(mut child: Child, stopped: &AtomicBool, limit: Duration) -> Ending {
    let mut waited = Duration::ZERO;
    let ending = loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ending::Spoken,
            Ok(Some(_)) => return Ending::Failed,
            _ if stopped.load(Ordering::Relaxed) => break Ending::Stopped,
            Ok(None) if waited < limit => {}
            _ => break Ending::Failed,
        }
        thread::sleep(LOOK);
        waited += LOOK;
    };
    let _ = child.kill();
    let _ = child.wait();
    ending
}
