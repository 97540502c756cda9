//! Tables in Markdown that hold questions: one of their columns says so.

use super::lines::{Kind, Line};
use super::words::{normal, only_link};

/// A row of a table that holds a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// Index of the line.
    pub line: usize,
    pub number: Option<&'t str>,
    pub title: &'t str,
    pub answer: Option<&'t str>,
}

#[derive(Clone, Copy)]
struct Columns {
    number: Option<usize>,
    question: usize,
    answer: Option<usize>,
}

const QUESTION: [&str; 14] = [
    "question",
    "questions",
    "question title",
    "interview question",
    "interview questions",
    "вопрос",
    "вопросы",
    "pregunta",
    "preguntas",
    "pergunta",
    "问题",
    "题目",
    "面试题",
    "질문",
];
const ANSWER: [&str; 10] =
    ["answer", "answers", "solution", "ответ", "ответы", "respuesta", "resposta", "答案", "解析", "답변"];
const NUMBER: [&str; 10] = ["no", "#", "sno", "s no", "sr no", "id", "number", "№", "序号", "编号"];

/// The rows of all tables that hold questions, in the order of the document. A row that leads to an
/// answer further down the page is an entry of its table of contents, and one that leads elsewhere an
/// entry of a list of links.
pub(super) fn rows<'t>(lines: &[Line<'t>]) -> Vec<Row<'t>> {
    let mut found = Vec::new();
    let mut columns: Option<Columns> = None;
    let mut previous: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        if line.kind != Kind::Table {
            (columns, previous) = (None, None);
            continue;
        }
        if let Some(header) = previous.filter(|_| columns.is_none()).filter(|_| is_delimiter(line.text)) {
            columns = columns_of(lines[header].text);
        } else if let Some(columns) = columns {
            found.extend(row(at, line.text, columns));
        }
        previous = Some(at);
    }
    found
}

fn row(line: usize, text: &str, columns: Columns) -> Option<Row<'_>> {
    let cells: Vec<&str> = cells(text).collect();
    let title = *cells.get(columns.question)?;
    let answer = columns.answer.and_then(|at| cells.get(at)).copied().filter(|answer| !answer.is_empty());
    if title.is_empty() || title.contains("](#") || (answer.is_none() && only_link(title)) {
        return None;
    }
    let number = columns.number.and_then(|at| cells.get(at)).copied().map(|cell| cell.trim_end_matches('.'));
    let number = number.filter(|cell| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit()));
    Some(Row { line, number, title, answer })
}

/// Which columns hold what; none if none of them holds questions.
fn columns_of(header: &str) -> Option<Columns> {
    let names: Vec<String> = cells(header).map(normal).collect();
    let named = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    let question = named(&QUESTION)?;
    // The first column counts the rows, whatever it is called.
    let number = named(&NUMBER).or_else(|| (question > 0).then_some(0));
    Some(Columns { number, question, answer: named(&ANSWER) })
}

/// The line under the header of a table: `|---|:---:|`.
fn is_delimiter(text: &str) -> bool {
    text.contains('-') && text.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

fn cells(text: &str) -> impl Iterator<Item = &str> {
    let inside = text.trim().strip_prefix('|').unwrap_or(text);
    let inside = match inside.strip_suffix('|') {
        Some(rest) if !rest.ends_with('\\') => rest,
        _ => inside,
    };
    let mut escaped = false;
    inside
        .split(move |c: char| {
            let splits = c == '|' && !escaped;
            escaped = c == '\\' && !escaped;
            splits
        })
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::scan::scan;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[(Option<&str>, &str, Option<&str>)]) {
        let lines = scan(text, &mut Vec::new());
        let found: Vec<_> = rows(&lines).iter().map(|row| (row.number, row.title, row.answer)).collect();
        assert_eq!(found, expected, "rows of {text:?}");
    }

    #[test]
    fn tables_of_questions() {
        check(
            "| # | Question | Answer |\n|---|:--|---|\n| 1 | What is a sail? | Cloth |\n| 2. | a \\| b | |\n",
            &[(Some("1"), "What is a sail?", Some("Cloth")), (Some("2"), "a \\| b", None)],
        );
        check("| Question |\n|---|\n| Why? |\n\n| Why? |\n|---|\n| No |\n", &[(None, "Why?", None)]);
        check("| Вопрос | Ответ |\n|---|---|\n| Что это? | Парус |\n", &[(None, "Что это?", Some("Парус"))]);
    }

    #[test]
    fn other_tables() {
        check("| No. | Questions |\n|--|--|\n|1| [What?](#what)|\n|2| [Why?](https://example.org)|\n", &[]);
        check("| Rope | Use |\n|---|---|\n| Sheet | What? |\n", &[]);
        check("| Question | Answer |\n| What? | That |\n", &[]);
    }

    proptest! {
        #[test]
        fn any_table_is_read(text in r"(\|? ?(Question|Answer|#|-+|:-:|\\|é|1)? ?[|\n]){0,20}") {
            for row in rows(&scan(&text, &mut Vec::new())) {
                prop_assert!(!row.title.is_empty());
            }
        }
    }
}
