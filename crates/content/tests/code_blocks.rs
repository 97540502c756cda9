//! What the packs say that code prints is what Node prints.

use hotseat_content::bundled;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use std::path::Path;
use std::process::Command;

/// A fenced block: what stands after its marks, and its text.
struct Fenced {
    info: String,
    text: String,
}

fn fenced(markdown: &str) -> Vec<Fenced> {
    let mut blocks: Vec<Fenced> = Vec::new();
    let mut inside = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                inside = true;
                blocks.push(Fenced { info: info.to_string(), text: String::new() });
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(&text);
                }
            }
            _ => {}
        }
    }
    blocks
}

/// Runs a block as a file of its own and returns what it printed.
fn run(folder: &Path, name: &str, code: &str) -> String {
    std::fs::write(folder.join(name), code).expect("the temporary folder can be written");
    let output = Command::new("node")
        .arg(name)
        .current_dir(folder)
        .env_remove("NODE_OPTIONS")
        .output()
        .expect("`node` could not be started: install Node.js, which the packs' examples are run with");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs the blocks of a text that are marked to be run; what is wrong goes into `wrong`.
fn check(place: &str, markdown: &str, wrong: &mut Vec<String>) -> usize {
    let blocks = fenced(markdown);
    let mut ran = 0;
    for (index, block) in blocks.iter().enumerate() {
        let name = match block.info.as_str() {
            "js run" => "example.js",
            "mjs run" => "example.mjs",
            _ => continue,
        };
        let Some(output) = blocks.get(index + 1).filter(|next| next.info == "output") else {
            wrong.push(format!("{place}: no ```output block follows a block that is run"));
            continue;
        };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let printed = run(folder.path(), name, &block.text);
        ran += 1;
        if printed.trim_end() != output.text.trim_end() {
            wrong.push(format!("{place}: prints\n{printed}\nbut the text says\n{}", output.text));
        }
    }
    ran
}

#[test]
fn examples_print_what_the_packs_say() {
    let mut ran = 0;
    let mut wrong = Vec::new();
    for question in bundled().unwrap().packs.iter().flat_map(|pack| &pack.questions) {
        let texts = [&question.body, &question.short, &question.model_answer, &question.shown];
        for markdown in texts.into_iter().flatten() {
            ran += check(&question.id.0, markdown, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(ran > 0, "no block was run");
}

#[test]
fn the_example_of_the_guide_prints_what_it_says() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/authoring.md");
    let guide = std::fs::read_to_string(guide).unwrap();
    let mut wrong = Vec::new();
    let ran: usize =
        fenced(&guide).iter().map(|block| check("docs/authoring.md", &block.text, &mut wrong)).sum();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert_eq!(ran, 1, "blocks that were run");
}
