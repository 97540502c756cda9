//! Missed points as text that Anki imports: the question in front, the idea behind, and where it was
//! missed.

use super::figures::{AnswerReport, PointReport, Report, SessionReport};
use super::moment;
use crate::view::{clock_words, level_words};
use hotseat_content::html;

/// Each missed point once: where it was missed last.
pub(super) fn notes(report: &Report) -> String {
    let mut text = String::from(
        "#separator:tab\n#html:true\n#columns:Id\tFront\tBack\tTags\n#guid column:1\n#tags column:4\n",
    );
    let mut missed: Vec<(String, &SessionReport, &AnswerReport, &PointReport)> = Vec::new();
    for session in &report.sessions {
        for answer in &session.answers {
            for point in answer.points.iter().flatten() {
                let id = format!("{}/{}", answer.question, point.id);
                // A later answer that has the point takes it from the list again.
                missed.retain(|(known, ..)| *known != id);
                if point.is_missed() {
                    missed.push((id, session, answer, point));
                }
            }
        }
    }
    for (id, session, answer, point) in missed {
        let back = format!("{}\n\n*{}*", point.say, place(session, answer, point));
        let fields = [id, html(&answer.title), html(&back), tags(answer)];
        text.push_str(&fields.map(|field| quoted(&field)).join("\t"));
        text.push('\n');
    }
    text
}

fn place(session: &SessionReport, answer: &AnswerReport, point: &PointReport) -> String {
    let held = moment(&session.held);
    match point.heard {
        Some(heard) => {
            format!("Missed on {held}; your nearest words are at {} of the recording.", clock_words(heard))
        }
        None if answer.spoken => format!("Missed on {held}; not touched in the recording."),
        None => format!("Missed on {held}, in a typed answer."),
    }
}

fn tags(answer: &AnswerReport) -> String {
    let level = answer.level.map(|level| level_words(level).to_owned());
    let all =
        ["hotseat".to_owned(), answer.pack.clone()].into_iter().chain(level).chain(answer.topics.clone());
    all.map(|tag| tag.replace(char::is_whitespace, "-")).collect::<Vec<_>>().join(" ")
}

/// A field as a row may hold it.
fn quoted(field: &str) -> String {
    let field = field.trim();
    if field.contains(['\t', '\n', '\r', '"']) || field.starts_with('#') {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
