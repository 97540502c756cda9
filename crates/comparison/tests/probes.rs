//! The probes hold together: each key point has its label, each id stands once, no question is in both
//! halves.

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
    let mut ids = BTreeSet::new();
    let mut halves: BTreeMap<String, String> = BTreeMap::new();
    for line in include_str!("../probes/probes.jsonl").lines() {
        let probe: Probe = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(probe.labels.len(), probe.key_points.len(), "{}", probe.id);
        assert!(!probe.labels.contains(&Verdict::CannotTell), "{} has a label that is none", probe.id);
        assert!(!probe.kind.is_empty() && !probe.answer.trim().is_empty(), "{} says nothing", probe.id);
        let half = halves.entry(probe.question).or_insert_with(|| probe.half.clone());
        assert_eq!(*half, probe.half, "{} is in the other half than its question", probe.id);
        assert!(ids.insert(probe.id.clone()), "{} stands twice", probe.id);
    }
    assert_eq!((ids.len(), halves.len()), (395, 65));
}
