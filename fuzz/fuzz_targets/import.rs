//! Any bytes, under any name that a list may have. The first byte chooses the name and what a person
//! decided about the lines; the rest is the file.
#![no_main]

use hotseat_content::{Choices, Columns, import_list_with, to_questions};
use libfuzzer_sys::fuzz_target;

const ENDINGS: [&str; 11] =
    ["md", "txt", "json", "jsonl", "yaml", "csv", "tsv", "xml", "gift", "apkg", "mdx"];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let line = u32::from(choice);
    let choices = Choices {
        questions: (choice & 1 == 1).then_some(line % 7).into_iter().collect(),
        not_questions: (choice & 2 == 2).then_some(line % 5).into_iter().collect(),
        columns: (choice > 250).then_some(Columns { question: 1, answer: Some(0), ..Columns::default() }),
    };
    let name = format!("list.{}", ENDINGS[usize::from(choice) % ENDINGS.len()]);
    let Ok(list) = import_list_with(&name, bytes, &choices) else { return };
    let questions = to_questions(&list, &"fuzz".into());
    assert_eq!(questions.len(), list.questions.len());
    for question in &list.questions {
        assert!(question.first_line >= question.heading_line && question.last_line >= question.first_line);
    }
});
