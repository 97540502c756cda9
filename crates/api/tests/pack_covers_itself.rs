//! The packs that ship and the comparison, held against each other: a model answer that the
//! comparison doesn't recognise is a fault of one of them.

use hotseat_comparison::compare;
use hotseat_content::bundled;
use hotseat_interview::{Answer, Comparison, Question, Verdict, Weight, Word};
use std::ops::Range;
use std::sync::LazyLock;

/// How many of a hundred core key points may be found in the answer to a question of other topics.
/// It can't be none: some of those answers do say a thing that is a point elsewhere, such as that
/// JavaScript runs on one thread. What was measured stands in `docs/authoring.md`.
const FOUND_ELSEWHERE: f64 = 1.5;

/// How many of a hundred key points may still be covered with a "not" amid their words. It can't be none: it may fall beside
/// what the point says. What was measured stands in `docs/comparison.md`.
const DENIED_AND_COVERED: f64 = 40.0;

fn questions() -> Vec<Question> {
    bundled()
        .unwrap_or_else(|error| panic!("{error}"))
        .packs
        .into_iter()
        .flat_map(|pack| pack.questions)
        .collect()
}

fn model(question: &Question) -> Answer {
    Answer::typed(question.model_answer.as_deref().unwrap_or_default())
}

/// The core key points of `question`, each with its verdict and the words behind it.
fn core_verdicts(question: &Question, comparison: &Comparison) -> Vec<(String, Verdict, String)> {
    let found = question.key_points.iter().zip(&comparison.points);
    found
        .filter(|(point, _)| point.weight == Weight::Core)
        .map(|(point, found)| {
            let near = found.evidence.phrasing.as_deref().unwrap_or_default();
            let why = format!(
                "{:?}, score {:?} by `{near}`, found {:?}, missing {:?}",
                found.rule, found.score, found.evidence.matched, found.evidence.missing
            );
            (format!("{}/{}", question.id, point.id), found.verdict, why)
        })
        .collect()
}

#[test]
fn each_model_answer_covers_the_core_of_its_question() {
    let mut short = Vec::new();
    let mut points = 0;
    for held in HELD.iter().filter(|held| held.question.id == held.answered.id) {
        for (point, verdict, why) in core_verdicts(held.question, &held.comparison) {
            points += 1;
            if verdict != Verdict::Covered {
                short.push(format!("{point} is {verdict:?}: {why}"));
            }
        }
    }
    assert!(points > 0, "the packs have no core key points");
    assert!(
        short.is_empty(),
        "of {points} core key points, by their own model answers:\n{}",
        short.join("\n")
    );
}

/// Every question held against the model answer of every question, each pair once for all tests.
struct Held {
    question: &'static Question,
    answered: &'static Question,
    comparison: Comparison,
}

static HELD: LazyLock<Vec<Held>> = LazyLock::new(|| {
    let all: &'static [Question] = questions().leak();
    let held = |question| {
        all.iter().map(move |answered| Held {
            question,
            answered,
            comparison: compare(question, &model(answered)),
        })
    };
    all.iter().flat_map(held).collect()
});

/// The answer with a "not" amid the words that a point rests on, after the first auxiliary verb there or in their middle;
/// and the words from which to which that is.
fn denied(answer: &Answer, words: Range<usize>) -> (Answer, &str) {
    const VERBS: &[&str] =
        &["is", "are", "was", "can", "will", "does", "do", "has", "have", "must", "should", "may"];
    let text = |word: &Word| &answer.text[word.from as usize..word.to as usize];
    let within = &answer.words[words];
    let verb = within.iter().position(|word| VERBS.contains(&text(word)));
    let place = verb.unwrap_or(within.len().saturating_sub(1) / 2);
    let after = within[place].to as usize;
    let clause = &answer.text[within[0].from as usize..after];
    (Answer::typed(&format!("{} not{}", &answer.text[..after], &answer.text[after..])), clause)
}

#[test]
fn a_not_amid_the_words_of_a_point_is_seldom_overlooked() {
    let (mut points, mut kept) = (0, Vec::new());
    for Held { question, comparison, .. } in HELD.iter().filter(|held| held.question.id == held.answered.id) {
        let answer = model(question);
        for (at, found) in
            comparison.points.iter().enumerate().filter(|(_, found)| found.verdict == Verdict::Covered)
        {
            let spans = &found.evidence.spans;
            let (Some(first), Some(last)) = (spans.first(), spans.last()) else { continue };
            let (said, before) = denied(&answer, first.from.saturating_sub(2) as usize..last.to as usize);
            points += 1;
            if compare(question, &said).points[at].verdict == Verdict::Covered {
                kept.push(format!("{}/{}: \"{before} NOT …\"", question.id, found.key_point));
            }
        }
    }
    let share = kept.len() as f64 * 100.0 / f64::from(points);
    println!(
        "{} of {points} key points ({share:.1} %) are covered with a \"not\" amid their words",
        kept.len()
    );
    assert!(share <= DENIED_AND_COVERED, "{share:.1} % is too much:\n{}", kept.join("\n"));
}

#[test]
fn no_model_answer_says_a_trap() {
    let said: Vec<_> = HELD
        .iter()
        .flat_map(|held| {
            let said = held.comparison.traps.iter().filter(|trap| trap.said);
            said.map(|trap| {
                let words = trap.evidence.phrasing.as_deref().unwrap_or_default();
                format!("{} says {}/{}: `{words}`", held.answered.id, held.question.id, trap.trap)
            })
        })
        .collect();
    assert!(said.is_empty(), "of {} pairs:\n{}", HELD.len(), said.join("\n"));
}

#[test]
fn answers_to_unrelated_questions_hardly_cover_anything() {
    let (mut points, mut found) = (0, Vec::new());
    for Held { question, answered, comparison } in HELD.iter() {
        if answered.topics.iter().any(|topic| question.topics.contains(topic)) {
            continue;
        }
        for (point, verdict, why) in core_verdicts(question, comparison) {
            points += 1;
            if verdict == Verdict::Covered {
                found.push(format!("{point} by the answer to {}: {why}", answered.id));
            }
        }
    }
    let share = found.len() as f64 * 100.0 / f64::from(points);
    println!("{} of {points} core key points ({share:.2} %) are covered by an unrelated answer", found.len());
    assert!(share <= FOUND_ELSEWHERE, "{share:.2} % of {points} is too much:\n{}", found.join("\n"));
}
