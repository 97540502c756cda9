use super::answers::stem;
use super::words::is_filler;
use hotseat_interview::Question;
use std::collections::BTreeSet;

/// The share of the shorter title's words that the longer must have.
const CONTAINED: f32 = 0.75;
/// The first letters of a word that a typo rarely touches.
const START: usize = 4;

/// What a title is about, apart from how it asks.
#[derive(Debug)]
pub(super) struct Subject {
    words: BTreeSet<String>,
    /// The words in their order without spaces: "micro services" is "microservices".
    joined: String,
    kinds: BTreeSet<Kind>,
    /// The code that the title points at.
    code: Option<String>,
}

/// What a title wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    What,
    How,
    Why,
    When,
    Compare,
}

impl Subject {
    pub fn of(question: &Question) -> Subject {
        let title = question.title.to_lowercase();
        let plain: Vec<&str> = title
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '#')))
            .filter(|word| !word.is_empty())
            .collect();
        let words: Vec<String> =
            plain.iter().filter(|word| !is_filler(word)).map(|word| stem(word)).collect();
        let points_at_code = plain.iter().any(|word| POINTING.contains(word));
        let code = points_at_code.then(|| first_code(question)).flatten();
        Subject { joined: words.concat(), kinds: kinds(&plain), words: words.into_iter().collect(), code }
    }

    pub fn joined(&self) -> &str {
        &self.joined
    }

    /// The beginnings by which pairs are found.
    pub fn starts(&self) -> BTreeSet<&str> {
        self.words
            .iter()
            .map(|word| word.char_indices().nth(START).map_or(word.as_str(), |(end, _)| &word[..end]))
            .collect()
    }

    /// The share of all words that both have.
    pub fn similarity(&self, other: &Subject) -> f32 {
        if self.is_same(other) {
            return 1.0;
        }
        let shared = self.words.intersection(&other.words).count();
        shared as f32 / self.words.union(&other.words).count().max(1) as f32
    }

    /// Whether both are about the same, but for spaces and a typo.
    pub fn is_same(&self, other: &Subject) -> bool {
        let same_words = self.words.len() == other.words.len()
            && self.words.iter().zip(&other.words).all(|(a, b)| a == b || one_typo(a, b));
        !self.joined.is_empty() && (same_words || self.joined == other.joined)
    }

    /// Whether they want to know the same; a bare noun wants anything.
    pub fn kinds_agree(&self, other: &Subject) -> bool {
        self.kinds.is_empty() || other.kinds.is_empty() || !self.kinds.is_disjoint(&other.kinds)
    }

    pub fn shares_a_word(&self, other: &Subject) -> bool {
        !self.words.is_disjoint(&other.words)
    }

    /// Whether the longer title says nearly all that the shorter one says.
    pub fn contains_or_is_in(&self, other: &Subject) -> bool {
        let shorter = self.words.len().min(other.words.len());
        let shared = self.words.intersection(&other.words).count();
        shorter >= 2 && shared as f32 >= CONTAINED * shorter as f32
    }

    pub fn asks_of_other_code(&self, other: &Subject) -> bool {
        matches!((&self.code, &other.code), (Some(a), Some(b)) if a != b)
    }
}

fn kinds(words: &[&str]) -> BTreeSet<Kind> {
    words
        .iter()
        .enumerate()
        .filter_map(|(at, word)| match *word {
            "what" | "whats" => {
                let of_a_way = words.get(at + 1).is_some_and(|next| WAYS.contains(next));
                Some(if of_a_way { Kind::How } else { Kind::What })
            }
            "define" => Some(Kind::What),
            "how" => Some(Kind::How),
            "why" => Some(Kind::Why),
            "when" => Some(Kind::When),
            "vs" | "versus" | "compare" | "difference" | "differences" => Some(Kind::Compare),
            _ => None,
        })
        .collect()
}

/// The first block of code that stands with a question.
fn first_code(question: &Question) -> Option<String> {
    let texts = question.body.iter().chain(&question.model_answer);
    texts.flat_map(|text| text.split("```").nth(1)).next().map(|code| code.split_whitespace().collect())
}

/// Whether two words differ by one letter, or by two that were swapped; short words are told apart.
fn one_typo(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[start..], &long[start..]);
    match (short, long) {
        ([a, b, rest @ ..], [c, d, other @ ..]) if a == d && b == c && rest == other => true,
        ([_, rest @ ..], [_, other @ ..]) if short.len() == long.len() => rest == other,
        (rest, [_, other @ ..]) => rest == other,
        (rest, []) => rest.is_empty(),
    }
}

/// Words after "what" that ask for a way to do something.
const WAYS: &[&str] =
    &["strategies", "strategy", "steps", "ways", "methods", "techniques", "approaches", "measures"];

/// Words with which a title points at code below it.
const POINTING: &[&str] = &[
    "output",
    "outputs",
    "following",
    "below",
    "snippet",
    "code",
    "log",
    "logged",
    "print",
    "prints",
    "result",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos() {
        for (a, b) in
            [("promise", "promiss"), ("promiss", "promis"), ("redish", "radish"), ("stream", "straem")]
        {
            assert!(one_typo(a, b), "{a} and {b}");
            assert!(one_typo(b, a), "{b} and {a}");
        }
        for (a, b) in [("node", "nose"), ("queue", "query"), ("thread", "threading")] {
            assert!(!one_typo(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn kinds_of_questions() {
        let kinds_of = |title: &str| kinds(&title.split(' ').collect::<Vec<_>>());
        assert_eq!(kinds_of("what is redis and why use it"), BTreeSet::from([Kind::What, Kind::Why]));
        assert_eq!(kinds_of("what strategies help"), BTreeSet::from([Kind::How]));
        assert!(kinds_of("event loop").is_empty());
    }
}
