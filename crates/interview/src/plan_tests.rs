//! Tests of plans: what the settings let in, in which order, under which clocks.

#[path = "plan_tests/ordering.rs"]
mod ordering;
#[path = "plan_tests/settings.rs"]
mod settings;
#[path = "plan_tests/templates.rs"]
mod templates;

use super::*;
use serde_json::{from_value, json};

fn question(id: &str, topics: &[&str]) -> Question {
    from_value(json!({ "id": id, "pack": "p", "title": id, "topics": topics })).unwrap()
}

fn follows(id: &str, basic: &str) -> Question {
    Question { follows: Some(basic.into()), ..question(id, &[]) }
}

fn rubric() -> Rubric {
    from_value(json!({ "id": "r", "title": "", "version": 1, "rows": [] })).unwrap()
}

fn every() -> PlanSettings {
    PlanSettings { count: MAX_COUNT, ..PlanSettings::default() }
}

fn seeded(seed: u32) -> PlanSettings {
    PlanSettings { seed, ..every() }
}

fn build(settings: PlanSettings, bank: &[Question]) -> Plan {
    build_plan(settings, rubric(), bank).unwrap()
}

/// The ids of the plan's questions, in its order.
fn order(settings: PlanSettings, bank: &[Question]) -> Vec<String> {
    build(settings, bank).items.into_iter().map(|asked| asked.question.id.0).collect()
}
