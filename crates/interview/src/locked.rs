//! What a locked answer comes to: the facts that progress and scheduling rest on.

use crate::{Judgement, Level, Millis, MissReason, OwnScore, PackId, QuestionId, Session, Verdict, Weight};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A key point of a locked answer, with everything that was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedPoint {
    pub id: String,
    pub weight: Weight,
    /// The person's own judgement, which the lock made final.
    pub judgement: Judgement,
    /// The program's newest verdict; none where nothing was compared.
    pub found: Option<Verdict>,
    /// The person's own verdict instead.
    pub overruled: Option<Verdict>,
    /// A follow-up that asked for it was answered.
    pub after_probe: bool,
    /// Why it was missed, in the person's own judgement.
    pub reason: Option<MissReason>,
}

impl LockedPoint {
    /// The person's own verdict where there is one, otherwise the program's.
    pub fn verdict(&self) -> Option<Verdict> {
        self.overruled.or(self.found)
    }

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
    pub row: String,
    pub title: String,
    pub level: u8,
    /// Every level that the row has, from the lowest.
    pub levels: Vec<u8>,
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
    /// Of the question, as Markdown.
    pub title: String,
    pub pack: PackId,
    pub level: Option<Level>,
    pub topics: Vec<String>,
    pub points: Vec<LockedPoint>,
    /// The id of the rubric, and the rows of it that were scored.
    pub rubric: String,
    pub rows: Vec<LockedRow>,
    /// What it was scored as later, without the first scores in sight; in that order.
    pub rescores: Vec<OwnScore>,
    /// Everything was shown before the lock.
    pub peeked: bool,
    /// Time used on the answer clock of the last take, and how much there was.
    pub used: Millis,
    pub budget: Millis,
    /// From the start of the answer clock to the first character; none for a spoken answer.
    pub latency: Option<Millis>,
    /// The recordings of the last take.
    pub recordings: Vec<String>,
}

impl Session {
    /// What `item` comes to, once its judgement is locked. `found` are the program's newest verdicts on
    /// its last take, by key point.
    pub fn locked_answer(&self, item: u32, found: &BTreeMap<String, Verdict>) -> Option<LockedAnswer> {
        let (asked, state) = (self.plan().items.get(item as usize)?, self.items().get(item as usize)?);
        state.locked?;
        let take = state.take()?;
        let question = &asked.question;
        let points = question.key_points.iter().filter_map(|point| {
            Some(LockedPoint {
                id: point.id.clone(),
                weight: point.weight,
                judgement: *state.judgements.get(&point.id)?,
                found: found.get(&point.id).copied(),
                overruled: state.overruled.get(&point.id).copied(),
                after_probe: take
                    .probes
                    .iter()
                    .any(|probe| probe.key_point == point.id && probe.is_answered()),
                reason: state.reasons.get(&point.id).copied(),
            })
        });
        let rubric = &self.plan().rubric;
        let rows = rubric.rows.iter().filter_map(|row| {
            Some(LockedRow {
                row: row.id.clone(),
                title: row.title.clone(),
                level: *state.rows.get(&row.id)?,
                levels: row.levels.iter().map(|anchor| anchor.level).collect(),
            })
        });
        Some(LockedAnswer {
            question: question.id.clone(),
            title: question.title.clone(),
            pack: question.pack.clone(),
            level: question.level,
            topics: question.topics.clone(),
            points: points.collect(),
            rubric: rubric.id.clone(),
            rows: rows.collect(),
            rescores: state.rescores.clone(),
            peeked: state.peeked.is_some(),
            used: take.used,
            budget: asked.answer,
            latency: take.first_typed.map(|typed| typed - take.begun),
            recordings: take.recordings.iter().map(|recording| recording.id.clone()).collect(),
        })
    }
}
