//! What a person sees of an import, and what they may decide otherwise.

use hotseat_content::{Choices, ListImport, TakenAs, import_list, import_list_with};
use proptest::prelude::*;
use std::collections::BTreeSet;

const LIST: &str = "\
# Rivers

## Basics

### 1. What is a delta?
It lies at the mouth.

### Kinds of deltas
Many.

### 2. What is a ford?

#### 1. By foot
Wade.

## More

### 3. Bridges
They span.

- Why are they high?
- Steel

## License
";

fn with(questions: &[u32], not_questions: &[u32]) -> ListImport {
    let choices = Choices {
        questions: questions.iter().copied().collect(),
        not_questions: not_questions.iter().copied().collect(),
        columns: None,
    };
    import_list_with("rivers.md", LIST.as_bytes(), &choices).expect("a list")
}

fn check_titles(list: &ListImport, expected: &[&str]) {
    let found: Vec<_> = list.questions.iter().map(|question| question.title.as_str()).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_line_says_why() {
    let list = with(&[], &[]);
    let found: Vec<_> = list.lines.iter().map(|line| (line.line, line.taken_as, line.why)).collect();
    use TakenAs::{LeftOut, Question, SubHeading};
    let numbered = "a heading with a number, as the questions of this list are";
    let plain = "a heading without a number, unlike the questions of this list";
    assert_eq!(
        found,
        [
            (1, LeftOut, "it stands before the first question"),
            (3, LeftOut, "it stands before the first question"),
            (5, Question, numbered),
            (8, SubHeading, plain),
            (11, Question, numbered),
            (13, SubHeading, "a heading with a number, unlike the questions of this list"),
            (16, LeftOut, "it names a part of the list"),
            (18, Question, numbered),
            (21, SubHeading, "a bullet, unlike the questions of this list"),
            (24, LeftOut, "it stands after the last answer"),
        ]
    );
    assert_eq!(list.lines[0].text, "# Rivers");
}

#[test]
fn a_line_is_flipped() {
    let list = with(&[8], &[11]);
    check_titles(&list, &["What is a delta?", "Kinds of deltas", "Bridges"]);
    assert_eq!(list.questions[0].last_line, 6, "the answer ends where the new question begins");
    assert_eq!(list.questions[1].answer.as_deref().unwrap().lines().count(), 6, "it takes over the answer");
    let why: Vec<_> = list.lines.iter().filter(|line| line.why.contains("by hand")).collect();
    assert_eq!(why.iter().map(|line| line.line).collect::<Vec<_>>(), [8, 11]);
}

#[test]
fn any_line_may_be_a_question() {
    let list = with(&[19], &[]);
    check_titles(&list, &["What is a delta?", "What is a ford?", "Bridges", "They span."]);
    let prose = import_list_with(
        "prose.md",
        b"Only words.\n\n> Say why it rains\n\nIt must.\n",
        &Choices { questions: BTreeSet::from([3, 4, 99]), ..Choices::default() },
    )
    .expect("a text");
    check_titles(&prose, &["Say why it rains"]);
    assert_eq!(prose.questions[0].answer.as_deref(), Some("It must."));
}

#[test]
fn rows_are_flipped_by_their_line() {
    let table = b"Question,Answer\nWhat is it?,A thing\nWhy?,Because\n";
    let choices = Choices { not_questions: BTreeSet::from([2]), ..Choices::default() };
    let list = import_list_with("list.csv", table, &choices).expect("a table");
    check_titles(&list, &["Why?"]);
    assert_eq!(list.lines.iter().map(|line| line.line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(list.table.expect("columns").first_row, ["Question", "Answer"]);
}

proptest! {
    /// What was decided holds: each line that exists and isn't blank is a question or none as said,
    /// and each question is among the lines that are shown.
    #[test]
    fn decisions_hold(questions in prop::collection::btree_set(1u32..27, 0..6), not in prop::collection::btree_set(1u32..27, 0..6)) {
        let choices = Choices { questions: questions.clone(), not_questions: not.clone(), columns: None };
        let list = import_list_with("rivers.md", LIST.as_bytes(), &choices).unwrap();
        let found: BTreeSet<u32> = list.questions.iter().map(|question| question.heading_line).collect();
        for line in questions.difference(&not) {
            let blank = LIST.lines().nth(*line as usize - 1).is_none_or(str::is_empty);
            prop_assert_eq!(found.contains(line), !blank, "line {}", line);
        }
        prop_assert!(not.is_disjoint(&found));
        let shown: BTreeSet<u32> =
            list.lines.iter().filter(|line| line.taken_as == TakenAs::Question).map(|line| line.line).collect();
        prop_assert_eq!(shown, found);
        prop_assert!(list.lines.windows(2).all(|pair| pair[0].line < pair[1].line), "each once, in order");
    }
}

#[test]
fn without_decisions_nothing_changes() {
    let plain = import_list("rivers.md", LIST.as_bytes()).expect("a list");
    assert_eq!(with(&[], &[]), plain);
}
