//! The stretches of an answer that are read as sentences.

use super::{Meaning, SentenceModel, near};
use crate::passage::Passage;
use hotseat_interview::Answer;

/// Speech has no full stops: after so many words a stretch ends by itself.
const LONGEST: usize = 24;

/// What an answer's sentences mean.
pub(crate) struct Read {
    /// First and last token, and the meaning.
    units: Vec<(usize, usize, Meaning)>,
    /// What the question means: being on topic shows nothing.
    topic: Meaning,
}

impl Read {
    pub fn of(answer: &Answer, passage: &Passage, model: &SentenceModel, topic: Meaning) -> Read {
        let mut places: Vec<(usize, usize)> = Vec::new();
        let mut first = 0;
        for next in 1..=passage.tokens.len() {
            let ends = next == passage.tokens.len() || passage.sentence[next] != passage.sentence[first];
            if ends || next - first == LONGEST {
                places.push((first, next - 1));
                // The next stretch begins amid this one, so that what stands at its end stands whole in one of them.
                first = if ends { next } else { next - LONGEST / 2 };
            }
        }
        places.retain(|(first, last)| passage.polarity.retracted[*first..=*last].contains(&false));
        let text = |(first, last): &(usize, usize)| {
            let word = |token: u32| answer.words.get(token as usize);
            let from = word(passage.tokens[*first].from)?.from as usize;
            let to = word(passage.tokens[*last].to.checked_sub(1)?)?.to as usize;
            answer.text.get(from..to)
        };
        let texts: Vec<&str> = places.iter().map(|place| text(place).unwrap_or_default()).collect();
        let meanings = model.read(&texts);
        let units = places.into_iter().zip(meanings).map(|((first, last), meaning)| (first, last, meaning));
        Read { units: units.collect(), topic }
    }

    /// How near to a phrasing the nearest stretch comes, 0 to 1.
    pub fn nearest(&self, phrasing: &Meaning) -> f32 {
        self.units.iter().map(|unit| near(phrasing, &unit.2, &self.topic)).fold(0.0, f32::max)
    }
}
