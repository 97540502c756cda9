//! A report as one page of HTML that needs nothing beside it: no script, no font, no picture.

use super::figures::{AnswerReport, PointReport, Report, SessionReport};
use super::moment;
use crate::view::{clock_words, level_words, verdict_words};
use hotseat_content::inline_html;
use hotseat_interview::{Judgement, MissReason, Outcome, Verdict, Weight};
use std::fmt::Write as _;

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #262421; --soft: #5d5850; --paper: #faf8f4; --rule: #d8d2c6 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e3da; --soft: #aaa398; --paper: #1d1b19; --rule: #46423b } }
body { margin: 3rem auto; max-width: 46rem; padding: 0 1.5rem; color: var(--ink); background: var(--paper);
  font: 16px/1.55 Inter, system-ui, sans-serif }
h1, h2, h3 { font-family: 'Source Serif 4', Georgia, serif; line-height: 1.25; text-wrap: balance }
h2 { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1.5rem }
h3 { margin-top: 2.5rem }
.soft { color: var(--soft) }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--rule); white-space: pre-wrap }
table { width: 100%; border-collapse: collapse; font-size: 14px }
th, td { padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top }
.missed td:first-child { font-weight: 600 }
@media print { body { margin: 0; max-width: none } h3, tr { break-inside: avoid; break-after: avoid } }
";

pub(super) fn page(report: &Report) -> String {
    let title = escaped(&report.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}</p>\n",
        escaped(&totals_words(report))
    );
    for session in &report.sessions {
        if report.sessions.len() > 1 {
            let heading = format!("{}, {}", session.title, moment(&session.held));
            let _ = writeln!(out, "<h2>{}</h2>", escaped(&heading));
        }
        write_session(&mut out, session);
    }
    let _ = writeln!(
        out,
        "<p class=\"soft\">Made by Hotseat on {}. Verdicts are the program's word, not a grade.</p>\n</body>\n</html>",
        escaped(&moment(&report.made))
    );
    out
}

fn write_session(out: &mut String, session: &SessionReport) {
    let tags =
        if session.tags.is_empty() { String::new() } else { format!(" Tags: {}.", session.tags.join(", ")) };
    let _ = writeln!(
        out,
        "<p class=\"soft\">{}</p>",
        escaped(&format!(
            "Held {}: {} of {} used.{tags}",
            moment(&session.held),
            clock_words(session.used),
            clock_words(session.budget)
        ))
    );
    write_notes(out, &session.notes);
    for answer in &session.answers {
        write_answer(out, answer);
    }
}

fn write_answer(out: &mut String, answer: &AnswerReport) {
    let level = answer.level.map(level_words).into_iter().map(str::to_owned);
    let facts: Vec<String> = level.chain(answer.topics.iter().cloned()).collect();
    let _ = writeln!(out, "<h3>{}. {}</h3>", answer.number, inline_html(&answer.title));
    if !facts.is_empty() {
        let _ = writeln!(out, "<p class=\"soft\">{}</p>", escaped(&facts.join(", ")));
    }
    let _ = writeln!(out, "<p>{}</p>", escaped(&outcome(answer)));
    if !answer.text.is_empty() {
        let _ = writeln!(out, "<blockquote>{}</blockquote>", escaped(&answer.text));
    }
    if let Some(points) = answer.points.as_ref().filter(|points| !points.is_empty()) {
        out.push_str(
            "<table>\n<thead><tr><th>Key point</th><th>Weight</th><th>You</th><th>Program</th><th>At</th></tr></thead>\n<tbody>\n",
        );
        for point in points {
            write_point(out, point);
        }
        out.push_str("</tbody>\n</table>\n");
    }
    if !answer.scores.is_empty() {
        let scores: Vec<String> = answer
            .scores
            .iter()
            .map(|score| escaped(&format!("{}: {} ({})", score.row, score.level, score.label)))
            .collect();
        let _ = writeln!(out, "<p>Your own score. {}.</p>", scores.join("; "));
    }
    write_notes(out, &answer.notes);
}

fn write_point(out: &mut String, point: &PointReport) {
    let class = if point.is_missed() { " class=\"missed\"" } else { "" };
    let program = match point.overruled {
        Some(own) => format!("{}; yours: {}", verdict(point.program), verdict_words(own)),
        None => verdict(point.program).to_owned(),
    };
    let you = match point.reason {
        Some(_) => format!("{}, {}", judgement(point.you), reason(point.reason)),
        None => judgement(point.you).to_owned(),
    };
    let _ = writeln!(
        out,
        "<tr{class}><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        escaped(&point.say),
        weight(point.weight),
        escaped(&you),
        escaped(&program),
        point.heard.map(clock_words).unwrap_or_default(),
    );
}

fn write_notes(out: &mut String, notes: &[String]) {
    for note in notes {
        let _ = writeln!(out, "<blockquote>Note: {}</blockquote>", escaped(note));
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The sums, in a sentence or two.
pub(super) fn totals_words(report: &Report) -> String {
    let totals = &report.totals;
    let count = |number: u32, one: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {one}s"),
    };
    let day = |held: &str| held.get(..10).unwrap_or(held).to_owned();
    let days = match (day(&report.from), day(&report.until)) {
        (first, last) if first == last => format!(" on {first}"),
        (first, last) => format!(" from {first} to {last}"),
    };
    let mut words = format!(
        "{}{days}, {}, {} used.",
        count(totals.sessions, "session"),
        count(totals.answers, "answer"),
        clock_words(totals.used)
    );
    if totals.said + totals.partly + totals.didnt > 0 {
        let _ = write!(
            words,
            " Of the key points you judged, {} said, {} partly, {} not.",
            totals.said, totals.partly, totals.didnt
        );
    }
    if totals.misheard > 0 {
        let _ = write!(words, " {} misheard and not counted.", totals.misheard);
    }
    words
}

/// What became of a question, and the time it took.
pub(super) fn outcome(answer: &AnswerReport) -> String {
    let times = format!(
        "thought {}, answered {} of {}{}",
        clock_words(answer.think_used),
        clock_words(answer.answer_used),
        clock_words(answer.answer_budget),
        match answer.overtime.0 {
            0 => String::new(),
            _ => format!(", {} over", clock_words(answer.overtime)),
        }
    );
    let standing = match answer.outcome {
        _ if answer.deleted => "Deleted",
        Outcome::Answered if answer.points.is_none() => "Answered, not judged yet",
        Outcome::Answered => "Answered",
        Outcome::Skipped => "Skipped",
        Outcome::NotReached => return "Not reached.".to_owned(),
        Outcome::Parked => "Put off",
        Outcome::Open => "Being asked",
        Outcome::Ahead => return "Not asked yet.".to_owned(),
    };
    let early = if answer.shown_early { " Everything was shown before the lock." } else { "" };
    let hinted = if answer.hinted { " Key points lit up while it was answered." } else { "" };
    format!("{standing}: {times}.{early}{hinted}")
}

pub(super) fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Core => "core",
        Weight::Supporting => "supporting",
        Weight::Bonus => "bonus",
    }
}

pub(super) fn judgement(judgement: Option<Judgement>) -> &'static str {
    match judgement {
        Some(Judgement::Said) => "said it",
        Some(Judgement::Partly) => "partly",
        Some(Judgement::Didnt) => "didn't",
        None => "not judged",
    }
}

pub(super) fn verdict(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("not compared", verdict_words)
}

pub(super) fn reason(reason: Option<MissReason>) -> &'static str {
    match reason {
        Some(MissReason::Forgot) => "forgot it",
        Some(MissReason::NoTime) => "no time",
        Some(MissReason::Misread) => "misread the question",
        Some(MissReason::Misheard) => "misheard",
        None => "",
    }
}
