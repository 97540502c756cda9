//! A report as Markdown.

use super::figures::{AnswerReport, Report, SessionReport};
use super::html::{judgement, outcome, reason, totals_words, verdict, weight};
use super::moment;
use crate::view::{clock_words, level_words};
use std::fmt::Write as _;

pub(super) fn text(report: &Report) -> String {
    let mut out = format!("# {}\n\n{}\n", report.title, totals_words(report));
    for session in &report.sessions {
        if report.sessions.len() > 1 {
            let _ = writeln!(out, "\n## {}, {}", session.title, moment(&session.held));
        }
        write_session(&mut out, session);
    }
    let made = moment(&report.made);
    let _ = writeln!(out, "\nMade by Hotseat on {made}. Verdicts are the program's word, not a grade.");
    out
}

fn write_session(out: &mut String, session: &SessionReport) {
    let tags =
        if session.tags.is_empty() { String::new() } else { format!(" Tags: {}.", session.tags.join(", ")) };
    let _ = writeln!(
        out,
        "\nHeld {}: {} of {} used.{tags}",
        moment(&session.held),
        clock_words(session.used),
        clock_words(session.budget)
    );
    for note in &session.notes {
        let _ = writeln!(out, "\n> Note: {}", lines(note));
    }
    for answer in &session.answers {
        write_answer(out, answer);
    }
}

fn write_answer(out: &mut String, answer: &AnswerReport) {
    let _ = writeln!(out, "\n### {}. {}\n", answer.number, answer.title);
    let level = answer.level.map(level_words).into_iter().map(str::to_owned);
    let facts: Vec<String> = level.chain(answer.topics.iter().cloned()).collect();
    if !facts.is_empty() {
        let _ = writeln!(out, "*{}*\n", facts.join(", "));
    }
    let _ = writeln!(out, "{}", outcome(answer));
    if !answer.text.is_empty() {
        let _ = writeln!(out, "\n> {}", lines(&answer.text));
    }
    if let Some(points) = answer.points.as_ref().filter(|points| !points.is_empty()) {
        let _ = writeln!(out, "\n| key point | weight | you | program | yours instead | at | why |");
        let _ = writeln!(out, "| --- | --- | --- | --- | --- | --- | --- |");
        for point in points {
            let cells = [
                point.say.clone(),
                weight(point.weight).to_owned(),
                judgement(point.you).to_owned(),
                verdict(point.program).to_owned(),
                point.overruled.map_or("", |own| verdict(Some(own))).to_owned(),
                point.heard.map(clock_words).unwrap_or_default(),
                reason(point.reason).to_owned(),
            ];
            let cells: Vec<String> =
                cells.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
    }
    if !answer.scores.is_empty() {
        out.push('\n');
    }
    for score in &answer.scores {
        let _ = writeln!(out, "- {}: {} ({})", score.row, score.level, score.label);
    }
    for note in &answer.notes {
        let _ = writeln!(out, "\n> Note: {}", lines(note));
    }
}

/// Somebody's own words as a block quote, so that a heading or a fence in them stays theirs.
fn lines(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join("\n> ")
}
