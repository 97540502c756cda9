//! Questions and packs that are written in the program, and read from and written to their files.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, practice};
use hotseat_api::Code;
use hotseat_api::dto::*;
use hotseat_interview::{Millis, Weight};
use std::fs;
use std::path::{Path, PathBuf};

const HEADER: &str =
    "# Ours.\nid: rivers\ntitle: 'Rivers'   # and lakes\nversion: 1.10\nlicence: CC0-1.0\nmood: calm\n";
const RIVER: &str = "\
<!-- Written on a bank. -->

## What is a river? {#river}
```yaml
level: junior   # anybody knows
shelf: 7
key_points:
  - id: runs
    weight: core
    say: It runs downhill.
    accept: [it flows down, water goes down it, it follows the slope]
    probe: Which way does it go?
    source: the atlas
  - id: ends
    weight: bonus
    say: It ends in the sea.
    reviewed: false
```

### Said aloud
It runs.
";
const LAKES: &str = "\
## What is a lake? {#lake}
```yaml
level: mid
key_points:
  - {id: stands, weight: core, say: It stands., accept: [still water], probe: Does it move?}
```

### Said aloud
It stands.
## And a pond? {#pond}
```yaml
level: mid
key_points:
  - {id: small, weight: core, say: It is small., accept: [tiny water], probe: How wide is it?}
```


### Said aloud
It is a small lake.";

/// A pack in a folder, as somebody wrote it.
fn write_rivers(desk: &Desk) -> PathBuf {
    let folder = desk.path().join("rivers-pack");
    fs::create_dir_all(folder.join("questions")).unwrap();
    fs::write(folder.join("pack.yaml"), HEADER).unwrap();
    fs::write(folder.join("questions/01-river.md"), RIVER).unwrap();
    fs::write(folder.join("questions/02-lakes.md"), LAKES).unwrap();
    folder.canonicalize().unwrap()
}

fn adds(desk: &Desk, folder: &Path) -> PackCard {
    desk.hotseat.add_pack(folder.display().to_string()).unwrap()
}

fn river(folder: &Path) -> String {
    fs::read_to_string(folder.join("questions/01-river.md")).unwrap()
}

fn save_as(edit: &EditView, text: &str) -> SaveQuestion {
    SaveQuestion {
        id: edit.id.clone(),
        pack: edit.pack.clone(),
        text: text.to_owned(),
        seen: edit.seen.clone(),
    }
}

/// Saves, and expects it to be saved.
fn saves(desk: &Desk, edit: &EditView, text: &str) -> EditView {
    match desk.hotseat.save_question(save_as(edit, text)).unwrap() {
        SaveOutcome::Saved { edit } => *edit,
        other => panic!("not saved: {other:?}"),
    }
}

#[test]
fn a_pack_of_ones_own_goes_in_and_comes_out_byte_for_byte() {
    let desk = Desk::new();
    let folder = write_rivers(&desk);
    let card = adds(&desk, &folder);
    assert_eq!((card.title.as_str(), card.kind, card.questions), ("Rivers", PackKind::Own, 3));
    assert_eq!(card.folder, Some(folder.display().to_string()));
    let out = desk.path().join("out");
    let selection = BankSelection { packs: vec![card.id.clone()], questions: vec![] };
    desk.hotseat.export_bank(selection.clone(), BankFormat::Folder, out.display().to_string()).unwrap();
    for file in ["pack.yaml", "questions/01-river.md", "questions/02-lakes.md"] {
        assert_eq!(
            fs::read_to_string(out.join(file)).unwrap(),
            fs::read_to_string(folder.join(file)).unwrap()
        );
    }
    assert_eq!(fs::read_dir(&out).unwrap().count(), 2);
    let error = desk
        .hotseat
        .export_bank(selection.clone(), BankFormat::Folder, out.display().to_string())
        .unwrap_err();
    assert_eq!(error.code, Code::Invalid, "what is there is not written over");
    let text = desk.hotseat.bank_text(selection, BankFormat::Native).unwrap();
    assert_eq!(text, format!("{RIVER}{LAKES}"));
    let one = BankSelection { packs: vec![], questions: vec!["pond".into()] };
    assert!(desk.hotseat.bank_text(one.clone(), BankFormat::Json).unwrap().contains("\"It is small.\""));
    let anki = desk.hotseat.bank_text(one, BankFormat::Anki).unwrap();
    assert!(anki.starts_with("#separator:tab\n") && anki.contains("pond\t"), "{anki}");
    let nothing = desk.hotseat.bank_text(BankSelection::default(), BankFormat::Json).unwrap_err();
    assert_eq!(nothing.code, Code::Invalid);
}

#[test]
fn an_edit_is_written_to_its_file_and_nowhere_else() {
    let desk = Desk::new();
    let folder = write_rivers(&desk);
    adds(&desk, &folder);
    let edit = desk.hotseat.edit_question("lake".into()).unwrap();
    assert!(
        edit.text.starts_with("## What is a lake?") && edit.text.ends_with("It stands.\n"),
        "{}",
        edit.text
    );
    assert_eq!(edit.file, Some(folder.join("questions/02-lakes.md").display().to_string()));
    assert!(
        edit.saving.contains("02-lakes.md")
            && edit.check.problems.iter().all(|p| p.severity != hotseat_api::Severity::Error)
    );
    let saved = saves(&desk, &edit, &edit.text.replace("What is a lake?", "What's a lake?"));
    let file = fs::read_to_string(folder.join("questions/02-lakes.md")).unwrap();
    assert_eq!(file, LAKES.replace("What is a lake?", "What's a lake?"));
    assert!(!saved.edited, "the file is the person's own: there is nothing else that it would differ from");
    assert_eq!(desk.hotseat.question("lake".into()).unwrap().title_html, "What's a lake?");
    assert_eq!(river(&folder), RIVER);
}

#[test]
fn line_ends_and_permissions_of_a_file_stay() {
    let desk = Desk::new();
    let folder = write_rivers(&desk);
    let path = folder.join("questions/01-river.md");
    fs::write(&path, format!("\u{feff}{}", RIVER.replace('\n', "\r\n"))).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    }
    adds(&desk, &folder);
    let edit = desk.hotseat.edit_question("river".into()).unwrap();
    saves(&desk, &edit, &edit.text.replace("It runs.", "It flows."));
    assert_eq!(
        river(&folder),
        format!("\u{feff}{}", RIVER.replace("It runs.", "It flows.").replace('\n', "\r\n"))
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}

#[test]
fn what_someone_else_wrote_is_shown_and_not_written_over() {
    let desk = Desk::new();
    let folder = write_rivers(&desk);
    adds(&desk, &folder);
    let edit = desk.hotseat.edit_question("river".into()).unwrap();
    let theirs = RIVER.replace("It runs.", "It roars.");
    fs::write(folder.join("questions/01-river.md"), &theirs).unwrap();
    let mine = edit.text.replace("It runs.", "It flows.");
    let SaveOutcome::ChangedMeanwhile { theirs: shown } =
        desk.hotseat.save_question(save_as(&edit, &mine)).unwrap()
    else {
        panic!("it was saved over")
    };
    assert_eq!((shown.text.as_str(), river(&folder)), (theirs.as_str(), theirs.clone()));
    saves(&desk, &shown, &mine);
    assert_eq!(river(&folder), mine, "having seen it, one may");

    fs::remove_file(folder.join("questions/01-river.md")).unwrap();
    let error = desk.hotseat.edit_question("river".into()).unwrap_err();
    assert_eq!(error.code, Code::NotFound, "{error}");
    assert!(error.message.contains("01-river.md"), "{error}");
}

#[test]
fn a_text_with_mistakes_is_not_saved_and_says_where_they_are() {
    let desk = Desk::new();
    let folder = write_rivers(&desk);
    adds(&desk, &folder);
    let edit = desk.hotseat.edit_question("river".into()).unwrap();
    let check = |text: &str, expected: &[(&str, u32, u32, u32)]| {
        let SaveOutcome::Mistakes { check } = desk.hotseat.save_question(save_as(&edit, text)).unwrap()
        else {
            panic!("saved:\n{text}")
        };
        let errors = check.problems.iter().filter(|p| p.severity == hotseat_api::Severity::Error);
        let found: Vec<_> = errors.map(|p| (p.code.as_str(), p.line, p.column, p.length)).collect();
        assert_eq!(found, expected);
        let same = desk.hotseat.check_question(edit.id.clone(), edit.pack.clone(), text.to_owned()).unwrap();
        assert_eq!(same, *check);
    };
    check(
        &RIVER.replace("weight: core", "weight: heavy"),
        &[("no-core-point", 3, 1, 28), ("unknown-word", 9, 13, 5)],
    );
    check(&RIVER.replace("{#river}", "{#lake}"), &[("changed-id", 3, 23, 4), ("duplicate-id", 3, 23, 4)]);
    check("", &[("no-question", 1, 1, 0)]);
    assert_eq!(river(&folder), RIVER);
}

#[test]
fn a_key_point_is_changed_inside_its_text() {
    let desk = Desk::new();
    let folder = write_rivers(&desk);
    adds(&desk, &folder);
    let view = desk.hotseat.question("river".into()).unwrap();
    let ends = view.key_points[1].clone();
    let accept = vec!["  into  the ocean ".to_owned(), String::new()];
    let better = KeyPoint { reviewed: true, weight: Weight::Supporting, accept, ..ends };
    desk.hotseat.put_key_point("river".into(), better).unwrap();
    let expected = RIVER.replace(
        "    weight: bonus\n    say: It ends in the sea.\n    reviewed: false\n",
        "    weight: supporting\n    say: It ends in the sea.\n    accept:\n      - into the ocean\n",
    );
    assert_eq!(river(&folder), expected);
    let new = KeyPoint {
        id: String::new(),
        weight: Weight::Bonus,
        say: "It ends, at last, in the sea.".into(),
        accept: vec![],
        probe: None,
        reviewed: true,
    };
    let view = desk.hotseat.put_key_point("river".into(), new.clone()).unwrap();
    assert_eq!(view.key_points[2].id, "it-ends-at-last-in");
    desk.hotseat.remove_key_point("river".into(), "it-ends-at-last-in".into()).unwrap();
    assert_eq!(river(&folder), expected);
    let blank = KeyPoint { say: " ".into(), ..new };
    assert_eq!(desk.hotseat.put_key_point("river".into(), blank).unwrap_err().code, Code::Invalid);
    let gone = desk.hotseat.remove_key_point("river".into(), "none".into()).unwrap_err();
    assert_eq!(gone.code, Code::NotFound);
}

#[test]
fn a_bundled_question_becomes_a_copy_of_ones_own() {
    let desk = Desk::new();
    let id = QuestionId::from("node-what");
    let before = desk.hotseat.edit_question(id.clone()).unwrap();
    let session = desk.hotseat.practise(id.clone()).unwrap().session;
    desk.acts(Action::EndEarly);
    let held = desk.exported(&session);
    let title = before.check.question.as_ref().unwrap().title_html.clone();
    let heading = before.text.lines().find(|line| line.starts_with("## ")).unwrap();
    let own = before.text.replace(heading, "## What is it, really? {#node-what}");
    let after = saves(&desk, &before, &own);
    assert!(after.edited && after.file.is_none() && after.text == own);
    let library = |desk: &Desk| desk.hotseat.question(id.clone()).unwrap();
    assert!(library(&desk).edited);

    // The next version of the program brings its packs again.
    let database = rusqlite::Connection::open(desk.path().join("hotseat.db")).unwrap();
    database.execute("UPDATE pack SET content_hash = 'older'", []).unwrap();
    drop(database);
    let desk = desk.dies_and_comes_back(Millis::seconds(60));
    assert_eq!(library(&desk).title_html, "What is it, really?");
    assert_eq!(desk.exported(&session), held);

    let back = desk.hotseat.revert_question(id.clone()).unwrap();
    assert_eq!((back.edited, library(&desk).title_html), (false, title));
    assert_eq!(back.draft.map(|draft| draft.text), Some(own), "what was written is still there");
    assert_eq!(desk.hotseat.revert_question(id.clone()).unwrap_err().code, Code::NotNow);
}

#[test]
fn a_draft_is_kept_until_its_text_is_saved() {
    let desk = Desk::new();
    let edit = desk.hotseat.edit_question("node-what".into()).unwrap();
    let half = format!("{}\nAnd then", edit.text);
    desk.hotseat.keep_draft(edit.id.clone(), edit.pack.clone(), Some(half.clone())).unwrap();
    let desk = desk.dies_and_comes_back(Millis::seconds(60));
    let again = desk.hotseat.edit_question("node-what".into()).unwrap();
    assert_eq!(
        (again.text.as_str(), again.draft.as_ref().map(|draft| draft.text.as_str())),
        (edit.text.as_str(), Some(half.as_str()))
    );
    let saved = saves(&desk, &again, &half);
    assert_eq!(saved.draft, None);
    assert_eq!(desk.hotseat.keep_draft(edit.id, edit.pack, None).unwrap(), None);
}

#[test]
fn a_pack_is_begun_and_filled() {
    let desk = Desk::new();
    let card = desk.hotseat.new_pack(" Rivers:  and  lakes ".into(), None).unwrap();
    let folder = PathBuf::from(card.folder.clone().unwrap());
    assert_eq!(
        (card.id.0.as_str(), card.title.as_str(), card.questions),
        ("rivers-and-lakes", "Rivers: and lakes", 0)
    );
    assert!(folder.starts_with(desk.path()) && folder.join("questions").is_dir());

    let begun = desk.hotseat.begin_question(card.id.clone()).unwrap();
    assert_eq!(
        (
            &begun.id,
            begun.check.problems.iter().filter(|p| p.severity == hotseat_api::Severity::Error).count()
        ),
        (&None, 0),
        "{:?}",
        begun.check
    );
    desk.hotseat.keep_draft(None, card.id.clone(), Some("## Half".into())).unwrap();
    let text = begun.text.replace("What would you ask?", "What's a *river*?");
    let saved = saves(&desk, &begun, &text);
    assert_eq!(saved.id, Some("rivers-and-lakes-what-s-a-river".into()));
    let file = folder.join("questions/01-rivers-and-lakes-what-s-a-river.md");
    assert_eq!(saved.file, Some(file.display().to_string()));
    assert_eq!(fs::read_to_string(&file).unwrap(), saved.text);
    let next = desk.hotseat.begin_question(card.id.clone()).unwrap();
    assert_eq!(next.draft, None);
    let second = saves(&desk, &next, &text);
    assert_eq!(second.id, Some("rivers-and-lakes-what-s-a-river-2".into()));
    assert!(second.file.unwrap().contains("02-"));

    let renamed = desk.hotseat.rename_pack(card.id.clone(), "Streams # \"all\"".into()).unwrap();
    assert_eq!((renamed.title.as_str(), renamed.questions), ("Streams # \"all\"", 2));
    let desk = desk.dies_and_comes_back(Millis::seconds(60));
    let plan = PlanSettings { packs: vec![card.id.clone()], ..practice(5) };
    assert_eq!(desk.begins(plan).title, "Streams # \"all\"");
    desk.acts(Action::EndEarly);
    assert_eq!(hotseat_api::lint(&folder).unwrap().errors(), 0);

    let another = desk.hotseat.new_pack("Rivers and lakes".into(), None).unwrap();
    assert_eq!(another.id.0, "rivers-and-lakes-2");
    let error = desk.hotseat.begin_question("node".into()).unwrap_err();
    assert_eq!((error.code, error.message.contains("packs of your own")), (Code::Invalid, true), "{error}");
    assert_eq!(desk.hotseat.new_pack(" ".into(), None).unwrap_err().code, Code::Invalid);
    let chosen = desk.path().join("mine");
    let card = desk.hotseat.new_pack("湖".into(), Some(chosen.display().to_string())).unwrap();
    assert_eq!(card.folder, Some(chosen.join("pack").display().to_string()));
}

#[test]
fn what_changed_on_the_disk_is_there_at_the_next_start() {
    let desk = Desk::new();
    let folder = write_rivers(&desk);
    let card = adds(&desk, &folder);
    fs::write(folder.join("questions/01-river.md"), RIVER.replace("What is a river?", "What makes a river?"))
        .unwrap();
    fs::write(folder.join("questions/03-sea.md"), RIVER.replace("{#river}", "{#sea}")).unwrap();
    let desk = desk.dies_and_comes_back(Millis::seconds(60));
    assert_eq!(desk.hotseat.question("river".into()).unwrap().title_html, "What makes a river?");
    assert!(desk.hotseat.question("sea".into()).is_ok());
    // A pack that can't be read stays as it was.
    fs::write(folder.join("questions/03-sea.md"), "## {#sea}\n").unwrap();
    let desk = desk.dies_and_comes_back(Millis::seconds(60));
    assert!(desk.hotseat.question("sea".into()).is_ok());
    fs::rename(&folder, desk.path().join("away")).unwrap();
    let desk = desk.dies_and_comes_back(Millis::seconds(60));
    assert_eq!(desk.hotseat.home().unwrap().packs.iter().filter(|pack| pack.id == card.id).count(), 1);
    let error = desk.hotseat.edit_question("river".into()).unwrap_err();
    assert!(error.message.contains("01-river.md"), "{error}");
}

#[test]
fn packs_that_contradict_the_bank_are_refused_whole() {
    let desk = Desk::new();
    let folder = write_rivers(&desk);
    let check = |says: &str| {
        let error = desk.hotseat.add_pack(folder.display().to_string()).unwrap_err();
        assert_eq!(error.code, Code::Invalid, "{error}");
        assert!(error.message.contains(says), "{error}");
        assert!(desk.hotseat.home().unwrap().packs.iter().all(|pack| pack.kind == PackKind::Bundled));
    };
    fs::write(folder.join("pack.yaml"), HEADER.replace("id: rivers", "id: node")).unwrap();
    check("another pack \"node\"");
    fs::write(folder.join("pack.yaml"), HEADER).unwrap();
    fs::write(folder.join("questions/01-river.md"), RIVER.replace("{#river}", "{#node-what}")).unwrap();
    check("has a question \"node-what\" already");
    fs::write(folder.join("questions/01-river.md"), RIVER.replace("weight: core", "weight: heavy")).unwrap();
    check("01-river.md, line 3, column 1");
    let none = desk.hotseat.add_pack(desk.path().join("none").display().to_string()).unwrap_err();
    assert_eq!(none.code, Code::NotFound);
}

#[test]
fn a_list_is_renamed_and_a_shipped_pack_is_not() {
    let desk = Desk::new();
    assert_eq!(desk.hotseat.rename_pack("node".into(), "Mine".into()).unwrap_err().code, Code::Invalid);
    let path = desk.path().join("list.md");
    fs::write(&path, "# Q\n\n### 1. What is a list?\n\nItems.\n\n### 2. What is a tree?\n\nNodes.\n")
        .unwrap();
    let path = path.display().to_string();
    let preview = desk.hotseat.preview_import(path.clone(), None).unwrap();
    let card = desk.hotseat.take_import(path.clone(), preview.hash, preview.title).unwrap();
    desk.hotseat.rename_pack(card.id, "Data".into()).unwrap();
    assert_eq!(desk.hotseat.preview_import(path, None).unwrap().title, "Data", "the name is kept");
}
