//! Lists that come again, lines that are flipped, and questions that are there already.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, practice};
use hotseat_api::Code;
use hotseat_api::dto::*;
use hotseat_interview::Weight;
use std::fs;

const LIST: &str = "# Water

### 1. What is a river?

A river is water that runs downhill in a bed of its own.

- It rises in the hills.
- It ends in the sea.

### 2. What is a lake?

A lake is water that stands in a hollow and is fed by streams and rain.

### 3. What is a bridge?

A bridge carries a road over water, on arches of stone or beams of steel.

### 4. What is a ford?

A ford is a place where the water is low enough to wade through it.
";

fn list(desk: &Desk, text: &str) -> String {
    let path = desk.path().join("list.md");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn shows(desk: &Desk, text: &str) -> ImportPreview {
    desk.hotseat.preview_import(list(desk, text), None).unwrap()
}

fn takes(desk: &Desk, preview: &ImportPreview) -> PackCard {
    desk.hotseat.take_import(preview.path.clone(), preview.hash.clone(), preview.title.clone()).unwrap()
}

fn rows(desk: &Desk, pack: &PackId, states: &[QuestionState]) -> Vec<QuestionRow> {
    let filter =
        LibraryFilter { packs: vec![pack.clone()], states: states.to_vec(), ..LibraryFilter::default() };
    desk.hotseat.library(filter).unwrap().questions
}

fn statuses(preview: &ImportPreview) -> Vec<(&str, ImportStatus)> {
    preview.questions.iter().map(|row| (row.title.as_str(), row.status)).collect()
}

/// Changes the native text of a question, and saves it.
fn edits(desk: &Desk, id: &QuestionId, old: &str, new: &str) {
    let edit = desk.hotseat.edit_question(id.clone()).unwrap();
    assert!(edit.text.contains(old), "{old:?} is not in\n{}", edit.text);
    let text = edit.text.replacen(old, new, 1);
    let save = SaveQuestion { id: Some(id.clone()), pack: edit.pack, text, seen: edit.seen };
    let saved = desk.hotseat.save_question(save).unwrap();
    assert!(matches!(saved, SaveOutcome::Saved { .. }), "{saved:?}");
}

fn holds_one(desk: &Desk, id: &QuestionId) -> String {
    let session = desk.hotseat.practise(id.clone()).unwrap().session;
    desk.answers(OWN_WORDS);
    desk.acts(Action::EndEarly);
    session
}

use ImportStatus::{Back, Changed, New, Unchanged};

#[test]
fn importing_again_is_a_diff_and_taking_it_does_what_was_shown() {
    let desk = Desk::new();
    let first = shows(&desk, LIST);
    assert!(first.questions.iter().all(|row| row.status == New) && first.gone.is_empty());
    let card = takes(&desk, &first);
    let ids: Vec<QuestionId> = first.questions.iter().map(|row| row.id.clone()).collect();
    assert_eq!(rows(&desk, &card.id, &[]).iter().map(|row| row.id.clone()).collect::<Vec<_>>(), ids);

    let text = LIST
        .replace("What is a lake?", "How does a lake come about?")
        .replace("runs downhill in a bed of its own", "runs downhill until it meets the sea")
        .replace("### 3. What is a bridge?\n\nA bridge carries a road over water, on arches of stone or beams of steel.\n", "### 3. What is an island?\n\nLand with water all around.\n");
    let second = shows(&desk, &text);
    let expected = [
        ("What is a river?", Changed),
        ("How does a lake come about?", Changed),
        ("What is an island?", New),
        ("What is a ford?", Unchanged),
    ];
    assert_eq!(statuses(&second), expected);
    assert_eq!(second.questions[0].changes, ["key points", "answer"]);
    assert_eq!(
        (second.questions[1].title_before.as_deref(), &second.questions[1].changes[..]),
        (Some("What is a lake?"), &["title".to_owned()][..])
    );
    let gone: Vec<_> = second.gone.iter().map(|gone| (gone.title.as_str(), gone.kept)).collect();
    assert_eq!(gone, [("What is a bridge?", false)]);
    takes(&desk, &second);
    let now: Vec<_> = rows(&desk, &card.id, &[]).into_iter().map(|row| row.id).collect();
    assert_eq!(now, [ids[0].clone(), ids[1].clone(), second.questions[2].id.clone(), ids[3].clone()]);
    assert!(desk.hotseat.question(ids[2].clone()).is_err(), "nobody had touched it");
    let third = shows(&desk, &text);
    assert!(third.questions.iter().all(|row| row.status == Unchanged) && third.gone.is_empty(), "{third:?}");
}

#[test]
fn what_the_person_made_outlives_the_list() {
    let desk = Desk::new();
    let first = shows(&desk, LIST);
    let card = takes(&desk, &first);
    let [river, lake, bridge, ford] = [0, 1, 2, 3].map(|at: usize| first.questions[at].id.clone());
    let point = desk.hotseat.question(river.clone()).unwrap().key_points[1].clone();
    let accepted =
        KeyPoint { say: "It rises in the mountains.".into(), reviewed: true, weight: Weight::Bonus, ..point };
    desk.hotseat.put_key_point(river.clone(), accepted.clone()).unwrap();
    edits(&desk, &bridge, "What is a bridge?", "What does a bridge carry?");
    let session = holds_one(&desk, &ford);
    let held = desk.exported(&session);

    let text = "# Water\n\n### 1. What is a river?\n\nA river is running water.\n\n- It carries ships.\n\n### 2. What is a lake?\n\nA lake is water that stands in a hollow and is fed by streams and rain.\n";
    let second = shows(&desk, text);
    assert_eq!(statuses(&second), [("What is a river?", Changed), ("What is a lake?", Unchanged)]);
    assert!(second.questions[0].edited_here && !second.questions[1].edited_here);
    let gone: Vec<_> =
        second.gone.iter().map(|gone| (gone.title.as_str(), gone.kept, gone.why.as_str())).collect();
    assert_eq!(
        gone,
        [
            ("What does a bridge carry?", true, "you edited it"),
            ("What is a ford?", true, "it was asked in an interview"),
        ]
    );
    takes(&desk, &second);
    let view = desk.hotseat.question(river.clone()).unwrap();
    assert!(view.key_points.contains(&accepted), "{:?}", view.key_points);
    assert!(view.key_points.iter().any(|point| point.say.contains("ships")), "{:?}", view.key_points);
    assert!(
        view.model_answer_html.unwrap().contains("running water"),
        "what was not edited follows the list"
    );
    let ids = |states: &[QuestionState]| {
        rows(&desk, &card.id, states).into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]), [river.clone(), lake.clone()]);
    assert_eq!(ids(&[QuestionState::SetAside]), [bridge.clone(), ford.clone()]);
    assert_eq!(desk.exported(&session), held, "a session keeps the questions it was held with");
    let plan = PlanSettings { packs: vec![card.id.clone()], ..practice(9) };
    assert_eq!(desk.hotseat.preview_plan(plan).unwrap().count, 2, "what is set aside is not asked");

    // Gone for good twice is gone once; and what comes back is what it was.
    assert_eq!(shows(&desk, text).gone, []);
    let third = shows(&desk, LIST);
    assert_eq!(statuses(&third)[2..], [("What is a bridge?", Back), ("What is a ford?", Back)]);
    takes(&desk, &third);
    assert_eq!(ids(&[]), [river, lake, bridge.clone(), ford.clone()]);
    assert_eq!(desk.hotseat.question(bridge).unwrap().title_html, "What does a bridge carry?");
    assert_eq!(rows(&desk, &card.id, &[])[3].asked, 1);

    let restored = desk.hotseat.restore_question(ford).unwrap();
    assert!(!restored.set_aside);
}

#[test]
fn a_preview_that_is_behind_is_not_taken() {
    let desk = Desk::new();
    let first = shows(&desk, LIST);
    takes(&desk, &first);
    let shown = shows(&desk, &LIST.replace("wade through", "walk through"));
    edits(&desk, &first.questions[3].id, "What is a ford?", "What makes a ford?");
    let error = desk.hotseat.take_import(shown.path, shown.hash, shown.title).unwrap_err();
    assert_eq!(
        (error.code, error.message.as_str()),
        (Code::Invalid, "list.md is not as it was shown any more: look at it again.")
    );
}

#[test]
fn flipped_lines_are_remembered_for_the_file() {
    let desk = Desk::new();
    let text = "# Water\n\n### 1. What is a river?\n\nIt runs.\n\n### Kinds of rivers\n\nMany.\n\n### 2. What is a lake?\n\nIt stands.\n\n### 3. Credits\n\nThanks.\n";
    let path = list(&desk, text);
    let flipped = ImportChoices { questions: vec![7], not_questions: vec![15], columns: None };
    let preview = desk.hotseat.preview_import(path.clone(), Some(flipped.clone())).unwrap();
    let titles =
        |preview: &ImportPreview| preview.questions.iter().map(|row| row.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&preview), ["What is a river?", "Kinds of rivers", "What is a lake?"]);
    let seen: Vec<_> =
        preview.lines.iter().filter(|line| line.chosen).map(|line| (line.line, line.taken_as)).collect();
    assert_eq!(seen, [(7, TakenAs::Question), (15, TakenAs::SubHeading)]);
    assert!(preview.lines.iter().all(|line| !line.why.is_empty()));

    let desk = desk.dies_and_comes_back(hotseat_interview::Millis::seconds(60));
    let again = desk.hotseat.preview_import(path.clone(), None).unwrap();
    assert_eq!((again.choices.clone(), titles(&again)), (flipped, titles(&preview)));
    assert_eq!(desk.hotseat.take_import(path.clone(), again.hash, String::new()).unwrap().questions, 3);

    // A moved file is known by what is in it, and a changed one by its lines.
    let moved = desk.path().join("moved.md");
    fs::rename(&path, &moved).unwrap();
    let moved = desk.hotseat.preview_import(moved.display().to_string(), None).unwrap();
    assert_eq!(titles(&moved), titles(&preview));
    let longer = text.replace("It runs.\n", "It runs.\n\nAnd runs.\n");
    let longer = desk.hotseat.preview_import(list(&desk, &longer), None).unwrap();
    assert_eq!((longer.choices.questions, longer.choices.not_questions), (vec![9], vec![17]));

    let back = desk.hotseat.preview_import(list(&desk, text), Some(ImportChoices::default())).unwrap();
    assert_eq!(titles(&back), ["What is a river?", "What is a lake?", "Credits"]);
}

#[test]
fn columns_of_a_table_can_be_named() {
    let desk = Desk::new();
    let path = desk.path().join("table.csv");
    fs::write(&path, "id,one,two\n7,It runs.,What is a river?\n8,It stands.,What is a lake?\n").unwrap();
    let path = path.display().to_string();
    let preview = desk.hotseat.preview_import(path.clone(), None).unwrap();
    assert_eq!(preview.columns, ["id", "one", "two"]);
    let columns = ImportColumns { question: 2, answer: Some(1), level: None, topics: None, header: true };
    let choices = ImportChoices { columns: Some(columns), ..ImportChoices::default() };
    let preview = desk.hotseat.preview_import(path.clone(), Some(choices)).unwrap();
    assert_eq!(preview.columns_used, Some(columns));
    let again = desk.hotseat.preview_import(path, None).unwrap();
    let titles: Vec<_> = again.questions.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["What is a river?", "What is a lake?"]);
}

const OTHER: &str = "# Other water

### 1. What is a river?

A river is water that runs downhill in a bed of its own, from the hills to the sea.

### 2. What is a tide?

The moon pulls the sea.

### 3. What is a tide?

The moon pulls the sea.
";

fn other(desk: &Desk) -> String {
    let path = desk.path().join("other.md");
    fs::write(&path, OTHER).unwrap();
    path.display().to_string()
}

#[test]
fn duplicates_are_proposed_decided_and_remembered() {
    let desk = Desk::new();
    takes(&desk, &shows(&desk, LIST));
    let preview = desk.hotseat.preview_import(other(&desk), None).unwrap();
    let pairs: Vec<_> = preview
        .duplicates
        .iter()
        .map(|pair| (pair.first.pack_title.as_str(), pair.first.title_html.as_str(), pair.second.id.clone()))
        .collect();
    let [river, tide, again] = [0, 1, 2].map(|at: usize| preview.questions[at].id.clone());
    assert_eq!(
        pairs,
        [("Water", "What is a river?", river.clone()), ("Other water", "What is a tide?", again.clone())]
    );
    assert!(preview.duplicates.iter().all(|pair| pair.decision.is_none()));

    let first = preview.duplicates[0].first.id.clone();
    let decide = |first: &QuestionId, second: &QuestionId, decision| {
        desk.hotseat
            .decide_import_duplicate(other(&desk), first.clone(), second.clone(), Some(decision))
            .unwrap()
    };
    decide(&first, &river, DuplicateDecision::LeaveOut);
    let preview = decide(&tide, &again, DuplicateDecision::KeepBoth);
    assert_eq!(
        statuses(&preview),
        [("What is a river?", ImportStatus::LeftOut), ("What is a tide?", New), ("What is a tide?", New)]
    );
    let card = takes(&desk, &preview);
    assert_eq!(
        rows(&desk, &card.id, &[]).into_iter().map(|row| row.id).collect::<Vec<_>>(),
        [tide.clone(), again.clone()]
    );

    let later = desk.hotseat.preview_import(other(&desk), None).unwrap();
    assert_eq!(later.questions[0].status, ImportStatus::LeftOut, "it is remembered");
    assert_eq!(later.duplicates.len(), 1, "what is in the bank is no more asked about");
    // With the other one gone, there is nothing to leave it out for.
    desk.hotseat.remove_pack(desk.hotseat.question(first).unwrap().pack).unwrap();
    assert_eq!(desk.hotseat.preview_import(other(&desk), None).unwrap().questions[0].status, New);
}

#[test]
fn the_bank_itself_is_looked_through() {
    let desk = Desk::new();
    takes(&desk, &shows(&desk, LIST));
    let preview = desk.hotseat.preview_import(other(&desk), None).unwrap();
    let card = takes(&desk, &preview);
    let pairs = desk.hotseat.bank_duplicates().unwrap();
    let ours = |side: &DuplicateSide| side.pack_title == "Other water";
    let of_list =
        |pairs: &[DuplicateView]| pairs.iter().filter(|pair| ours(&pair.first) || ours(&pair.second)).count();
    assert_eq!(of_list(&pairs), 2, "{pairs:?}");
    let tides = pairs.iter().find(|pair| pair.second.title_html.contains("tide")).unwrap();
    let (first, second) = (tides.first.id.clone(), tides.second.id.clone());
    let decide =
        |decision| desk.hotseat.decide_bank_duplicate(first.clone(), second.clone(), decision).unwrap();
    assert_eq!(of_list(&decide(Some(DuplicateDecision::LeaveOut))), 1);
    assert_eq!(rows(&desk, &card.id, &[QuestionState::SetAside]).len(), 1);
    let again = desk.hotseat.preview_import(other(&desk), None).unwrap();
    assert_eq!(again.questions[2].status, ImportStatus::LeftOut, "importing again does not bring it back");
    takes(&desk, &again);
    assert_eq!(rows(&desk, &card.id, &[]).len(), 2);
    desk.hotseat.restore_question(second.clone()).unwrap();
    assert_eq!(rows(&desk, &card.id, &[]).len(), 3);
    assert_eq!(of_list(&desk.hotseat.bank_duplicates().unwrap()), 2, "and is asked about again");
}
