//! Key points of one question about different things: "Precision is …" and "Recall is …".

use crate::matching::{Search, hits};
use crate::phrasing::{Phrasing, Weights};
use crate::roles;

/// Two key points, each about a thing of its own that the question names, read as one statement with two halves.
pub(crate) struct Siblings {
    /// Their places among the key points.
    pub places: [usize; 2],
    pub both: Phrasing,
}

/// The pairs among the sentences of key points, one for each in their order.
pub(crate) fn siblings(sentences: &[&Phrasing], weights: &Weights) -> Vec<Siblings> {
    let mut found = Vec::new();
    for (second, other) in sentences.iter().enumerate() {
        for (first, one) in sentences[..second].iter().enumerate() {
            let (Some(this), Some(that)) = (one.subject(), other.subject()) else { continue };
            let given = weights.is_given(this) && weights.is_given(that);
            if given && !one.names(that) && !other.names(this) {
                let text = format!("{}, while {}", one.text.trim_end_matches(['.', ' ']), other.text);
                found.push(Siblings { places: [first, second], both: Phrasing::new(&text, weights) });
            }
        }
    }
    found
}

impl Siblings {
    /// Whether an answer says of each of the two things what holds of the other.
    pub fn swapped(&self, search: &Search) -> bool {
        let sides = self.both.sides.as_ref();
        sides.is_some_and(|sides| roles::both_swapped(sides, &hits(&self.both, search), search.passage))
    }
}
