use super::practice;
use hotseat_interview::{PackId, Question, QuestionId};
use hotseat_schedule::{PointState, Practice, Review, day_of, rating, replay};
use hotseat_storage::{Change, QuestionFilter, ReadTx, SessionId, Stamp, StoreError, StoredLocked};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{HashMap, HashSet};

/// Everything that progress rests on, and the state of the database that it is of.
pub(crate) struct Known {
    pub(super) stamp: Stamp,
    /// By whose clocks the days are told.
    pub(super) zone: TimeZone,
    /// In the order in which they were locked, each with its day.
    pub(super) locked: Vec<(Date, StoredLocked)>,
    pub(super) states: States,
    pub(super) bank: Vec<Question>,
    /// Places in the bank.
    places: HashMap<QuestionId, usize>,
}

/// By question and key point.
pub(super) type States = HashMap<QuestionId, HashMap<String, PointState>>;

impl Known {
    /// Reads all of it.
    pub(super) fn read(tx: &ReadTx<'_>, stamp: Stamp, zone: TimeZone) -> Result<Known, StoreError> {
        let locked = tx.all_locked()?.into_iter();
        let locked: Vec<_> = locked.map(|stored| (day_of(stored.locked_at.into(), &zone), stored)).collect();
        let reviews: Vec<Review<'_>> = locked.iter().flat_map(reviews_of).collect();
        let states = replay(&reviews);
        let mut known = Known { stamp, zone, states, locked, bank: Vec::new(), places: HashMap::new() };
        known.read_bank(tx)?;
        Ok(known)
    }

    /// Reads again what has changed, and nothing else.
    pub(super) fn catch_up(
        &mut self,
        tx: &ReadTx<'_>,
        stamp: Stamp,
        changes: &[Change],
    ) -> Result<(), StoreError> {
        let sessions: HashSet<&SessionId> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Session(id) => Some(id),
                Change::Bank => None,
            })
            .collect();
        let mut now = Vec::new();
        for session in &sessions {
            let kept = tx.kept_locked_of(session)?.into_iter();
            now.extend(kept.map(|stored| (day_of(stored.locked_at.into(), &self.zone), stored)));
        }
        let bank = changes.contains(&Change::Bank);
        // Nothing is changed before all was read.
        if bank {
            self.read_bank(tx)?;
        }
        self.replace(&sessions, now);
        self.stamp = stamp;
        Ok(())
    }

    fn replace(&mut self, sessions: &HashSet<&SessionId>, now: Vec<(Date, StoredLocked)>) {
        let is_of = |(_, stored): &(Date, StoredLocked)| sessions.contains(&stored.session);
        let before = self.locked.iter().filter(|one| is_of(one));
        let questions: HashSet<QuestionId> =
            before.chain(&now).map(|(_, stored)| stored.answer.question.clone()).collect();
        if questions.is_empty() {
            return;
        }
        self.locked.retain(|one| !is_of(one));
        self.locked.extend(now);
        self.locked.sort_by(|(_, one), (_, other)| {
            let [one, other] = [one, other].map(|of| (of.locked_at, &of.session, of.item));
            one.cmp(&other)
        });
        let again = self.locked.iter().filter(|(_, stored)| questions.contains(&stored.answer.question));
        let reviews: Vec<Review<'_>> = again.flat_map(reviews_of).collect();
        let states = replay(&reviews);
        for question in &questions {
            self.states.remove(question);
        }
        self.states.extend(states);
    }

    fn read_bank(&mut self, tx: &ReadTx<'_>) -> Result<(), StoreError> {
        self.bank = tx.questions(&QuestionFilter::default())?;
        self.places = self.bank.iter().enumerate().map(|(at, question)| (question.id.clone(), at)).collect();
        Ok(())
    }

    /// Every locked answer, in the order in which they were locked.
    pub(crate) fn answers(&self) -> impl Iterator<Item = &StoredLocked> {
        self.locked.iter().map(|(_, stored)| stored)
    }

    /// The questions of these packs as something to practise; no packs means all.
    pub(super) fn practice(&self, packs: &[PackId]) -> Vec<Practice> {
        let wanted = self.bank.iter().filter(|one| packs.is_empty() || packs.contains(&one.pack));
        wanted.map(|question| practice(question, &self.states)).collect()
    }

    pub(super) fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.bank.get(*self.places.get(id)?)
    }
}

pub(super) fn reviews_of((day, stored): &(Date, StoredLocked)) -> impl Iterator<Item = Review<'_>> {
    let StoredLocked { answer, .. } = stored;
    answer.points.iter().filter_map(|point| {
        Some(Review { question: &answer.question, point: &point.id, day: *day, rating: rating(point)? })
    })
}
