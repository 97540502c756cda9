//! What a person should know at once. It asks no interview and no table, since a disk that does not
//! answer holds up both.

use super::locked;
use crate::Hotseat;
use crate::dto::{Heard, MicrophoneState};
use hotseat_interview::Millis;
use hotseat_speech::capture::Report;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How many levels may wait for whoever listens: some seconds of them. Only the newest tell anything.
const LEVELS: usize = 256;

/// What waits to be told.
pub(super) struct AtOnce {
    tell: Sender<Heard>,
    told: Mutex<Receiver<Heard>>,
    levels: Arc<AtomicUsize>,
}

impl Default for AtOnce {
    fn default() -> AtOnce {
        let (tell, told) = channel();
        AtOnce { tell, told: Mutex::new(told), levels: Arc::default() }
    }
}

impl AtOnce {
    /// Takes reports; says whether this one is told at once.
    pub fn teller(&self) -> impl FnMut(&Report) -> bool + Send + use<> {
        let (tell, levels) = (self.tell.clone(), Arc::clone(&self.levels));
        move |report| {
            let Some(heard) = heard(report) else { return false };
            let level = matches!(heard, Heard::Level { .. });
            if !level || levels.fetch_add(1, Relaxed) < LEVELS {
                // The other end goes only with the whole program.
                let _ = tell.send(heard);
            } else {
                levels.fetch_sub(1, Relaxed);
            }
            true
        }
    }
}

impl Hotseat {
    /// How loud it is, and that the disk does not answer, or does again. Waits at most `patience` for it.
    /// To be called again and again, from another thread than [`Hotseat::hear`].
    pub fn hear_at_once(&self, patience: Duration) -> Option<Heard> {
        let AtOnce { told, levels, .. } = &self.hearing.at_once;
        let heard = locked(told).recv_timeout(patience).ok()?;
        if matches!(heard, Heard::Level { .. }) {
            levels.fetch_sub(1, Relaxed);
        }
        Some(heard)
    }
}

/// None is for [`Hotseat::hear`].
fn heard(report: &Report) -> Option<Heard> {
    let (state, message) = match report {
        Report::Level(level) => return Some(Heard::Level { rms: level.rms, peak: level.peak }),
        Report::DiskWaits { unanswered, kept: true } => {
            let message = format!(
                "The disk has not answered for {}. What you say is being kept in memory.",
                seconds(*unanswered)
            );
            (MicrophoneState::DiskWaits, message)
        }
        Report::DiskWaits { unanswered, kept: false } => {
            let message = format!(
                "The disk has not answered for {}, and there is no more room in memory: what you say now \
                 is not kept. Type it, or pause.",
                seconds(*unanswered)
            );
            (MicrophoneState::DiskWaits, message)
        }
        Report::DiskAnswers { lost: Millis::ZERO } => {
            let message = "The disk answers again, and has all that you said.".to_owned();
            (MicrophoneState::DiskAnswers, message)
        }
        Report::DiskAnswers { lost } => {
            let message = format!(
                "The disk answers again. {} of what you said found no room; the place is marked.",
                seconds(*lost)
            );
            (MicrophoneState::DiskAnswers, message)
        }
        _ => return None,
    };
    Some(Heard::Microphone { state, message })
}

/// To the second below, but never nothing.
fn seconds(length: Millis) -> String {
    format!("{} s", (length.0 / 1000).max(1))
}
