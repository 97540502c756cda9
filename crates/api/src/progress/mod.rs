//! Progress and planning: what was locked, replayed, beside what the bank has.

mod delivering;
mod figures;
mod known;
mod scheduling;
mod starting;

use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Millis, PlanSettings, Question};
use hotseat_schedule::{Practice, PracticePoint, day_of};
use hotseat_storage::StoreError;
use jiff::civil::Date;
use known::States;
use std::sync::{Arc, PoisonError};

pub(crate) use known::Known;

/// What a question takes beside its clocks: to judge it and to look at the key points. Assumed, not
/// measured.
const JUDGING: Millis = Millis::seconds(60);

fn practice(question: &Question, states: &States) -> Practice {
    let known = states.get(&question.id);
    let points = question.key_points.iter().map(|point| PracticePoint {
        id: point.id.clone(),
        weight: point.weight,
        state: known.and_then(|known| known.get(&point.id)).copied(),
    });
    Practice {
        question: question.id.clone(),
        topic: question.topics.first().cloned(),
        cost: cost(question),
        points: points.collect(),
    }
}

/// How long a question is planned to take.
fn cost(question: &Question) -> Millis {
    let (think, answer) = PlanSettings::default().clocks_of(question);
    think + answer + JUDGING
}

impl Hotseat {
    /// Read once; after that, only what has changed is read again.
    pub(crate) fn known(&self) -> Result<Arc<Known>, ApiError> {
        let zone = self.clock.zone();
        let mut kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let before = kept.take();
        let known = self.store.read(|tx| {
            let stamp = tx.stamp()?;
            let Some(mut before) = before.filter(|before| before.zone == zone) else {
                return Known::read(tx, stamp, zone).map(Arc::new);
            };
            if before.stamp == stamp {
                return Ok(before);
            }
            let changes = self.store.changes_between(before.stamp, stamp);
            // Whoever still looks at the state before keeps it.
            match (changes, Arc::get_mut(&mut before)) {
                (Some(changes), Some(known)) => known.catch_up(tx, stamp, &changes)?,
                _ => return Known::read(tx, stamp, zone).map(Arc::new),
            }
            Ok::<_, StoreError>(before)
        })?;
        *kept = Some(Arc::clone(&known));
        Ok(known)
    }

    fn today_is(&self) -> Date {
        day_of(self.clock.wall(), &self.clock.zone())
    }
}

/// A day as people write it to a machine.
fn parse_day(text: &str) -> Result<Date, ApiError> {
    text.trim()
        .parse()
        .map_err(|_| ApiError::new(Code::Invalid, format!("{text:?} is no day: write it as 2026-11-21.")))
}
