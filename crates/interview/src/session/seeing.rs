//! What can be seen of a session.

use super::{Note, Session, Stage};
use crate::{ItemState, Millis, Plan, Reading};
use std::sync::Arc;

impl Session {
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Place on the timeline: the time of the last event.
    pub fn at(&self) -> Millis {
        self.at
    }

    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Whether answers are spoken just now.
    pub fn is_speaking(&self) -> bool {
        self.speaking
    }

    pub fn paused_for(&self) -> Millis {
        self.paused_for
    }

    /// Time on the timeline that belonged to no clock: judging, and reading the reveal.
    pub fn untimed(&self) -> Millis {
        self.untimed
    }

    /// Wall time that did not count, because the program was closed or the machine asleep.
    pub fn gaps(&self) -> Millis {
        self.gaps
    }

    pub fn items(&self) -> &[ItemState] {
        &self.items
    }

    /// Whether key points light up while one answers.
    pub fn shows_hints(&self) -> bool {
        self.hints
    }

    /// Notes made in review, in order.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The question the session is at.
    pub fn current(&self) -> Option<u32> {
        match self.stage {
            Stage::Thinking { item }
            | Stage::Opening { item }
            | Stage::Probing { item }
            | Stage::Answering { item }
            | Stage::Judging { item }
            | Stage::Revealed { item } => Some(item),
            Stage::Waiting | Stage::Finished => None,
        }
    }

    /// Whether time counts just now.
    pub fn is_running(&self) -> bool {
        let clocked =
            matches!(self.stage, Stage::Thinking { .. } | Stage::Answering { .. } | Stage::Probing { .. });
        clocked && !self.paused
    }

    pub fn can_park(&self) -> bool {
        self.open_item().is_ok() && !self.queue.is_empty()
    }

    /// Whether another try at `item` is allowed now.
    pub fn can_retake(&self, item: u32) -> bool {
        self.clone().retake(item).is_ok()
    }

    /// Whether the judgement of `item` may be locked now.
    pub fn can_lock(&self, item: u32) -> bool {
        self.clone().lock(item).is_ok()
    }

    /// Whether moving on from `item` ends the session.
    pub fn is_last(&self, item: u32) -> bool {
        let mut next = self.clone();
        self.current() == Some(item) && next.move_on().is_ok() && next.stage == Stage::Finished
    }

    pub fn think_reading(&self, item: u32) -> Reading {
        let index = item as usize;
        match (self.plan.items.get(index), self.items.get(index)) {
            (Some(asked), Some(state)) => Reading::new(asked.think, state.think_used),
            _ => Reading::default(),
        }
    }

    /// The clock of the item's last take.
    pub fn answer_reading(&self, item: u32) -> Reading {
        let index = item as usize;
        match (self.plan.items.get(index), self.items.get(index)) {
            (Some(asked), Some(state)) => {
                Reading::new(asked.answer, state.take().map_or(Millis::ZERO, |take| take.used))
            }
            _ => Reading::default(),
        }
    }

    /// The time of the whole interview: all that was used on its clocks.
    pub fn budget_reading(&self) -> Reading {
        Reading::new(self.plan.budget(), self.items.iter().map(ItemState::used).sum())
    }

    /// How long until a clock changes its light or makes something happen; none while none runs,
    /// or when nothing more will change.
    pub fn until_next_change(&self) -> Option<Millis> {
        if !self.is_running() {
            return None;
        }
        let item = self.current()?;
        let zone = match self.stage {
            Stage::Answering { .. } | Stage::Probing { .. } => self.answer_reading(item).until_next_zone(),
            _ => None,
        };
        self.until_limit(item).into_iter().chain(zone).min()
    }
}
