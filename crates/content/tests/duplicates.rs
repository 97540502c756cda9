//! Questions that are asked twice: on the seeds exactly those that were found by hand, and small
//! cases of our own.

use hotseat_content::{DuplicatePair, duplicates, import_list, to_questions};
use hotseat_interview::{PackId, Question};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A question by the beginning of its file's name and its line.
type Place = (String, u32);

#[test]
fn seeds_have_ten_pairs() {
    let Some(folder) = std::env::var_os("HOTSEAT_SEEDS").map(PathBuf::from) else {
        eprintln!("HOTSEAT_SEEDS is not set: the seeds were not looked at");
        return;
    };
    let mut questions = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "txt")) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let list = import_list(name, &std::fs::read(file).unwrap()).unwrap();
        questions.extend(to_questions(&list, &PackId(name[..3].to_owned())));
    }
    let place = |id| -> Place {
        let question = questions.iter().find(|question| question.id == id).unwrap();
        (question.pack.0.clone(), question.origin.as_ref().unwrap().first_line)
    };
    let found: BTreeSet<(Place, Place)> =
        duplicates(&questions).into_iter().map(|pair| (place(pair.first), place(pair.second))).collect();
    // The bold rows of overlaps.md beside the seeds.
    let expected = [
        (("000", 14), ("001", 123)),
        (("000", 28), ("001", 169)),
        (("000", 85), ("004", 128)),
        (("000", 106), ("000", 720)),
        (("000", 249), ("000", 579)),
        (("000", 314), ("001", 163)),
        (("001", 87), ("001", 101)),
        (("001", 220), ("002", 41)),
        (("001", 1721), ("002", 141)),
        (("002", 102), ("003", 154)),
    ];
    let expected: BTreeSet<(Place, Place)> =
        expected.map(|((a, at), (b, bt))| ((a.to_owned(), at), (b.to_owned(), bt))).into_iter().collect();
    assert_eq!(found, expected);
}

fn questions(text: &str) -> Vec<Question> {
    let list = import_list("list.md", text.as_bytes()).expect("a list");
    to_questions(&list, &PackId("list".to_owned()))
}

/// The titles of the pairs that are found.
fn check(text: &str, expected: &[(&str, &str)]) {
    let questions = questions(text);
    let title = |id| questions.iter().find(|question| question.id == id).expect("a question").title.as_str();
    let found: Vec<_> = duplicates(&questions)
        .into_iter()
        .map(|DuplicatePair { first, second, .. }| (title(first), title(second)))
        .collect();
    assert_eq!(found, expected, "pairs of {text:?}");
}

#[test]
fn the_same_in_other_words() {
    check(
        "## 1. What is a message broker?\n\nA broker takes messages from senders and hands them to receivers later.\n\n\
         ## 2. What do you mean by message brokers ?\n\nSoftware that takes messages and hands them to receivers.\n\n\
         ## 3. What is a thread?\n\nA sequence of instructions that shares memory with others.\n",
        &[("What is a message broker?", "What do you mean by message brokers ?")],
    );
}

#[test]
fn another_kind_or_depth_is_another_question() {
    check(
        "## 1. What are worker threads?\n\nThreads that run code beside the main one.\n\n\
         ## 2. When would you use worker threads?\n\nThreads that run code beside the main one help with heavy work.\n\n\
         ## 3. What is a queue?\n\nA list that is served from the front.\n\n\
         ## 4. How would you build a job queue?\n\nA list that is served from the front, with workers.\n",
        &[],
    );
}

#[test]
fn other_code_is_another_question() {
    check(
        "## 1. What's the output?\n\n```js\nlog(1 + '1')\n```\n\nIt logs the text 11 because plus joins texts.\n\n\
         ## 2. What's the output?\n\n```js\nlog(1 - '1')\n```\n\nIt logs 0 because minus makes numbers of texts.\n\n\
         ## 3. What's the output?\n\n```js\nlog(1 + '1')\n```\n\nThe text 11, because plus joins texts.\n",
        &[("What's the output?", "What's the output?")],
    );
}

#[test]
fn answers_that_differ_wholly_are_no_duplicates() {
    check(
        "## 1. What is a bridge?\n\nA pattern that keeps an abstraction apart from its implementation.\n\n\
         ## 2. What is a bridge?\n\nNetwork hardware joining two segments on layer two.\n\n\
         ## 3. What is a hub?\n\nHardware repeating every frame.\n",
        &[],
    );
}
