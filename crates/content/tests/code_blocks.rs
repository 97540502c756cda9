//! What the packs say that code prints is what Node prints, and code that is not run can at least
//! be read by what it is written for.

use hotseat_content::bundled;
use hotseat_interview::Question;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use sqlparser::dialect::{Dialect, MySqlDialect, PostgreSqlDialect};
use std::path::Path;
use std::process::{Command, Output};

/// How many examples at least are run.
const RUN: usize = 40;

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

/// Hands a block to Node as a file of its own.
fn node(arguments: &[&str], name: &str, code: &str) -> Output {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join(name), code).expect("the temporary folder can be written");
    Command::new("node")
        .args(arguments)
        .arg(name)
        .current_dir(folder.path())
        .env_remove("NODE_OPTIONS")
        .output()
        .expect("`node` could not be started: install Node.js, which the packs' examples are run with")
}

/// Runs a block and returns what it printed.
fn run(name: &str, code: &str) -> String {
    String::from_utf8_lossy(&node(&[], name, code).stdout).into_owned()
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
        let printed = run(name, &block.text);
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
    for (question, markdown) in texts() {
        ran += check(&question.id.0, &markdown, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(ran >= RUN, "only {ran} blocks were run");
}

/// Every text in the packs that may hold code, with its question.
fn texts() -> Vec<(Question, String)> {
    let questions = bundled().expect("the packs are sound").packs.into_iter().flat_map(|pack| pack.questions);
    questions
        .flat_map(|question| {
            let texts = [&question.body, &question.short, &question.model_answer, &question.shown];
            let texts: Vec<String> = texts.into_iter().flatten().cloned().collect();
            texts.into_iter().map(move |text| (question.clone(), text))
        })
        .collect()
}

#[test]
fn every_block_can_be_parsed() {
    let (mut parsed, mut wrong) = (0, Vec::new());
    for (question, markdown) in texts() {
        for block in fenced(&markdown) {
            parsed += 1;
            if let Some(why) = fault(&block) {
                wrong.push(format!("{}: the `{}` block: {why}\n{}", question.id, block.info, block.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(parsed > RUN, "only {parsed} blocks were found");
}

/// What keeps a block from being read, if anything.
fn fault(block: &Fenced) -> Option<String> {
    match block.info.as_str() {
        // What is run is parsed by running it, and what it prints is compared.
        "js run" | "mjs run" | "output" => None,
        "js" => {
            let output = node(&["--check"], "example.js", &block.text);
            (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
        }
        "sql" => {
            let dialects: [&dyn Dialect; 2] = [&PostgreSqlDialect {}, &MySqlDialect {}];
            let parse = |dialect| sqlparser::parser::Parser::parse_sql(dialect, &block.text).err();
            let errors: Vec<_> = dialects.into_iter().filter_map(parse).collect();
            (errors.len() == dialects.len()).then(|| format!("{errors:?}"))
        }
        "nginx" => nginx_fault(&block.text),
        other => Some(format!("nothing here can parse `{other}`: teach this test to, or write it as prose")),
    }
}

/// The grammar of nginx's configuration, as far as it needs no knowledge of directives: each ends in
/// a semicolon or opens a block, and each block is closed.
fn nginx_fault(text: &str) -> Option<String> {
    let mut open = 0_usize;
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        for mark in line.chars() {
            match (mark, open) {
                ('}', 0) => return Some(format!("line {}: closes a block that was never opened", index + 1)),
                ('{', _) => open += 1,
                ('}', _) => open -= 1,
                _ => {}
            }
        }
        if !line.is_empty() && !line.ends_with(['{', '}', ';']) {
            return Some(format!("line {}: the directive has no end", index + 1));
        }
    }
    (open > 0).then(|| format!("{open} blocks are not closed"))
}

#[test]
fn a_block_that_cannot_be_read_is_found() {
    let check = |info: &str, text: &str, sound: bool| {
        let block = Fenced { info: info.to_owned(), text: text.to_owned() };
        assert_eq!(fault(&block).is_none(), sound, "{info}: {text}");
    };
    check("js", "const a = 1;", true);
    check("js", "const a = ;", false);
    check("sql", "SELECT a FROM b WHERE c = 1 FOR UPDATE SKIP LOCKED", true);
    check("sql", "SELEC a FROM b", false);
    check("nginx", "http {\n  listen 80; # here\n}", true);
    check("nginx", "http {\n  listen 80\n}", false);
    check("nginx", "http {", false);
    check("nginx", "}", false);
    check("text", "whatever", false);
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
