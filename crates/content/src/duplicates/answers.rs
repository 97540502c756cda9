use super::words::is_common;
use hotseat_interview::Question;
use std::collections::HashMap;

/// Fewer different words say too little to be found again elsewhere.
const ENOUGH_WORDS: usize = 20;

/// The answers of all questions as weighted words.
#[derive(Debug)]
pub(super) struct Answers {
    /// Per question the words by number with their weight, sorted; empty without an answer.
    vectors: Vec<Vec<(u32, f32)>>,
    lengths: Vec<f32>,
    /// How much a word tells, by its number: rare words tell more.
    rarity: Vec<f32>,
}

/// How alike two answers are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alike {
    /// 0 to 1: the angle between them.
    pub cosine: f32,
    /// 0 to 1: how much of the shorter one the longer says.
    pub covered: f32,
    pub long_enough: bool,
}

impl Answers {
    pub fn of(questions: &[Question]) -> Answers {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut occurrences: Vec<u32> = Vec::new();
        let counts: Vec<HashMap<u32, u32>> = questions
            .iter()
            .map(|question| {
                let mut counts: HashMap<u32, u32> = HashMap::new();
                for word in words(question.model_answer.as_deref().unwrap_or_default()) {
                    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                    let number = *numbers.entry(word).or_insert(next);
                    if number == next {
                        occurrences.push(0);
                    }
                    *counts.entry(number).or_default() += 1;
                }
                for &number in counts.keys() {
                    occurrences[number as usize] += 1;
                }
                counts
            })
            .collect();
        let total = questions.len() as f32 + 1.0;
        let rarity: Vec<f32> = occurrences.iter().map(|&count| (total / (count as f32 + 0.5)).ln()).collect();
        let vectors: Vec<Vec<(u32, f32)>> = counts
            .into_iter()
            .map(|counts| {
                let weigh = |(number, count): (u32, u32)| {
                    (number, (1.0 + (count as f32).ln()) * rarity[number as usize])
                };
                let mut vector: Vec<(u32, f32)> = counts.into_iter().map(weigh).collect();
                vector.sort_by_key(|&(number, _)| number);
                vector
            })
            .collect();
        let length =
            |vector: &Vec<(u32, f32)>| vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        Answers { lengths: vectors.iter().map(length).collect(), vectors, rarity }
    }

    /// None if one of the questions has no answer.
    pub fn similarity(&self, first: usize, second: usize) -> Option<Alike> {
        let (a, b) = (&self.vectors[first], &self.vectors[second]);
        if a.is_empty() || b.is_empty() {
            return None;
        }
        let shorter = if a.len() <= b.len() { a } else { b };
        let (mut product, mut shared) = (0.0, 0.0);
        let mut ahead = b.iter().peekable();
        for (number, weight) in a {
            while ahead.next_if(|(other, _)| other < number).is_some() {}
            if let Some((_, other)) = ahead.next_if(|(other, _)| other == number) {
                product += weight * other;
                shared += self.rarity[*number as usize];
            }
        }
        let all: f32 = shorter.iter().map(|(number, _)| self.rarity[*number as usize]).sum();
        Some(Alike {
            cosine: product / (self.lengths[first] * self.lengths[second]).max(f32::MIN_POSITIVE),
            covered: shared / all.max(f32::MIN_POSITIVE),
            long_enough: shorter.len() >= ENOUGH_WORDS,
        })
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !is_common(word))
        .map(|word| stem(&word))
}

/// The part of a word that its forms share; rough, but the same for all of them.
pub(super) fn stem(word: &str) -> String {
    const ENDINGS: &[&str] = &[
        "ization", "izing", "izer", "ize", "ations", "ation", "ers", "ing", "ies", "ed", "er", "es", "s",
        "e", "y",
    ];
    ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4))
        .unwrap_or(word)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_share_a_stem() {
        for (a, b) in [("balancer", "balancing"), ("promise", "promises"), ("optimize", "optimization")] {
            assert_eq!(stem(a), stem(b), "{a} and {b}");
        }
        assert_eq!(stem("this"), "this");
    }
}
