//! Reports, read back.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, judges, practice};
use hotseat_api::dto::{Action, PlanSettings, ReportFormat, ReportScope};
use hotseat_api::{Code, Report};
use hotseat_interview::{Judgement, MissReason, Verdict};

const ANSWER: &str = "It is <b>one</b> thread & a \"queue\".";

/// One question, and no follow-up between the answer and its judgement.
fn settings() -> PlanSettings {
    PlanSettings { probes: false, ..practice(1) }
}

/// An interview of one question, the first point of which was missed.
fn judged() -> (Desk, String) {
    let desk = Desk::new();
    let session = desk.begins(settings()).session;
    desk.answers(ANSWER);
    let points = desk.exported(&session).plan.items[0].question.key_points.clone();
    for (index, point) in points.iter().enumerate() {
        let judgement = if index == 0 { Judgement::Didnt } else { Judgement::Said };
        desk.acts(judges(0, &point.id, judgement));
    }
    desk.acts(Action::Lock { item: 0 });
    desk.acts(Action::MoveOn);
    desk.hotseat.tag_session(session.clone(), vec!["acme".into()]).unwrap();
    (desk, session)
}

fn one(session: &str) -> ReportScope {
    ReportScope { session: Some(session.to_owned()), ..ReportScope::default() }
}

fn text(desk: &Desk, scope: &ReportScope, format: ReportFormat) -> String {
    String::from_utf8(desk.hotseat.report_bytes(scope, format).unwrap()).unwrap()
}

#[test]
fn html_needs_nothing_beside_it_and_takes_no_markup_from_an_answer() {
    let (desk, session) = judged();
    let html = text(&desk, &one(&session), ReportFormat::Html);
    assert!(html.contains("It is &lt;b&gt;one&lt;/b&gt; thread &amp; a &quot;queue&quot;."), "{html}");
    for outside in ["<script", "<link", "<img", " src=", "url(", "@import", "http://", "https://"] {
        assert!(!html.contains(outside), "{outside:?} in {html}");
    }
    assert!(html.contains("default-src 'none'") && html.contains("acme"));
}

#[test]
fn a_pdf_holds_the_words_of_the_report() {
    let (desk, session) = judged();
    let path = desk.path().join("report.pdf").display().to_string();
    let written = desk.hotseat.report(one(&session), ReportFormat::Pdf, path.clone()).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(bytes.len(), written.bytes as usize);
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let words: String = pdf.extract_text(&pages).unwrap().split_whitespace().collect();
    for expected in ["thread&a\"queue\".", "Answered:thought", "Madeby", &format!("1of{}", pages.len())] {
        assert!(words.contains(expected), "{expected:?} in {words}");
    }
}

#[test]
fn an_overruled_verdict_stands_beside_the_programs_in_every_report() {
    let (desk, session) = judged();
    let point = desk.exported(&session).plan.items[0].question.key_points[0].clone();
    let program = desk.exported(&session).comparisons[0].comparison.points[0].verdict;
    let verdict = Some(Verdict::Contradicted);
    assert_ne!(Some(program), verdict, "or the two could not be told apart");
    let overrule = Action::Overrule { item: 0, key_point: point.id.clone(), verdict };
    desk.hotseat.amend(session.clone(), overrule).unwrap();

    let told = hotseat_api::verdict_words(program);
    let check = |format: ReportFormat, expected: &str| {
        let text = text(&desk, &one(&session), format);
        assert!(text.contains(expected), "{expected:?} in {text}");
    };
    check(ReportFormat::Html, &format!("{told}; yours: contradicted"));
    check(ReportFormat::Markdown, &format!("| {told} | contradicted |"));
    let report: Report = serde_json::from_str(&text(&desk, &one(&session), ReportFormat::Json)).unwrap();
    let reported = &report.sessions[0].answers[0].points.as_ref().unwrap()[0];
    assert_eq!((reported.program, reported.overruled), (Some(program), verdict));
    let csv = text(&desk, &one(&session), ReportFormat::Csv);
    let row = csv.lines().find(|line| line.contains(&point.id)).unwrap();
    let name = serde_json::to_value(program).unwrap();
    assert!(row.contains(&format!("{},contradicted", name.as_str().unwrap())), "{row}");
    let pdf = desk.hotseat.report_bytes(&one(&session), ReportFormat::Pdf);
    let pdf = lopdf::Document::load_mem(&pdf.unwrap()).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let words: String = pdf.extract_text(&pages).unwrap().split_whitespace().collect();
    assert!(words.contains("yoursinstead:contradicted"), "{words}");
}

#[test]
fn json_csv_and_anki_say_the_same() {
    let (desk, session) = judged();
    let report: Report = serde_json::from_str(&text(&desk, &one(&session), ReportFormat::Json)).unwrap();
    let points = report.sessions[0].answers[0].points.clone().unwrap();
    assert_eq!((report.totals.didnt, report.totals.said as usize), (1, points.len() - 1));
    assert_eq!(report.sessions[0].answers[0].words, 8);

    let csv = text(&desk, &one(&session), ReportFormat::Csv);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let headers = rows.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.unwrap()).collect();
    assert_eq!(rows.len(), 1 + points.len(), "a row for the answer and one for each point");
    let cell = |row: &csv::StringRecord, name: &str| {
        let at = headers.iter().position(|header| header == name).unwrap();
        row[at].to_owned()
    };
    assert_eq!((cell(&rows[0], "row"), cell(&rows[0], "words")), ("answer".into(), "8".into()));
    assert_eq!((cell(&rows[1], "you"), cell(&rows[1], "missed")), ("didnt".into(), "true".into()));

    let missed: Vec<_> = points.iter().filter(|point| point.is_missed()).collect();
    let anki = text(&desk, &one(&session), ReportFormat::Anki);
    let mut notes = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .comment(Some(b'#'))
        .has_headers(false)
        .from_reader(anki.as_bytes());
    let notes: Vec<csv::StringRecord> = notes.records().map(|note| note.unwrap()).collect();
    assert_eq!(notes.len(), missed.len(), "{anki}");
    assert!(notes[0][2].contains("Missed on 20") && notes[0][3].starts_with("hotseat "), "{anki}");
}

#[test]
fn what_was_misheard_does_not_count() {
    let (desk, session) = judged();
    let point = desk.exported(&session).plan.items[0].question.key_points[0].id.clone();
    let explain = Action::Explain { item: 0, key_point: point.clone(), reason: Some(MissReason::Misheard) };
    desk.hotseat.amend(session.clone(), explain).unwrap();
    let report: Report = serde_json::from_str(&text(&desk, &one(&session), ReportFormat::Json)).unwrap();
    assert_eq!((report.totals.didnt, report.totals.misheard), (0, 1));
    let anki = text(&desk, &one(&session), ReportFormat::Anki);
    assert!(!anki.contains(&format!("/{point}\t")), "{anki}");
}

#[test]
fn what_was_shown_before_the_lock_is_said_for_ever() {
    let desk = Desk::new();
    let session = desk.begins(settings()).session;
    desk.answers("An answer.");
    desk.acts(Action::Peek { item: 0 });
    desk.judges_all_and_locks();
    desk.acts(Action::EndEarly);
    let desk = desk.dies_and_comes_back(hotseat_interview::Millis::ZERO);
    let said = "Everything was shown before the lock.";
    for format in [ReportFormat::Html, ReportFormat::Markdown] {
        let report = text(&desk, &one(&session), format);
        assert!(report.contains(said), "{format:?}: {report}");
    }
    let export = desk.hotseat.exported_text(&session, hotseat_api::dto::ExportFormat::Markdown).unwrap();
    assert!(export.contains(said), "{export}");
    let report: Report = serde_json::from_str(&text(&desk, &one(&session), ReportFormat::Json)).unwrap();
    assert!(report.sessions[0].answers[0].shown_early);
    assert_eq!([&report.from, &report.until], [&report.sessions[0].held; 2], "and when it was held");
}

#[test]
fn a_period_is_of_finished_sessions_and_keeps_secrets() {
    let (desk, _) = judged();
    desk.begins(settings());
    let all = ReportScope::default();
    let report: Report = serde_json::from_str(&text(&desk, &all, ReportFormat::Json)).unwrap();
    assert_eq!(report.sessions.len(), 1, "one is not finished");
    desk.answers("Nothing was judged of this.");
    desk.acts(Action::EndEarly);
    let report: Report = serde_json::from_str(&text(&desk, &all, ReportFormat::Json)).unwrap();
    assert_eq!(report.sessions.len(), 2);
    let unjudged = &report.sessions[1].answers[0];
    assert_eq!(unjudged.points, None, "nothing is shown before the lock");
    let markdown = text(&desk, &all, ReportFormat::Markdown);
    assert!(markdown.starts_with("# All sessions\n") && markdown.contains("not judged yet"), "{markdown}");

    let tagged = ReportScope { tags: vec!["acme".into()], ..ReportScope::default() };
    assert_eq!(
        serde_json::from_str::<Report>(&text(&desk, &tagged, ReportFormat::Json)).unwrap().sessions.len(),
        1
    );
    let none = ReportScope { from: Some("2030-01-01".into()), ..ReportScope::default() };
    assert_eq!(desk.hotseat.report_bytes(&none, ReportFormat::Html).unwrap_err().code, Code::NotFound);
}
