//! Lists that a person brings.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, practice};
use hotseat_api::dto::{Action, ImportPreview, LibraryFilter, PackCard, PackKind, PlanSettings, QuestionRow};
use hotseat_api::{ApiError, Code};
use hotseat_interview::{Level, PackId};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

const LIST: &str = "# House questions

### 1. What is a *closure*?

A function with the variables around it.

- It keeps them alive.
- It sees their present value.

### 2. Explain hoisting

Declarations are known before they are reached.

### 3. What is a symbol?
";

fn list(desk: &Desk, text: impl AsRef<[u8]>) -> String {
    let path = desk.path().join("list.md");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn takes(desk: &Desk, preview: &ImportPreview) -> Result<PackCard, ApiError> {
    desk.hotseat.take_import(preview.path.clone(), preview.hash.clone(), preview.title.clone())
}

/// How many packs there are before anything is imported.
const SHIPPED: usize = 2;

fn packs(desk: &Desk) -> usize {
    desk.hotseat.home().unwrap().packs.len()
}

fn questions_of(desk: &Desk, pack: &PackId) -> Vec<QuestionRow> {
    let filter = LibraryFilter { packs: vec![pack.clone()], ..LibraryFilter::default() };
    desk.hotseat.library(filter).unwrap().questions
}

#[test]
fn a_list_is_shown_first_and_taken_as_shown() {
    let desk = Desk::new();
    let before = desk.hotseat.library(LibraryFilter::default()).unwrap();
    let preview = desk.hotseat.preview_import(list(&desk, LIST), None).unwrap();
    assert_eq!((preview.file.as_str(), preview.title.as_str()), ("list.md", "House questions"));
    assert_eq!(preview.dialect, "numbered headings (### 1. …)");
    assert_eq!(preview.replaces, None);
    let found: Vec<_> = preview
        .questions
        .iter()
        .map(|row| (row.number.as_deref(), row.title.as_str(), row.first_line, row.last_line, row.has_answer))
        .collect();
    let expected = [
        (Some("1"), "What is a *closure*?", 3, 8, true),
        (Some("2"), "Explain hoisting", 10, 12, true),
        (Some("3"), "What is a symbol?", 14, 14, false),
    ];
    assert_eq!(found, expected);
    assert!(preview.questions[0].key_points > 0 && preview.questions[2].key_points == 0);
    assert_eq!(desk.hotseat.library(LibraryFilter::default()).unwrap(), before, "looking stores nothing");

    let card = takes(&desk, &preview).unwrap();
    assert_eq!((card.title.as_str(), card.questions, card.kind), ("House questions", 3, PackKind::Imported));
    let rows = questions_of(&desk, &card.id);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].key_points, preview.questions[0].key_points);
    assert_eq!(rows[0].unreviewed, rows[0].key_points, "nobody has looked at them yet");

    let settings = PlanSettings { packs: vec![card.id], ..practice(3) };
    assert_eq!(desk.hotseat.preview_plan(settings.clone()).unwrap().count, 3);
    desk.begins(settings);
    desk.answers(OWN_WORDS);
    desk.judges_all_and_locks();
}

#[test]
fn a_list_may_be_given_another_name() {
    let desk = Desk::new();
    let named = |title: &str| {
        let preview = desk.hotseat.preview_import(list(&desk, LIST), None).unwrap();
        let title = if title.is_empty() { preview.title } else { title.to_owned() };
        desk.hotseat.take_import(preview.path, preview.hash, title).unwrap().title
    };
    assert_eq!(named("  "), "House questions", "no name is no name");
    assert_eq!(named("  At work "), "At work");
    assert_eq!(named(""), "At work", "and it is offered again");
    assert_eq!(named("  "), "At work");
}

#[test]
fn what_was_not_shown_is_not_taken() {
    let desk = Desk::new();
    let preview = desk.hotseat.preview_import(list(&desk, LIST), None).unwrap();
    list(&desk, LIST.replace("hoisting", "the event loop"));
    let error = takes(&desk, &preview).unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    assert_eq!(error.message, "list.md is not as it was shown any more: look at it again.");
    assert_eq!(packs(&desk), SHIPPED, "nothing was stored");
}

#[test]
fn the_same_list_again_replaces_what_it_brought_and_keeps_ids_and_sessions() {
    let desk = Desk::new();
    let first = takes(&desk, &desk.hotseat.preview_import(list(&desk, LIST), None).unwrap()).unwrap();
    let rows = questions_of(&desk, &first.id);
    let settings = PlanSettings { packs: vec![first.id.clone()], ..practice(3) };
    let session = desk.begins(settings).session;
    desk.acts(Action::EndEarly);
    let held = desk.exported(&session);

    let moved =
        LIST.replace("### 2. Explain hoisting\n\nDeclarations are known before they are reached.\n\n", "");
    let preview = desk
        .hotseat
        .preview_import(list(&desk, moved + "\n### 4. What is `this`?\n\nIt depends.\n"), None)
        .unwrap();
    assert_eq!(preview.replaces, Some(first.id.clone()));
    let second = takes(&desk, &preview).unwrap();
    assert_eq!(second.id, first.id);
    assert_eq!(packs(&desk), SHIPPED + 1, "there is one of it");
    let now = questions_of(&desk, &second.id);
    let titles: Vec<_> = now.iter().map(|row| row.title_html.as_str()).collect();
    assert_eq!(titles, ["What is a <em>closure</em>?", "What is a symbol?", "What is <code>this</code>?"]);
    assert_eq!([&now[0].id, &now[1].id], [&rows[0].id, &rows[2].id]);
    assert_eq!(desk.exported(&session), held, "a session keeps the questions it was held with");

    // The same content elsewhere is another list.
    let elsewhere = desk.path().join("copy.md");
    fs::write(&elsewhere, LIST).unwrap();
    let copy = desk.hotseat.preview_import(elsewhere.display().to_string(), None).unwrap();
    assert_eq!(copy.replaces, None);
}

#[test]
fn what_came_can_go_and_what_ships_stays() {
    let desk = Desk::new();
    let taken = takes(&desk, &desk.hotseat.preview_import(list(&desk, LIST), None).unwrap()).unwrap();
    let session = desk.begins(PlanSettings { packs: vec![taken.id.clone()], ..practice(1) }).session;
    desk.acts(Action::EndEarly);
    let home = desk.hotseat.remove_pack(taken.id.clone()).unwrap();
    assert_eq!(home.packs.len(), SHIPPED);
    assert_eq!(questions_of(&desk, &taken.id), []);
    assert_eq!(desk.review(&session).items.len(), 1, "what was held with it is still there");

    let error = desk.hotseat.remove_pack("node".into()).unwrap_err();
    assert_eq!(error.code, Code::Invalid, "{error}");
    assert!(!questions_of(&desk, &"node".into()).is_empty());
    assert_eq!(desk.hotseat.remove_pack(taken.id).unwrap_err().code, Code::NotFound);
}

#[test]
fn levels_of_a_list_can_be_planned_by() {
    let desk = Desk::new();
    let text = "# Q\n\n## Junior\n\n### 1. What is a list?\n\nItems.\n\n## Senior\n\n### 2. What is a tree?\n\nNodes.\n";
    let taken = takes(&desk, &desk.hotseat.preview_import(list(&desk, text), None).unwrap()).unwrap();
    let settings = PlanSettings { packs: vec![taken.id], levels: vec![Level::Senior], ..practice(5) };
    let plan = desk.hotseat.plan(settings).unwrap();
    let titles: Vec<_> = plan.items.iter().map(|asked| asked.question.title.as_str()).collect();
    assert_eq!(titles, ["What is a tree?"]);
}

/// Expects the file to be refused in words that name it and say what is wrong and what to do.
fn check_refused(desk: &Desk, path: &Path, code: Code, says: &[&str]) {
    let shown = path.display().to_string();
    let errors = [
        desk.hotseat.preview_import(shown.clone(), None).map(drop).unwrap_err(),
        desk.hotseat.take_import(shown.clone(), String::new(), String::new()).map(drop).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.code, code, "{shown}: {error}");
        let named = format!("{} {}", error.message, error.detail.as_deref().unwrap_or_default());
        assert!(named.contains(&shown), "{error:?} does not name {shown}");
        for expected in says {
            assert!(error.message.contains(expected), "{expected:?} is not in {:?}", error.message);
        }
    }
}

#[test]
fn files_that_are_no_list_get_a_clear_answer() {
    let desk = Desk::new();
    let folder = desk.path().canonicalize().unwrap();
    let file = |name: &str, bytes: &[u8]| -> PathBuf {
        fs::write(folder.join(name), bytes).unwrap();
        folder.join(name)
    };
    check_refused(&desk, &folder.join("gone.md"), Code::NotFound, &["There is no file", "check its name"]);
    check_refused(&desk, &folder, Code::Invalid, &["is a folder", "choose a file in it"]);
    check_refused(&desk, &file("empty.md", b""), Code::Invalid, &["empty.md is empty."]);
    check_refused(&desk, &file("blank.md", b" \n\n\t\n"), Code::Invalid, &["blank.md is empty."]);
    let program = file("program.md", b"\x7fELF\0\xff");
    check_refused(&desk, &program, Code::Invalid, &["program.md is a program", "save the list as Markdown"]);
    let picture = file("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    check_refused(
        &desk,
        &picture,
        Code::Invalid,
        &["picture.md is a PNG picture", "save the list as Markdown"],
    );
    let latin = file("latin.md", b"# Fragen\n\n## 1. Was ist das gr\xf6\xdfte?\n");
    check_refused(&desk, &latin, Code::Invalid, &["not valid UTF-8 in line 3", "save the list as UTF-8"]);
    #[cfg(unix)]
    check_refused(&desk, Path::new("/dev/null"), Code::Invalid, &["is no file", "choose a text file"]);
}

/// Text without questions can be looked at, which says so, and is not taken.
#[test]
fn a_text_without_questions_brings_nothing() {
    let desk = Desk::new();
    let preview =
        desk.hotseat.preview_import(list(&desk, "It rained all day.\n\nWe stayed in.\n"), None).unwrap();
    assert_eq!((preview.questions.len(), preview.dialect.as_str()), (0, "no questions"));
    assert!(!preview.notes.is_empty(), "the preview says why");
    let error = takes(&desk, &preview).unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    assert_eq!(error.message, "list.md holds no questions: choose another list.");
    assert_eq!(packs(&desk), SHIPPED);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the bytes, a preview comes or a refusal; and what a preview shows can be taken.
    #[test]
    fn any_file_is_shown_or_refused(text in prop_oneof![
        "([#*>`|<-]{0,3} ?[0-9]{0,2}[.)]? ?[a-zA-Z?\u{e9}\u{4e8b}]{0,12}\n){0,30}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..200),
    ]) {
        thread_local!(static DESK: Desk = Desk::new());
        DESK.with(|desk| {
            match desk.hotseat.preview_import(list(desk, &text), None) {
                Err(error) => prop_assert_eq!(error.code, Code::Invalid, "{}", error),
                Ok(preview) if preview.questions.is_empty() => prop_assert!(takes(desk, &preview).is_err()),
                Ok(preview) => {
                    let card = takes(desk, &preview);
                    prop_assert_eq!(card.map(|card| card.questions as usize), Ok(preview.questions.len()));
                }
            }
            Ok(())
        })?;
    }
}
