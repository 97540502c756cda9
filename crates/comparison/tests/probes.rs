//! The probes hold together: each key point has its label, each id stands once, no question is in both
//! halves, and each question has the same key points wherever it stands.

use hotseat_interview::Verdict;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Probe {
    id: String,
    half: String,
    kind: String,
    question: String,
    key_points: Vec<String>,
    answer: String,
    labels: Vec<Verdict>,
}

#[test]
fn the_probes_hold_together() {
    assert_eq!(checked(include_str!("../probes/probes.jsonl")), (395, 65));
}

#[test]
fn the_misleading_answers_hold_together() {
    assert_eq!(checked(include_str!("../probes/misleading.jsonl")), (640, 80));
}

#[test]
fn the_reordered_answers_hold_together() {
    assert_eq!(checked(include_str!("../probes/reordered.jsonl")), (150, 50));
}

/// How many answers and questions there are, once each line was looked at.
fn checked(lines: &str) -> (usize, usize) {
    let mut ids = BTreeSet::new();
    let mut questions: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for line in lines.lines() {
        let probe: Probe = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(probe.labels.len(), probe.key_points.len(), "{}", probe.id);
        assert!(!probe.labels.contains(&Verdict::CannotTell), "{} has a label that is none", probe.id);
        assert!(!probe.kind.is_empty() && !probe.answer.trim().is_empty(), "{} says nothing", probe.id);
        let here = (probe.half, probe.key_points);
        let first = questions.entry(probe.question).or_insert_with(|| here.clone());
        assert_eq!(*first, here, "{} has another half or other key points than its question", probe.id);
        assert!(ids.insert(probe.id.clone()), "{} stands twice", probe.id);
    }
    (ids.len(), questions.len())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Argument {
    id: String,
    question: String,
    stance: String,
    key_points: Vec<String>,
    answer: String,
    labels: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pupil {
    id: String,
    set: String,
    question: String,
    key_points: Vec<String>,
    answer: String,
    class: String,
}

#[test]
fn arguments_and_pupils_hold_together() {
    let mut ids = BTreeSet::new();
    let mut points: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut add = |id: String, group: (String, String), key_points: Vec<String>, answer: &str| {
        assert!(!answer.trim().is_empty(), "{id} says nothing");
        let known = points.entry(group).or_insert_with(|| key_points.clone());
        assert_eq!(*known, key_points, "{id} has other key points than the one before it");
        assert!(ids.insert(id.clone()), "{id} stands twice");
    };
    for line in include_str!("../probes/arguments.jsonl").lines() {
        let argument: Argument = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let Argument { id, question, stance, key_points, answer, labels } = argument;
        assert_eq!(labels.len(), key_points.len(), "{id}");
        assert!(labels.iter().all(|label| *label < 2), "{id} has a label that is none");
        add(id, (question, stance), key_points, &answer);
    }
    for line in include_str!("../probes/school.jsonl").lines() {
        let pupil: Pupil = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let Pupil { id, set, question, key_points, answer, class } = pupil;
        let classes = ["correct", "partial", "contradictory", "irrelevant", "non_domain"];
        assert!(classes.contains(&class.as_str()), "{id} is {class}");
        add(id, (set, question), key_points, &answer);
    }
    assert_eq!((ids.len(), points.len()), (1048, 92));
}
