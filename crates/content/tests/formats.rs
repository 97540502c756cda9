//! Lists that are no Markdown.

use hotseat_content::{Choices, Columns, Dialect, ImportError, ListImport, import_list, import_list_with};
use hotseat_interview::Level;
use proptest::prelude::*;

fn import(name: &str, text: &str) -> ListImport {
    import_list(name, text.as_bytes()).expect("a list")
}

/// Line, title and answer.
type Expected<'e> = (u32, &'e str, Option<&'e str>);

fn check(name: &str, text: &str, dialect: Dialect, expected: &[Expected<'_>]) -> ListImport {
    let list = import(name, text);
    let found: Vec<_> =
        list.questions.iter().map(|q| (q.heading_line, q.title.as_str(), q.answer.as_deref())).collect();
    assert_eq!(found, expected, "questions of {name}: {text:?}");
    assert_eq!(list.dialect, dialect, "dialect of {name}");
    list
}

#[test]
fn tables() {
    let list = check(
        "list.csv",
        "Topic,Level,Question,Answer\nData,Senior,What is a B-tree?,\"A tree, wide and low.\nIt suits disks.\"\nData,,\"Why \"\"index\"\"?\",\n",
        Dialect::Table,
        &[
            (2, "What is a B-tree?", Some("A tree, wide and low.\nIt suits disks.")),
            (4, "Why \"index\"?", None),
        ],
    );
    assert_eq!(list.questions[0].level, Some(Level::Senior));
    assert_eq!(list.questions[0].topics, ["data"]);
    assert_eq!(list.questions[0].last_line, 3);
    check(
        "excel.csv",
        "\u{feff}Question;Answer\r\nWhat is it?;A thing, mostly\r\n",
        Dialect::Table,
        &[(2, "What is it?", Some("A thing, mostly"))],
    );
    // No header: the column that asks holds the questions.
    check(
        "cards.tsv",
        "7\tWhat is a mutex?\tA lock\n8\tWhat is a fence?\tA barrier for memory\n",
        Dialect::Table,
        &[(1, "What is a mutex?", Some("A lock")), (2, "What is a fence?", Some("A barrier for memory"))],
    );
}

#[test]
fn a_person_may_name_the_columns() {
    let text = b"x;Explain it;y;It is so\n";
    let columns = Columns { question: 1, answer: Some(3), ..Columns::default() };
    let list = import_list_with("odd.csv", text, &Choices { columns: Some(columns), ..Choices::default() })
        .expect("a table");
    assert_eq!(list.questions[0].title, "Explain it");
    assert_eq!(list.questions[0].answer.as_deref(), Some("It is so"));
}

#[test]
fn json() {
    let list = check(
        "list.json",
        r#"{"Streams": [
  {"q": "What is backpressure?", "a": "A reader that slows its writer.", "difficulty": "hard"},
  {"question": "What is piped?", "options": ["Bytes", "Files"], "answer": 0, "explanation": "Bytes flow."}
], "meta": {"title": "A list"}}"#,
        Dialect::Json,
        &[
            (2, "What is backpressure?", Some("A reader that slows its writer.")),
            (3, "What is piped?", Some("0: Bytes\n\nBytes flow.")),
        ],
    );
    assert_eq!(list.questions[0].level, Some(Level::Senior));
    assert_eq!(list.questions[0].topics, ["streams"]);
    assert_eq!(list.questions[1].body.as_deref(), Some("- Bytes\n- Files"));
    check(
        "list.jsonl",
        "{\"prompt\": \"What is it?\", \"response\": \"A thing\"}\n\n{\"title\": \"Explain it\", \"tags\": [\"A b\"]}\n",
        Dialect::Json,
        &[(1, "What is it?", Some("A thing")), (3, "Explain it", None)],
    );
    check(
        "texts.json",
        "[\"What is it?\", \"not one\", \"Why?\"]",
        Dialect::Json,
        &[(1, "What is it?", None), (1, "Why?", None)],
    );
}

#[test]
fn yaml() {
    check(
        "list.yaml",
        "- question: What is a pod?\n  answer: The smallest thing that is deployed.\n- question: Why two of them?\n",
        Dialect::Yaml,
        &[(1, "What is a pod?", Some("The smallest thing that is deployed.")), (3, "Why two of them?", None)],
    );
    check(
        "page.md",
        "---\ntitle: Pods\nquestions:\n  - What is a pod?\n  - title: Explain services\n    answer: services.md\n---\n\nText.\n",
        Dialect::Yaml,
        &[(4, "What is a pod?", None), (5, "Explain services", Some("services.md"))],
    );
}

#[test]
fn anki_text() {
    let list = check(
        "notes.txt",
        "#separator:tab\n#html:true\n#guid column:1\n#tags column:4\nx1\tWhat is <b>ARP</b>?\tIt finds &lt;hardware&gt;<br>addresses\tnet layer2\nx2\tA {{c1::queue}} is first in, {{c1::first out}}\t\t\n",
        Dialect::Anki,
        &[
            (5, "What is **ARP**?", Some("It finds <hardware>\naddresses")),
            (6, "A […] is first in, […]", Some("queue, first out")),
        ],
    );
    assert_eq!(list.questions[0].topics, ["net", "layer2"]);
}

#[test]
fn mistakes_have_a_line() {
    let failed = |name: &str, text: &str| match import_list(name, text.as_bytes()) {
        Err(ImportError::Malformed { line, .. }) => line,
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(failed("list.json", "[\n{\"q\": }]"), 2);
    assert_eq!(failed("list.jsonl", "{\"q\": \"Why?\"}\n{"), 2);
    assert_eq!(failed("list.yaml", "- question: What?\n- [a, b\n- c: }"), 3);
    assert_eq!(failed("deep.json", &format!("\n{}", "[".repeat(100_000))), 2);
}

#[test]
fn nothing_called_a_question() {
    let list = import("list.json", "{\"name\": \"package\", \"version\": \"1.0\"}");
    assert_eq!(list.dialect, Dialect::None);
    assert_eq!(list.notes[0].code, "no-questions");
}

proptest! {
    #[test]
    fn any_text_of_any_name_is_read(
        text in "[\\[\\]{}\",:;\t\n#a-c?\\-éq ]{0,60}",
        ending in prop::sample::select(vec!["json", "jsonl", "yaml", "csv", "tsv", "txt", "md"]),
    ) {
        let _ = import_list(&format!("list.{ending}"), text.as_bytes());
        let _ = import_list("notes.txt", format!("#separator:comma\n{text}").as_bytes());
    }
}
