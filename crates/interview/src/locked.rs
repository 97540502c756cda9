//! What a locked answer comes to: the facts that progress and scheduling rest on.

use crate::{Comparison, Judgement, Level, Millis, MissReason, PackId, QuestionId, Session, Verdict, Weight};
use serde::{Deserialize, Serialize};

/// A key point of a locked answer, with everything that was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedPoint {
    pub id: String,
    pub weight: Weight,
    /// The person's own judgement, which the lock made final.
    pub judgement: Judgement,
    /// The person's own verdict where there is one, otherwise the program's; none where nothing was
    /// compared.
    pub verdict: Option<Verdict>,
    /// A follow-up had asked for it.
    pub after_probe: bool,
    /// Why it was missed, in the person's own judgement.
    pub reason: Option<MissReason>,
}

impl LockedPoint {
    /// Whether the person says that it was said, and that the recogniser heard something else.
    pub fn is_misheard(&self) -> bool {
        self.reason == Some(MissReason::Misheard)
    }

    /// The judgement, as far as it counts: what was misheard never counts against anybody.
    pub fn counted(&self) -> Option<Judgement> {
        let against = self.judgement != Judgement::Said;
        (!against || !self.is_misheard()).then_some(self.judgement)
    }
}

/// A row of the rubric as a person scored it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedRow {
    pub rubric: String,
    pub row: String,
    pub title: String,
    pub level: u8,
    /// The highest level that the row has.
    pub of: u8,
}

/// How a spoken answer was delivered, over all recordings of its last take.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Delivered {
    /// Words per minute of speech, pauses left out; none for too little speech to tell.
    pub pace: Option<f64>,
    /// Fillers per minute of speech: a lower bound. None where it is not known.
    pub fillers: Option<f64>,
    /// The longest pause between two words.
    pub longest_pause: Option<Millis>,
}

/// A locked answer, without its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LockedAnswer {
    pub question: QuestionId,
    pub pack: PackId,
    pub level: Option<Level>,
    pub topics: Vec<String>,
    pub points: Vec<LockedPoint>,
    pub rows: Vec<LockedRow>,
    /// Time used on the answer clock of the last take, and how much there was.
    pub used: Millis,
    pub budget: Millis,
    /// From the start of the answer clock to the first character; none for a spoken answer.
    pub latency: Option<Millis>,
    /// The recordings of the last take.
    pub recordings: Vec<String>,
    /// None for a typed answer, and until the recordings were listened to.
    pub delivered: Option<Delivered>,
}

impl Session {
    /// What `item` comes to, once its judgement is locked. `comparison` is the newest one of its last
    /// take.
    pub fn locked_answer(&self, item: u32, comparison: Option<&Comparison>) -> Option<LockedAnswer> {
        let (asked, state) = (self.plan().items.get(item as usize)?, self.items().get(item as usize)?);
        state.locked?;
        let take = state.take()?;
        let question = &asked.question;
        let points = question.key_points.iter().filter_map(|point| {
            let found = comparison.and_then(|all| all.points.iter().find(|one| one.key_point == point.id));
            let own = state.overruled.get(&point.id).copied();
            Some(LockedPoint {
                id: point.id.clone(),
                weight: point.weight,
                judgement: *state.judgements.get(&point.id)?,
                verdict: own.or(found.map(|found| found.verdict)),
                after_probe: take.probes.iter().any(|probe| probe.key_point == point.id),
                reason: state.reasons.get(&point.id).copied(),
            })
        });
        let rubric = &self.plan().rubric;
        let rows = rubric.rows.iter().filter_map(|row| {
            Some(LockedRow {
                rubric: rubric.id.clone(),
                row: row.id.clone(),
                title: row.title.clone(),
                level: *state.rows.get(&row.id)?,
                of: row.levels.iter().map(|anchor| anchor.level).max()?,
            })
        });
        Some(LockedAnswer {
            question: question.id.clone(),
            pack: question.pack.clone(),
            level: question.level,
            topics: question.topics.clone(),
            points: points.collect(),
            rows: rows.collect(),
            used: take.used,
            budget: asked.answer,
            latency: take.first_typed.map(|typed| typed - take.begun),
            recordings: take.recordings.iter().map(|recording| recording.id.clone()).collect(),
            delivered: None,
        })
    }
}
