//! Lists in the dialects of the world, in miniature: what is taken for a question, and what isn't.

use hotseat_content::{Dialect, ImportError, ListImport, import_list, to_questions};
use proptest::prelude::*;
use std::path::Path;

fn read(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists").join(name))
        .expect("a fixture")
}

fn import(name: &str) -> ListImport {
    import_list(name, &read(name)).expect("a text")
}

/// Number, title, and first and last line of the answer.
type Expected<'e> = (Option<&'e str>, &'e str, u32, u32);

fn check(name: &str, dialect: Dialect, expected: &[Expected<'_>]) {
    let list = import(name);
    assert_eq!(list.dialect, dialect, "dialect of {name}");
    let found: Vec<_> = list
        .questions
        .iter()
        .map(|q| (q.number_as_written.as_deref(), q.title.as_str(), q.first_line, q.last_line))
        .collect();
    assert_eq!(found, expected, "questions of {name}");
}

#[test]
fn numbered_headings() {
    check(
        "numbered-headings.md",
        Dialect::NumberedHeadings { level: 3 },
        &[
            (Some("1"), "What does a load balancer do ?", 2, 11),
            (Some("2"), "Caching basics?", 14, 14),
            (Some("3"), "index in mysql", 17, 17),
            (Some("3"), "Why is an index not free?", 19, 25),
        ],
    );
    check(
        "h2-and-bold-labels.md",
        Dialect::NumberedHeadings { level: 2 },
        &[
            (Some("1"), "How would you plan a migration without downtime?", 7, 14),
            (Some("2"), "Compare optimistic and pessimistic locking (with examples)", 20, 22),
            (Some("3"), "What is a deadlock?", 28, 29),
        ],
    );
    check(
        "glued-and-closing-marks.md",
        Dialect::NumberedHeadings { level: 2 },
        &[
            (Some("1"), "What is the box model?", 7, 7),
            (Some("2"), "What is specificity?", 11, 11),
            (Some("3"), "What does C# have to do with it?", 15, 15),
        ],
    );
    check(
        "chinese.md",
        Dialect::NumberedHeadings { level: 2 },
        &[
            (Some("1"), "什么是闭包？", 5, 5),
            (Some("2"), "事件循环是什么？", 9, 9),
            (Some("3"), "如何优化性能", 13, 13),
        ],
    );
    check(
        "setext.md",
        Dialect::NumberedHeadings { level: 2 },
        &[
            (Some("1"), "What is a mutex?", 4, 4),
            (Some("2"), "What is a semaphore?", 9, 9),
            (Some("3"), "What is a barrier?", 16, 16),
        ],
    );
}

#[test]
fn list_items_that_hold_headings() {
    check(
        "list-item-headings.md",
        Dialect::ListItemHeadings { level: 3 },
        &[
            (Some("1"), "What is a generator?", 15, 19),
            (Some("2"), "How do decorators work?", 24, 37),
            (Some("3"), "Describe the descriptor protocol.", 43, 47),
        ],
    );
}

#[test]
fn broken_headings_are_repaired() {
    check(
        "fragment-with-broken-headings.md",
        Dialect::NumberedHeadings { level: 1 },
        &[
            (Some("41"), "What Is a Message Broker?", 3, 9),
            (Some("42"), "What Is a Dead Letter Queue?", 13, 21),
            (Some("43"), "Topics vs Queues", 25, 27),
            (Some("44"), "How Do You Make a Consumer Idempotent?", 31, 33),
            (Some("45"), "What Is Exactly Once?", 37, 41),
        ],
    );
    let notes = import("fragment-with-broken-headings.md").notes;
    assert_eq!(notes.iter().map(|note| (note.line, note.code)).collect::<Vec<_>>(), [(29, "repaired")]);
}

#[test]
fn prefixes() {
    check(
        "prefixed.md",
        Dialect::Prefixed,
        &[
            (Some("1"), "What is a socket?", 5, 5),
            (Some("2"), "What does TCP add to IP?", 9, 11),
            (Some("3"), "Is UDP always faster?", 15, 15),
        ],
    );
    check(
        "prefixed-plain.md",
        Dialect::Prefixed,
        &[
            (None, "What is a container?", 2, 2),
            (None, "What is an image?", 5, 5),
            (None, "Why are layers useful?", 8, 8),
        ],
    );
}

#[test]
fn html_details() {
    check(
        "details.md",
        Dialect::Details,
        &[
            (None, "What is a union type?", 6, 10),
            (Some("2"), "When do you use <code>unknown</code>?", 17, 17),
            (None, "How does narrowing work?", 27, 27),
        ],
    );
}

#[test]
fn bold_lines_items_and_bullets() {
    check(
        "bold-lines.md",
        Dialect::BoldLines,
        &[
            (None, "What is a commit?", 7, 9),
            (None, "What does rebase do?", 13, 13),
            (None, "How do you undo a push?", 17, 17),
        ],
    );
    check(
        "numbered-bold-items.md",
        Dialect::NumberedLines,
        &[
            (Some("1"), "What is a goroutine?", 5, 5),
            (Some("2"), "What is a channel for?", 9, 12),
            (Some("3"), "How does select choose?", 16, 16),
        ],
    );
    check(
        "bullets.md",
        Dialect::Bullets,
        &[
            (None, "What happens when you type an address?", 5, 5),
            (None, "How does DNS work?", 7, 7),
            (None, "Explain the same-origin policy.", 8, 8),
            (None, "How would you debug a memory leak?", 12, 12),
            (None, "What is a content security policy?", 13, 13),
        ],
    );
}

#[test]
fn plain_headings_confirmed_by_a_table_of_contents() {
    check(
        "plain-headings.md",
        Dialect::Headings { level: 2 },
        &[
            (None, "Processes and threads", 11, 15),
            (None, "Virtual memory", 21, 21),
            (None, "Scheduling", 25, 25),
            (None, "System calls", 29, 29),
            (None, "File descriptors", 33, 33),
        ],
    );
}

#[test]
fn levels_and_topics_come_from_headings_and_title() {
    let list = import("sections-and-levels.md");
    let found: Vec<_> = list.questions.iter().map(|q| (q.level, q.topics.join(" "), q.last_line)).collect();
    use hotseat_interview::Level::{Junior, Senior};
    let java = || "java".to_owned();
    assert_eq!(found, [(Some(Junior), java(), 7), (Some(Junior), java(), 11), (Some(Senior), java(), 21)]);
    assert_eq!(list.title.as_deref(), Some("Java interview questions"));
}

#[test]
fn what_an_answer_holds() {
    let list = import("list-item-headings.md");
    assert_eq!(
        list.questions[1].sections,
        ["What happens on import?", "1. Without arguments", "2. With arguments", "The order is inside out"]
    );
    assert_eq!(list.questions[2].n_code_blocks, 1);
    assert!(list.questions[2].sections.is_empty(), "a comment in code is no heading");
    let list = import("h2-and-bold-labels.md");
    assert_eq!(list.questions[0].bold_labels, ["Order of steps:", "1. Expand:", "2. Contract:"]);
    assert_eq!(list.questions[1].bold_labels, ["Fits rare conflicts"]);
}

#[test]
fn an_unclosed_fence_swallows_no_question() {
    check(
        "unclosed-fence.md",
        Dialect::NumberedHeadings { level: 2 },
        &[
            (Some("1"), "What is a closure?", 3, 4),
            (Some("2"), "What is hoisting?", 8, 11),
            (Some("3"), "What is `this`?", 15, 15),
        ],
    );
    let lines: Vec<_> = import("unclosed-fence.md").notes.iter().map(|note| note.line).collect();
    assert_eq!(lines, [3, 10]);
}

#[test]
fn pages_without_questions_say_so() {
    for (name, words) in
        [("links-only.md", "5 of its lines are links"), ("prose.md", "nothing in this text marks")]
    {
        check(name, Dialect::None, &[]);
        let list = import(name);
        let note = list.notes.iter().find(|note| note.code == "no-questions").expect("a note");
        assert!(note.message.contains(words), "{name}: {}", note.message);
    }
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    for entry in
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lists")).unwrap()
    {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let text = String::from_utf8(read(&name)).unwrap();
        let plain = import_list(&name, text.as_bytes()).unwrap();
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(import_list(&name, windows.as_bytes()).unwrap(), plain, "{name} with CRLF and a mark");
    }
}

#[test]
fn what_is_no_text_is_refused_with_its_place() {
    let refuse = |bytes: &[u8]| import_list("list.md", bytes).unwrap_err();
    assert_eq!(refuse(b""), ImportError::Empty { file: "list.md".into() });
    assert_eq!(refuse(b"# a\n\0"), ImportError::Binary { file: "list.md".into(), line: 2 });
    let bad = ImportError::Encoding { file: "list.md".into(), encoding: "UTF-8", line: 3 };
    assert_eq!(refuse(b"a\nb\n\xff\xff"), bad);
}

#[test]
fn hostile_texts_end() {
    let repeated =
        |text: &str, times: usize| import_list("hostile.md", text.repeat(times).as_bytes()).unwrap();
    let line = repeated("What? ", 1_700_000);
    assert!(line.questions.is_empty(), "one line of 10 MB");
    let long = line.notes.iter().find(|note| note.code == "long-line").expect("a note on the line");
    assert_eq!(long.line, 1);
    assert!(long.message.contains("10199999 bytes"), "{}", long.message);
    repeated("- ", 10_000);
    repeated("> ", 10_000);
    repeated("1. ### ", 10_000);
    repeated("**", 2_000_000);
    repeated("[", 2_000_000);
    repeated("<b>", 1_000_000);
    repeated("```js\n", 200_000);
    repeated("~~~~\n```\n", 200_000);
    repeated("<!--\n", 300_000);
    repeated("<summary>\n", 300_000);
    repeated("](#a", 500_000);
    repeated("# 1. What?\n", 200_000);
    let nested: String = (0..3_000).map(|depth| format!("{}- What?\n", " ".repeat(depth))).collect();
    import_list("hostile.md", nested.as_bytes()).unwrap();
    to_questions(&repeated(&format!("# 1. What is it?\n{}a\n\n", "> - ".repeat(2_000)), 3), &"x".into());
}

#[test]
fn ids_follow_the_content_and_not_the_place() {
    let ids = |text: &str| -> Vec<_> {
        let list = import_list("a.md", text.as_bytes()).unwrap();
        to_questions(&list, &"pack".into())
            .into_iter()
            .map(|question| (question.title, question.id))
            .collect()
    };
    let before =
        ids("## 1. What is a tree?\nA.\n## 2. What's the output?\nB.\n## 3. What's the output?\nC.\n");
    let after = ids(
        "## 1. What is new?\nN.\n\n## 2. What is a **tree**?\nA.\n## 3. What's the output?\nB.\n## 4. What's the output?\nC.\n",
    );
    assert_eq!(
        before.iter().map(|(_, id)| id).collect::<Vec<_>>(),
        after[1..].iter().map(|(_, id)| id).collect::<Vec<_>>()
    );
    assert_ne!(before[1].1, before[2].1, "the same title twice");
    // Written down: an id that changed would lose a person's history.
    assert_eq!(before[0].1.0, "q-648bbd8a66d3a08c2ab3");
}

#[test]
fn bank_questions_know_where_they_come_from() {
    let list = import("h2-and-bold-labels.md");
    let questions = to_questions(&list, &"databases".into());
    let origin = questions[1].origin.as_ref().unwrap();
    assert_eq!((origin.first_line, origin.last_line, origin.number.as_deref()), (18, 22, Some("2")));
    let says: Vec<_> = questions[0].key_points.iter().map(|point| point.say.as_str()).collect();
    assert_eq!(says, ["Expand: Add the new column; Write to both", "Contract: Stop reading the old one"]);
    assert!(questions.iter().flat_map(|question| &question.key_points).all(|point| !point.reviewed));
}

fn list_line() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        "",
        "# ",
        "## ",
        "### ",
        "#",
        "1. ",
        "2. ",
        "3) ",
        "- ",
        "  - ",
        "    ",
        "> ",
        "| ",
        "**",
        "Q. ",
        "Q1: ",
        "```",
        "```js",
        "~~~",
        "---",
        "===",
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<!--",
        "-->",
        "<h2>",
        "[",
        "1. ### ",
    ]);
    let texts = prop::sample::select(vec![
        "",
        "What is it?",
        "Explain é",
        "1. What",
        "**bold**",
        "**bold:**",
        "](#a)",
        "[a](#a)",
        "[a](https://e.org)",
        "Answer:",
        "。",
        "？",
        "</h2>",
        "`",
        "license",
    ]);
    (marks, texts).prop_map(|(mark, text)| format!("{mark}{text}"))
}

proptest! {
    /// Whatever the text: questions come in order, their ranges don't overlap and lie in the file,
    /// and every proposed id is of use.
    #[test]
    fn any_text_is_imported(lines in prop::collection::vec(list_line(), 1..40)) {
        let text = lines.join("\n");
        let Ok(list) = import_list("any.md", text.as_bytes()) else { return Ok(()) };
        let mut after = 0;
        for question in &list.questions {
            prop_assert!(question.heading_line > after, "{question:?} overlaps the one before");
            prop_assert!(question.first_line >= question.heading_line && question.last_line >= question.first_line);
            prop_assert!(question.last_line as usize <= lines.len());
            // Choices and code to read stand under the heading too, and may have no answer.
            let nothing_under_it = question.answer.is_none() && question.body.is_none();
            prop_assert_eq!(nothing_under_it, question.first_line == question.heading_line);
            after = question.last_line;
        }
        prop_assert!((0.0..=1.0).contains(&list.confidence), "confidence {}", list.confidence);
        let questions = to_questions(&list, &"any".into());
        let ids: std::collections::HashSet<_> = questions.iter().map(|question| &question.id).collect();
        prop_assert_eq!(ids.len(), list.questions.len());
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(list) = import_list("any.md", &bytes) {
            to_questions(&list, &"any".into());
        }
    }
}
