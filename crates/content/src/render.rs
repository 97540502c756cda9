use crate::{LintReport, Problem, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// Draws a report for a terminal, as a compiler would: each problem with the line it is on, then
/// one line that counts them.
pub fn render(report: &LintReport, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut drawn = String::new();
    for problem in &report.problems {
        drawn.push_str(&renderer.render(&[group(report, problem)]));
        drawn.push_str("\n\n");
    }
    drawn.push_str(&closing(report));
    drawn
}

fn group<'r>(report: &'r LintReport, problem: &'r Problem) -> Group<'r> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(problem.message.as_str()).id(problem.code);
    // The whole text would be searched for its line breaks once per problem: quote the line alone.
    let text = report.texts.get(&problem.file).map_or("", String::as_str);
    let start = text[..problem.span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[problem.span.end..].find('\n').map_or(text.len(), |length| problem.span.end + length);
    let span = problem.span.start - start..problem.span.end - start;
    let snippet = Snippet::source(&text[start..end])
        .path(problem.file.as_str())
        .line_start(problem.line as usize)
        .annotation(AnnotationKind::Primary.span(span));
    let group = title.element(snippet);
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}

fn closing(report: &LintReport) -> String {
    let count = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    };
    format!(
        "{} in {}: {}, {}",
        count(report.questions, "question"),
        count(report.files, "file"),
        count(report.errors(), "error"),
        count(report.warnings(), "warning"),
    )
}
