//! How well the stretch of an answer that is nearest to a phrasing goes with it.

use crate::hit::Nearest;
use crate::keywords::scant;
use crate::near::Near;
use crate::passage::Passage;
use crate::phrasing::Phrasing;
use crate::signals;
use crate::stretch::small;
use crate::vectors::{Vector, dot, unit};

/// What a stretch says.
pub(crate) struct Stretch {
    /// Its vector without the question's direction, of unit length or nothing.
    direction: Vector,
    /// How far it is made of sentences and not of bare keywords, 0 to 1.
    prose: f32,
}

pub(crate) fn read(passage: &Passage, topic: &Vector) -> Vec<Stretch> {
    let stretches = passage.stretches.iter().cloned();
    stretches
        .map(|stretch| Stretch {
            prose: 1.0 - scant(small(&passage.tokens[stretch.clone()])),
            direction: unit(passage.signals.direction(topic, stretch)),
        })
        .collect()
}

/// How well the stretch that is nearest to a phrasing goes with it; a list of keywords goes with nothing.
pub(crate) fn nearest(phrasing: &Phrasing, near: &Near, stretches: &[Stretch]) -> Nearest {
    let meets = |Stretch { direction, prose }: &Stretch| {
        prose * phrasing.vector.as_ref().map_or(0.0, |wanted| dot(wanted, direction).max(0.0))
    };
    let cosines = stretches.iter().map(meets).enumerate();
    let nearest = cosines.reduce(|best, next| if next.1 > best.1 { next } else { best });
    let Some((stretch, cosine)) = nearest else { return Nearest::default() };
    let (mut like, mut all) = (0.0, 0.0);
    for term in &phrasing.terms {
        let counts = term.weight * term.entry.map_or(1.0, |entry| signals::rarity(entry.class()));
        like += counts * near.likeness(term, stretch);
        all += counts;
    }
    let likeness = stretches[stretch].prose * like / f32::max(all, f32::EPSILON);
    Nearest { cosine, likeness }
}
