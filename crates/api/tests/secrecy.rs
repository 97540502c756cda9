//! Before a judgement is locked, nothing of the model answer, the traps or the verdicts leaves the
//! program: not only is it not shown, it is not in the document.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, exam, practice, stage};
use hotseat_api::dto::{Action, ExportFormat, HistoryFilter};
use hotseat_interview::{Question, QuestionId};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashSet;

/// Words that may be part of something else are no sign: the least that counts as said.
const LEAST_WORDS: usize = 4;
/// Names of fields that hold what only the lock reveals.
const VERDICT_FIELDS: [&str; 6] = ["verdict", "rule", "because", "evidence", "matched", "model_answer_html"];

/// A text as words alone, so that neither Markdown nor HTML makes it look different.
fn plain(text: &str) -> String {
    let mut out = String::from(" ");
    let mut in_tag = false;
    let text = ["&lt;", "&gt;", "&amp;", "&nbsp;"]
        .iter()
        .fold(text.to_owned(), |text, mark| text.replace(mark, " "));
    let next = text.chars().skip(1).chain([' ']);
    for (c, next) in text.chars().zip(next) {
        let begins = c == '<' && (next == '/' || next.is_ascii_alphabetic());
        in_tag = (in_tag || begins) && c != '>';
        if !in_tag && c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') && !matches!(c, '\'' | '’') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// The sentences of some texts, as [`plain`] has them, without those too short to tell.
fn sentences<'a>(texts: impl IntoIterator<Item = &'a String>) -> HashSet<String> {
    let sentences =
        texts.into_iter().flat_map(|text| text.split(['.', '\n', '?', '!', ';', '|', '<', '>', '&']));
    sentences.map(plain).filter(|text| text.split_whitespace().count() >= LEAST_WORDS).collect()
}

/// What may be read only after the lock.
fn behind_the_lock(question: &Question) -> HashSet<String> {
    let Question { key_points, traps, short, model_answer, shown, samples, .. } = question;
    let of_points = key_points.iter().flat_map(|point| point.accept.iter().chain(&point.probe));
    let of_traps = traps.iter().flat_map(|trap| trap.hear.iter().chain([&trap.why]));
    let whole = [short, model_answer, shown, &samples.low, &samples.middle, &samples.high];
    sentences(of_points.chain(of_traps).chain(whole.into_iter().flatten()))
}

/// What may be read once the answer is given.
fn behind_the_answer(question: &Question) -> HashSet<String> {
    sentences(question.key_points.iter().map(|point| &point.say))
}

fn on_the_face(question: &Question) -> HashSet<String> {
    sentences([&question.title].into_iter().chain(&question.body))
}

/// Everything that the program would say of the live session, as one text of words, and the names
/// of all fields that hold something.
fn said(desk: &Desk, session: &str) -> (String, HashSet<String>) {
    let (mut text, mut fields) = (String::new(), HashSet::new());
    let mut add = |view: Value| read(&view, &mut text, &mut fields);
    add(json(&desk.now()));
    add(json(&desk.review(session)));
    add(json(&desk.hotseat.home().unwrap()));
    add(json(&desk.hotseat.history(HistoryFilter::default()).unwrap()));
    add(json(&desk.hotseat.share_start(session.to_owned()).unwrap()));
    add(json(&desk.hotseat.mentors(session.to_owned()).unwrap()));
    add(json(&desk.hotseat.rescores_due().unwrap()));
    add(json(&desk.hotseat.exported_text(session, ExportFormat::Markdown).unwrap()));
    for asked in desk.exported(session).plan.items {
        let attempts = desk.hotseat.attempts(asked.question.id).unwrap();
        add(json(&attempts));
    }
    for item in 0..u32::try_from(desk.review(session).items.len()).unwrap() {
        add(json(&desk.hotseat.timeline(session.to_owned(), item, None).unwrap()));
    }
    (text, fields)
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn read(value: &Value, text: &mut String, fields: &mut HashSet<String>) {
    match value {
        Value::String(string) => text.push_str(&plain(string)),
        Value::Array(values) => values.iter().for_each(|value| read(value, text, fields)),
        Value::Object(values) => {
            for (name, value) in values {
                if !value.is_null() {
                    fields.insert(name.clone());
                }
                read(value, text, fields);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// How far each question of the plan has come, as far as its secrets go.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Answered,
    Locked,
}

/// Checks that all of what is open, and nothing else, is said at this moment.
fn check(desk: &Desk, session: &str, at: &str, open: &[Open]) {
    let plan = desk.exported(session).plan;
    let questions: Vec<(&Question, Open)> =
        plan.items.iter().map(|asked| &asked.question).zip(open.iter().copied()).collect();
    let (text, fields) = said(desk, session);
    // What one question keeps back, another may say openly.
    let mut allowed: HashSet<String> = HashSet::new();
    for (question, open) in &questions {
        allowed.extend(on_the_face(question));
        if *open != Open::Nothing {
            allowed.extend(behind_the_answer(question));
        }
        if *open == Open::Locked {
            allowed.extend(behind_the_lock(question));
        }
    }
    let is_allowed = |secret: &String| allowed.iter().any(|open| open.contains(secret.as_str()));
    for (question, open) in &questions {
        let QuestionId(id) = &question.id;
        let secret = |of: HashSet<String>, what| {
            let kept: Vec<String> = of.into_iter().filter(|secret| !is_allowed(secret)).collect();
            assert!(!kept.is_empty(), "{at}: {id} has no {what} to keep");
            for sentence in kept {
                assert!(!text.contains(&sentence), "{at}: {what} of {id} is told: {sentence:?}");
            }
        };
        // Were the search blind, it would find nothing here either.
        let told = |of: HashSet<String>, what| {
            for sentence in of {
                assert!(text.contains(&sentence), "{at}: {what} of {id} is not told: {sentence:?}");
            }
        };
        match open {
            Open::Nothing => {
                secret(behind_the_answer(question), "a key point");
                secret(behind_the_lock(question), "what is behind the lock");
            }
            Open::Answered => {
                told(behind_the_answer(question), "a key point");
                secret(behind_the_lock(question), "what is behind the lock");
            }
            Open::Locked => {
                told(behind_the_answer(question), "a key point");
                told(sentences(&question.model_answer), "the model answer");
                told(sentences(question.traps.iter().map(|trap| &trap.why)), "a correction");
            }
        }
    }
    if open.iter().all(|open| *open != Open::Locked) {
        let told: Vec<_> = VERDICT_FIELDS.iter().filter(|name| fields.contains(**name)).collect();
        assert!(told.is_empty(), "{at}: fields {told:?} are filled");
    }
}

#[test]
fn practice_reveals_one_question_at_a_time() {
    use Open::{Answered, Locked, Nothing};
    let desk = Desk::new();
    let session = desk.begins(practice(3)).session;
    let check = |at: &str, open: [Open; 3]| check(&desk, &session, at, &open);
    check("thinking", [Nothing; 3]);
    desk.spends(1);
    desk.acts(Action::BeginAnswer);
    desk.types(OWN_WORDS);
    check("answering", [Nothing; 3]);
    desk.acts(Action::Pause);
    check("paused", [Nothing; 3]);
    desk.acts(Action::Unpause);
    desk.acts(Action::Done);
    check("judging", [Answered, Nothing, Nothing]);
    desk.judges_all_and_locks();
    check("locked", [Locked, Nothing, Nothing]);
    desk.acts(Action::MoveOn);
    check("thinking of the second", [Locked, Nothing, Nothing]);
    desk.answers(OWN_WORDS);
    check("judging the second", [Locked, Answered, Nothing]);
    // Left for later, it is not to be seen while the next one is asked.
    desk.acts(Action::MoveOn);
    check("thinking of the third", [Locked, Nothing, Nothing]);
    desk.answers(OWN_WORDS);
    check("judging the third", [Locked, Answered, Answered]);
    desk.judges_all_and_locks();
    check("locked the third", [Locked, Answered, Locked]);
}

#[test]
fn an_exam_keeps_everything_until_the_last_answer() {
    use Open::{Answered, Locked, Nothing};
    let desk = Desk::new();
    let session = desk.begins(exam(3)).session;
    let check = |at: &str, open: [Open; 3]| check(&desk, &session, at, &open);
    check("the first", [Nothing; 3]);
    desk.answers(OWN_WORDS);
    check("the second", [Nothing; 3]);
    desk.answers("");
    check("the third", [Nothing; 3]);
    desk.answers(OWN_WORDS);
    check("judging", [Answered; 3]);
    desk.judges_all_and_locks();
    check("the first is locked", [Locked, Answered, Answered]);
    desk.acts(Action::MoveOn);
    check("judging the second", [Locked, Answered, Answered]);
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    assert_eq!(stage(&desk.now()), "judging");
    check("judging the third", [Locked, Locked, Answered]);
}

/// A skipped question has nothing to judge: what it asks for is shown, but only when nothing is
/// asked any more in an exam.
#[test]
fn a_skipped_question_is_open_once_nothing_is_asked() {
    use Open::{Answered, Locked, Nothing};
    let desk = Desk::new();
    let session = desk.begins(exam(2)).session;
    desk.acts(Action::Skip);
    check(&desk, &session, "while the second is asked", &[Nothing; 2]);
    desk.answers(OWN_WORDS);
    check(&desk, &session, "while the second is judged", &[Locked, Answered]);
}

/// Someone who has another try must not read the answer before it.
#[test]
fn another_try_hides_the_key_points_again() {
    use Open::{Answered, Nothing};
    let desk = Desk::new();
    let session = desk.begins(hotseat_api::dto::PlanSettings { takes: 2, ..practice(1) }).session;
    desk.answers(OWN_WORDS);
    check(&desk, &session, "judging", &[Answered]);
    desk.acts(Action::Retake { item: 0 });
    check(&desk, &session, "answering again", &[Nothing]);
}
