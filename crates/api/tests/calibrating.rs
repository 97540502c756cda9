//! How own scores compare with others, over answers whose comparison is known beforehand.

#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{Desk, exam};
use hotseat_api::SharedAnswers;
use hotseat_api::dto::{
    Action, Against, CalibrationPart, CalibrationView, OwnScore, PlanSettings, ShareChoice,
};
use hotseat_interview::Judgement;
use serde_json::json;

/// Touches no key point, and is long enough to be told so.
const BESIDE_THE_POINT: &str = "My grandmother keeps seven tabby cats in a small house by the northern lake, and each of \
                                them has a velvet cushion, a copper bowl and a favourite sunny window of its own.";

/// An exam about Node.js whose answers touch nothing, judged "said" throughout, every level 3 of 4.
fn held(desk: &Desk, count: u16) -> String {
    let settings = PlanSettings { packs: vec!["node".into()], ..exam(count) };
    let session = desk.begins(settings).session;
    for _ in 0..count {
        desk.answers(BESIDE_THE_POINT);
    }
    for _ in 0..count {
        desk.judges_all_and_locks();
        desk.acts(Action::MoveOn);
    }
    session
}

fn part(view: &CalibrationView, against: Against) -> &CalibrationPart {
    view.parts.iter().find(|part| part.against == against).unwrap()
}

/// Checks the bias of a part, in which every answer has the same.
fn check(view: &CalibrationView, against: Against, answers: u32, bias: f64) {
    let part = part(view, against);
    assert_eq!(part.answers, answers, "{against:?}");
    let found = part.bias.unwrap_or_else(|| panic!("{against:?} has no bias"));
    for (what, value) in [("mean", found.value), ("low end", found.low), ("high end", found.high)] {
        assert!((value - bias).abs() < 1e-9, "{against:?}, {what}: {value}, not {bias}");
    }
    assert!(part.spread.unwrap() < 1e-9, "{against:?} scatters");
}

#[test]
fn nothing_is_said_before_twenty_answers() {
    let desk = Desk::new();
    held(&desk, 19);
    let view = desk.hotseat.calibration().unwrap();
    assert_eq!((view.answers, view.needed, view.parts.len()), (19, 20, 0));
    held(&desk, 1);
    assert_eq!(desk.hotseat.calibration().unwrap().parts.len(), 3);
}

#[test]
fn biases_come_out_as_they_were_put_in() {
    let desk = Desk::new();
    let session = held(&desk, 27);
    let view = desk.hotseat.calibration().unwrap();
    // "Said" where the program found nothing: a whole scale too high.
    check(&view, Against::Verdicts, 27, 1.0);
    let verdicts = part(&view, Against::Verdicts);
    let agreement = verdicts.agreement.as_ref().unwrap();
    assert_eq!((agreement.same, agreement.near, agreement.further), (0, 0, agreement.pairs));
    assert!(agreement.pairs > 27 && agreement.share.unwrap().value == 0.0);
    let steps: Vec<u32> = verdicts.trend.iter().map(|step| step.answers).collect();
    assert_eq!(steps, [10, 10, 7]);
    assert!(verdicts.trend.windows(2).all(|pair| pair[0].to <= pair[1].from), "{:?}", verdicts.trend);
    let topics = &verdicts.topics;
    assert!(topics.iter().all(|topic| topic.bias.is_some() == (topic.answers >= 5)), "{topics:?}");
    assert_eq!((part(&view, Against::Rescores).answers, part(&view, Against::Mentors).answers), (0, 0));
    assert_eq!(part(&view, Against::Rescores).bias, None, "of nothing there is no bias");

    // Seven are scored again, "partly": half a scale lower.
    for item in 0..7 {
        let again = desk.hotseat.begin_rescore(session.clone(), item).unwrap();
        let judgements = again.points.iter().map(|point| (point.id.clone(), Judgement::Partly)).collect();
        desk.hotseat.rescore(session.clone(), item, OwnScore { judgements, ..OwnScore::default() }).unwrap();
    }
    check(&desk.hotseat.calibration().unwrap(), Against::Rescores, 7, 0.5);

    // A mentor scores six of them one level lower, of four levels, in every row.
    let items: Vec<u32> = (0..6).collect();
    let path = desk.path().join("page.html");
    let choice =
        ShareChoice { session: session.clone(), items: items.clone(), words: true, ..ShareChoice::default() };
    desk.hotseat.share(choice, path.display().to_string()).unwrap();
    let page = std::fs::read_to_string(path).unwrap();
    let data = page.split_once("id=\"answers\">").unwrap().1.split_once("</script>").unwrap().0;
    let shared: SharedAnswers = serde_json::from_str(data).unwrap();
    let rows: serde_json::Map<_, _> =
        shared.rubric.rows.iter().map(|row| (row.id.clone(), json!(2))).collect();
    let response = json!({"format": "hotseat-response", "version": 1, "id": "m", "bundle": shared.bundle, "name": "Grace",
        "made": "2026-12-01T10:00:00Z",
        "items": items.iter().map(|item| json!({"item": item, "rows": rows})).collect::<Vec<_>>()});
    let file = desk.path().join("r.json");
    std::fs::write(&file, response.to_string()).unwrap();
    desk.hotseat.merge_response(file.display().to_string()).unwrap();
    let view = desk.hotseat.calibration().unwrap();
    check(&view, Against::Mentors, 6, 1.0 / 3.0);
    let row = &view.mentor_rows[0];
    assert_eq!((view.mentor_rows.len(), row.agreement.pairs, row.agreement.near), (4, 6, 6), "{row:?}");
    check(&view, Against::Verdicts, 27, 1.0);
}

#[test]
fn what_the_person_overruled_or_was_misheard_does_not_count() {
    let desk = Desk::new();
    let session = held(&desk, 20);
    let before = desk.hotseat.calibration().unwrap();
    let pairs = |view: &CalibrationView| part(view, Against::Verdicts).agreement.as_ref().unwrap().pairs;
    let points = &desk.exported(&session).plan.items[0].question.key_points;
    let point = |at: usize| points[at].id.clone();
    let verdict = Some(hotseat_interview::Verdict::Covered);
    desk.hotseat.amend(session.clone(), Action::Overrule { item: 0, key_point: point(0), verdict }).unwrap();
    let reason = Some(hotseat_interview::MissReason::Misheard);
    desk.hotseat.amend(session.clone(), Action::Explain { item: 0, key_point: point(1), reason }).unwrap();
    assert_eq!(pairs(&desk.hotseat.calibration().unwrap()), pairs(&before) - 2);
    desk.hotseat.amend(session, Action::Overrule { item: 0, key_point: point(0), verdict: None }).unwrap();
    assert_eq!(pairs(&desk.hotseat.calibration().unwrap()), pairs(&before) - 1);
}
