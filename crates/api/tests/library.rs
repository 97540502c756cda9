//! The bank as it is browsed.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, practice};
use hotseat_api::Code;
use hotseat_api::dto::{
    Action, DuplicateDecision, LibraryFilter, PackKind, PlanSettings, QuestionRow, QuestionState,
    QuestionView, SaveOutcome, SaveQuestion, StageView,
};
use hotseat_interview::{Judgement, Level};
use proptest::prelude::*;
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
    let preview = desk.hotseat.preview_import(list.display().to_string(), None).unwrap();
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
    check(&desk, by(|f| f.states = vec![QuestionState::ToReview]), |row| row.unreviewed > 0);
    check(&desk, by(|f| f.text = " PROMISE ".into()), |row| holds(row, "promise"));
    let narrow = by(|f| {
        f.text = "promise".into();
        f.packs = vec!["node".into()];
    });
    check(&desk, narrow, |row| holds(row, "promise") && row.pack.0 == "node");
    assert_eq!(rows(&desk, by(|f| f.text = "promise zebra".into())), [], "every word must be there");
}

/// Whether a word stands in the title or a topic of a row.
fn holds(row: &QuestionRow, word: &str) -> bool {
    let title = row.title_html.replace("<em>", "").replace("</em>", "");
    format!("{title}\n{}", row.topics.join("\n")).to_lowercase().contains(word)
}

/// A bank with a question in every state.
fn with_a_history() -> Desk {
    let desk = with_a_list();
    let settings = PlanSettings { packs: vec!["node".into()], ..practice(3) };
    desk.begins(settings);
    for judgement in [Judgement::Said, Judgement::Partly, Judgement::Didnt] {
        desk.answers(common::OWN_WORDS);
        let StageView::Judging { question, points, .. } = desk.now().stage else {
            panic!("nothing to judge")
        };
        for (at, point) in points.iter().enumerate() {
            let judgement = if at == 0 { judgement } else { Judgement::Said };
            desk.acts(common::judges(question.item, &point.id, judgement));
        }
        desk.acts(Action::Lock { item: question.item });
        desk.acts(Action::MoveOn);
    }
    let id = rows(&desk, by(|f| f.text = "callback hell".into()))[0].id.clone();
    let edit = desk.hotseat.edit_question(id.clone()).unwrap();
    let text = edit.text.replace("callback hell", "callback heaven");
    let save = SaveQuestion { id: Some(id), pack: edit.pack, text, seen: edit.seen };
    assert!(matches!(desk.hotseat.save_question(save).unwrap(), SaveOutcome::Saved { .. }));
    let [first, second] = ["node-what", "node-streams"].map(hotseat_interview::QuestionId::from);
    desk.hotseat.decide_bank_duplicate(first, second, Some(DuplicateDecision::LeaveOut)).unwrap();
    desk
}

/// The states of a row, said once more and in another way.
fn states_of(row: &QuestionRow) -> Vec<QuestionState> {
    use QuestionState::*;
    if row.set_aside {
        return vec![SetAside];
    }
    let asked = if row.asked == 0 { NeverAsked } else { Asked };
    let judged = row.last_judged.map(|judged| match judged {
        Judgement::Said => Said,
        Judgement::Partly => Partly,
        Judgement::Didnt => Missed,
    });
    let review = (row.unreviewed > 0).then_some(ToReview);
    [Some(asked), judged, review, row.edited.then_some(Edited)].into_iter().flatten().collect()
}

/// Every row that there is, with those set aside.
fn everything(desk: &Desk) -> Vec<QuestionRow> {
    let mut all = rows(desk, LibraryFilter::default());
    all.extend(rows(desk, by(|f| f.states = vec![QuestionState::SetAside])));
    all
}

fn passes(row: &QuestionRow, filter: &LibraryFilter, but: &str) -> bool {
    let any = |wanted: bool, empty: bool, part: &str| empty || wanted || part == but;
    let states = states_of(row);
    let in_state = match filter.states.is_empty() {
        true => !row.set_aside,
        false => states.iter().any(|state| filter.states.contains(state)),
    };
    any(filter.packs.contains(&row.pack), filter.packs.is_empty(), "packs")
        && any(row.topics.iter().any(|t| filter.topics.contains(t)), filter.topics.is_empty(), "topics")
        && any(row.level.is_some_and(|l| filter.levels.contains(&l)), filter.levels.is_empty(), "levels")
        && (in_state || but == "states")
        && filter.text.split_whitespace().all(|word| holds(row, &word.to_lowercase()))
}

fn any_filter() -> impl Strategy<Value = LibraryFilter> {
    use QuestionState::*;
    let list = |names: &'static [&'static str]| prop::collection::vec(prop::sample::select(names), 0..3);
    let states = [NeverAsked, Asked, Missed, Partly, Said, ToReview, Edited, SetAside];
    let levels = [Level::Junior, Level::Mid, Level::Senior];
    (
        list(&["node", "behavioural", "none"]),
        list(&["runtime", "async", "streams", "talk", "nothing"]),
        prop::collection::vec(prop::sample::select(levels.to_vec()), 0..3),
        prop::collection::vec(prop::sample::select(states.to_vec()), 0..3),
        prop::sample::select(&["", "", "what", "How  you", "stream", "é", "heaven"][..]),
    )
        .prop_map(|(packs, topics, levels, states, text)| LibraryFilter {
            packs: packs.into_iter().map(Into::into).collect(),
            topics: topics.into_iter().map(str::to_owned).collect(),
            levels,
            states,
            text: text.to_owned(),
            ..LibraryFilter::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Rows and counts are those of looking at every question one by one.
    #[test]
    fn any_filter_is_the_naive_one(filter in any_filter()) {
        thread_local!(static DESK: Desk = with_a_history());
        DESK.with(|desk| {
            let all = everything(desk);
            let library = desk.hotseat.library(filter.clone()).unwrap();
            let mut found: Vec<_> = library.questions.iter().map(|row| row.id.clone()).collect();
            let mut expected: Vec<_> =
                all.iter().filter(|row| passes(row, &filter, "")).map(|row| row.id.clone()).collect();
            prop_assert_eq!(library.matching as usize, expected.len());
            found.sort();
            expected.sort();
            prop_assert_eq!(found, expected);
            let count = |but: &str, of: &dyn Fn(&QuestionRow) -> bool| {
                all.iter().filter(|row| passes(row, &filter, but) && of(row)).count() as u32
            };
            for entry in &library.pack_counts {
                prop_assert_eq!(entry.questions, count("packs", &|row| row.pack == entry.pack), "{:?}", entry);
            }
            for entry in &library.topics {
                prop_assert_eq!(entry.questions, count("topics", &|row| row.topics.contains(&entry.topic)), "{:?}", entry);
            }
            for entry in &library.levels {
                prop_assert_eq!(entry.questions, count("levels", &|row| row.level == Some(entry.level)), "{:?}", entry);
            }
            for entry in &library.states {
                prop_assert_eq!(entry.questions, count("states", &|row| states_of(row).contains(&entry.state)), "{:?}", entry);
            }
            prop_assert!(library.topics.is_sorted_by(|a, b| a.questions >= b.questions));
            Ok(())
        })?;
    }
}

#[test]
fn every_state_is_there_to_be_filtered_by() {
    let desk = with_a_history();
    let states = desk.hotseat.library(LibraryFilter::default()).unwrap().states;
    let states: Vec<_> = states.iter().map(|entry| (entry.state, entry.questions)).collect();
    use QuestionState::*;
    assert_eq!(
        states[1..],
        [(Asked, 3), (Missed, 1), (Partly, 1), (Said, 1), (ToReview, 1), (Edited, 1), (SetAside, 1)]
    );
    let missed = rows(&desk, by(|f| f.states = vec![Missed]));
    assert_eq!((missed[0].asked, missed[0].last_judged), (1, Some(Judgement::Didnt)));
    assert!(missed[0].last_asked.is_some());
}

#[test]
fn a_long_list_comes_in_pages() {
    let desk = with_a_list();
    let all = rows(&desk, LibraryFilter::default());
    let page = |from: u32, limit: u32| {
        let filter = LibraryFilter { from, limit: Some(limit), ..LibraryFilter::default() };
        desk.hotseat.library(filter).unwrap()
    };
    assert_eq!(page(0, 7).questions, all[..7]);
    assert_eq!(page(7, 7).questions, all[7..14]);
    let beyond = page(all.len() as u32 - 1, 7);
    assert_eq!(
        (beyond.questions.len(), beyond.matching, beyond.all),
        (1, all.len() as u32, all.len() as u32)
    );
    assert_eq!(page(u32::MAX, 7).questions, []);
}

/// The counts follow whoever writes to the bank, and whatever is held.
#[test]
fn the_library_is_never_behind() {
    let desk = with_a_list();
    let count = || desk.hotseat.library(LibraryFilter::default()).unwrap().all;
    let before = count();
    let other = hotseat_api::Hotseat::open(desk.path(), desk.clock.clone()).unwrap();
    let pack = rows(&desk, by(|f| f.topics = vec!["talk".into()]))[0].pack.clone();
    other.remove_pack(pack).unwrap();
    assert_eq!(count(), before - 2);
}

#[test]
fn the_shipped_packs_come_first() {
    let desk = with_a_list();
    let packs = desk.hotseat.library(LibraryFilter::default()).unwrap().packs;
    assert_eq!((packs[0].kind, packs.last().unwrap().kind), (PackKind::Bundled, PackKind::Imported));
    let counted: u32 = packs.iter().map(|pack| pack.questions).sum();
    assert_eq!(counted as usize, rows(&desk, LibraryFilter::default()).len());
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
    let of_the_list = rows(&desk, LibraryFilter { packs: vec![list.id.clone()], ..LibraryFilter::default() });
    for topic in &preview.offered_topics {
        let rows = of_the_list.iter().filter(|row| row.topics.contains(&topic.topic)).count();
        assert_eq!(topic.questions as usize, rows, "only what the chosen list has: {topic:?}");
    }
    assert!(start.topics.len() > preview.offered_topics.len(), "the list has fewer topics than the bank");
    let view = desk.begins(of_list);
    assert_eq!((view.title.as_str(), view.of), ("Talk", 2), "an imported list can be held at once");
}
