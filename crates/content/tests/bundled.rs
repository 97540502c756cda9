//! The packs that ship are whole, and what their code blocks say is what Node prints.

use hotseat_content::{bundled, lint, render};
use std::path::Path;

fn content() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

#[test]
fn bundled_packs_have_no_problem() {
    for entry in std::fs::read_dir(content()).unwrap() {
        let folder = entry.unwrap().path();
        if folder.join("pack.yaml").exists() {
            let report = lint(&folder).unwrap();
            assert!(report.problems.is_empty(), "{}", render(&report, false));
        }
    }
}

#[test]
fn bundled_rubrics_have_no_problem() {
    for entry in std::fs::read_dir(content().join("rubrics")).unwrap() {
        let report = lint(&entry.unwrap().path()).unwrap();
        assert!(report.problems.is_empty(), "{}", render(&report, false));
    }
}

#[test]
fn the_program_holds_its_packs() {
    let bundle = bundled().unwrap();
    let node = bundle.packs.iter().find(|pack| pack.id.0 == "node").expect("the Node.js pack");
    assert!(node.questions.len() >= 20, "{} questions", node.questions.len());
    for pack in &bundle.packs {
        let rubric = pack.rubric.as_deref().expect("a bundled pack names its rubric");
        assert!(bundle.rubrics.iter().any(|known| known.id == rubric), "rubric {rubric} of {}", pack.id);
    }
}
