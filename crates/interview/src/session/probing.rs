//! Follow-ups: asked after an answer, under what is left of its clock.

use super::{Refusal, Session, Stage};
use crate::{Millis, Mode, Probed};

/// No question has more follow-ups than this.
pub const MOST_PROBES: usize = 2;

impl Session {
    /// Whether a follow-up may be asked about `item` now: in practice mode, before anything is
    /// locked, while there is time left and fewer than [`MOST_PROBES`] were asked.
    pub fn can_probe(&self, item: u32) -> bool {
        let settings = &self.plan.settings;
        let Some(state) = self.items.get(item as usize) else { return false };
        let asked = state.take().map_or(MOST_PROBES, |take| take.probes.len());
        settings.probes
            && settings.mode == Mode::Practice
            && self.stage == (Stage::Judging { item })
            && state.locked.is_none()
            && asked < MOST_PROBES
            && self.answer_reading(item).left > Millis::ZERO
            && !(self.cuts_at_session_limit() && self.budget_reading().left == Millis::ZERO)
    }

    pub(super) fn ask_probe(
        &mut self,
        item: u32,
        key_point: &str,
        ask: &str,
        reason: &str,
    ) -> Result<(), Refusal> {
        self.state(item)?;
        if !self.can_probe(item) {
            return Err(Refusal::NotNow);
        }
        self.known_key_point(item, key_point)?;
        let asked = self.at;
        let take = self.items[item as usize].takes.last_mut().ok_or(Refusal::NotNow)?;
        if take.probes.iter().any(|probe| probe.key_point == key_point) {
            return Err(Refusal::NotNow);
        }
        take.probes.push(Probed {
            key_point: key_point.to_owned(),
            ask: ask.to_owned(),
            reason: reason.to_owned(),
            text: String::new(),
            recordings: Vec::new(),
            asked,
            closed: None,
        });
        self.stage = Stage::Probing { item };
        Ok(())
    }

    pub(super) fn close_probe(&mut self, item: u32, now: Millis) {
        self.paused = false;
        let take = self.items[item as usize].takes.last_mut();
        if let Some(probe) = take.and_then(|take| take.probes.last_mut()) {
            probe.closed = Some(now);
        }
        self.stage = Stage::Judging { item };
    }
}

#[cfg(test)]
#[path = "probing_tests.rs"]
mod tests;
