//! On which scale a plan is scored.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::Desk;
use hotseat_api::dto::PlanSettings;
use hotseat_interview::Plan;
use std::fs;

fn plan(desk: &Desk, packs: &[&str], count: u16) -> Plan {
    let packs = packs.iter().map(|&pack| pack.into()).collect();
    desk.hotseat.plan(PlanSettings { packs, count, seed: 7, ..PlanSettings::default() }).unwrap()
}

#[test]
fn a_pack_is_scored_on_the_rubric_it_names() {
    let desk = Desk::new();
    let check = |pack: &str, rubric: &str| {
        assert_eq!(plan(&desk, &[pack], 3).rubric.id, rubric, "rubric of a plan over {pack}");
    };
    check("node", "technical");
    check("behavioural", "behavioural");
}

#[test]
fn a_list_that_names_none_is_scored_as_technical() {
    let desk = Desk::new();
    let path = desk.path().join("list.md");
    fs::write(&path, "### 1. What is a closure?\n\nA function.\n\n### 2. What is a symbol?\n\nA name.\n")
        .unwrap();
    let seen = desk.hotseat.preview_import(path.display().to_string()).unwrap();
    let card = desk.hotseat.take_import(seen.path, seen.hash, seen.title).unwrap();
    assert_eq!(plan(&desk, &[&card.id.0], 2).rubric.id, "technical");
}

#[test]
fn a_mixed_plan_is_scored_on_the_rubric_of_the_most() {
    let desk = Desk::new();
    // The bank has more than three times as many questions about Node.js.
    let mixed = plan(&desk, &["node", "behavioural"], 40);
    let behavioural = mixed.items.iter().filter(|asked| asked.question.pack.0 == "behavioural").count();
    assert!((1..20).contains(&behavioural), "{behavioural} of 40 are behavioural");
    assert_eq!(mixed.rubric.id, "technical");
}
