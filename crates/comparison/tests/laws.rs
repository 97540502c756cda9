//! What holds for every question and every answer.

use hotseat_comparison::{Comparer, compare};
use hotseat_interview::{Answer, Comparison, Evidence, Question, Rule, Spoken, Verdict, Word};
use proptest::prelude::*;

mod support;
use support::{question, typed};

const POINT: &str = "The kernel watches the sockets and never blocks the thread.";

fn any_question() -> impl Strategy<Value = Question> {
    let phrase = prop_oneof![3 => sentence(), 1 => ".{0,40}"];
    let points = prop::collection::vec((phrase.clone(), prop::collection::vec(phrase.clone(), 0..3)), 0..4);
    let traps = prop::collection::vec((phrase.clone(), phrase.clone()), 0..3);
    (phrase, points, traps).prop_map(|(title, points, traps)| {
        let accepts: Vec<Vec<&str>> =
            points.iter().map(|(_, accept)| accept.iter().map(String::as_str).collect()).collect();
        let points: Vec<_> =
            points.iter().zip(&accepts).map(|((say, _), accept)| (say.as_str(), accept.as_slice())).collect();
        let traps: Vec<_> = traps.iter().map(|(hear, why)| (hear.as_str(), why.as_str())).collect();
        question(&title, &points, &traps)
    })
}

/// Text in which words recur, so that there is something to match.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "kernel",
        "watches",
        "sockets",
        "socket",
        "not",
        "never",
        "no",
        "wait",
        "thread",
        "threads",
        "pool",
        "setImmediate",
        "set",
        "immediate",
        "don't",
        "is",
        "it",
        "and",
        ",",
        ".",
        "lib",
        "u",
        "v",
        "libuv",
        "I/O",
    ]);
    prop::collection::vec(word, 0..25).prop_map(|words| words.join(" "))
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![4 => sentence(), 1 => "\\PC{0,120}"].prop_map(|text| Answer::typed(&text))
}

fn evidence(found: &Comparison) -> impl Iterator<Item = &Evidence> {
    found.points.iter().map(|point| &point.evidence).chain(found.traps.iter().map(|trap| &trap.evidence))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn evidence_lies_inside_the_answer(question in any_question(), answer in any_answer()) {
        let found = compare(&question, &answer);
        let words = answer.words.len() as u32;
        for evidence in evidence(&found) {
            for span in &evidence.spans {
                prop_assert!(span.from < span.to && span.to <= words, "{span:?} of {words} words");
            }
            for pair in evidence.spans.windows(2) {
                prop_assert!(pair[0].to < pair[1].from, "{:?} overlap, touch or stand in disorder", evidence.spans);
            }
            for matched in &evidence.matched {
                let at = matched.answer_word;
                prop_assert!(
                    evidence.spans.iter().any(|span| span.from <= at && at < span.to),
                    "word {at} was matched outside of {:?}", evidence.spans,
                );
            }
        }
    }

    #[test]
    fn every_point_and_trap_is_judged_in_order(question in any_question(), answer in any_answer()) {
        let found = compare(&question, &answer);
        let points: Vec<_> = found.points.iter().map(|point| &point.key_point).collect();
        prop_assert_eq!(points, question.key_points.iter().map(|point| &point.id).collect::<Vec<_>>());
        let traps: Vec<_> = found.traps.iter().map(|trap| &trap.trap).collect();
        prop_assert_eq!(traps, question.traps.iter().map(|trap| &trap.id).collect::<Vec<_>>());
    }

    #[test]
    fn a_score_is_a_share(question in any_question(), answer in any_answer()) {
        for point in compare(&question, &answer).points {
            let compared = !matches!(point.rule, Rule::Empty | Rule::NothingToMatch);
            prop_assert_eq!(point.score.is_some(), compared, "{:?}", point);
            if let Some(score) = point.score {
                prop_assert!((0.0..=1.0).contains(&score), "{}", score);
                prop_assert!(score < 0.5 || point.verdict != Verdict::CannotTell, "{:?}", point);
            }
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(question in any_question(), answer in any_answer()) {
        let bytes = || serde_json::to_string(&compare(&question, &answer)).expect("a comparison is JSON");
        prop_assert_eq!(bytes(), bytes());
    }

    /// A growing answer ends with what one gets that came at once, and meanwhile too.
    #[test]
    fn a_growing_answer_is_judged_as_a_whole(question in any_question(), text in sentence()) {
        let comparer = Comparer::new(&question);
        for (end, _) in text.char_indices().filter(|(_, c)| *c == ' ').chain([(text.len(), ' ')]) {
            let answer = Answer::typed(&text[..end]);
            prop_assert_eq!(comparer.compare(&answer), compare(&question, &answer));
        }
    }

    #[test]
    fn threads_change_nothing(question in any_question(), answer in any_answer()) {
        let alone = serde_json::to_string(&compare(&question, &answer)).expect("a comparison is JSON");
        let comparer = Comparer::new(&question);
        let many: Vec<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| serde_json::to_string(&comparer.compare(&answer)))).collect();
            threads.into_iter().map(|thread| thread.join().expect("no panic").expect("JSON")).collect()
        });
        prop_assert!(many.iter().all(|found| *found == alone));
    }

    #[test]
    fn words_that_point_anywhere_do_no_harm(
        text in "\\PC{0,30}",
        places in prop::collection::vec((0u32..60, 0u32..60), 0..12),
        confidence in prop::option::of(0f32..1.0),
    ) {
        let spoken = confidence.map(|c| Spoken { from: Default::default(), to: Default::default(), confidence: Some(c) });
        let words = places.iter().map(|&(from, to)| Word { from, to, spoken }).collect();
        let found = compare(&question("Why?", &[(POINT, &[])], &[(POINT, POINT)]), &Answer { text, words });
        prop_assert_eq!(found.points.len(), 1);
    }

    #[test]
    fn an_answer_without_words_tells_nothing(question in any_question(), text in "[ .,!?…\\n]{0,10}") {
        for point in typed(&question, &text).points {
            prop_assert_eq!((point.verdict, point.rule, point.score), (Verdict::CannotTell, Rule::Empty, None));
        }
    }

    /// Sentences that share no word with a key point leave its verdict alone, wherever they stand.
    #[test]
    fn other_sentences_change_nothing(
        before in prop::collection::vec("[qxz]{4,8}", 3..30),
        after in prop::collection::vec("[qxz]{4,8}", 3..30),
        core in sentence(),
    ) {
        let question = question("Why?", &[(POINT, &["one thread waits for all of them"])], &[]);
        let alone = typed(&question, &format!("qqqq xxxx zzzz. {core}. qqqq."));
        let padded = format!("{}. qqqq xxxx zzzz. {core}. qqqq. {}.", before.join(" "), after.join(" "));
        let padded = typed(&question, &padded);
        prop_assert_eq!(alone.points[0].verdict, padded.points[0].verdict);
        // Where no word is found at all, what is nearest in meaning may be cut out differently.
        let [alone, padded] = [alone, padded].map(|found| found.points[0].score.unwrap_or_default());
        prop_assert!((alone - padded).abs() < 0.1, "{alone} alone, {padded} padded");
    }

    /// Who says a key point word for word has said it.
    #[test]
    fn a_key_point_covers_itself(words in prop::collection::vec("[a-z]{4,9}", 2..12)) {
        let say = words.join(" ");
        let point = &typed(&question("Why?", &[(&say, &[])], &[]), &say).points[0];
        prop_assume!(point.rule != Rule::NothingToMatch);
        prop_assert_eq!(point.verdict, Verdict::Covered, "{:?}", point);
        prop_assert!(point.score > Some(0.9), "{:?}", point.score);
    }
}
