//! What is spoken: the microphone, and the recordings that belong to an answer.

use super::{Refusal, Session, Stage};
use crate::{Millis, Outcome, RecordingEnd, RecordingRef, Take};

impl Session {
    pub(super) fn switch_speech(&mut self, on: bool) -> Result<(), Refusal> {
        if self.stage == Stage::Finished || self.speaking == on {
            return Err(Refusal::NotNow);
        }
        self.speaking = on;
        // Nobody waits for a microphone that is not wanted any more. One that is wanted in the
        // middle of an answer joins it, and the clock goes on.
        if let Stage::Opening { item } = self.stage {
            self.start_clock(item);
        }
        Ok(())
    }

    /// The place for what is spoken now.
    fn open_recordings(&mut self, item: u32) -> Result<&mut Vec<RecordingRef>, Refusal> {
        let probing = self.stage == (Stage::Probing { item });
        if !probing && self.stage != (Stage::Answering { item }) && self.stage != (Stage::Opening { item }) {
            return Err(Refusal::NotNow);
        }
        let take = self.items[item as usize].takes.last_mut().ok_or(Refusal::NotNow)?;
        if probing {
            take.probes.last_mut().map(|probe| &mut probe.recordings).ok_or(Refusal::NotNow)
        } else {
            Ok(&mut take.recordings)
        }
    }

    pub(super) fn listening(&mut self, item: u32, recording: &str, device: &str) -> Result<(), Refusal> {
        self.state(item)?;
        self.new_recording(recording)?;
        let begun = self.at;
        self.open_recordings(item)?.push(RecordingRef {
            id: recording.to_owned(),
            begun,
            length: None,
            end: None,
            from: device.to_owned(),
        });
        self.start_clock(item);
        Ok(())
    }

    pub(super) fn not_listening(&mut self, item: u32) -> Result<(), Refusal> {
        if self.stage != (Stage::Opening { item }) {
            return Err(Refusal::NotNow);
        }
        self.start_clock(item);
        Ok(())
    }

    fn start_clock(&mut self, item: u32) {
        if self.stage != (Stage::Opening { item }) {
            return;
        }
        self.stage = Stage::Answering { item };
        if let Some(take) = self.items[item as usize].takes.last_mut()
            && take.used == Millis::ZERO
        {
            take.begun = self.at;
        }
        self.cross_limits(self.at);
    }

    /// A recording is on disk. It may have been written to the end long after its answer was.
    pub(super) fn recorded(&mut self, id: &str, length: Millis, end: RecordingEnd) -> Result<(), Refusal> {
        let known = self
            .items
            .iter_mut()
            .flat_map(|state| &mut state.takes)
            .flat_map(Take::recordings_mut)
            .find(|recording| recording.id == id)
            .ok_or_else(|| Refusal::NoSuchRecording(id.to_owned()))?;
        known.length = Some(length);
        known.end = Some(end);
        Ok(())
    }

    /// A recording made elsewhere can be given to a question being answered, and to one that has
    /// been answered as long as it is not locked.
    pub(super) fn add_recording(
        &mut self,
        item: u32,
        id: &str,
        length: Millis,
        file: &str,
    ) -> Result<(), Refusal> {
        let at = self.at;
        let state = self.state(item)?;
        if state.locked.is_some() {
            return Err(Refusal::AlreadyLocked);
        }
        if !matches!(state.outcome, Outcome::Open | Outcome::Answered) {
            return Err(Refusal::NotNow);
        }
        self.new_recording(id)?;
        let take = self.items[item as usize].takes.last_mut().ok_or(Refusal::NotNow)?;
        take.recordings.push(RecordingRef {
            id: id.to_owned(),
            begun: at,
            length: Some(length),
            end: Some(RecordingEnd::Stopped),
            from: file.to_owned(),
        });
        Ok(())
    }

    fn new_recording(&self, id: &str) -> Result<(), Refusal> {
        let mut all = self.items.iter().flat_map(|state| &state.takes).flat_map(Take::recordings);
        if all.any(|recording| recording.id == id) {
            return Err(Refusal::RecordingTwice(id.to_owned()));
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "speaking_tests.rs"]
mod tests;
