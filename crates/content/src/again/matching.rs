use crate::list::normal;
use hotseat_interview::Question;
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

/// How alike two answers are, by the words they share, when they answer the same question.
const SAME_ANSWER: f32 = 0.6;
/// How alike two titles are when the one is the other reworded, if their answers speak for it or the
/// questions around them are the same.
const REWORDED: f32 = 0.4;
/// How alike the answers are at least, where the title was reworded.
const RELATED_ANSWER: f32 = 0.3;
/// An answer with fewer words is like many others.
const ENOUGH_WORDS: usize = 8;
/// More pairs than this are not compared all with all, but only those that stand near each other.
const MOST_PAIRS: usize = 250_000;
const NEAR: usize = 40;

/// Words that tell no question from another.
const OF_ANY_QUESTION: [&str; 27] = [
    "a",
    "an",
    "and",
    "are",
    "between",
    "can",
    "describe",
    "difference",
    "differences",
    "do",
    "does",
    "explain",
    "for",
    "how",
    "in",
    "is",
    "it",
    "of",
    "or",
    "the",
    "to",
    "what",
    "when",
    "which",
    "why",
    "with",
    "you",
];

/// Says of each question of a list that came again which one of `before` it is; none for a new one.
///
/// By its title first (of several with one title, by what they say, then by their order); then by its id,
/// which a question keeps whose title is what it once was; then by answer, title and place together: so a
/// question is the same when either its title or its answer was reworded.
pub fn match_again(before: &[&Question], now: &[Question]) -> Vec<Option<usize>> {
    let mut pairing = Pairing { before, now, found: vec![None; now.len()], taken: vec![false; before.len()] };
    pairing.by_title();
    pairing.by_id();
    pairing.by_likeness();
    pairing.found
}

struct Pairing<'q> {
    before: &'q [&'q Question],
    now: &'q [Question],
    found: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairing<'_> {
    fn pair(&mut self, now: usize, before: usize) {
        self.found[now] = Some(before);
        self.taken[before] = true;
    }

    fn by_title(&mut self) {
        let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, question) in self.before.iter().enumerate() {
            titles.entry(normal(&question.title)).or_default().push(index);
        }
        let keys: Vec<String> = self.now.iter().map(|question| normal(&question.title)).collect();
        // What says the same goes first, so that an equal title put in between takes nobody's place.
        for same_words in [true, false] {
            for (now, key) in keys.iter().enumerate() {
                if self.found[now].is_some() {
                    continue;
                }
                let same = titles.get(key).and_then(|known| {
                    known.iter().copied().find(|&before| {
                        !self.taken[before]
                            && (!same_words || says_the_same(self.before[before], &self.now[now]))
                    })
                });
                if let Some(before) = same {
                    self.pair(now, before);
                }
            }
        }
    }

    fn by_id(&mut self) {
        let ids: HashMap<&str, usize> =
            self.before.iter().enumerate().map(|(index, question)| (question.id.0.as_str(), index)).collect();
        for now in 0..self.now.len() {
            if self.found[now].is_none()
                && let Some(&before) = ids.get(self.now[now].id.0.as_str())
                && !self.taken[before]
            {
                self.pair(now, before);
            }
        }
    }

    /// The likeliest pairs first.
    fn by_likeness(&mut self) {
        let open_now: Vec<usize> = (0..self.now.len()).filter(|&now| self.found[now].is_none()).collect();
        let open_before: Vec<usize> = (0..self.before.len()).filter(|&before| !self.taken[before]).collect();
        let words = |question: &Question| Words::of(question);
        let now_words: Vec<Words> = open_now.iter().map(|&now| words(&self.now[now])).collect();
        let before_words: Vec<Words> = open_before.iter().map(|&before| words(self.before[before])).collect();
        let all = open_now.len().saturating_mul(open_before.len()) <= MOST_PAIRS;
        let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
        for (a, &now) in open_now.iter().enumerate() {
            for (b, &before) in open_before.iter().enumerate() {
                if !all && now.abs_diff(before) > NEAR {
                    continue;
                }
                if let Some(likeness) = self.likeness(now, before, &now_words[a], &before_words[b]) {
                    pairs.push((likeness, now, before));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        for (_, now, before) in pairs {
            if self.found[now].is_none() && !self.taken[before] {
                self.pair(now, before);
            }
        }
    }

    fn likeness(&self, now: usize, before: usize, a: &Words, b: &Words) -> Option<f32> {
        let titles = shared(&a.title, &b.title);
        let enough = a.answer.len().min(b.answer.len()) >= ENOUGH_WORDS;
        let answers = if enough { shared(&a.answer, &b.answer) } else { 0.0 };
        let placed = self.stands_alike(now, before);
        let answered_alike = answers >= SAME_ANSWER;
        let reworded = titles >= REWORDED && (answers >= RELATED_ANSWER || (placed && !enough));
        (answered_alike || reworded).then_some(titles + 2.0 * answers + if placed { 0.5 } else { 0.0 })
    }

    /// Whether the questions before or after them are the same one.
    fn stands_alike(&self, now: usize, before: usize) -> bool {
        let follows = match (now.checked_sub(1), before.checked_sub(1)) {
            (Some(now), Some(before)) => self.found[now] == Some(before),
            (None, None) => true,
            _ => false,
        };
        follows || self.found.get(now + 1).is_some_and(|next| *next == Some(before + 1))
    }
}

fn says_the_same(before: &Question, now: &Question) -> bool {
    before.body == now.body && before.model_answer == now.model_answer
}

/// The different words of a question, as numbers.
struct Words {
    title: HashSet<u64>,
    answer: HashSet<u64>,
}

impl Words {
    fn of(question: &Question) -> Words {
        let answer = [question.body.as_deref(), question.model_answer.as_deref()];
        Words {
            title: numbers(&question.title).collect(),
            answer: answer.into_iter().flatten().flat_map(numbers).collect(),
        }
    }
}

fn numbers(text: &str) -> impl Iterator<Item = u64> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !OF_ANY_QUESTION.contains(&word.as_str()))
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            hasher.finish()
        })
}

/// The share of the words of both that both have.
fn shared(a: &HashSet<u64>, b: &HashSet<u64>) -> f32 {
    let both = a.intersection(b).count();
    let all = a.len() + b.len() - both;
    if all == 0 { 0.0 } else { both as f32 / all as f32 }
}
