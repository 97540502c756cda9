//! The bank as it is browsed.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::Desk;
use hotseat_api::Code;
use hotseat_api::dto::{LibraryFilter, PackKind, QuestionRow, QuestionView};
use hotseat_interview::Level;
use std::fs;

fn rows(desk: &Desk, filter: LibraryFilter) -> Vec<QuestionRow> {
    desk.hotseat.library(filter).unwrap().questions
}

/// Expects the filter to let through exactly those rows of the whole library that `keep` does, and
/// some of them.
fn check(desk: &Desk, filter: LibraryFilter, keep: impl Fn(&QuestionRow) -> bool) {
    let mut expected = rows(desk, LibraryFilter::default());
    let all = expected.len();
    expected.retain(keep);
    assert!(!expected.is_empty() && expected.len() < all, "{filter:?} shows nothing of what it does");
    assert_eq!(rows(desk, filter.clone()), expected, "{filter:?}");
}

fn by(change: impl FnOnce(&mut LibraryFilter)) -> LibraryFilter {
    let mut filter = LibraryFilter::default();
    change(&mut filter);
    filter
}

fn with_a_list() -> Desk {
    let desk = Desk::new();
    let list = desk.path().join("list.md");
    fs::write(&list, "# Talk\n\n## 1. What is a *promise*?\n\nA value.\n\n## 2. Why you?\n\nBecause.\n")
        .unwrap();
    let preview = desk.hotseat.preview_import(list.display().to_string()).unwrap();
    desk.hotseat.take_import(preview.path, preview.hash, preview.title).unwrap();
    desk
}

#[test]
fn each_filter_narrows_and_together_they_narrow_further() {
    let desk = with_a_list();
    let has = |topic: &'static str| move |row: &QuestionRow| row.topics.iter().any(|found| found == topic);
    check(&desk, by(|f| f.topics = vec!["event-loop".into()]), has("event-loop"));
    let either = |row: &QuestionRow| has("event-loop")(row) || has("streams")(row);
    check(&desk, by(|f| f.topics = vec!["event-loop".into(), "streams".into()]), either);
    check(&desk, by(|f| f.levels = vec![Level::Senior]), |row| row.level == Some(Level::Senior));
    check(&desk, by(|f| f.packs = vec!["node".into()]), |row| row.pack.0 == "node");
    let promise = |row: &QuestionRow| row.title_html.to_lowercase().contains("promise");
    check(&desk, by(|f| f.text = " PROMISE ".into()), promise);
    let narrow = by(|f| {
        f.text = "promise".into();
        f.packs = vec!["node".into()];
    });
    check(&desk, narrow, |row| promise(row) && row.pack.0 == "node");
    let nothing = by(|f| {
        f.text = "promise".into();
        f.topics = vec!["streams".into()];
    });
    assert_eq!(rows(&desk, nothing), []);
    assert_eq!(rows(&desk, by(|f| f.text = "promise zebra".into())), [], "every word must be there");
}

#[test]
fn counts_are_those_of_the_whole_bank_and_the_shipped_packs_come_first() {
    let desk = with_a_list();
    let library = desk.hotseat.library(by(|f| f.levels = vec![Level::Junior])).unwrap();
    let all = rows(&desk, LibraryFilter::default());
    for topic in &library.topics {
        let rows = all.iter().filter(|row| row.topics.contains(&topic.topic)).count();
        assert_eq!(topic.questions as usize, rows, "{}", topic.topic);
    }
    assert!(library.topics.is_sorted_by(|a, b| a.questions >= b.questions), "{:?}", library.topics);
    let packs: Vec<_> = library.packs.iter().map(|pack| (pack.title.as_str(), pack.kind)).collect();
    let shipped = |title| (title, PackKind::Bundled);
    assert_eq!(packs, [shipped("Behavioural"), shipped("Node.js"), ("Talk", PackKind::Imported)]);
    let counted: u32 = library.packs.iter().map(|pack| pack.questions).sum();
    assert_eq!(counted as usize, all.len());
}

#[test]
fn a_question_is_shown_with_everything_in_it() {
    let desk = with_a_list();
    let view = desk.hotseat.question("node-what".into()).unwrap();
    let QuestionView { key_points, traps, model_answer_html, short_html, sources, provenance, .. } = view;
    assert!(key_points.len() > 3 && !traps.is_empty() && !sources.is_empty());
    assert!(
        key_points.iter().all(|point| point.reviewed && !point.accept.is_empty() && point.probe.is_some())
    );
    assert!(model_answer_html.is_some_and(|html| html.starts_with("<p>")) && short_html.is_some());
    assert!(provenance.is_some_and(|text| text.starts_with("checked on ") && text.contains("against")));

    let promise = by(|f| {
        f.text = "promise".into();
        let packs = desk.hotseat.library(LibraryFilter::default()).unwrap().packs;
        let imported = packs.into_iter().filter(|pack| pack.kind == PackKind::Imported);
        f.packs = imported.map(|pack| pack.id).collect();
    });
    let row = rows(&desk, promise).swap_remove(0);
    assert_eq!(row.title_html, "What is a <em>promise</em>?");
    let view = desk.hotseat.question(row.id).unwrap();
    assert_eq!(view.provenance.as_deref(), Some("from list.md, lines 3 to 5"));
    assert_eq!(view.model_answer_html.as_deref().map(str::trim), Some("<p>A value.</p>"));

    let error = desk.hotseat.question("nowhere".into()).unwrap_err();
    assert_eq!((error.code, error.message.as_str()), (Code::NotFound, "There is no question \"nowhere\"."));
}

#[test]
fn what_can_be_planned_with_is_what_is_there() {
    let desk = with_a_list();
    let start = desk.hotseat.plan_start().unwrap();
    let all = rows(&desk, LibraryFilter::default());
    for level in &start.levels {
        let rows = all.iter().filter(|row| row.level == Some(level.level)).count();
        assert_eq!(level.questions as usize, rows, "{:?}", level.level);
    }
    assert_eq!(start.settings.packs, ["node".into()], "the proposal keeps to the fullest pack");
    let list = start.packs.iter().find(|pack| pack.kind == PackKind::Imported).unwrap();
    let of_list = hotseat_api::dto::PlanSettings { packs: vec![list.id.clone()], ..start.settings };
    let preview = desk.hotseat.preview_plan(of_list.clone()).unwrap();
    assert_eq!((preview.matching, preview.count), (2, 2));
    let view = desk.begins(of_list);
    assert_eq!((view.title.as_str(), view.of), ("Talk", 2), "an imported list can be held at once");
}
