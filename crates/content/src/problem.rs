use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The pack is not used until this is mended.
    Error,
    Warning,
}

/// One mistake in a pack, at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
    pub severity: Severity,
    /// Names the kind of mistake: `missing-weight`.
    pub code: &'static str,
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it is in the file's text, in bytes.
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) span: Range<usize>,
}

impl Problem {
    /// How many characters of the file it is about.
    pub fn length(&self, report: &LintReport) -> u32 {
        let text = report.texts.get(&self.file).and_then(|text| text.get(self.span.clone()));
        text.map_or(0, |text| u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
    }
}

/// Every mistake found, in the order of files and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct LintReport {
    /// How many files were read.
    pub files: usize,
    pub questions: usize,
    pub problems: Vec<Problem>,
    /// The text of each file with a problem, to quote from.
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) texts: BTreeMap<String, String>,
}

impl LintReport {
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.severity == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }

    pub(crate) fn first_error(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.severity == Severity::Error)
    }

    /// Takes up what was found in one file.
    pub(crate) fn add(&mut self, found: Found<'_>) {
        self.files += 1;
        if !found.problems.is_empty() {
            self.texts.insert(found.file.to_owned(), found.text.to_owned());
        }
        self.problems.extend(found.problems);
    }
}

/// Collects the mistakes of one file.
pub(crate) struct Found<'t> {
    pub file: &'t str,
    pub text: &'t str,
    pub problems: Vec<Problem>,
}

impl<'t> Found<'t> {
    pub fn new(source: &'t crate::Source) -> Found<'t> {
        Found { file: &source.name, text: &source.text, problems: Vec::new() }
    }

    pub fn error(&mut self, code: &'static str, span: &Range<usize>, message: impl Into<String>, help: &str) {
        self.push(Severity::Error, code, span, message.into(), help);
    }

    pub fn warning(
        &mut self,
        code: &'static str,
        span: &Range<usize>,
        message: impl Into<String>,
        help: &str,
    ) {
        self.push(Severity::Warning, code, span, message.into(), help);
    }

    fn push(
        &mut self,
        severity: Severity,
        code: &'static str,
        span: &Range<usize>,
        message: String,
        help: &str,
    ) {
        let span = one_line(self.text, span);
        let (line, column) = place(self.text, span.start);
        let help = (!help.is_empty()).then(|| help.to_owned());
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line,
            column,
            severity,
            code,
            message,
            help,
            span,
        });
    }

    pub fn sort(&mut self) {
        self.problems.sort_by_key(|problem| (problem.span.start, problem.severity));
    }
}

/// The part of a span on its first line: a problem is pointed at, not painted over.
fn one_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..start + text[start..end.min(line_end)].trim_end().len()
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn place(text: &str, offset: usize) -> (u32, u32) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = u32::try_from(before[line_start..].chars().count()).unwrap_or(u32::MAX);
    (crate::source::line_at(text.as_bytes(), offset), column.saturating_add(1))
}
