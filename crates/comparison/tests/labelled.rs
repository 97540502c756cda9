//! The labelled set holds together: its ids are those of the packs, every key point of every answer
//! has a label that follows from the readings, and the split takes each question once.
//!
//! The packs are read line by line here, because comparison does not know how content is parsed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Answer {
    id: String,
    pack: String,
    question: String,
    said_traps: BTreeSet<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Label {
    Covered,
    Partly,
    Missed,
    Contradicted,
}

type Labels = BTreeMap<String, Label>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Readings {
    id: String,
    labels: Labels,
    first: Labels,
    second: Labels,
    settled: BTreeMap<String, Settled>,
    lost_in_speech: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settled {
    label: Label,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Split {
    rule: String,
    dev: Vec<String>,
    test: Vec<String>,
}

#[derive(Default)]
struct Question {
    points: BTreeSet<String>,
    traps: BTreeSet<String>,
}

fn crate_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lines<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let parse = |(at, line): (usize, &str)| {
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{name}, line {}: {error}", at + 1))
    };
    read(&crate_folder().join("labelled").join(name)).lines().enumerate().map(parse).collect()
}

fn pack(name: &str) -> BTreeMap<String, Question> {
    let folder = crate_folder().join("../../content").join(name).join("questions");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path())
        .collect();
    files.sort();
    files.iter().flat_map(|file| questions(&read(file))).collect()
}

fn questions(text: &str) -> BTreeMap<String, Question> {
    let mut found = BTreeMap::new();
    let mut current: Option<&mut Question> = None;
    let mut section = "";
    for line in text.lines() {
        if let Some(id) =
            line.strip_prefix("## ").and_then(|title| title.split_once("{#")?.1.strip_suffix('}'))
        {
            current = Some(found.entry(id.to_owned()).or_insert_with(Question::default));
            section = "";
        } else if let Some(id) = line.strip_prefix("  - id: ")
            && let Some(question) = &mut current
        {
            match section {
                "key_points" => question.points.insert(id.to_owned()),
                "traps" => question.traps.insert(id.to_owned()),
                _ => false,
            };
        } else if let Some((key, _)) = line.split_once(':')
            && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        {
            section = key;
        }
    }
    found
}

fn ids(labels: &Labels) -> BTreeSet<String> {
    labels.keys().cloned().collect()
}

#[test]
fn answers_and_labels_name_what_the_packs_have() {
    let mut packs: BTreeMap<String, BTreeMap<String, Question>> = BTreeMap::new();
    let answers: Vec<Answer> = lines("answers.jsonl");
    let readings: Vec<Readings> = lines("labels.jsonl");
    assert_eq!(
        readings.iter().map(|reading| &reading.id).collect::<Vec<_>>(),
        answers.iter().map(|answer| &answer.id).collect::<Vec<_>>(),
        "labels.jsonl has one line for each line of answers.jsonl, in its order"
    );
    let distinct: BTreeSet<_> = answers.iter().map(|answer| &answer.id).collect();
    assert_eq!(distinct.len(), answers.len(), "an id stands twice in answers.jsonl");

    for (answer, reading) in answers.iter().zip(&readings) {
        let id = &answer.id;
        let questions = packs.entry(answer.pack.clone()).or_insert_with(|| pack(&answer.pack));
        let question = questions
            .get(&answer.question)
            .unwrap_or_else(|| panic!("{id}: pack {} has no question {}", answer.pack, answer.question));
        assert!(!question.points.is_empty(), "{id}: no key points found in {}", answer.question);
        assert!(
            answer.said_traps.is_subset(&question.traps),
            "{id}: unknown trap in {:?}",
            answer.said_traps
        );
        for (which, labels) in
            [("labels", &reading.labels), ("first", &reading.first), ("second", &reading.second)]
        {
            assert_eq!(ids(labels), question.points, "{id}: key points in \"{which}\"");
        }
        assert!(
            reading.lost_in_speech.is_subset(&question.points),
            "{id}: unknown key point in lost_in_speech"
        );
    }
}

#[test]
fn a_label_is_what_both_read_or_what_was_settled() {
    for reading in lines::<Readings>("labels.jsonl") {
        let id = &reading.id;
        for (point, label) in &reading.labels {
            let (first, second) = (reading.first.get(point), reading.second.get(point));
            let settled = reading.settled.get(point);
            assert_eq!(
                settled.is_some(),
                first != second,
                "{id}, {point}: settled exactly where the two differ"
            );
            let expected = settled.map_or(first, |settled| Some(&settled.label));
            assert_eq!(Some(label), expected, "{id}, {point}");
        }
        for (point, settled) in &reading.settled {
            assert!(reading.labels.contains_key(point), "{id}: {point} is settled but has no label");
            assert!(!settled.reason.trim().is_empty(), "{id}, {point}: settled without a reason");
        }
    }
}

#[test]
fn the_split_takes_each_question_once_and_halves_each_pack() {
    let split: Split = serde_json::from_str(&read(&crate_folder().join("labelled/split.json"))).unwrap();
    assert!(!split.rule.is_empty());
    let pack_of: BTreeMap<String, String> =
        lines::<Answer>("answers.jsonl").into_iter().map(|answer| (answer.question, answer.pack)).collect();

    let mut taken: Vec<&String> = split.dev.iter().chain(&split.test).collect();
    taken.sort();
    assert_eq!(
        taken,
        pack_of.keys().collect::<Vec<_>>(),
        "dev and test together against the questions with answers"
    );

    let per_pack = |side: &[String]| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for question in side {
            *counts.entry(&pack_of[question]).or_default() += 1;
        }
        counts
    };
    assert_eq!(per_pack(&split.dev), per_pack(&split.test), "questions of each pack in dev against test");
}
