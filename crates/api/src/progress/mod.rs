//! Progress and planning: what was locked, replayed, beside what the bank has.

mod delivering;
mod figures;
mod scheduling;
mod starting;

use crate::{ApiError, Code, Hotseat};
use hotseat_interview::{Millis, PackId, PlanSettings, Question, QuestionId};
use hotseat_schedule::{PointState, Practice, PracticePoint, Review, day_of, rating, replay};
use hotseat_storage::{QuestionFilter, Stamp, StoreError, StoredLocked};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

/// What a question takes beside its clocks: to judge it and to look at the key points. Assumed, not
/// measured.
const JUDGING: Millis = Millis::seconds(60);

/// Everything that progress rests on, and the state of the database that it is of.
pub(crate) struct Known {
    stamp: Stamp,
    /// By whose clocks the days are told.
    zone: TimeZone,
    /// In the order in which they were locked, each with its day.
    locked: Vec<(Date, StoredLocked)>,
    states: States,
    bank: Vec<Question>,
    /// Places in the bank.
    places: HashMap<QuestionId, usize>,
}

/// By question and key point.
type States = HashMap<QuestionId, HashMap<String, PointState>>;

impl Known {
    fn new(stamp: Stamp, zone: TimeZone, locked: Vec<StoredLocked>, bank: Vec<Question>) -> Known {
        let day = |stored: StoredLocked| (day_of(stored.locked_at.into(), &zone), stored);
        let locked: Vec<(Date, StoredLocked)> = locked.into_iter().map(day).collect();
        let reviews: Vec<Review> = locked.iter().flat_map(reviews_of).collect();
        let places = bank.iter().enumerate().map(|(at, question)| (question.id.clone(), at)).collect();
        Known { stamp, zone, states: replay(&reviews), locked, bank, places }
    }

    /// The questions of these packs as something to practise; no packs means all.
    fn practice(&self, packs: &[PackId]) -> Vec<Practice> {
        let wanted = self.bank.iter().filter(|one| packs.is_empty() || packs.contains(&one.pack));
        wanted.map(|question| practice(question, &self.states)).collect()
    }

    fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.bank.get(*self.places.get(id)?)
    }
}

fn reviews_of((day, stored): &(Date, StoredLocked)) -> Vec<Review> {
    let rated = stored.answer.points.iter().filter_map(|point| Some((point, rating(point)?)));
    let of = |(point, rating): (&hotseat_interview::LockedPoint, _)| Review {
        question: stored.answer.question.clone(),
        point: point.id.clone(),
        day: *day,
        rating,
    };
    rated.map(of).collect()
}

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
    /// Read again only when the database has changed.
    fn known(&self) -> Result<Arc<Known>, ApiError> {
        let zone = self.clock.zone();
        let mut kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = self.store.read(|tx| {
            let stamp = tx.stamp()?;
            if kept.as_ref().is_some_and(|known| known.stamp == stamp && known.zone == zone) {
                return Ok::<_, StoreError>(None);
            }
            let bank = tx.questions(&QuestionFilter::default())?;
            Ok(Some(Known::new(stamp, zone, tx.all_locked()?, bank)))
        })?;
        match (fresh, &*kept) {
            (None, Some(known)) => Ok(known.clone()),
            (None, None) => Err(ApiError::new(Code::Damaged, "The figures can't be read.")),
            (Some(fresh), _) => {
                let fresh = Arc::new(fresh);
                *kept = Some(fresh.clone());
                Ok(fresh)
            }
        }
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
