//! With what answers are compared, and what a sentence model found in one.

use crate::dto::{ComparingView, Heard};
use crate::journal::Journal;
use crate::{ApiError, Hotseat};
use hotseat_interview::{Millis, Stage};
use hotseat_storage::SessionId;

impl Hotseat {
    /// Says which installed sentence model is to speak beside the words from now on, or none. It is
    /// loaded when it is first needed.
    pub fn set_comparing(&self, model: Option<String>) -> Result<(), ApiError> {
        self.tiers.choose(model);
        Ok(())
    }

    /// The engine that speaks now. Loads the chosen model, to see whether it can.
    pub fn comparing(&self) -> Result<ComparingView, ApiError> {
        let engine = self.tiers.engines().engine();
        let (model, trouble) = self.tiers.standing();
        // Whoever asks is told by this.
        self.tiers.untold();
        Ok(ComparingView { engine, model, trouble })
    }

    /// Compares an answer with the locked judgement again, or asks a follow-up about one that is being
    /// judged, now that a sentence model has read it or could not.
    pub(super) fn take_compared(
        &self,
        session: &SessionId,
        item: u32,
        told: &mut Vec<Heard>,
    ) -> Result<(), ApiError> {
        if let Some(message) = self.tiers.untold() {
            told.push(Heard::Comparing { message });
        }
        let mut guard = self.live();
        match guard.as_mut().filter(|live| live.journal.id == *session) {
            Some(live) => {
                if live.journal.session.stage() == (Stage::Judging { item })
                    && let Some(probe) = live.journal.probe(&self.store, &self.tiers, item)?
                {
                    self.commit_event(live, Millis::ZERO, probe)?;
                }
                self.compare_read(&mut live.journal, item)?;
                told.push(Heard::Interview { view: Box::new(self.view(&live.journal)?) });
            }
            None => match Journal::load(&self.store, session) {
                Ok((mut journal, _)) => self.compare_read(&mut journal, item)?,
                // Deleted meanwhile, or damaged since: then there is nothing to be said of it.
                Err(error) if matches!(error.code, crate::Code::NotFound | crate::Code::Damaged) => {
                    return Ok(());
                }
                Err(error) => return Err(error),
            },
        }
        drop(guard);
        self.changed.notify_one();
        told.push(Heard::Compared { session: session.0.clone(), item });
        Ok(())
    }

    fn compare_read(&self, journal: &mut Journal, item: u32) -> Result<(), ApiError> {
        let compare = |question: &_, answer: &_| self.tiers.quick(question, answer);
        journal.compare_again(&self.store, item, self.wall(), compare)
    }
}
