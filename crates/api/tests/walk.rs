//! Whole interviews over the packs that ship, from the first screen to the exported file.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, asked, exam, judges, practice, stage};
use hotseat_api::Code;
use hotseat_api::dto::{Action, ExportFormat, HistoryFilter, PlanSettings, StageView, Tally};
use hotseat_interview::{Doc, Judgement, Millis, Outcome, Verdict, Weight};

/// The first Enter opens the plan, the second begins it as it stands.
#[test]
fn two_enters_lead_into_an_interview() {
    let desk = Desk::new();
    let home = desk.hotseat.home().unwrap();
    assert_eq!((home.unfinished, home.latest), (None, vec![]), "nothing was held yet");
    assert!(home.packs.iter().any(|pack| pack.id.0 == "node" && pack.questions >= 20), "{:?}", home.packs);

    let settings = desk.hotseat.plan_start().unwrap().settings;
    let preview = desk.hotseat.preview_plan(settings.clone()).unwrap();
    assert_eq!(preview.count, 5);
    assert!(preview.matching >= 20, "{preview:?}");
    assert!(preview.budget >= Millis::seconds(5 * 60), "{preview:?}");
    assert_eq!(desk.hotseat.preview_plan(settings.clone()).unwrap(), preview, "the seed decides, not chance");

    let view = desk.begins(settings);
    assert_eq!((stage(&view), view.position, view.of), ("thinking", 1, 5));
    assert_eq!((view.running, view.paused), (true, false));
    assert_eq!(view.line, "Let us begin.");
    assert_eq!(view.title, "Node.js");
}

/// Each answer is one of the model answers, so that there is something to find in it.
#[test]
fn a_practice_interview_from_the_first_question_to_the_last() {
    let desk = Desk::new();
    let session = desk.begins(practice(3)).session;
    let plan = desk.exported(&session).plan;
    for (item, planned) in (0..).zip(&plan.items) {
        let view = desk.now();
        assert_eq!((stage(&view), asked(&view).item, view.position), ("thinking", item, item + 1));
        desk.notes("first this, then that");
        let view = desk.answers(planned.question.model_answer.as_deref().unwrap());

        let StageView::Judging { points, rows, answer, may_lock, last, .. } = view.stage else {
            panic!("{:?}", view.stage)
        };
        assert_eq!(points.len(), planned.question.key_points.len());
        assert_eq!((answer.think.used, answer.answer.used), (Millis(1000), Millis(3000)));
        assert_eq!(answer.notes, "first this, then that");
        assert!(!may_lock, "nothing is judged yet");
        assert_eq!(last, item == 2);
        desk.refuses(Action::Lock { item }, Code::NotNow);
        let said = |nth: usize| if nth == 0 { Judgement::Partly } else { Judgement::Said };
        for (nth, point) in points.iter().enumerate() {
            desk.acts(judges(item, &point.id, said(nth)));
        }
        desk.acts(Action::Score { item, row: rows[0].row.id.clone(), level: 3 });

        let view = desk.acts(Action::Lock { item });
        let StageView::Revealed { review, .. } = view.stage else { panic!("{:?}", view.stage) };
        let reveal = review.reveal.expect("everything is shown after the lock");
        for (nth, point) in reveal.points.iter().enumerate() {
            assert_eq!(point.judgement, Some(said(nth)), "{}", point.id);
            if point.weight == Weight::Core {
                assert_eq!(point.verdict, Some(Verdict::Covered), "{}: {}", point.id, point.because);
                assert!(!point.evidence.is_empty(), "{} rests on nothing", point.id);
            }
        }
        assert_eq!(reveal.rows[0].level, Some(3));
        assert!(reveal.model_answer_html.is_some());
        desk.acts(Action::MoveOn);
    }
    assert_eq!(desk.hotseat.current().unwrap(), None, "a finished interview is let go of");

    let history = desk.hotseat.history(HistoryFilter::default()).unwrap().sessions;
    let points: u32 = plan.items.iter().map(|asked| asked.question.key_points.len() as u32).sum();
    let [card] = history.as_slice() else { panic!("{history:?}") };
    assert_eq!((card.finished, card.questions, card.answered, card.awaiting), (true, 3, 3, 0));
    assert_eq!(card.used, Millis(12_000));
    assert_eq!(card.own, Tally { said: points - 3, partly: 3, didnt: 0 });
    let home = desk.hotseat.home().unwrap();
    assert_eq!((home.unfinished, home.latest), (None, history.clone()));

    let review = desk.review(&session);
    assert_eq!(review.card, history[0]);
    for (item, planned) in review.items.iter().zip(&plan.items) {
        assert_eq!(item.outcome, Outcome::Answered);
        assert_eq!(Some(&item.takes[0].text), planned.question.model_answer.as_ref());
        assert_eq!(item.takes[0].latency, Some(Millis(2000)));
        assert!(item.reveal.is_some());
    }
}

#[test]
fn an_exam_asks_everything_before_it_lets_anything_be_judged() {
    let desk = Desk::new();
    let session = desk.begins(exam(3)).session;
    for item in 0..3 {
        assert_eq!((stage(&desk.now()), desk.item()), ("thinking", item));
        if item > 0 {
            // Not even the answers that were given.
            let view = desk.review(&session);
            assert!(view.items.iter().all(|item| item.to_judge.is_none() && item.rows_to_score.is_empty()));
            let point = &desk.exported(&session).plan.items[0].question.key_points[0].id;
            desk.refuses(judges(0, point, Judgement::Said), Code::NotNow);
        }
        desk.answers(OWN_WORDS);
    }
    for item in 0..3 {
        let view = desk.now();
        assert_eq!((stage(&view), asked(&view).item, view.position), ("judging", item, item + 1));
        assert_eq!(stage(&desk.judges_all_and_locks()), "revealed");
        desk.acts(Action::MoveOn);
    }
    assert_eq!(desk.hotseat.history(HistoryFilter::default()).unwrap().sessions[0].awaiting, 0);
    assert!(desk.review(&session).items.iter().all(|item| item.reveal.is_some()));
}

#[test]
fn what_is_put_off_comes_back_and_is_announced() {
    let desk = Desk::new();
    desk.begins(practice(3));
    desk.acts(Action::BeginAnswer);
    desk.types("half a");
    let second = desk.acts(Action::Park);
    assert_eq!((asked(&second).item, second.line.as_str()), (1, "Next question."));
    desk.acts(Action::Skip);
    let third = desk.acts(Action::MoveOn);
    assert_eq!((asked(&third).item, third.line.as_str()), (2, "Next question."));
    let StageView::Thinking { may_park, .. } = third.stage else { panic!("{:?}", third.stage) };
    assert!(may_park, "the first one is still to come");
    desk.acts(Action::Skip);
    let first = desk.acts(Action::MoveOn);
    assert_eq!((asked(&first).item, stage(&first)), (0, "answering"));
    assert_eq!(common::texts(&first).0, "half a");
    desk.refuses(Action::Park, Code::NotNow);
}

#[test]
fn ending_early_keeps_the_draft_as_an_answer() {
    let desk = Desk::new();
    let session = desk.begins(practice(3)).session;
    desk.acts(Action::BeginAnswer);
    desk.types("half an answer");
    assert_eq!(stage(&desk.acts(Action::EndEarly)), "judging");
    assert_eq!(stage(&desk.acts(Action::EndEarly)), "finished");
    let outcomes: Vec<_> = desk.review(&session).items.iter().map(|item| item.outcome).collect();
    assert_eq!(outcomes, [Outcome::Answered, Outcome::NotReached, Outcome::NotReached]);
    assert_eq!(
        desk.hotseat.history(HistoryFilter::default()).unwrap().sessions[0].awaiting,
        1,
        "it can be judged from History"
    );
}

/// In one file, everything: what is read back says the same as what was held.
#[test]
fn the_exported_json_is_the_session() {
    let desk = Desk::new();
    let session = desk.begins(practice(2)).session;
    desk.notes("a note with a 😀 in it");
    desk.answers(OWN_WORDS);
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    desk.acts(Action::BeginAnswer);
    desk.types("first");
    desk.edits(Doc::Answer, &[(0, "first", "second", 300), (6, "", " thought", 100)]).unwrap();
    desk.acts(Action::Pause);
    desk.clock.pass(Millis::seconds(90));
    desk.acts(Action::Unpause);
    desk.acts(Action::Done);
    desk.acts(Action::EndEarly);

    let file = desk.path().join("session.json");
    let written =
        desk.hotseat.export(session.clone(), ExportFormat::Json, file.display().to_string()).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written.bytes as usize, text.len());
    let export: hotseat_api::SessionExport = serde_json::from_str(&text).unwrap();
    assert_eq!(export, desk.exported(&session), "nothing is lost in the file");
    let replayed = export.replay().unwrap();
    assert_eq!(replayed.items(), export.items);
    assert_eq!(export.items[1].text(), "second thought");
    assert_eq!(export.comparisons.len(), 1, "one answer was locked");
    assert_eq!(replayed.paused_for(), Millis::seconds(90));

    let schema =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/session.schema.json");
    let schema = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    let file = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> = validator.iter_errors(&file).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "the export breaks its schema: {faults:?}");
}

#[test]
fn the_exported_markdown_reads_as_the_review_does() {
    let desk = Desk::new();
    let session = desk.begins(PlanSettings { packs: vec!["node".into()], ..practice(2) }).session;
    let question = desk.exported(&session).plan.items[0].question.clone();
    desk.answers("# mine\n```\nnot a fence of yours");
    desk.judges_all_and_locks();
    desk.acts(Action::MoveOn);
    desk.acts(Action::Skip);
    desk.acts(Action::MoveOn);

    let file = desk.path().join("session.md");
    desk.hotseat.export(session, ExportFormat::Markdown, file.display().to_string()).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    for expected in [
        "# Node.js\n",
        "in practice mode: 1 of 2 questions answered, 0:04 of",
        &format!("## 1. {}\n", question.title),
        "> # mine\n> ```\n> not a fence of yours\n",
        "| said it |",
        question.model_answer.as_deref().unwrap().trim(),
        "Skipped.",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in:\n{text}");
    }
}
