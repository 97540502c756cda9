//! Stored answers compared again: what is new is told and stored, what was there stays, and the
//! person's own judgements and verdicts stand.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, OWN_WORDS, practice, tiny_model};
use hotseat_api::dto::{
    Action, Deletion, ExportFormat, PlanSettings, ReportFormat, ReportScope, VerdictChange,
};
use hotseat_api::{Engines, SessionExport};
use hotseat_interview::{Judgement, Verdict};
use hotseat_storage::{SessionId, Store, StoredLocked};

/// A finished interview of two questions, answered, judged and locked.
fn finished() -> (Desk, String) {
    let desk = Desk::new();
    let session = desk.begins(PlanSettings { probes: false, ..practice(2) }).session;
    for _ in 0..2 {
        desk.answers(OWN_WORDS);
        desk.judges_all_and_locks();
        desk.acts(Action::MoveOn);
    }
    (desk, session)
}

/// As if an engine of long ago had compared everything, and found every point covered.
fn age(desk: &Desk) {
    let database = rusqlite::Connection::open(desk.path().join("hotseat.db")).unwrap();
    let rows: Vec<(i64, String)> = database
        .prepare("SELECT id, body FROM comparison")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (id, body) in rows {
        let mut body: serde_json::Value = serde_json::from_str(&body).unwrap();
        body["engine"]["version"] = "0".into();
        for point in body["points"].as_array_mut().unwrap() {
            point["verdict"] = "covered".into();
        }
        let (body, version) = (body.to_string(), "0");
        database
            .execute(
                "UPDATE comparison SET body = ?2, engine_version = ?3 WHERE id = ?1",
                (id, body, version),
            )
            .unwrap();
    }
}

fn versions(export: &SessionExport, item: u32) -> Vec<String> {
    let of = export.comparisons.iter().filter(|stored| stored.item == item);
    of.map(|stored| stored.comparison.engine.version.clone()).collect()
}

#[test]
fn what_changed_is_told_and_the_old_verdicts_stay() {
    let (desk, session) = finished();
    let now = desk.hotseat.comparing().unwrap().engine;
    age(&desk);
    let before = desk.exported(&session);
    let start = desk.hotseat.compare_again_start().unwrap();
    assert_eq!((start.answers, start.by_others, start.sessions.len()), (2, 2, 1));
    assert_eq!(start.engine, now);

    let replayed = desk.hotseat.compare_again(vec![session.clone()], None).unwrap();
    assert_eq!((replayed.answers, replayed.changed.len()), (2, 2), "{replayed:?}");
    let first = &replayed.changed[0];
    assert_eq!((first.item, first.before.version.as_str(), &first.now), (0, "0", &now));
    let points = before.plan.items[0].question.key_points.len();
    assert!(
        first.points.len() == points && first.points.iter().all(|point| point.before == Verdict::Covered)
    );

    let after = desk.exported(&session);
    assert_eq!(versions(&after, 0), [now.version.as_str(), "0"]);
    assert!(before.comparisons.iter().all(|old| after.comparisons.contains(old)), "each is as it was");
    assert_eq!(
        (&after.log, &after.items),
        (&before.log, &before.items),
        "nothing happened to the person's own"
    );

    let timeline = desk.hotseat.timeline(session.clone(), 0, None).unwrap();
    let shown: Vec<&str> = timeline.comparisons.iter().map(|one| one.engine.version.as_str()).collect();
    assert_eq!(shown, [now.version.as_str(), "0"]);
    assert_eq!(timeline.comparisons[1].points, first.points, "the review says the same of it");
    assert_eq!(timeline.comparisons[1].verdicts.len(), points);
    assert!(timeline.comparisons[0].points.is_empty() && timeline.engine_now == now);

    assert_eq!(desk.hotseat.compare_again_start().unwrap().by_others, 0);
    let again = desk.hotseat.compare_again(vec![session.clone()], None).unwrap();
    assert_eq!((again.answers, again.changed.len()), (2, 0));
    assert_eq!(desk.exported(&session), after, "what says nothing new is not stored again");
}

#[test]
fn one_answer_can_be_compared_again_alone() {
    let (desk, session) = finished();
    age(&desk);
    let replayed = desk.hotseat.compare_again(vec![session.clone()], Some(1)).unwrap();
    assert_eq!((replayed.answers, replayed.changed[0].item), (1, 1));
    let after = desk.exported(&session);
    assert_eq!((versions(&after, 0).len(), versions(&after, 1).len()), (1, 2));
}

/// What is noted of a session's locked answers for the statistics.
fn locked(desk: &Desk, session: &str) -> Vec<StoredLocked> {
    let store = Store::open_reading(desk.path()).unwrap();
    store.read(|tx| tx.locked_of(&SessionId(session.to_owned()))).unwrap()
}

#[test]
fn progress_and_lists_follow_the_newest_verdicts() {
    let (desk, session) = finished();
    age(&desk);
    let covered = |desk: &Desk| {
        let shown = desk.hotseat.session(session.clone()).unwrap().items.swap_remove(0);
        let points = shown.reveal.unwrap().points;
        points.iter().filter(|point| point.verdict == Some(Verdict::Covered)).count()
    };
    assert!(covered(&desk) > 0);
    desk.hotseat.compare_again(vec![session.clone()], None).unwrap();
    assert_eq!(covered(&desk), 0, "{OWN_WORDS:?} covers nothing");
    // What was noted for the statistics is what a fresh start would note.
    let noted = locked(&desk, &session);
    let database = rusqlite::Connection::open(desk.path().join("hotseat.db")).unwrap();
    database.execute("UPDATE session SET indexed = 0", []).unwrap();
    drop(database);
    let desk = desk.dies_and_comes_back(hotseat_interview::Millis::seconds(5));
    assert_eq!(locked(&desk, &session), noted);
}

#[test]
fn an_overruled_verdict_stays_and_both_are_exported() {
    let (desk, session) = finished();
    age(&desk);
    let point = desk.exported(&session).plan.items[0].question.key_points[0].clone();
    let overrule = Action::Overrule { item: 0, key_point: point.id.clone(), verdict: Some(Verdict::Partly) };
    desk.hotseat.amend(session.clone(), overrule).unwrap();
    let replayed = desk.hotseat.compare_again(vec![session.clone()], None).unwrap();
    let VerdictChange { before, now, overruled, .. } = &replayed.changed[0].points[0];
    assert_eq!((*before, *overruled), (Verdict::Covered, Some(Verdict::Partly)));
    assert_ne!(*now, Verdict::Covered);

    let export = desk.exported(&session);
    let state = &export.items[0];
    assert_eq!(state.overruled[&point.id], Verdict::Partly);
    assert_eq!(state.judgements[&point.id], Judgement::Said);
    let told: Vec<Verdict> = export
        .comparisons
        .iter()
        .filter(|stored| stored.item == 0)
        .map(|stored| stored.comparison.points[0].verdict)
        .collect();
    assert_eq!(told, [*now, Verdict::Covered], "both of the program's stand beside the person's");
    let replay = export.replay().unwrap();
    assert_eq!(replay.items()[0].overruled[&point.id], Verdict::Partly, "and the log tells it as well");

    let json = desk.hotseat.exported_text(&session, ExportFormat::Json).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["items"][0]["overruled"][&point.id], "partly");
    assert_eq!(json["comparisons"].as_array().unwrap().len(), 4);

    let row = |text: &str| text.lines().find(|line| line.contains(&point.say)).map(str::to_owned);
    let markdown = desk.hotseat.exported_text(&session, ExportFormat::Markdown).unwrap();
    let shown = row(&markdown).unwrap_or_else(|| panic!("{markdown}"));
    let cells: Vec<&str> = shown.split('|').map(str::trim).collect();
    assert_eq!(cells[3..6], ["said it", "can't tell", "partly"], "{shown}");

    let path = desk.path().join("report.json").display().to_string();
    let scope = ReportScope { session: Some(session.clone()), ..ReportScope::default() };
    desk.hotseat.report(scope, ReportFormat::Json, path.clone()).unwrap();
    let report: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let reported = &report["sessions"][0]["answers"][0]["points"][0];
    assert_eq!(
        (&reported["overruled"], &reported["program"]),
        (&"partly".into(), &serde_json::to_value(now).unwrap()),
        "{reported}"
    );
}

#[test]
fn another_engine_speaks_where_one_is_given() {
    let (desk, session) = finished();
    let folder = desk.path().join("own/tiny");
    tiny_model(&folder);
    let engines = Engines::with_sentences(&folder).unwrap();
    let replayed = desk.hotseat.compare_again_with(&engines, std::slice::from_ref(&session), None).unwrap();
    assert_eq!(replayed.answers, 2);
    let export = desk.exported(&session);
    assert_eq!(versions(&export, 0).len(), 2, "an engine that agrees is stored too: it spoke");
    assert_eq!(export.comparisons[0].comparison.engine, engines.engine());
}

#[test]
fn deleted_and_damaged_sessions_are_left_out() {
    let (desk, session) = finished();
    age(&desk);
    let answer = Deletion { session: session.clone(), item: Some(0), sound_only: false };
    desk.hotseat.delete_from_history(answer).unwrap();
    let replayed = desk.hotseat.compare_again(vec![session.clone(), "nobody".into()], None).unwrap();
    assert_eq!((replayed.answers, replayed.left_out.len()), (1, 1), "{replayed:?}");
    assert!(replayed.left_out[0].contains("nobody"));
    let whole = Deletion { session: session.clone(), item: None, sound_only: false };
    desk.hotseat.delete_from_history(whole).unwrap();
    assert_eq!(desk.hotseat.compare_again_start().unwrap().sessions, []);
    let replayed = desk.hotseat.compare_again(vec![session], None).unwrap();
    assert_eq!((replayed.answers, replayed.left_out.len()), (0, 1));
}

#[test]
fn the_interview_that_is_held_goes_on_with_the_new_verdicts() {
    let desk = Desk::new();
    let session = desk.begins(PlanSettings { probes: false, ..practice(2) }).session;
    desk.answers(OWN_WORDS);
    desk.judges_all_and_locks();
    age(&desk);
    let replayed = desk.hotseat.compare_again(vec![session.clone()], None).unwrap();
    assert_eq!(replayed.changed.len(), 1);
    let point = desk.exported(&session).plan.items[0].question.key_points[0].id.clone();
    desk.acts(Action::Overrule { item: 0, key_point: point, verdict: Some(Verdict::Covered) });
    let noted = locked(&desk, &session).swap_remove(0).answer.points;
    assert!(
        noted.iter().all(|point| point.found != Some(Verdict::Covered)),
        "the old ones are back: {noted:?}"
    );
}
