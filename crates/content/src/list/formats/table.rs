use super::data::{one_line, one_slug};
use super::{Found, Record, malformed};
use crate::list::parts::level_in;
use crate::list::words::asks;
use crate::list::{Dialect, ImportError, Note, TableRead};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Marks between the fields of a row, the likelier first.
const DELIMITERS: [u8; 4] = [b'\t', b';', b',', b'|'];
/// Rows that show what a table is like.
const SAMPLE: usize = 50;

/// Which columns of a table hold what, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Columns {
    pub question: usize,
    pub answer: Option<usize>,
    pub level: Option<usize>,
    pub topics: Option<usize>,
    /// Whether the first row names the columns.
    pub header: bool,
}

/// Whether a text without a telling name is a table: nearly every line has one tab in the same place.
pub(super) fn looks_like_one(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let tabbed =
        lines.iter().filter(|line| line.trim().contains('\t') && !line.starts_with(['\t', ' ', '#'])).count();
    lines.len() >= 2 && tabbed * 10 >= lines.len() * 9
}

pub(super) fn read(file: &str, text: &str, columns: Option<&Columns>) -> Result<Found, ImportError> {
    let delimiter = delimiter(text);
    let rows = rows(file, text, delimiter)?;
    let columns = columns.copied().unwrap_or_else(|| guess(&rows));
    let records = rows.iter().skip(usize::from(columns.header)).map(|row| row.record(&columns)).collect();
    let name = |column: usize| match rows.first().filter(|_| columns.header) {
        Some(row) => format!("“{}”", row.field(column)),
        None => (column + 1).to_string(),
    };
    let answer = columns.answer.map_or("none".to_owned(), name);
    let message =
        format!("questions were taken from column {}, answers from column {answer}", name(columns.question));
    let notes = vec![Note { line: 1, code: "columns", message }];
    let confidence = if columns.header { 0.95 } else { 0.8 };
    let first_row = rows.into_iter().next().map(|row| row.fields).unwrap_or_default();
    let table = Some(TableRead { first_row, columns });
    Ok(Found { dialect: Dialect::Table, confidence, records, table, notes })
}

#[derive(Debug)]
pub(super) struct Row {
    line: u32,
    last_line: u32,
    fields: Vec<String>,
}

impl Row {
    pub fn field(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", |field| field.trim())
    }

    pub fn width(&self) -> usize {
        self.fields.len()
    }

    pub fn line(&self) -> u32 {
        self.line
    }

    fn record(&self, columns: &Columns) -> Record {
        let given =
            |column: Option<usize>| column.map(|column| self.field(column)).filter(|text| !text.is_empty());
        let topics = given(columns.topics).unwrap_or_default();
        Record {
            line: self.line,
            last_line: self.last_line,
            title: one_line(self.field(columns.question)),
            answer: given(columns.answer).map(str::to_owned),
            level: given(columns.level).and_then(level_in),
            topics: topics.split([',', ';', '|']).map(one_slug).filter(|topic| !topic.is_empty()).collect(),
            ..Record::default()
        }
    }
}

pub(super) fn rows(file: &str, text: &str, delimiter: u8) -> Result<Vec<Row>, ImportError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let line_of = |line: u64| u32::try_from(line).unwrap_or(u32::MAX);
        let record = record.map_err(|error| {
            malformed(file, error.position().map_or(0, |place| line_of(place.line())), &error)
        })?;
        let line = record.position().map_or(0, |place| line_of(place.line()));
        let breaks = record.iter().map(|field| field.matches('\n').count()).sum::<usize>();
        let last_line = line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        rows.push(Row { line, last_line, fields: record.iter().map(str::to_owned).collect() });
    }
    Ok(rows)
}

/// The mark that splits the most rows into as many fields as the first.
fn delimiter(text: &str) -> u8 {
    let sample: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let outside_quotes = |line: &str, mark: u8| {
        let mut quoted = false;
        line.bytes()
            .filter(|&byte| {
                quoted ^= byte == b'"';
                byte == mark && !quoted
            })
            .count()
    };
    let regular = |mark: u8| {
        let counts: Vec<usize> = sample.iter().map(|line| outside_quotes(line, mark)).collect();
        let first = counts.first().copied().unwrap_or(0);
        if first == 0 { 0 } else { counts.iter().filter(|&&count| count == first).count() }
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|&mark| regular(mark));
    best.filter(|&mark| regular(mark) > 0).unwrap_or(b',')
}

/// The columns by their names in the first row, or else by what is in them.
fn guess(rows: &[Row]) -> Columns {
    let names: Vec<String> = rows
        .first()
        .map(|row| row.fields.iter().map(|name| name.trim().to_lowercase()).collect())
        .unwrap_or_default();
    let named = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
    let question = named(&[
        "question",
        "questions",
        "q",
        "title",
        "front",
        "prompt",
        "term",
        "frage",
        "pregunta",
        "вопрос",
        "问题",
        "question text",
    ]);
    if let Some(question) = question {
        return Columns {
            question,
            answer: named(&[
                "answer",
                "answers",
                "a",
                "back",
                "solution",
                "response",
                "definition",
                "explanation",
                "antwort",
                "respuesta",
                "ответ",
                "答案",
                "model answer",
            ]),
            level: named(&["level", "difficulty", "seniority", "experience"]),
            topics: named(&["topic", "topics", "tag", "tags", "category", "subject", "section"]),
            header: true,
        };
    }
    let width = rows.iter().take(SAMPLE).map(|row| row.fields.len()).max().unwrap_or(1);
    let sample = || rows.iter().take(SAMPLE);
    let asking = |column: usize| sample().filter(|row| asks(row.field(column))).count();
    let question = (0..width).rev().max_by_key(|&column| asking(column)).filter(|&column| asking(column) > 0);
    let question = question.unwrap_or(0);
    let length = |column: usize| sample().map(|row| row.field(column).len()).sum::<usize>();
    let answer = (0..width)
        .filter(|&column| column != question && length(column) > 0)
        .max_by_key(|&column| length(column));
    Columns { question, answer, ..Columns::default() }
}
