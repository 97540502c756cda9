//! The packs that ship are finished: nothing is missing, nothing is said twice, and every answer
//! can be spoken in the time that it is given.

use hotseat_content::{Pack, bundled};
use hotseat_interview::{KeyPoint, Question, Weight};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashSet;

/// How fast a calm speaker reads aloud.
const WORDS_PER_MINUTE: f64 = 150.0;
/// Share of the stems of the shorter of two key points from which they say the same thing.
const SAME_IDEA: f64 = 0.7;

fn packs() -> Vec<Pack> {
    bundled().unwrap_or_else(|error| panic!("{error}")).packs
}

/// Runs `problems` over every question and fails with all that it found.
fn check(what: &str, problems: impl Fn(&Question) -> Vec<String>) {
    let packs = packs();
    let questions: Vec<_> = packs.iter().flat_map(|pack| &pack.questions).collect();
    assert!(!questions.is_empty(), "no questions to look at");
    let found: Vec<String> = questions
        .iter()
        .flat_map(|question| {
            problems(question).into_iter().map(|problem| format!("{}: {problem}", question.id))
        })
        .collect();
    assert!(found.is_empty(), "{what}, {} times:\n{}", found.len(), found.join("\n"));
}

fn pack(id: &str) -> Pack {
    packs().into_iter().find(|pack| pack.id.0 == id).unwrap_or_else(|| panic!("the pack `{id}`"))
}

#[test]
fn the_packs_hold_all_their_questions() {
    for (id, questions, sampled) in [("node", 89, 40), ("behavioural", 25, 10)] {
        let pack = pack(id);
        assert_eq!(pack.questions.len(), questions, "questions of {id}");
        let samples = pack.questions.iter().map(|question| &question.samples);
        let whole = samples.filter(|all| all.low.is_some() && all.middle.is_some() && all.high.is_some());
        assert!(whole.count() >= sampled, "{id} has samples of all three levels for fewer than {sampled}");
    }
}

#[test]
fn every_question_has_all_its_parts() {
    check("something is missing", |question| {
        let mut missing = Vec::new();
        let mut want = |there: bool, what: &str| {
            if !there {
                missing.push(what.to_owned());
            }
        };
        let points = &question.key_points;
        want(question.level.is_some(), "a level");
        want(!question.topics.is_empty(), "a topic");
        want((4..=8).contains(&points.len()), "between four and eight key points");
        want(points.iter().any(|point| point.weight == Weight::Core), "a core point");
        want(!question.traps.is_empty(), "a trap");
        want(question.traps.iter().all(|trap| !trap.hear.is_empty() && !trap.why.is_empty()), "a correction");
        want(question.short.is_some(), "a short answer");
        want(question.model_answer.is_some(), "a model answer");
        want(!question.sources.is_empty(), "a source");
        want(question.sources.iter().all(|source| source.starts_with("https://")), "a source one can open");
        want(question.checked.is_some(), "the date on which it was checked");
        for point in points {
            let core = point.weight == Weight::Core;
            want(!core || point.probe.is_some(), &format!("a probe for the core point {}", point.id));
            want(point.accept.len() >= 3, &format!("a third phrasing of {}", point.id));
        }
        missing
    });
}

/// What an author writes who means to come back, and what a chat leaves behind.
const UNFINISHED: &[&str] = &[
    "todo",
    "tbd",
    "fixme",
    "xxx",
    "lorem ipsum",
    "your answer here",
    "insert here",
    "fill in later",
    "coming soon",
    "as an ai",
    "language model",
    "certainly!",
    "i hope this helps",
];

#[test]
fn nothing_is_left_to_be_written() {
    check("a text is unfinished", |question| {
        let mut problems = Vec::new();
        for text in texts(question) {
            let lower = text.to_lowercase();
            let words: Vec<_> = lower.split(|c: char| !c.is_alphanumeric()).collect();
            let mark = UNFINISHED.iter().find(|mark| match mark.contains(' ') || mark.contains('!') {
                true => lower.contains(**mark),
                false => words.contains(*mark),
            });
            if let Some(mark) = mark {
                problems.push(format!("`{mark}` in `{text}`"));
            }
            if text.split_whitespace().count() < 3 || text.ends_with("...") || text.ends_with('…') {
                problems.push(format!("`{text}` breaks off"));
            }
        }
        problems
    });
}

/// Every sentence of a question that the person may be shown, without the code.
fn texts(question: &Question) -> Vec<&str> {
    let samples = &question.samples;
    let single = [&question.short, &question.model_answer, &samples.low, &samples.middle, &samples.high];
    let mut texts: Vec<&str> = single.into_iter().flatten().map(String::as_str).collect();
    texts.push(&question.title);
    for point in &question.key_points {
        texts.push(&point.say);
        texts.extend(point.accept.iter().chain(&point.probe).map(String::as_str));
    }
    for trap in &question.traps {
        texts.push(&trap.why);
    }
    texts
}

#[test]
fn a_model_answer_takes_one_to_two_minutes() {
    check("a model answer has the wrong length", |question| {
        let words = question.model_answer.as_deref().unwrap_or_default().split_whitespace().count();
        let seconds = words as f64 / WORDS_PER_MINUTE * 60.0;
        let fits = (60.0..=120.0).contains(&seconds);
        let within = question.answer.is_none_or(|time| seconds * 1000.0 <= time.0 as f64);
        match (fits, within) {
            (false, _) => vec![format!("{words} words are {seconds:.0} s, not 60 to 120")],
            (_, false) => vec![format!("{seconds:.0} s are more than the question's own time")],
            _ => Vec::new(),
        }
    });
}

/// Words that carry no idea.
const SMALL: &str = "a an and any are as at be been before but by can could did do does done for from had has have he \
    her him his how i if in into is it its me my no nor not of off on one or our out over own s she so some than that \
    the their them then there these they this to too up us was we were what when where which while who whom why will \
    with would you your it's i'd don't didn't t";

fn stems(text: &str) -> HashSet<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let small: HashSet<_> = SMALL.split_whitespace().collect();
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty() && !small.contains(word))
        .map(|word| stemmer.stem(word).into_owned())
        .collect()
}

/// Every pair of a list, each once.
fn pairs<T>(all: &[T]) -> impl Iterator<Item = (&T, &T)> {
    all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(move |other| (one, other)))
}

#[test]
fn key_points_of_a_question_are_different_ideas() {
    check("two key points repeat each other", |question| {
        let points: Vec<_> = question.key_points.iter().map(|point| (&point.id, stems(&point.say))).collect();
        pairs(&points)
            .filter_map(|((one, a), (other, b))| {
                let shared = a.intersection(b).count() as f64 / a.len().min(b.len()).max(1) as f64;
                (shared >= SAME_IDEA).then(|| format!("{one} and {other} share {:.0} %", shared * 100.0))
            })
            .collect()
    });
}

#[test]
fn phrasings_of_a_point_differ_in_their_words() {
    let repeats = |point: &KeyPoint| -> Vec<String> {
        let texts: Vec<_> = std::iter::once(&point.say).chain(&point.accept).collect();
        let phrasings: Vec<_> = texts.iter().map(|text| (*text, stems(text))).collect();
        pairs(&phrasings)
            .filter(|((_, a), (_, b))| a.is_subset(b) || b.is_subset(a))
            .map(|((one, _), (other, _))| format!("{}: `{one}` and `{other}`", point.id))
            .collect()
    };
    check("a phrasing has no words of its own", |question| {
        question.key_points.iter().flat_map(repeats).collect()
    });
}

#[test]
fn terms_for_the_recogniser_are_given_once() {
    for pack in packs() {
        let mut seen = HashSet::new();
        let twice: Vec<_> =
            pack.terminology.iter().filter(|term| !seen.insert(term.to_lowercase())).collect();
        assert!(twice.is_empty(), "{} gives twice: {twice:?}", pack.id);
        assert!(pack.terminology.len() >= 25, "{} gives {} terms", pack.id, pack.terminology.len());
    }
}

/// A name such as `nextTick`, which no recogniser knows from ordinary text.
fn is_name(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

#[test]
fn the_recogniser_is_told_the_names_that_key_points_use() {
    for pack in packs() {
        let known = pack.terminology.join(" ").to_lowercase();
        let says = pack.questions.iter().flat_map(|question| &question.key_points).map(|point| &point.say);
        let missing: HashSet<_> = says
            .flat_map(|say| say.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| is_name(word) && !known.contains(&word.to_lowercase()))
            .collect();
        assert!(missing.is_empty(), "`terminology` of {} lacks {missing:?}", pack.id);
    }
}

#[test]
fn a_follow_up_is_not_easier_than_the_question_before_it() {
    let all = packs();
    check("a follow-up is out of order", |question| {
        let basic = question
            .follows
            .as_ref()
            .and_then(|id| all.iter().flat_map(|pack| &pack.questions).find(|other| other.id == *id));
        match basic {
            Some(basic) if basic.level > question.level => {
                vec![format!("follows {}, which is harder", basic.id)]
            }
            _ => Vec::new(),
        }
    });
}
