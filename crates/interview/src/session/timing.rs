//! How time passes: each millisecond goes to exactly one clock, or to a pause, or to none.

use super::{Session, Stage};
use crate::{Close, Millis};

impl Session {
    /// Spends the time up to `at`: each millisecond goes to exactly one clock, or to the pause, or
    /// to no clock.
    pub(super) fn advance(&mut self, at: Millis) {
        let mut left = at - self.at;
        self.at = at;
        while left > Millis::ZERO {
            let spent = match self.stage {
                _ if self.paused => {
                    self.paused_for += left;
                    left
                }
                Stage::Thinking { item } => {
                    let spent = left.min(self.until_limit(item).unwrap_or(left));
                    self.items[item as usize].think_used += spent;
                    spent
                }
                Stage::Answering { item } | Stage::Probing { item } => {
                    let spent = left.min(self.until_limit(item).unwrap_or(left));
                    if let Some(take) = self.items[item as usize].takes.last_mut() {
                        take.used += spent;
                    }
                    spent
                }
                _ => {
                    self.untimed += left;
                    left
                }
            };
            left = left - spent;
            self.cross_limits(at - left);
        }
    }

    /// How long until the running clock makes something happen by itself.
    pub(super) fn until_limit(&self, item: u32) -> Option<Millis> {
        let asked = &self.plan.items[item as usize];
        let state = &self.items[item as usize];
        let own = match self.stage {
            Stage::Thinking { .. } => Some(asked.think - state.think_used),
            Stage::Answering { .. } | Stage::Probing { .. } if self.plan.settings.strict => {
                state.take().map(|take| asked.answer - take.used)
            }
            _ => None,
        };
        let whole = self.cuts_at_session_limit().then(|| self.budget_reading().left);
        own.into_iter().chain(whole).min()
    }

    pub(super) fn cuts_at_session_limit(&self) -> bool {
        self.plan.settings.strict && self.plan.settings.session_limit.is_some()
    }

    pub(super) fn cross_limits(&mut self, now: Millis) {
        let (Stage::Thinking { item } | Stage::Answering { item } | Stage::Probing { item }) = self.stage
        else {
            return;
        };
        if self.paused || self.until_limit(item) != Some(Millis::ZERO) {
            return;
        }
        if self.cuts_at_session_limit() && self.budget_reading().left == Millis::ZERO {
            if let Stage::Probing { item } = self.stage {
                self.close_probe(item, now);
                self.settle_unasked(now, Close::TimeUp);
            } else {
                self.end_asking(now, Close::TimeUp);
            }
            return;
        }
        match self.stage {
            Stage::Thinking { item } => self.open_answer(item, now),
            Stage::Answering { item } => self.close_answer_at(item, Close::TimeUp, now),
            Stage::Probing { item } => self.close_probe(item, now),
            _ => {}
        }
    }
}
