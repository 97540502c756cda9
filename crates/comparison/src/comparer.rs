//! A question, made ready to meet answers.

use crate::engine;
use crate::matching::Search;
use crate::near::Near;
use crate::passage::Passage;
use crate::phrasing::{Phrasing, Term, Weights};
use crate::point::{self, Met};
use crate::trap;
use crate::vectors::Vector;
use hotseat_interview::{Answer, Comparison, Question};

/// A question that has been read once, for many answers or one that grows: words that are spoken,
/// letters that are typed.
///
/// Each comparison is of the whole answer as it stands, so that a growing answer ends with the same
/// verdicts as one that came at once: what was said last may take back what was said first.
pub struct Comparer {
    points: Vec<point::Idea>,
    traps: Vec<trap::Idea>,
    topic: Vector,
}

impl Comparer {
    pub fn new(question: &Question) -> Comparer {
        let ideas = question.key_points.iter().map(|point| {
            std::iter::once(point.say.as_str()).chain(point.accept.iter().map(String::as_str)).collect()
        });
        let ideas: Vec<Vec<&str>> = ideas.collect();
        let weights = Weights::new(&question.title, ideas.iter().cloned());
        let phrasings = |texts: &[&str]| texts.iter().map(|text| Phrasing::new(text, &weights)).collect();
        let points = question.key_points.iter().zip(&ideas);
        Comparer {
            points: points
                .map(|(point, idea)| point::Idea { id: point.id.clone(), phrasings: phrasings(idea) })
                .collect(),
            traps: question.traps.iter().map(|trap| trap::Idea::new(trap, &weights)).collect(),
            topic: weights.topic,
        }
    }

    /// As [`crate::compare`], for the question of this comparer.
    pub fn compare(&self, answer: &Answer) -> Comparison {
        let passage = Passage::of(answer);
        let near = Near::of(self.terms(), &passage);
        let search = Search { passage: &passage, near: &near, topic: &self.topic };
        let met: Vec<Vec<Met>> = self
            .points
            .iter()
            .map(|idea| idea.phrasings.iter().map(|phrasing| Met::new(phrasing, &search)).collect())
            .collect();
        let points = self.points.iter().zip(&met);
        let points = points.map(|(idea, met)| point::verdict(idea, met, &passage)).collect();
        let right: Vec<&Met> = met.iter().flatten().collect();
        let traps = self.traps.iter().map(|idea| trap::verdict(idea, &right, &search)).collect();
        Comparison { engine: engine(), points, traps }
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        let points = self.points.iter().flat_map(|idea| &idea.phrasings);
        let traps = self.traps.iter().flat_map(trap::Idea::phrasings);
        points.chain(traps).flat_map(|phrasing| &phrasing.terms)
    }
}
