//! The schemas of the files that leave the program are made from the Rust types; these tests fail
//! when a committed one has drifted. `HOTSEAT_BLESS=1 cargo test -p hotseat-api --test schema`
//! writes them anew.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use hotseat_api::dto::Answers;
use hotseat_api::{MentorResponse, SessionExport, SharedAnswers};
use schemars::{JsonSchema, schema_for};
use std::path::Path;

fn check<T: JsonSchema>(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema").join(name);
    let mut made = serde_json::to_string_pretty(&schema_for!(T)).unwrap();
    made.push('\n');
    if std::env::var_os("HOTSEAT_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "docs/schema/{name} has drifted from the Rust types: run `./dev bindings` and commit it"
    );
    let schema = serde_json::from_str(&made).unwrap();
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{name} is no schema: {error}"));
}

#[test]
fn the_schema_of_an_exported_session_is_that_of_its_type() {
    check::<SessionExport>("session.schema.json");
}

#[test]
fn the_schema_of_a_file_of_answers_is_that_of_its_type() {
    check::<Answers>("answers.schema.json");
}

#[test]
fn the_schema_of_shared_answers_is_that_of_its_type() {
    check::<SharedAnswers>("shared-answers.schema.json");
}

#[test]
fn the_schema_of_a_mentor_s_response_is_that_of_its_type() {
    check::<MentorResponse>("mentor-response.schema.json");
}

#[test]
fn the_schema_of_a_report_is_that_of_its_type() {
    check::<hotseat_api::Report>("report.schema.json");
}
